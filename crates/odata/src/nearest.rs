//! The name that was probably meant.

use strsim::osa_distance;

/// No name of a schema is longer than this, in bytes; longer ones are not compared.
const LONGEST: usize = 256;

/// The candidate that differs least from a name: in case only, or in at most two places, of which each is a character too
/// many, too few or wrong, or two neighbours swapped. Of several equally near ones, the first.
///
/// ```
/// use odata_types::nearest;
///
/// assert_eq!(nearest("tilte", ["author", "title"]), Some("title"));
/// assert_eq!(nearest("publisher", ["author", "title"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Names of a request may be of any length.
    if name.len() > LONGEST {
        return None;
    }
    let length = characters(name);
    let distance = |candidate: &str| {
        if name.eq_ignore_ascii_case(candidate) {
            return Some(0);
        }
        let candidate_length = characters(candidate);
        // In a short name, two places are most of it.
        let limit = if length.max(candidate_length) < 5 { 1 } else { 2 };
        if candidate.len() > LONGEST || length.abs_diff(candidate_length) > limit {
            return None;
        }
        let distance = osa_distance(&name.to_ascii_lowercase(), &candidate.to_ascii_lowercase());
        Some(distance).filter(|distance| *distance <= limit)
    };
    let near = candidates.into_iter().filter_map(|candidate| Some((distance(candidate)?, candidate)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The number of characters of a text. Names are ASCII nearly always, which needs no count.
fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
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
        assert_eq!(nearest("recéipt", ["receipt"]), Some("receipt"));
    }

    #[test]
    fn far_names_are_not() {
        assert_eq!(find("x"), None);
        assert_eq!(find("status"), None);
        assert_eq!(find("sou"), None);
        assert_eq!(find(""), None);
        assert_eq!(find(&"s".repeat(100_000)), None);
    }

    #[test]
    fn of_equally_near_names_the_first_is_taken() {
        assert_eq!(nearest("beok", ["book", "beck"]), Some("book"));
    }
}
