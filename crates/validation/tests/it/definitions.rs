//! Forms of requests with their faults: those that only a definition of a logic app, a batch or a callout can have.

use graph_requests::{Document, NoFiles};
use lifecycle_workflows_validation::{LineIndex, Report, Rule, Span, VALIDATOR, Violation};

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
    "authentication": {"type": "ManagedServiceIdentity", "audience": "https://graph.microsoft.com"},
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
    (
        "definition_malformed_batch",
        r#"{
  "requests": [
    {"id": "1", "method": "GET", "url": "/me"},
    {"id": "1", "method": "GET", "url": "/organization"}
  ]
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
        .chain([callout()])
        .collect()
}

/// A callout whose parts disagree, as the program that answers it finds.
fn callout() -> Reported {
    let text = r#"{"data": {"callbackUriPath": "/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume", "task": {"id": "4"}}}"#;
    let start = text.find("\"4\"").unwrap_or_default();
    let violation = Violation::of_message(
        Rule::WrongCallback,
        Span { start, end: start + 3 },
        "the callback path of the callout has another id than its member `task`".to_owned(),
        "answer to no callout whose parts disagree: the answer would go to another task".to_owned(),
    );
    let report = Report::default().and(VALIDATOR, &LineIndex::new(text), [violation]);
    Reported { name: "definition_wrong_callback".to_owned(), input: text.as_bytes().to_vec(), report }
}

/// What is wrong with the definition as such.
fn report(text: &str) -> Report {
    let found = Document::new("", text).find(&NoFiles);
    let of_requests = found.requests.iter().flat_map(|request| &request.violations);
    Report::default().and(VALIDATOR, &LineIndex::new(text), found.of_document(&[]).chain(of_requests).cloned())
}
