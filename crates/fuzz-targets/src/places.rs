//! Places that messages name: a line, and a column in characters, both from 1.

/// Whether a text has the line, and the line has the column or ends there.
pub(crate) fn has(text: &str, line: u32, column: u32) -> bool {
    let (Some(before), Some(column)) = ((line as usize).checked_sub(1), (column as usize).checked_sub(1)) else {
        return false;
    };
    text.split('\n').nth(before).is_some_and(|line| column <= line.chars().count())
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn a_place_is_within_its_line() {
        for (line, column) in [(1, 1), (1, 3), (2, 1), (2, 2), (3, 1)] {
            assert!(has("aö\nb\n", line, column), "{line}:{column}");
        }
        for (line, column) in [(0, 1), (1, 0), (1, 4), (2, 3), (3, 2), (4, 1)] {
            assert!(!has("aö\nb\n", line, column), "{line}:{column}");
        }
    }
}
