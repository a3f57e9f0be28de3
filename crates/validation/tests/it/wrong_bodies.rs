//! Many wrong bodies, each with the rules that it goes against and where.

use crate::paint::Paint;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::check_facts;
use odata_types::Action;
use odata_types::facts;

/// Bodies, and `rule pointer` of every violation in order.
type Table = &'static [(&'static str, &'static [&'static str])];

fn hold(action: &'static facts::Action, table: Table) {
    for (body, expected) in table {
        let report = check_facts(action, body.as_bytes());
        let found: Vec<_> =
            report.iter().map(|violation| format!("{} {}", violation.rule, violation.pointer)).collect();
        assert_eq!(found, *expected, "{body}\n{report}");
    }
}

#[test]
fn bodies_of_any_action() {
    hold(
        Resume::ACTION,
        &[
            ("", &["malformed-json "]),
            ("{", &["malformed-json "]),
            ("{} {}", &["malformed-json "]),
            ("{'source': 'a'}", &["malformed-json "]),
            ("{\"source\": NaN}", &["malformed-json "]),
            ("// none\n{}", &["malformed-json "]),
            ("{\"source\": \"\\ud800\"}", &["malformed-json "]),
            ("null", &["wrong-json-type "]),
            ("\"resume\"", &["wrong-json-type "]),
            ("[{\"a\": 1, \"a\": 2}]", &["wrong-json-type ", "duplicate-member /0/a"]),
            (r#"{"data": {}}"#, &["missing-expected /data"]),
            (
                r#"{"data": {}, "@odata.context": "x", "data@odata.note": {"a": 1}, "@odata.type": "x"}"#,
                &["missing-expected /data"],
            ),
            (
                r#"{"data": {}, "@odata.context": {"a": 1, "a": 1}}"#,
                &["missing-expected /data", "duplicate-member /@odata.context/a"],
            ),
            (r#"{"data": {}, "@odata.type": 1}"#, &["missing-expected /data", "wrong-json-type /@odata.type"]),
            (
                r#"{"data": {}, "@odata.type": "x", "@type": "x"}"#,
                &["missing-expected /data", "duplicate-member /@type"],
            ),
        ],
    );
}

#[test]
fn bodies_of_cancel_processing() {
    hold(
        CancelProcessing::ACTION,
        &[
            ("{}", &["missing-required "]),
            (r#"{"scope": {}}"#, &["missing-type /scope", "missing-required /scope"]),
            (r#"{"scope": []}"#, &["wrong-json-type /scope"]),
            (r#"{"scope": "all"}"#, &["wrong-json-type /scope"]),
            (
                r#"{"scope": null, "scope": null}"#,
                &["null-required /scope", "duplicate-member /scope", "null-required /scope"],
            ),
            (r#"{"runs": [{"id": "1"}]}"#, &["missing-required ", "undeclared-property /runs"]),
            (
                r##"{"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1"}]}"##,
                &["missing-required ", "undeclared-property /runs"],
            ),
            (
                r##"{"scope": {"runs": [{"id": "1"}], "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope"}}"##,
                &[],
            ),
            (
                r#"{"scope": {"runs": [{"id": "1"}], "@odata.type": "https://graph.microsoft.com/beta/$metadata#microsoft.graph.identityGovernance.cancelRunsScope"}}"#,
                &["type-tag-form /scope/@odata.type"],
            ),
            (
                r##"{"scope": {"@ODATA.TYPE": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1"}]}}"##,
                &["type-tag-form /scope/@ODATA.TYPE"],
            ),
            (r#"{"scope": {"@odata.type": "", "runs": 1}}"#, &["unknown-type /scope/@odata.type"]),
            (
                r##"{"scope": {"@odata.type": "#", "runs": [{"a": 1, "a": 1}]}}"##,
                &["unknown-type /scope/@odata.type", "duplicate-member /scope/runs/0/a"],
            ),
            (
                r#"{"scope": {"@odata.type": "", "@odata.type": {"a": 1, "a": 2}}}"#,
                &[
                    "unknown-type /scope/@odata.type",
                    "duplicate-member /scope/@odata.type",
                    "wrong-json-type /scope/@odata.type",
                    "duplicate-member /scope/@odata.type/a",
                ],
            ),
            (
                r#"{"scope": {"@odata.type": ["x"], "runs": []}}"#,
                &["wrong-json-type /scope/@odata.type", "too-few-items /scope/runs"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.entity", "runs": []}}"##,
                &["type-not-allowed /scope/@odata.type"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "@odata.type": "#x", "runs": []}}"##,
                &["duplicate-member /scope/@odata.type", "unknown-type /scope/@odata.type"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "Runs": [{"id": "1"}]}}"##,
                &["missing-required /scope", "undeclared-property /scope/Runs"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": null}}"##,
                &["null-required /scope/runs"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": ["1"]}}"##,
                &["wrong-json-type /scope/runs/0"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": null}]}}"##,
                &["null-required /scope/runs/0/id"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"@odata.id": "runs/1"}]}}"##,
                &["missing-key /scope/runs/0"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs@odata.bind": ["runs/1"]}}"##,
                &["missing-required /scope"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "@odata.type": "#microsoft.graph.identityGovernance.run"}]}}"##,
                &[],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "@odata.type": "#microsoft.graph.entity"}]}}"##,
                &["type-not-allowed /scope/runs/0/@odata.type"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "totalUsersCount": "3", "completedDateTime": null, "reprocessedRuns": [{}, {"processingStatus": "canceling"}]}]}}"##,
                &["wrong-json-type /scope/runs/0/totalUsersCount"],
            ),
            (
                r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "processingStatus": "In progress"}, [], {"id": "2"}]}}"##,
                &[
                    "too-many-items /scope/runs",
                    "unknown-enum-member /scope/runs/0/processingStatus",
                    "wrong-json-type /scope/runs/1",
                ],
            ),
        ],
    );
}

