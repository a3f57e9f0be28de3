//! Whole HTTP requests: method, URL and headers, then the body.
//!
//! What is documented of them comes from the facts of the actions, as for bodies: the path says which action is meant.

mod authority;
mod findings;
mod head;
mod headers;
mod media;
mod message;
mod route;
mod secrets;
mod segment;
mod target;

use json_places::Span;
use lifecycle_workflows_models::SCHEMA;
use odata_types::{Action, facts};

use crate::check::{Checked, read, violations};
use crate::places;
use crate::report::Report;
use crate::tokens;
use crate::watch;
use findings::Findings;
use head::Head;
use message::Message;
use route::Route;

pub use message::is_http_message;

/// How requests are checked: by default as their sender should have written them.
///
/// ```
/// use lifecycle_workflows_models::{Action, identity_governance::Resume};
/// use lifecycle_workflows_validation::{HttpCheck, Rule, check_http};
///
/// let request = http::Request::post("https://gateway.example/beta/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume")
///     .header("Authorization", "Bearer secret")
///     .header("Content-Type", "application/json")
///     .body(r#"{"data": {"operationStatus": "completed"}}"#)?;
/// assert_eq!(check_http(&request).violations()[0].rule, Rule::UnknownHost);
/// assert!(HttpCheck::default().action(Resume::ACTION).any_host().request(&request).is_empty());
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[must_use]
pub struct HttpCheck {
    action: Option<&'static facts::Action>,
    is_any_host: bool,
}

impl HttpCheck {
    /// Expects requests of one action; those of others go against [`Rule::OtherAction`](crate::Rule::OtherAction).
    pub fn action(self, action: &'static facts::Action) -> Self {
        Self { action: Some(action), ..self }
    }

    /// Does not look at scheme and host: for a service that requests have come to already.
    pub fn any_host(self) -> Self {
        Self { is_any_host: true, ..self }
    }

    /// Checks a request: see [`check_http`].
    #[must_use]
    pub fn request<B: AsRef<[u8]>>(self, request: &::http::Request<B>) -> Report {
        let body = request.body().as_ref();
        let head = Head::of_request(request);
        if let Some(action) = self.accepts(&head, body) {
            return Report::new(Some(action), Vec::new());
        }
        let text = places::readable(body);
        let tokens = tokens::find(text);
        let credentials = secrets::credentials(Some(&head), tokens.iter().filter_map(|token| text.get(token.clone())));
        let head = head.conceal(&credentials);
        let mut findings = Findings::default();
        let action = self.check(&head, body, 0, &mut findings);
        let secrets = secrets::places(text, &credentials, Vec::new());
        Report::new(action, findings.done(&credentials)).located(body).with_secrets(secrets)
    }

    /// Checks a request of an action, and reads its body: see [`read_http`].
    ///
    /// # Errors
    ///
    /// As [`read_http`].
    pub fn read<A: Action, B: AsRef<[u8]>>(self, request: &::http::Request<B>) -> Result<Checked<A>, Report> {
        read(self.action(A::ACTION).request(request), request.body().as_ref())
    }

    /// Checks a message: see [`check_http_message`].
    #[must_use]
    pub fn message(self, message: &[u8]) -> Report {
        let text = places::readable(message);
        let Message { head, body, mut findings, secrets } = Message::parse(text, message.len());
        if let (Some(head), true) = (&head, findings.violations.is_empty())
            && let Some(action) = self.accepts(head, message.get(body.start..body.end).unwrap_or_default())
        {
            return Report::new(Some(action), Vec::new());
        }
        let tokens = tokens::find(text);
        let known = secrets.iter().map(|span| span.start..span.end).chain(tokens);
        let known: Vec<&str> = known.filter_map(|range| text.get(range)).collect();
        let credentials = secrets::credentials(head.as_ref(), known.into_iter());
        let secrets = secrets::places(text, &credentials, secrets);
        let action = match head {
            Some(head) => {
                let at = body.start;
                let body = message.get(at..body.end).unwrap_or_default();
                self.check(&head.conceal(&credentials), body, at, &mut findings)
            }
            None => self.action,
        };
        Report::new(action, findings.done(&credentials)).located(message).with_secrets(secrets)
    }

