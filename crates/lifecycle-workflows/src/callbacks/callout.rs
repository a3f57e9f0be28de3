//! Callouts: what Lifecycle Workflows sends to a custom task extension.

use std::fmt;

use lifecycle_workflows_models::AdditionalProperties;
use serde_json::Value;

use super::members::Members;
use crate::client::{CallbackPathError, ResultAddress};

/// What Lifecycle Workflows sends to a custom task extension.
///
/// It is read leniently: names may have any ASCII case and the spellings that occur, parts may be missing, members may have
/// another type, and further members are kept. Only the address of the answer is required.
///
/// Anyone can send such a request to a service. Check the token that comes with it before you act on it.
///
/// ```
/// use lifecycle_workflows::callbacks::Callout;
///
/// let callout = Callout::parse(br#"{
///     "data": {
///         "callbackUriPath": "/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume",
///         "subject": {"id": "4", "displayName": "Reza Kumar", "mail": "reza@example.com"},
///         "taskProcessingresult": {"id": "3"}
///     }
/// }"#)?;
/// assert_eq!(callout.address.result.as_str(), "3");
/// assert_eq!(callout.subject.email.as_deref(), Some("reza@example.com"));
/// # Ok::<(), lifecycle_workflows::callbacks::CalloutError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Callout {
    /// The address of the answer, checked against the documented path.
    pub address: ResultAddress,
    /// The subject that the workflow is processed for.
    pub subject: CalloutSubject,
    /// The task that called.
    pub task: CalloutTask,
    /// The result that the answer is for.
    pub result: CalloutResult,
    /// The workflow.
    pub workflow: CalloutWorkflow,
    /// The origin of the callout.
    pub source: Option<String>,
    /// The kind of event.
    pub r#type: Option<String>,
    /// Further members of `data`.
    pub data_additional_properties: AdditionalProperties,
    /// Further members next to `data`.
    pub additional_properties: AdditionalProperties,
}

/// The subject that a workflow is processed for.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalloutSubject {
    /// The id.
    pub id: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The mail address.
    pub email: Option<String>,
    /// The user principal name.
    pub user_principal_name: Option<String>,
    /// The manager.
    pub manager: Option<Person>,
    /// Further members.
    pub additional_properties: AdditionalProperties,
}

/// A person in a callout.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Person {
    /// The id.
    pub id: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The mail address.
    pub email: Option<String>,
    /// Further members.
    pub additional_properties: AdditionalProperties,
}

/// The task that called.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalloutTask {
    /// The id.
    pub id: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// Further members.
    pub additional_properties: AdditionalProperties,
}

/// The task processing result that an answer is for.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalloutResult {
    /// The id.
    pub id: Option<String>,
    /// The creation time, as the service writes it.
    pub created_date_time: Option<String>,
    /// Further members.
    pub additional_properties: AdditionalProperties,
}

/// The workflow of a callout.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalloutWorkflow {
    /// The id.
    pub id: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The version.
    pub workflow_version: Option<i64>,
    /// Further members.
    pub additional_properties: AdditionalProperties,
}

impl Callout {
    /// Reads the body of a request to a task extension.
    ///
    /// # Errors
    ///
    /// If it is not a JSON object, does not contain the address of the answer, sends it elsewhere than to the documented path,
    /// or names other ids there than in its data.
    pub fn parse(body: &[u8]) -> Result<Self, CalloutError> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let body: Value = serde_json::from_slice(body).map_err(CalloutError::Json)?;
        let mut outer = Members::of(body).map_err(|_| CalloutError::NotAnObject)?;
        let source = outer.text(&["source"]);
        let r#type = outer.text(&["type"]);
        let data = outer.take(&["data"], Members::of);
        // A gateway may have unwrapped the data.
        let (mut data, additional_properties) = match data {
            Some(data) => (data, outer.0),
            None => (outer, AdditionalProperties::new()),
        };
        let path = data.text(&["callbackUriPath"]).filter(|path| !path.is_empty());
        let subject = data.take(&["subject"], Members::of).map(CalloutSubject::read).unwrap_or_default();
        let task = data.take(&["task"], Members::of).map(CalloutTask::read).unwrap_or_default();
        let result = data.take(&["taskProcessingResult"], Members::of).map(CalloutResult::read).unwrap_or_default();
        let workflow = data.take(&["workflow"], Members::of).map(CalloutWorkflow::read).unwrap_or_default();
        let address = match path {
            Some(path) => ResultAddress::from_callback_path(&path).map_err(CalloutError::CallbackPath)?,
            None => by_ids(&workflow, &task, &result).ok_or(CalloutError::NoCallbackPath)?,
        };
        for (name, found, id) in [
            ("workflow", &address.workflow, &workflow.id),
            ("task", &address.task, &task.id),
            ("taskProcessingResult", &address.result, &result.id),
        ] {
            if id.as_ref().is_some_and(|id| !id.eq_ignore_ascii_case(found.as_str())) {
                return Err(CalloutError::OtherId { name });
            }
        }
        let data_additional_properties = data.0;
        Ok(Self {
            address,
            subject,
            task,
            result,
            workflow,
            source,
            r#type,
            data_additional_properties,
            additional_properties,
        })
    }
}

