//! The traits that all types have: a value has a form, and serde's traits forward to the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::names::ident;

/// How the values of a type are read, as the runtime names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Enumeration,
    Structured,
    Polymorphic,
}

/// The implementations of these traits. The name of the JSON Schema is the qualified one, as simple names occur in several
/// namespaces; the schema is made from the facts.
pub(super) fn implementations(name: &Ident, form: Form, schema_name: &str, facts: &str) -> TokenStream {
    let (form_name, function) = match form {
        Form::Enumeration => ("Enumeration", "enumeration"),
        Form::Structured => ("Structured", "structured"),
        Form::Polymorphic => ("Polymorphic", "polymorphic"),
    };
    let (form_name, function, facts) = (ident(form_name), ident(function), ident(facts));
    // Enumerations derive `Debug`; structured types print their members. The explicit `Unpin` ends the compiler's search for
    // it, which would follow everything that the type refers to.
    let debug = (form != Form::Enumeration).then(|| {
        quote! {
            impl std::fmt::Debug for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    runtime::debug(self, f)
                }
            }
            impl std::marker::Unpin for #name {}
        }
    });
    quote! {
        impl runtime::Value for #name {
            type Form = runtime::form::#form_name;
        }
        #debug
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }
        #[cfg(feature = "schemars")]
        impl JsonSchema for #name {
            fn schema_name() -> Cow<'static, str> {
                #schema_name.into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                odata_types::json_schema::#function(&#facts, generator)
            }
        }
    }
}
