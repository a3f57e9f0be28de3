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
use odata_types::facts::StructuredType;
use serde_json::{Map, Value};

use crate::exchange::{CLIENT_REQUEST_ID, Ids, REQUEST_ID};
use crate::query::Query;
use crate::refusal::{ErrorBody, Refusal};
use crate::routes::{Found, Reading};
use crate::store::Row;
use crate::{entity, members, time};

/// The media type of entities.
const ENTITIES: &str = "application/json; odata.metadata=minimal; charset=utf-8";

/// The media type of errors.
const ERRORS: &str = "application/json";

/// Makes the answer to a request that is carried out.
#[derive(Debug)]
pub(crate) struct Reply<'a> {
    pub(crate) head: &'a Parts,
    pub(crate) ids: &'a Ids,
    pub(crate) now: i64,
}

/// What was asked for, and how.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) found: Found,
    pub(crate) reading: Reading,
    pub(crate) of: &'static StructuredType,
    pub(crate) query: Query,
}

impl Reply<'_> {
    /// To an action.
    pub(crate) fn done(&self, status: u16) -> Response {
        answer(status, Body::empty(), self.ids)
    }

    /// To a read of one entity.
    pub(crate) fn one(&self, row: &Row, asked: &Asked) -> Result<Response, Refusal> {
        let context = self.context(asked) + "/$entity";
        let mut body = Map::from_iter([("@odata.context".to_owned(), context.into())]);
        body.extend(self.members(row, asked)?);
        Ok(self.entities(body))
    }

    /// To a read of a collection.
    pub(crate) fn many(&self, rows: &[Row], next: Option<i64>, asked: &Asked) -> Result<Response, Refusal> {
        let mut body = Map::from_iter([("@odata.context".to_owned(), self.context(asked).into())]);
        if let Some(next) = next {
            body.insert("@odata.nextLink".to_owned(), self.next_link(next, &asked.query).into());
        }
        let values: Result<Vec<Value>, _> =
            rows.iter().map(|row| self.members(row, asked).map(Value::Object)).collect();
        body.insert("value".to_owned(), values?.into());
        Ok(self.entities(body))
    }

    /// That it is not carried out.
    pub(crate) fn refuse(&self, refusal: &Refusal) -> Response {
        refuse(refusal, self.now, self.ids)
    }

    fn members(&self, row: &Row, asked: &Asked) -> Result<Map<String, Value>, Refusal> {
        let unreadable = |error| Refusal::broken(&format!("the state holds an entity that cannot be read: {error}"));
        let mut members = entity::members(row, asked.reading).map_err(unreadable)?;
        if !self.takes_all_members() {
            members::hide(&mut members, asked.of);
        }
        if let Some(names) = &asked.query.select {
            entity::select(&mut members, names);
        }
        Ok(members)
    }

    fn takes_all_members(&self) -> bool {
        let values = self.head.headers.get_all("prefer").iter();
        members::are_asked_for(values.filter_map(|value| value.to_str().ok()))
    }

    fn entities(&self, body: Map<String, Value>) -> Response {
        let mut response = answer(200, Body::from(Value::Object(body).to_string()), self.ids);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(ENTITIES));
        headers.insert("odata-version", HeaderValue::from_static("4.0"));
        if self.takes_all_members() {
            headers.insert("preference-applied", HeaderValue::from_static(members::PREFERENCE));
        }
        response
    }

    /// Where the client has found the emulator; nothing where it does not say so in a way that could be repeated.
    fn root(&self) -> String {
        let host = self.head.headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.filter(|host| !host.contains('@') && host.parse::<Authority>().is_ok());
        host.map(|host| format!("http://{host}")).unwrap_or_default()
    }

    fn context(&self, asked: &Asked) -> String {
        let ids: Vec<&str> = asked.found.ids.iter().map(String::as_str).collect();
        let collection = asked.found.route.template.context(&ids);
        let select = asked.query.select.as_ref().map(|names| format!("({})", names.join(",")));
        format!("{}/{}/$metadata#{collection}{}", self.root(), asked.found.api_version, select.unwrap_or_default())
    }

    fn next_link(&self, next: i64, query: &Query) -> String {
        let select = query.select.as_ref().map(|names| format!("&$select={}", names.join(",")));
        let (root, path) = (self.root(), self.head.uri.path());
        format!("{root}{path}?$top={}{}&$skiptoken={next}", query.top, select.unwrap_or_default())
    }
}

/// The answer to a request that is not carried out.
pub(crate) fn refuse(refusal: &Refusal, now: i64, ids: &Ids) -> Response {
    let (request_id, client_request_id) = (&ids.request_id, &ids.client_request_id);
    let body = ErrorBody { refusal, date: &time::plain(now), request_id, client_request_id };
    // Texts can always be written as JSON.
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

/// No answer: the body fails before the server has sent anything, so that it closes the connection.
pub(crate) fn drop_connection() -> Response {
    Response::new(Body::new(Dropped))
}

/// A body that cannot be read.
struct Dropped;

impl http_body::Body for Dropped {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::other("a fault that was asked for"))))
    }
}
