//! The two actions by name.

use graph_validation::{Checked, Report};
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};

use crate::check::check;

/// Checks the body of `cancelProcessing`, which cancels runs of a workflow.
///
/// ```
/// use lifecycle_workflows_validation::check_cancel_processing;
///
/// let body = br##"{
///     "scope": {
///         "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
///         "runs": [{"id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]
///     }
/// }"##;
/// assert!(check_cancel_processing(body)?.warnings.is_empty());
/// # Ok::<(), lifecycle_workflows_validation::Report>(())
/// ```
///
/// # Errors
///
/// As [`check`].
pub fn check_cancel_processing(body: &[u8]) -> Result<Checked<CancelProcessing>, Report> {
    check(body)
}

/// Checks the body of `resume`, which tells a task how the custom extension that it waits for has ended.
///
/// ```
/// use lifecycle_workflows_validation::check_resume;
///
/// let checked = check_resume(br#"{"data": {"operationStatus": "Completed"}}"#)?;
/// assert_eq!(checked.warnings.violations()[0].rule.as_str(), "enum-member-case");
/// # Ok::<(), lifecycle_workflows_validation::Report>(())
/// ```
///
/// # Errors
///
/// As [`check`].
pub fn check_resume(body: &[u8]) -> Result<Checked<Resume>, Report> {
    check(body)
}
