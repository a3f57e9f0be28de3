//! What annotations belong to.

use super::names::{Found, Item, ScopeId, few};
use super::resolver::Resolver;
use super::types::type_kind_at;
use crate::diagnostic::Code;
use crate::fault::Faults;
use crate::identifier::split_qualified;
use crate::model::{
    ContainerChildKind, OperationKind, Parameter, QualifiedName, StructuredKind, StructuredTypeId, Type, TypeKind,
};
use crate::source::{Place, Spanned};

/// An element that can be annotated. Numbers count in the lists of the model; those of parameters count the binding
/// parameter.
///
/// The order is the one in which annotations are decoded: what others refer to comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Schema(usize),
    Enum(usize),
    Member(usize, usize),
    Structured(usize),
    Property(usize, usize),
    Definition(usize),
    Term(usize),
    Operation(usize),
    Parameter(usize, usize),
    ReturnType(usize),
    Container(usize),
    Child(usize, usize),
    /// Something that the model does not hold facts of: its path, and what it is if that is known.
    Other(String, &'static [&'static str]),
}

/// What a name within an element refers to.
enum Inner<'a> {
    /// A target of its own.
    Held(Target),
    /// Something that the element has from another one: the model holds no facts of it here.
    Elsewhere,
    /// Nothing; these are the names that there are.
    Nothing(Vec<&'a str>),
}

