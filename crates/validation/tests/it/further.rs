//! A path that is documented beside that of its action, in other API versions.

use lifecycle_workflows_validation::{Rule, check_http_message};

/// The rules that a request to resume a request for an access package violates.
fn violated(version: &str, entities: &str) -> Vec<Rule> {
    let root = format!("https://graph.microsoft.com/{version}/identityGovernance/entitlementManagement");
    let head = "Authorization: Bearer secret\nContent-Type: application/json";
    let message = format!("POST {root}/{entities}/1/resume HTTP/1.1\n{head}\n\n{{\"source\": \"a\"}}");
    check_http_message(message.as_bytes()).iter().map(|violation| violation.rule).collect()
}

#[test]
fn a_further_path_has_api_versions_of_its_own() {
    for version in ["v1.0", "beta"] {
        assert_eq!(violated(version, "assignmentRequests"), []);
    }
    assert_eq!(violated("beta", "accessPackageAssignmentRequests"), []);
    assert_eq!(violated("v1.0", "accessPackageAssignmentRequests"), [Rule::UndocumentedApiVersion]);
}
