//! Requests to `$batch`: several requests in one, each answered by itself.

use std::collections::HashMap;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, Uri};
use axum::response::Response;
use odata_types::facts::Schema;
use odata_types::path::path_segments;
use serde_json::{Map, Value, json};

use crate::refusal::{Refusal, shown};

/// The maximum number of requests in a batch, as Microsoft Graph documents it.
pub(crate) const MOST: usize = 20;

/// Whether a request is one to `$batch`.
pub(crate) fn is_batch(schema: &Schema, head: &Parts) -> bool {
    let segments = path_segments(head.uri.path());
    let [version, name] = segments.as_slice() else { return false };
    head.method == Method::POST && name.is("$batch") && schema.api_version(version.name()).is_some()
}

/// One request of a batch.
struct Step {
    id: String,
    request: Request,
    /// The ids of those that must have succeeded before.
    after: Vec<String>,
}

/// Reads the requests of a batch.
fn steps(head: &Parts, body: &Bytes) -> Result<Vec<Step>, Refusal> {
    let body: Value = serde_json::from_slice(body)
        .map_err(|error| Refusal::bad_request(&format!("the body cannot be read as JSON: {error}")))?;
    let requests = body.get("requests").and_then(Value::as_array);
    let requests = requests.ok_or_else(|| Refusal::bad_request("the body has no array `requests`"))?;
    if !(1..=MOST).contains(&requests.len()) {
        let message = format!("a batch has 1 to {MOST} requests, and this one has {}", requests.len());
        return Err(Refusal::bad_request(&message));
    }
    let mut steps: Vec<Step> = Vec::new();
    for request in requests {
        let step = step(head, request)?;
        if steps.iter().any(|other| other.id == step.id) {
            return Err(Refusal::bad_request(&format!("two requests have the id `{}`", shown(&step.id))));
        }
        if let Some(id) = step.after.iter().find(|id| !steps.iter().any(|other| other.id == **id)) {
            let message = format!("`{}` depends on `{}`, which does not come before", shown(&step.id), shown(id));
            return Err(Refusal::bad_request(&message));
        }
        steps.push(step);
    }
    Ok(steps)
}

fn step(head: &Parts, request: &Value) -> Result<Step, Refusal> {
    let text = |name: &str| request.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let needed = |name: &str| {
        text(name).ok_or_else(|| Refusal::bad_request(&format!("a request of the batch has no string `{name}`")))
    };
    let (id, method, url) = (needed("id")?, needed("method")?, needed("url")?);
    let wrong = |what: &str| Refusal::bad_request(&format!("`{what}` of the request `{}` is not valid", shown(id)));
    let version = path_segments(head.uri.path()).first().map(|segment| segment.text.to_owned()).unwrap_or_default();
    let url = url.strip_prefix('/').unwrap_or(url);
    let uri: Uri = format!("/{version}/{url}").parse().map_err(|_| wrong("url"))?;
    if path_segments(uri.path()).iter().any(|segment| segment.is("$batch")) {
        return Err(wrong("url"));
    }
    let body = request.get("body").filter(|body| !body.is_null());
    let mut part = Request::new(body.map_or_else(Body::empty, |body| Body::from(body.to_string())));
    *part.method_mut() = Method::from_bytes(method.as_bytes()).map_err(|_| wrong("method"))?;
    *part.uri_mut() = uri;
    // The token, the host and whatever else the head of the batch has.
    for name in [AUTHORIZATION, HOST] {
        part.headers_mut().extend(head.headers.get_all(&name).iter().map(|value| (name.clone(), value.clone())));
    }
    for (name, value) in request.get("headers").and_then(Value::as_object).into_iter().flatten() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong("headers"))?;
        let value = value.as_str().and_then(|value| HeaderValue::from_str(value).ok());
        // A map of headers has a limit.
        part.headers_mut().try_insert(name, value.ok_or_else(|| wrong("headers"))?).map_err(|_| wrong("headers"))?;
    }
    let after = request.get("dependsOn").and_then(Value::as_array).into_iter().flatten();
    let after = after.filter_map(Value::as_str).map(str::to_owned).collect();
    Ok(Step { id: id.to_owned(), request: part, after })
}

/// Carries out the requests of a batch, in their order, and returns the body of the answer.
pub(crate) async fn carry_out<F: Future<Output = Response>>(
    head: &Parts,
    body: &Bytes,
    handle: impl Fn(Request) -> F,
) -> Result<Value, Refusal> {
    let mut succeeded: HashMap<String, bool> = HashMap::new();
    let mut responses = Vec::new();
    for Step { id, request, after } in steps(head, body)? {
        let response = if after.iter().all(|id| succeeded.get(id).copied().unwrap_or_default()) {
            answer(handle(request).await).await
        } else {
            let refusal = Refusal::new(424, "failedDependency", "a request that this one depends on has failed");
            json!({ "status": 424, "body": { "error": { "code": refusal.code, "message": refusal.message } } })
        };
        let status = response.get("status").and_then(Value::as_u64).unwrap_or_default();
        succeeded.insert(id.clone(), (200..300).contains(&status));
        let mut members = Map::from_iter([("id".to_owned(), id.into())]);
        members.extend(response.as_object().cloned().unwrap_or_default());
        responses.push(Value::Object(members));
    }
    Ok(json!({ "responses": responses }))
}

/// The answer to one request, as it stands in that of the batch. One that was not answered at all is lost behind the gateway.
async fn answer(response: Response) -> Value {
    let (head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        let refusal = Refusal::fault(504, 0);
        let error = json!({ "error": { "code": refusal.code, "message": refusal.message } });
        return json!({ "status": refusal.status, "body": error });
    };
    let headers = head.headers.iter().filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.into())));
    let mut answer = json!({ "status": head.status.as_u16(), "headers": headers.collect::<Map<String, Value>>() });
    let is_json = head.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let body = if is_json { serde_json::from_slice::<Value>(&body).ok() } else { None };
    if let (Some(body), Some(members)) = (body, answer.as_object_mut()) {
        members.insert("body".to_owned(), body);
    }
    answer
}
