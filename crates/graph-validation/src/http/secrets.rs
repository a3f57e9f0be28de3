//! The secrets of a request: credentials in any place.

use std::ops::Range;

use json_places::Span;

use super::head::Head;
use super::target::Target;
use crate::placeholder::is_placeholder;
use crate::redact::{Redactor, Searched, distinct, unescaped};

/// A shorter word is not searched for, as it may occur in a message for other reasons.
const SHORTEST: usize = 20;

/// A longer placeholder in the place of a secret is not shown.
const LONGEST_PLACEHOLDER: usize = 48;

/// Separates the parts of a header or a query.
const SEPARATORS: [char; 8] = [':', '=', ';', ',', '"', '\'', '@', '&'];

/// The most words that are searched for: a request has one token, but hostile text may have any number.
const MOST: usize = 64;

/// Words at the beginning of `Authorization` that are not secret.
const SCHEMES: &[&str] = &["Bearer", "Basic", "Digest", "Negotiate", "NTLM", "PoP"];

/// The first word of a header such as `Authorization`, if it is the name of a scheme.
pub(super) fn scheme(value: &str) -> Option<&str> {
    let word = value.split_ascii_whitespace().next()?;
    SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(word)).then_some(word)
}

/// Whether a text in the place of a secret is a placeholder that may be shown, such as `{{token}}`. With digits it might be a
/// secret between braces.
pub(super) fn is_shown_placeholder(text: &str) -> bool {
    is_placeholder(text) && text.len() <= LONGEST_PLACEHOLDER && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether the value of a header is secret.
pub(super) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["auth", "cookie", "token", "secret", "key", "password", "assertion"].iter().any(|word| name.contains(word))
}

/// A redactor of the secret words of a request: those of secret headers and of the URL, and those of other places that are
/// known to be secret.
pub(super) fn redactor<'a>(head: Option<&'a Head<'_>>, others: impl Iterator<Item = &'a str>) -> Redactor {
    let mut words = Vec::new();
    for field in head.into_iter().flat_map(|head| &head.fields).filter(|field| is_secret(&field.name.text)) {
        push_words(&mut words, &field.value.text);
    }
    if let Some(head) = head {
        for secret in url(&head.target.text) {
            push_words(&mut words, head.target.text.get(secret).unwrap_or_default());
        }
    }
    for other in others {
        push_words(&mut words, other);
    }
    words.into_iter().fold(Redactor::default(), Redactor::word)
}

/// Adds the words of a secret that are long enough to be searched for, and their parts.
fn push_words(words: &mut Vec<String>, secret: &str) {
    let unescaped = unescaped(secret);
    for word in secret.split_ascii_whitespace().chain(unescaped.iter().flat_map(|text| text.split_ascii_whitespace())) {
        // Other parts of a URL are those of the request itself.
        if word.starts_with('/') || word.contains("://") {
            continue;
        }
        // The names in a path have no digits, and are not secret.
        let has_digit = |part: &&str| part.bytes().any(|byte| byte.is_ascii_digit());
        let parts = word.split(SEPARATORS).chain(word.split(['/', ':', '=', '@']).filter(has_digit));
        for part in std::iter::once(word).chain(parts) {
            let prefix = part.get(.."Bearer".len()).filter(|prefix| prefix.eq_ignore_ascii_case("Bearer"));
            let part = part[prefix.map_or(0, str::len)..].trim_start_matches([':', '=']);
            let is_new = part.len() >= SHORTEST && !is_placeholder(part) && !words.iter().any(|known| known == part);
            if is_new && words.len() < MOST {
                words.push(part.to_owned());
            }
        }
    }
}

/// The places of secrets in a URL: before the host, and the values of parameters that may be credentials.
pub(super) fn url(text: &str) -> Vec<Range<usize>> {
    let target = Target::split(text);
    let mut secrets: Vec<Range<usize>> = target.user.into_iter().collect();
    secrets.extend(target.query.into_iter().flat_map(|query| in_query(text, query)));
    // The text before `@` is not a host. In a URL of Graph, `@` may be part of an id.
    let host = target.authority.and_then(|authority| text.get(authority)).unwrap_or_default();
    if let (Some(scheme), false) = (target.scheme, host.to_ascii_lowercase().starts_with("graph.")) {
        let at = text.get(..target.path.end).and_then(|text| text.rfind('@'));
        secrets.extend(at.map(|at| scheme.end + "://".len()..at).filter(|range| range.start < range.end));
    }
    // A URL ends at white space. If a header follows on the same line, it may be secret.
    if let Some(space) = text.find(|character: char| character.is_ascii_whitespace())
        && (is_secret(&text[space..]) || text[space..].to_ascii_lowercase().contains("bearer"))
    {
        secrets.push(space + 1..text.len());
    }
    secrets
}

/// The places of what may be secret in a query or a fragment: the values of parameters that are none of OData, and what has no
/// name.
fn in_query(text: &str, query: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = query.start;
    let parts = text.get(query).unwrap_or_default().split_inclusive(['&', '#', '?']);
    parts.filter_map(move |part| {
        let from = start;
        start += part.len();
        let part = part.trim_end_matches(['&', '#', '?']);
        let end = from + part.len();
        match part.split_once('=') {
            Some((name, _)) => (!is_shown_parameter(name)).then_some(from + name.len() + 1..end),
            None => (part.len() >= SHORTEST).then_some(from..end),
        }
    })
}

/// Whether the value of a parameter of a URL may be shown: query options of OData, and the version of an API. Credentials have
/// any name.
fn is_shown_parameter(name: &str) -> bool {
    let unescaped = unescaped(name);
    let name = unescaped.as_deref().unwrap_or(name).trim();
    name.starts_with('$') || name.eq_ignore_ascii_case("api-version")
}

/// The text with all secrets overwritten, so that not even parts of them can be shown; `None` without a secret.
///
/// Lengths stay the same, and so do all places.
pub(super) fn overwritten(text: &str, redactor: &Redactor) -> Option<String> {
    let found = distinct(redactor.known(&Searched::new(text)));
    if found.is_empty() {
        return None;
    }
    let mut overwritten = text.to_owned();
    for secret in found {
        let stars = "*".repeat(secret.len());
        overwritten.replace_range(secret, &stars);
    }
    Some(overwritten)
}

impl Head<'_> {
    /// Overwrites secrets in everything that may be shown. Returns whether this changed a text that violations show.
    pub(super) fn redact(&mut self, redactor: &Redactor) -> bool {
        let mut is_changed = false;
        let values = self.fields.iter_mut().map(|field| (!is_secret(&field.name.text), &mut field.value));
        let shown = [(true, &mut self.method), (true, &mut self.target)];
        for (is_shown, text) in shown.into_iter().chain(values) {
            if let Some(overwritten) = overwritten(&text.text, redactor) {
                text.text = overwritten.into();
                is_changed |= is_shown;
            }
        }
        is_changed
    }
}

/// All places that must not be shown.
pub(super) fn places(text: &Searched<'_>, redactor: &Redactor, mut known: Vec<Span>) -> Vec<Span> {
    let found = redactor.known(text);
    known.extend(found.into_iter().map(|range| Span { start: range.start, end: range.end }));
    known.sort_unstable();
    known.dedup();
    known
}
