//! The file `facts.rs` of a namespace: statics of the types in `odata_types::facts`.

use odata_csdl::model::{ActsOn, Cloud, Header, OperationKind, Permission};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths;
use crate::names::ident;
use crate::plan::{
    EntityRequestFacts, Enum, Item, OperationFacts, PropertyFacts, RequestFacts, TypeFacts, TypeFactsKind, ValueFacts,
    write_json,
};

/// What the file holds of an item.
pub(super) fn item(item: &Item, module: &str) -> TokenStream {
    match item {
        Item::Enum(item) => enumeration(item),
        Item::Struct(item) => {
            let of_type = structured(&item.facts, module);
            let operation = item.operation.as_ref().map(|facts| operation(facts, &item.facts.static_name, module));
            quote! { #of_type #operation }
        }
        Item::Polymorphic(item) => item.facts.as_ref().map_or_else(TokenStream::new, |facts| structured(facts, module)),
    }
}

/// The static of an enumeration type.
fn enumeration(item: &Enum) -> TokenStream {
    let Enum { static_name, qualified_name, description, long_description, is_flags, .. } = item;
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
            long_description: #long_description,
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
    let long = &item.long_description;
    stated.extend((!long.is_empty()).then(|| quote! { long_description: #long }));
    let requests = item.requests.iter().map(|facts| entity_request(facts, &static_name, module));
    quote! {
        pub(crate) static #static_name: facts::StructuredType = facts::StructuredType {
            #(#stated,)*
            ..facts::StructuredType::new(#name, facts::StructuredKind::#kind)
        };
        #(#requests)*
    }
}

fn entity_request(item: &EntityRequestFacts, entity_type: &Ident, module: &str) -> TokenStream {
    let static_name = ident(&item.static_name);
    let kind = ident(&format!("{:?}", item.kind));
    let request = request(&item.request, module);
    quote! {
        pub(crate) static #static_name: facts::EntityRequest = facts::EntityRequest {
            entity_type: &#entity_type,
            kind: facts::RequestKind::#kind,
            request: #request,
        };
    }
}

/// A request. Only what is said is written.
fn request(item: &RequestFacts, module: &str) -> TokenStream {
    let said = &item.said;
    let (method, success_status) = (&item.method, Literal::u16_unsuffixed(item.success_status));
    let path = said.path.as_deref().unwrap_or_default();
    let texts = [
        ("permission_exceptions", &said.permission_exceptions),
        ("least_privileged_roles", &said.least_privileged_roles),
        ("api_versions", &said.api_versions),
        ("query_options", &said.query_options),
        ("required_properties", &said.required_properties),
        ("settable_properties", &said.settable_properties),
        ("limits", &said.limits),
        ("sources", &said.sources),
        ("disagreements", &said.disagreements),
        ("derived_from", &said.derived_from),
    ];
    let texts = texts.into_iter().filter(|(_, texts)| !texts.is_empty()).map(|(name, texts)| {
        let name = ident(name);
        quote! { #name: &[#(#texts),*] }
    });
    let sets = [("headers", &item.headers), ("permissions", &item.permissions), ("clouds", &item.clouds)];
    let sets = sets.into_iter().filter(|(_, set)| set.is_some()).map(|(name, set)| {
        let (name, set) = (ident(name), shared(set.as_ref()));
        quote! { #name: #set }
    });
    let documentation = said.documentation.clone().map(|address| ("documentation", address));
    let examples = [("example", item.example.as_ref()), ("example_result", said.example_result.as_ref())];
    let examples = examples.into_iter().filter_map(|(name, value)| {
        let mut text = String::new();
        write_json(value?, &mut text);
        Some((name, text))
    });
    let single = examples.chain(documentation).map(|(name, text)| {
        let name = ident(name);
        quote! { #name: #text }
    });
    let result = item.result.as_ref().map(|(value, is_collection)| {
        let value = value_type(value, module);
        quote! { result: Some(facts::ResultType { value: #value, is_collection: #is_collection }) }
    });
    let further = item.further.iter().map(|one| request(one, module));
    let further = (!item.further.is_empty()).then(|| quote! { further: &[#(#further),*] });
    let stated = result.into_iter().chain(sets).chain(texts).chain(single).chain(further);
    quote! { facts::Request { #(#stated,)* ..facts::Request::new(#method, #path, #success_status) } }
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

fn value_type(value: &ValueFacts, module: &str) -> TokenStream {
    match value {
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
    }
}

fn property(item: &PropertyFacts, module: &str) -> TokenStream {
    let name = &item.name;
    let value = value_type(&item.value, module);
    let constraints = &item.constraints;
    let flags = [
        ("collection", item.is_collection),
        ("nullable", item.nullable),
        ("required", item.is_required),
        ("navigation", item.is_navigation),
        ("entity_reference", constraints.is_entity_reference),
    ];
    let flags = flags.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| ident(name));
    let numbers = [("min_items", constraints.min_items), ("max_items", constraints.max_items)];
    let numbers = numbers.into_iter().filter_map(|(name, number)| {
        let (name, number) = (ident(name), Literal::u64_unsuffixed(number?));
        Some(quote! { .#name(#number) })
    });
    let bounds = [("minimum", &constraints.minimum), ("maximum", &constraints.maximum)];
    let bounds = bounds.into_iter().filter_map(|(name, bound)| {
        let (name, bound) = (ident(name), bound.as_ref()?);
        Some(quote! { .#name(#bound) })
    });
    let if_absent = constraints.if_absent.iter().map(|consequence| quote! { .if_absent(#consequence) });
    let allowed = item.allowed_types.iter().map(|path| paths::to_static(module, path));
    let allowed = (!item.allowed_types.is_empty()).then(|| quote! { .allowed_types(&[#(#allowed),*]) });
    let versions = &item.api_versions;
    let versions = (!versions.is_empty()).then(|| quote! { .api_versions(&[#(#versions),*]) });
    let description = &item.description;
    let description = (!description.is_empty()).then(|| quote! { .description(#description) });
    let long = &item.long_description;
    let long = (!long.is_empty()).then(|| quote! { .long_description(#long) });
    quote! {
        facts::Property::new(#name, #value)
        #(.#flags())* #(#if_absent)* #(#numbers)* #(#bounds)* #allowed #versions #description #long
    }
}

/// The static of an action or a function.
fn operation(item: &OperationFacts, parameters: &str, module: &str) -> TokenStream {
    let OperationFacts { qualified_name, binding_type, description, .. } = item;
    let (static_name, parameters) = (ident(&item.static_name), ident(parameters));
    let request = request(&item.request, module);
    let (kind, acts_on) = match (item.kind, &item.acts_on) {
        (OperationKind::Function, _) => ("Function", None),
        (OperationKind::Action, None) => ("Action", Some(quote! { acts_on: None, })),
        (OperationKind::Action, Some((entity_type, ActsOn { property, values, .. }))) => {
            let acts_on = quote! {
                facts::ActsOn { entity_type: #entity_type, property: #property, values: &[#(#values),*] }
            };
            ("Action", Some(quote! { acts_on: Some(#acts_on), }))
        }
    };
    let kind = ident(kind);
    quote! {
        pub(crate) static #static_name: facts::#kind = facts::#kind {
            name: #qualified_name,
            binding_type: #binding_type,
            parameters: &#parameters,
            request: #request,
            #acts_on
            description: #description,
        };
    }
}
