//! The Rust names of all modules and types, decided before anything refers to them.

use std::collections::BTreeMap;

use odata_csdl::last_part;
use odata_csdl::model::{
    EnumTypeId, Model, Operation, OperationKind, QualifiedName, RequestKind, Schema, StructuredType, StructuredTypeId,
};

use super::annotation_only::annotation_only;
use super::items::Path;
use super::layout::is_polymorphic;
use super::parts::clash;
use crate::Settings;
use crate::fault::{Code, Fault, FaultAt};
use crate::names::{Scope, ident, module, numbered, screaming_snake, upper_camel};
use crate::renamed::{Owner, Reason, ReasonAt, Renamed, RenamedAt, module_lines, type_lines};

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
const RESERVED_MODULES: &[&str] = &[
    "Self",
    "alloc",
    "core",
    "crate",
    "facts",
    "lib",
    "main",
    "mod",
    "odata_types",
    "runtime",
    "self",
    "std",
    "super",
];

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
    chosen: BTreeMap<String, Vec<(String, Key)>>,
    /// The names that two elements have, at least one of them by the settings.
    pub(crate) clashes: Vec<Fault>,
}

/// An element of which the settings may speak. A type and an operation may have one name, which is that of the type there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    element: String,
    is_operation: bool,
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
    let Modules { of_namespaces: modules, faults, clashes } = modules(model, settings, &mut renamed_modules);
    let mut names = Names {
        chosen: chosen(model, &modules, settings),
        clashes,
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
        let (wanted, own) =
            wanted(settings.rename(&structured.name), None, &structured.name, structured.facts.name_number);
        let owner = Owner { element: structured.name.to_string(), place: structured.place };
        let name = scope.type_name(&wanted, &own, owner.clone(), false, &mut names.renamed);
        let facts = scope.static_name(&structured.name.name, "FACTS");
        names.structured_facts.insert(id, Path { module: module.clone(), name: facts });
        if !structured.requests.is_empty() {
            let kinds = structured.requests.iter().map(|one| match one.kind {
                RequestKind::Get => "GET",
                RequestKind::List => "LIST",
                RequestKind::Create => "CREATE",
                RequestKind::Update => "UPDATE",
                RequestKind::Delete => "DELETE",
                RequestKind::Part => "PART",
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
                let any = scope.type_name(&any, &any, owner, false, &mut names.renamed);
                names.polymorphic.insert(id, Path { module, name: any });
            }
            names.structs.insert(id, path);
        }
    }
    for (index, enumeration) in model.enum_types.iter().enumerate() {
        let Some((module, scope)) = names.scope(&mut scopes, &enumeration.name) else { continue };
        let id = EnumTypeId(index);
        let (wanted, own) =
            wanted(settings.rename(&enumeration.name), None, &enumeration.name, enumeration.facts.name_number);
        let owner = Owner { element: enumeration.name.to_string(), place: enumeration.place };
        let name = scope.type_name(&wanted, &own, owner, false, &mut names.renamed);
        let facts = scope.static_name(&enumeration.name.name, "FACTS");
        names.enums.insert(id, Path { module: module.clone(), name });
        names.enum_facts.insert(id, Path { module, name: facts });
    }
    // Actions first: they keep their names whatever functions there are.
    let of_kind = |kind| model.operations.iter().enumerate().filter(move |(_, operation)| operation.kind == kind);
    for (index, operation) in of_kind(OperationKind::Action).chain(of_kind(OperationKind::Function)) {
        let Some((module, scope)) = names.scope(&mut scopes, &operation.name) else { continue };
        let rename = settings.rename(&operation.name).filter(|_| !is_type(model, &operation.name));
        let (wanted, own) =
            wanted(rename, prefix(model, operation).as_deref(), &operation.name, operation.facts.name_number);
        let owner = Owner { element: operation.name.to_string(), place: operation.place };
        let before = names.renamed.len();
        let name = scope.type_name(&wanted, &own, owner, true, &mut names.renamed);
        if let Some(renamed) = names.renamed.get_mut(before) {
            // The settings say the name behind what distinguishes an overload, and nothing where a type has the name.
            let rename = numbered(&upper_camel(&operation.name.name), 2);
            let rename = if operation.is_overloaded { rename } else { name.clone() };
            let lines = || type_lines(&operation.name.to_string(), &rename);
            renamed.lines = (!is_type(model, &operation.name)).then(lines);
        }
        let facts = scope.static_name(&name, "FACTS");
        let parameters = scope.static_name(&name, "PARAMETERS");
        names.operations.insert(index, OperationNames { path: Path { module, name }, facts, parameters });
    }
    let clashes = scopes.into_values().flat_map(|scope| scope.clashes);
    names.clashes.extend(clashes.map(|clash| clash.fault(settings)));
    names.elsewhere(model, settings);
    names
}

