//! The state as behaviours see it: entities at addresses, at one moment.

use odata_types::DateTimeOffset;
use odata_types::facts::ActsOn;
use rusqlite::Transaction;
use serde_json::{Map, Value};

use crate::address::{Address, Collection};
use crate::entity::{Entity, Later};
use crate::kinds::Kinds;
use crate::refusal::Refusal;
use crate::store::entities;
use crate::time::date_time;

/// The state at the moment at which an action is carried out.
///
/// Everything that a [`Change`](crate::Change) does becomes visible at once, when its request is answered.
#[derive(Debug)]
pub struct State<'a> {
    pub(crate) transaction: &'a Transaction<'a>,
    pub(crate) kinds: &'a Kinds,
    /// Milliseconds since 1970.
    pub(crate) now: i64,
}

/// Why a change was not made.
#[derive(Debug)]
pub enum Failure {
    /// The request is refused.
    Refused(Refusal),
    /// The database failed.
    Database(Box<dyn std::error::Error + Send + Sync>),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

impl State<'_> {
    /// The current time.
    #[must_use]
    pub fn now(&self) -> DateTimeOffset {
        date_time(self.now)
    }

    /// The members of an entity.
    ///
    /// # Errors
    ///
    /// If there is no such entity: 404, which names it or the owner that is missing.
    pub fn get(&self, address: &Address) -> Result<Map<String, Value>, Failure> {
        let found = entities::one(self.transaction, address, self.now)?;
        found.ok_or_else(|| self.missing(address))
    }

    /// The members of a single entity, which always exists: what was set, or else what is given.
    pub(crate) fn get_or(
        &self,
        address: &Address,
        otherwise: Map<String, Value>,
    ) -> Result<Map<String, Value>, Failure> {
        Ok(entities::one(self.transaction, address, self.now)?.unwrap_or(otherwise))
    }

    /// The same, which is there from now on.
    pub(crate) fn get_or_insert(
        &mut self,
        address: &Address,
        otherwise: Map<String, Value>,
    ) -> Result<Map<String, Value>, Failure> {
        if let Some(members) = entities::one(self.transaction, address, self.now)? {
            return Ok(members);
        }
        self.insert(&Entity::new(address.clone(), otherwise.clone()))?;
        Ok(otherwise)
    }

    /// Nothing, if an entity and its owners exist, as far as they can be read.
    pub(crate) fn known(&self, address: &Address) -> Result<(), Failure> {
        let mut read = address.lineage().into_iter().filter(|one| self.kinds.are_read(one.parent()));
        read.try_for_each(|one| self.get(one).map(drop))
    }

    /// Like [`Self::get`], for an entity in a state to which an action applies.
    ///
    /// # Errors
    ///
    /// If there is no such entity, or it has another state: 409.
    pub fn get_acted_on(&self, address: &Address, acts_on: &ActsOn) -> Result<Map<String, Value>, Failure> {
        let members = self.get(address)?;
        let state = members.get(acts_on.property).and_then(Value::as_str).unwrap_or_default();
        if acts_on.values.contains(&state) {
            return Ok(members);
        }
        let kind = self.kinds.name(address);
        Err(Refusal::wrong_state(kind, address.id(), state, acts_on.values).into())
    }

    /// The entities of a collection, in order.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub fn list(&self, collection: &Collection) -> Result<Vec<Map<String, Value>>, Failure> {
        Ok(entities::many(self.transaction, collection, &entities::Page::all(), self.now)?.entities)
    }

    /// Sets members of an entity now, and further ones later. Changes that were planned before are dropped, unless their
    /// time has come.
    ///
    /// # Errors
    ///
    /// If there is no such entity.
    pub fn change(
        &mut self,
        address: &Address,
        changes: Map<String, Value>,
        later: Option<&Later>,
    ) -> Result<(), Failure> {
        let mut members = self.get(address)?;
        members.extend(changes);
        Ok(entities::update(self.transaction, address, &members, later, self.now)?)
    }

    /// Removes an entity from everything that contains it, with everything that it contains.
    ///
    /// # Errors
    ///
    /// If there is no such entity.
    pub fn delete(&mut self, address: &Address) -> Result<(), Failure> {
        self.get(address)?;
        Ok(entities::delete(self.transaction, address)?)
    }

    /// Moves an entity to another address, with everything that it contains. No other collection contains it afterwards.
    ///
    /// # Errors
    ///
    /// If there is no such entity: 404; or if another entity has that address already: 409.
    pub fn relocate(&mut self, from: &Address, to: &Address) -> Result<(), Failure> {
        self.get(from)?;
        if entities::one(self.transaction, to, self.now)?.is_some() {
            return Err(Refusal::taken(self.kinds.name(to), to.id()).into());
        }
        Ok(entities::relocate(self.transaction, from, to)?)
    }

    /// Adds an entity.
    ///
    /// # Errors
    ///
    /// If an owner is missing: 404; or if another entity has the address already: 409.
    pub fn insert(&mut self, entity: &Entity) -> Result<(), Failure> {
        for address in &entity.addresses {
            if let Some(owner) = address.parent().owner() {
                self.get(owner)?;
            }
            if entities::one(self.transaction, address, self.now)?.is_some() {
                return Err(Refusal::taken(self.kinds.name(address), address.id()).into());
            }
        }
        Ok(entities::insert(self.transaction, entity, self.now)?)
    }

    /// The refusal for an entity that does not exist. It names the first owner that does not exist, if any.
    fn missing(&self, address: &Address) -> Failure {
        match entities::missing(self.transaction, address) {
            Ok(missing) => {
                let missing = missing.unwrap_or(address);
                Refusal::no_such_item(self.kinds.name(missing), missing.id()).into()
            }
            Err(error) => error.into(),
        }
    }
}
