//! Headers that describe the body: its media type and its encoding.

use super::findings::{Findings, Place};
use super::head::{Field, Head};
use crate::excerpt;
use crate::placeholder::is_placeholder;
use crate::rule::Rule;
use crate::violation::Part;

const JSON: &str = "application/json";

const TRANSFER_ENCODING: &str = "Transfer-Encoding";

/// Headers that say how the body is encoded.
const ENCODINGS: &[&str] = &[TRANSFER_ENCODING, "Content-Encoding"];

/// `application/json`, with any parameters but another character set.
pub(super) fn content_type(field: &Field<'_>, name: &'static str, findings: &mut Findings) {
    let value = field.value.text.as_ref();
    let mut parts = value.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default();
    let charset = parts
        .filter_map(|part| part.split_once('='))
        .find_map(|(name, value)| name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"')));
    let message = if media_type.is_empty() {
        format!("`{name}` names no media type")
    } else if !media_type.eq_ignore_ascii_case(JSON) {
        format!("the media type is `{}`; expected `{JSON}`", excerpt::name(media_type, excerpt::LONGEST))
    } else {
        match charset {
            Some(charset) if !["utf-8", "utf8", "us-ascii"].iter().any(|known| known.eq_ignore_ascii_case(charset)) => {
                format!("the character set is `{}`; JSON is UTF-8", excerpt::name(charset, excerpt::LONGEST))
            }
            _ => return,
        }
    };
    let place = Place { part: Part::Header(name), span: field.value.span(), value: Some(value) };
    if is_placeholder(media_type) {
        let message = format!("`{}` in `{name}` was not filled in", excerpt::name(media_type, excerpt::LONGEST));
        return findings.push(Rule::PlaceholderLeft, place, message, format!("documented: `{name}: {JSON}`"));
    }
    findings.push(Rule::WrongContentType, place, message, format!("documented: `{name}: {JSON}`"));
}

/// Whether the body is not encoded.
pub(super) fn is_plain(head: &Head<'_>, findings: &mut Findings) -> bool {
    let mut is_plain = true;
    for name in ENCODINGS {
        for field in head.fields(name) {
            let value = field.value.text.as_ref();
            // In a request in memory, the chunks are already joined.
            let is_resolved = field.value.start.is_none() && *name == TRANSFER_ENCODING;
            if is_resolved || value.eq_ignore_ascii_case("identity") || value.is_empty() {
                continue;
            }
            is_plain = false;
            let place = Place { part: Part::Header(name), span: field.value.span(), value: Some(value) };
            let message = format!("the body is sent as `{}`", excerpt::name(value, excerpt::LONGEST));
            let help = "its content was not checked: give the body as it was before it was sent".to_owned();
            findings.push(Rule::EncodedBody, place, message, help);
        }
    }
    is_plain
}
