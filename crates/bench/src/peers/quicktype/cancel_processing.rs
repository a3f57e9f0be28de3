// Made by quicktype 26.0.0 from schemas/json; a peer to measure against, and not for use.

use serde::{Serialize, Deserialize};

/// Cancels runs of a workflow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CancelProcessing {
    /// Says what is to be canceled.
    pub scope: MicrosoftGraphIdentityGovernanceCancelRunsScopeTagged,
}

/// Says what is to be canceled.
///
/// Cancels runs that are named one by one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MicrosoftGraphIdentityGovernanceCancelRunsScopeTagged {
    #[serde(rename = "@odata.type")]
    pub odata_type: ScopeOdataType,

    /// The runs to cancel.
    pub runs: Vec<MicrosoftGraphIdentityGovernance>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ScopeOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.cancelRunsScope")]
    MicrosoftGraphIdentityGovernanceCancelRunsScope,
}

/// One execution of a workflow.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernance {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<RunOdataType>,

    /// What the run was activated for, if it was activated with a scope.
    pub activated_on_scope: Option<MicrosoftGraphIdentityGovernanceActivationScope>,

    /// When the run came to its end; null before that.
    pub completed_date_time: Option<String>,

    /// How many tasks have failed.
    pub failed_tasks_count: Option<i32>,

    /// For how many users the run has failed.
    pub failed_users_count: Option<i32>,

    /// Identifies the entity.
    pub id: String,

    /// When the run last changed.
    pub last_updated_date_time: Option<String>,

    /// How far the run has come.
    pub processing_status: Option<String>,

    /// Runs that this one is tied to by reprocessing.
    pub reprocessed_runs: Option<Vec<MicrosoftGraphIdentityGovernanceRun>>,

    /// When the run is due, or was due, to start.
    pub scheduled_date_time: Option<String>,

    /// When the run started; null before that.
    pub started_date_time: Option<String>,

    /// For how many users the run has ended well.
    pub successful_users_count: Option<i32>,

    /// The results of the run, one for each task and subject.
    pub task_processing_results: Option<Vec<MicrosoftGraphIdentityGovernanceTaskProcessingResult>>,

    /// How many tasks belong to the run.
    pub total_tasks_count: Option<i32>,

    /// How many tasks of the run are still open.
    pub total_unprocessed_tasks_count: Option<i32>,

    /// How many users the run is for.
    pub total_users_count: Option<i32>,

    /// The results of the run, one for each user.
    pub user_processing_results: Option<Vec<MicrosoftGraphIdentityGovernanceUserProcessingResult>>,

    /// What has set the run going.
    pub workflow_execution_type: Option<String>,
}

/// What a workflow is activated for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MicrosoftGraphIdentityGovernanceActivationScope {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<serde_json::Value>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum RunOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.run")]
    MicrosoftGraphIdentityGovernanceRun,
}

/// The processing of a workflow for one user.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernanceUserProcessingResult {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<UserProcessingResultOdataType>,

    /// When the processing came to its end; null before that.
    pub completed_date_time: Option<String>,

    /// How many tasks have failed for the user.
    pub failed_tasks_count: Option<i32>,

    /// Identifies the entity.
    pub id: Option<String>,

    /// How far the processing has come.
    pub processing_status: Option<String>,

    /// Runs in which the user is processed again.
    pub reprocessed_runs: Option<Vec<MicrosoftGraphIdentityGovernanceRun>>,

    /// When the processing is due, or was due, to start.
    pub scheduled_date_time: Option<String>,

    /// When the processing started; null before that.
    pub started_date_time: Option<String>,

    /// The results of the tasks for the user.
    pub task_processing_results: Option<Vec<MicrosoftGraphIdentityGovernanceTaskProcessingResult>>,

    /// How many tasks there are for the user.
    pub total_tasks_count: Option<i32>,

    /// How many tasks for the user are still open.
    pub total_unprocessed_tasks_count: Option<i32>,

    /// What has set the processing going.
    pub workflow_execution_type: Option<String>,

    /// The version of the workflow that is processed.
    pub workflow_version: Option<i32>,
}

