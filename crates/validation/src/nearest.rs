//! The name that was probably meant.

/// The candidate that differs from a name least, if it differs in case only or in at most two places: a character too
/// many, too few or wrong, or two neighbours swapped. The first of several equally near ones.
pub(crate) fn nearest(name: &str, candidates: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(name, candidate)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How far apart two names are, if they are near; a difference in case counts as none.
fn distance(a: &str, b: &str) -> Option<usize> {
    if a.eq_ignore_ascii_case(b) {
        return Some(0);
    }
    // In a short name, two places are most of it.
    let limit = if a.len().max(b.len()) < 5 { 1 } else { 2 };
    if a.is_ascii() && b.is_ascii() && a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // This also keeps the table below small: names of schemas are short. A character has at most four bytes.
    if b.len() > 256 || a.len() > 4 * (b.len() + limit) {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (lower(a), lower(b));
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // Optimal string alignment: the rows hold the distances between the first `i` and the first `j` characters, for this
    // `i` and the two before it.
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i);
        for j in 1..=b.len() {
            let substituted = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = substituted.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        // Distances only grow from row to row, and a swap skips one row at most.
        if row.iter().chain(&above).all(|distance| *distance > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    Some(above[b.len()]).filter(|distance| *distance <= limit)
}

fn lower(name: &str) -> Vec<char> {
    name.chars().map(|character| character.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str) -> Option<&'static str> {
        nearest(name, ["id", "type", "source", "operationStatus", "@odata.type"])
    }

    #[test]
    fn near_names_are_found() {
        assert_eq!(find("Source"), Some("source"));
        assert_eq!(find("sorce"), Some("source"));
        assert_eq!(find("tpye"), Some("type"));
        assert_eq!(find("operatoinStatu"), Some("operationStatus"));
        assert_eq!(find("ids"), Some("id"));
        assert_eq!(find("odata.type"), Some("@odata.type"));
    }

    #[test]
    fn far_names_are_not() {
        assert_eq!(find("x"), None);
        assert_eq!(find("status"), None);
        assert_eq!(find("sou"), None);
        assert_eq!(find(""), None);
        assert_eq!(find(&"s".repeat(100_000)), None);
    }
}