/// The name that an element is to have, and the one that it has by itself. What the settings choose is both.
///
/// Overloads have a prefix, and a number where they have the same one.
fn wanted(rename: Option<&str>, prefix: Option<&str>, name: &QualifiedName, number: Option<usize>) -> (String, String) {
    let is_overload = prefix.is_some();
    let prefix = prefix.filter(|prefix| !prefix.is_empty()).map(upper_camel).unwrap_or_default();
    if let Some(rename) = rename {
        let name = prefix + rename;
        let name = number.filter(|_| is_overload).map_or(name.clone(), |number| numbered(&name, number));
        return (name.clone(), name);
    }
    let own = upper_camel(&name.name);
    let own = if prefix.is_empty() { own } else { upper_camel(&(prefix + &own)) };
    (own_name(&own, number), own)
}

/// What distinguishes an overload from the others.
fn prefix(model: &Model, operation: &Operation) -> Option<String> {
    operation.is_overloaded.then(|| model.overload_prefix(operation))
}

/// Whether a type has the name, to which the settings then belong.
fn is_type(model: &Model, name: &QualifiedName) -> bool {
    model.find_structured_type(name).is_some() || model.enum_types.iter().any(|type_| type_.name == *name)
}

/// The names that the settings choose, with their elements, by module.
fn chosen(
    model: &Model,
    modules: &BTreeMap<String, String>,
    settings: &Settings,
) -> BTreeMap<String, Vec<(String, Key)>> {
    let mut chosen: BTreeMap<String, Vec<(String, Key)>> = BTreeMap::new();
    for (element, said) in &settings.types {
        let Some((namespace, name)) = element.rsplit_once('.') else { continue };
        let (Some(module), Some(rename)) = (modules.get(namespace), &said.rename) else { continue };
        let name = QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() };
        let is_operation = !is_type(model, &name);
        let key = Key { element: element.clone(), is_operation };
        let names = chosen.entry(module.clone()).or_default();
        if !is_operation {
            names.push((rename.value.clone(), key));
            continue;
        }
        for kind in [OperationKind::Action, OperationKind::Function] {
            names.extend(model.overloads(&name, kind).map(|(_, operation)| {
                let (prefix, number) = (prefix(model, operation), operation.facts.name_number);
                (wanted(Some(&rename.value), prefix.as_deref(), &name, number).0, key.clone())
            }));
        }
    }
    chosen
}

/// The name of a type or an operation, if it is free. It depends on no other element of the slice.
fn own_name(own: &str, number: Option<usize>) -> String {
    let own = if is_any(own) { format!("Type{own}") } else { own.to_owned() };
    number.map_or(own.clone(), |number| numbered(&own, number))
}

/// Whether a name begins as those of the enumerations of what a value may be, or as what is called instead.
fn is_any(name: &str) -> bool {
    let name = name.trim_start_matches("Type");
    name.strip_prefix("Any").is_some_and(|rest| rest.starts_with(|next: char| !next.is_lowercase()))
}

/// The name of a type as a variant of its base types, if it is free: with the module of the type, if that is another one. It
/// depends on no other element of the slice, so the module is there whether the name would be free without it or not.
pub(super) fn variant_name(type_: &StructuredType, module: Option<&str>, settings: &Settings) -> String {
    let own = settings.rename(&type_.name).map_or_else(|| upper_camel(&type_.name.name), str::to_owned);
    let number = type_.facts.name_number.filter(|_| settings.rename(&type_.name).is_none());
    let own = number.map_or(own.clone(), |number| numbered(&own, number));
    let Some(module) = module else { return own };
    let far = upper_camel(module) + &own;
    type_.variant_number.map_or(far.clone(), |number| numbered(&far, number))
}

/// The modules of namespaces.
struct Modules {
    of_namespaces: BTreeMap<String, String>,
    /// The pairs of namespaces that would have the same one.
    faults: Vec<FaultAt>,
    /// The same, and names that generated code uses itself, by the settings.
    clashes: Vec<Fault>,
}

/// The module of each namespace.
fn modules(model: &Model, settings: &Settings, renamed: &mut Vec<Renamed>) -> Modules {
    let (mut modules, mut faults, mut clashes) = (BTreeMap::new(), Vec::new(), Vec::new());
    let mut owners: BTreeMap<String, &Schema> = BTreeMap::new();
    for schema in model.schemas.iter().filter(|schema| !schema.is_vocabulary) {
        let namespace = &schema.namespace;
        let chosen = settings.modules.get(namespace);
        let own = chosen.map_or_else(|| module_name(namespace), |module| module.value.clone());
        let is_reserved = RESERVED_MODULES.contains(&own.as_str());
        let module = if is_reserved { numbered(&own, 2) } else { own };
        let at = chosen.and_then(|module| module.at);
        if let Some(other) = owners.get(&module) {
            let longer = longer_module(namespace, &module);
            let message = format!(
                "`{namespace}` would be the module `{module}`, as is `{}`; to name it otherwise:{}",
                other.namespace,
                module_lines(namespace, &longer)
            );
            // What the settings choose is wrong there, and not in the documents.
            let at = at.or_else(|| settings.modules.get(&other.namespace)?.at);
            if at.is_some() {
                clashes.push(settings.fault(at, Code::NameClash, message));
            } else {
                let other = (other.place, format!("`{}` is declared here", other.namespace));
                faults.push(FaultAt { place: schema.place, code: Code::NameClash, message, other: Some(other) });
            }
        } else if chosen.is_some() && is_reserved {
            let message = format!(
                "`{namespace}` cannot be the module `{}`, a name that generated code uses itself; to name it otherwise:{}",
                chosen.map_or("", |module| &module.value),
                module_lines(namespace, &module)
            );
            clashes.push(settings.fault(at, Code::NameClash, message));
        }
        let last = namespace.rsplit('.').next().unwrap_or(namespace);
        if chosen.is_none() && (is_reserved || !last.is_ascii()) {
            let reason = if is_reserved { Reason::Reserved } else { Reason::NotAscii };
            let lines = Some(module_lines(namespace, &module));
            renamed.push(Renamed { element: namespace.clone(), name: module.clone(), place: None, reason, lines });
        }
        owners.insert(module.clone(), schema);
        modules.insert(namespace.clone(), module);
    }
    Modules { of_namespaces: modules, faults, clashes }
}

