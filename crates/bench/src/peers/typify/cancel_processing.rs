// Made by typify 0.8.0 from schemas/json; a peer to measure against, and not for use.

///What a workflow is activated for.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceActivationScope {
    #[serde(rename = "@odata.type")]
    pub odata_type: ::serde_json::Value,
}
///Cancels runs of a workflow.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceCancelProcessing {
    ///Says what is to be canceled.
    pub scope: MicrosoftGraphIdentityGovernanceCancelRunsScopeTagged,
}
///Cancels runs that are named one by one.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceCancelRunsScopeTagged {
    #[serde(rename = "@odata.type")]
    pub odata_type: ::serde_json::Value,
    ///The runs to cancel.
    pub runs: [MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItem; 1usize],
}
///`MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItem`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItem {
    ///What the run was activated for, if it was activated with a scope.
    #[serde(
        rename = "activatedOnScope",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub activated_on_scope: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceActivationScope,
    >,
    ///When the run came to its end; null before that.
    #[serde(
        rename = "completedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub completed_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///How many tasks have failed.
    #[serde(
        rename = "failedTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failed_tasks_count: ::std::option::Option<i32>,
    ///For how many users the run has failed.
    #[serde(
        rename = "failedUsersCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failed_users_count: ::std::option::Option<i32>,
    pub id: MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId,
    ///When the run last changed.
    #[serde(
        rename = "lastUpdatedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_updated_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///How far the run has come.
    #[serde(
        rename = "processingStatus",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub processing_status: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatus,
    >,
    ///Runs that this one is tied to by reprocessing.
    #[serde(
        rename = "reprocessedRuns",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub reprocessed_runs: ::std::vec::Vec<MicrosoftGraphIdentityGovernanceRun>,
    ///When the run is due, or was due, to start.
    #[serde(
        rename = "scheduledDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub scheduled_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///When the run started; null before that.
    #[serde(
        rename = "startedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub started_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///For how many users the run has ended well.
    #[serde(
        rename = "successfulUsersCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub successful_users_count: ::std::option::Option<i32>,
    ///The results of the run, one for each task and subject.
    #[serde(
        rename = "taskProcessingResults",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub task_processing_results: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceTaskProcessingResult,
    >,
    ///How many tasks belong to the run.
    #[serde(
        rename = "totalTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_tasks_count: ::std::option::Option<i32>,
    ///How many tasks of the run are still open.
    #[serde(
        rename = "totalUnprocessedTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_unprocessed_tasks_count: ::std::option::Option<i32>,
    ///How many users the run is for.
    #[serde(
        rename = "totalUsersCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_users_count: ::std::option::Option<i32>,
    ///The results of the run, one for each user.
    #[serde(
        rename = "userProcessingResults",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub user_processing_results: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceUserProcessingResult,
    >,
    ///What has set the run going.
    #[serde(
        rename = "workflowExecutionType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub workflow_execution_type: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceWorkflowExecutionType,
    >,
}
///`MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId`
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId(
    ::std::string::String,
);
impl ::std::ops::Deref
for MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<
    MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId,
