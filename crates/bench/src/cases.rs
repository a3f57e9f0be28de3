//! What is measured.

use std::hint::black_box;

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume, Run, TaskProcessingResult, Workflow};
use lifecycle_workflows_validation::{check_cancel_processing, check_http, check_resume};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bodies::{CANCEL, CANCEL_TAG_LAST, CANCEL_WRONG, RESUME, RESUME_CLEAN, RESUME_WRONG};
use crate::peers::{plain, same_fields, tagged};
use crate::published::{Holds, Published, published};

/// Cases that do the same work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says what it is")]
pub enum Group {
    ReadCancelProcessing,
    ReadCancelProcessingTagLast,
    ReadResume,
    WriteCancelProcessing,
    WriteResume,
    CheckCancelProcessing,
    CheckResume,
    CheckWrongCancelProcessing,
    CheckWrongResume,
    CheckWholeRequest,
    ReadPublishedRuns,
    ReadPublished,
}

impl Group {
    /// All of them, in the order of the tables.
    pub const ALL: &[Self] = &[
        Self::ReadCancelProcessing,
        Self::ReadCancelProcessingTagLast,
        Self::ReadResume,
        Self::WriteCancelProcessing,
        Self::WriteResume,
        Self::CheckCancelProcessing,
        Self::CheckResume,
        Self::CheckWrongCancelProcessing,
        Self::CheckWrongResume,
        Self::CheckWholeRequest,
        Self::ReadPublishedRuns,
        Self::ReadPublished,
    ];

    /// Whether the input is published data, which may be missing.
    #[must_use]
    pub const fn reads_published(self) -> bool {
        matches!(self, Self::ReadPublishedRuns | Self::ReadPublished)
    }

    /// What is done, in words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::ReadCancelProcessing => "read cancelProcessing",
            Self::ReadCancelProcessingTagLast => "read cancelProcessing, type tag last",
            Self::ReadResume => "read resume",
            Self::WriteCancelProcessing => "write cancelProcessing",
            Self::WriteResume => "write resume",
            Self::CheckCancelProcessing => "check cancelProcessing",
            Self::CheckResume => "check resume",
            Self::CheckWrongCancelProcessing => "check a wrong cancelProcessing",
            Self::CheckWrongResume => "check a wrong resume",
            Self::CheckWholeRequest => "check cancelProcessing with its head",
            Self::ReadPublishedRuns => "read the published bodies of runs",
            Self::ReadPublished => "read the published bodies of workflows, runs and results",
        }
    }
}

/// One way to do the work of a group.
pub struct Case {
    /// What it is a way of.
    pub group: Group,
    /// Who does it.
    pub name: &'static str,
    work: Box<dyn Fn()>,
}

impl Case {
    /// Does the work once.
    pub fn run(&self) {
        (self.work)();
    }
}

/// The cases of a group, ours first.
#[must_use]
pub fn cases(group: Group) -> Vec<Case> {
    let works = match group {
        Group::ReadCancelProcessing => vec![
            ("models", read::<CancelProcessing>(CANCEL)),
            ("plain struct", read::<plain::Cancel>(CANCEL)),
            ("same fields", read::<same_fields::Cancel>(CANCEL)),
            ("serde tag", read::<tagged::Cancel>(CANCEL)),
            ("serde tag, same fields", read::<tagged::CancelSameFields>(CANCEL)),
            ("serde_json::Value", read::<Value>(CANCEL)),
        ],
        Group::ReadCancelProcessingTagLast => vec![
            ("models", read::<CancelProcessing>(CANCEL_TAG_LAST)),
            ("same fields", read::<same_fields::Cancel>(CANCEL_TAG_LAST)),
            ("serde tag", read::<tagged::Cancel>(CANCEL_TAG_LAST)),
            ("serde tag, same fields", read::<tagged::CancelSameFields>(CANCEL_TAG_LAST)),
            ("serde_json::Value", read::<Value>(CANCEL_TAG_LAST)),
        ],
        Group::ReadResume => vec![
            ("models", read::<Resume>(RESUME)),
            ("plain struct", read::<plain::Resume>(RESUME)),
            ("same fields", read::<same_fields::Resume>(RESUME)),
            ("same fields, flattened", read::<same_fields::LosslessResume>(RESUME)),
            ("serde_json::Value", read::<Value>(RESUME)),
        ],
        Group::WriteCancelProcessing => vec![
            ("models", write::<CancelProcessing>(CANCEL)),
            ("plain struct", write::<plain::Cancel>(CANCEL)),
            ("same fields", write::<same_fields::Cancel>(CANCEL)),
            ("serde tag", write::<tagged::Cancel>(CANCEL)),
            ("serde_json::Value", write::<Value>(CANCEL)),
        ],
        Group::WriteResume => vec![
            ("models", write::<Resume>(RESUME)),
            ("plain struct", write::<plain::Resume>(RESUME)),
            ("same fields", write::<same_fields::Resume>(RESUME)),
            ("serde_json::Value", write::<Value>(RESUME)),
        ],
        Group::CheckCancelProcessing => vec![
            ("check", check_cancel(CANCEL)),
            ("models, reading alone", read_bytes::<CancelProcessing>(CANCEL)),
            ("Value and jsonschema", by_jsonschema(CANCEL_SCHEMA, CANCEL)),
            ("Value and boon", by_boon(CANCEL_SCHEMA, CANCEL)),
        ],
        Group::CheckResume => vec![
            ("check", check_data(RESUME_CLEAN)),
            ("models, reading alone", read_bytes::<Resume>(RESUME_CLEAN)),
            ("Value and jsonschema", by_jsonschema(RESUME_SCHEMA, RESUME_CLEAN)),
            ("Value and boon", by_boon(RESUME_SCHEMA, RESUME_CLEAN)),
        ],
        Group::CheckWrongCancelProcessing => vec![
            ("check", check_cancel(CANCEL_WRONG)),
            ("models, reading alone", read_bytes::<CancelProcessing>(CANCEL_WRONG)),
            ("Value and jsonschema", by_jsonschema(CANCEL_SCHEMA, CANCEL_WRONG)),
            ("Value and boon", by_boon(CANCEL_SCHEMA, CANCEL_WRONG)),
        ],
        Group::CheckWrongResume => vec![
            ("check", check_data(RESUME_WRONG)),
            ("models, reading alone", read_bytes::<Resume>(RESUME_WRONG)),
            ("Value and jsonschema", by_jsonschema(RESUME_SCHEMA, RESUME_WRONG)),
            ("Value and boon", by_boon(RESUME_SCHEMA, RESUME_WRONG)),
        ],
        Group::CheckWholeRequest => {
            vec![("check_http", check_whole_request(CANCEL)), ("check, the body alone", check_cancel(CANCEL))]
        }
        Group::ReadPublishedRuns => {
            let are_runs = |body: &Published| body.holds == Holds::Run;
            vec![
                ("models", read_published(are_runs, read_as::<Run>)),
                ("same fields", read_published(are_runs, read_as::<same_fields::Run>)),
                ("same fields, flattened", read_published(are_runs, read_as::<same_fields::LosslessRun>)),
                ("serde_json::Value", read_published(are_runs, read_as::<Value>)),
            ]
        }
        Group::ReadPublished => vec![
            ("models", read_published(|_| true, read_as_held)),
            ("serde_json::Value", read_published(|_| true, read_as::<Value>)),
        ],
    };
    works.into_iter().map(|(name, work)| Case { group, name, work }).collect()
}

