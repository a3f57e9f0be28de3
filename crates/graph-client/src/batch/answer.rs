//! The answer to a request with several calls.

use std::collections::HashMap;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use json_places::{Kind, Value};

use super::{Outcome, body};
use crate::base64url;
use crate::error::Failure;

/// The maximum number of ids, and of characters of each, that an error shows.
const MOST: usize = 3;
const LONGEST: usize = 40;

/// Reads the answers to the calls at these places, in their order. What is wrong with the answer as a whole is wrong with
/// each of them.
pub(super) fn read(text: &[u8], parts: &[usize]) -> Vec<Outcome> {
    let answers = match Answers::read(text) {
        Ok(answers) => answers,
        Err(message) => return vec![Err(Failure::Unreadable(message)); parts.len()],
    };
    let ids: Vec<_> = parts.iter().map(|index| body::id(*index)).collect();
    let unknown = answers.unknown(&ids);
    ids.iter().map(|id| answers.of(id, &unknown).map_err(Failure::Unreadable)).collect()
}

/// The answers by the ids of the calls.
struct Answers<'a> {
    text: &'a [u8],
    by_id: HashMap<String, Vec<Value<'a>>>,
    /// How many have no id.
    without_id: usize,
}

impl<'a> Answers<'a> {
    fn read(text: &'a [u8]) -> Result<Self, String> {
        let root = json_places::parse_bytes(text)
            .map_err(|error| format!("the answer to the batch cannot be read as JSON: {error}"))?;
        let responses = root.member("responses").map(|member| &member.value);
        let Some(responses) = responses.and_then(Value::as_array) else {
            let found = match responses {
                Some(found) => format!("{} as `responses`", found.kind_name()),
                None => root.kind_name().to_owned(),
            };
            return Err(format!(
                "expected an object with an array `responses` as the answer to the batch, found {found}"
            ));
        };
        let mut answers = Self { text, by_id: HashMap::new(), without_id: 0 };
        for response in responses {
            let id = match response.member("id").map(|id| &id.value.kind) {
                Some(Kind::String(id)) => id.clone().into_owned(),
                Some(Kind::Number(id)) => (*id).to_owned(),
                _ => {
                    answers.without_id += 1;
                    continue;
                }
            };
            answers.by_id.entry(id).or_default().push(response.clone());
        }
        Ok(answers)
    }

    /// What the answer has that belongs to no call, as the end of a sentence.
    fn unknown(&self, ids: &[String]) -> String {
        let mut unknown: Vec<_> = self.by_id.keys().filter(|id| !ids.contains(id)).collect();
        unknown.sort_unstable();
        let shown = unknown.iter().take(MOST).map(|id| format!("`{}`", id.chars().take(LONGEST).collect::<String>()));
        let mut parts: Vec<_> = shown.collect();
        if unknown.len() > MOST {
            parts.push("others".to_owned());
        }
        if self.without_id > 0 {
            parts.push(format!("{} without an id", self.without_id));
        }
        if parts.is_empty() { String::new() } else { format!("; it has parts of no call: {}", parts.join(", ")) }
    }

    /// The answer to the call with that id.
    fn of(&self, id: &str, unknown: &str) -> Result<Response<Vec<u8>>, String> {
        match self.by_id.get(id).map(Vec::as_slice) {
            None | Some([]) => Err(format!("the answer to the batch has no part `{id}`{unknown}")),
            Some([answer]) => self.response(answer).map_err(|message| format!("{message} in part `{id}` of the batch")),
            Some(several) => {
                let statuses: Vec<_> =
                    several.iter().filter_map(status).map(|status| status.as_str().to_owned()).collect();
                let (count, statuses) = (several.len(), statuses.join(", "));
                Err(format!("the answer to the batch has {count} parts `{id}`, with these statuses: {statuses}"))
            }
        }
    }

    fn response(&self, answer: &Value<'_>) -> Result<Response<Vec<u8>>, String> {
        let status = status(answer).ok_or("expected a number from 100 to 999 as `status`")?;
        let headers = headers(answer)?;
        let body = answer.member("body").map(|member| self.body(&member.value, &headers)).unwrap_or_default();
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }

    /// The bytes of a body: JSON as it is written, text from the string that holds it, anything else also from base64.
    /// Without a media type it is base64 only if that of a text.
    fn body(&self, body: &Value<'_>, headers: &HeaderMap) -> Vec<u8> {
        let media_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
        let media_type = media_type.trim_ascii_start().to_ascii_lowercase();
        let is_json = media_type.windows(4).any(|part| part == b"json");
        match &body.kind {
            Kind::Null => Vec::new(),
            Kind::String(text) if !is_json => {
                let decoded = if media_type.starts_with(b"text/") { None } else { base64url::decoded(text) };
                let decoded = decoded.filter(|bytes| !media_type.is_empty() || str::from_utf8(bytes).is_ok());
                decoded.unwrap_or_else(|| text.as_bytes().to_vec())
            }
            _ => self.text.get(body.span().start..body.span().end).unwrap_or_default().to_vec(),
        }
    }
}

fn status(answer: &Value<'_>) -> Option<StatusCode> {
    let status = match &answer.member("status")?.value.kind {
        Kind::Number(digits) => digits.parse().ok()?,
        Kind::String(digits) => digits.parse().ok()?,
        _ => return None,
    };
    StatusCode::from_u16(status).ok()
}

/// The headers that are valid, if they are not too many.
fn headers(answer: &Value<'_>) -> Result<HeaderMap, String> {
    let members = answer.member("headers").and_then(|headers| headers.value.as_object()).unwrap_or_default();
    let header = |member: &json_places::Member<'_>| {
        let value = match &member.value.kind {
            Kind::String(text) => HeaderValue::from_str(text).ok()?,
            Kind::Number(digits) => HeaderValue::from_str(digits).ok()?,
            _ => return None,
        };
        Some((HeaderName::from_bytes(member.name.as_bytes()).ok()?, value))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in members.iter().filter_map(header) {
        headers.try_append(name, value).map_err(|_| format!("found too many headers ({})", members.len()))?;
    }
    Ok(headers)
}
