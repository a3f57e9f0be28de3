//! Names that may have been meant.

/// The candidate that is most like `name`, if one is like it at all.
pub(crate) fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // Every missing character is an edit, so that most candidates need no closer look.
        if candidate.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = if candidate.eq_ignore_ascii_case(name) { 0 } else { distance(name, candidate) };
        if distance <= allowed && best.is_none_or(|known| (distance, candidate) < known) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many characters must be inserted, removed, replaced or swapped with their neighbours to get from one text to the
/// other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    // The costs up to the character before the last one, and up to the last one.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (index, character) in from.chars().enumerate() {
        let mut row = vec![index + 1];
        for (column, other) in to.iter().enumerate() {
            let cost = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut edits = cost(&last, column) + usize::from(character != *other);
            edits = edits.min(cost(&last, column + 1) + 1).min(cost(&row, column) + 1);
            let swapped = column
                .checked_sub(1)
                .filter(|neighbour| previous == Some(*other) && to.get(*neighbour) == Some(&character));
            if let Some(neighbour) = swapped {
                edits = edits.min(cost(&before, neighbour) + 1);
            }
            row.push(edits);
        }
        before = std::mem::replace(&mut last, row);
        previous = Some(character);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        for (from, to, edits) in
            [("", "", 0), ("run", "", 3), ("run", "runs", 1), ("wirte", "write", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(from, to), edits, "{from} to {to}");
            assert_eq!(distance(to, from), edits, "{to} to {from}");
        }
    }

    #[test]
    fn only_like_names_are_suggested() {
        let known = ["cancelScope", "cancelRunsScope", "run"];
        assert_eq!(closest("cancelSkope", known), Some("cancelScope"));
        assert_eq!(closest("CANCELSCOPE", known), Some("cancelScope"));
        assert_eq!(closest("workflow", known), None);
    }
}
