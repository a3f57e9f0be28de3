//! Answers: their headers and bodies.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use http_body::Frame;
use odata_types::facts::{Schema, StructuredType};
use odata_types::path::{PathTemplate, TemplateSegment, encode_segment};
use serde_json::{Map, Value};

use crate::exchange::Ids;
use crate::headers::{ANSWERED_BY, CLIENT_REQUEST_ID, EXAMPLE, REQUEST_ID};
use crate::query::{Query, path};
use crate::refusal::{ErrorBody, Refusal};
use crate::routes::Found;
use crate::store::entities::Rows;
use crate::{members, time};

/// The media type of entities.
const ENTITIES: &str = "application/json; odata.metadata=minimal; charset=utf-8";

/// The media type of errors.
const ERRORS: &str = "application/json";

/// Makes the answer to a request that was carried out.
#[derive(Debug)]
pub(crate) struct Reply<'a> {
    pub(crate) schema: &'static Schema,
    pub(crate) head: &'a Parts,
    pub(crate) ids: &'a Ids,
    pub(crate) now: i64,
}

/// What a read asks for.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) found: Found<'a>,
    pub(crate) of: &'static StructuredType,
    pub(crate) query: Query,
}

impl Reply<'_> {
    /// To an action, which may have a result.
    pub(crate) fn done(&self, status: u16, result: Option<Value>) -> Response {
        let Some(result) = result else { return answer(status, Body::empty(), self.ids) };
        let mut response = answer(status, Body::from(result.to_string()), self.ids);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(ENTITIES));
        response
    }

    /// To an action or a function without a behaviour, which changes nothing.
    pub(crate) fn example(&self, status: u16, result: Option<Value>) -> Response {
        let mut response = self.done(status, result);
        response.headers_mut().insert(ANSWERED_BY, HeaderValue::from_static(EXAMPLE));
        response
    }

    /// To a read of one entity.
    pub(crate) fn one(&self, members: Map<String, Value>, asked: &Asked<'_>) -> Response {
        let context = self.context(asked) + "/$entity";
        let mut body = Map::from_iter([("@odata.context".to_owned(), context.into())]);
        body.extend(self.members(members, asked));
        self.entities(&body.into())
    }

    /// To a read of a collection.
    pub(crate) fn many(&self, rows: Rows, asked: &Asked<'_>) -> Response {
        let mut body = Map::from_iter([("@odata.context".to_owned(), self.context(asked).into())]);
        if let Some(next) = rows.next {
            body.insert("@odata.nextLink".to_owned(), self.next_link(next, &asked.query).into());
        }
        let values: Value = rows.entities.into_iter().map(|members| self.members(members, asked)).collect();
        body.insert("value".to_owned(), values);
        self.entities(&body.into())
    }

    /// To a request that was not carried out.
    pub(crate) fn refuse(&self, refusal: &Refusal) -> Response {
        refuse(refusal, self.now, self.ids)
    }

    fn members(&self, mut members: Map<String, Value>, asked: &Asked<'_>) -> Map<String, Value> {
        if !self.takes_all_members() {
            members::hide(&mut members, self.schema, asked.of);
        }
        if let Some(paths) = &asked.query.select {
            let expanded: Vec<_> = asked.query.expand.iter().filter_map(|one| members.remove_entry(one.name)).collect();
            path::keep(&mut members, paths);
            members.extend(expanded);
        }
        members
    }

    fn takes_all_members(&self) -> bool {
        let values = self.head.headers.get_all("prefer").iter();
        members::are_asked_for(values.filter_map(|value| value.to_str().ok()))
    }

    fn entities(&self, body: &Value) -> Response {
        let mut response = answer(200, Body::from(body.to_string()), self.ids);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(ENTITIES));
        headers.insert("odata-version", HeaderValue::from_static("4.0"));
        if self.takes_all_members() {
            headers.insert("preference-applied", HeaderValue::from_static(members::PREFERENCE));
        }
        response
    }

    /// The root of the service as the client knows it; empty if the request has no valid `Host`.
    fn root(&self) -> String {
        let host = self.head.headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.filter(|host| !host.contains('@') && host.parse::<Authority>().is_ok());
        host.map(|host| format!("http://{host}")).unwrap_or_default()
    }

    fn context(&self, asked: &Asked<'_>) -> String {
        let collection = context(asked.found.route.template, &asked.found.keys);
        let select = asked.query.select.as_deref().map(|paths| format!("({})", path::list(paths)));
        format!("{}/{}/$metadata#{collection}{}", self.root(), asked.found.api_version, select.unwrap_or_default())
    }

    fn next_link(&self, next: i64, query: &Query) -> String {
        let (root, path) = (self.root(), self.head.uri.path());
        format!("{root}{path}?$top={}{}&$skiptoken={next}", query.top, query.further())
    }
}

/// A path as services write it in a context URL: `a('1')/b`, without the key at its end.
fn context(template: PathTemplate, keys: &[String]) -> String {
    let mut text = String::new();
    let mut keys = keys.iter();
    for segment in template.collection().segments() {
        match segment {
            TemplateSegment::Fixed(name) => {
                text.push_str(if text.is_empty() { "" } else { "/" });
                text.push_str(name);
            }
            TemplateSegment::Key(_) => {
                let key = keys.next().map(|key| key.replace('\'', "''")).unwrap_or_default();
                // A quote may stand in a URL as it is.
                text.extend(["('", &encode_segment(&key).replace("%27", "'"), "')"]);
            }
            TemplateSegment::Predicate(predicate) => {
                let filled = segment.keys().zip(keys.by_ref()).fold(predicate.to_owned(), |text, (name, key)| {
                    text.replacen(name, &encode_segment(&key.replace('\'', "''")).replace("%27", "'"), 1)
                });
                text.extend(["(", &filled, ")"]);
            }
        }
    }
    text
}

/// The answer to a request that was not carried out.
pub(crate) fn refuse(refusal: &Refusal, now: i64, ids: &Ids) -> Response {
    let (request_id, client_request_id) = (&ids.request_id, &ids.client_request_id);
    let body = ErrorBody { refusal, date: &time::plain(now), request_id, client_request_id };
    // Writing texts as JSON cannot fail.
    let body = serde_json::to_string(&body).unwrap_or_default();
    let mut response = answer(refusal.status, Body::from(body), ids);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(ERRORS));
    for (name, value) in &refusal.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}

fn answer(status: u16, body: Body, ids: &Ids) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, id) in [(REQUEST_ID, &ids.request_id), (CLIENT_REQUEST_ID, &ids.client_request_id)] {
        if let Ok(id) = HeaderValue::from_str(id) {
            response.headers_mut().insert(name, id);
        }
    }
    response
}

/// No answer: the body fails before the server has sent anything, so that the server closes the connection.
pub(crate) fn drop_connection() -> Response {
    Response::new(Body::new(Dropped))
}

/// A body that fails.
struct Dropped;

impl http_body::Body for Dropped {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::other("an injected fault"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_name_the_collection() {
        let context = |path, keys: &[&str]| {
            context(PathTemplate::new(path), &keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(context("/a/{x}/b/{y}", &["it's", "2"]), "a('it''s')/b");
        assert_eq!(context("/a/{x}/b", &["1/2"]), "a('1%2F2')/b");
    }
}
