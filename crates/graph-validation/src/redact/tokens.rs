//! Texts that look like credentials. No report shows them, not even in part. Access tokens are here, others in
//! `credentials`.

use std::borrow::Cow;
use std::ops::Range;

use super::credentials::is_token_byte;
use super::decoded::unit;
use super::{CUT, HIDDEN, credentials, distinct, floor_boundary};

/// How a JSON web token begins: the Base64 of `{"`.
const START: &[u8] = b"eyJ";

/// The least number of bytes of a JSON web token.
const SHORTEST: usize = 20;

/// The word before a token.
const BEARER: &[u8] = b"bearer";

/// The least number of bytes of a token behind that word.
const LEAST_BEARER: usize = 8;

/// Credentials other than tokens are searched for up to this number of bytes behind the end of what is shown.
const BEHIND: usize = 4096;

/// At most `longest` bytes of a text with credentials hidden, and whether that is less than the text.
pub(crate) fn hide(text: &str, longest: usize) -> (Cow<'_, str>, bool) {
    let end = floor_boundary(text, longest);
    let near = text.get(..floor_boundary(text, end.saturating_add(BEHIND))).unwrap_or_default();
    let mut found = credentials::find(near);
    found.extend(all(text, end));
    let mut shown = String::new();
    let mut done = 0;
    for secret in distinct(found).into_iter().take_while(|secret| secret.start < end) {
        shown.push_str(text.get(done..secret.start).unwrap_or_default());
        shown.push_str(HIDDEN);
        done = secret.end;
    }
    if done >= end && done > 0 {
        return (shown.into(), done < text.len());
    }
    let rest = text.get(done..end).unwrap_or_default();
    let shown = if done == 0 { rest.into() } else { (shown + rest).into() };
    (shown, end < text.len())
}

/// The places of everything that looks like a credential, in any order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = credentials::find(text);
    found.extend(all(text, text.len()));
    found
}

/// The tokens that begin before an offset, in order.
fn all(text: &str, end: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut done = 0;
    std::iter::from_fn(move || {
        let token = first(text, done, end)?;
        done = token.end;
        Some(token)
    })
}

/// The first token that begins between two offsets.
fn first(text: &str, from: usize, to: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let until = to.min(bytes.len());
    // The last letter of the beginning is much rarer than its first.
    let behind = START.len() - 1;
    let end = (until + behind).min(bytes.len());
    let mut at = from;
    // Tokens that begin behind the end are not searched for, as the text may be much longer than what is shown. A token
    // that begins before the end counts as a whole.
    while let Some(found) = memchr::memchr3(b'J', b'b', b'B', bytes.get(at..end)?) {
        let found = at + found;
        let begin = found.checked_sub(behind).filter(|begin| *begin >= from && bytes[*begin..].starts_with(START));
        let (start, shortest, next) = match begin {
            Some(begin) => (begin, SHORTEST, found + 1),
            None if is_bearer(&bytes[found..]) => {
                (behind_separators(bytes, found + BEARER.len()), LEAST_BEARER, found + BEARER.len())
            }
            None => {
                at = found + 1;
                continue;
            }
        };
        let is_word = begin.is_none();
        // The word alone is not a secret.
        let stop = if is_word && start == found + BEARER.len() { start } else { token_end(bytes, start) };
        let is_cut = stop > start && bytes[stop..].starts_with(CUT.as_bytes());
        if start < until && (stop - start >= shortest || is_cut) {
            return Some(start..stop);
        }
        at = next;
    }
    None
}

fn is_bearer(bytes: &[u8]) -> bool {
    bytes.get(..BEARER.len()).is_some_and(|word| word.eq_ignore_ascii_case(BEARER))
}

/// The end of the separators between the word and its token. A line end is one if the next line continues it.
fn behind_separators(bytes: &[u8], mut at: usize) -> usize {
    while let Some((byte, length)) = unit(bytes, at) {
        let is_separator = match byte {
            b'\r' | b'\n' => length > 1 || matches!(bytes.get(at + 1), Some(b' ' | b'\t' | b'\n')),
            _ => !byte.is_ascii() || matches!(byte, b' ' | b'\t' | b':' | b'=' | b'"' | b'\'' | b',' | b'\\'),
        };
        if !is_separator || bytes[at..].starts_with(CUT.as_bytes()) {
            break;
        }
        at += length;
    }
    at
}

fn token_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some((byte, length)) = unit(bytes, at).filter(|(byte, _)| is_token_byte(*byte)) {
        debug_assert!(byte.is_ascii());
        at += length;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::{Redactor, Searched};

    const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl";

    #[test]
    fn a_token_is_hidden_whole() {
        let text = format!("{{\"a\": \"{TOKEN}\", \"b\": \"Bearer {TOKEN}\"}}");
        assert_eq!(hide(&text, usize::MAX), ("{\"a\": \"[hidden]\", \"b\": \"Bearer [hidden]\"}".into(), false));
        assert_eq!(hide(&text, 10), ("{\"a\": \"[hidden]".into(), true));
        let found: Vec<_> = Searched::new(&text).tokens().into_iter().map(|token| &text[token]).collect();
        assert_eq!(found, [TOKEN, TOKEN]);
        assert_eq!(hide(TOKEN, 1), (HIDDEN.into(), false));
    }

    #[test]
    fn what_follows_the_word_is_hidden() {
        let token = "SuperSecretTok3nValue99";
        for between in [" ", ": ", "=", "\": \"", "%20", "\\u0020", "\\\"", "\r\n ", "\u{a0}", " '"] {
            for word in ["Bearer", "bearer", "BEARER"] {
                let mut text = format!("x {word}{between}{token} y");
                text = Redactor::default().redact(&text).into_owned();
                assert_eq!(text, format!("x {word}{between}[hidden] y"));
            }
        }
        assert_eq!(Redactor::default().redact("Bearer Sup…"), "Bearer [hidden]…");
        assert_eq!(hide(&format!("Bearer {token}"), 9).0, "Bearer [hidden]");
        assert_eq!(hide(&format!("Bearer {token}"), 6), ("Bearer".into(), true));
        let escaped = TOKEN.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!(Searched::new(&escaped).tokens().first(), Some(&(0..escaped.len())));
        assert_eq!(find("eyJ0eXAiOiJKV1QiLCJhbGci/rest+a=").first(), Some(&(0..32)));
    }

    #[test]
    fn other_text_stays() {
        for text in
            ["Bearer {token-to-be-written}", "`Bearer` and the token", "Bearer\nContent-Type: x", "Bearer of it"]
        {
            assert_eq!(hide(text, usize::MAX), (text.into(), false));
            assert!(find(text).is_empty(), "{text}");
        }
        for text in ["", "eyJ", "eyJ short", "completed", "é"] {
            assert_eq!(hide(text, usize::MAX), (text.into(), false));
        }
        assert_eq!(hide("aéb", 2), ("a".into(), true));
    }

    #[test]
    fn many_beginnings_of_tokens_take_no_longer() {
        for beginning in ["eyJ ", "eyJ", "Bearer ", "bearer", "Bearer a "] {
            let text = beginning.repeat(200_000);
            assert!(find(&text).len() < 2, "{beginning}");
        }
    }
}
