//! Explanations: the likely cause of an answer other than success, and what to do next.

pub(crate) mod codes;
mod local;
mod token;

use std::fmt;
use std::time::{Duration, SystemTime};

use http::StatusCode;
use odata_types::facts;

use crate::answer::{Answer, span, wait};
use crate::operation::Operation;
use crate::permissions::any;
use crate::reader::may_have_been_carried_out;
use crate::{Claims, Endpoint, Token};

pub use self::token::TokenFault;

/// The likely cause of an answer, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// The likely cause, as a sentence without a full stop.
    pub cause: String,
    /// What to do next, the most promising first; sentences without a full stop.
    pub steps: Vec<String>,
}

impl Explanation {
    pub(crate) fn new(cause: impl Into<String>, steps: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { cause: cause.into(), steps: steps.into_iter().map(Into::into).collect() }
    }

    /// Adds that no further attempt was made.
    pub(crate) fn after(mut self, attempts: u32, total: Duration) -> Self {
        let sent = if attempts == 1 { "once".to_owned() } else { format!("{attempts} times") };
        self.cause =
            format!("{}; the request was sent {sent}, and all attempts must begin within {}", self.cause, span(total));
        self
    }
}

/// Shows cause and steps, each on a line of its own.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "likely cause: {}", self.cause)?;
        self.steps.iter().try_for_each(|step| write!(f, "\nnext step: {step}"))
    }
}

/// What is known of the request that was answered.
///
/// ```
/// use graph_client::{Answer, Context};
/// use http::{HeaderMap, StatusCode};
///
/// let body = br#"{"error": {"code": "TooManyRequests", "message": "Slow down."}}"#;
/// let answer = Answer::read(Some(StatusCode::TOO_MANY_REQUESTS), &HeaderMap::new(), body, &[]);
/// assert!(Context::default().explain(&answer).cause.contains("too many requests"));
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Context {
    operation: Option<Operation>,
    endpoint: Option<Endpoint>,
    token: Option<TokenContent>,
}

/// What is known of the token.
#[derive(Clone, Debug)]
enum TokenContent {
    Opaque,
    Claims(Box<Claims>),
}

/// What the service says of a path, in lower case.
const NO_SEGMENT: &str = "resource not found for the segment";

impl Context {
    /// The request was one of this action.
    pub fn action(self, action: &'static facts::Action) -> Self {
        self.operation(Operation::Action(action))
    }

    /// The request was one of this function.
    pub fn function(self, function: &'static facts::Function) -> Self {
        self.operation(Operation::Function(function))
    }

    /// The request was this one for entities.
    pub fn entities(self, request: &'static facts::EntityRequest) -> Self {
        self.operation(Operation::Entities(request))
    }

    pub(crate) fn operation(self, operation: Operation) -> Self {
        Self { operation: Some(operation), ..self }
    }

    /// The request went to this endpoint.
    pub fn endpoint(self, endpoint: &Endpoint) -> Self {
        Self { endpoint: Some(endpoint.clone()), ..self }
    }

    /// The request was sent with this token, of which only the claims are kept.
    pub fn token(self, token: &Token) -> Self {
        let content = token.claims().map_or(TokenContent::Opaque, |claims| TokenContent::Claims(claims.into()));
        Self { token: Some(content), ..self }
    }

    /// The claims of the token, read on this machine and not verified.
    #[must_use]
    pub fn claims(&self) -> Option<&Claims> {
        match &self.token {
            Some(TokenContent::Claims(claims)) => Some(claims),
            Some(TokenContent::Opaque) | None => None,
        }
    }

    /// What is wrong with the token for this request, by its claims.
    #[must_use]
    pub fn token_faults(&self, now: SystemTime) -> Vec<TokenFault> {
        let Some(claims) = self.claims() else { return Vec::new() };
        token::faults(claims, self.endpoint.as_ref(), self.operation, now)
    }

    /// The likely cause of an answer, and what to do next.
    #[must_use]
    pub fn explain(&self, answer: &Answer) -> Explanation {
        let now = SystemTime::now();
        if let Some(explanation) = self.is_local().then(|| local::explain(answer)).flatten() {
            return explanation;
        }
        let told = codes::by_code(answer, self.operation).or_else(|| foreign(answer));
        told.or_else(|| self.wrong_path(answer)).unwrap_or_else(|| {
            // An error behind a success has a status of its own, which its code tells.
            let status = answer.status.filter(|status| !status.is_success());
            match status.or_else(|| codes::status(answer)).or(answer.status) {
                Some(StatusCode::UNAUTHORIZED) => self.unauthorized(answer, now),
                Some(StatusCode::FORBIDDEN) => self.forbidden(now),
                Some(StatusCode::NOT_FOUND | StatusCode::GONE) => self.not_found(),
                Some(StatusCode::CONFLICT) => self.conflict(),
                Some(StatusCode::FAILED_DEPENDENCY) => dependency(),
                Some(StatusCode::TOO_MANY_REQUESTS) => throttled(answer, now),
                Some(status) if status.is_server_error() => self.unavailable(answer, status, now),
                Some(status) if status.is_client_error() => self.refused(answer),
                Some(status) if status.is_success() && answer.is_success() => undocumented(),
                Some(status) if status.is_success() => self.unavailable(answer, status, now),
                Some(status) => without_content(status),
                None => without_status(),
            }
        })
    }