    /// The action of a request that nothing stands against. Only where there is something to show must secrets be found.
    fn accepts(self, head: &Head<'_>, body: &[u8]) -> Option<&'static facts::Action> {
        let mut findings = Findings::default();
        let action = route::find(head, SCHEMA.actions, self, &mut findings).action?;
        let is_plain = headers::check(head, Some(action), body, &mut findings);
        (is_plain && findings.violations.is_empty() && watch::accepts(action, body)).then_some(action)
    }

    /// Checks head and body, and says which action it is. The body stands at an offset of the text that the spans are of.
    fn check(
        self,
        head: &Head<'_>,
        body: &[u8],
        offset: usize,
        findings: &mut Findings,
    ) -> Option<&'static facts::Action> {
        let Route { action, api_version } = route::find(head, SCHEMA.actions, self, findings);
        // Where the path does not tell, the caller may have.
        let action = action.or(self.action);
        let is_plain = headers::check(head, action, body, findings);
        let action = action?;
        if is_plain {
            for mut violation in violations(action, body, api_version) {
                let moved = |span: Span| Span { start: span.start + offset, end: span.end + offset };
                violation.span = violation.span.map(moved);
                findings.violations.push(violation);
            }
        }
        Some(action)
    }
}

/// Checks a request and its body.
///
/// The action is found by the path. Places are those in the body; what is wrong elsewhere has none.
///
/// ```
/// use lifecycle_workflows_validation::{Rule, check_http};
///
/// let request = http::Request::post("https://graph.microsoft.com/beta/identityGovernance/lifecycleWorkflows/workflows/{workflow-id}/cancelProcessing")
///     .header("Authorization", "Bearer secret")
///     .header("Content-Type", "application/json")
///     .body(r#"{"scope": null}"#)?;
/// let report = check_http(&request);
/// let rules: Vec<_> = report.iter().map(|violation| violation.rule).collect();
/// assert_eq!(rules, [Rule::PlaceholderLeft, Rule::NullRequired]);
/// # Ok::<(), http::Error>(())
/// ```
#[must_use]
pub fn check_http<B: AsRef<[u8]>>(request: &::http::Request<B>) -> Report {
    HttpCheck::default().request(request)
}

/// Checks a request of one action, and reads its body if nothing is wrong with any of it.
///
/// # Errors
///
/// Everything that is wrong with the request, warnings included, if there is at least one error. That the request is of
/// another action is one.
pub fn read_http<A: Action, B: AsRef<[u8]>>(request: &::http::Request<B>) -> Result<Checked<A>, Report> {
    HttpCheck::default().read(request)
}

/// Checks an HTTP/1.1 message as it goes over the wire, or as documentation, `.http` files and logs print it: a request
/// line with a URL or a path, headers, a blank line and the body, with lines that end in LF or CRLF.
///
/// Places are those in the message. A message without HTTP version in its request line counts as a print, in which a
/// missing `Authorization` is a warning only.
///
/// ```
/// use lifecycle_workflows_validation::{Rule, check_http_message};
///
/// let message = b"POST /beta/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing
/// Content-Type: text/plain
///
/// {}";
/// let report = check_http_message(message);
/// let found: Vec<_> = report.errors().map(|error| (error.rule, error.position.map(|at| (at.line, at.column)))).collect();
/// assert_eq!(found, [(Rule::WrongContentType, Some((2, 15))), (Rule::MissingRequired, Some((4, 1)))]);
/// ```
#[must_use]
pub fn check_http_message(message: &[u8]) -> Report {
    HttpCheck::default().message(message)
}
