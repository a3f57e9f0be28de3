//! A validator: the schema that requests are checked against, and the limit of reports.

use odata_types::facts;

use crate::policy::Policy;
use crate::rule::Rule;

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

impl Validator {
    /// The default number of violations that a report keeps in full.
    pub const DEFAULT_LIMIT: usize = 100;

    /// A validator over a schema.
    pub const fn new(schema: &'static facts::Schema) -> Self {
        Self { schema, policy: Policy::new(Some(Self::DEFAULT_LIMIT)) }
    }

    /// Keeps at most `limit` violations of a request in full, but at least one, errors before warnings; `None` keeps all. The
    /// rest is counted by rule: see [`Report::omitted`](crate::Report::omitted).
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
}