    /// Whether the request went to a service on this machine.
    fn is_local(&self) -> bool {
        self.endpoint.as_ref().is_some_and(Endpoint::is_loopback)
    }

    /// What the service says of the token comes first, then what its claims say. Whether it has a permission decides over 403
    /// only.
    fn unauthorized(&self, answer: &Answer, now: SystemTime) -> Explanation {
        let mut faults = self.token_faults(now);
        faults.retain(|fault| !matches!(fault, TokenFault::Permission { .. }));
        if let Some(first) = faults.first() {
            let cause: Vec<_> = faults.iter().map(ToString::to_string).collect();
            let cause =
                format!("{}, by its claims, which were read on this machine and not verified", cause.join("; "));
            return Explanation::new(cause, std::iter::once(first.step()));
        }
        let cloud = self.endpoint.as_ref().and_then(Endpoint::cloud);
        let is_other = answer.mentions("audience");
        let is_old = !is_other && (answer.mentions("expired") || answer.mentions("lifetime"));
        let step = match cloud {
            _ if is_old => "get a new token".to_owned(),
            Some(cloud) => format!("get a token for `{}/.default`", cloud.service_root),
            None => "get a token for the service that the request goes to".to_owned(),
        };
        let cause = match &self.token {
            // The audience of an endpoint is known in a cloud only.
            Some(TokenContent::Claims(claims)) if is_other && cloud.is_none() && !claims.audience.is_empty() => {
                format!("the token is for another service: it is for `{}` (`aud`)", claims.audience.join(", "))
            }
            Some(TokenContent::Claims(_)) if is_other || is_old => {
                let said = if is_other { "is for another service" } else { "has expired" };
                format!(
                    "the service says that the token {said}, but the claims of this token do not show it: it may not be the \
                     token that was sent"
                )
            }
            _ if is_other => "the token is for another service".to_owned(),
            _ if is_old => "the token has expired".to_owned(),
            Some(TokenContent::Opaque) => {
                "the token is not a JSON Web Token, so that nothing can be read from it on this machine: it may be cut, be for \
                 another service, or be no access token"
                    .to_owned()
            }
            Some(TokenContent::Claims(claims)) if cloud.is_some() && !claims.audience.is_empty() => {
                "the claims of the token fit the request as far as they can be read on this machine, where they are not \
                 verified: it may be changed or cut in its signature, or be revoked"
                    .to_owned()
            }
            // Nothing was compared, so that whoever reads this compares it.
            Some(TokenContent::Claims(claims)) => format!(
                "the token may be for another service, be changed or cut in its signature, or be revoked; by its claims, which \
                 were read on this machine and not verified, {}",
                token::said(claims, self.operation, now)
            ),
            None => "the token is missing, malformed, expired, or for another service".to_owned(),
        };
        Explanation::new(cause, [step])
    }

