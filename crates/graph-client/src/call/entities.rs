//! Calls that read, create, change and delete entities.

use odata_types::facts::RequestKind;
use odata_types::serde_core::de::DeserializeOwned;
use odata_types::{Create, Delete, ReadByKey, Update, facts};
use serde_core::Serialize;

use super::{Call, result};
use crate::operation::Operation;
use crate::{Endpoint, Id, Limits, RequestError, page};

impl<T: ReadByKey> Call<T> {
    /// Reads an entity by its key. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint, or the number of ids is wrong.
    pub fn read(endpoint: &Endpoint, ids: &[&Id]) -> Result<Self, RequestError> {
        let operation = Operation::Entities(T::READ_BY_KEY);
        let path = Limits::Enforced.path(endpoint, operation, ids)?;
        Self::build(operation, endpoint, &path, Vec::new(), page::entity)
    }
}

impl<T: Create> Call<Option<T>> {
    /// Creates an entity, and returns it as the service sends it back, if that is documented. The ids fill in the
    /// placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the request is not documented for the endpoint, the number of ids is wrong, or the entity does not have what is
    /// required, has what cannot be set, has a value that is not one of its property, or cannot be written as JSON.
    pub fn create(endpoint: &Endpoint, ids: &[&Id], entity: &T) -> Result<Self, RequestError> {
        Self::entities_of(Limits::Enforced, endpoint, T::CREATE, ids, body(entity)?)
    }
}

impl<T: Update> Call<Option<T>> {
    /// Changes the properties of an entity that `changes` has, and returns the entity if the service is documented to send
    /// it back. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// As [`Self::create`].
    pub fn update(endpoint: &Endpoint, ids: &[&Id], changes: &T) -> Result<Self, RequestError> {
        Self::entities_of(Limits::Enforced, endpoint, T::UPDATE, ids, body(changes)?)
    }
}

impl Call<()> {
    /// Deletes an entity. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the request is not documented for the endpoint, or the number of ids is wrong.
    pub fn delete<T: Delete>(endpoint: &Endpoint, ids: &[&Id]) -> Result<Self, RequestError> {
        Self::entities_of(Limits::Enforced, endpoint, T::DELETE, ids, Vec::new())
    }
}

impl<R: DeserializeOwned> Call<R> {
    /// A request for entities that is known at run time only. What it returns is read as `R`: `()` for nothing, a `Vec` for
    /// a collection, a `Box<RawValue>` of `serde_json` to keep it as the service wrote it.
    ///
    /// # Errors
    ///
    /// If the request is not documented for the endpoint, the number of ids is wrong, or the body does not have what is
    /// required, has what cannot be set, or has a value that is not one of its property. If limits are ignored, endpoint, what is
    /// required and what can be set are up to the service.
    pub fn entities_of(
        limits: Limits,
        endpoint: &Endpoint,
        entities: &'static facts::EntityRequest,
        ids: &[&Id],
        body: Vec<u8>,
    ) -> Result<Self, RequestError> {
        let operation = Operation::Entities(entities);
        let path = limits.path(endpoint, operation, ids)?;
        // No body has no members.
        let members = if body.is_empty() { b"{}" } else { body.as_slice() };
        let warnings = limits.check_body(endpoint, entities, members);
        let warnings = warnings.map_err(|report| RequestError::Invalid(report.into()))?;
        let read = if entities.kind == RequestKind::Get { page::entity } else { result::reader(&entities.request) };
        let call = Self::build(operation, endpoint, &path, body, read)?;
        Ok(Self { warnings: Some(warnings), ..call })
    }
}

fn body(entity: &impl Serialize) -> Result<Vec<u8>, RequestError> {
    serde_json::to_vec(entity).map_err(RequestError::Body)
}
