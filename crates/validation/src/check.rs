//! The validator over the schema of the models, and its functions by name.

use graph_validation::{Checked, Report, Validator};
use lifecycle_workflows_models::SCHEMA;
use odata_types::{Action, facts};

/// The validator over the schema of the models.
pub const VALIDATOR: Validator = Validator::new(&SCHEMA);

/// Checks the body of an action, and reads it if nothing is wrong with it.
///
/// # Errors
///
/// Everything that is wrong with the body, warnings included, if there is at least one error.
pub fn check<A: Action>(body: &[u8]) -> Result<Checked<A>, Report> {
    VALIDATOR.check(body)
}

/// Checks the body of an action that is known at run time only.
#[must_use]
pub fn check_facts(action: &'static facts::Action, body: &[u8]) -> Report {
    VALIDATOR.check_facts(action, body)
}

/// Checks a request that was built in code. The report has pointers, but no spans, as there is no text.
#[must_use]
pub fn validate<A: Action>(request: &A) -> Report {
    VALIDATOR.validate(request)
}
