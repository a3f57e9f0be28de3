//! Calls of functions.

use odata_types::runtime::Value as Readable;
use odata_types::serde_core::de::DeserializeOwned;
use odata_types::{DeltaItem, Function, facts, write_arguments};
use serde_json::{Map, Value};

use super::{Call, result};
use crate::error::Error;
use crate::operation::Operation;
use crate::reader::Reader;
use crate::{Endpoint, Id, Limits, Page, RequestError, page};

impl<R: DeserializeOwned> Call<R> {
    /// Calls a function. The ids fill in the placeholders of its path, in order; the arguments are written into the URL.
    ///
    /// # Errors
    ///
    /// If the function is not documented for the endpoint, the number of ids is wrong, or an argument cannot be written.
    pub fn function<F: Function<Output = R>>(
        endpoint: &Endpoint,
        ids: &[&Id],
        arguments: &F,
    ) -> Result<Self, RequestError> {
        Self::function_of(Limits::Enforced, endpoint, F::FUNCTION, ids, &members(arguments)?)
    }

    /// Calls a function that is known at run time only. What it returns is read as `R`: a `Vec` for a collection.
    ///
    /// # Errors
    ///
    /// As [`Self::function`]; if limits are ignored, whether the function is documented for the endpoint is up to the service.
    pub fn function_of(
        limits: Limits,
        endpoint: &Endpoint,
        function: &'static facts::Function,
        ids: &[&Id],
        arguments: &Map<String, Value>,
    ) -> Result<Self, RequestError> {
        call(limits, endpoint, function, ids, arguments, result::reader(&function.request))
    }
}

impl<T: Readable> Call<Page<T>> {
    /// Calls a function that returns a collection, and reads the first page of it.
    ///
    /// # Errors
    ///
    /// As [`Call::function`].
    pub fn function_pages<F: Function<Output = Vec<T>>>(
        endpoint: &Endpoint,
        ids: &[&Id],
        arguments: &F,
    ) -> Result<Self, RequestError> {
        let arguments = members(arguments)?;
        call(Limits::Enforced, endpoint, F::FUNCTION, ids, &arguments, page::page)
    }
}

impl<T: Readable> Call<Page<DeltaItem<T>>> {
    /// Calls a function that returns the changes of a collection, such as `delta`, and reads the first page of them. The last
    /// page has a [link](Page::delta_link) to later changes: give it to [`Call::next`].
    ///
    /// # Errors
    ///
    /// As [`Call::function`].
    pub fn changes<F: Function<Output = Vec<T>>>(
        endpoint: &Endpoint,
        ids: &[&Id],
        arguments: &F,
    ) -> Result<Self, RequestError> {
        let arguments = members(arguments)?;
        call(Limits::Enforced, endpoint, F::FUNCTION, ids, &arguments, page::page)
    }
}

fn call<R>(
    limits: Limits,
    endpoint: &Endpoint,
    function: &'static facts::Function,
    ids: &[&Id],
    arguments: &Map<String, Value>,
    read: fn(&Reader<'_>) -> Result<R, Error>,
) -> Result<Call<R>, RequestError> {
    let operation = Operation::Function(function);
    let path = limits.path(endpoint, operation, ids)?;
    let arguments = write_arguments(function, arguments).map_err(RequestError::Argument)?;
    Call::build(operation, endpoint, &(path + &arguments), Vec::new(), read)
}

/// The arguments by name.
fn members(arguments: &impl Function) -> Result<Map<String, Value>, RequestError> {
    match serde_json::to_value(arguments).map_err(RequestError::Body)? {
        Value::Object(members) => Ok(members),
        _ => Ok(Map::new()),
    }
}
