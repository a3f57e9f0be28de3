//! Every golden case compiles without a warning.

#![deny(warnings)]
#![allow(dead_code, unreachable_pub, reason = "a golden case is compiled, not used")]
#![allow(clippy::all, clippy::pedantic, reason = "what clippy says of generated code, it says of the models crate")]

macro_rules! golden {
    ($($name:ident)*) => {
        $(
            mod $name {
                include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/golden__", stringify!($name), ".snap.rs"));
            }
        )*
    };
}

golden! {
    abstract_base abstract_without_derived action action_overloads collections concrete_base derived_across_namespaces
    documentation entity_key entity_requests enum_members escaped_names flags_enum function geographic_values hostile_names keywords module_not_ascii modules name_collisions
    nested_polymorphic open_enum open_type presence primitives recursion type_definition untyped_values
}
