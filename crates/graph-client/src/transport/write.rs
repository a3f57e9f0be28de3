//! Updates and deletions that take effect once: if the outcome is unknown, the entity is read.

use std::fmt;

use odata_types::facts::{EntityRequest, RequestKind, Schema};
use odata_types::path::{PathTemplate, TemplateSegment};
use odata_types::{Query, Untyped, is_type_tag, type_name};
use serde_core::de::IgnoredAny;
use serde_json::{Map, Number, Value};

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
/// A change has a rule only if reading can show that it was carried out: the method is `PATCH`, as what `PUT` does not send is
/// reset; and the body has properties, and no annotations other than type tags, such as `owner@odata.bind`.
///
/// ```
/// use graph_client::{Client, Error, Id, Settled, Start, WriteRule, WriteState};
/// use odata_types::facts::EntityRequest;
///
/// /// Changes or deletes an entity exactly once.
/// async fn write(
///     client: &Client,
///     request: &'static EntityRequest,
///     ids: &[&Id],
///     body: Vec<u8>,
/// ) -> Result<Option<Settled<WriteState>>, Error> {
///     let Some(rule) = WriteRule::of(client.endpoint().schema(), request, ids, body) else { return Ok(None) };
///     rule.settle(client, Start::Sending).await.map(Some)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct WriteRule {
    write: &'static EntityRequest,
    reading: &'static EntityRequest,
    ids: Vec<Id>,
    body: Vec<u8>,
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
    /// The rule of a request with that body; `None` if it creates an entity, if values that were sent do not show whether it
    /// was carried out, or if no read of the entity is documented at its path. The ids fill in the placeholders of the path,
    /// in order.
    #[must_use]
    pub fn of(schema: &Schema, write: &'static EntityRequest, ids: &[&Id], body: Vec<u8>) -> Option<Self> {
        let sent = match (write.kind, write.request.method) {
            (RequestKind::Delete, _) => None,
            (RequestKind::Update, "PATCH") => Some(serde_json::from_slice(&body).ok().filter(shows_itself)?),
            _ => return None,
        };
        let path = PathTemplate::of_entities(write);
        let is_reading =
            |one: &&&EntityRequest| one.kind == RequestKind::Get && is_same_path(PathTemplate::of_entities(one), path);
        let reading = schema.requests.iter().find(is_reading)?;
        let ids = ids.iter().copied().cloned().collect();
        Some(Self { write, reading, ids, body, sent })
    }

    /// Carries out the request exactly once: see [`Client::settle`].
    ///
    /// # Errors
    ///
    /// If the request is not valid, the service refuses it, or the outcome is still unknown at the end of the budget of the
    /// client.
    pub async fn settle(&self, client: &Client, start: Start) -> Result<Settled<WriteState>, Error> {
        let (limits, endpoint) = (client.limits(), client.endpoint());
        let ids: Vec<_> = self.ids.iter().collect();
        let write = Call::<IgnoredAny>::entities_of(limits, endpoint, self.write, &ids, self.body.clone());
        let write = write.map_err(|error| Error::from(error).with_doubt(start == Start::Reading))?;
        let reading = || {
            let call = Call::entities_of(limits, endpoint, self.reading, &ids, Vec::new())?;
            call.query_within(Limits::Ignored, &self.query())
        };
        client.settle(self, &write, reading, start).await
    }

    /// What is read: the properties that were sent, if the service is documented to select them.
    fn query(&self) -> Query {
        if self.can_select() { Query::new().select(self.names().cloned()) } else { Query::new() }
    }

    fn can_select(&self) -> bool {
        let is_property =
            |name: &String| self.reading.entity_type.property(name).is_some_and(|property| !property.is_navigation);
        self.reading.request.query_options.contains(&"$select") && self.names().all(is_property)
    }

    /// The names of the properties that were sent.
    fn names(&self) -> impl Iterator<Item = &String> {
        self.sent.iter().flat_map(Map::keys).filter(|name| !is_type_tag(name))
    }
}

/// Whether the values of a body show, when they are read, that it was taken over. Annotations are not read back, and a body
/// without properties is in every entity.
fn shows_itself(body: &Map<String, Value>) -> bool {
    body.keys().any(|name| !is_type_tag(name)) && is_plain(body)
}

