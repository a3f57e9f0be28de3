//! Checking bodies: what is accepted can be read, and what is refused says why in bounded reports.

use std::fmt::Debug;

use lifecycle_workflows_models::odata::facts;
use lifecycle_workflows_models::odata::serde_core::{Serialize, de::DeserializeOwned};
use lifecycle_workflows_models::{Action, graph, identity_governance as governance};
use lifecycle_workflows_validation::{LineIndex, Report, check, check_facts, validate};

/// Tries a body of one action.
type Try = fn(&[u8]);

/// All actions of the models.
const ACTIONS: &[(&facts::Action, Try)] = &[
    of::<graph::Resume>(),
    of::<governance::Activate>(),
    of::<governance::ActivateAndWait>(),
    of::<governance::ActivateWithScope>(),
    of::<governance::CancelProcessing>(),
    of::<governance::ClearQuarantine>(),
    of::<governance::CreateNewVersion>(),
    of::<governance::PreviewTaskFailures>(),
    of::<governance::PreviewWorkflow>(),
    of::<governance::Restore>(),
    of::<governance::Resume>(),
];

const fn of<A: Action + DeserializeOwned + Serialize + PartialEq + Debug>() -> (&'static facts::Action, Try) {
    (A::ACTION, check_as::<A>)
}

/// Tries a body of each action.
pub(crate) fn run(data: &[u8]) {
    for (_, attempt) in ACTIONS {
        attempt(data);
    }
}

fn check_as<A: Action + DeserializeOwned + Serialize + PartialEq + Debug>(data: &[u8]) {
    let by_facts = check_facts(A::ACTION, data);
    match check::<A>(data) {
        Ok(checked) => {
            assert!(!checked.warnings.has_errors());
            assert_eq!(checked.warnings, by_facts);
            // An action without parameters needs no body.
            let is_empty = str::from_utf8(data).is_ok_and(|text| text.trim().is_empty());
            let body = if is_empty { b"{}" } else { data };
            assert_eq!(serde_json::from_slice::<A>(body).expect("what is accepted can be read"), checked.request);
            // Built in code, the same request has no errors either.
            assert!(!validate(&checked.request).has_errors(), "{:?}", validate(&checked.request));
        }
        Err(report) => {
            assert!(report.has_errors());
            assert_eq!(report, by_facts);
            is_shown(&report, data);
        }
    }
}

/// Shows a report in every form. Each violation has its place within the input, at the line and column that it names.
pub(crate) fn is_shown(report: &Report, data: &[u8]) {
    let valid = str::from_utf8(data).map_or_else(|error| error.valid_up_to(), str::len);
    let lines = LineIndex::new(str::from_utf8(&data[..valid]).expect("it is valid so far"));
    for violation in report {
        let span = violation.span.expect("what is wrong in a text has a place");
        assert!(span.start <= span.end && span.end <= data.len(), "{violation:?}");
        assert_eq!(violation.position, Some(lines.position(span.start)), "{violation:?}");
    }
    let _ = report.to_string();
    let _ = report.draw(data).to_string();
    let _ = serde_json::to_string(report).expect("reports are written as JSON");
    if let Some(error) = report.graph_error() {
        let _ = serde_json::to_string(&error).expect("errors are written as JSON");
    }
}

#[cfg(test)]
mod tests {
    use lifecycle_workflows_models::SCHEMA;

    use super::ACTIONS;

    #[test]
    fn all_actions_are_tried() {
        let tried: Vec<_> = ACTIONS.iter().map(|(action, _)| action.distinct_name()).collect();
        let declared: Vec<_> = SCHEMA.actions.iter().map(|action| action.distinct_name()).collect();
        assert_eq!(tried, declared);
    }
}
