//! Answers as JSON: an error body, a batch, the history of a run, or lines of `lcw`.

use http::{HeaderMap, StatusCode};
use serde_json::{Deserializer, Map, Value};

use super::{FoundAnswer, add_header, lcw};

/// How deep answers are searched for.
const DEEPEST: usize = 16;

/// The names of a status beside headers or a body.
const STATUS: [&str; 2] = ["statusCode", "status"];

/// The parts of an answer of a batch.
const PARTS: [&str; 4] = ["id", "status", "headers", "body"];

/// The answers in JSON values, which may follow text; `None` if there is none.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<FoundAnswer>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut found = Vec::new();
    // A tool may print a message before the JSON.
    let start = text.find(['{', '['])?;
    for value in Deserializer::from_str(text.get(start..)?).into_iter::<Value>().map_while(Result::ok) {
        collect(&value, DEEPEST, &mut found);
    }
    (!found.is_empty()).then_some(found)
}

fn collect(value: &Value, depth: usize, found: &mut Vec<FoundAnswer>) {
    match value {
        _ if depth == 0 => {}
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth - 1, found)),
        Value::Object(object) => match answer(object) {
            Some(answer) => found.push(answer),
            None => object.values().for_each(|value| collect(value, depth - 1, found)),
        },
        _ => {}
    }
}

/// An object with a status beside a body, or with an error; or an answer of a batch, of which every part but the status may be
/// missing.
fn answer(object: &Map<String, Value>) -> Option<FoundAnswer> {
    let body = object.get("body").filter(|body| !body.is_null());
    let has_error =
        |object: &Map<String, Value>| object.get("error").is_some_and(|error| error.is_object() || error.is_string());
    let has_content = body.is_some_and(|body| body.is_object() || body.is_string())
        || object.get("headers").is_some_and(Value::is_object)
        || has_error(object)
        || object.keys().all(|name| PARTS.contains(&name.as_str()));
    let number = STATUS.iter().find_map(|name| status(object.get(*name)?)).filter(|_| has_content);
    if number.is_none() && !has_error(object) {
        let body = is_bare(object).then(|| serde_json::json!({ "error": object }).to_string().into_bytes());
        return body.map(|body| FoundAnswer { body, ..FoundAnswer::default() });
    }
    let id = object.get("id").filter(|_| number.is_some()).or_else(|| object.get("target"));
    let id = id.and_then(Value::as_str).map(str::to_owned);
    if let Some(found) = printed(object) {
        return Some(FoundAnswer { id, ..found });
    }
    let in_error = object.get("error").and_then(|error| status(error.get("status")?));
    let headers = object.get("headers").and_then(Value::as_object).map(headers).unwrap_or_default();
    let body = match body {
        Some(Value::String(text)) => text.clone().into_bytes(),
        Some(body) => body.to_string().into_bytes(),
        None if has_error(object) => Value::Object(object.clone()).to_string().into_bytes(),
        None => Vec::new(),
    };
    Some(FoundAnswer { id, status: number.or(in_error), headers, body, ..FoundAnswer::default() })
}

/// A body with its error in `error`, where a tool prints the error alone.
pub(super) fn whole(body: &str) -> Vec<u8> {
    match serde_json::from_str(body) {
        Ok(object) if is_bare(&object) => serde_json::json!({ "error": object }).to_string().into_bytes(),
        _ => body.as_bytes().to_vec(),
    }
}

/// The answer of which a line of `lcw` tells.
fn printed(object: &Map<String, Value>) -> Option<FoundAnswer> {
    object.get("outcome")?;
    lcw::message(object.get("error")?.get("message")?.as_str()?)
}

/// Whether an object is the value of `error` alone, without the object that holds it, as some tools print it.
fn is_bare(object: &Map<String, Value>) -> bool {
    ["code", "message"].iter().all(|name| object.get(*name).is_some_and(Value::is_string))
}

/// A status, which may be written as text.
fn status(value: &Value) -> Option<StatusCode> {
    let number = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    StatusCode::from_u16(u16::try_from(number).ok()?).ok()
}

fn headers(object: &Map<String, Value>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in object {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        add_header(name, &text, &mut headers);
    }
    headers
}
