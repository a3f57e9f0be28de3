//! The file `facts.rs` of a namespace: statics of the types in `odata_types::facts`.

use odata_csdl::model::{ActsOn, Cloud, Header, Permission};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths;
use crate::names::ident;
use crate::plan::{ActionFacts, Enum, Item, PropertyFacts, ReadFacts, TypeFacts, TypeFactsKind, ValueFacts};

/// What the file holds of an item.
pub(super) fn item(item: &Item, module: &str) -> TokenStream {
    match item {
        Item::Enum(item) => enumeration(item),
        Item::Struct(item) => {
            let of_type = structured(&item.facts, module);
            let action = item.action.as_ref().map(|facts| action(facts, &item.facts.static_name));
            quote! { #of_type #action }
        }
        Item::Polymorphic(item) => item.facts.as_ref().map_or_else(TokenStream::new, |facts| structured(facts, module)),
    }
}

/// The static of an enumeration type.
fn enumeration(item: &Enum) -> TokenStream {
    let Enum { static_name, qualified_name, description, is_flags, .. } = item;
    let static_name = ident(static_name);
    let members = item.members.iter().map(|member| {
        let (name, value, description) =
            (&member.wire_name, Literal::i64_unsuffixed(member.value), &member.description);
        quote! { facts::Member { name: #name, value: #value, description: #description } }
    });
    let sentinel = if let Some(sentinel) = &item.sentinel {
        quote! { Some(#sentinel) }
    } else {
        quote! { None }
    };
    quote! {
        pub(crate) static #static_name: facts::EnumType = facts::EnumType {
            name: #qualified_name,
            is_flags: #is_flags,
            members: &[#(#members),*],
            sentinel: #sentinel,
            description: #description,
        };
    }
}

/// The static of a structured type or of the parameters of an action, and those of the requests that read its entities.
fn structured(item: &TypeFacts, module: &str) -> TokenStream {
    let static_name = ident(&item.static_name);
    let name = &item.qualified_name;
    let kind = ident(match item.kind {
        TypeFactsKind::Entity => "Entity",
        TypeFactsKind::Complex => "Complex",
        TypeFactsKind::Parameters => "Parameters",
    });
    let mut stated = Vec::new();
    if item.kind != TypeFactsKind::Parameters {
        let tag = format!("#{name}");
        stated.push(quote! { type_tag: #tag });
    }
    if let Some(base) = &item.base {
        let base = paths::to_static(module, base);
        stated.push(quote! { base: Some(#base) });
    }
    stated.extend(item.is_abstract.then(|| quote! { is_abstract: true }));
    stated.extend(item.is_open.then(|| quote! { is_open: true }));
    let key = &item.key;
    stated.extend((!key.is_empty()).then(|| quote! { key: &[#(#key),*] }));
    let inherited = Literal::usize_unsuffixed(item.inherited);
    stated.extend((item.inherited > 0).then(|| quote! { inherited: #inherited }));
    let properties = item.properties.iter().map(|facts| property(facts, module));
    stated.extend((!item.properties.is_empty()).then(|| quote! { properties: &[#(#properties),*] }));
    let derived = item.derived.iter().map(|path| paths::to_static(module, path));
    stated.extend((!item.derived.is_empty()).then(|| quote! { derived: &[#(#derived),*] }));
    let description = &item.description;
    stated.extend((!description.is_empty()).then(|| quote! { description: #description }));
    let reads = item.reads.iter().map(|facts| read(facts, &static_name));
    quote! {
        pub(crate) static #static_name: facts::StructuredType = facts::StructuredType {
            #(#stated,)*
            ..facts::StructuredType::new(#name, facts::StructuredKind::#kind)
        };
        #(#reads)*
    }
}

fn read(item: &ReadFacts, entity_type: &Ident) -> TokenStream {
    let ReadFacts { path, is_collection, least_privileged_roles, api_versions, documentation, .. } = item;
    let static_name = ident(&item.static_name);
    let (permissions, clouds) = (shared(item.permissions.as_ref()), shared(item.clouds.as_ref()));
    quote! {
        pub(crate) static #static_name: facts::Read = facts::Read {
            entity_type: &#entity_type,
            path: #path,
            is_collection: #is_collection,
            permissions: #permissions,
            least_privileged_roles: &[#(#least_privileged_roles),*],
            clouds: #clouds,
            api_versions: &[#(#api_versions),*],
            documentation: #documentation,
        };
    }
}

/// The permissions of one scheme.
pub(super) fn permission(permission: &Permission) -> TokenStream {
    let Permission { scheme, scopes } = permission;
    let names = |is_least: bool| {
        let scopes = scopes.iter().filter(move |scope| scope.is_least_privileged == is_least);
        scopes.map(|scope| &scope.name)
    };
    let (least, higher) = (names(true), names(false));
    quote! {
        facts::Permission { scheme: #scheme, least_privileged: &[#(#least),*], higher_privileged: &[#(#higher),*] }
    }
}

/// A national cloud.
pub(super) fn cloud(cloud: &Cloud) -> TokenStream {
    let (name, description) = (&cloud.name, cloud.description.as_deref().unwrap_or_default());
    let service_root = cloud.service_root.trim_end_matches('/');
    quote! { facts::Cloud { name: #name, description: #description, service_root: #service_root } }
}

/// A request header.
pub(super) fn header(header: &Header) -> TokenStream {
    let (name, is_required) = (&header.name, header.is_required);
    let description = header.description.as_deref().unwrap_or_default();
    quote! { facts::Header { name: #name, description: #description, is_required: #is_required } }
}

/// The static that requests share, which is in the root.
fn shared(name: Option<&String>) -> TokenStream {
    let Some(name) = name else { return quote! { &[] } };
    let name = ident(name);
    quote! { super::super::#name }
}

fn property(item: &PropertyFacts, module: &str) -> TokenStream {
    let name = &item.name;
    let value = match &item.value {
        ValueFacts::Primitive(primitive) => {
            let primitive = ident(&format!("{primitive:?}"));
            quote! { facts::ValueType::Primitive(facts::Primitive::#primitive) }
        }
        ValueFacts::Enum(path) => {
            let path = paths::to_static(module, path);
            quote! { facts::ValueType::Enum(#path) }
        }
        ValueFacts::Structured(path) => {
            let path = paths::to_static(module, path);
            quote! { facts::ValueType::Structured(#path) }
        }
        ValueFacts::Untyped => quote! { facts::ValueType::Untyped },
    };
    let flags = [
        ("collection", item.is_collection),
        ("nullable", item.nullable),
        ("required", item.is_required),
        ("navigation", item.is_navigation),
        ("entity_reference", item.is_entity_reference),
    ];
    let flags = flags.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| ident(name));
    let numbers = [("min_items", item.min_items), ("max_items", item.max_items)];
    let numbers = numbers.into_iter().filter_map(|(name, number)| {
        let (name, number) = (ident(name), Literal::u64_unsuffixed(number?));
        Some(quote! { .#name(#number) })
    });
    let allowed = item.allowed_types.iter().map(|path| paths::to_static(module, path));
    let allowed = (!item.allowed_types.is_empty()).then(|| quote! { .allowed_types(&[#(#allowed),*]) });
    let versions = &item.api_versions;
    let versions = (!versions.is_empty()).then(|| quote! { .api_versions(&[#(#versions),*]) });
    let description = &item.description;
    let description = (!description.is_empty()).then(|| quote! { .description(#description) });
    quote! { facts::Property::new(#name, #value) #(.#flags())* #(#numbers)* #allowed #versions #description }
}

/// The static of an action.
fn action(item: &ActionFacts, parameters: &str) -> TokenStream {
    let ActionFacts { qualified_name, binding_type, path, permission_exceptions, .. } = item;
    let ActionFacts { least_privileged_role, api_versions, example, documentation, description, .. } = item;
    let static_name = ident(&item.static_name);
    let parameters = ident(parameters);
    let success_status = Literal::u16_unsuffixed(item.success_status);
    let headers = shared(item.headers.as_ref());
    let (permissions, clouds) = (shared(item.permissions.as_ref()), shared(item.clouds.as_ref()));
    let acts_on = if let Some((entity_type, ActsOn { property, values, .. })) = &item.acts_on {
        quote! {
            Some(facts::ActsOn { entity_type: #entity_type, property: #property, values: &[#(#values),*] })
        }
    } else {
        quote! { None }
    };
    quote! {
        pub(crate) static #static_name: facts::Action = facts::Action {
            name: #qualified_name,
            binding_type: #binding_type,
            parameters: &#parameters,
            method: "POST",
            path: #path,
            success_status: #success_status,
            headers: #headers,
            permissions: #permissions,
            permission_exceptions: &[#(#permission_exceptions),*],
            least_privileged_role: #least_privileged_role,
            clouds: #clouds,
            api_versions: &[#(#api_versions),*],
            acts_on: #acts_on,
            example: #example,
            documentation: #documentation,
            description: #description,
        };
    }
}
