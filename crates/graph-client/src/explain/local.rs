//! Answers of a service on this machine, to test against: it has no tenant, and does less than Microsoft Graph.

use super::{Answer, Explanation};

/// The likely cause of an answer, and what to do next, where that is another one than for Microsoft Graph.
pub(super) fn explain(answer: &Answer) -> Option<Explanation> {
    match answer.emulator_refusal.as_deref()? {
        "no-such-entity" => Some(Explanation::new(
            "the service on this machine has no such entity where the path leads: it was never there, or is no longer there",
            ["list the entities of that service, and compare the ids"],
        )),
        "unsupported" => Some(Explanation::new(
            "the service on this machine does less than Microsoft Graph",
            ["write the request as the message says, or send it to Microsoft Graph"],
        )),
        "opaque-token" => Some(Explanation::new(
            "the service on this machine checks the permissions of tokens, by their claims",
            ["give it a JSON Web Token with the claim `scp` or `roles`, or start it without that check"],
        )),
        _ => None,
    }
}
