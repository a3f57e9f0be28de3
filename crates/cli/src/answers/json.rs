//! Answers as JSON: an error body, a batch, the history of a run, or lines of `lcw`.

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Deserializer, Map, Value};

use super::FoundAnswer;

/// How deep answers are searched for.
const DEEPEST: usize = 16;

/// The names of a status beside headers or a body.
const STATUS: [&str; 2] = ["statusCode", "status"];

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

/// An object with a status beside a body, or with an error.
fn answer(object: &Map<String, Value>) -> Option<FoundAnswer> {
    let body = object.get("body").filter(|body| body.is_object() || body.is_string());
    let has_error =
        |object: &Map<String, Value>| object.get("error").is_some_and(|error| error.is_object() || error.is_string());
    let has_content = body.is_some() || object.get("headers").is_some_and(Value::is_object) || has_error(object);
    let number = STATUS.iter().find_map(|name| status(object.get(*name)?)).filter(|_| has_content);
    if number.is_none() && !has_error(object) {
        let body = is_bare(object).then(|| serde_json::json!({ "error": object }).to_string().into_bytes());
        return body.map(|body| FoundAnswer { body, ..FoundAnswer::default() });
    }
    let in_error = object.get("error").and_then(|error| status(error.get("status")?));
    let headers = object.get("headers").and_then(Value::as_object).map(headers).unwrap_or_default();
    let body = match body {
        Some(Value::String(text)) => text.clone().into_bytes(),
        Some(body) => body.to_string().into_bytes(),
        None => Value::Object(object.clone()).to_string().into_bytes(),
    };
    let id = object.get("id").filter(|_| number.is_some()).and_then(Value::as_str).map(str::to_owned);
    Some(FoundAnswer { id, status: number.or(in_error), headers, body, ..FoundAnswer::default() })
}

/// Whether an object is an error without what stands around it, as tools print it.
fn is_bare(object: &Map<String, Value>) -> bool {
    ["code", "message"].iter().all(|name| object.get(*name).is_some_and(Value::is_string))
}

/// A status, which may be written as text.
fn status(value: &Value) -> Option<StatusCode> {
    let number = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    StatusCode::from_u16(u16::try_from(number).ok()?).ok()
}

fn headers(object: &Map<String, Value>) -> HeaderMap {
    let pair = |(name, value): (&String, &Value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_str(&text).ok()?))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in object.iter().filter_map(pair) {
        // A map has a limit, which no service that means well reaches.
        let _ = headers.try_append(name, value);
    }
    headers
}
