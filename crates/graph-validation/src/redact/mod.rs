//! Removes secrets from text: the known ones, and everything that looks like a credential.

mod credentials;
mod decoded;
mod tokens;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use decoded::Decoded;

pub(crate) use tokens::hide;

use crate::escape;

/// The text that replaces a secret.
pub const HIDDEN: &str = "[hidden]";

/// The sign that something was cut.
const CUT: &str = "…";

/// Any part of a known token of at least this length is hidden, because texts may be cut anywhere.
const PART: usize = 12;

/// A shorter token is ordinary text, and is hidden only where it is the whole text, such as the value of a header.
const SHORTEST: usize = 16;

/// The beginning of a secret is hidden from this length on if the rest was cut.
const LEAST: usize = 4;

/// The maximum length of an escape in bytes.
const ESCAPE: usize = 11;

/// The maximum number of bytes of a text from outside that are read to show it.
const LONGEST: usize = 64 * 1024;

/// Removes secrets from text: known ones, and everything that looks like a credential: access and refresh tokens, client
/// secrets, private keys, signatures of URLs, and values of members with names such as `password`.
///
/// It also finds secrets that are written with escapes of URLs, JSON and HTML, even nested ones.
///
/// ```
/// use graph_validation::Redactor;
///
/// let redactor = Redactor::default().token("opaque/Token+1234567");
/// assert_eq!(redactor.redact("sent: opaque%2fToken&#43;1234567"), "sent: [hidden]");
/// assert_eq!(redactor.redact("Bearer another-opaque-token"), "Bearer [hidden]");
/// ```
#[derive(Clone, Default)]
pub struct Redactor {
    tokens: Vec<String>,
    short_tokens: Vec<String>,
    words: Vec<String>,
}

/// Shows the number of secrets only.
impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tokens = self.tokens.len() + self.short_tokens.len();
        f.debug_struct("Redactor").field("tokens", &tokens).field("words", &self.words.len()).finish()
    }
}

/// A text in which secrets are searched for, and the same without its escapes.
pub(crate) struct Searched<'t> {
    text: &'t str,
    decoded: Option<Decoded>,
}

impl<'t> Searched<'t> {
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, decoded: Decoded::of(text) }
    }

    /// The places of everything that looks like a credential, in order, with or without escapes.
    pub(crate) fn tokens(&self) -> Vec<Range<usize>> {
        let mut found = tokens::find(self.text);
        if let Some(decoded) = &self.decoded {
            found.extend(tokens::find(&decoded.text).into_iter().map(|token| decoded.original(token)));
        }
        distinct(found)
    }

    /// The texts of those.
    #[cfg(feature = "http")]
    pub(crate) fn token_texts(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let text = self.text;
        self.tokens().into_iter().filter_map(move |token| text.get(token))
    }
}

