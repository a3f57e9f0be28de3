//! Planning: the resolved model to modules of items.

mod annotation_only;
mod depth;
mod docs;
mod items;
mod layout;
mod naming;
mod operation;
mod parts;
mod request;
mod shared;
mod traits;

use std::collections::BTreeMap;

use odata_csdl::model::{
    Constraints, EnumType, EnumTypeId, Facts, Model, Parameter, Property, StructuredKind, StructuredType,
    StructuredTypeId, Type, TypeKind,
};
use odata_csdl::{Place, Positions, Source};
use odata_types::facts::Primitive;

pub(crate) use self::annotation_only::annotation_only;
pub use self::items::*;
use self::layout::{Layout, is_polymorphic};
use self::naming::Names;
pub(crate) use self::operation::write_json;
use self::parts::{FieldName, Named};
pub(crate) use self::shared::Shared;
use crate::fault::{Code, Fault, FaultAt, Faults};
use crate::names::Scope;
use crate::renamed::{Owner, RenamedAt};
use crate::settings::{Located, Part, Settings};

/// The name of the member that Microsoft Graph declares in enumerations to which members will be added.
const SENTINEL: &str = "unknownFutureValue";

/// Plans all code that is generated from a model.
///
/// # Errors
///
/// Lists each type in use that has no Rust type.
pub fn plan<'a>(model: &'a Model, sources: &[Source]) -> Result<Plan<'a>, Faults> {
    plan_with(model, sources, &Settings::default())
}

/// Plans what is generated of a model by these settings.
///
/// # Errors
///
/// As [`plan`], and names that clash by the settings.
pub(crate) fn plan_with<'a>(model: &'a Model, sources: &[Source], settings: &Settings) -> Result<Plan<'a>, Faults> {
    let names = naming::names(model, settings);
    let layout = layout::layout(model);
    let mut planner = Planner {
        model,
        settings,
        names: &names,
        layout: &layout,
        shared: Shared::default(),
        faults: Vec::new(),
        clashes: Vec::new(),
        renamed: Vec::new(),
    };
    let mut items = planner.items();
    let Planner { shared, mut faults, mut clashes, renamed, .. } = planner;
    faults.extend(names.faults);
    clashes.extend(names.clashes);
    if let Some(faults) = Faults::new(faults, sources, clashes) {
        return Err(faults);
    }
    let mut positions = Positions::new(sources);
    let renamed = names.renamed.into_iter().chain(renamed).map(|it| it.locate(&mut positions));
    let mut renamed: Vec<_> = renamed.chain(names.renamed_modules).collect();
    renamed.sort();
    renamed.dedup();
    let recursion_limit = depth::recursion_limit(model, &layout);
    let externs = externs(settings, &names.modules);
    items.retain(|(module, _)| externs.iter().all(|(other, _)| other != module));
    let mut modules = modules(model, &names.modules, items);
    modules.retain(|module| externs.iter().all(|(other, _)| *other != module.name));
    let (features, has_json_schema) = (settings.features.clone(), settings.json_schema);
    Ok(Plan { modules, externs, features, has_json_schema, shared, renamed, recursion_limit })
}

/// The modules of namespaces that are generated elsewhere, and the paths of those.
fn externs(settings: &Settings, modules: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let externs = settings.externs.iter().filter_map(|(namespace, Located { value, .. })| {
        let module = modules.get(namespace)?;
        Some((module.clone(), format!("{}::{}", value.crate_path, value.module.as_ref().unwrap_or(module))))
    });
    externs.collect()
}

/// Puts the items into their modules, types first, in order of their names.
fn modules(model: &Model, names: &BTreeMap<String, String>, items: Vec<(String, Item)>) -> Vec<Module> {
    let mut of_module: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for (module, item) in items {
        of_module.entry(module).or_default().push(item);
    }
    let schemas = model.schemas.iter().filter_map(|schema| Some((schema, names.get(&schema.namespace)?)));
    schemas
        .map(|(schema, name)| {
            let mut items = of_module.remove(name).unwrap_or_default();
            items.sort_by(|a, b| order(a).cmp(&order(b)));
            let fallback = format!("Namespace `{}`.", docs::code(&schema.namespace));
            let mut lines = docs::docs(&schema.facts, &fallback);
            if schema.facts.description.is_some() {
                lines.extend([String::new(), fallback]);
            }
            Module { name: name.clone(), docs: lines, items }
        })
        .collect()
}