> for ::std::string::String {
    fn from(
        value: MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId,
    ) -> Self {
        value.0
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de>
for MicrosoftGraphIdentityGovernanceCancelRunsScopeTaggedRunsItemId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The kinds of workflow that a task fits.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[serde(transparent)]
pub struct MicrosoftGraphIdentityGovernanceLifecycleTaskCategory(
    pub ::std::string::String,
);
impl ::std::ops::Deref for MicrosoftGraphIdentityGovernanceLifecycleTaskCategory {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<MicrosoftGraphIdentityGovernanceLifecycleTaskCategory>
for ::std::string::String {
    fn from(value: MicrosoftGraphIdentityGovernanceLifecycleTaskCategory) -> Self {
        value.0
    }
}
impl ::std::convert::From<::std::string::String>
for MicrosoftGraphIdentityGovernanceLifecycleTaskCategory {
    fn from(value: ::std::string::String) -> Self {
        Self(value)
    }
}
impl ::std::fmt::Display for MicrosoftGraphIdentityGovernanceLifecycleTaskCategory {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        self.0.fmt(f)
    }
}
impl ::std::str::FromStr for MicrosoftGraphIdentityGovernanceLifecycleTaskCategory {
    type Err = ::std::convert::Infallible;
    fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
        Ok(Self(value.to_string()))
    }
}
///How far the processing of a run, or of a user or task within it, has come.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatus {
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_0: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0,
    >,
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_1: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1,
    >,
}
///`MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0 {
    #[serde(rename = "queued")]
    Queued,
    #[serde(rename = "inProgress")]
    InProgress,
    #[serde(rename = "completed")]
    Completed,
    #[serde(rename = "completedWithErrors")]
    CompletedWithErrors,
    #[serde(rename = "canceled")]
    Canceled,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "unknownFutureValue")]
    UnknownFutureValue,
    #[serde(rename = "canceling")]
    Canceling,
    #[serde(rename = "quarantined")]
    Quarantined,
}
impl ::std::fmt::Display
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0 {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Queued => f.write_str("queued"),
            Self::InProgress => f.write_str("inProgress"),
            Self::Completed => f.write_str("completed"),
            Self::CompletedWithErrors => f.write_str("completedWithErrors"),
            Self::Canceled => f.write_str("canceled"),
            Self::Failed => f.write_str("failed"),
            Self::UnknownFutureValue => f.write_str("unknownFutureValue"),
            Self::Canceling => f.write_str("canceling"),
            Self::Quarantined => f.write_str("quarantined"),
        }
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "queued" => Ok(Self::Queued),
            "inProgress" => Ok(Self::InProgress),
            "completed" => Ok(Self::Completed),
            "completedWithErrors" => Ok(Self::CompletedWithErrors),
            "canceled" => Ok(Self::Canceled),
            "failed" => Ok(Self::Failed),
            "unknownFutureValue" => Ok(Self::UnknownFutureValue),
            "canceling" => Ok(Self::Canceling),
            "quarantined" => Ok(Self::Quarantined),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype0 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///`MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1`
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1(
    ::std::string::String,
);
impl ::std::ops::Deref
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1 {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<
    MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1,
> for ::std::string::String {
    fn from(
        value: MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1,
    ) -> Self {
        value.0
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new(
                    "^([qQ][uU][eE][uU][eE][dD]|[iI][nN][pP][rR][oO][gG][rR][eE][sS][sS]|[cC][oO][mM][pP][lL][eE][tT][eE][dD]|[cC][oO][mM][pP][lL][eE][tT][eE][dD][wW][iI][tT][hH][eE][rR][rR][oO][rR][sS]|[cC][aA][nN][cC][eE][lL][eE][dD]|[fF][aA][iI][lL][eE][dD]|[uU][nN][kK][nN][oO][wW][nN][fF][uU][tT][uU][rR][eE][vV][aA][lL][uU][eE]|[cC][aA][nN][cC][eE][lL][iI][nN][gG]|[qQ][uU][aA][rR][aA][nN][tT][iI][nN][eE][dD])$",
                )
                .unwrap()
        });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^([qQ][uU][eE][uU][eE][dD]|[iI][nN][pP][rR][oO][gG][rR][eE][sS][sS]|[cC][oO][mM][pP][lL][eE][tT][eE][dD]|[cC][oO][mM][pP][lL][eE][tT][eE][dD][wW][iI][tT][hH][eE][rR][rR][oO][rR][sS]|[cC][aA][nN][cC][eE][lL][eE][dD]|[fF][aA][iI][lL][eE][dD]|[uU][nN][kK][nN][oO][wW][nN][fF][uU][tT][uU][rR][eE][vV][aA][lL][uU][eE]|[cC][aA][nN][cC][eE][lL][iI][nN][gG]|[qQ][uU][aA][rR][aA][nN][tT][iI][nN][eE][dD])$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de>
for MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatusSubtype1 {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///One execution of a workflow.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceRun {
    ///What the run was activated for, if it was activated with a scope.
    #[serde(
        rename = "activatedOnScope",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub activated_on_scope: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceActivationScope,
    >,
    ///When the run came to its end; null before that.
    #[serde(
        rename = "completedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub completed_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///How many tasks have failed.
    #[serde(
        rename = "failedTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failed_tasks_count: ::std::option::Option<i32>,
    ///For how many users the run has failed.
    #[serde(
        rename = "failedUsersCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failed_users_count: ::std::option::Option<i32>,
    ///Identifies the entity.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///When the run last changed.
    #[serde(
        rename = "lastUpdatedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_updated_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///How far the run has come.
    #[serde(
        rename = "processingStatus",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub processing_status: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatus,
    >,
    ///Runs that this one is tied to by reprocessing.
    #[serde(
        rename = "reprocessedRuns",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub reprocessed_runs: ::std::vec::Vec<MicrosoftGraphIdentityGovernanceRun>,
    ///When the run is due, or was due, to start.
    #[serde(
        rename = "scheduledDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub scheduled_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///When the run started; null before that.
    #[serde(
        rename = "startedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub started_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///For how many users the run has ended well.
    #[serde(
        rename = "successfulUsersCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub successful_users_count: ::std::option::Option<i32>,
    ///The results of the run, one for each task and subject.
    #[serde(
        rename = "taskProcessingResults",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub task_processing_results: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceTaskProcessingResult,
    >,
    ///How many tasks belong to the run.
    #[serde(
        rename = "totalTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_tasks_count: ::std::option::Option<i32>,
    ///How many tasks of the run are still open.
    #[serde(
        rename = "totalUnprocessedTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_unprocessed_tasks_count: ::std::option::Option<i32>,
    ///How many users the run is for.
    #[serde(
        rename = "totalUsersCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_users_count: ::std::option::Option<i32>,
    ///The results of the run, one for each user.
    #[serde(
        rename = "userProcessingResults",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub user_processing_results: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceUserProcessingResult,
    >,
    ///What has set the run going.
    #[serde(
        rename = "workflowExecutionType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub workflow_execution_type: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceWorkflowExecutionType,
    >,
}
///A step of a workflow.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceTask {
    ///The settings of the task.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub arguments: ::std::vec::Vec<MicrosoftGraphKeyValuePair>,
    ///The kinds of workflow that the task fits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub category: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleTaskCategory,
    >,
    ///Whether the workflow goes on when this task fails.
    #[serde(
        rename = "continueOnError",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub continue_on_error: ::std::option::Option<bool>,
    ///What the task is for, in the administrator's words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The name that people see.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    ///The place of the task in the order of its workflow.
    #[serde(
        rename = "executionSequence",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub execution_sequence: ::std::option::Option<i32>,
    ///Identifies the entity.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///Whether the task takes part in runs.
    #[serde(
        rename = "isEnabled",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub is_enabled: ::std::option::Option<bool>,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///Identifies the definition that the task was made from.
    #[serde(
        rename = "taskDefinitionId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub task_definition_id: ::std::option::Option<::std::string::String>,
    ///The results of the task.
    #[serde(
        rename = "taskProcessingResults",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub task_processing_results: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceTaskProcessingResult,
    >,
}
///The processing of one task for one subject.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceTaskProcessingResult {
    ///When the processing came to its end; null before that.
    #[serde(
        rename = "completedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub completed_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///When the result was created.
    #[serde(
        rename = "createdDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub created_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///Why the processing has failed; null unless it has.
    #[serde(
        rename = "failureReason",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failure_reason: ::std::option::Option<::std::string::String>,
    ///Identifies the entity.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///Details of the processing, if the service gives any.
    #[serde(
        rename = "processingInfo",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub processing_info: ::std::option::Option<::std::string::String>,
    ///How far the processing has come.
    #[serde(
        rename = "processingStatus",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub processing_status: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatus,
    >,
    ///When the processing started; null before that.
    #[serde(
        rename = "startedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub started_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///The task that is processed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub task: ::std::option::Option<MicrosoftGraphIdentityGovernanceTask>,
}
///The processing of a workflow for one user.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceUserProcessingResult {
    ///When the processing came to its end; null before that.
    #[serde(
        rename = "completedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub completed_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///How many tasks have failed for the user.
    #[serde(
        rename = "failedTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failed_tasks_count: ::std::option::Option<i32>,
    ///Identifies the entity.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///How far the processing has come.
    #[serde(
        rename = "processingStatus",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub processing_status: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceLifecycleWorkflowProcessingStatus,
    >,
    ///Runs in which the user is processed again.
    #[serde(
        rename = "reprocessedRuns",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub reprocessed_runs: ::std::vec::Vec<MicrosoftGraphIdentityGovernanceRun>,
    ///When the processing is due, or was due, to start.
    #[serde(
        rename = "scheduledDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub scheduled_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///When the processing started; null before that.
    #[serde(
        rename = "startedDateTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub started_date_time: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    ///The results of the tasks for the user.
    #[serde(
        rename = "taskProcessingResults",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub task_processing_results: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceTaskProcessingResult,
    >,
    ///How many tasks there are for the user.
    #[serde(
        rename = "totalTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_tasks_count: ::std::option::Option<i32>,
    ///How many tasks for the user are still open.
    #[serde(
        rename = "totalUnprocessedTasksCount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub total_unprocessed_tasks_count: ::std::option::Option<i32>,
    ///What has set the processing going.
    #[serde(
        rename = "workflowExecutionType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub workflow_execution_type: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceWorkflowExecutionType,
    >,
    ///The version of the workflow that is processed.
    #[serde(
        rename = "workflowVersion",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub workflow_version: ::std::option::Option<i32>,
}
///What has set a run going.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceWorkflowExecutionType {
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_0: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0,
    >,
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_1: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1,
    >,
}
///`MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0 {
    #[serde(rename = "scheduled")]
    Scheduled,
    #[serde(rename = "onDemand")]
    OnDemand,
    #[serde(rename = "unknownFutureValue")]
    UnknownFutureValue,
    #[serde(rename = "activatedWithScope")]
    ActivatedWithScope,
    #[serde(rename = "preview")]
    Preview,
}
impl ::std::fmt::Display
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0 {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Scheduled => f.write_str("scheduled"),
            Self::OnDemand => f.write_str("onDemand"),
            Self::UnknownFutureValue => f.write_str("unknownFutureValue"),
            Self::ActivatedWithScope => f.write_str("activatedWithScope"),
            Self::Preview => f.write_str("preview"),
        }
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "scheduled" => Ok(Self::Scheduled),
            "onDemand" => Ok(Self::OnDemand),
            "unknownFutureValue" => Ok(Self::UnknownFutureValue),
            "activatedWithScope" => Ok(Self::ActivatedWithScope),
            "preview" => Ok(Self::Preview),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype0 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///`MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1`
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1(
    ::std::string::String,
);
impl ::std::ops::Deref
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1 {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1>
for ::std::string::String {
    fn from(
        value: MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1,
    ) -> Self {
        value.0
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new(
                    "^([sS][cC][hH][eE][dD][uU][lL][eE][dD]|[oO][nN][dD][eE][mM][aA][nN][dD]|[uU][nN][kK][nN][oO][wW][nN][fF][uU][tT][uU][rR][eE][vV][aA][lL][uU][eE]|[aA][cC][tT][iI][vV][aA][tT][eE][dD][wW][iI][tT][hH][sS][cC][oO][pP][eE]|[pP][rR][eE][vV][iI][eE][wW])$",
                )
                .unwrap()
        });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^([sS][cC][hH][eE][dD][uU][lL][eE][dD]|[oO][nN][dD][eE][mM][aA][nN][dD]|[uU][nN][kK][nN][oO][wW][nN][fF][uU][tT][uU][rR][eE][vV][aA][lL][uU][eE]|[aA][cC][tT][iI][vV][aA][tT][eE][dD][wW][iI][tT][hH][sS][cC][oO][pP][eE]|[pP][rR][eE][vV][iI][eE][wW])$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de>
for MicrosoftGraphIdentityGovernanceWorkflowExecutionTypeSubtype1 {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A name and a value.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphKeyValuePair {
    ///The name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///The value that belongs to the name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub value: ::std::option::Option<::std::string::String>,
}
/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }
    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }
    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }
    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
