//! The Rust names of all modules and types, decided before anything refers to them.

use std::collections::BTreeMap;

use odata_csdl::model::{
    EnumTypeId, Model, Operation, OperationKind, QualifiedName, RequestKind, Schema, StructuredTypeId, TypeKind,
};

use super::annotation_only::annotation_only;
use super::items::Path;
use super::layout::is_polymorphic;
use crate::Settings;
use crate::fault::{Code, FaultAt};
use crate::names::{Scope, ident, module, numbered, screaming_snake, upper_camel};
use crate::renamed::{Owner, Reason, ReasonAt, Renamed, RenamedAt, type_table};

/// Names that generated code uses without a path, so that no type can have one of them.
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
    "Function",
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

/// Names that no module can have, because generated code uses them in paths.
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
    /// The statics of the requests for entities of each structured type that has any, in order.
    pub(crate) requests: BTreeMap<StructuredTypeId, Vec<String>>,
    /// Each enumeration type.
    pub(crate) enums: BTreeMap<EnumTypeId, Path>,
    /// The facts of each enumeration type.
    pub(crate) enum_facts: BTreeMap<EnumTypeId, Path>,
    /// Each action and function, by its number among the operations.
    pub(crate) operations: BTreeMap<usize, OperationNames>,
    /// The elements that could not have their own names.
    pub(crate) renamed: Vec<RenamedAt>,
    /// The namespaces that could not.
    pub(crate) renamed_modules: Vec<Renamed>,
    /// The names that two elements would have.
    pub(crate) faults: Vec<FaultAt>,
    /// The names that the settings choose, and the elements that have them, by module.
    chosen: BTreeMap<String, Vec<(String, String)>>,
    /// The names that two elements have, at least one of them by the settings.
    pub(crate) clashes: Vec<Clash>,
}

/// A name that two elements have.
#[derive(Clone, Debug)]
pub(crate) struct Clash {
    /// The name.
    pub(crate) name: String,
    /// The element that has it by the settings.
    pub(crate) element: String,
    /// The other one, or nothing if generated code uses the name itself.
    pub(crate) other: Option<String>,
}

/// The names that belong to one action or function.
#[derive(Clone, Debug)]
pub(crate) struct OperationNames {
    /// The struct.
    pub(crate) path: Path,
    /// The static with its facts.
    pub(crate) facts: String,
    /// The static with the facts of its parameters.
    pub(crate) parameters: String,
}

/// Names everything that is generated.
pub(crate) fn names(model: &Model, settings: &Settings) -> Names {
    let mut renamed_modules = Vec::new();
    let (modules, faults) = modules(model, &mut renamed_modules);
    let mut names = Names {
        chosen: chosen(&modules, settings),
        clashes: Vec::new(),
        modules,
        structs: BTreeMap::new(),
        polymorphic: BTreeMap::new(),
        structured_facts: BTreeMap::new(),
        requests: BTreeMap::new(),
        enums: BTreeMap::new(),
        enum_facts: BTreeMap::new(),
        operations: BTreeMap::new(),
        renamed: Vec::new(),
        renamed_modules,
        faults,
    };
    let mut scopes: BTreeMap<String, ModuleScope> = BTreeMap::new();
    let left_out = annotation_only(model);
    for (index, structured) in model.structured_types.iter().enumerate() {
        let id = StructuredTypeId(index);
        if left_out.contains(&id) {
            continue;
        }
        let Some((module, scope)) = names.scope(&mut scopes, &structured.name) else { continue };
        let (wanted, own) = wanted(settings, &structured.name, "", structured.facts.name_number);
        let owner = Owner { element: structured.name.to_string(), place: structured.place };
        let name = scope.type_name(&wanted, &own, owner.clone(), &mut names.renamed);
        let facts = scope.static_name(&structured.name.name, "FACTS");
        names.structured_facts.insert(id, Path { module: module.clone(), name: facts });
        if !structured.requests.is_empty() {
            let kinds = structured.requests.iter().map(|one| match one.kind {
                RequestKind::Get => "GET",
                RequestKind::List => "LIST",
                RequestKind::Create => "CREATE",
                RequestKind::Update => "UPDATE",
                RequestKind::Delete => "DELETE",
            });
            let statics = kinds.map(|kind| scope.static_name(&structured.name.name, kind)).collect();
            names.requests.insert(id, statics);
        }
        let path = Path { module: module.clone(), name };
        if structured.is_abstract {
            names.polymorphic.insert(id, path);
        } else {
            if is_polymorphic(structured) {
                let any = format!("Any{}", path.name);
                let any = scope.type_name(&any, &any, owner, &mut names.renamed);
                names.polymorphic.insert(id, Path { module, name: any });
            }
            names.structs.insert(id, path);
        }
    }
    for (index, enumeration) in model.enum_types.iter().enumerate() {
        let Some((module, scope)) = names.scope(&mut scopes, &enumeration.name) else { continue };
        let id = EnumTypeId(index);
        let (wanted, own) = wanted(settings, &enumeration.name, "", enumeration.facts.name_number);
        let owner = Owner { element: enumeration.name.to_string(), place: enumeration.place };
        let name = scope.type_name(&wanted, &own, owner, &mut names.renamed);
        let facts = scope.static_name(&enumeration.name.name, "FACTS");
        names.enums.insert(id, Path { module: module.clone(), name });
        names.enum_facts.insert(id, Path { module, name: facts });
    }
    let mut overloads: BTreeMap<&QualifiedName, usize> = BTreeMap::new();
    for operation in &model.operations {
        *overloads.entry(&operation.name).or_default() += 1;
    }
    // Actions first: they keep their names whatever functions there are.
    let of_kind = |kind| model.operations.iter().enumerate().filter(move |(_, operation)| operation.kind == kind);
    for (index, operation) in of_kind(OperationKind::Action).chain(of_kind(OperationKind::Function)) {
        let Some((module, scope)) = names.scope(&mut scopes, &operation.name) else { continue };
        let is_overloaded = overloads.get(&operation.name).is_some_and(|count| *count > 1);
        let binding = if is_overloaded { binding_name(model, operation) } else { String::new() };
        let (wanted, own) = wanted(settings, &operation.name, &binding, operation.facts.name_number);
        let owner = Owner { element: operation.name.to_string(), place: operation.place };
        let name = scope.type_name(&wanted, &own, owner, &mut names.renamed);
        let facts = scope.static_name(&name, "FACTS");
        let parameters = scope.static_name(&name, "PARAMETERS");
        names.operations.insert(index, OperationNames { path: Path { module, name }, facts, parameters });
    }
    names.clashes = scopes.into_values().flat_map(|scope| scope.clashes).collect();
    names.elsewhere(model, settings);
    names
}

