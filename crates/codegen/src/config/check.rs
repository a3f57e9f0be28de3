//! Holding what a configuration says of types and namespaces against the model.

use std::collections::BTreeMap;

use odata_csdl::model::{Model, Primitive, StructuredTypeId};
use odata_types::nearest;

use crate::settings::Settings;
use crate::{Code, Fault, Faults};

/// The names of properties of a type; none where it cannot have any.
type Properties = Option<Vec<String>>;

/// Checks that everything that the settings name is there.
pub(crate) fn check(settings: &Settings, model: &Model) -> Result<(), Faults> {
    let mut faults = Vec::new();
    let types = types(model);
    for (name, said) in &settings.types {
        let Some(properties) = types.get(name) else {
            let help = did_you_mean(name, types.keys());
            let message = format!("there is no type `{name}` to generate{help}");
            faults.push(settings.fault(said.at, Code::UnknownName, message));
            continue;
        };
        let is_builtin = name.starts_with("Edm.");
        let is_only_replaced = said.rename.is_none() && said.derive.is_empty() && said.attributes.is_empty();
        if is_builtin && !is_only_replaced {
            let message = format!("`{name}` can only be replaced, as nothing is generated for it");
            faults.push(settings.fault(said.at, Code::InvalidValue, message));
        }
        for (property, at) in said.properties.iter().map(|(property, said)| (property, said.at)) {
            faults.extend(missing_property(settings, name, properties.as_deref(), property, at));
        }
    }
    let namespaces: Vec<_> = model.schemas.iter().map(|schema| schema.namespace.clone()).collect();
    for (namespace, elsewhere) in settings.externs.iter().filter(|(name, _)| !namespaces.contains(name)) {
        let help = did_you_mean(namespace, &namespaces);
        let message = format!("no document declares the namespace `{namespace}`{help}");
        faults.push(settings.fault(elsewhere.at, Code::UnknownName, message));
    }
    if faults.is_empty() { Ok(()) } else { Err(Faults::of(faults)) }
}

fn missing_property(
    settings: &Settings,
    type_: &str,
    properties: Option<&[String]>,
    name: &String,
    at: Option<(u32, u32)>,
) -> Option<Fault> {
    let message = match properties {
        None => format!("`{type_}` has no properties"),
        Some(properties) if properties.contains(name) => return None,
        Some(properties) => {
            format!("`{type_}` declares no property `{name}`{}", did_you_mean(name, properties))
        }
    };
    Some(settings.fault(at, Code::UnknownName, message))
}

fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a String>) -> String {
    let meant = nearest(name, known.into_iter().map(String::as_str));
    meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default()
}

/// What can be said something of, by qualified name.
fn types(model: &Model) -> BTreeMap<String, Properties> {
    let mut types: BTreeMap<String, Properties> = BTreeMap::new();
    for (number, structured) in model.structured_types.iter().enumerate() {
        let lineage = model.lineage(StructuredTypeId(number)).into_iter();
        let properties = lineage.flat_map(|id| &model.structured_type(id).properties);
        types.insert(structured.name.to_string(), Some(properties.map(|property| property.name.clone()).collect()));
    }
    types.extend(model.enum_types.iter().map(|type_| (type_.name.to_string(), None)));
    types.extend(model.type_definitions.iter().map(|type_| (type_.name.to_string(), None)));
    for operation in &model.operations {
        let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone());
        let known = types.entry(operation.name.to_string()).or_default();
        known.get_or_insert_default().extend(parameters);
    }
    types.extend(Primitive::ALL.iter().map(|primitive| (format!("Edm.{}", primitive.name()), None)));
    types
}
