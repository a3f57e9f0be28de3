//! Records: the effects of actions, and the requests.

use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};
use serde_json::Value;

use crate::time;

/// What an action has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Effect {
    /// Effects are numbered from 1 on, in order.
    pub number: u64,
    /// Milliseconds since 1970.
    pub time: i64,
    /// The name of the action without its namespace.
    pub action: String,
    /// The ids of the entities that were changed.
    pub ids: Vec<String>,
    /// The state of these entities now.
    pub status: Option<String>,
    /// Further members that the behaviour adds, such as the ids of owners.
    pub details: Vec<(String, Value)>,
    /// The `request-id` of the request.
    pub request_id: String,
    /// The `client-request-id` of the request.
    pub client_request_id: String,
}

impl Effect {
    /// A further member by name, if it is a text.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.iter().find(|(one, _)| one == name).and_then(|(_, value)| value.as_str())
    }
}

impl Serialize for Effect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut effect = serializer.serialize_map(None)?;
        effect.serialize_entry("number", &self.number)?;
        effect.serialize_entry("action", &self.action)?;
        for (name, value) in &self.details {
            effect.serialize_entry(name, value)?;
        }
        effect.serialize_entry("ids", &self.ids)?;
        effect.serialize_entry("status", &self.status)?;
        effect.end()
    }
}

/// A request and its answer. It contains no token: neither headers nor the query of the URL are kept.
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
    /// The status of the answer; `None` if the connection was closed without one.
    pub status: Option<u16>,
    /// The `request-id` of the answer.
    pub request_id: String,
    /// The `client-request-id` of the request; if it had none, the `request-id`.
    pub client_request_id: String,
    /// The fault that was injected.
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
