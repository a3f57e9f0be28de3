//! Converts spans to lines and columns.

use json_places::LineIndex;

use crate::violation::Violation;

/// Sets line and column of each violation.
pub(crate) fn locate(violations: &mut [Violation], input: &[u8]) {
    // Indexing the lines costs about as much as reading, and right input does not need it.
    if violations.is_empty() {
        return;
    }
    let lines = LineIndex::new(readable(input));
    for violation in violations {
        violation.position = violation.span.map(|span| lines.position(span.start));
    }
}

/// The input up to the first byte that is not UTF-8. No violation has a place behind that byte.
pub(crate) fn readable(input: &[u8]) -> &str {
    match std::str::from_utf8(input) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&input[..error.valid_up_to()]).unwrap_or_default(),
    }
}
