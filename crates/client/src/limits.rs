//! Which rules of validation are limits that a service may lift.

use http::HeaderValue;
use lifecycle_workflows_models::{Action, Guid};
use lifecycle_workflows_validation::{Report, Rule, Severity, VALIDATOR, check};

use crate::{Endpoint, Id};

/// What becomes of documented limits: how many runs one request cancels, which types, members, clouds and API versions
/// there are.
///
/// A service may lift them while an old build is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limits {
    /// A request that exceeds one is not sent.
    #[default]
    Enforced,
    /// The service decides. What is malformed is not sent all the same.
    Ignored,
}

impl Limits {
    /// Whether a violation of the rule stands in the way of a request.
    fn stops(self, rule: Rule) -> bool {
        let is_limit = matches!(
            rule,
            Rule::TooFewItems
                | Rule::TooManyItems
                | Rule::TypeNotAllowed
                | Rule::UnknownType
                | Rule::UnknownEnumMember
                | Rule::VersionDependentProperty
                | Rule::UndocumentedCloud
                | Rule::UndocumentedApiVersion
        );
        self == Self::Enforced || !is_limit
    }

    /// Whether nothing stands against a request, without a look at its head: that comes from the facts, for an endpoint
    /// that is documented, and a GUID cannot be wrong in it. Any other id may be a placeholder that was left.
    ///
    /// [`Self::check`] would find nothing either, but takes several times as long.
    pub(crate) fn is_evident<A: Action>(self, ids: &[&Id], body: &[u8]) -> bool {
        self == Self::Enforced
            && ids.iter().all(|id| id.as_str().parse::<Guid>().is_ok())
            && check::<A>(body).is_ok_and(|checked| checked.warnings.is_empty())
    }

    /// Checks a request that goes to an endpoint, and whose path is that behind the API version.
    ///
    /// What may be said against it and does not stop it is the answer.
    pub(crate) fn check(
        self,
        endpoint: &Endpoint,
        path: &str,
        request: &http::Request<Vec<u8>>,
    ) -> Result<Report, Report> {
        let mut check = VALIDATOR.http();
        // Of a gateway nobody knows its path, nor a host that it should have.
        let url = if endpoint.cloud().is_some() {
            request.uri().to_string()
        } else {
            check = check.any_host();
            format!("/{}{path}", endpoint.api_version())
        };
        let mut checked = http::Request::new(request.body().as_slice());
        *checked.method_mut() = request.method().clone();
        *checked.uri_mut() = url.parse().unwrap_or_default();
        checked.headers_mut().clone_from(request.headers());
        // The true token comes later, and does not matter to what is documented.
        checked.headers_mut().insert(http::header::AUTHORIZATION, HeaderValue::from_static("Bearer token"));
        let report = check.request(&checked);
        // A report keeps some of the violations, but counts all.
        let is_stopped = report.counts().any(|count| count.severity == Severity::Error && self.stops(count.rule));
        if is_stopped { Err(report) } else { Ok(report) }
    }
}
