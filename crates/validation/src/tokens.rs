//! Access tokens in text of the input, which no report shows, not even in part.

use std::borrow::Cow;
use std::ops::Range;

/// What stands for a token in a report.
pub(crate) const HIDDEN: &str = "[hidden]";

/// How a JSON web token begins: the Base64 of `{"`.
const START: &str = "eyJ";

/// What is shorter than this is no token.
const SHORTEST: usize = 20;

/// The first bytes of a text, at most so many of them, with tokens hidden; and whether that is less than the text.
pub(crate) fn hide(text: &str, longest: usize) -> (Cow<'_, str>, bool) {
    let mut end = longest.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut shown = String::new();
    let mut done = 0;
    while let Some(token) = first(text, done, end) {
        shown.push_str(text.get(done..token.start).unwrap_or_default());
        shown.push_str(HIDDEN);
        done = token.end;
        if done >= end {
            return (shown.into(), done < text.len());
        }
    }
    let rest = text.get(done..end).unwrap_or_default();
    let shown = if done == 0 { rest.into() } else { (shown + rest).into() };
    (shown, end < text.len())
}

/// The places of everything that looks like a token, in order.
#[cfg(feature = "render")]
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    while let Some(token) = first(text, found.last().map_or(0, |last| last.end), text.len()) {
        found.push(token);
    }
    found
}

/// The first token that begins between two offsets.
fn first(text: &str, from: usize, to: usize) -> Option<Range<usize>> {
    // A token that begins before the end counts as a whole, wherever it ends.
    let mut searched = from;
    loop {
        // Nothing behind the end is looked at, as that may be very much more than what is shown.
        let until = (to + START.len() - 1).min(text.len());
        let found =
            text.as_bytes().get(searched..until)?.windows(START.len()).position(|bytes| bytes == START.as_bytes());
        let start = searched + found?;
        let end = start + text.as_bytes()[start..].iter().take_while(|byte| is_token_byte(**byte)).count();
        if end - start >= SHORTEST {
            return Some(start..end);
        }
        searched = end;
    }
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'=' | b'+' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl";

    #[test]
    fn a_token_is_hidden_whole() {
        let text = format!("{{\"a\": \"{TOKEN}\", \"b\": \"Bearer {TOKEN}\"}}");
        assert_eq!(hide(&text, usize::MAX), ("{\"a\": \"[hidden]\", \"b\": \"Bearer [hidden]\"}".into(), false));
        assert_eq!(hide(&text, 10), ("{\"a\": \"[hidden]".into(), true));
        let found: Vec<_> = find(&text).into_iter().map(|token| &text[token]).collect();
        assert_eq!(found, [TOKEN, TOKEN]);
        assert_eq!(hide(TOKEN, 1), (HIDDEN.into(), false));
    }

    #[test]
    fn other_text_stays() {
        for text in ["", "eyJ", "eyJ short", "completed", "é"] {
            assert_eq!(hide(text, usize::MAX), (text.into(), false));
        }
        assert_eq!(hide("aéb", 2), ("a".into(), true));
    }

    #[test]
    fn many_beginnings_of_tokens_take_no_longer() {
        let text = "eyJ ".repeat(200_000);
        assert!(find(&text).is_empty());
    }
}
