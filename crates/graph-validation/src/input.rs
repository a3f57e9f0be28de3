//! The input of a check as text.

use json_places::Span;

/// The text of an input up to the first byte that is not UTF-8. No violation has a place behind that byte.
#[derive(Clone, Copy)]
pub(crate) struct Input<'b> {
    pub(crate) bytes: &'b [u8],
    pub(crate) text: &'b str,
    /// The bytes that are not UTF-8.
    pub(crate) wrong: Option<Span>,
}

impl<'b> Input<'b> {
    pub(crate) fn read(bytes: &'b [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { bytes, text, wrong: None },
            Err(error) => {
                let start = error.valid_up_to();
                let text = std::str::from_utf8(bytes.get(..start).unwrap_or_default()).unwrap_or_default();
                let end = start + error.error_len().unwrap_or(bytes.len() - start);
                Self { bytes, text, wrong: Some(Span { start, end }) }
            }
        }
    }
}
