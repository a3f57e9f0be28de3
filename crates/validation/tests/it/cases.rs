//! Bodies with their faults: at least one for every rule.

use lifecycle_workflows_validation::{Report, check, check_facts};
use odata_types::Action;

use crate::paint::{Paint, Unreadable};
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};

/// A body whose report is under snapshot.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) body: &'static str,
    pub(crate) report: fn(&[u8]) -> Report,
}

fn of<A: Action>(body: &[u8]) -> Report {
    check_facts(A::ACTION, body)
}

fn typed<A: Action>(body: &[u8]) -> Report {
    match check::<A>(body) {
        Ok(checked) => checked.warnings,
        Err(report) => report,
    }
}

macro_rules! cases {
    ($($name:ident: $report:expr, $body:expr;)*) => {
        /// The name of a case is that of its snapshot.
        pub(crate) const CASES: &[Case] = &[$(Case { name: stringify!($name), body: $body, report: $report }),*];
    };
}

cases! {
    malformed_json: of::<CancelProcessing>, "{\n  \"scope\": {\n    \"runs\": [{\"id\": \"1\"},]\n  }\n}";
    empty_body: of::<CancelProcessing>, " \n";
    byte_order_mark: of::<Resume>, "\u{feff}{}";
    body_is_an_array: of::<Resume>, r#"[{"source": "sample"}]"#;
    wrong_json_type: of::<CancelProcessing>, r##"{
  "scope": {
    "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
    "runs": {"id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}
  }
}"##;
    wrong_json_types_of_primitives: of::<Resume>, r#"{"source": 1, "type": ["a"], "data": {"operationStatus": 0}}"#;
    duplicate_member: of::<Resume>, r#"{"source": "a", "source": "b", "data": {"extra": {"x": 1, "x": 2}}}"#;
    two_type_tags: of::<CancelProcessing>, r##"{"scope": {
  "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
  "@type": "#microsoft.graph.identityGovernance.cancelRunsScope",
  "runs": [{"id": "1"}]
}}"##;
    missing_type: of::<CancelProcessing>, r#"{"scope": {"runs": [{"id": "1"}]}}"#;
    missing_type_among_several: of::<Paint>, r#"{"thing": {"size": 1}}"#;
    unknown_type: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelAllScope", "all": true}}"##;
    unknown_type_that_is_nearly_right: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.cancelRunsScope", "runs": []}}"##;
    type_not_allowed_not_derived: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.run", "id": 7}}"##;
    type_not_allowed_abstract: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelScope", "runs": []}}"##;
    type_not_allowed_excluded: of::<Paint>, r##"{"thing": {"@odata.type": "#test.crate"}, "spare": {"size": 1}}"##;
    type_not_allowed_enumeration: of::<Resume>, r##"{"data": {"@odata.type": "#microsoft.graph.identityGovernance.customTaskExtensionOperationStatus"}}"##;
    type_tag_form: of::<CancelProcessing>, r#"{"scope": {"@type": "Microsoft.Graph.IdentityGovernance.CancelRunsScope", "runs": [{"id": "1"}]}}"#;
    type_tag_is_not_a_string: of::<CancelProcessing>, r#"{"scope": {"@odata.type": null, "runs": [{"id": "1"}]}}"#;
    missing_required: of::<CancelProcessing>, r##"{
  "scope": {
    "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope"
  }
}"##;
    missing_parameter: of::<CancelProcessing>, r#"{"Scope": {}}"#;
    null_required: of::<CancelProcessing>, r#"{"scope": null}"#;
    null_item: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [null]}}"##;
    missing_key: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{}]}}"##;
    empty_key: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": ""}]}}"##;
    missing_keys_of_two: of::<Paint>, r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "node": {"column": " "}}"##;
    too_few_items: of::<CancelProcessing>, r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": []}}"##;
    too_many_items: of::<CancelProcessing>, r##"{
  "scope": {
    "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
    "runs": [{"id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}, {"id": "14879e66-9ea9-48d0-804d-8fea672d0341"}]
  }
}"##;
    too_few_items_of_a_range: of::<Paint>, r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "nodes": [{}]}"##;
    undeclared_property: of::<Resume>, r#"{"sorce": "sample", "data": {"OperationStatus": "completed", "note": {"a": null}}}"#;
    forgotten_sign: of::<CancelProcessing>, r##"{"scope": {"odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1"}]}}"##;
    version_dependent_property: of::<Paint>, r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "gloss": "high"}"##;
    unknown_enum_member: of::<Resume>, r#"{"data": {"operationStatus": "Complete"}}"#;
    unknown_enum_member_far_off: of::<Resume>, r#"{"data": {"operationStatus": "1"}}"#;
    enum_member_case: of::<Resume>, r#"{"data": {"operationStatus": "Completed"}}"#;
    missing_expected: of::<Resume>, r#"{"data": {}}"#;
    null_expected: of::<Resume>, r#"{"data": {"operationStatus": null}}"#;
    sentinel_in_request: of::<Resume>, r#"{"data": {"operationStatus": "UnknownFutureValue"}}"#;
    flags: of::<Paint>, r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "colors": "red,Green, laterColor,,blue"}"##;
    not_an_integer: of::<Paint>, r##"{"thing": {"@odata.type": "#test.ball", "size": 1.0}, "int64": 1e3, "int32": -0}"##;
    number_out_of_range: of::<Paint>, r##"{
  "thing": {"@odata.type": "#test.ball", "size": 2147483648},
  "byte": -1,
  "sByte": 128,
  "int16": -32769,
  "int64": 9223372036854775808,
  "single": 1e39
}"##;
    malformed_value: of::<Paint>, r##"{
  "thing": {"@odata.type": "#test.ball", "size": 1},
  "date": "2026-02-30",
  "moment": "2026-07-01T12:30:00",
  "guid": "8cdf25a8"
}"##;
    unreadable_body: typed::<Unreadable>, r##"{"thing": {"@odata.type": "#test.ball", "size": 1}}"##;
    several_at_once: of::<CancelProcessing>, r#"{
  "scope": {
    "@odata.type": "microsoft.graph.identityGovernance.cancelRunsScope",
    "runs": [
      {"id": 1, "processingStatus": "Queued"},
      {"Id": "2", "totalUsersCount": 1.5}
    ],
    "reason": "none"
  },
  "scop": 1
}"#;
    deceptive_text: of::<Resume>, "{\"\u{202e}ecruos\": \"a\\nb\", \"\\u0000\": 1, \"data\": \"\u{202e}\"}";
}