const CANCEL_SCHEMA: &str = include_str!("../../../schemas/json/cancelProcessing.schema.json");
const RESUME_SCHEMA: &str = include_str!("../../../schemas/json/resume.schema.json");

fn read<T: for<'de> Deserialize<'de> + 'static>(body: &'static str) -> Box<dyn Fn()> {
    if let Err(error) = serde_json::from_str::<T>(body) {
        panic!("what is refused costs something else than what is read: {error}");
    }
    Box::new(move || drop(black_box(serde_json::from_str::<T>(black_box(body)))))
}

/// Reads every published body of a kind.
fn read_published(is_meant: fn(&Published) -> bool, read: fn(&Published)) -> Box<dyn Fn()> {
    let mut bodies = published();
    bodies.retain(is_meant);
    Box::new(move || bodies.iter().for_each(read))
}

/// The answer to a list.
#[derive(Deserialize)]
struct Collection<T> {
    value: Vec<T>,
}

fn read_as<T: for<'de> Deserialize<'de>>(body: &Published) {
    let text = black_box(body.text.as_str());
    if body.is_collection {
        drop(black_box(serde_json::from_str::<Collection<T>>(text).map(|collection| collection.value)));
    } else {
        drop(black_box(serde_json::from_str::<T>(text)));
    }
}

fn read_as_held(body: &Published) {
    match body.holds {
        Holds::Run => read_as::<Run>(body),
        Holds::TaskProcessingResult => read_as::<TaskProcessingResult>(body),
        Holds::Workflow => read_as::<Workflow>(body),
    }
}

fn read_bytes<T: for<'de> Deserialize<'de> + 'static>(body: &'static str) -> Box<dyn Fn()> {
    Box::new(move || drop(black_box(serde_json::from_slice::<T>(black_box(body.as_bytes())))))
}

fn write<T: for<'de> Deserialize<'de> + Serialize + 'static>(body: &'static str) -> Box<dyn Fn()> {
    let value: T = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}"));
    Box::new(move || drop(black_box(serde_json::to_string(black_box(&value)))))
}

fn check_cancel(body: &'static str) -> Box<dyn Fn()> {
    Box::new(move || drop(black_box(check_cancel_processing(black_box(body.as_bytes())))))
}

fn check_whole_request(body: &'static str) -> Box<dyn Fn()> {
    let request = http::Request::post("https://graph.microsoft.com/beta/identityGovernance/lifecycleWorkflows/workflows/4f36da05-5df8-457d-adb3-b132e7b59571/cancelProcessing")
        .header("Authorization", "Bearer 0123456789012345678901234567890123456789")
        .header("Content-Type", "application/json")
        .body(body)
        .unwrap_or_else(|error| panic!("{error}"));
    Box::new(move || drop(black_box(check_http(black_box(&request)))))
}

fn check_data(body: &'static str) -> Box<dyn Fn()> {
    Box::new(move || drop(black_box(check_resume(black_box(body.as_bytes())))))
}

/// Like [`check_cancel`], it gives the value and everything that is wrong with it.
fn by_jsonschema(schema: &'static str, body: &'static str) -> Box<dyn Fn()> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_else(|error| panic!("{error}"));
    let validator = jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{error}"));
    Box::new(move || {
        if let Ok(value) = serde_json::from_str::<Value>(black_box(body)) {
            black_box(validator.iter_errors(&value).count());
            black_box(value);
        }
    })
}

fn by_boon(schema: &'static str, body: &'static str) -> Box<dyn Fn()> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_else(|error| panic!("{error}"));
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("schema.json", schema).unwrap_or_else(|error| panic!("{error}"));
    let index = compiler.compile("schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error}"));
    Box::new(move || {
        if let Ok(value) = serde_json::from_str::<Value>(black_box(body)) {
            black_box(schemas.validate(&value, index).is_ok());
            black_box(value);
        }
    })
}