/// The address by ids, if all of them are present.
fn by_ids(workflow: &CalloutWorkflow, task: &CalloutTask, result: &CalloutResult) -> Option<ResultAddress> {
    ResultAddress::new(workflow.id.as_deref()?, task.id.as_deref()?, result.id.as_deref()?).ok()
}

const ID: &[&str] = &["id"];
const DISPLAY_NAME: &[&str] = &["displayName"];
const EMAIL: &[&str] = &["email", "mail"];

impl CalloutSubject {
    fn read(mut members: Members) -> Self {
        Self {
            id: members.text(ID),
            display_name: members.text(DISPLAY_NAME),
            email: members.text(EMAIL),
            user_principal_name: members.text(&["userPrincipalName"]),
            manager: members.take(&["manager"], Members::of).map(Person::read),
            additional_properties: members.0,
        }
    }
}

impl Person {
    fn read(mut members: Members) -> Self {
        Self {
            id: members.text(ID),
            display_name: members.text(DISPLAY_NAME),
            email: members.text(EMAIL),
            additional_properties: members.0,
        }
    }
}

impl CalloutTask {
    fn read(mut members: Members) -> Self {
        Self { id: members.text(ID), display_name: members.text(DISPLAY_NAME), additional_properties: members.0 }
    }
}

impl CalloutResult {
    fn read(mut members: Members) -> Self {
        Self {
            id: members.text(ID),
            created_date_time: members.text(&["createdDateTime"]),
            additional_properties: members.0,
        }
    }
}

impl CalloutWorkflow {
    fn read(mut members: Members) -> Self {
        Self {
            id: members.text(ID),
            display_name: members.text(DISPLAY_NAME),
            workflow_version: members.number(&["workflowVersion", "workflowVerson"]),
            additional_properties: members.0,
        }
    }
}

/// The text is not a [`Callout`].
#[derive(Debug)]
#[non_exhaustive]
pub enum CalloutError {
    /// It is not JSON.
    Json(serde_json::Error),
    /// It is JSON, but not an object.
    NotAnObject,
    /// It has neither a callback path nor the ids of one.
    NoCallbackPath,
    /// The callback path leads elsewhere.
    CallbackPath(CallbackPathError),
    /// An id in the callback path is not that of the data.
    OtherId {
        /// The member of the data with the other id.
        name: &'static str,
    },
}

impl fmt::Display for CalloutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherId { name } => {
                return write!(f, "the callback path of the callout has another id than its member `{name}`");
            }
            Self::Json(_) => "the callout is not JSON",
            Self::NotAnObject => "the callout is not a JSON object",
            Self::NoCallbackPath => {
                "the callout does not contain the address of its answer: its `callbackUriPath` is missing or empty, and one of \
                 the ids of its workflow, task and result is missing or no id"
            }
            Self::CallbackPath(_) => "the callout sends its answer elsewhere than to the documented path",
        })
    }
}

impl std::error::Error for CalloutError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::CallbackPath(error) => Some(error),
            Self::NotAnObject | Self::NoCallbackPath | Self::OtherId { .. } => None,
        }
    }
}
