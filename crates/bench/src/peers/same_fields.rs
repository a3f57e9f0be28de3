//! As `plain`, with all the properties that a run has in the models.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// The body of `cancelProcessing`.
#[derive(Deserialize, Serialize)]
pub struct Cancel {
    scope: Scope,
}

#[derive(Deserialize, Serialize)]
struct Scope {
    #[serde(rename = "@odata.type")]
    type_: String,
    runs: Vec<Run>,
}

/// A run, with all its properties.
#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Run {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed_date_time: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed_tasks_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed_users_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_updated_date_time: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    processing_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_date_time: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started_date_time: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successful_users_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_tasks_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_unprocessed_tasks_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_users_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    workflow_execution_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    activated_on_scope: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reprocessed_runs: Option<Vec<Run>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task_processing_results: Option<Vec<serde_json::Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_processing_results: Option<Vec<serde_json::Value>>,
}

/// The body of `resume`.
#[derive(Deserialize, Serialize)]
pub struct Resume {
    data: Data,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    operation_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_subject: Option<serde_json::Value>,
}

/// With a map for what is not declared, so that nothing is lost on the way.
#[derive(Deserialize, Serialize)]
pub(crate) struct LosslessResume {
    #[serde(flatten)]
    declared: Resume,
    #[serde(flatten)]
    undeclared: serde_json::Map<String, serde_json::Value>,
}

/// A run with a map for what is not declared.
#[derive(Deserialize, Serialize)]
pub(crate) struct LosslessRun {
    #[serde(flatten)]
    declared: Run,
    #[serde(flatten)]
    undeclared: serde_json::Map<String, serde_json::Value>,
}
