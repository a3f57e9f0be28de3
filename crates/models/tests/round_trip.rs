//! What is read is written back: nothing is lost, and nothing is added.

use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelRunsScope, CancelScope, CustomTaskExtensionCallbackData,
    CustomTaskExtensionOperationStatus, LifecycleWorkflowProcessingStatus, Resume, Run,
};
use lifecycle_workflows_models::{Flags, NotUnknownError, Nullable, OpenEnum, UnknownMember, UnknownType};
use serde_json::{Value, json};

const CANCEL_PROCESSING: &str = include_str!("fixtures/cancel_processing.json");
const RESUME: &str = include_str!("fixtures/resume.json");
const TAG: &str = "#microsoft.graph.identityGovernance.cancelRunsScope";

fn cancel(text: &str) -> CancelProcessing {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn runs(body: &CancelProcessing) -> &[Run] {
    match &body.scope {
        CancelScope::CancelRunsScope(scope) => &scope.runs,
        other => panic!("{other:?}"),
    }
}

fn written(body: &impl odata_types::serde_core::Serialize) -> String {
    serde_json::to_string(body).unwrap()
}

#[test]
fn the_documented_cancellation_is_written_back_equal() {
    let body = cancel(CANCEL_PROCESSING);
    assert_eq!(runs(&body), [Run::with_id("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")]);
    assert_eq!(serde_json::to_string_pretty(&body).unwrap() + "\n", CANCEL_PROCESSING);
}

#[test]
fn the_documented_resumption_is_written_back_in_the_spelling_of_the_metadata() {
    let body: Resume = serde_json::from_str(RESUME).unwrap();
    assert_eq!(body.data.operation_status.value(), Some(&CustomTaskExtensionOperationStatus::Completed));
    let expected: Value = serde_json::from_str(&RESUME.replace("Completed", "completed")).unwrap();
    assert_eq!(serde_json::to_value(&body).unwrap(), expected);
    insta::assert_snapshot!(written(&body), @r#"{"source":"sample","type":"lifecycleEvent","data":{"operationStatus":"completed"}}"#);
}

#[test]
fn bodies_are_built_from_their_parts() {
    let built = CancelProcessing::new(CancelRunsScope::new([Run::with_id("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")]));
    assert_eq!(built, cancel(CANCEL_PROCESSING));
    let data = CustomTaskExtensionCallbackData {
        operation_status: CustomTaskExtensionOperationStatus::Completed.into(),
        ..Default::default()
    };
    let built = Resume { source: "sample".into(), r#type: "lifecycleEvent".into(), ..Resume::new(data) };
    assert_eq!(built, serde_json::from_str(RESUME).unwrap());
}

#[test]
fn the_type_tag_is_read_in_every_place_and_form_and_written_once() {
    let canonical = format!(r#"{{"scope":{{"@odata.type":"{TAG}","runs":[{{"id":"1"}}],"note":2}}}}"#);
    let tags = [
        TAG,
        "microsoft.graph.identityGovernance.cancelRunsScope",
        "https://graph.microsoft.com/beta/$metadata#microsoft.graph.identityGovernance.cancelRunsScope",
        "#Microsoft.Graph.IDENTITYGOVERNANCE.CancelRunsScope",
    ];
    for name in ["@odata.type", "@type", "@OData.Type"] {
        for tag in tags {
            let members =
                [format!(r#""{name}":"{tag}""#), r#""runs":[{"id":"1"}]"#.to_owned(), r#""note":2"#.to_owned()];
            for order in [[0, 1, 2], [1, 0, 2], [1, 2, 0], [2, 1, 0]] {
                let text = format!(r#"{{"scope":{{{}}}}}"#, order.map(|index| members[index].as_str()).join(","));
                assert_eq!(written(&cancel(&text)), canonical, "{text}");
            }
        }
    }
}

#[test]
fn a_type_tag_is_written_only_where_it_is_due() {
    let text = RESUME.replace(
        r#""operationStatus""#,
        r##""@odata.type": "#microsoft.graph.identityGovernance.customTaskExtensionCallbackData", "operationStatus""##,
    );
    let body: Resume = serde_json::from_str(&text).unwrap();
    assert_eq!(body, serde_json::from_str(RESUME).unwrap());
    assert!(!written(&body).contains("@odata.type"));
}

#[test]
fn a_foreign_type_where_the_declared_one_is_concrete_is_kept() {
    let text = r##"{"data":{"@odata.type":"#microsoft.graph.newData","operationStatus":"failed","more":[1]}}"##;
    let body: Resume = serde_json::from_str(text).unwrap();
    assert_eq!(written(&body), text);
}

#[test]
fn an_unknown_derived_type_is_kept_whole() {
    for tag in ["#microsoft.graph.identityGovernance.cancelEverythingScope", "microsoft.graph.user", "", "#"] {
        for name in ["@odata.type", "@type"] {
            let text =
                format!(r#"{{"scope":{{"{name}":"{tag}","after":"2024","deep":{{"a":[null,1.5,{{}}]}},"runs":3}}}}"#);
            let body = cancel(&text);
            assert!(matches!(&body.scope, CancelScope::UnknownType(_)));
            assert_eq!(written(&body), text);
        }
    }
}

#[test]
fn an_unknown_type_with_its_tag_last_is_kept_whole() {
    let body = cancel(r##"{"scope":{"b":{"x":1},"a":[true],"@odata.type":"#ns.new"}}"##);
    let written: Value = serde_json::from_str(&written(&body)).unwrap();
    assert_eq!(written, json!({ "scope": { "@odata.type": "#ns.new", "a": [true], "b": { "x": 1 } } }));
    let CancelScope::UnknownType(unknown) = &body.scope else { panic!("{body:?}") };
    assert_eq!(unknown.type_name(), "ns.new");
    assert_eq!(unknown.members()["a"], json!([true]));
}

#[test]
fn an_unknown_type_is_never_a_known_one() {
    let known = UnknownType::<CancelScope>::new(TAG, serde_json::Map::new());
    assert!(known.is_err());
    let known =
        UnknownType::<CancelScope>::new("Microsoft.graph.identityGovernance.CANCELRUNSSCOPE", serde_json::Map::new());
    assert!(known.is_err());
    assert!(UnknownType::<CancelScope>::new("#", serde_json::Map::new()).is_err());
    let new = UnknownType::<CancelScope>::new("ns.new", serde_json::Map::new()).unwrap();
    assert_eq!(
        written(&CancelProcessing::new(CancelScope::UnknownType(new))),
        r##"{"scope":{"@odata.type":"#ns.new"}}"##
    );
}

#[test]
fn an_unknown_member_is_kept_and_never_a_known_one() {
    type Status = CustomTaskExtensionOperationStatus;
    let text = r#"{"data":{"operationStatus":"Postponed"}}"#;
    let body: Resume = serde_json::from_str(text).unwrap();
    assert_eq!(written(&body), text);
    assert!(
        matches!(body.data.operation_status.value(), Some(Status::UnknownMember(member)) if member.as_str() == "Postponed")
    );
    for known in ["completed", "FAILED", "unknownFutureValue", ""] {
        assert_eq!(UnknownMember::<Status>::new(known), Err(NotUnknownError), "{known}");
    }
    assert!(UnknownMember::<Status>::new("postponed").is_ok());
}

#[test]
fn enumerations_have_names() {
    type Status = LifecycleWorkflowProcessingStatus;
    assert_eq!(Status::InProgress.as_str(), "inProgress");
    assert_eq!(Status::CompletedWithErrors.to_string(), "completedWithErrors");
    assert_eq!(format!("{:>8}|", Status::Failed), "  failed|");
    let Ok(parsed) = "INPROGRESS".parse::<Status>();
    assert_eq!(parsed, Status::InProgress);
    let Ok(parsed) = "unknownFutureValue".parse::<Status>();
    assert_eq!(parsed, Status::UnknownFutureValue);
    let Ok(parsed) = "later".parse::<Status>();
    assert_eq!(parsed.as_str(), "later");
}

#[test]
fn what_is_undeclared_survives_at_every_depth() {
    let text = format!(
        r#"{{"scope":{{"@odata.type":"{TAG}","runs":[{{"id":"1","@odata.id":"runs/1","new":{{"a":[1,{{"b":null}}]}}}}],"runs@odata.bind":["x"]}},"@odata.context":"c","reason":"stuck"}}"#
    );
    let body = cancel(&text);
    assert_eq!(written(&body), text);
    assert_eq!(body.additional_properties["reason"], "stuck");
    assert_eq!(runs(&body)[0].additional_properties["@odata.id"], "runs/1");
}

#[test]
fn numbers_that_nobody_declares_are_kept_exactly() {
    for number in
        ["18446744073709551615", "-9223372036854775808", "0.1", "1.7976931348623157e308", "5e-324", "0.3", "100.0"]
    {
        let text = format!(r#"{{"data":{{"n":{number}}}}}"#);
        let body: Resume = serde_json::from_str(&text).unwrap();
        assert_eq!(written(&body).replace("e+", "e"), text);
    }
}

#[test]
fn absent_null_and_empty_are_three_things() {
    for text in [
        r#"{"data":{}}"#,
        r#"{"data":{"operationStatus":null}}"#,
        r#"{"source":null,"type":"","data":{}}"#,
        r#"{"source":"","data":{}}"#,
    ] {
        let body: Resume = serde_json::from_str(text).unwrap();
        assert_eq!(written(&body), text);
    }
    let absent = Resume::new(CustomTaskExtensionCallbackData::default());
    assert_eq!(absent.source, Nullable::Absent);
    assert_eq!(written(&absent), r#"{"data":{}}"#);

    let empty: CancelProcessing = cancel(&format!(r#"{{"scope":{{"@odata.type":"{TAG}","runs":[]}}}}"#));
    assert!(runs(&empty).is_empty());
    let run: Run = serde_json::from_str(r#"{"reprocessedRuns":[]}"#).unwrap();
    assert_eq!(run.reprocessed_runs, Nullable::Value(Vec::new()));
    assert_eq!(written(&run), r#"{"reprocessedRuns":[]}"#);
    assert_eq!(serde_json::from_str::<Run>("{}").unwrap(), Run::default());
}

#[test]
fn dates_keep_their_precision() {
    let text = r#"{"completedDateTime":"2024-05-28T14:22:08.7300000Z","scheduledDateTime":"9999-12-31T23:59:59Z","startedDateTime":null}"#;
    let run: Run = serde_json::from_str(text).unwrap();
    let same: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_value(&run).unwrap(), same);
}

#[test]
fn bodies_are_read_from_readers_and_values_too() {
    let body = cancel(CANCEL_PROCESSING);
    assert_eq!(serde_json::from_reader::<_, CancelProcessing>(CANCEL_PROCESSING.as_bytes()).unwrap(), body);
    let value: Value = serde_json::from_str(CANCEL_PROCESSING).unwrap();
    assert_eq!(serde_json::from_value::<CancelProcessing>(value).unwrap(), body);
    let escaped = CANCEL_PROCESSING.replace("runs", r"\u0072uns").replace("@odata.type", r"\u0040odata.type");
    assert_eq!(cancel(&escaped), body);
}

#[test]
fn a_member_is_never_written_twice() {
    let mut body = cancel(CANCEL_PROCESSING);
    body.additional_properties.insert("scope".to_owned(), json!(1));
    assert!(serde_json::to_string(&body).unwrap_err().to_string().contains("`scope`"));
    let mut scope = CancelRunsScope::new([Run::with_id("1")]);
    scope.additional_properties.insert("@odata.type".to_owned(), json!("#ns.other"));
    assert!(serde_json::to_string(&CancelProcessing::new(scope)).unwrap_err().to_string().contains("`@odata.type`"));
}

#[test]
fn a_type_is_never_named_twice() {
    let mut members = serde_json::Map::new();
    members.insert("@type".to_owned(), json!("#ns.other"));
    let unknown = UnknownType::<CancelScope>::new("ns.new", members).unwrap();
    assert!(serde_json::to_string(&CancelScope::UnknownType(unknown)).unwrap_err().to_string().contains("`@type`"));
    let mut run = Run::with_id("1");
    for name in ["@odata.type", "@type"] {
        run.additional_properties.insert(name.to_owned(), json!("#ns.other"));
    }
    assert!(serde_json::to_string(&run).unwrap_err().to_string().contains("`@type`"));
}

#[test]
fn unknown_values_are_equal_if_their_members_are() {
    let read = |text: &str| cancel(text).scope;
    let one = read(r##"{"scope":{"@odata.type":"#ns.new","a":1}}"##);
    assert_eq!(one, read(r#"{"scope":{"a":1,"@odata.type":"ns.new"}}"#));
    assert_ne!(one, read(r##"{"scope":{"@odata.type":"#ns.new","a":2}}"##));
    assert_ne!(one, read(r##"{"scope":{"@odata.type":"#ns.newer","a":1}}"##));
}

#[test]
fn flags_are_sets_of_members() {
    type Category = lifecycle_workflows_models::identity_governance::LifecycleTaskCategory;
    let mut flags = Flags::from_iter([Category::Joiner, Category::Leaver, Category::Joiner]);
    assert_eq!(flags.to_string(), "joiner,leaver");
    assert_eq!(flags, "leaver, Joiner".parse().unwrap());
    assert_ne!(flags, Flags::from(Category::Joiner));
    assert!(!flags.insert(Category::Leaver) && flags.insert(Category::Mover));
    assert!(flags.remove(&Category::Joiner) && !flags.remove(&Category::Joiner));
    assert_eq!(flags.to_string(), "leaver,mover");
    // What was read as one name, but is several, is several in a set.
    assert_eq!(Flags::from(Category::from_name("joiner,leaver")).len(), 2);
    for known in [" joiner", "joiner,leaver", "new,joiner"] {
        assert_eq!(UnknownMember::<Category>::new(known), Err(NotUnknownError), "{known}");
    }
}

#[test]
fn very_many_flags_are_read_in_time() {
    let names: Vec<_> = (0..100_000).map(|number| format!("flag{}", number % 60_000)).collect();
    let text = format!(r#"{{"category":"{}"}}"#, names.join(","));
    let task: lifecycle_workflows_models::identity_governance::Task = serde_json::from_str(&text).unwrap();
    assert_eq!(task.category.as_ref().map(Flags::len), Some(60_000));
    assert_eq!(task, task.clone());
}

#[test]
fn types_can_be_shared_between_threads() {
    fn check<T: Send + Sync + Clone + std::fmt::Debug + PartialEq + 'static>() {}
    check::<CancelProcessing>();
    check::<Resume>();
    check::<CancelScope>();
    check::<Run>();
    check::<LifecycleWorkflowProcessingStatus>();
}

#[test]
fn integers_of_more_than_64_bits_are_read_from_a_value_too() {
    let text = r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[],"large":1180591620717411303424}}"##;
    let from_text: CancelProcessing = serde_json::from_str(text).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let from_value: CancelProcessing = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(from_value, from_text);
    assert_eq!(
        <CancelProcessing as lifecycle_workflows_models::odata::serde_core::Deserialize>::deserialize(&value).unwrap(),
        from_text
    );
    assert_eq!(serde_json::to_value(&from_text).unwrap(), value);
}