fn order(item: &Item) -> (bool, &str) {
    match item {
        Item::Enum(item) => (false, &item.name),
        Item::Struct(item) => (item.operation.is_some(), &item.name),
        Item::Polymorphic(item) => (false, &item.name),
    }
}

/// The state of planning. The plan borrows from the model; everything else is dropped with the planner.
struct Planner<'a, 'p> {
    model: &'a Model,
    settings: &'p Settings,
    names: &'p Names,
    layout: &'p Layout,
    shared: Shared<'a>,
    faults: Vec<FaultAt>,
    /// Names that two properties have, at least one of them by the settings.
    clashes: Vec<Fault>,
    renamed: Vec<RenamedAt>,
}

impl<'a> Planner<'a, '_> {
    /// All items with the names of their modules.
    fn items(&mut self) -> Vec<(String, Item)> {
        let mut items = Vec::new();
        for (id, path) in &self.names.enums {
            let item = self.enumeration(*id, path, self.model.enum_type(*id));
            items.push((path.module.clone(), Item::Enum(Box::new(item))));
        }
        for (id, path) in &self.names.structs {
            let item = self.structure(*id, path, self.model.structured_type(*id));
            items.push((path.module.clone(), Item::Struct(Box::new(item))));
        }
        for (id, path) in &self.names.polymorphic {
            let item = self.polymorphic(*id, path, self.model.structured_type(*id));
            items.push((path.module.clone(), Item::Polymorphic(Box::new(item))));
        }
        for (index, names) in &self.names.operations {
            let item = self.operation(names, &self.model.operations[*index]);
            items.push((names.path.module.clone(), Item::Struct(Box::new(item))));
        }
        items
    }

    fn enumeration(&mut self, id: EnumTypeId, path: &Path, enumeration: &EnumType) -> Enum {
        let qualified_name = enumeration.name.to_string();
        self.check_derives(&qualified_name, &traits::ENUM);
        let members = enumeration.members.iter();
        let members: Vec<_> = members.map(|it| Named { name: &it.name, place: it.place, number: None }).collect();
        let names = self.part_names(Part::Member, std::slice::from_ref(&qualified_name), &members);
        let members = enumeration.members.iter().zip(names).map(|(member, name)| {
            let fallback = format!("`{}`", docs::code(&member.name));
            Member {
                name,
                wire_name: member.name.clone(),
                value: member.value,
                docs: docs::docs(&member.facts, &fallback),
                description: description(&member.facts),
            }
        });
        let members = members.collect();
        let sentinel = enumeration.members.iter().find(|member| member.name == SENTINEL);
        Enum {
            name: path.name.clone(),
            static_name: self.names.enum_facts[&id].name.clone(),
            attributes: self.settings.attributes(&qualified_name),
            docs: type_docs(&enumeration.facts, "Enumeration type", &qualified_name),
            description: description(&enumeration.facts),
            long_description: long_description(&enumeration.facts),
            qualified_name,
            is_flags: enumeration.is_flags,
            members,
            unknown: "UnknownMember".to_owned(),
            sentinel: sentinel.map(|member| member.name.clone()),
        }
    }

    fn structure(&mut self, id: StructuredTypeId, path: &Path, structured: &'a StructuredType) -> Struct {
        let facts = self.type_facts(id, structured);
        let lineage = self.model.lineage(id);
        let model = self.model;
        let properties = lineage.iter().flat_map(|id| &model.structured_type(*id).properties);
        let properties: Vec<_> = properties.collect();
        let types: Vec<_> = lineage.iter().rev().map(|id| model.structured_type(*id).name.to_string()).collect();
        let to_name: Vec<_> = properties.iter().map(|property| Named::from(*property)).collect();
        let names = self.field_names(Part::Property, &types, &to_name);
        let single_key = if structured.key.len() == 1 { structured.key.first() } else { None };
        let mut fields = Vec::new();
        for (property, FieldName { name, attributes, replace }) in properties.into_iter().zip(names) {
            let element = format!("{}/{}", structured.name, property.name);
            let Some(mut value) = self.value(&property.type_, &element, property.place) else { continue };
            value.is_boxed = self.layout.is_boxed(model, Some(id), property.navigation.is_some(), &property.type_);
            self.replace(&mut value, &property.type_, replace);
            fields.push(Field {
                name,
                attributes,
                wire_name: property.name.clone(),
                docs: docs::docs(&property.facts, &format!("`{}`", docs::code(&property.name))),
                presence: presence(property.constraints.is_required, &property.type_),
                value,
                is_key: single_key.is_some_and(|key| key.path == property.name),
            });
        }
        let has_default = fields.iter().all(|field| field.presence != Presence::Required);
        self.check_derives(&facts.qualified_name, if has_default { &traits::WITH_DEFAULT } else { &traits::STRUCT });
        let kind = if structured.kind == StructuredKind::Entity { "Entity type" } else { "Complex type" };
        Struct {
            name: path.name.clone(),
            attributes: self.settings.attributes(&facts.qualified_name),
            docs: type_docs(&structured.facts, kind, &facts.qualified_name),
            facts,
            fields,
            additional: "additional_properties".to_owned(),
            operation: None,
        }
    }

    fn polymorphic(&mut self, id: StructuredTypeId, path: &Path, structured: &'a StructuredType) -> Polymorphic {
        let qualified_name = structured.name.to_string();
        let mut scope = Scope::reserving(&["Reference", "UnknownType", "Self"]);
        let own = (!structured.is_abstract).then_some(id);
        let ids: Vec<_> = own.into_iter().chain(self.instantiable(structured)).collect();
        let variants = ids.into_iter().map(|variant| {
            let type_ = &self.names.structs[&variant];
            let declared = self.model.structured_type(variant);
            let module = (type_.module != path.module).then_some(type_.module.as_str());
            let wanted = naming::variant_name(declared, module, self.settings);
            Variant {
                name: self.take(&mut scope, &wanted, (&qualified_name, &declared.name.to_string()), declared.place),
                qualified_name: declared.name.to_string(),
                type_: type_.clone(),
                is_boxed: self.layout.is_boxed_variant(self.model, variant),
                docs: docs::docs(&declared.facts, &format!("`{}`", docs::code(&declared.name.to_string()))),
            }
        });
        let variants = variants.collect();
        self.check_derives(&qualified_name, &traits::STRUCT);
        let kind = if structured.is_abstract { "Abstract type" } else { "Any value of type" };
        Polymorphic {
            name: path.name.clone(),
            attributes: self.settings.attributes(&qualified_name),
            docs: type_docs(&structured.facts, kind, &qualified_name),
            qualified_name,
            variants,
            reference: (structured.is_abstract && structured.kind == StructuredKind::Entity)
                .then(|| "Reference".to_owned()),
            unknown: "UnknownType".to_owned(),
            static_name: self.names.structured_facts[&id].name.clone(),
            facts: structured.is_abstract.then(|| self.type_facts(id, structured)),
        }
    }

    /// The derived types that have a struct, in the order of the variants and the facts. Abstract types and types of
    /// vocabularies have none.
    fn instantiable(&self, structured: &StructuredType) -> Vec<StructuredTypeId> {
        structured.derived.iter().copied().filter(|id| self.names.structs.contains_key(id)).collect()
    }

    fn type_facts(&mut self, id: StructuredTypeId, structured: &'a StructuredType) -> TypeFacts {
        let paths = &self.names.structured_facts;
        let derived = self.instantiable(structured).into_iter().filter_map(|id| paths.get(&id).cloned()).collect();
        let properties = structured.properties.iter().filter_map(|property| self.property_facts(structured, property));
        TypeFacts {
            properties: properties.collect(),
            static_name: self.names.structured_facts[&id].name.clone(),
            qualified_name: structured.name.to_string(),
            kind: match structured.kind {
                StructuredKind::Entity => TypeFactsKind::Entity,
                StructuredKind::Complex => TypeFactsKind::Complex,
            },
            inherited: self
                .model
                .lineage(id)
                .iter()
                .rev()
                .skip(1)
                .map(|id| self.model.structured_type(*id).properties.len())
                .sum(),
            base: structured.base.and_then(|base| self.names.structured_facts.get(&base).cloned()),
            is_abstract: structured.is_abstract,
            is_open: structured.is_open,
            key: structured.key.iter().map(|key| key.path.clone()).collect(),
            derived,
            requests: self.requests(id, structured),
            description: description(&structured.facts),
            long_description: long_description(&structured.facts),
        }
    }

    fn property_facts(&mut self, owner: &StructuredType, property: &Property) -> Option<PropertyFacts> {
        let element = format!("{}/{}", owner.name, property.name);
        let mut facts =
            self.value_facts(&property.name, &property.type_, &property.constraints, &element, property.place)?;
        facts.is_required = property.constraints.is_required;
        facts.is_navigation = property.navigation.is_some();
        facts.api_versions.clone_from(&property.facts.api_versions);
        facts.description = description(&property.facts);
        facts.long_description = long_description(&property.facts);
        Some(facts)
    }

    fn parameter_facts(&mut self, element: &str, parameter: &Parameter) -> Option<PropertyFacts> {
        let (name, type_) = (&parameter.name, &parameter.type_);
        let mut facts = self.value_facts(name, type_, &parameter.constraints, element, parameter.place)?;
        facts.is_required = is_required(parameter);
        facts.api_versions.clone_from(&parameter.facts.api_versions);
        facts.description = description(&parameter.facts);
        facts.long_description = long_description(&parameter.facts);
        Some(facts)
    }

    fn value_facts(
        &mut self,
        name: &str,
        type_: &Type,
        constraints: &Constraints,
        element: &str,
        place: Place,
    ) -> Option<PropertyFacts> {
        let kind = self.value(type_, element, place)?.kind;
        let value = self.value_kind_facts(&kind, type_)?;
        let allowed = constraints.allowed_types.iter();
        Some(PropertyFacts {
            name: name.to_owned(),
            value,
            is_collection: type_.is_collection,
            nullable: type_.nullable,
            is_required: false,
            is_navigation: false,
            constraints: constraints.clone(),
            allowed_types: allowed.filter_map(|id| self.names.structured_facts.get(id).cloned()).collect(),
            api_versions: Vec::new(),
            description: String::new(),
            long_description: String::new(),
        })
    }

    /// The type of a value as the facts have it.
    fn value_kind_facts(&self, kind: &ValueKind, type_: &Type) -> Option<ValueFacts> {
        Some(match (kind, &type_.kind) {
            (ValueKind::Primitive(primitive), _) => ValueFacts::Primitive(*primitive),
            (ValueKind::Enum(_) | ValueKind::Flags(_), TypeKind::Enum(id)) => {
                ValueFacts::Enum(self.names.enum_facts.get(id)?.clone())
            }
            (_, TypeKind::Structured(id)) => ValueFacts::Structured(self.names.structured_facts.get(id)?.clone()),
            _ => ValueFacts::Untyped,
        })
    }

    /// The Rust type of a value, or a fault if there is none.
    fn value(&mut self, type_: &Type, element: &str, place: Place) -> Option<Value> {
        let kind = match &type_.kind {
            TypeKind::Primitive(kind) => Some(primitive(kind.name())),
            TypeKind::Definition(id) => Some(primitive(self.model.type_definition(*id).underlying_type.name())),
            TypeKind::Enum(id) => {
                let is_flags = self.model.enum_type(*id).is_flags;
                let path = self.names.enums.get(id).cloned();
                path.map(|path| if is_flags { ValueKind::Flags(path) } else { ValueKind::Enum(path) })
            }
            TypeKind::Structured(id) if is_polymorphic(self.model.structured_type(*id)) => {
                self.names.polymorphic.get(id).cloned().map(ValueKind::Polymorphic)
            }
            TypeKind::Structured(id) => self.names.structs.get(id).cloned().map(ValueKind::Struct),
            // A geography or geometry is GeoJSON that says its type. A value of another abstract type may be of any type that
            // is derived from it, and a path is a string in annotations.
            TypeKind::Abstract(kind) => Some(primitive(kind.name())),
            TypeKind::External(_) => self.settings.untyped_if_missing.then_some(ValueKind::Untyped),
        };
        let Some(kind) = kind else {
            let (code, reason) = self.why_not(type_);
            let message = format!("`{element}` is of type `{}`, {reason}", self.type_name(type_));
            self.faults.push(FaultAt { place, code, message, other: None });
            return None;
        };
        let is_collection = type_.is_collection;
        Some(Value { kind, is_collection, has_nullable_items: is_collection && type_.nullable, is_boxed: false })
    }

    /// Why generated code has no counterpart for a type.
    fn why_not(&self, type_: &Type) -> (Code, String) {
        let TypeKind::External(name) = &type_.kind else {
            return (Code::VocabularyType, "which belongs to a vocabulary and is not generated".to_owned());
        };
        let reason = match self.model.references.get(&name.namespace) {
            Some(uri) => format!("whose document `{uri}` was not given"),
            None => "whose document was not given".to_owned(),
        };
        (Code::MissingDocument, reason)
    }

    pub(super) fn type_name(&self, type_: &Type) -> String {
        match &type_.kind {
            TypeKind::Primitive(primitive) => format!("Edm.{primitive:?}"),
            TypeKind::Abstract(type_) => format!("Edm.{}", type_.name()),
            TypeKind::Structured(id) => self.model.structured_type(*id).name.to_string(),
            TypeKind::Enum(id) => self.model.enum_type(*id).name.to_string(),
            TypeKind::Definition(id) => self.model.type_definition(*id).name.to_string(),
            TypeKind::External(name) => name.to_string(),
        }
    }

    /// Takes a name in a scope for a variant of an element, and notes it if it is not the one that was wanted.
    fn take(&mut self, scope: &mut Scope, wanted: &str, (of, variant): (&str, &str), place: Place) -> String {
        let owner = Owner { element: format!("{of}/{variant}"), place };
        let (name, by) = scope.take(wanted, Some(owner.clone()));
        if name != wanted {
            self.renamed.push(RenamedAt { owner, name: name.clone(), reason: by.into(), lines: None });
        }
        name
    }
}