impl Redactor {
    /// Hides a token, and every part of it that is long enough to be recognized. A token of less than 16 bytes is ordinary
    /// text: it is hidden only if it is the whole text, or follows the word `Bearer` in it.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        let token = token.into();
        if token.len() >= SHORTEST {
            self.tokens.push(token);
        } else if !token.is_empty() {
            self.short_tokens.push(token);
        }
        self
    }

    /// Hides a word that is secret as a whole, but whose parts may be ordinary text.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.words.extend(Some(word.into()).filter(|word| !word.is_empty()));
        self
    }

    /// Replaces all secrets in a text by [`HIDDEN`].
    #[must_use]
    pub fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let searched = Searched::new(text);
        let mut found = searched.tokens();
        found.extend(self.short(text));
        found.extend(self.known(&searched));
        found.extend(self.beginnings(text));
        let found = distinct(found);
        if found.is_empty() {
            return text.into();
        }
        let mut redacted = String::with_capacity(text.len());
        let mut done = 0;
        for secret in found {
            redacted.push_str(text.get(done..secret.start).unwrap_or_default());
            redacted.push_str(HIDDEN);
            done = secret.end;
        }
        redacted.push_str(text.get(done..).unwrap_or_default());
        redacted.into()
    }

    /// Makes text from outside safe to show: without secrets, on one line, without characters that hide others, cut after
    /// `longest` characters.
    #[must_use]
    pub fn show(&self, text: &str, longest: usize) -> String {
        let end = floor_boundary(text, LONGEST);
        let safe = escape::escaped(&self.redact(text.get(..end).unwrap_or_default()));
        match safe.char_indices().nth(longest) {
            Some((end, _)) => format!("{}…", &safe[..end]),
            None => safe,
        }
    }

    /// The place of a short token, if it is the whole text.
    fn short(&self, text: &str) -> Option<Range<usize>> {
        if self.short_tokens.is_empty() {
            return None;
        }
        let value = text.trim();
        let value = match value.split_once(' ') {
            Some((scheme, value)) if scheme.eq_ignore_ascii_case("Bearer") => value.trim_start(),
            _ => value,
        };
        let start = text.trim_end().len() - value.len();
        self.short_tokens.iter().any(|token| token == value).then(|| start..start + value.len())
    }

    /// The places of the known secrets in a text, in any order.
    pub(crate) fn known(&self, text: &Searched<'_>) -> Vec<Range<usize>> {
        if self.tokens.is_empty() && self.words.is_empty() {
            return Vec::new();
        }
        let mut found = self.within(text.text);
        if let Some(decoded) = &text.decoded {
            found.extend(self.within(&decoded.text).into_iter().map(|secret| decoded.original(secret)));
        }
        found
    }

    fn within(&self, text: &str) -> Vec<Range<usize>> {
        let places = self.words.iter().flat_map(|word| text.match_indices(word.as_str()));
        let mut found: Vec<_> = places.map(|(start, word)| start..start + word.len()).collect();
        for token in &self.tokens {
            let length = token.len().min(PART);
            let parts: HashSet<&[u8]> = token.as_bytes().windows(length).collect();
            let windows = text.as_bytes().windows(length).enumerate();
            let parts = windows.filter(|(_, window)| parts.contains(window)).map(|(start, _)| start..start + length);
            // A token need not be ASCII, but a part of a character is not shown.
            found.extend(parts.map(|part| floor_boundary(text, part.start)..ceil_boundary(text, part.end)));
        }
        found
    }

    /// Beginnings of secrets before the sign that the rest was cut.
    fn beginnings(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if self.tokens.is_empty() && self.words.is_empty() {
            return found;
        }
        let secrets: Vec<&[u8]> = self.tokens.iter().chain(&self.words).map(String::as_bytes).collect();
        for (cut, _) in text.match_indices(CUT) {
            let before = text.get(..cut).unwrap_or_default();
            let whole = Decoded::of(before);
            let decoded = whole.as_ref().map_or(before.as_bytes(), |whole| whole.text.as_bytes());
            for secret in &secrets {
                let start = beginning(decoded, secret);
                let start = start.map(|start| whole.as_ref().map_or(start, |whole| whole.original(start..start).start));
                found.extend(start.map(|start| start..cut));
            }
        }
        found
    }
}

/// Where the longest beginning of a secret starts that a text ends with. An escape behind it may have been cut in two.
fn beginning(text: &[u8], secret: &[u8]) -> Option<usize> {
    let rests = (0..ESCAPE.min(text.len()))
        .filter(|rest| *rest == 0 || matches!(text.get(text.len() - rest), Some(b'%' | b'\\' | b'&')));
    let ends: Vec<&[u8]> = rests.filter_map(|rest| text.get(..text.len() - rest)).collect();
    (LEAST..=secret.len()).rev().find_map(|length| {
        let part = secret.get(..length)?;
        ends.iter().find(|end| end.ends_with(part)).map(|end| end.len() - length)
    })
}

/// The beginning of a text, of at most `longest` bytes.
pub(crate) fn beginning_of(text: &str, longest: usize) -> &str {
    text.get(..floor_boundary(text, longest)).unwrap_or_default()
}

