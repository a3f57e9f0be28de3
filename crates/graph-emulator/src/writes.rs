//! Requests that create, change or delete an entity: their bodies, and what they do to the state.

use std::collections::HashSet;

use odata_types::Guid;
use odata_types::facts::{EntityRequest, Primitive, Property, RequestKind, StructuredType, ValueType};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::address::{Address, Place};
use crate::behavior::{Change, Done};
use crate::entity::Entity;
use crate::refusal::{Refusal, shown};
use crate::state::{Failure, State};

/// The property with the time at which an entity was created, and the one with the time of its last change.
const CREATED: &str = "createdDateTime";
const MODIFIED: &str = "lastModifiedDateTime";
const DELETED: &str = "deletedDateTime";

/// What a request does to the state, and how the list of effects calls it; or why its body is refused. `defaults` is what a new
/// entity has, unless the body says otherwise.
pub(crate) fn prepare(
    entities: &'static EntityRequest,
    place: Place,
    body: &[u8],
    defaults: Option<&Map<String, Value>>,
    otherwise: Option<Map<String, Value>>,
) -> Result<(String, Change), Refusal> {
    let of = entities.entity_type;
    let name = of.name.rsplit('.').next().unwrap_or(of.name);
    let mut members = members(entities, body)?;
    let returns = entities.request.result.is_some();
    Ok(match (entities.kind, place) {
        (RequestKind::Create, Place::Collection(collection)) => {
            let mut new = defaults.cloned().unwrap_or_default();
            new.extend(members);
            let change: Change = Box::new(move |state| {
                let address = collection.entity(Uuid::new_v4().to_string());
                set_times(state, of, &mut new, &[CREATED, MODIFIED]);
                let created = insert(state, &address, of, new)?;
                let done = Done::new([address.id()]);
                Ok(if returns { done.result(created) } else { done })
            });
            (format!("create {name}"), change)
        }
        (RequestKind::Update, place) => {
            let address = address(place);
            let change: Change = Box::new(move |state| {
                let mut changed = match otherwise {
                    Some(otherwise) => state.get_or_insert(&address, otherwise)?,
                    None => state.get(&address)?,
                };
                take_key(of, &address, &changed, &mut members)?;
                merge(&mut changed, members);
                set_times(state, of, &mut changed, &[MODIFIED]);
                state.change(&address, changed.clone(), None)?;
                let done = Done::new([address.id()]);
                Ok(if returns { done.result(changed) } else { done })
            });
            (format!("update {name}"), change)
        }
        (_, place) => {
            let address = address(place);
            let change: Change = Box::new(move |state| {
                let deleted = address.parent().deleted();
                if state.kinds.are_read(&deleted) {
                    let mut times = Map::new();
                    set_times(state, of, &mut times, &[DELETED]);
                    state.change(&address, times, None)?;
                    state.relocate(&address, &deleted.entity(address.id()))?;
                } else {
                    state.delete(&address)?;
                }
                Ok(Done::new([address.id()]))
            });
            (format!("delete {name}"), change)
        }
    })
}

/// The entity that a path leads to, also if it ends without a key.
pub(crate) fn address(place: Place) -> Address {
    match place {
        Place::Entity(address) => address,
        Place::Collection(collection) => collection.single(),
    }
}

/// The members of a body that was checked.
fn members(entities: &EntityRequest, body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if entities.kind == RequestKind::Delete {
        return Ok(Map::new());
    }
    serde_json::from_slice(body)
        .map_err(|error| Refusal::bad_request(&format!("the body cannot be read as an object: {error}")))
}

/// Takes the key out of the body of a change, which cannot change it.
fn take_key(
    of: &StructuredType,
    address: &Address,
    entity: &Map<String, Value>,
    body: &mut Map<String, Value>,
) -> Result<(), Refusal> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    for name in of.key {
        let Some(sent) = body.remove(*name) else { continue };
        let (sent, own) = (text(&sent), entity.get(*name).map_or_else(|| address.id().to_owned(), text));
        if Guid::fold(&sent) != Guid::fold(&own) {
            let (sent, own) = (shown(&sent), shown(&own));
            let message =
                format!("`{name}` is `{sent}`, but the entity is `{own}`: the key of an entity never changes");
            return Err(Refusal::bad_request(&message));
        }
    }
    Ok(())
}

/// Adds an entity, and what is in its collections as entities of their own. Returns all of it as it is now.
fn insert(
    state: &mut State<'_>,
    address: &Address,
    of: &'static StructuredType,
    mut members: Map<String, Value>,
) -> Result<Value, Failure> {
    if let Some(key) = of.key.first() {
        members.insert((*key).to_owned(), address.id().into());
    }
    let mut related = Vec::new();
    for property in of.lineage().flat_map(|structured| structured.properties) {
        if let (true, ValueType::Structured(of)) = (property.is_navigation && property.is_collection, property.value)
            && let Some(Value::Array(items)) = members.remove(property.name)
        {
            related.push((property, of, items));
        }
    }
    state.insert(&Entity::new(address.clone(), members.clone()))?;
    for (property, of, items) in related {
        let collection = address.collection(property.name);
        let (mut created, mut referred) = (Vec::new(), HashSet::new());
        for item in items {
            let Value::Object(item) = item else { continue };
            if let Some(key) = reference(property, of, &item) {
                let address = collection.entity(key);
                // A collection has an entity once.
                if referred.insert(address.clone()) {
                    state.insert(&Entity::new(address, item.clone()))?;
                    created.push(item.into());
                }
            } else {
                created.push(insert(state, &collection.entity(Uuid::new_v4().to_string()), of, item)?);
            }
        }
        members.insert(property.name.to_owned(), created.into());
    }
    Ok(members.into())
}

/// The key of an item that refers to an entity which is there already. A new entity has more than its key, which the service
/// makes.
fn reference<'a>(property: &Property, of: &StructuredType, item: &'a Map<String, Value>) -> Option<&'a str> {
    let [name] = of.key else { return None };
    let key = item.get(*name)?.as_str().filter(|key| !key.is_empty())?;
    let is_bare = || item.keys().all(|member| member == name || member.contains('@'));
    (property.is_entity_reference || is_bare()).then_some(key)
}

/// Sets those of some properties that the type declares to the current time.
fn set_times(state: &State<'_>, of: &'static StructuredType, members: &mut Map<String, Value>, names: &[&str]) {
    for name in names {
        let value = of.property(name).map(|property| property.value);
        if matches!(value, Some(ValueType::Primitive(Primitive::DateTimeOffset))) {
            members.insert((*name).to_owned(), json!(state.now()));
        }
    }
}

/// Merges a body into an entity: members that it does not have stay as they are, also within complex values.
fn merge(members: &mut Map<String, Value>, body: Map<String, Value>) {
    for (name, value) in body {
        match (members.get_mut(&name), value) {
            (Some(Value::Object(inner)), Value::Object(value))
                if value.get("@odata.type").is_none_or(|tag| inner.get("@odata.type") == Some(tag)) =>
            {
                merge(inner, value);
            }
            (_, value) => {
                members.insert(name, value);
            }
        }
    }
}
