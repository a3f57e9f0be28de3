//! Facts of requests: actions, functions, and requests for entities.

use super::{StructuredType, ValueType};
use crate::authority::Authority;

/// An HTTP request, and what is documented of it.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The path behind the API version, such as `/users/{user-id}/revoke`, with a placeholder for each key; empty where none
    /// is documented. The parameters of a function are not in it.
    pub path: &'static str,
    /// The HTTP status of a success. Of a derived request it is a guess: see [`Self::is_success`].
    pub success_status: u16,
    /// What a success returns; none for 204.
    pub result: Option<ResultType>,
    /// The request headers.
    pub headers: &'static [Header],
    /// The permissions by scheme; empty where none are stated.
    pub permissions: &'static [Permission],
    /// Who needs no permission.
    pub permission_exceptions: &'static [&'static str],
    /// The least privileged Microsoft Entra roles for delegated access, of which any one is enough.
    pub least_privileged_roles: &'static [&'static str],
    /// The clouds in which the request is documented.
    pub clouds: &'static [&'static Cloud],
    /// The API versions in which the request is documented, such as `beta` and `v1.0`.
    pub api_versions: &'static [&'static str],
    /// The query options that are documented, such as `$select`.
    pub query_options: &'static [&'static str],
    /// The properties that a body must have. A path with slashes leads into each value of a property.
    pub required_properties: &'static [&'static str],
    /// The only properties that a body may set; empty where nothing is said.
    pub settable_properties: &'static [&'static str],
    /// Documented limits that no other fact states, for people to read.
    pub limits: &'static [&'static str],
    /// The documented example of a request body, as JSON; empty where there is none.
    pub example: &'static str,
    /// The documented example of a result, as JSON; of a collection, an array of its items; empty where there is none.
    pub example_result: &'static str,
    /// The documentation page; empty where there is none.
    pub documentation: &'static str,
    /// Where the permissions are from, if sources disagree.
    pub sources: &'static [&'static str],
    /// Where published sources disagree, and which one holds.
    pub disagreements: &'static [&'static str],
    /// What the request is derived from: `Container` is the entity container of the metadata, `Permissions` the published file
    /// of permissions. Empty for a request that is written by hand.
    pub derived_from: &'static [&'static str],
    /// The requests that call the same operation at further paths.
    pub further: &'static [Request],
}

impl Request {
    /// A request of which nothing else is said.
    #[must_use]
    pub const fn new(method: &'static str, path: &'static str, success_status: u16) -> Self {
        Self {
            method,
            path,
            success_status,
            result: None,
            headers: &[],
            permissions: &[],
            permission_exceptions: &[],
            least_privileged_roles: &[],
            clouds: &[],
            api_versions: &[],
            query_options: &[],
            required_properties: &[],
            settable_properties: &[],
            limits: &[],
            example: "",
            example_result: "",
            documentation: "",
            sources: &[],
            disagreements: &[],
            derived_from: &[],
            further: &[],
        }
    }

    /// Whether an HTTP status is that of a success. No source states the status of a derived request, so that 200, 201, 202
    /// and 204 are successes of it.
    #[must_use]
    pub const fn is_success(&self, status: u16) -> bool {
        status == self.success_status || (!self.derived_from.is_empty() && matches!(status, 200 | 201 | 202 | 204))
    }

    /// The permissions of one scheme, if they are documented.
    #[must_use]
    pub fn permission(&self, scheme: &str) -> Option<&'static Permission> {
        self.permissions.iter().find(|permission| permission.scheme == scheme)
    }
}

/// The type of a result.
#[derive(Clone, Copy, Debug)]
pub struct ResultType {
    /// The type of the value, or of each item of a collection.
    pub value: ValueType,
    /// Whether it is a collection.
    pub is_collection: bool,
}

/// An action and what is documented of its requests.
#[derive(Debug)]
pub struct Action {
    /// The qualified name, such as `example.library.lend`.
    pub name: &'static str,
    /// The qualified name of the type that the action is bound to; empty for an unbound action.
    pub binding_type: &'static str,
    /// The non-binding parameters: the request body.
    pub parameters: &'static StructuredType,
    /// The request.
    pub request: Request,
    /// The states to which the action applies.
    pub acts_on: Option<ActsOn>,
    /// What the action does.
    pub description: &'static str,
}