/// What a value of a type of the Edm namespace is. Streams are bytes or JSON, as their media type says, so they have no type of
/// their own.
fn primitive(name: &str) -> ValueKind {
    Primitive::named(name).map_or(ValueKind::Untyped, ValueKind::Primitive)
}

/// Only a property that a term marks as required is always present: `$select` leaves out even properties that cannot be
/// null. Collections may be null, although OData does not allow it, because services send null for them.
fn presence(is_required: bool, type_: &Type) -> Presence {
    if is_required && (type_.is_collection || !type_.nullable) {
        Presence::Required
    } else if type_.is_collection || type_.nullable {
        Presence::Nullable
    } else {
        Presence::Optional
    }
}

/// A single parameter is required unless it is nullable or a term makes it optional. `Nullable` of a collection is about its
/// items, so only a term makes a collection required.
fn is_required(parameter: &Parameter) -> bool {
    let type_ = &parameter.type_;
    parameter.constraints.is_required || !(parameter.is_optional || type_.nullable || type_.is_collection)
}

fn description(facts: &Facts) -> String {
    facts.description.clone().unwrap_or_default()
}

/// What else is said of an element, in the facts.
fn long_description(facts: &Facts) -> String {
    facts.long_description.clone().unwrap_or_default()
}

/// The documentation of a type, with the name that it has in the schema.
fn type_docs(facts: &Facts, kind: &str, qualified_name: &str) -> Vec<String> {
    let name = format!("{kind} `{}`.", docs::code(qualified_name));
    let mut lines = docs::docs(facts, &name);
    if facts.description.is_some() {
        lines.extend([String::new(), name]);
    }
    lines
}