#[test]
fn bodies_of_resume() {
    hold(
        Resume::ACTION,
        &[
            ("{}", &["missing-required "]),
            (r#"{"source": null, "type": null, "data": {}}"#, &["missing-expected /data"]),
            (r#"{"data": null}"#, &["null-required /data"]),
            (r#"{"data": {}}"#, &["missing-expected /data"]),
            (r#"{"data": {"operationStatus": null}}"#, &["missing-expected /data/operationStatus"]),
            (r#"{"data": {"operationStatus": ""}}"#, &["missing-expected /data/operationStatus"]),
            (r#"{"data": {"operationStatus": "completed,failed"}}"#, &["unknown-enum-member /data/operationStatus"]),
            (
                r#"{"data": {"operationStatus": {"a": 1, "a": 1}}}"#,
                &["wrong-json-type /data/operationStatus", "duplicate-member /data/operationStatus/a"],
            ),
            (r#"{"data": [{"operationStatus": "failed"}]}"#, &["wrong-json-type /data"]),
            (r#"{"operationStatus": "failed"}"#, &["missing-required ", "undeclared-property /operationStatus"]),
            (
                r##"{"data": {"@odata.type": "#microsoft.graph.identityGovernance.customTaskExtensionCallbackData", "operationStatus": "failed"}}"##,
                &[],
            ),
            (
                r##"{"data": {"@odata.type": "#microsoft.graph.customTaskExtensionCallbackData", "operationStatus": 1}}"##,
                &["unknown-type /data/@odata.type", "wrong-json-type /data/operationStatus"],
            ),
            (
                r##"{"data": {"@odata.type": "#microsoft.graph.customExtensionData", "operationStatus": 1}}"##,
                &["type-not-allowed /data/@odata.type", "wrong-json-type /data/operationStatus"],
            ),
            (
                r#"{"data": {"targetSubject": null}}"#,
                &["missing-expected /data", "version-dependent-property /data/targetSubject"],
            ),
            (
                r#"{"data": {}, "a/b": {"~": 1, "~": 1}}"#,
                &["missing-expected /data", "undeclared-property /a~1b", "duplicate-member /a~1b/~0"],
            ),
            (
                r#"{"data": {}, "sour\u0063e": 1, "source": "a"}"#,
                &["missing-expected /data", "wrong-json-type /source", "duplicate-member /source"],
            ),
        ],
    );
}

#[test]
fn shapes_that_no_lifecycle_workflows_schema_has() {
    hold(
        Paint::ACTION,
        &[
            (r##"{"thing": {"@odata.type": "#test.redBall", "size": 1, "shade": null}}"##, &[]),
            (
                r##"{"thing": {"@odata.type": "#test.redBall", "shade": 1}}"##,
                &["missing-required /thing", "wrong-json-type /thing/shade"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "@type": "#test.redBall", "size": "x"}}"##,
                &["duplicate-member /thing/@type", "type-tag-form /thing/@type"],
            ),
            (r#"{"thing": {"size": "x"}}"#, &["missing-type /thing"]),
            (
                r##"{"thing": {"@odata.type": "#test.circle"}}"##,
                &["missing-required /thing", "type-not-allowed /thing/@odata.type"],
            ),
            (r##"{"thing": {"@odata.type": "#test.paint"}}"##, &["unknown-type /thing/@odata.type"]),
            (r##"{"thing": {"@odata.type": "#Edm.Guid"}}"##, &["type-not-allowed /thing/@odata.type"]),
            (
                r##"{"thing": {"@odata.type": "#test.shape", "radius": true}}"##,
                &["type-not-allowed /thing/@odata.type"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "shape": {"@odata.type": "#test.shape"}, "nothing": {}}"##,
                &["missing-required /shape", "type-not-allowed /shape/@odata.type", "missing-type /nothing"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "bag": {"weight": 1, "more": {"a": 1}}, "anything": {"b": [null]}}"##,
                &[],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "bag": {"weight": "1", "more": {"a": 1, "a": 1}}}"##,
                &["wrong-json-type /bag/weight", "duplicate-member /bag/more/a"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "texts": [null, "a", 1]}"##,
                &["wrong-json-type /texts/2"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "nodes": [{}, {"next": [{"next": [{"row": 1}]}]}, {}, {}]}"##,
                &["too-many-items /nodes", "wrong-json-type /nodes/1/next/0/next/0/row"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "isDry": "true", "double": "Infinity", "single": 1e-50, "double": 1e-999}"##,
                &["wrong-json-type /isDry", "wrong-json-type /double", "duplicate-member /double"],
            ),
            (
                r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "moment": "2026-07-01 12:30:00Z", "moment": "2026-07-01T12:30Z"}"##,
                &["malformed-value /moment", "duplicate-member /moment"],
            ),
            (r##"{"thing": {"@odata.type": "#test.ball", "size": 1}, "colors": "red, green"}"##, &[]),
        ],
    );
}
