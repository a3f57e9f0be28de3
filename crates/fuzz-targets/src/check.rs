//! Checking bodies: what is accepted can be read, and what is refused says why in bounded reports.

use std::fmt::Debug;

use lifecycle_workflows_models::Action;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_models::odata::serde_core::{Serialize, de::DeserializeOwned};
use lifecycle_workflows_validation::{Report, check, check_facts, validate};

/// Tries a body of each of the two actions.
pub(crate) fn run(data: &[u8]) {
    check_as::<CancelProcessing>(data);
    check_as::<Resume>(data);
}

fn check_as<A: Action + DeserializeOwned + Serialize + PartialEq + Debug>(data: &[u8]) {
    let by_facts = check_facts(A::ACTION, data);
    match check::<A>(data) {
        Ok(checked) => {
            assert!(!checked.warnings.has_errors());
            assert_eq!(checked.warnings, by_facts);
            assert_eq!(serde_json::from_slice::<A>(data).expect("what is accepted can be read"), checked.request);
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

/// Shows a report in every form, whose places are within the input.
pub(crate) fn is_shown(report: &Report, data: &[u8]) {
    for violation in report {
        if let Some(span) = violation.span {
            assert!(span.start <= span.end && span.end <= data.len(), "{violation:?}");
        }
    }
    let _ = report.to_string();
    let _ = report.draw(data).to_string();
    let _ = serde_json::to_string(report).expect("reports are written as JSON");
    if let Some(error) = report.graph_error() {
        let _ = serde_json::to_string(&error).expect("errors are written as JSON");
    }
}