    fn forbidden(&self, now: SystemTime) -> Explanation {
        let exceptions = match self.operation {
            Some(Operation::Action(action)) => action.request.permission_exceptions,
            _ => &[],
        };
        let app = self.claims().and_then(|claims| claims.app.as_deref());
        let app = app.map(|app| format!(" (the token is of the app `{app}`)")).unwrap_or_default();
        let mut steps: Vec<String> = exceptions
            .iter()
            .map(|exception| format!("without a permission this is allowed: {}{app}", exception.trim_end_matches('.')))
            .collect();
        let faults = self.token_faults(now);
        steps.extend(faults.iter().map(TokenFault::step));
        match self.unpublished().filter(|_| faults.is_empty()) {
            Some(unpublished) if exceptions.is_empty() => return unpublished,
            Some(unpublished) => steps.extend(unpublished.steps),
            None => {
                let operation = self.operation.filter(|_| faults.is_empty());
                steps.extend(operation.map(|operation| {
                    format!("grant the permission and get a new token: {}", operation.least_privilege())
                }));
            }
        }
        let role = self.operation.filter(|_| self.claims().is_some_and(|claims| !claims.scopes.is_empty()));
        let role = role.map(|operation| operation.least_privilege().roles).filter(|roles| !roles.is_empty());
        if let (Some(roles), true, true) = (role, faults.is_empty(), exceptions.is_empty()) {
            return Explanation::new(
                "the token has a permission, by its claims, which were read on this machine and not verified, so that the user \
                 may lack a role",
                [format!("assign the role {} to the user, and get a new token", any(&roles))],
            );
        }
        if faults.is_empty() && exceptions.is_empty() && self.is_permitted() {
            let tenant = self.claims().and_then(|claims| claims.tenant.as_deref());
            let tenant = tenant.map(|tenant| format!(" (`{tenant}`)")).unwrap_or_default();
            return Explanation::new(
                "the token has a permission, by its claims, which were read on this machine and not verified, so that something \
                 else is lacking",
                [
                    format!(
                        "compare the tenant of the token{tenant} with the one that is meant, and whether it has the licence"
                    ),
                    "read what the documentation of the request asks for besides permissions".to_owned(),
                ],
            );
        }
        let cause = match (exceptions.is_empty(), faults.first()) {
            (false, _) => "the caller is neither one of those that need no permission, nor has a permission".to_owned(),
            (true, Some(fault)) => format!("{fault}, by its claims, which were read on this machine and not verified"),
            (true, None) => "the caller lacks a permission, or the user a role".to_owned(),
        };
        if steps.is_empty() {
            steps.push(compare_permissions(""));
        }
        Explanation::new(cause, steps)
    }

    /// Whether the claims of the token have a permission that is published for the request.
    fn is_permitted(&self) -> bool {
        self.claims().zip(self.operation).is_some_and(|(claims, operation)| token::is_permitted(claims, operation))
    }

    /// The service knows no such path, which it answers with 400 or 404.
    fn wrong_path(&self, answer: &Answer) -> Option<Explanation> {
        let page = self.operation.map_or("", |operation| operation.request().documentation);
        let documented = if page.is_empty() { "the documented ones" } else { page };
        answer.mentions(NO_SEGMENT).then(|| {
            Explanation::new(
                "the path of the request is wrong: the service has nothing at the segment that its message names",
                [format!("compare the path and its API version with {documented}")],
            )
        })
    }

    /// Why the claims of the token do not tell what it lacks: no permission is published that such a token could have.
    fn unpublished(&self) -> Option<Explanation> {
        // What a batch or content needs depends on what is in it, or on where it goes.
        let operation = self.operation.filter(|one| !matches!(one, Operation::Content | Operation::Batch { .. }))?;
        let least = operation.least_privilege();
        let is_app = self.claims().map(|claims| claims.scopes.is_empty());
        if least.delegated.is_empty() && least.application.is_empty() {
            let role = Some(&least.roles).filter(|roles| !roles.is_empty() && is_app != Some(true));
            let role = role.map(|roles| format!("assign the role {} to the user, if it is missing", any(roles)));
            return Some(Explanation::new(
                format!("no permission is published for {operation}, so that the token does not show what it lacks"),
                role.into_iter().chain([compare_permissions(operation.request().documentation)]),
            ));
        }
        let (own, kind) = if is_app? { (least.application, "application") } else { (least.delegated, "delegated") };
        own.is_empty().then(|| {
            let step = format!("send the request with a token of the other kind: {least}");
            Explanation::new(format!("no {kind} permission is published for {operation}"), [step])
        })
    }

    fn not_found(&self) -> Explanation {
        let tenant = self.claims().and_then(|claims| claims.tenant.as_deref());
        let tenant = tenant.map(|tenant| format!(" (the token is of the tenant `{tenant}`)")).unwrap_or_default();
        Explanation::new(
            format!("there is no such entity in the tenant of the token{tenant}, it was deleted, or the path is wrong"),
            ["list the entities with the same token, and compare the ids"],
        )
    }

    fn conflict(&self) -> Explanation {
        let acts_on = match self.operation {
            Some(Operation::Action(action)) => action.acts_on,
            _ => None,
        };
        match acts_on {
            Some(acts_on) => Explanation::new(
                format!(
                    "the entity is in another state: the action applies if `{}` is {}",
                    acts_on.property,
                    acts_on.values.join(" or ")
                ),
                ["read the entity, and compare its state"],
            ),
            None => Explanation::new(
                "the request does not fit the current state of the entity",
                ["read the entity, and compare its state"],
            ),
        }
    }

