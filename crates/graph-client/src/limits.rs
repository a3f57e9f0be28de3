//! Which validation rules are limits that a service may lift.

use graph_validation::{Report, Rule, Severity, Validator};
use odata_types::{Guid, facts};

use crate::{Endpoint, Id};

/// What to do about documented limits: numbers of items, least and greatest values, and the types, members, clouds and
/// API versions that exist.
///
/// A service may lift limits while an old build is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limits {
    /// A request that exceeds a limit is not sent.
    #[default]
    Enforced,
    /// The service decides. A malformed request is still not sent.
    Ignored,
}

impl Limits {
    /// Whether a violation of the rule prevents a request from being sent.
    fn stops(self, rule: Rule) -> bool {
        let is_limit = matches!(
            rule,
            Rule::TooFewItems
                | Rule::TooManyItems
                | Rule::OutsideLimits
                | Rule::TypeNotAllowed
                | Rule::UnknownType
                | Rule::UnknownEnumMember
                | Rule::VersionDependentProperty
                | Rule::UndocumentedCloud
                | Rule::UndocumentedApiVersion
        );
        self == Self::Enforced || !is_limit
    }

    /// Checks a request for an endpoint; `path` is the part after the API version, which the ids were filled into.
    ///
    /// Returns the violations that do not prevent it from being sent.
    pub(crate) fn check(
        self,
        endpoint: &Endpoint,
        action: &'static facts::Action,
        ids: &[&Id],
        path: &str,
        request: &http::Request<Vec<u8>>,
    ) -> Result<Report, Report> {
        // The sender adds the token later.
        let check = Validator::new(endpoint.schema()).http().without_token();
        let report = if self.is_head_evident(ids) {
            check.body(action, endpoint.api_version(), request.body())
        } else if endpoint.cloud().is_some() {
            check.request(request)
        } else {
            // The host and the path prefix of a gateway are not documented.
            let mut within = request.clone();
            *within.uri_mut() = format!("/{}{path}", endpoint.api_version()).parse().unwrap_or_default();
            check.any_host().request(&within)
        };
        passed(report, |rule| self.stops(rule))
    }

    /// Checks the body of a request that creates or changes an entity.
    ///
    /// Returns the violations that do not prevent it from being sent.
    pub(crate) fn check_body(
        self,
        endpoint: &Endpoint,
        entities: &'static facts::EntityRequest,
        body: &[u8],
    ) -> Result<Report, Report> {
        let check = Validator::new(endpoint.schema()).http();
        let report = check.body(entities, endpoint.api_version(), body);
        // What a service requires and what it lets be set may change.
        let is_lifted = |rule: Rule| self == Self::Ignored && matches!(rule, Rule::MissingRequired | Rule::NotSettable);
        passed(report, |rule| self.stops(rule) && !is_lifted(rule))
    }

    /// Whether the head of a request needs no check: it comes from the facts, for an endpoint that is documented, and a GUID
    /// cannot be wrong in it. Any other id may be a placeholder that nobody filled in.
    fn is_head_evident(self, ids: &[&Id]) -> bool {
        self == Self::Enforced && ids.iter().all(|id| id.as_str().parse::<Guid>().is_ok())
    }
}

/// The report on a request; an error if it has a violation that stops it.
fn passed(report: Report, stops: impl Fn(Rule) -> bool) -> Result<Report, Report> {
    // A report keeps some of the violations, but counts all.
    let is_stopped = report.counts().any(|count| count.severity == Severity::Error && stops(count.rule));
    if is_stopped { Err(report) } else { Ok(report) }
}