/// The name that an element is to have, and the one that it has by itself. What the settings choose is both.
fn wanted(settings: &Settings, name: &QualifiedName, binding: &str, number: Option<usize>) -> (String, String) {
    if let Some(rename) = settings.rename(name) {
        let name = format!("{binding}{rename}");
        return (name.clone(), name);
    }
    let own = format!("{binding}{}", upper_camel(&name.name));
    (own_name(&own, number), own)
}

/// The names that the settings choose, with their elements, by module.
fn chosen(modules: &BTreeMap<String, String>, settings: &Settings) -> BTreeMap<String, Vec<(String, String)>> {
    let mut chosen: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (element, said) in &settings.types {
        let module = element.rsplit_once('.').and_then(|(namespace, _)| modules.get(namespace));
        if let (Some(module), Some(rename)) = (module, &said.rename) {
            chosen.entry(module.clone()).or_default().push((rename.value.clone(), element.clone()));
        }
    }
    chosen
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

/// The name of a type or an operation, if it is free. It depends on no other element of the slice.
fn own_name(name: &str, number: Option<usize>) -> String {
    let own = upper_camel(name);
    let own = if is_any(&own) { own + "Type" } else { own };
    number.map_or(own.clone(), |number| numbered(&own, number))
}

/// Whether a name begins as those of the enumerations of what a value may be.
fn is_any(name: &str) -> bool {
    name.strip_prefix("Any").is_some_and(|rest| rest.starts_with(|next: char| !next.is_lowercase()))
}

/// The module of each namespace, and the pairs of namespaces that would have the same one.
fn modules(model: &Model, renamed: &mut Vec<Renamed>) -> (BTreeMap<String, String>, Vec<FaultAt>) {
    let (mut modules, mut faults) = (BTreeMap::new(), Vec::new());
    let mut owners: BTreeMap<String, &Schema> = BTreeMap::new();
    for schema in model.schemas.iter().filter(|schema| !schema.is_vocabulary) {
        let namespace = &schema.namespace;
        let own = module_name(namespace);
        let is_reserved = RESERVED_MODULES.contains(&own.as_str());
        let module = if is_reserved { numbered(&own, 2) } else { own };
        if let Some(other) = owners.get(&module) {
            let message = format!(
                "`{namespace}` would be the module `{module}`, as is `{}`; generate each of them into a module or crate of \
                 its own",
                other.namespace
            );
            let other = (other.place, format!("`{}` is declared here", other.namespace));
            faults.push(FaultAt { place: schema.place, code: Code::NameClash, message, other: Some(other) });
        }
        let last = namespace.rsplit('.').next().unwrap_or(namespace);
        if is_reserved || !last.is_ascii() {
            let reason = if is_reserved { Reason::Reserved } else { Reason::NotAscii };
            let (element, name) = (namespace.clone(), module.clone());
            renamed.push(Renamed { element, name, place: None, reason, table: None });
        }
        owners.insert(module.clone(), schema);
        modules.insert(namespace.clone(), module);
    }
    (modules, faults)
}

/// The name of the module of a namespace: its last segment, and the one before it where that is a version. It depends on no
/// other namespace, so that it stays as it is when another document is added.
fn module_name(namespace: &str) -> String {
    let mut name = String::new();
    for segment in namespace.rsplit('.') {
        name = if name.is_empty() { module(segment) } else { format!("{}_{name}", module(segment)) };
        if !is_version(segment) {
            break;
        }
    }
    name
}

/// Whether a segment is a version, such as `v1` or `V1_2_0`, which many namespaces have.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|character| character.is_ascii_digit() || character == '_')
}

