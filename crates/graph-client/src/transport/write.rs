//! Updates and deletions that take effect once: if the outcome is unknown, the entity is read.

use std::fmt;

use odata_types::facts::{EntityRequest, RequestKind, Schema};
use odata_types::path::{PathTemplate, TemplateSegment};
use odata_types::{Query, Untyped, is_type_tag, type_name};
use serde_json::{Map, Value};

use super::{Client, Meaning, Settle, Settled, Start};
use crate::error::Error;
use crate::{Call, Id, Limits};

/// How a request that changes or deletes an entity is settled if its outcome is unknown: the entity is read by the documented
/// request at the same path.
///
/// A deletion is done if the entity does not exist. A change is done if the entity has the values that were sent, and is sent
/// again if it has others: a value that somebody else has set in the meantime is replaced. What creates an entity has no
/// rule, as nothing tells the new entity from others.
///
/// ```
/// use graph_client::{Call, Client, Error, Id, RequestError, Settled, Start, WriteRule, WriteState};
/// use odata_types::facts::EntityRequest;
/// use serde_json::Value;
///
/// /// Changes or deletes an entity exactly once.
/// async fn write(
///     client: &Client,
///     request: &'static EntityRequest,
///     ids: &[&Id],
///     body: Vec<u8>,
/// ) -> Result<Option<Settled<WriteState>>, Error> {
///     let Some(rule) = WriteRule::of(client.endpoint().schema(), request, &body) else { return Ok(None) };
///     let call = Call::<Value>::entities_of(client.limits(), client.endpoint(), request, ids, body)?;
///     rule.settle(client, ids, &call, Start::Sending).await.map(Some)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct WriteRule {
    reading: &'static EntityRequest,
    /// The values that a change sets; none for a deletion.
    sent: Option<Map<String, Value>>,
}

/// The state of an entity that a request changes or deletes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WriteState {
    /// It has the values that were sent.
    AsSent,
    /// It exists, with other values than those that were sent.
    Otherwise,
    /// It does not exist.
    Absent,
}

impl fmt::Display for WriteState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsSent => "as sent",
            Self::Otherwise => "other than sent",
            Self::Absent => "absent",
        })
    }
}

impl WriteRule {
    /// The rule of a request with that body; `None` if it creates an entity, or if no read of the entity is documented at
    /// its path.
    #[must_use]
    pub fn of(schema: &Schema, write: &EntityRequest, body: &[u8]) -> Option<Self> {
        let sent = match write.kind {
            RequestKind::Delete => None,
            RequestKind::Update => Some(serde_json::from_slice(body).ok()?),
            _ => return None,
        };
        let path = PathTemplate::of_entities(write);
        let is_reading =
            |one: &&&EntityRequest| one.kind == RequestKind::Get && is_same_path(PathTemplate::of_entities(one), path);
        let reading = schema.requests.iter().find(is_reading)?;
        Some(Self { reading, sent })
    }

    /// Carries out the request exactly once: see [`Client::settle`]. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the service refuses the request, or the outcome is still unknown at the end of the budget of the client.
    pub async fn settle<A>(
        &self,
        client: &Client,
        ids: &[&Id],
        write: &Call<A>,
        start: Start,
    ) -> Result<Settled<WriteState>, Error> {
        let (limits, endpoint) = (client.limits(), write.endpoint());
        let reading = || {
            let call = Call::entities_of(limits, endpoint, self.reading, ids, Vec::new())?;
            call.query_within(Limits::Ignored, &self.query())
        };
        client.settle(self, write, reading, start).await
    }

    /// What is read: the properties that were sent, if the service is documented to select them.
    fn query(&self) -> Query {
        let names = || self.sent.iter().flat_map(Map::keys).filter(|name| !name.contains('@'));
        let is_property =
            |name: &String| self.reading.entity_type.property(name).is_some_and(|property| !property.is_navigation);
        let can_select = self.reading.request.query_options.contains(&"$select") && names().all(is_property);
        if can_select { Query::new().select(names().cloned()) } else { Query::new() }
    }
}

