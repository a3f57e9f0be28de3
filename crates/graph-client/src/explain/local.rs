//! Answers of a service on this machine, to test against: it has no tenant, and does less than Microsoft Graph.

use http::StatusCode;

use super::{Answer, Explanation};

/// What the service says of requests that it does not read, although Microsoft Graph does.
const LESS: &str = "the local service";

/// The likely cause of an answer, and what to do next, where that is another one than for Microsoft Graph.
pub(super) fn explain(answer: &Answer) -> Option<Explanation> {
    match answer.status? {
        // A gateway on this machine may pass on what Microsoft Graph says, in other words.
        StatusCode::NOT_FOUND if answer.mentions("there is no ") => Some(Explanation::new(
            "the service on this machine has no such entity: it never had it, or it was deleted",
            ["list the entities of that service, and compare the ids"],
        )),
        StatusCode::BAD_REQUEST if answer.mentions(LESS) => Some(Explanation::new(
            "the service on this machine does less than Microsoft Graph",
            ["write the request as the message says, or send it to Microsoft Graph"],
        )),
        StatusCode::UNAUTHORIZED if answer.mentions("claims could be checked") => Some(Explanation::new(
            "the service on this machine checks the permissions of tokens, by their claims",
            ["give it a JSON Web Token with the claim `scp` or `roles`, or start it without that check"],
        )),
        _ => None,
    }
}
