//! Definitions of logic apps with their faults: those that only a definition can have.

use graph_requests::{Document, NoFiles};
use lifecycle_workflows_validation::{LineIndex, Report, VALIDATOR};

use crate::reports::Reported;

/// The name of a definition is that of its snapshot.
const DEFINITIONS: &[(&str, &str)] = &[
    (
        "definition_unescaped_at",
        r##"{
  "type": "Http",
  "inputs": {
    "method": "POST",
    "uri": "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing",
    "body": {"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1"}]}}
  }
}"##,
    ),
    (
        "definition_unanswered_callback",
        r#"{
  "triggers": {
    "manual": {
      "type": "Request",
      "inputs": {"schema": {"properties": {"data": {"properties": {"callbackUriPath": {"type": "string"}}}}}}
    }
  },
  "actions": {}
}"#,
    ),
];

pub(crate) fn all() -> Vec<Reported> {
    DEFINITIONS
        .iter()
        .map(|(name, text)| Reported {
            name: (*name).to_owned(),
            input: text.as_bytes().to_vec(),
            report: report(text),
        })
        .collect()
}

/// What is wrong with the definition as such.
fn report(text: &str) -> Report {
    let found = Document::new("", text).find(&NoFiles);
    let of_requests = found.requests.into_iter().flat_map(|request| request.violations);
    Report::default().and(VALIDATOR, &LineIndex::new(text), found.violations.into_iter().chain(of_requests))
}