impl Action {
    /// The name without its namespace, such as `lend`.
    #[must_use]
    pub fn simple_name(&self) -> &'static str {
        simple(self.name)
    }

    /// The name of the binding type without its namespace, such as `book`, also if the action is bound to a collection.
    #[must_use]
    pub fn simple_binding_type(&self) -> &'static str {
        simple(self.binding_type).trim_end_matches(')')
    }

    /// The simple names of the binding type and of the action, such as `book/lend`: for actions with equal simple names.
    #[must_use]
    pub fn distinct_name(&self) -> String {
        format!("{}/{}", self.simple_binding_type(), self.simple_name())
    }
}

/// A function and what is documented of its requests. Its parameters are written into the URL.
#[derive(Debug)]
pub struct Function {
    /// The qualified name, such as `example.library.lendings`.
    pub name: &'static str,
    /// The qualified name of the type that the function is bound to, in `Collection()` if it is bound to a collection; empty
    /// for an unbound function.
    pub binding_type: &'static str,
    /// The non-binding parameters.
    pub parameters: &'static StructuredType,
    /// The request.
    pub request: Request,
    /// What the function returns.
    pub description: &'static str,
}

impl Function {
    /// The name without its namespace, such as `lendings`.
    #[must_use]
    pub fn simple_name(&self) -> &'static str {
        simple(self.name)
    }

    /// The name of the binding type without its namespace, such as `book`, also if the function is bound to a collection.
    #[must_use]
    pub fn simple_binding_type(&self) -> &'static str {
        simple(self.binding_type).trim_end_matches(')')
    }

    /// The simple names of the binding type and of the function, such as `book/lendings`.
    #[must_use]
    pub fn distinct_name(&self) -> String {
        format!("{}/{}", self.simple_binding_type(), self.simple_name())
    }
}

fn simple(name: &'static str) -> &'static str {
    let dot = name.bytes().rposition(|byte| byte == b'.');
    dot.and_then(|dot| name.get(dot + 1..)).unwrap_or(name)
}

/// A request for entities of a type, and what is documented of it.
#[derive(Debug)]
pub struct EntityRequest {
    /// The type of the entities.
    pub entity_type: &'static StructuredType,
    /// What it does.
    pub kind: RequestKind,
    /// The request.
    pub request: Request,
}

/// What a request for entities does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestKind {
    /// It reads one entity.
    Get,
    /// It reads a collection of entities.
    List,
    /// It adds an entity to a collection.
    Create,
    /// It changes properties of an entity.
    Update,
    /// It deletes an entity.
    Delete,
    /// It reads or changes a part of an entity: a property, its media stream, or references to related entities. The method
    /// says which.
    Part,
}

/// The permissions of one scheme, of which any one is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `DelegatedWork` (work or school account), `DelegatedPersonal` (personal account) or `Application`.
    pub scheme: &'static str,
    /// The permissions that are marked as least privileged; none where the scheme is not supported.
    pub least_privileged: &'static [&'static str],
    /// The others, which give more than is needed.
    pub higher_privileged: &'static [&'static str],
}

/// A request header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name.
    pub name: &'static str,
    /// What it holds.
    pub description: &'static str,
    /// Whether it is required.
    pub is_required: bool,
}

/// A national cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cloud {
    /// The name in the schema, such as `Global`.
    pub name: &'static str,
    /// What people call it.
    pub description: &'static str,
    /// The root of the service, without a version segment and without a slash at the end.
    pub service_root: &'static str,
}

impl Cloud {
    /// The host of the service root.
    #[must_use]
    pub fn host(&self) -> &'static str {
        Authority::of_url(self.service_root).host()
    }
}

/// The states to which an action applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActsOn {
    /// The qualified name of the entity type whose state counts.
    pub entity_type: &'static str,
    /// The property that holds the state.
    pub property: &'static str,
    /// The names of the enumeration members that allow the action.
    pub values: &'static [&'static str],
}
