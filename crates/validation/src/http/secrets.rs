//! What nobody may see of a request: credentials, wherever they stand.

use json_places::Span;

use super::head::Head;
use super::segment::is_placeholder;

/// A word that is shorter than this may stand in a message for reasons of its own.
const SHORTEST: usize = 20;

/// The most words that are looked for: a request has one token, but a text that claims to be one may have any number.
const MOST: usize = 32;

/// Words that `Authorization` begins with and that are no secret themselves.
const SCHEMES: &[&str] = &["Bearer", "Basic", "Digest", "Negotiate", "NTLM", "PoP"];

/// The first word of a header such as `Authorization`, if it is the name of a scheme.
pub(super) fn scheme(value: &str) -> Option<&str> {
    let word = value.split_ascii_whitespace().next()?;
    SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(word)).then_some(word)
}

/// Whether the value of a header is nobody's business.
pub(super) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["authorization", "cookie", "token", "secret", "key", "password", "assertion"]
        .iter()
        .any(|word| name.contains(word))
}

/// The words of secret headers that are long enough to be looked for in the rest of the request.
pub(super) fn credentials(head: &Head<'_>) -> Vec<String> {
    let secret = head.fields.iter().filter(|field| is_secret(&field.name.text));
    let words = secret.flat_map(|field| field.value.text.split_ascii_whitespace());
    let long = words.filter(|word| word.len() >= SHORTEST && !is_placeholder(word));
    let mut words: Vec<String> = long.take(MOST).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The input with all credentials overwritten, so that whatever is said of it cannot show them; none if it holds none.
///
/// Lengths stay the same, and so do all places.
pub(super) fn conceal(input: &[u8], credentials: &[String]) -> Option<Vec<u8>> {
    let text = crate::places::readable(input);
    let mut concealed: Option<Vec<u8>> = None;
    for (start, word) in occurrences(text, credentials) {
        concealed.get_or_insert_with(|| input.to_vec())[start..start + word.len()].fill(b'*');
    }
    concealed
}

/// All places that nobody may see.
pub(super) fn places(text: &str, credentials: &[String], mut known: Vec<Span>) -> Vec<Span> {
    known.extend(occurrences(text, credentials).map(|(start, word)| Span { start, end: start + word.len() }));
    known.sort_unstable();
    known
}

fn occurrences<'a>(text: &'a str, credentials: &'a [String]) -> impl Iterator<Item = (usize, &'a str)> {
    credentials.iter().flat_map(|word| text.match_indices(word.as_str()))
}
