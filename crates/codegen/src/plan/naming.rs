//! The Rust names of all modules and types, decided before anything refers to them.

use std::collections::{BTreeMap, HashMap};

use odata_csdl::model::{EnumTypeId, Model, Operation, OperationKind, QualifiedName, StructuredTypeId, TypeKind};

use super::annotation_only;
use super::items::{Path, Renamed};
use super::layout::is_polymorphic;
use crate::names::{Scope, module, screaming_snake, snake, upper_camel};

/// The names that generated code uses without a path. No type can have one of them.
const RESERVED: &[&str] = &[
    "Action",
    "AdditionalProperties",
    "Binary",
    "Box",
    "Cow",
    "D",
    "Date",
    "DateTimeOffset",
    "Decimal",
    "Default",
    "Deserialize",
    "Deserializer",
    "Display",
    "Double",
    "Duration",
    "EntityReference",
    "Err",
    "Flags",
    "Formatter",
    "From",
    "FromStr",
    "Guid",
    "Infallible",
    "Int64",
    "Into",
    "IntoIterator",
    "JsonSchema",
    "None",
    "Nullable",
    "Ok",
    "OpenEnum",
    "Option",
    "Polymorphic",
    "Result",
    "S",
    "Schema",
    "SchemaGenerator",
    "Self",
    "Serialize",
    "Serializer",
    "Single",
    "Some",
    "String",
    "Structured",
    "TimeOfDay",
    "UnknownMember",
    "UnknownType",
    "Untyped",
    "Vec",
];

/// The names of modules that would hide what generated code refers to.
const RESERVED_MODULES: &[&str] =
    &["Self", "alloc", "core", "crate", "facts", "lib", "mod", "odata_types", "runtime", "self", "std", "super"];

/// The Rust names of all elements.
#[derive(Debug)]
pub(crate) struct Names {
    /// The module of each namespace that is generated.
    pub(crate) modules: BTreeMap<String, String>,
    /// The struct of each structured type that has instances.
    pub(crate) structs: BTreeMap<StructuredTypeId, Path>,
    /// The enumeration of each structured type whose values may be of derived types.
    pub(crate) polymorphic: BTreeMap<StructuredTypeId, Path>,
    /// The facts of each structured type.
    pub(crate) structured_facts: BTreeMap<StructuredTypeId, Path>,
    /// The requests that read entities of each structured type, where there are any.
    pub(crate) reads: BTreeMap<StructuredTypeId, ReadNames>,
    /// Each enumeration type.
    pub(crate) enums: BTreeMap<EnumTypeId, Path>,
    /// The facts of each enumeration type.
    pub(crate) enum_facts: BTreeMap<EnumTypeId, Path>,
    /// Each action, by its number among the operations.
    pub(crate) actions: BTreeMap<usize, ActionNames>,
    /// The elements that could not have their own names.
    pub(crate) renamed: Vec<Renamed>,
}

/// The names that belong to the reading of entities of one type.
#[derive(Clone, Debug)]
pub(crate) struct ReadNames {
    /// The static with the facts of reading one by its key.
    pub(crate) read_by_key: String,
    /// The static with the facts of reading a collection.
    pub(crate) list: String,
}

/// The names that belong to one action.
#[derive(Clone, Debug)]
pub(crate) struct ActionNames {
    /// The struct.
    pub(crate) path: Path,
    /// The static with its facts.
    pub(crate) facts: String,
    /// The static with the facts of its parameters.
    pub(crate) parameters: String,
}

