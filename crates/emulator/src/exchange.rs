//! The ids of a request, and what the log says of it.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use lifecycle_workflows_validation::shown_safely;
use uuid::Uuid;

use crate::store::{Answered, Exchange};

/// The header with the id that the service gives a request.
pub(crate) const REQUEST_ID: &str = "request-id";

/// The header with the id that the client gives a request.
pub(crate) const CLIENT_REQUEST_ID: &str = "client-request-id";

/// The longest id of a client that is repeated.
const LONGEST_ID: usize = 128;

/// The longest path that the log repeats.
const LONGEST_PATH: usize = 2000;

/// The longest method that the log repeats.
const LONGEST_METHOD: usize = 32;

/// What is shorter than this may stand in a path for reasons of its own.
const SHORTEST_SECRET: usize = 8;

/// What stands for a token.
const HIDDEN: &str = "[hidden]";

/// The ids of a request.
#[derive(Debug)]
pub(crate) struct Ids {
    pub(crate) request_id: String,
    pub(crate) client_request_id: String,
}

impl Ids {
    /// New ids for a request; that of the client if it is one.
    pub(crate) fn of(head: &Parts) -> Self {
        let request_id = Uuid::new_v4().to_string();
        let theirs = head.headers.get(CLIENT_REQUEST_ID).and_then(|value| value.to_str().ok());
        let theirs =
            theirs.filter(|id| (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()));
        let client_request_id = theirs.map_or_else(|| request_id.clone(), |id| without_secrets(id, &head.headers));
        Self { request_id, client_request_id }
    }

    /// What the log says of a request.
    pub(crate) fn exchange(&self, head: &Parts, fault: Option<String>, answered: Answered) -> Exchange {
        Exchange {
            method: head.method.as_str().chars().take(LONGEST_METHOD).collect(),
            path: without_secrets(head.uri.path(), &head.headers).chars().take(LONGEST_PATH).collect(),
            request_id: self.request_id.clone(),
            client_request_id: self.client_request_id.clone(),
            fault,
            answered,
        }
    }
}

/// A text without the token of the request, which may have come into it by mistake, and without what looks like one.
fn without_secrets(text: &str, headers: &HeaderMap) -> String {
    let mut text = text.to_owned();
    for value in headers.get_all(AUTHORIZATION) {
        let words = value.to_str().unwrap_or_default().split_ascii_whitespace();
        for secret in words.filter(|word| word.len() >= SHORTEST_SECRET) {
            text = text.replace(secret, HIDDEN);
        }
    }
    shown_safely(&text)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn head(path: &str, headers: &[(&str, &str)]) -> Parts {
        let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn ids_of_clients_are_repeated_if_they_are_ids() {
        let of = |id: &str| Ids::of(&head("/", &[(CLIENT_REQUEST_ID, id)]));
        assert_eq!(of("my-id_1").client_request_id, "my-id_1");
        for id in ["", "a b", &"x".repeat(129)] {
            let ids = of(id);
            assert_eq!(ids.client_request_id, ids.request_id, "{id}");
        }
    }

    #[test]
    fn tokens_stay_out_of_the_log() {
        let token = "opaque-token";
        let head = head(
            "/beta/opaque-token/eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x?access_token=t",
            &[("authorization", &format!("Bearer {token}")), (CLIENT_REQUEST_ID, token)],
        );
        let ids = Ids::of(&head);
        let exchange = ids.exchange(&head, None, Answered::Dropped);
        assert_eq!(exchange.path, "/beta/[hidden]/[hidden]");
        assert_eq!(exchange.client_request_id, HIDDEN);
    }
}
