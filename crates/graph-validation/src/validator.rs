//! A validator: the schema that requests are checked against, and the limit of reports.

use odata_types::{Action, facts};

use crate::check;
use crate::policy::Policy;
use crate::report::Report;
use crate::rule::Rule;

#[cfg(feature = "http")]
use crate::http::HttpCheck;

/// Checks requests against everything that a schema documents.
///
/// ```
/// use graph_validation::{Rule, Validator};
/// use second_slice::SCHEMA;
/// use second_slice::library::Lend;
///
/// const VALIDATOR: Validator = Validator::new(&SCHEMA);
///
/// let body = br##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"Id": "7"}]}}"##;
/// let report = VALIDATOR.check::<Lend>(body).unwrap_err();
/// let found: Vec<_> = report.iter().map(|violation| (violation.rule, violation.pointer.as_str())).collect();
/// assert_eq!(found, [
///     (Rule::MissingKey, "/borrower/members/0"),
///     (Rule::UndeclaredProperty, "/borrower/members/0/Id"),
/// ]);
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Validator {
    schema: &'static facts::Schema,
    policy: Policy,
}

/// A request without errors, and its warnings.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<A> {
    /// The request.
    pub request: A,
    /// What should be reviewed before it is sent; empty for a body that is exactly as documented.
    pub warnings: Report,
}

impl Validator {
    /// The default number of violations that a report keeps in full.
    pub const DEFAULT_LIMIT: usize = 100;

    /// A validator over a schema.
    pub const fn new(schema: &'static facts::Schema) -> Self {
        Self { schema, policy: Policy::new(Some(Self::DEFAULT_LIMIT)) }
    }

    /// Keeps at most `limit` violations of a request in full, but at least one, errors before warnings; `None` keeps all. The
    /// rest is counted by rule: see [`Report::omitted`].
    pub const fn max_violations(self, limit: Option<usize>) -> Self {
        Self { policy: self.policy.limit(limit), ..self }
    }

    /// Does not report violations of a rule.
    pub const fn allow(self, rule: Rule) -> Self {
        Self { policy: self.policy.allow(rule), ..self }
    }

    /// Reports violations of a rule as errors.
    pub const fn deny(self, rule: Rule) -> Self {
        Self { policy: self.policy.deny(rule), ..self }
    }

    /// The schema that requests are checked against.
    #[must_use]
    pub const fn schema(self) -> &'static facts::Schema {
        self.schema
    }

    pub(crate) const fn policy(self) -> Policy {
        self.policy
    }

    /// Checks the body of an action, and reads it if nothing is wrong with it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the body, warnings included, if there is at least one error.
    pub fn check<A: Action>(self, body: &[u8]) -> Result<Checked<A>, Report> {
        check::check(self, body)
    }

    /// Checks the body of an action that is known at run time only.
    #[must_use]
    pub fn check_facts(self, action: &'static facts::Action, body: &[u8]) -> Report {
        check::check_facts(self, action, body)
    }

    /// Checks a request that was built in code. The report has pointers, but no spans, because there is no text.
    #[must_use]
    pub fn validate<A: Action>(self, request: &A) -> Report {
        check::validate(self, request)
    }

    /// Checks whole HTTP requests. The path of a request determines its action.
    #[cfg(feature = "http")]
    pub const fn http(self) -> HttpCheck {
        HttpCheck::new(self)
    }
}
