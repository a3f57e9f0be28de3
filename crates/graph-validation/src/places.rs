//! From spans to lines and columns.

use json_places::LineIndex;

use crate::violation::Violation;

/// Says at which line and column of the input each violation stands.
pub(crate) fn locate(violations: &mut [Violation], input: &[u8]) {
    // Looking at every line costs about as much as reading, and good input has no use for it.
    if violations.is_empty() {
        return;
    }
    let lines = LineIndex::new(readable(input));
    for violation in violations {
        violation.position = violation.span.map(|span| lines.position(span.start));
    }
}

/// The input up to the first byte that is not UTF-8, behind which no violation stands.
pub(crate) fn readable(input: &[u8]) -> &str {
    match std::str::from_utf8(input) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&input[..error.valid_up_to()]).unwrap_or_default(),
    }
}