/// Whether two paths lead to the same entity, whatever their placeholders are called.
fn is_same_path(one: PathTemplate, other: PathTemplate) -> bool {
    let (mut one, mut other) = (one.segments(), other.segments());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(TemplateSegment::Key(_)), Some(TemplateSegment::Key(_))) => {}
            (Some(TemplateSegment::Fixed(one)), Some(TemplateSegment::Fixed(other))) if one == other => {}
            (Some(TemplateSegment::Predicate(one)), Some(TemplateSegment::Predicate(other))) if one == other => {}
            _ => return false,
        }
    }
}

impl Settle for WriteRule {
    type Entity = Untyped;
    type State = WriteState;

    fn state(&self, entity: Untyped) -> Option<WriteState> {
        let found = entity.0.as_object()?;
        let is_as_sent = self.sent.as_ref().is_some_and(|sent| is_in(sent, found));
        Some(if is_as_sent { WriteState::AsSent } else { WriteState::Otherwise })
    }

    fn absent(&self) -> Option<WriteState> {
        Some(WriteState::Absent)
    }

    fn meaning(&self, state: &WriteState) -> Meaning {
        match (state, self.sent.is_some()) {
            (WriteState::Absent, false) | (WriteState::AsSent, true) => Meaning::Done,
            (WriteState::Absent, true) => Meaning::TooLate,
            (WriteState::AsSent | WriteState::Otherwise, _) => Meaning::Applies,
        }
    }
}

/// Whether an entity has values that were sent. The service may have set others.
fn is_in(sent: &Map<String, Value>, found: &Map<String, Value>) -> bool {
    let tag = |members: &Map<String, Value>| {
        let tag =
            members.iter().find(|(name, _)| is_type_tag(name)).and_then(|(_, tag)| tag.as_str().map(str::to_owned));
        tag.map(|tag| type_name(&tag).to_owned())
    };
    let is_other_type = tag(sent).zip(tag(found)).is_some_and(|(sent, found)| sent != found);
    let mut members = sent.iter().filter(|(name, _)| !name.contains('@'));
    !is_other_type && members.all(|(name, value)| is_equal(value, found.get(name)))
}

fn is_equal(sent: &Value, found: Option<&Value>) -> bool {
    match (sent, found.unwrap_or(&Value::Null)) {
        (Value::Object(sent), Value::Object(found)) => is_in(sent, found),
        (Value::Array(sent), Value::Array(found)) => {
            sent.len() == found.len() && sent.iter().zip(found).all(|(sent, found)| is_equal(sent, Some(found)))
        }
        (Value::Number(sent), Value::Number(found)) => sent == found || sent.as_f64() == found.as_f64(),
        (sent, found) => sent == found,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_compared_as_a_service_writes_them() {
        let found = json!({
            "id": "1", "name": "a", "size": 2.0, "tags": ["x"], "note": null,
            "scope": { "@odata.type": "#house.rule", "text": "t", "more": 1 },
        });
        let is_as_sent = |sent: Value| is_in(sent.as_object().unwrap(), found.as_object().unwrap());
        for sent in [
            json!({}),
            json!({ "name": "a", "@odata.type": "#house.door" }),
            json!({ "size": 2, "tags": ["x"], "note": null, "other": null }),
            json!({ "scope": { "@odata.type": "house.rule", "text": "t" } }),
        ] {
            assert!(is_as_sent(sent.clone()), "{sent}");
        }
        for sent in [
            json!({ "name": "b" }),
            json!({ "name": null }),
            json!({ "size": 3 }),
            json!({ "tags": [] }),
            json!({ "other": 1 }),
            json!({ "scope": { "@odata.type": "#house.other", "text": "t" } }),
            json!({ "scope": { "text": "u" } }),
        ] {
            assert!(!is_as_sent(sent.clone()), "{sent}");
        }
    }
}
