//! The names by which people call the actions.

use odata_types::facts::Action;

use crate::SCHEMA;

/// The namespace whose actions are called by their simple names.
const NAMESPACE: &str = "microsoft.graph.identityGovernance.";

/// The name by which people call an action: its simple name, such as `cancelProcessing`, or where an action of lifecycle
/// workflows has that already, with the type it is bound to: `accessPackageAssignmentRequest/resume`.
///
/// ```
/// use lifecycle_workflows_models::{Action, action_name, graph, identity_governance};
///
/// assert_eq!(action_name(identity_governance::Resume::ACTION), "resume");
/// assert_eq!(action_name(graph::Resume::ACTION), "accessPackageAssignmentRequest/resume");
/// ```
#[must_use]
pub fn action_name(action: &Action) -> String {
    let is_found = self::action(action.simple_name()).is_some_and(|found| found.name == action.name);
    if is_found { action.simple_name().to_owned() } else { action.distinct_name() }
}

/// The action of that name, in any ASCII case: as [`action_name`] gives it, or qualified.
#[must_use]
pub fn action(name: &str) -> Option<&'static Action> {
    let is_own =
        |action: &&Action| action.name.starts_with(NAMESPACE) && action.simple_name().eq_ignore_ascii_case(name);
    SCHEMA.actions.iter().copied().find(|action| is_own(action)).or_else(|| SCHEMA.action(name))
}
