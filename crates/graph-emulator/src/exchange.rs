//! The ids of a request, and its entry in the log.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use graph_validation::Redactor;
use uuid::Uuid;

use crate::headers::CLIENT_REQUEST_ID;
use crate::store::{Answered, Exchange};

/// The maximum length of an id of a client that is repeated.
const LONGEST_ID: usize = 128;

/// The maximum length of a path in the log.
const LONGEST_PATH: usize = 2000;

/// The maximum length of a method in the log.
const LONGEST_METHOD: usize = 32;

/// A shorter word may be in a path for another reason.
const SHORTEST_SECRET: usize = 8;

/// The ids of a request.
#[derive(Debug)]
pub(crate) struct Ids {
    pub(crate) request_id: String,
    pub(crate) client_request_id: String,
}

impl Ids {
    /// New ids for a request, with the id of the client if it is valid.
    pub(crate) fn of(head: &Parts) -> Self {
        let request_id = Uuid::new_v4().to_string();
        let theirs = head.headers.get(CLIENT_REQUEST_ID).and_then(|value| value.to_str().ok());
        let theirs =
            theirs.filter(|id| (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()));
        let client_request_id =
            theirs.map_or_else(|| request_id.clone(), |id| without_secrets(id, LONGEST_ID, &head.headers));
        Self { request_id, client_request_id }
    }

    /// The entry of a request in the log.
    pub(crate) fn exchange(&self, head: &Parts, fault: Option<String>, answered: Answered) -> Exchange {
        Exchange {
            method: head.method.as_str().chars().take(LONGEST_METHOD).collect(),
            path: without_secrets(head.uri.path(), LONGEST_PATH, &head.headers),
            request_id: self.request_id.clone(),
            client_request_id: self.client_request_id.clone(),
            fault,
            answered,
        }
    }
}

/// A text without the token of the request, which may be in it by mistake, and without anything that looks like a token.
fn without_secrets(text: &str, longest: usize, headers: &HeaderMap) -> String {
    let values = headers.get_all(AUTHORIZATION).iter().map(|value| value.to_str().unwrap_or_default());
    let words = values.flat_map(str::split_ascii_whitespace).filter(|word| word.len() >= SHORTEST_SECRET);
    words.fold(Redactor::default(), Redactor::token).show(text, longest)
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
        let token = "opaque-token-of-a-client";
        let head = head(
            "/beta/opaque-token-of-a-client/eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x?access_token=t",
            &[("authorization", &format!("Bearer {token}")), (CLIENT_REQUEST_ID, token)],
        );
        let ids = Ids::of(&head);
        let exchange = ids.exchange(&head, None, Answered::Dropped);
        assert_eq!(exchange.path, "/beta/[hidden]/[hidden]");
        assert_eq!(exchange.client_request_id, "[hidden]");
    }
}