    fn unavailable(&self, answer: &Answer, status: StatusCode, now: SystemTime) -> Explanation {
        let again = match answer.retry_after(now) {
            Some(delay) => format!("send the request again after {}", wait(delay)),
            None => "send the request again later".to_owned(),
        };
        let is_write = self.operation.is_some_and(|operation| !operation.is_read());
        let is_in_doubt = is_write && may_have_been_carried_out(status);
        let again = if is_in_doubt {
            format!("read whether the request was carried out, as it may have been; if it was not, {again}")
        } else {
            again
        };
        let report = match &answer.request_id {
            Some(id) => format!("if that does not help, report it with the request-id {id}"),
            None => "if that does not help, report it with the time of the request".to_owned(),
        };
        Explanation::new("the service, or something before it, failed", [again, report])
    }

    fn refused(&self, answer: &Answer) -> Explanation {
        let page = self.operation.map_or("", |operation| operation.request().documentation);
        let told = if answer.details.is_empty() { "its message names" } else { "its details name" };
        let mut steps = vec![format!("change what {told} in the request")];
        steps.extend(Some(page).filter(|page| !page.is_empty()).map(|page| format!("compare it with {page}")));
        Explanation::new("the service does not accept the request as it is", steps)
    }
}

/// The step to take where no permission is known here; the page is empty where it is not known either.
fn compare_permissions(page: &str) -> String {
    let page = if page.is_empty() { String::new() } else { format!(": {page}") };
    format!("compare the permissions of the token with those that the documentation of the request names{page}")
}

/// An answer that Graph does not give: of a proxy, or of a page for people.
fn foreign(answer: &Answer) -> Option<Explanation> {
    let coding = answer.excerpt.as_deref().filter(|excerpt| excerpt.starts_with("a body compressed"));
    let is_redirection = answer.status.is_none_or(|status| status.is_redirection());
    if let Some(place) = answer.redirects_to.as_ref().filter(|_| is_redirection) {
        if place.starts_with('/') {
            return Some(Explanation::new(
                format!("the service, or something before it, redirects to the path `{place}` of the same host"),
                ["compare the base URL and the path of the request with the documented ones"],
            ));
        }
        return Some(Explanation::new(
            format!(
                "something between here and the service, such as a proxy that asks to sign in, redirects to `{place}`"
            ),
            ["check the base URL and the proxy settings, and sign in to the network"],
        ));
    }
    if answer.is_page() {
        return Some(Explanation::new(
            "a proxy, a gateway or a page to sign in answered in place of the service",
            ["check the base URL and the proxy settings, and sign in to the network"],
        ));
    }
    coding.map(|coding| {
        Explanation::new(
            format!("{coding} was sent to a client that asks for none, as some proxies do"),
            [match &answer.request_id {
                Some(id) => format!(
                    "turn off compression in the proxy or gateway; the request-id {id} finds the error in the logs of the service"
                ),
                None => "turn off compression in the proxy or gateway".to_owned(),
            }],
        )
    })
}

/// A request of a batch that was not sent on.
fn dependency() -> Explanation {
    Explanation::new(
        "a request of the same batch that this one depends on failed, so that the service did not carry out this one",
        ["mend the request that is named in `dependsOn`, and send both again"],
    )
}

/// A success that is not the documented one.
fn undocumented() -> Explanation {
    Explanation::new(
        "the service answered with success, but not as it is documented: it probably carried out the request",
        ["read the entity, to see whether it did"],
    )
}

/// A status that is neither of success nor of an error, without what usually comes with it.
fn without_content(status: StatusCode) -> Explanation {
    if status.is_informational() {
        let cause = "this is not the last word of the service: another answer follows";
        return Explanation::new(cause, ["give that answer as well"]);
    }
    if status == StatusCode::NOT_MODIFIED {
        let cause = "what the request asks for has not changed since the state that it names";
        return Explanation::new(cause, ["use what was read before, or leave out the header `If-None-Match`"]);
    }
    Explanation::new(
        "something between here and the service redirects, and the answer does not say where",
        ["check the base URL and the proxy settings"],
    )
}

fn throttled(answer: &Answer, now: SystemTime) -> Explanation {
    let (cause, step) = match answer.retry_after(now) {
        Some(delay) => (
            format!("too many requests of this app or tenant; the service asks to wait {}", wait(delay)),
            format!("send the request again after {}", wait(delay)),
        ),
        None => (
            "too many requests of this app or tenant; the service does not say how long to wait".to_owned(),
            "send the request again after some minutes".to_owned(),
        ),
    };
    Explanation::new(cause, [step, "send fewer requests at once".to_owned()])
}

/// An error code that is not known, without the status that would say more.
fn without_status() -> Explanation {
    Explanation::new(
        "unknown: no cause is known for the error code, and the status of the answer is missing",
        ["give the whole answer, status line and headers included, as `curl -i` prints it"],
    )
}
