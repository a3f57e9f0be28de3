//! What actions do and functions return: behaviours that are plugged into the service.

use std::fmt;

use axum::body::Bytes;
use odata_types::{Action, Function, facts};
use serde_json::{Map, Value};

use crate::address::{Address, Collection, Place};
use crate::refusal::Refusal;
use crate::state::{Failure, State};

/// What an action does to the state.
///
/// The service has checked the request by then: path, token, headers and body are as documented. Any function or closure
/// with the right signature is a behaviour.
///
/// ```
/// use graph_emulator::{ActionRequest, Behavior, Change, Done, Refusal};
/// use serde_json::{Map, json};
///
/// /// Closes the entity that the action is bound to.
/// fn close(request: &ActionRequest) -> Result<Change, Refusal> {
///     let door = request.target.clone().ok_or_else(|| Refusal::bad_request("the action is bound to no entity"))?;
///     Ok(Box::new(move |state| {
///         state.change(&door, Map::from_iter([("state".to_owned(), json!("closed"))]), None)?;
///         Ok(Done::new([door.id()]).status("closed"))
///     }))
/// }
/// # fn is_behavior(_: impl Behavior) {}
/// # is_behavior(close);
/// ```
pub trait Behavior: Send + Sync {
    /// Reads a request, and returns the change that it makes.
    ///
    /// This runs before the state is locked, for many requests at once.
    ///
    /// # Errors
    ///
    /// Why the request is refused.
    fn prepare(&self, request: &ActionRequest) -> Result<Change, Refusal>;
}

impl<F> Behavior for F
where
    F: Fn(&ActionRequest) -> Result<Change, Refusal> + Send + Sync,
{
    fn prepare(&self, request: &ActionRequest) -> Result<Change, Refusal> {
        self(request)
    }
}

/// The change of the state that an action makes. If it fails, the state stays as it was.
pub type Change = Box<dyn FnOnce(&mut State<'_>) -> Result<Done, Failure> + Send>;

/// The request of an action, as documented.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ActionRequest {
    /// The action.
    pub action: &'static facts::Action,
    /// The entity that the action is bound to; `None` if it is bound to a collection or nothing.
    pub target: Option<Address>,
    /// The keys in the path, in order.
    pub keys: Vec<String>,
    body: Bytes,
}

impl ActionRequest {
    pub(crate) fn new(action: &'static facts::Action, place: Option<Place>, keys: Vec<String>, body: Bytes) -> Self {
        let target = match place {
            Some(Place::Entity(address)) => Some(address),
            Some(Place::Collection(_)) | None => None,
        };
        Self { action, target, keys, body }
    }

    /// The body as the generated type of the action.
    ///
    /// # Errors
    ///
    /// If the type cannot read the body.
    pub fn body<A: Action>(&self) -> Result<A, Refusal> {
        serde_json::from_slice(&self.body)
            .map_err(|error| Refusal::bad_request(&format!("the body cannot be read: {error}")))
    }
}

/// What an action has done: an entry in the list of effects, and the result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    pub(crate) ids: Vec<String>,
    pub(crate) status: Option<String>,
    pub(crate) details: Vec<(String, Value)>,
    pub(crate) result: Option<Value>,
}

impl Done {
    /// Changes of the entities with these ids.
    pub fn new(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { ids: ids.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Adds the state that the entities have now.
    #[must_use]
    pub fn status(self, status: impl Into<String>) -> Self {
        Self { status: Some(status.into()), ..self }
    }

    /// Adds a member to the effect.
    #[must_use]
    pub fn detail(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.push((name.to_owned(), value.into()));
        self
    }

    /// Sets the body of the answer, for an action with a result.
    #[must_use]
    pub fn result(self, result: impl Into<Value>) -> Self {
        Self { result: Some(result.into()), ..self }
    }
}

/// The reading of the state that a function makes. Its result is the body of the answer.
pub type Reading = Box<dyn FnOnce(&State<'_>) -> Result<Value, Failure> + Send>;

/// How a request of a function becomes a reading.
pub(crate) type FunctionBehavior = Box<dyn Fn(&FunctionRequest) -> Result<Reading, Refusal> + Send + Sync>;

/// The request of a function, as documented.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FunctionRequest {
    /// The function.
    pub function: &'static facts::Function,
    /// The collection that the function is bound to; `None` if it is bound to an entity or nothing.
    pub collection: Option<Collection>,
    arguments: Map<String, Value>,
}

impl FunctionRequest {
    pub(crate) fn new(function: &'static facts::Function, place: Option<Place>, arguments: Map<String, Value>) -> Self {
        let collection = match place {
            Some(Place::Collection(collection)) => Some(collection),
            Some(Place::Entity(_)) | None => None,
        };
        Self { function, collection, arguments }
    }

    /// The arguments as the generated type of the function.
    ///
    /// # Errors
    ///
    /// If the type cannot read the arguments.
    pub fn arguments<F: Function>(&self) -> Result<F, Refusal> {
        serde_json::from_value(Value::Object(self.arguments.clone()))
            .map_err(|error| Refusal::bad_request(&format!("the arguments cannot be read: {error}")))
    }
}

/// The behaviours of actions and functions.
#[derive(Default)]
pub(crate) struct Behaviors {
    actions: Vec<(&'static facts::Action, Box<dyn Behavior>)>,
    functions: Vec<(&'static facts::Function, FunctionBehavior)>,
}

impl Behaviors {
    /// Sets the behaviour of an action, in place of an earlier one.
    pub(crate) fn set(&mut self, action: &'static facts::Action, behavior: Box<dyn Behavior>) {
        self.actions.retain(|(one, _)| !is_same(one, action));
        self.actions.push((action, behavior));
    }

    pub(crate) fn get(&self, action: &facts::Action) -> Option<&dyn Behavior> {
        self.actions.iter().find(|(one, _)| is_same(one, action)).map(|(_, behavior)| &**behavior)
    }

    /// Sets what a function returns, in place of an earlier behaviour.
    pub(crate) fn set_function(&mut self, function: &'static facts::Function, behavior: FunctionBehavior) {
        self.functions.retain(|(one, _)| one.request.path != function.request.path);
        self.functions.push((function, behavior));
    }

    pub(crate) fn function(&self, function: &facts::Function) -> Option<&FunctionBehavior> {
        let is_same = |one: &&(&facts::Function, _)| one.0.request.path == function.request.path;
        self.functions.iter().find(is_same).map(|(_, behavior)| behavior)
    }
}

impl fmt::Debug for Behaviors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let functions = self.functions.iter().map(|(function, _)| function.name);
        f.debug_set().entries(self.actions.iter().map(|(action, _)| action.name).chain(functions)).finish()
    }
}

/// Overloads have the same name, but other binding types.
fn is_same(one: &facts::Action, other: &facts::Action) -> bool {
    one.name == other.name && one.binding_type == other.binding_type
}
