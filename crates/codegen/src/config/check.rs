//! Holding what a configuration says of types and namespaces against the model.

use std::collections::BTreeMap;

use odata_csdl::did_you_mean;
use odata_csdl::model::{AbstractType, Model, Primitive, StructuredTypeId};
use odata_types::nearest;

use crate::settings::{Part, Settings, TypeSettings};
use crate::{Code, Faults};

/// Something that the settings may speak of.
#[derive(Default)]
struct Known {
    /// The names of its parts by kind; a type and an action may have one name.
    parts: BTreeMap<Part, Vec<String>>,
    /// Whether it is the type of something.
    is_type: bool,
    /// Whether Rust is generated for it.
    is_generated: bool,
}

/// Checks that everything that the settings name is there. `replaced` says what of their file is not used.
pub(crate) fn check(settings: &Settings, model: &Model, replaced: Option<&str>) -> Result<(), Faults> {
    let replaced = replaced.map(|replaced| format!(" ({replaced})")).unwrap_or_default();
    let mut faults = Vec::new();
    let known = known(model, settings);
    for (name, said) in &settings.types {
        let Some(known) = known.get(name) else {
            let names: Vec<_> = known.keys().collect();
            let message = format!("there is no type `{name}` to generate{}{replaced}", did_you_mean(name, &names));
            faults.push(settings.fault(said.at, Code::UnknownName, message));
            continue;
        };
        if let Some(message) = misplaced(name, said, known) {
            faults.push(settings.fault(said.at, Code::InvalidValue, message));
        }
        for ((part, name_of_part), at) in said.parts.iter().map(|(key, said)| (key, said.at)) {
            let missing = missing_part(name, known, *part, name_of_part);
            faults.extend(missing.map(|message| settings.fault(at, Code::UnknownName, message)));
        }
    }
    let namespaces: Vec<_> = model.schemas.iter().map(|schema| &schema.namespace).collect();
    let externs = settings.externs.iter().map(|(namespace, said)| (namespace, said.at));
    let modules = settings.modules.iter().map(|(namespace, said)| (namespace, said.at));
    for (namespace, at) in externs.chain(modules).filter(|(name, _)| !namespaces.contains(name)) {
        let help = did_you_mean(namespace, &namespaces);
        let message = format!("no document declares the namespace `{namespace}`{help}{replaced}");
        faults.push(settings.fault(at, Code::UnknownName, message));
    }
    if faults.is_empty() { Ok(()) } else { Err(Faults::of(faults)) }
}

/// What is said of something for which it has no meaning.
fn misplaced(name: &str, said: &TypeSettings, known: &Known) -> Option<String> {
    let is_only_replaced = said.rename.is_none() && said.derive.is_empty() && said.attributes.is_empty();
    if said.replace.is_some() && !known.is_type {
        return Some(format!("`{name}` is not a type, so nothing can replace it"));
    }
    let is_misplaced = !known.is_generated && !is_only_replaced;
    is_misplaced.then(|| format!("`{name}` can only be replaced, as nothing is generated for it"))
}

fn missing_part(type_: &str, known: &Known, part: Part, name: &String) -> Option<String> {
    let kind = part.in_words();
    match known.parts.get(&part) {
        Some(names) if names.contains(name) => None,
        Some(names) => {
            let meant = nearest(name, names.iter().map(String::as_str));
            let help = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
            Some(format!("`{type_}` declares no {kind} `{name}`{help}"))
        }
        None => {
            let others: Vec<_> = known.parts.keys().map(|part| format!("`{}`", part.key())).collect();
            let help = if others.is_empty() { String::new() } else { format!(", but {}", others.join(" and ")) };
            Some(format!("`{type_}` has no `{}`{help}", part.key()))
        }
    }
}

/// What something can be said of, by qualified name.
fn known(model: &Model, settings: &Settings) -> BTreeMap<String, Known> {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let here = |namespace: &str| !settings.externs.contains_key(namespace);
    for (number, type_) in model.structured_types.iter().enumerate() {
        let lineage = model.lineage(StructuredTypeId(number)).into_iter();
        let properties = lineage.flat_map(|id| &model.structured_type(id).properties);
        let properties = properties.map(|property| property.name.clone()).collect();
        let parts = BTreeMap::from([(Part::Property, properties)]);
        let is_generated = here(&type_.name.namespace);
        known.insert(type_.name.to_string(), Known { parts, is_type: true, is_generated });
    }
    for type_ in &model.enum_types {
        let members = type_.members.iter().map(|member| member.name.clone()).collect();
        let parts = BTreeMap::from([(Part::Member, members)]);
        let is_generated = here(&type_.name.namespace);
        known.insert(type_.name.to_string(), Known { parts, is_type: true, is_generated });
    }
    let only_types = model.type_definitions.iter().map(|type_| type_.name.to_string());
    let only_types = only_types.chain(Primitive::ALL.iter().map(|type_| format!("Edm.{}", type_.name())));
    let only_types = only_types.chain(AbstractType::ALL.iter().map(|type_| format!("Edm.{}", type_.name())));
    known.extend(only_types.map(|name| (name, Known { is_type: true, ..Known::default() })));
    for operation in &model.operations {
        let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone());
        let known = known.entry(operation.name.to_string()).or_default();
        known.parts.entry(Part::Parameter).or_default().extend(parameters);
        known.is_generated |= here(&operation.name.namespace);
    }
    known
}