/// The last boundary between characters that is not behind an offset.
fn floor_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// The first boundary between characters that is not before an offset.
fn ceil_boundary(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// A text with its escapes resolved; none if it has none.
#[cfg(feature = "http")]
pub(crate) fn unescaped(text: &str) -> Option<String> {
    Decoded::of(text).map(|decoded| decoded.text)
}

/// The places in order. Those that overlap or touch become one, so that both their beginnings and their ends are in order.
pub(crate) fn distinct(mut all: Vec<Range<usize>>) -> Vec<Range<usize>> {
    all.sort_unstable_by_key(|range| (range.start, range.end));
    let mut distinct: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all.into_iter().filter(|range| !range.is_empty()) {
        match distinct.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => distinct.push(range),
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TOKEN: &str = "opaque/Token+with~signs=and.digits0123456789";

    fn hide(text: &str) -> String {
        Redactor::default().token(TOKEN).show(text, 1000)
    }

    #[test]
    fn a_token_is_hidden_however_it_is_written() {
        let each = |escape: fn(u8) -> String| TOKEN.bytes().map(escape).collect::<Vec<_>>().concat();
        let percent = each(|byte| format!("%{byte:02X}"));
        let json = each(|byte| format!("\\u{byte:04x}"));
        let html = each(|byte| format!("&#{byte};"));
        let hex = each(|byte| format!("&#x{byte:x};"));
        let twice = percent.replace('%', "&#37;");
        for written in
            [TOKEN, &TOKEN.replace('/', "\\/"), &TOKEN.replace('/', "%2f"), &percent, &json, &html, &hex, &twice]
        {
            assert_eq!(hide(&format!("a {written} ü {written}")), "a [hidden] ü [hidden]");
        }
        assert_eq!(hide(&format!("{TOKEN}{TOKEN}")), "[hidden]");
        assert_eq!(hide(&format!("…{}", &TOKEN[20..40])), "…[hidden]");
    }

    #[test]
    fn a_short_token_is_hidden_as_a_whole_text_only() {
        let redactor = Redactor::default().token("any");
        for text in ["TooManyRequests", "any request", "the token any", "any any"] {
            assert_eq!(redactor.redact(text), text);
        }
        for (text, expected) in [("any", "[hidden]"), (" any\n", " [hidden]\n"), ("Bearer any", "Bearer [hidden]")] {
            assert_eq!(redactor.redact(text), expected);
        }
    }

    #[test]
    fn each_of_several_tokens_is_hidden() {
        let tokens = [TOKEN, "another+one/with.signs-9876543210", "k"];
        let redactor = tokens.into_iter().fold(Redactor::default(), Redactor::token);
        let text = format!("{TOKEN} another%2Bone/with.signs-9876543210 and.digits0123456789another+one/with.signs");
        assert_eq!(redactor.show(&text, 1000), "[hidden] [hidden] [hidden]");
        assert_eq!(format!("{redactor:?}"), "Redactor { tokens: 3, words: 0 }");
    }

    #[test]
    fn a_word_is_hidden_as_a_whole_and_where_it_was_cut() {
        let redactor = Redactor::default().word("SuperSecretTok3n/Value99");
        for (text, expected) in [
            ("a SuperSecretTok3n/Value99 b", "a [hidden] b"),
            ("a SuperSecretTok3n%2fValue99 b", "a [hidden] b"),
            ("a SuperSecretTok3n&#x2F;Value99 b", "a [hidden] b"),
            ("a \\u0053uperSecretTok3n\\/Value99 b", "a [hidden] b"),
            ("a `SuperSecr…`", "a `[hidden]…`"),
            ("a `SuperSecr\\u00…`", "a `[hidden]…`"),
            ("a `SuperSecretTok3n&#x…`", "a `[hidden]…`"),
            ("a `SuperSecretTok3n%2…` and %41", "a `[hidden]…` and %41"),
            ("a Sup…", "a Sup…"),
            ("SecretTok3n/Value99", "SecretTok3n/Value99"),
        ] {
            assert_eq!(redactor.redact(text), expected);
        }
    }

    #[test]
    fn other_text_stays() {
        for text in ["", "a %2 %zz \\u00 \\ &#; &#x; &#1114112;", "opaque/Toke", "%C3%BC"] {
            assert_eq!(hide(text), text);
        }
        assert_eq!(hide("a\u{202e}\n"), "a\\u202e\\u000a");
        assert_eq!(Redactor::default().show(&"ü".repeat(9), 4), "üüüü…");
    }

    proptest! {
        #[test]
        fn no_part_of_a_token_is_left(
            token in "[!-~]{16,60}", before in ".{0,20}", after in ".{0,20}", cut in 12_usize..60,
        ) {
            let part = &token[..cut.min(token.len())];
            let shown = Redactor::default().token(token.as_str()).show(&format!("{before}{part}{after}"), 1000);
            prop_assert!(!shown.contains(part) || before.contains(part) || HIDDEN.contains(part), "{shown}");
        }
    }
}