/// Whether there are no annotations other than type tags, at any depth.
fn is_plain(members: &Map<String, Value>) -> bool {
    fn is_plain_value(value: &Value) -> bool {
        match value {
            Value::Object(members) => is_plain(members),
            Value::Array(items) => items.iter().all(is_plain_value),
            _ => true,
        }
    }
    members.iter().all(|(name, value)| (is_type_tag(name) || !name.contains('@')) && is_plain_value(value))
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
        let is_as_sent = self.sent.as_ref().is_some_and(|sent| is_as_sent(sent, found, self.can_select()));
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

/// Whether an entity has the values that were sent. The service may have set others. A property that was selected and does not
/// come back is null.
fn is_as_sent(sent: &Map<String, Value>, found: &Map<String, Value>, is_selected: bool) -> bool {
    is_same_type(sent, found)
        && sent.iter().filter(|(name, _)| !is_type_tag(name)).all(|(name, value)| match found.get(name) {
            Some(found) => is_equal(value, found),
            None => is_selected && value.is_null(),
        })
}

fn is_same_type(sent: &Map<String, Value>, found: &Map<String, Value>) -> bool {
    fn tag(members: &Map<String, Value>) -> Option<&str> {
        let (_, tag) = members.iter().find(|(name, _)| is_type_tag(name))?;
        tag.as_str().map(type_name)
    }
    tag(sent).zip(tag(found)).is_none_or(|(sent, found)| sent == found)
}

fn is_equal(sent: &Value, found: &Value) -> bool {
    match (sent, found) {
        (Value::Object(sent), Value::Object(found)) => is_as_sent(sent, found, false),
        // A collection is replaced as a whole, so that what its items do not say is reset.
        (Value::Array(sent), Value::Array(found)) => {
            sent.len() == found.len() && sent.iter().zip(found).all(|(sent, found)| is_whole(sent, found))
        }
        (Value::Number(sent), Value::Number(found)) => is_equal_number(sent, found),
        (sent, found) => sent == found,
    }
}

/// Whether an item of a collection has the value that was sent, and no other.
fn is_whole(sent: &Value, found: &Value) -> bool {
    let is_reset = |(name, value): (&String, &Value)| {
        name.contains('@') || value.is_null() || sent.as_object().is_some_and(|sent| sent.contains_key(name))
    };
    is_equal(sent, found) && found.as_object().is_none_or(|found| found.iter().all(is_reset))
}

/// Whether two numbers are the same. A service may write an integer as `2.0`, which is exact up to 2^53.
fn is_equal_number(sent: &Number, found: &Number) -> bool {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_float = sent.is_f64() || found.is_f64();
    let is_exact = |number: &Number| number.as_f64().is_some_and(|number| number.abs() < EXACT);
    sent == found || is_float && is_exact(sent) && sent.as_f64() == found.as_f64()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn values_are_compared_as_a_service_writes_them() {
        let found = object(json!({
            "id": "1", "name": "a", "size": 2.0, "big": 9_007_199_254_740_992_u64, "tags": ["x"], "note": null,
            "scope": { "@odata.type": "#house.rule", "text": "t", "more": 1 },
            "doors": [{ "@odata.type": "#house.door", "to": "hall", "key": null }],
        }));
        for sent in [
            json!({ "name": "a", "@odata.type": "#house.door" }),
            json!({ "size": 2, "tags": ["x"], "note": null }),
            json!({ "big": 9_007_199_254_740_992_u64 }),
            json!({ "scope": { "@odata.type": "house.rule", "text": "t" } }),
            json!({ "doors": [{ "to": "hall" }] }),
        ] {
            assert!(is_as_sent(&object(sent.clone()), &found, false), "{sent}");
        }
        for sent in [
            json!({ "name": "b" }),
            json!({ "name": null }),
            json!({ "size": 3 }),
            json!({ "big": 9_007_199_254_740_993_u64 }),
            json!({ "big": 9_007_199_254_740_992.0 }),
            json!({ "tags": [] }),
            json!({ "other": 1 }),
            json!({ "scope": { "@odata.type": "#house.other", "text": "t" } }),
            json!({ "scope": { "text": "u" } }),
            json!({ "scope": { "other": null } }),
            json!({ "doors": [{}] }),
        ] {
            assert!(!is_as_sent(&object(sent.clone()), &found, true), "{sent}");
        }
        let cleared = object(json!({ "other": null }));
        assert!(is_as_sent(&cleared, &found, true), "it was asked for, and is null");
        assert!(!is_as_sent(&cleared, &found, false), "the service may leave out what it does not return by default");
    }

    #[test]
    fn only_properties_show_that_a_body_was_taken_over() {
        for body in [json!({ "name": "a" }), json!({ "@odata.type": "#a", "to": [{ "@odata.type": "#b" }] })] {
            assert!(shows_itself(&object(body.clone())), "{body}");
        }
        for body in [
            json!({}),
            json!({ "@odata.type": "#a" }),
            json!({ "createdBy@odata.bind": "https://x/users/1" }),
            json!({ "name": "a", "createdBy@odata.bind": "https://x/users/1" }),
            json!({ "to": { "of": [{ "@removed": {} }] } }),
        ] {
            assert!(!shows_itself(&object(body.clone())), "{body}");
        }
    }
}
