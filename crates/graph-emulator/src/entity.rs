//! Entities as they are put into the state, and as they are answered.

use std::time::Duration;

use odata_types::facts::{StructuredType, ValueType};
use serde_core::ser::Serialize;
use serde_json::{Map, Value};

use crate::address::Address;

/// An entity to be put into the state.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub(crate) addresses: Vec<Address>,
    pub(crate) members: Map<String, Value>,
    pub(crate) later: Option<Later>,
}

/// Changes of an entity that come later.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    pub(crate) delay: Duration,
    pub(crate) changes: Map<String, Value>,
    pub(crate) times: Vec<String>,
}

impl Later {
    /// Members that are set after a delay. Without a delay, they are set at once.
    #[must_use]
    pub fn new(delay: Duration, changes: Map<String, Value>) -> Self {
        Self { delay, changes, times: Vec::new() }
    }

    /// A member that is set to the time at which the changes come.
    #[must_use]
    pub fn time(mut self, name: &str) -> Self {
        self.times.push(name.to_owned());
        self
    }
}

impl Entity {
    /// An entity with these members.
    #[must_use]
    pub fn new(address: Address, members: Map<String, Value>) -> Self {
        Self { addresses: vec![address], members, later: None }
    }

    /// An entity of a type, without its related collections: those are requests of their own. Of related single entities
    /// it keeps those properties that are not related entities themselves.
    ///
    /// # Errors
    ///
    /// If the value cannot be written as JSON.
    pub fn of(
        address: Address,
        of: &'static StructuredType,
        value: &impl Serialize,
    ) -> Result<Self, serde_json::Error> {
        let Value::Object(mut members) = serde_json::to_value(value)? else {
            return Ok(Self::new(address, Map::new()));
        };
        for property in of.lineage().flat_map(|structured| structured.properties) {
            if property.is_navigation && property.is_collection {
                members.remove(property.name);
            } else if property.is_navigation
                && let (Some(Value::Object(related)), ValueType::Structured(own)) =
                    (members.get_mut(property.name), property.value)
            {
                related.retain(|name, _| !own.property(name).is_some_and(|own| own.is_navigation));
            }
        }
        Ok(Self::new(address, members))
    }

    /// The same entity in another collection as well.
    #[must_use]
    pub fn also_at(mut self, address: Address) -> Self {
        self.addresses.push(address);
        self
    }

    /// The same entity with changes that come later.
    #[must_use]
    pub fn later(self, later: Later) -> Self {
        Self { later: Some(later), ..self }
    }
}
