//! What is written down: the effects of actions, and the requests.

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::time;

/// What an action has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Effect {
    /// Effects are numbered from 1 on, in the order in which they came.
    pub number: u64,
    /// Milliseconds since 1970.
    pub time: i64,
    /// The name of the action without its namespace, such as `cancelProcessing`.
    pub action: String,
    /// The id of the workflow.
    pub workflow: String,
    /// The id of the task, for a task processing result.
    pub task: Option<String>,
    /// The ids of what was changed: runs, or a task processing result.
    pub ids: Vec<String>,
    /// The state that it is in now.
    pub status: String,
    /// The `request-id` of the request.
    pub request_id: String,
    /// The `client-request-id` of the request.
    pub client_request_id: String,
}

impl Serialize for Effect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut effect = serializer.serialize_struct("Effect", 6)?;
        effect.serialize_field("number", &self.number)?;
        effect.serialize_field("action", &self.action)?;
        effect.serialize_field("workflow", &self.workflow)?;
        effect.serialize_field("task", &self.task)?;
        effect.serialize_field("ids", &self.ids)?;
        effect.serialize_field("status", &self.status)?;
        effect.end()
    }
}

/// A request and what became of it. It holds no token: neither headers nor the query of the URL are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggedRequest {
    /// Requests are numbered from 1 on, in the order in which they were carried out.
    pub number: u64,
    /// Milliseconds since 1970.
    pub time: i64,
    /// The method.
    pub method: String,
    /// The path, without a query.
    pub path: String,
    /// The status of the answer; none where the connection was closed without one.
    pub status: Option<u16>,
    /// The `request-id` of the answer.
    pub request_id: String,
    /// The `client-request-id` of the request; that of the answer where it had none.
    pub client_request_id: String,
    /// The fault that the request got.
    pub fault: Option<String>,
    /// What the request has changed.
    pub effect: Option<Effect>,
}

/// One line of the log.
impl Serialize for LoggedRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut request = serializer.serialize_struct("LoggedRequest", 9)?;
        request.serialize_field("number", &self.number)?;
        request.serialize_field("time", &time::text(self.time))?;
        request.serialize_field("method", &self.method)?;
        request.serialize_field("path", &self.path)?;
        request.serialize_field("status", &self.status)?;
        request.serialize_field("request-id", &self.request_id)?;
        request.serialize_field("client-request-id", &self.client_request_id)?;
        request.serialize_field("fault", &self.fault)?;
        request.serialize_field("effect", &self.effect)?;
        request.end()
    }
}
