//! Whole HTTP requests of the documented actions.

use graph_validation::{Checked, Report};
use odata_types::Action;

use crate::check::VALIDATOR;

/// Checks a request and its body.
///
/// The path says which action it is of. Places are those in the body; what is wrong elsewhere has none.
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
    VALIDATOR.http().request(request)
}

/// Checks a request of one action, and reads its body if nothing is wrong with any of it.
///
/// # Errors
///
/// Everything that is wrong with the request, warnings included, if there is at least one error. That the request is of
/// another action is one.
pub fn read_http<A: Action, B: AsRef<[u8]>>(request: &::http::Request<B>) -> Result<Checked<A>, Report> {
    VALIDATOR.http().read(request)
}

/// Checks an HTTP/1.1 message as it goes over the wire, or as documentation, `.http` files and logs print it.
///
/// Places are those in the message. [`HttpCheck::message`](graph_validation::HttpCheck::message) says more.
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
    VALIDATOR.http().message(message)
}
