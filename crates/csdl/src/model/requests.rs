//! What is documented of the requests of operations and entity types.

use super::StructuredTypeId;

/// What the annotations of an operation say of its requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestFacts {
    /// `Requests.RequestPath`: the path after the API version, with `{placeholders}` for keys.
    pub path: Option<String>,
    /// `Capabilities.OperationRestrictions`' `Permissions`, in order.
    pub permissions: Vec<Permission>,
    /// `Capabilities.OperationRestrictions`' `CustomHeaders`, in order.
    pub headers: Vec<Header>,
    /// `Requests.LeastPrivilegedRole`
    pub least_privileged_role: Option<String>,
    /// `Requests.PermissionExceptions`: who needs no permission.
    pub permission_exceptions: Vec<String>,
    /// `Requests.Clouds`
    pub clouds: Vec<Cloud>,
    /// `Requests.ActsOn`: which states of which entities the action applies to.
    pub acts_on: Option<ActsOn>,
}

/// A GET request that reads entities, decoded from a record of `Requests.ReadType`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFacts {
    /// The path after the API version, with `{placeholders}` for keys.
    pub path: String,
    /// The permissions by scheme, in order.
    pub permissions: Vec<Permission>,
    /// The least privileged roles, of which any one is enough.
    pub least_privileged_roles: Vec<String>,
    /// The clouds in which the request is available.
    pub clouds: Vec<Cloud>,
    /// The API versions in which the request is documented.
    pub api_versions: Vec<String>,
    /// The address of the page that documents it.
    pub documentation: Option<String>,
}

/// The permissions of one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `DelegatedWork`, `DelegatedPersonal` or `Application`.
    pub scheme: String,
    /// The scopes of which any one is enough; none means that the scheme is not supported.
    pub scopes: Vec<Scope>,
}

/// One scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Its name.
    pub name: String,
    /// `Requests.LeastPrivileged` on the scope.
    pub is_least_privileged: bool,
}

/// A request header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name.
    pub name: String,
    /// What it holds.
    pub description: Option<String>,
    /// Whether it is required.
    pub is_required: bool,
    /// Example values.
    pub examples: Vec<String>,
}

/// A national cloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cloud {
    /// The member's name, such as `Global`.
    pub name: String,
    /// What people call it.
    pub description: Option<String>,
    /// The root of the service, without a version segment.
    pub service_root: String,
}

/// Which entities an action applies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActsOn {
    /// The entity type whose state counts.
    pub entity_type: StructuredTypeId,
    /// The property that holds the state.
    pub property: String,
    /// The names of the enumeration members that allow the action.
    pub values: Vec<String>,
}
