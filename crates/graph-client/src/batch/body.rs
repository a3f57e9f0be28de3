//! The body of a request with several calls.

use base64::Engine;
use http::Request;
use http::header::CONTENT_TYPE;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::Endpoint;
use crate::base64url::BASE64;

/// Writes calls: the place of each, its request, and the places of those that it depends on.
pub(super) fn write<'a>(
    endpoint: &Endpoint,
    calls: impl Iterator<Item = (usize, &'a Request<Vec<u8>>, &'a Vec<usize>)>,
) -> Vec<u8> {
    let parts: Vec<_> = calls.map(|(index, request, after)| part(endpoint, index, request, after)).collect();
    format!(r#"{{"requests":[{}]}}"#, parts.join(",")).into_bytes()
}

fn part(endpoint: &Endpoint, index: usize, request: &Request<Vec<u8>>, after: &[usize]) -> String {
    let method = request.method();
    let url = Value::from(endpoint.path_of(request.uri()));
    let mut members =
        vec![format!(r#""id":"{}""#, id(index)), format!(r#""method":"{method}""#), format!(r#""url":{url}"#)];
    let headers = request.headers().iter().filter_map(|(name, value)| Some((name, value.to_str().ok()?)));
    let headers: Vec<_> = headers.map(|(name, value)| format!(r#""{name}":{}"#, Value::from(value))).collect();
    if !headers.is_empty() {
        members.push(format!(r#""headers":{{{}}}"#, headers.join(",")));
    }
    if !request.body().is_empty() {
        let body = match json(request) {
            Some(Ok(body)) => body.get().to_owned(),
            // Those with other JSON than one value are in no batch.
            Some(Err(_)) | None => Value::from(BASE64.encode(request.body())).to_string(),
        };
        members.push(format!(r#""body":{body}"#));
    }
    if !after.is_empty() {
        let after: Vec<_> = after.iter().map(|index| format!(r#""{}""#, id(*index))).collect();
        members.push(format!(r#""dependsOn":[{}]"#, after.join(",")));
    }
    format!("{{{}}}", members.join(","))
}

/// The body of a request as the value that a batch has in its place; `None` if it is not JSON by its media type.
pub(super) fn json(request: &Request<Vec<u8>>) -> Option<serde_json::Result<&RawValue>> {
    let media_type = request.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let essence = media_type.split(';').next()?.trim();
    let is_json = essence.eq_ignore_ascii_case("application/json") && !request.body().is_empty();
    is_json.then(|| serde_json::from_slice(request.body()))
}

/// The id of the call at that place.
pub(super) fn id(index: usize) -> String {
    index.saturating_add(1).to_string()
}