/// The names that are taken in one module.
struct ModuleScope {
    types: Scope,
    statics: Scope,
    /// The names that the settings choose, with their elements.
    chosen: BTreeMap<String, String>,
    clashes: Vec<Clash>,
}

impl ModuleScope {
    fn new(chosen: &[(String, String)]) -> Self {
        let mut scope = Self {
            types: Scope::reserving(RESERVED),
            statics: Scope::default(),
            chosen: BTreeMap::new(),
            clashes: Vec::new(),
        };
        for (name, element) in chosen {
            if scope.types.take(name, None).0 != *name {
                let other = scope.chosen.get(name).cloned();
                scope.clashes.push(Clash { name: name.clone(), element: element.clone(), other });
            }
            scope.chosen.insert(name.clone(), element.clone());
        }
        scope
    }

    /// Takes the name of a type, of which `own` is what the schema calls it in Rust.
    fn type_name(&mut self, wanted: &str, own: &str, owner: Owner, renamed: &mut Vec<RenamedAt>) -> String {
        if let Some(element) = self.chosen.get(wanted) {
            if *element == owner.element {
                return wanted.to_owned();
            }
            if !self.clashes.iter().any(|clash| clash.name == wanted) {
                let (name, element, other) = (wanted.to_owned(), element.clone(), Some(owner.element.clone()));
                self.clashes.push(Clash { name, element, other });
            }
        }
        let (name, by) = self.types.take(wanted, Some(owner.clone()));
        if name != own {
            let reason = match by {
                None if name != wanted => ReasonAt::Reserved,
                None if is_any(own) => ReasonAt::Any,
                None => ReasonAt::TakenElsewhere,
                Some(by) => ReasonAt::Taken(by),
            };
            let table = Some(type_table(&owner.element));
            renamed.push(RenamedAt { owner, name: name.clone(), reason, table });
        }
        name
    }

    /// The name of a static ends with a word that no other name has. In a script without case, nothing else would
    /// distinguish a static from a parameter.
    fn static_name(&mut self, element: &str, end: &str) -> String {
        self.statics.take(&format!("{}_{end}", screaming_snake(element)), None).0
    }
}

impl Names {
    /// Lets the facts of types that are generated elsewhere be those that their types give.
    fn elsewhere(&mut self, model: &Model, settings: &Settings) {
        let is_elsewhere = |name: &QualifiedName| settings.externs.contains_key(&name.namespace);
        let given = |path: &Path, of_trait: &str| {
            let (module, name) = (ident(&path.module), ident(&path.name));
            format!("<{module}::{name} as odata_types::{of_trait}>::TYPE")
        };
        for (id, facts) in &mut self.structured_facts {
            if is_elsewhere(&model.structured_type(*id).name) {
                let of_struct = self.structs.get(id).map(|path| given(path, "Structured"));
                let of_any = || self.polymorphic.get(id).map(|path| given(path, "Polymorphic"));
                facts.name = of_struct.or_else(of_any).unwrap_or_default();
            }
        }
        for (id, facts) in &mut self.enum_facts {
            if is_elsewhere(&model.enum_type(*id).name) {
                facts.name = self.enums.get(id).map(|path| given(path, "OpenEnum")).unwrap_or_default();
            }
        }
    }

    /// The module of the name's namespace, if that is generated, and what is taken in it.
    fn scope<'a>(
        &self,
        scopes: &'a mut BTreeMap<String, ModuleScope>,
        name: &QualifiedName,
    ) -> Option<(String, &'a mut ModuleScope)> {
        let module = self.modules.get(&name.namespace)?.clone();
        let scope = scopes
            .entry(module.clone())
            .or_insert_with(|| ModuleScope::new(self.chosen.get(&module).map_or(&[], Vec::as_slice)));
        Some((module, scope))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_named_after_the_last_segments() {
        for (namespace, module) in [
            ("a.b.c", "c"),
            ("x", "x"),
            ("a.Größe", "gr_u00f6_u00df_e"),
            ("Chassis.v1_2_0", "chassis_v1_2_0"),
            ("srvd.sales.v0001", "sales_v0001"),
            ("Org.OData.Core.V1", "core_v1"),
            ("a.v1beta", "v1beta"),
        ] {
            assert_eq!(module_name(namespace), module);
        }
    }

    #[test]
    fn names_depend_on_the_element_alone() {
        for (name, number, own) in [
            ("item", None, "Item"),
            ("item", Some(2), "Item2"),
            ("alert_v2", Some(2), "AlertV2_2"),
            ("anyItem", None, "AnyItemType"),
            ("any", None, "Any"),
            ("anyone", None, "Anyone"),
        ] {
            assert_eq!(own_name(name, number), own);
        }
    }
}
