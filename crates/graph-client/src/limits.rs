//! Which validation rules are limits that a service may lift.

use graph_validation::{Report, Rule, Validator};
use http::HeaderValue;
use odata_types::{Guid, facts};

use crate::{Endpoint, Id};

/// What to do about documented limits: numbers of items, and the types, members, clouds and API versions that exist.
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
                | Rule::TypeNotAllowed
                | Rule::UnknownType
                | Rule::UnknownEnumMember
                | Rule::VersionDependentProperty
                | Rule::UndocumentedCloud
                | Rule::UndocumentedApiVersion
        );
        self == Self::Enforced || !is_limit
    }

    /// Whether a request is valid, without a check of its head: the head comes from the facts, for an endpoint that is
    /// documented, and a GUID cannot be wrong in it. Any other id may be a placeholder that nobody filled in.
    ///
    /// [`Self::check`] would find nothing either, but takes several times as long.
    pub(crate) fn is_evident(
        self,
        endpoint: &Endpoint,
        action: &'static facts::Action,
        ids: &[&Id],
        body: &[u8],
    ) -> bool {
        self == Self::Enforced
            && ids.iter().all(|id| id.as_str().parse::<Guid>().is_ok())
            && Validator::new(endpoint.schema()).check_facts(action, body).is_empty()
    }

    /// Checks a request for an endpoint; `path` is the part after the API version.
    ///
    /// Returns the violations that do not prevent it from being sent.
    pub(crate) fn check(
        self,
        endpoint: &Endpoint,
        path: &str,
        request: &http::Request<Vec<u8>>,
    ) -> Result<Report, Report> {
        let mut check = Validator::new(endpoint.schema()).http();
        // The host and the path prefix of a gateway are not documented.
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
        // The sender adds the real token later; it does not matter to what is documented.
        checked.headers_mut().insert(http::header::AUTHORIZATION, HeaderValue::from_static("Bearer token"));
        let report = check.request(&checked);
        if report.errors().any(|violation| self.stops(violation.rule)) { Err(report) } else { Ok(report) }
    }
}