/// Names everything that is generated.
pub(crate) fn names(model: &Model) -> Names {
    let mut renamed = Vec::new();
    let mut names = Names {
        modules: modules(model, &mut renamed),
        structs: BTreeMap::new(),
        polymorphic: BTreeMap::new(),
        structured_facts: BTreeMap::new(),
        reads: BTreeMap::new(),
        enums: BTreeMap::new(),
        enum_facts: BTreeMap::new(),
        actions: BTreeMap::new(),
        renamed,
    };
    let mut scopes: BTreeMap<String, ModuleScope> = BTreeMap::new();
    let left_out = annotation_only(model);
    for (index, structured) in model.structured_types.iter().enumerate() {
        let id = StructuredTypeId(index);
        if left_out.contains(&id) {
            continue;
        }
        let Some((module, scope)) = names.scope(&mut scopes, &structured.name) else { continue };
        let name = scope.type_name(&upper_camel(&structured.name.name), &structured.name, &mut names.renamed);
        let facts = scope.static_name(&structured.name.name, "FACTS");
        names.structured_facts.insert(id, Path { module: module.clone(), name: facts });
        if structured.read_by_key.is_some() || structured.list.is_some() {
            let read_by_key = scope.static_name(&structured.name.name, "READ_BY_KEY");
            let list = scope.static_name(&structured.name.name, "LIST");
            names.reads.insert(id, ReadNames { read_by_key, list });
        }
        let path = Path { module: module.clone(), name };
        if structured.is_abstract {
            names.polymorphic.insert(id, path);
        } else {
            if is_polymorphic(structured) {
                let any = format!("Any{}", path.name);
                let any = scope.type_name(&any, &structured.name, &mut names.renamed);
                names.polymorphic.insert(id, Path { module, name: any });
            }
            names.structs.insert(id, path);
        }
    }
    for (index, enumeration) in model.enum_types.iter().enumerate() {
        let Some((module, scope)) = names.scope(&mut scopes, &enumeration.name) else { continue };
        let id = EnumTypeId(index);
        let name = scope.type_name(&upper_camel(&enumeration.name.name), &enumeration.name, &mut names.renamed);
        let facts = scope.static_name(&enumeration.name.name, "FACTS");
        names.enums.insert(id, Path { module: module.clone(), name });
        names.enum_facts.insert(id, Path { module, name: facts });
    }
    let mut overloads: BTreeMap<&QualifiedName, usize> = BTreeMap::new();
    for operation in &model.operations {
        *overloads.entry(&operation.name).or_default() += 1;
    }
    for (index, operation) in model.operations.iter().enumerate() {
        if operation.kind == OperationKind::Function {
            continue;
        }
        let Some((module, scope)) = names.scope(&mut scopes, &operation.name) else { continue };
        let own = upper_camel(&operation.name.name);
        let is_overloaded = overloads.get(&operation.name).is_some_and(|count| *count > 1);
        let wanted = if is_overloaded { binding_name(model, operation) + &own } else { own };
        let name = scope.type_name(&wanted, &operation.name, &mut names.renamed);
        let facts = scope.static_name(&name, "FACTS");
        let parameters = scope.static_name(&name, "PARAMETERS");
        names.actions.insert(index, ActionNames { path: Path { module, name }, facts, parameters });
    }
    names
}

/// The prefix that distinguishes the overloads of an action.
fn binding_name(model: &Model, operation: &Operation) -> String {
    let Some(binding) = &operation.binding else { return String::new() };
    let name = match &binding.type_.kind {
        TypeKind::Structured(id) => &model.structured_type(*id).name.name,
        TypeKind::Enum(id) => &model.enum_type(*id).name.name,
        TypeKind::Definition(id) => &model.type_definition(*id).name.name,
        TypeKind::External(name) => &name.name,
        TypeKind::Abstract(type_) => type_.name(),
        TypeKind::Primitive(_) => &binding.name,
    };
    let collection = if binding.type_.is_collection { "Collection" } else { "" };
    upper_camel(name) + collection
}

/// The last segment of a namespace is the name of its module. Where two are equal, the segments before it join in.
fn modules(model: &Model, renamed: &mut Vec<Renamed>) -> BTreeMap<String, String> {
    let mut scope = Scope::reserving(RESERVED_MODULES);
    let namespaces: Vec<_> =
        model.schemas.iter().filter(|schema| !schema.is_vocabulary).map(|schema| schema.namespace.as_str()).collect();
    let mut modules = BTreeMap::new();
    for (namespace, wanted) in namespaces.iter().zip(distinct(&namespaces)) {
        let taken = scope.take(&wanted);
        let last = namespace.rsplit('.').next().unwrap_or(namespace);
        if taken != snake(last) {
            renamed.push(Renamed { element: (*namespace).to_owned(), name: taken.clone() });
        }
        modules.insert((*namespace).to_owned(), taken);
    }
    modules
}

