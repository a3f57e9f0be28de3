//! Everything that a set of schemas documents, as one value.

use super::{Action, Cloud, EntityRequest, EnumType, Function, Request, RequestKind, StructuredType};

/// Everything that a set of schemas documents: types, actions, reads, clouds and API versions.
///
/// Generated code has one static of this type, `SCHEMA`. Code that works with any service takes it as a value.
#[derive(Debug)]
pub struct Schema {
    /// The structured types, sorted by namespace and name.
    pub types: &'static [&'static StructuredType],
    /// The enumeration types, sorted by namespace and name.
    pub enums: &'static [&'static EnumType],
    /// The actions, sorted by namespace and name.
    pub actions: &'static [&'static Action],
    /// The functions, sorted by namespace and name.
    pub functions: &'static [&'static Function],
    /// The requests for entities, in the order of their types.
    pub requests: &'static [&'static EntityRequest],
    /// The clouds of all requests, each once, in the order in which they first occur.
    pub clouds: &'static [&'static Cloud],
    /// The API versions of all requests, sorted.
    pub api_versions: &'static [&'static str],
}

impl Schema {
    /// A schema that documents nothing.
    pub const EMPTY: Self =
        Self { types: &[], enums: &[], actions: &[], functions: &[], requests: &[], clouds: &[], api_versions: &[] };

    /// The action of that name, which may be qualified, simple or [distinct](Action::distinct_name), in any ASCII case.
    ///
    /// If several actions have the name, such as overloads, there is no answer; see [`Self::actions_named`].
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&'static Action> {
        let mut named = self.actions_named(name);
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }

    /// All actions of that name, which may be qualified, simple or [distinct](Action::distinct_name), in any ASCII case.
    pub fn actions_named<'a>(&self, name: &'a str) -> impl Iterator<Item = &'static Action> + use<'a> {
        let is_named = move |action: &&&Action| {
            let (bound_to, simple) = name.split_once('/').unwrap_or(("", name));
            action.name.eq_ignore_ascii_case(name)
                || (action.simple_name().eq_ignore_ascii_case(simple)
                    && (bound_to.is_empty() || action.simple_binding_type().eq_ignore_ascii_case(bound_to)))
        };
        self.actions.iter().filter(is_named).copied()
    }

    /// The structured type of that qualified name, in any ASCII case.
    #[must_use]
    pub fn structured_type(&self, name: &str) -> Option<&'static StructuredType> {
        self.types.iter().copied().find(|structured| structured.name.eq_ignore_ascii_case(name))
    }

    /// The enumeration type of that qualified name, in any ASCII case.
    #[must_use]
    pub fn enum_type(&self, name: &str) -> Option<&'static EnumType> {
        self.enums.iter().copied().find(|enumeration| enumeration.name.eq_ignore_ascii_case(name))
    }

    /// The requests for entities of the type with that qualified name, in any ASCII case.
    pub fn requests_of<'a>(&self, entity_type: &'a str) -> impl Iterator<Item = &'static EntityRequest> + use<'a> {
        self.requests.iter().copied().filter(move |one| one.entity_type.name.eq_ignore_ascii_case(entity_type))
    }

    /// The requests that read entities: one by its key, or a collection.
    pub fn reads(&self) -> impl Iterator<Item = &'static EntityRequest> + use<> {
        let is_read = |one: &&EntityRequest| matches!(one.kind, RequestKind::Get | RequestKind::List);
        self.requests.iter().copied().filter(is_read)
    }

    /// All requests: those of actions, those of functions, each with those at further paths, and those for entities.
    pub fn all_requests(&self) -> impl Iterator<Item = &'static Request> + use<> {
        let actions = self.actions.iter().map(|one| &one.request);
        let functions = self.functions.iter().map(|one| &one.request);
        let operations = actions.chain(functions).flat_map(|one| std::iter::once(one).chain(one.further));
        operations.chain(self.requests.iter().map(|one| &one.request))
    }

    /// The cloud of that name, in any ASCII case.
    #[must_use]
    pub fn cloud(&self, name: &str) -> Option<&'static Cloud> {
        self.clouds.iter().copied().find(|cloud| cloud.name.eq_ignore_ascii_case(name))
    }

    /// The cloud whose service root has that host, in any ASCII case.
    #[must_use]
    pub fn cloud_of_host(&self, host: &str) -> Option<&'static Cloud> {
        self.clouds.iter().copied().find(|cloud| cloud.host().eq_ignore_ascii_case(host))
    }

    /// The API version as it is documented, for one in any ASCII case.
    #[must_use]
    pub fn api_version(&self, version: &str) -> Option<&'static str> {
        self.api_versions.iter().copied().find(|documented| documented.eq_ignore_ascii_case(version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::StructuredKind;

    static THING: StructuredType = StructuredType::new("example.thing", StructuredKind::Entity);
    static OPEN: StructuredType = StructuredType::new("example.open", StructuredKind::Parameters);
    static EAST: Cloud = Cloud { name: "East", description: "the east", service_root: "https://east.example.org/x" };
    static OPEN_THING: Action = action("example.open", "example.thing");
    static OPEN_BOX: Action = action("example.open", "example.box");
    static SHUT: Action = action("example.shut", "example.thing");
    static THINGS: EntityRequest = EntityRequest {
        entity_type: &THING,
        kind: RequestKind::List,
        request: Request { clouds: &[&EAST], api_versions: &["v1.0"], ..Request::new("GET", "/things", 200) },
    };
    static SCHEMA: Schema = Schema {
        types: &[&THING],
        actions: &[&OPEN_THING, &OPEN_BOX, &SHUT],
        requests: &[&THINGS],
        clouds: &[&EAST],
        api_versions: &["v1.0"],
        ..Schema::EMPTY
    };

    const fn action(name: &'static str, binding_type: &'static str) -> Action {
        Action {
            name,
            binding_type,
            parameters: &OPEN,
            request: Request::new("POST", "", 204),
            acts_on: None,
            description: "",
        }
    }

    #[test]
    fn names_are_found_in_any_case() {
        assert!(SCHEMA.structured_type("EXAMPLE.Thing").is_some_and(|found| found.is_a(&THING)));
        assert!(SCHEMA.structured_type("thing").is_none());
        assert!(SCHEMA.enum_type("example.thing").is_none());
        assert_eq!(SCHEMA.cloud("east"), Some(&EAST));
        assert_eq!(SCHEMA.cloud_of_host("EAST.example.org"), Some(&EAST));
        assert_eq!(SCHEMA.cloud_of_host("example.org"), None);
        assert_eq!(SCHEMA.api_version("V1.0"), Some("v1.0"));
        assert_eq!(SCHEMA.requests_of("Example.THING").count(), 1);
        let paths: Vec<_> = SCHEMA.all_requests().map(|request| (request.method, request.path)).collect();
        assert_eq!(paths, [("POST", ""), ("POST", ""), ("POST", ""), ("GET", "/things")]);
    }

    #[test]
    fn an_action_that_has_overloads_is_not_guessed() {
        assert_eq!(SCHEMA.action("SHUT").map(|action| action.name), Some("example.shut"));
        assert_eq!(SCHEMA.action("example.shut").map(|action| action.name), Some("example.shut"));
        assert!(SCHEMA.action("open").is_none() && SCHEMA.action("slam").is_none());
        assert_eq!(SCHEMA.actions_named("example.Open").count(), 2);
        assert_eq!(SCHEMA.action("Box/open").map(Action::distinct_name).as_deref(), Some("box/open"));
        assert!(SCHEMA.action("lid/open").is_none());
    }
}
