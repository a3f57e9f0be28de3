//! Callback paths: whatever the text is, it is the documented path or it is refused.

use lifecycle_workflows::client::{Call, Limits, ResultAddress, endpoint};
use proptest::prelude::*;

use crate::requests::resume;

/// Texts that look like parts of a path or a URL, and any others.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[./\\\\%?#@:{}()' 0-9a-f]{1,12}", ".{1,40}", "(%2e|%2f|\\.|/){1,4}"]
}

proptest! {
    #[test]
    fn a_callback_path_leads_to_the_documented_path_or_nowhere(text in texts(), id in texts()) {
        let path = format!("/identityGovernance/lifecycleWorkflows/workflows/{id}/tasks/t/taskProcessingResults/r/resume");
        for path in [text.clone(), path.clone(), format!("{text}{path}"), format!("{path}{text}")] {
            if let Ok(address) = ResultAddress::from_callback_path(&path) {
                let endpoint = endpoint("Global", "v1.0").unwrap();
                let ids = [&address.workflow, &address.task, &address.result];
                if let Ok(call) = Call::action_within(Limits::Ignored, &endpoint, &ids, &resume()) {
                    let sent = call.uri().path().strip_prefix("/v1.0").unwrap().to_owned();
                    prop_assert_eq!(ResultAddress::from_callback_path(&sent), Ok(address));
                }
            }
        }
    }
}