impl Resolver<'_> {
    /// The path of a target, and the words by which `$AppliesTo` may call it; none means that it is not known.
    pub(super) fn describe(&self, target: &Target) -> (String, Vec<&'static str>) {
        self.described(target).unwrap_or_default()
    }

    fn described(&self, target: &Target) -> Option<(String, Vec<&'static str>)> {
        let model = &self.model;
        Some(match target {
            Target::Schema(schema) => (model.schemas.get(*schema)?.namespace.clone(), vec!["Schema"]),
            Target::Structured(id) => {
                let type_ = model.structured_types.get(*id)?;
                let kind = match type_.kind {
                    StructuredKind::Entity => "EntityType",
                    StructuredKind::Complex => "ComplexType",
                };
                (type_.name.to_string(), vec![kind])
            }
            Target::Property(id, index) => {
                let type_ = model.structured_types.get(*id)?;
                let property = type_.properties.get(*index)?;
                let kind = if property.navigation.is_some() { "NavigationProperty" } else { "Property" };
                (format!("{}/{}", type_.name, property.name), kinds(kind, &property.type_))
            }
            Target::Enum(id) => (model.enum_types.get(*id)?.name.to_string(), vec!["EnumType"]),
            Target::Member(id, index) => {
                let type_ = model.enum_types.get(*id)?;
                (format!("{}/{}", type_.name, type_.members.get(*index)?.name), vec!["Member"])
            }
            Target::Definition(id) => (model.type_definitions.get(*id)?.name.to_string(), vec!["TypeDefinition"]),
            Target::Term(number) => {
                let term = model.terms.get(*number)?;
                (term.name.to_string(), kinds("Term", &term.type_))
            }
            Target::Operation(number) => {
                let kind = match model.operations.get(*number)?.kind {
                    OperationKind::Action => "Action",
                    OperationKind::Function => "Function",
                };
                (self.overload_path(*number), vec![kind])
            }
            Target::Parameter(number, index) => {
                let parameter = self.parameter_of(*number, *index)?;
                let path = format!("{}/{}", self.overload_path(*number), parameter.name);
                (path, kinds("Parameter", &parameter.type_))
            }
            Target::ReturnType(number) => {
                let returned = model.operations.get(*number)?.return_type.as_ref()?;
                (format!("{}/$ReturnType", self.overload_path(*number)), kinds("ReturnType", &returned.type_))
            }
            Target::Container(number) => {
                (model.entity_containers.get(*number)?.name.to_string(), vec!["EntityContainer"])
            }
            Target::Child(number, index) => {
                let container = model.entity_containers.get(*number)?;
                let child = container.children.get(*index)?;
                let kinds = match child.kind {
                    ContainerChildKind::EntitySet { .. } => vec!["EntitySet", "Collection"],
                    ContainerChildKind::Singleton { .. } => vec!["Singleton"],
                    ContainerChildKind::ActionImport { .. } => vec!["ActionImport"],
                    ContainerChildKind::FunctionImport { .. } => vec!["FunctionImport"],
                };
                (format!("{}/{}", container.name, child.name), kinds)
            }
            Target::Other(path, kinds) => (path.clone(), kinds.to_vec()),
        })
    }

    /// A parameter, counting the binding parameter.
    pub(super) fn parameter_of(&self, number: usize, index: usize) -> Option<&Parameter> {
        let operation = self.model.operations.get(number)?;
        operation.binding.iter().chain(&operation.parameters).nth(index)
    }

    /// An overload as targets name it.
    pub(super) fn overload_path(&self, number: usize) -> String {
        let Some(operation) = self.model.operations.get(number) else { return String::new() };
        let others: &[Parameter] = match operation.kind {
            OperationKind::Action => &[],
            OperationKind::Function => &operation.parameters,
        };
        let types: Vec<_> =
            operation.binding.iter().chain(others).map(|parameter| self.type_name(&parameter.type_)).collect();
        format!("{}({})", operation.name, types.join(","))
    }

    /// The elements of an external target: several if it names all overloads of an operation. Annotations of a target that
    /// is not found are still checked, without knowing what they belong to.
    pub(super) fn find_targets(&self, scope: ScopeId, target: &Spanned<String>, faults: &mut Faults) -> Vec<Target> {
        let mut targets = self.known_targets(scope, target, faults);
        if targets.is_empty() {
            targets.push(Target::Other(self.names.path(scope, &target.value), &[]));
        }
        targets
    }

    /// The elements whose children a target names, whether or not the model holds facts of those.
    pub(super) fn owners(&self, scope: ScopeId, target: &str, place: Place) -> Vec<Target> {
        // Binding the annotations has reported the faults of the target.
        let mut faults = Faults::default();
        let head = target.split_once('/').map_or(target, |(head, _)| head);
        let head = Spanned::new(head.to_owned(), place);
        self.known_targets(scope, &head, &mut faults)
    }

    fn known_targets(&self, scope: ScopeId, target: &Spanned<String>, faults: &mut Faults) -> Vec<Target> {
        let (head, rest) = match target.value.split_once('/') {
            Some((head, rest)) => (head, Some(rest)),
            None => (target.value.as_str(), None),
        };
        let (name, signature) = match head.split_once('(') {
            Some((name, signature)) => (name, Some(signature.strip_suffix(')').unwrap_or(signature))),
            None => (head, None),
        };
        let found = match signature {
            Some(_) => self.names.find_operation(scope, name, target.place, faults),
            None => self.names.find_text(scope, name, target.place, faults),
        };
        let Some(found) = found else { return Vec::new() };
        match found {
            Found::External(_) => Vec::new(),
            Found::Edm(_) => {
                let message = format!("`{name}` belongs to OData itself and cannot be annotated");
                faults.add(Code::UnknownAnnotationTarget, target.place, message);
                Vec::new()
            }
            Found::Declared(qualified, Item::Operations) => {
                self.operation_targets(scope, &qualified, signature, rest, target.place, faults)
            }
            Found::Declared(qualified, item) => {
                if signature.is_some() {
                    let message = format!("`{qualified}` is {}, which has no overloads", item.what());
                    faults.add(Code::UnknownAnnotationTarget, target.place, message);
                    return Vec::new();
                }
                self.item_target(item, rest, target.place, &qualified, faults).into_iter().collect()
            }
        }
    }

    /// The target in an element, if the model holds facts of it.
    fn item_target(
        &self,
        item: Item,
        rest: Option<&str>,
        place: Place,
        owner: &QualifiedName,
        faults: &mut Faults,
    ) -> Option<Target> {
        let given = self.names.given;
        let (own, is_given) = match item {
            Item::Structured(id) => (Target::Structured(id.0), id.0 < given.structured),
            Item::Enum(id) => (Target::Enum(id.0), id.0 < given.enums),
            Item::Definition(id) => (Target::Definition(id.0), id.0 < given.definitions),
            Item::Term(number) => (Target::Term(number), number < given.terms),
            Item::Container(number) => (Target::Container(number), true),
            Item::Operations => return None,
        };
        if !is_given {
            return None;
        }
        let Some(rest) = rest else { return Some(own) };
        let (segment, deeper) = match rest.split_once('/') {
            Some((segment, _)) => (segment, true),
            None => (rest, false),
        };
        // Annotations of annotations, and paths through a type cast, have no element of their own.
        if segment.contains('@') || split_qualified(segment).is_some() {
            return None;
        }
        let found = match item {
            Item::Structured(id) => self.find_in_type(id, segment),
            Item::Enum(id) => {
                let members = self.model.enum_types.get(id.0).map(|type_| type_.members.as_slice()).unwrap_or_default();
                match members.iter().position(|member| member.name == segment) {
                    Some(index) => Inner::Held(Target::Member(id.0, index)),
                    None => Inner::Nothing(members.iter().map(|member| member.name.as_str()).collect()),
                }
            }
            Item::Container(number) => self.find_in_container(number, segment),
            Item::Definition(_) | Item::Term(_) | Item::Operations => Inner::Nothing(Vec::new()),
        };
        match found {
            Inner::Held(target) if !deeper => Some(target),
            Inner::Held(_) | Inner::Elsewhere => None,
            Inner::Nothing(known) => {
                self.nothing(format!("`{owner}` has no `{segment}`"), segment, known, place, faults);
                None
            }
        }
    }

    fn find_in_type(&self, id: StructuredTypeId, name: &str) -> Inner<'_> {
        let own = self.model.structured_types.get(id.0);
        let index = own.and_then(|type_| type_.properties.iter().position(|property| property.name == name));
        match index {
            Some(index) => Inner::Held(Target::Property(id.0, index)),
            None if self.find_property(id, name).is_some() || self.has_unknown_base(id.0) => Inner::Elsewhere,
            None => Inner::Nothing(self.property_names(id).collect()),
        }
    }

    fn find_in_container(&self, number: usize, name: &str) -> Inner<'_> {
        let Some(container) = self.model.entity_containers.get(number) else { return Inner::Elsewhere };
        match container.children.binary_search_by(|child| child.name.as_str().cmp(name)) {
            Ok(index) => Inner::Held(Target::Child(number, index)),
            Err(_) if container.extends.is_some() => Inner::Elsewhere,
            Err(_) => Inner::Nothing(container.children.iter().map(|child| child.name.as_str()).collect()),
        }
    }

    fn operation_targets(
        &self,
        scope: ScopeId,
        name: &QualifiedName,
        signature: Option<&str>,
        rest: Option<&str>,
        place: Place,
        faults: &mut Faults,
    ) -> Vec<Target> {
        let mut overloads = self.overloads(name).to_vec();
        if let Some(signature) = signature {
            let before = faults.count();
            let types = self.signature(scope, signature, place, faults);
            if faults.count() > before {
                return Vec::new();
            }
            overloads.retain(|number| self.has_signature(*number, &types));
            if overloads.is_empty() {
                let fault = faults.add(
                    Code::UnknownAnnotationTarget,
                    place,
                    format!("`{name}` has no overload `({signature})`"),
                );
                let known = self.overloads(name).iter().map(|number| self.overload_path(*number));
                fault.help(format!("its overloads are {}", few(known)));
                return Vec::new();
            }
        }
        let Some(rest) = rest else { return overloads.into_iter().map(Target::Operation).collect() };
        let mut targets = Vec::new();
        let mut known = Vec::new();
        for number in overloads {
            let Some(operation) = self.model.operations.get(number) else { continue };
            let (segment, deeper) = rest.split_once('/').map_or((rest, false), |(segment, _)| (segment, true));
            let mut parameters = operation.binding.iter().chain(&operation.parameters);
            known.extend(parameters.clone().map(|parameter| parameter.name.as_str()));
            let path = || format!("{}/{rest}", self.overload_path(number));
            if segment == "$ReturnType" {
                if operation.return_type.is_some() {
                    targets.push(if deeper { Target::Other(path(), &[]) } else { Target::ReturnType(number) });
                }
            } else if let Some(index) = parameters.position(|parameter| parameter.name == segment) {
                targets.push(if deeper { Target::Other(path(), &[]) } else { Target::Parameter(number, index) });
            }
        }
        if targets.is_empty() {
            let message = match rest {
                "$ReturnType" => format!("`{name}` returns nothing"),
                _ => format!("no overload of `{name}` has a parameter `{rest}`"),
            };
            self.nothing(message, rest, known, place, faults);
        }
        targets
    }

    /// The types between the parentheses of a target.
    fn signature(&self, scope: ScopeId, signature: &str, place: Place, faults: &mut Faults) -> Vec<(TypeKind, bool)> {
        let mut types = Vec::new();
        for text in signature.split(',').map(str::trim).filter(|text| !text.is_empty()) {
            let item = text.strip_prefix("Collection(").map(|item| item.strip_suffix(')').unwrap_or(item));
            let kind = type_kind_at(&self.names, scope, item.unwrap_or(text), place, faults);
            types.extend(kind.map(|kind| (kind, item.is_some())));
        }
        types
    }

    fn has_signature(&self, number: usize, types: &[(TypeKind, bool)]) -> bool {
        let Some(operation) = self.model.operations.get(number) else { return false };
        let is = |parameter: &Parameter, (kind, is_collection): &(TypeKind, bool)| {
            parameter.type_.kind == *kind && parameter.type_.is_collection == *is_collection
        };
        let are_all = || {
            let parameters: Vec<_> = operation.binding.iter().chain(&operation.parameters).collect();
            parameters.len() == types.len()
                && parameters.into_iter().zip(types).all(|(parameter, expected)| is(parameter, expected))
        };
        match operation.kind {
            OperationKind::Action => match (&operation.binding, types) {
                (None, []) => true,
                (Some(binding), [only]) => is(binding, only),
                // Published metadata also names actions by all of their parameters, which leaves no doubt either.
                _ => are_all(),
            },
            OperationKind::Function => are_all(),
        }
    }

    fn nothing(&self, message: String, name: &str, known: Vec<&str>, place: Place, faults: &mut Faults) {
        let fault = faults.add(Code::UnknownAnnotationTarget, place, message);
        if let Some(meant) = self.names.suggest(name, known) {
            fault.help(format!("did you mean `{meant}`?"));
        }
    }
}

fn kinds(kind: &'static str, type_: &Type) -> Vec<&'static str> {
    if type_.is_collection { vec![kind, "Collection"] } else { vec![kind] }
}
