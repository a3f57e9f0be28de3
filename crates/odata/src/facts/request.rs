//! Facts of requests: actions, and the reading of entities.

use super::StructuredType;
use crate::authority::Authority;

/// A bound action and what is documented of its requests.
#[derive(Debug)]
pub struct Action {
    /// The qualified name, such as `example.library.lend`.
    pub name: &'static str,
    /// The qualified name of the type that the action is bound to; empty for an unbound action.
    pub binding_type: &'static str,
    /// The non-binding parameters: the request body.
    pub parameters: &'static StructuredType,
    /// The HTTP method.
    pub method: &'static str,
    /// The path after the API version, such as `/users/{user-id}/revoke`; empty where none is documented.
    pub path: &'static str,
    /// The HTTP status of a success: 204 where nothing is returned, else 200.
    pub success_status: u16,
    /// The request headers.
    pub headers: &'static [Header],
    /// The permissions by scheme.
    pub permissions: &'static [Permission],
    /// Who needs no permission.
    pub permission_exceptions: &'static [&'static str],
    /// The least privileged Microsoft Entra role for delegated access; empty where none is documented.
    pub least_privileged_role: &'static str,
    /// The clouds in which the action is documented.
    pub clouds: &'static [&'static Cloud],
    /// The API versions in which the action is documented, such as `beta` and `v1.0`.
    pub api_versions: &'static [&'static str],
    /// The states to which the action applies.
    pub acts_on: Option<ActsOn>,
    /// The documented example of a request body, as JSON; empty where there is none.
    pub example: &'static str,
    /// The documentation page; empty where none is linked.
    pub documentation: &'static str,
    /// What the action does.
    pub description: &'static str,
}

impl Action {
    /// The name without its namespace, such as `lend`.
    #[must_use]
    pub fn simple_name(&self) -> &'static str {
        let dot = self.name.bytes().rposition(|byte| byte == b'.');
        dot.and_then(|dot| self.name.get(dot + 1..)).unwrap_or(self.name)
    }

    /// The name of the binding type without its namespace, such as `book`, also if the action is bound to a collection.
    #[must_use]
    pub fn simple_binding_type(&self) -> &'static str {
        let name = self.binding_type.rsplit('.').next().unwrap_or(self.binding_type);
        name.trim_end_matches(')')
    }

    /// The simple names of the binding type and of the action, such as `book/lend`: for actions with equal simple names.
    #[must_use]
    pub fn distinct_name(&self) -> String {
        format!("{}/{}", self.simple_binding_type(), self.simple_name())
    }

    /// The permissions of one scheme, if they are documented.
    #[must_use]
    pub fn permission(&self, scheme: &str) -> Option<&'static Permission> {
        self.permissions.iter().find(|permission| permission.scheme == scheme)
    }
}

/// A GET request that reads entities of a type, and what is documented of it.
#[derive(Debug)]
pub struct Read {
    /// The type of the entities.
    pub entity_type: &'static StructuredType,
    /// The path after the API version, such as `/users/{user-id}`, with a placeholder for each key.
    pub path: &'static str,
    /// Whether a collection is read rather than one entity.
    pub is_collection: bool,
    /// The permissions by scheme.
    pub permissions: &'static [Permission],
    /// The least privileged Microsoft Entra roles for delegated access, of which any one is enough.
    pub least_privileged_roles: &'static [&'static str],
    /// The clouds in which the request is documented.
    pub clouds: &'static [&'static Cloud],
    /// The API versions in which the request is documented, such as `beta` and `v1.0`.
    pub api_versions: &'static [&'static str],
    /// The documentation page; empty where there is none.
    pub documentation: &'static str,
}

impl Read {
    /// The permissions of one scheme, if they are documented.
    #[must_use]
    pub fn permission(&self, scheme: &str) -> Option<&'static Permission> {
        self.permissions.iter().find(|permission| permission.scheme == scheme)
    }
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
