//! The bodies that are read, written and checked.

/// The documented body of `cancelProcessing`.
pub const CANCEL: &str = r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}}"##;
/// The same with the type tag last.
pub const CANCEL_TAG_LAST: &str = r##"{"scope":{"runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}],"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope"}}"##;
/// The documented body of `resume`.
pub const RESUME: &str = r#"{"data":{"operationStatus":"Completed"},"source":"sample","type":"lifecycleEvent"}"#;
/// The same with the member of the enumeration as the metadata spells it, as no rule has a word to say of.
pub(crate) const RESUME_CLEAN: &str =
    r#"{"data":{"operationStatus":"completed"},"source":"sample","type":"lifecycleEvent"}"#;
/// Two runs, one of them without a key, and a member that nobody knows.
pub(crate) const CANCEL_WRONG: &str = r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"},{"Id":"1"}]}}"##;
/// No `data`, which is required.
pub(crate) const RESUME_WRONG: &str = r#"{"source":"sample","type":"lifecycleEvent"}"#;

/// A body that cancels so many runs.
#[must_use]
pub fn cancel_with(runs: usize) -> String {
    let runs: Vec<_> = (0..runs).map(|number| format!(r#"{{"id":"8cdf25a8-c9d2-423e-a03d-{number:012}"}}"#)).collect();
    let runs = runs.join(",");
    format!(r##"{{"scope":{{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{runs}]}}}}"##)
}
