//! What `lcw` prints of answers that are not a success.

use http::header::{CONTENT_ENCODING, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::FoundAnswer;
use super::printed::error_body;
use crate::documented::{self, Documented};

/// How `lcw` reports an answer: the words before the request, and those between the request and the status.
const FORMS: [(&str, &str); 2] = [("the service refused ", ": "), ("the service answered ", " with ")];

/// What the service may say besides its error. The error ends where one of them begins.
const MORE: [&str; 5] =
    ["detail: ", "inner error: ", "it redirects to `", "it asks for another token: ", "it asks to wait "];

/// The ids and the time in parentheses at the end of a message.
const IDS: [&str; 3] = ["request-id", "client-request-id", "date"];

/// The answers of which `lcw` tells; `None` if there is none.
pub(super) fn read(text: &str) -> Option<Vec<FoundAnswer>> {
    let found: Vec<_> = text.lines().filter(|line| !line.trim_start().starts_with('{')).filter_map(message).collect();
    (!found.is_empty()).then_some(found)
}

/// The answer of which a message tells.
pub(super) fn message(line: &str) -> Option<FoundAnswer> {
    let line = line.trim_end();
    let (start, operation, status, said) = FORMS.iter().find_map(|(beginning, between)| {
        // Beginnings before the same status are tried once: each would be read up to it.
        let mut tried = 0;
        line.match_indices(beginning).find_map(|(start, _)| {
            let rest = line.get(start + beginning.len()..).filter(|_| start >= tried)?;
            tried = line.len();
            let (operation, said) = rest.split_once(between)?;
            tried -= said.len();
            let status: StatusCode = said.get(..3)?.parse().ok()?;
            Some((start, operation, status, said))
        })
    })?;
    let said = said.strip_prefix(&status.to_string()).or_else(|| said.get(3..))?;
    let said = said.strip_prefix(" and an error").unwrap_or(said);
    let mut headers = HeaderMap::new();
    let said = without_ids(said, &mut headers).trim_start_matches(": ");
    let body = body(said, &mut headers);
    let id = target(line.get(..start)?);
    Some(FoundAnswer {
        id,
        status: Some(status),
        headers,
        body,
        documented: documented(operation),
        ..FoundAnswer::default()
    })
}

/// The target in a line about one of several: `refused    w/r: the service refused ..`.
fn target(before: &str) -> Option<String> {
    let (kind, target) = before.trim_end().strip_suffix(':')?.split_once(' ')?;
    let is_kind = ["refused", "failed", "in-doubt", "accepted", "ended"].contains(&kind);
    is_kind.then(|| target.trim().to_owned()).filter(|target| !target.is_empty())
}

/// What the request was, by its name in a message.
fn documented(operation: &str) -> Option<Documented> {
    let (verb, name) = operation.split_once('`')?;
    let name = name.strip_suffix('`')?;
    documented::called(verb.trim(), name)
}

/// Takes the ids off the end.
fn without_ids<'a>(said: &'a str, headers: &mut HeaderMap) -> &'a str {
    let ids = said.strip_suffix(')').and_then(|said| said.rsplit_once('('));
    let Some((before, ids)) = ids.filter(|(_, ids)| IDS.iter().any(|name| ids.starts_with(name))) else { return said };
    let mut last: Option<(&str, String)> = None;
    for part in ids.split(", ") {
        match (IDS.iter().find_map(|name| Some((*name, part.strip_prefix(name)?.strip_prefix(' ')?))), &mut last) {
            (Some((name, value)), _) => {
                add(headers, last.replace((name, value.to_owned())));
            }
            // A time may have a comma.
            (None, Some((_, value))) => value.extend([", ", part]),
            (None, None) => {}
        }
    }
    add(headers, last);
    before.trim_end()
}

fn add(headers: &mut HeaderMap, header: Option<(&str, String)>) {
    if let Some((name, value)) = header
        && let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&value))
    {
        headers.insert(name, value);
    }
}

/// The body that says the same, with headers for what came in headers.
fn body(said: &str, headers: &mut HeaderMap) -> Vec<u8> {
    let mut parts: Vec<String> = Vec::new();
    for part in said.split("; ") {
        match parts.last_mut() {
            Some(last) if !MORE.iter().any(|more| part.starts_with(more)) => last.extend(["; ", part]),
            _ => parts.push(part.to_owned()),
        }
    }
    let mut error = None;
    for part in &parts {
        let mut header = |name: HeaderName, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        };
        if let Some(place) = part.strip_prefix("it redirects to `").map(|place| place.trim_end_matches('`')) {
            header(LOCATION, if place.starts_with('/') { place.to_owned() } else { format!("https://{place}/") });
        } else if let Some(span) = part.strip_prefix("it asks to wait ") {
            let delay = humantime::parse_duration(span).unwrap_or_default();
            header(RETRY_AFTER, delay.as_secs().to_string());
        } else if let Some(challenge) = part.strip_prefix("it asks for another token: ") {
            let reason = challenge.split(':').next().unwrap_or(challenge);
            header(WWW_AUTHENTICATE, format!("Bearer error=\"{reason}\""));
        } else if let Some(coding) = part.strip_prefix("a body compressed with ") {
            header(CONTENT_ENCODING, coding.to_owned());
            return part.as_bytes().to_vec();
        } else if let Some(page) = part.strip_prefix("an HTML page") {
            let title = page.split('`').nth(1).unwrap_or_default();
            return format!("<html><title>{title}</title></html>").into_bytes();
        } else if error.is_none() && !part.is_empty() && !MORE.iter().any(|more| part.starts_with(more)) {
            let code = part.split_once(": ").filter(|(code, _)| !code.contains(' '));
            error = Some(match code {
                Some((code, message)) => error_body(Some(code), Some(message)),
                None if part.contains(' ') => error_body(None, Some(part)),
                None => error_body(Some(part), None),
            });
        }
    }
    error.unwrap_or_default()
}
