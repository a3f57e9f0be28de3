//! What is documented of the requests of operations and entity types.

use super::{Json, StructuredTypeId};

/// What is documented of a request: decoded from the annotations of an operation, or from a record of `Requests.RequestType`
/// that an entity type has.
///
/// The member of the vocabulary is named after the field, unless another one is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestFacts {
    /// `RequestPath`: the path after the API version, with `{placeholders}` for keys.
    pub path: Option<String>,
    /// The permissions by scheme, in order: of an operation, those of `Capabilities.OperationRestrictions`.
    pub permissions: Vec<Permission>,
    /// `CustomHeaders` of `Capabilities.OperationRestrictions`, in order.
    pub headers: Vec<Header>,
    /// The least privileged roles, of which any one is enough.
    pub least_privileged_roles: Vec<String>,
    /// Who needs no permission.
    pub permission_exceptions: Vec<String>,
    /// The clouds in which the request is available.
    pub clouds: Vec<Cloud>,
    /// The API versions in which the request is documented.
    pub api_versions: Vec<String>,
    /// Which states of which entities the action applies to.
    pub acts_on: Option<ActsOn>,
    /// The query options that are documented.
    pub query_options: Vec<String>,
    /// The properties that a body must have; a path with slashes leads into each value of a property.
    pub required_properties: Vec<String>,
    /// The only properties that a body may set; empty where nothing is said.
    pub settable_properties: Vec<String>,
    /// Documented limits that no other fact states, for people to read.
    pub limits: Vec<String>,
    /// `ExampleBody`: the example of a body. Of an operation, the examples of its parameters make up the body.
    pub example_body: Option<Json>,
    /// The example of a result.
    pub example_result: Option<Json>,
    /// Where the permissions are from.
    pub sources: Vec<String>,
    /// Where published sources disagree, and which one holds.
    pub disagreements: Vec<String>,
    /// The address of the page that documents the request: of an operation, its link `documentation`.
    pub documentation: Option<String>,
    /// The sources from which an import has derived the request; none of a request that is written by hand.
    pub derived_from: Vec<String>,
    /// `FurtherRequests`: of an operation, the requests that call it at further paths.
    pub further: Vec<RequestFacts>,
}

/// A request for entities of a type, decoded from a record of `Requests.EntityRequests`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRequest {
    /// What it does.
    pub kind: RequestKind,
    /// The HTTP method, where it does not follow from the kind.
    pub method: Option<String>,
    /// What is documented of it.
    pub request: RequestFacts,
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
    /// It reads or changes a part of an entity: a property, its media stream, or references to related entities.
    Part,
}

impl RequestKind {
    /// All of them, with the names that the vocabulary gives them.
    pub const ALL: [(&'static str, Self); 6] = [
        ("Get", Self::Get),
        ("List", Self::List),
        ("Create", Self::Create),
        ("Update", Self::Update),
        ("Delete", Self::Delete),
        ("Part", Self::Part),
    ];

    /// The HTTP method, where none is stated.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Get | Self::List | Self::Part => "GET",
            Self::Create => "POST",
            Self::Update => "PATCH",
            Self::Delete => "DELETE",
        }
    }
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
    /// `Requests.AlsoRequires` on the scope: the scopes of which one is needed besides.
    pub also_requires: Vec<String>,
}

impl Scope {
    /// Takes in what is said elsewhere of the same scope. Where it is enough alone, nothing else is required, else one scope of
    /// either statement.
    pub fn unite(&mut self, other: Self) {
        self.is_least_privileged |= other.is_least_privileged;
        if self.also_requires.is_empty() || other.also_requires.is_empty() {
            self.also_requires.clear();
            return;
        }
        for name in other.also_requires {
            if !self.also_requires.contains(&name) {
                self.also_requires.push(name);
            }
        }
    }
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