/// A name for the module of a namespace that says more than one that is taken: with a further part of the namespace, if there is
/// one.
fn longer_module(namespace: &str, taken: &str) -> String {
    let all: Vec<_> = namespace.split('.').map(module).collect();
    let more = (1..=all.len()).map(|count| all[all.len() - count..].join("_"));
    more.into_iter().find(|name| name.len() > taken.len()).unwrap_or_else(|| numbered(taken, 2))
}

/// The name of the module of a namespace: its last segment, and the one before it where that is a version. It depends on no
/// other namespace, so that it stays as it is when another document is added.
fn module_name(namespace: &str) -> String {
    last_part(namespace).split('.').map(module).collect::<Vec<_>>().join("_")
}

/// A name that two elements have.
struct Clash {
    name: String,
    /// The element that has it by the settings.
    element: String,
    /// The other one, or nothing if generated code uses the name itself.
    other: Option<String>,
}

impl Clash {
    fn fault(&self, settings: &Settings) -> Fault {
        let Self { name, element, other } = self;
        let at = settings.types.get(element).and_then(|said| said.rename.as_ref()?.at);
        // Overloads have more in front of the name that the settings choose.
        let chosen = |element: &String| settings.types.get(element)?.rename.as_ref().map(|rename| &rename.value);
        let lines = |element: &String| type_lines(element, &numbered(chosen(element).unwrap_or(name), 2));
        let other = other.as_ref().map(|other| {
            // The settings say nothing of an operation that has the name of a type.
            let shown = if other == element { "the operation of that name".to_owned() } else { format!("`{other}`") };
            (shown, lines(other))
        });
        clash(settings, at, (element, lines(element)), name, other)
    }
}

/// The names that are taken in one module.
struct ModuleScope {
    types: Scope,
    statics: Scope,
    /// The names that the settings choose, with their elements.
    chosen: BTreeMap<String, Key>,
    clashes: Vec<Clash>,
}

impl ModuleScope {
    fn new(chosen: &[(String, Key)]) -> Self {
        let mut scope = Self {
            types: Scope::reserving(RESERVED),
            statics: Scope::default(),
            chosen: BTreeMap::new(),
            clashes: Vec::new(),
        };
        for (name, key) in chosen {
            if !scope.types.take_exactly(name) {
                let other = scope.chosen.get(name).map(|other| other.element.clone());
                scope.clashes.push(Clash { name: name.clone(), element: key.element.clone(), other });
            }
            scope.chosen.insert(name.clone(), key.clone());
        }
        scope
    }

    /// Takes the name of a type, of which `own` is what the schema calls it in Rust.
    fn type_name(
        &mut self,
        wanted: &str,
        own: &str,
        owner: Owner,
        is_operation: bool,
        renamed: &mut Vec<RenamedAt>,
    ) -> String {
        if let Some(key) = self.chosen.get(wanted) {
            if *key == (Key { element: owner.element.clone(), is_operation }) {
                return wanted.to_owned();
            }
            if !self.clashes.iter().any(|clash| clash.name == wanted) {
                let (name, element, other) = (wanted.to_owned(), key.element.clone(), Some(owner.element.clone()));
                self.clashes.push(Clash { name, element, other });
            }
        }
        let (name, by) = self.types.take(wanted, Some(owner.clone()));
        if name != own {
            let reason = match by.or_else(|| self.types.owner(own)) {
                Some(by) => ReasonAt::Taken(by),
                None if name != wanted => ReasonAt::Reserved,
                None if is_any(own) => ReasonAt::Any,
                None => ReasonAt::TakenElsewhere,
            };
            let lines = Some(type_lines(&owner.element, &name));
            renamed.push(RenamedAt { owner, name: name.clone(), reason, lines });
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
            ("anyItem", None, "TypeAnyItem"),
            ("typeAnyItem", None, "TypeTypeAnyItem"),
            ("any", None, "Any"),
            ("anyone", None, "Anyone"),
        ] {
            assert_eq!(own_name(&upper_camel(name), number), own);
        }
    }
}