/// For each namespace, as few of its last segments as tell it from all others with as many segments, in snake case; all of
/// them if none do.
///
/// Each round adds a segment to the names that have one more, so that the work is that of writing every segment once.
fn distinct(namespaces: &[&str]) -> Vec<String> {
    let mut rest: Vec<_> = namespaces.iter().map(|namespace| namespace.rsplit('.')).collect();
    let mut names: Vec<String> = vec![String::new(); namespaces.len()];
    let mut found: Vec<Option<String>> = vec![None; namespaces.len()];
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut open: Vec<usize> = (0..namespaces.len()).collect();
    while !open.is_empty() {
        // A namespace without a further segment keeps its name, with which others may still clash.
        open.retain(|number| {
            let Some(segment) = rest[*number].next() else { return false };
            let longer = if names[*number].is_empty() {
                module(segment)
            } else {
                format!("{}_{}", module(segment), names[*number])
            };
            if let Some(count) = counts.get_mut(&names[*number]) {
                *count -= 1;
            }
            *counts.entry(longer.clone()).or_default() += 1;
            names[*number] = longer;
            true
        });
        for number in &open {
            if found[*number].is_none() && counts.get(&names[*number]) == Some(&1) {
                found[*number] = Some(names[*number].clone());
            }
        }
    }
    found.into_iter().zip(names).map(|(found, whole)| found.unwrap_or(whole)).collect()
}

/// The names that are taken in one module.
struct ModuleScope {
    types: Scope,
    statics: Scope,
}

impl ModuleScope {
    fn type_name(&mut self, wanted: &str, element: &QualifiedName, renamed: &mut Vec<Renamed>) -> String {
        let name = self.types.take(wanted);
        if name != wanted {
            renamed.push(Renamed { element: element.to_string(), name: name.clone() });
        }
        name
    }

    /// The name of a static ends with a word that no other name has. In a script without case, nothing else would
    /// distinguish a static from a parameter.
    fn static_name(&mut self, element: &str, end: &str) -> String {
        self.statics.take(&format!("{}_{end}", screaming_snake(element)))
    }
}

impl Names {
    /// The module of the name's namespace, if that is generated, and what is taken in it.
    fn scope<'a>(
        &self,
        scopes: &'a mut BTreeMap<String, ModuleScope>,
        name: &QualifiedName,
    ) -> Option<(String, &'a mut ModuleScope)> {
        let module = self.modules.get(&name.namespace)?.clone();
        let scope = scopes
            .entry(module.clone())
            .or_insert_with(|| ModuleScope { types: Scope::reserving(RESERVED), statics: Scope::default() });
        Some((module, scope))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn modules_are_as_short_as_can_be() {
        let namespaces = ["a.b.c", "a.c", "x", "b.c", "a.Größe", "x.y"];
        let names = distinct(&namespaces);
        assert_eq!(names, ["a_b_c", "a_c", "x", "b_c", "gr_u00f6_u00df_e", "y"]);
    }

    /// Comparing every namespace with every other would take 40 billion comparisons.
    #[test]
    fn two_hundred_thousand_namespaces_are_told_apart() {
        let namespaces: Vec<String> =
            (0..200_000).map(|number| format!("S{}.v1_{}_0", number / 30, number % 30)).collect();
        let names = distinct(&namespaces.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(names[31], "s1_v1_1_0");
        let all: std::collections::HashSet<_> = names.iter().collect();
        assert_eq!(all.len(), names.len());
    }

    /// The definition, which compares every namespace with every other.
    fn compared(namespaces: &[&str]) -> Vec<String> {
        let name = |namespace: &str, segments: usize| {
            let all: Vec<_> = namespace.split('.').map(module).collect();
            all[all.len().saturating_sub(segments)..].join("_")
        };
        let distinct = |namespace: &&str| {
            let longest = namespace.split('.').count();
            let is_free = |segments: &usize| {
                namespaces.iter().filter(|other| name(other, *segments) == name(namespace, *segments)).count() == 1
            };
            name(namespace, (1..=longest).find(is_free).unwrap_or(longest))
        };
        namespaces.iter().map(distinct).collect()
    }

    proptest! {
        #[test]
        fn names_are_what_comparing_all_gives(namespaces in prop::collection::btree_set("[ab](\\.[abB]){0,3}", 1..12)) {
            let namespaces: Vec<&str> = namespaces.iter().map(String::as_str).collect();
            prop_assert_eq!(distinct(&namespaces), compared(&namespaces));
        }
    }
}
