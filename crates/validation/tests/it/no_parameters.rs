//! Bodies of actions that have no parameters: an empty one is the same as an object without members.

use lifecycle_workflows_models::Action;
use lifecycle_workflows_models::identity_governance::{ClearQuarantine, PreviewTaskFailures, Restore, Resume};
use lifecycle_workflows_validation::{Rule, check, check_facts, read_http};

fn needs_no_body<A: Action>() {
    let name = A::ACTION.name;
    for body in ["", " \r\n", "{}"] {
        assert!(check_facts(A::ACTION, body.as_bytes()).is_empty(), "{name} {body:?}");
        let checked = check::<A>(body.as_bytes()).unwrap_or_else(|report| panic!("{name} {body:?}: {report}"));
        assert!(checked.warnings.is_empty(), "{name} {body:?}");
    }
    assert!(check::<A>(b"[]").is_err(), "{name}");
}

#[test]
fn an_action_without_parameters_is_read_from_an_empty_body() {
    needs_no_body::<ClearQuarantine>();
    needs_no_body::<PreviewTaskFailures>();
    needs_no_body::<Restore>();
    let report = check::<Resume>(b"").unwrap_err();
    assert_eq!(report.iter().map(|violation| violation.rule).collect::<Vec<_>>(), [Rule::MalformedJson]);
}

#[test]
fn a_request_without_a_body_is_read() {
    let url = "https://graph.microsoft.com/beta/identityGovernance/lifecycleWorkflows/workflows/1/clearQuarantine";
    let request = http::Request::post(url).header("Authorization", "Bearer secret").body("").unwrap();
    assert!(read_http::<ClearQuarantine, _>(&request).unwrap().warnings.is_empty());
}