/// One execution of a workflow.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernanceRun {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<RunOdataType>,

    /// What the run was activated for, if it was activated with a scope.
    pub activated_on_scope: Option<MicrosoftGraphIdentityGovernanceActivationScope>,

    /// When the run came to its end; null before that.
    pub completed_date_time: Option<String>,

    /// How many tasks have failed.
    pub failed_tasks_count: Option<i32>,

    /// For how many users the run has failed.
    pub failed_users_count: Option<i32>,

    /// Identifies the entity.
    pub id: Option<String>,

    /// When the run last changed.
    pub last_updated_date_time: Option<String>,

    /// How far the run has come.
    pub processing_status: Option<String>,

    /// Runs that this one is tied to by reprocessing.
    pub reprocessed_runs: Option<Vec<MicrosoftGraphIdentityGovernanceRun>>,

    /// When the run is due, or was due, to start.
    pub scheduled_date_time: Option<String>,

    /// When the run started; null before that.
    pub started_date_time: Option<String>,

    /// For how many users the run has ended well.
    pub successful_users_count: Option<i32>,

    /// The results of the run, one for each task and subject.
    pub task_processing_results: Option<Vec<MicrosoftGraphIdentityGovernanceTaskProcessingResult>>,

    /// How many tasks belong to the run.
    pub total_tasks_count: Option<i32>,

    /// How many tasks of the run are still open.
    pub total_unprocessed_tasks_count: Option<i32>,

    /// How many users the run is for.
    pub total_users_count: Option<i32>,

    /// The results of the run, one for each user.
    pub user_processing_results: Option<Vec<MicrosoftGraphIdentityGovernanceUserProcessingResult>>,

    /// What has set the run going.
    pub workflow_execution_type: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum UserProcessingResultOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.userProcessingResult")]
    MicrosoftGraphIdentityGovernanceUserProcessingResult,
}

/// The task that is processed.
///
/// A step of a workflow.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernanceTask {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<TaskOdataType>,

    /// The settings of the task.
    pub arguments: Option<Vec<MicrosoftGraphKeyValuePair>>,

    /// The kinds of workflow that the task fits.
    pub category: Option<String>,

    /// Whether the workflow goes on when this task fails.
    pub continue_on_error: Option<bool>,

    /// What the task is for, in the administrator's words.
    pub description: Option<String>,

    /// The name that people see.
    pub display_name: Option<String>,

    /// The place of the task in the order of its workflow.
    pub execution_sequence: Option<i32>,

    /// Identifies the entity.
    pub id: Option<String>,

    /// Whether the task takes part in runs.
    pub is_enabled: Option<bool>,

    /// Identifies the definition that the task was made from.
    pub task_definition_id: Option<String>,

    /// The results of the task.
    pub task_processing_results: Option<Vec<MicrosoftGraphIdentityGovernanceTaskProcessingResult>>,
}

/// The processing of one task for one subject.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernanceTaskProcessingResult {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<TaskProcessingResultOdataType>,

    /// When the processing came to its end; null before that.
    pub completed_date_time: Option<String>,

    /// When the result was created.
    pub created_date_time: Option<String>,

    /// Why the processing has failed; null unless it has.
    pub failure_reason: Option<String>,

    /// Identifies the entity.
    pub id: Option<String>,

    /// Details of the processing, if the service gives any.
    pub processing_info: Option<String>,

    /// How far the processing has come.
    pub processing_status: Option<String>,

    /// When the processing started; null before that.
    pub started_date_time: Option<String>,

    /// The task that is processed.
    pub task: Option<MicrosoftGraphIdentityGovernanceTask>,
}

/// A name and a value.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MicrosoftGraphKeyValuePair {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<ArgumentOdataType>,

    /// The name.
    pub name: Option<String>,

    /// The value that belongs to the name.
    pub value: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ArgumentOdataType {
    #[serde(rename = "#microsoft.graph.keyValuePair")]
    MicrosoftGraphKeyValuePair,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum TaskOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.task")]
    MicrosoftGraphIdentityGovernanceTask,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum TaskProcessingResultOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.taskProcessingResult")]
    MicrosoftGraphIdentityGovernanceTaskProcessingResult,
}
