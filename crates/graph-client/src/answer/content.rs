//! Bodies that are not an error of Graph: what they are, or how they begin.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

use crate::{Token, redact};

/// The maximum number of characters that are shown of a body, and of the title of a page.
const LONGEST: usize = 400;
const LONGEST_TITLE: usize = 80;

/// How a body begins that is compressed with gzip.
const GZIP: &[u8] = b"\x1f\x8b";

/// What a body is: its form if that is known, or else its beginning; `None` if it is empty.
pub(super) fn shown(headers: &HeaderMap, body: &[u8], tokens: &[Token]) -> Option<String> {
    form(headers, body, tokens).or_else(|| {
        let text = String::from_utf8_lossy(body);
        Some(redact::shown(text.trim(), tokens, LONGEST)).filter(|shown| !shown.is_empty())
    })
}

/// The form of a body that is neither JSON nor plain text.
pub(super) fn form(headers: &HeaderMap, body: &[u8], tokens: &[Token]) -> Option<String> {
    let header = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase());
    let coding = header(CONTENT_ENCODING).filter(|coding| !coding.is_empty() && coding != "identity");
    if body.starts_with(GZIP) || (coding.is_some() && !body.is_empty()) {
        let coding = coding.unwrap_or_else(|| "gzip".to_owned());
        return Some(format!("a body compressed with {}", redact::shown(&coding, tokens, LONGEST_TITLE)));
    }
    let text = String::from_utf8_lossy(body);
    let beginning: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(15).collect();
    let beginning = beginning.to_ascii_lowercase();
    let is_html = beginning.starts_with("<!doctype html") || beginning.starts_with("<html");
    let is_called_html = header(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html"));
    if body.is_empty() || !(is_html || (is_called_html && !beginning.starts_with('{'))) {
        return None;
    }
    Some(match title(&text) {
        Some(title) => format!("an HTML page with the title `{}`", redact::shown(title, tokens, LONGEST_TITLE)),
        None => "an HTML page".to_owned(),
    })
}

/// The title of a page.
fn title(page: &str) -> Option<&str> {
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower.get(start..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find('<')?;
    page.get(start..end).map(str::trim).filter(|title| !title.is_empty())
}
