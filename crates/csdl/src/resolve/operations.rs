//! Actions and functions.

use std::collections::HashMap;

use super::names::{Declared, ScopeId};
use super::resolver::Resolver;
use super::types::type_of;
use crate::diagnostic::Code;
use crate::document::{self, ElementKind};
use crate::fault::Faults;
use crate::model::{
    Constraints, Facts, Operation, OperationKind, Parameter, QualifiedName, RequestFacts, ReturnType, Type, TypeKind,
};

impl Resolver<'_> {
    /// The operations.
    pub(super) fn bind_operations(&mut self, faults: &mut Faults) {
        let mut bound: Vec<_> = self
            .names
            .operations
            .iter()
            .map(|declared| {
                let operation = self.operation(declared, faults);
                (self.order(&operation), operation, *declared)
            })
            .collect();
        bound.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        let mut firsts: HashMap<_, crate::source::Place> = HashMap::new();
        for (number, (order, operation, declared)) in bound.into_iter().enumerate() {
            // Actions differ by their binding type, functions also by the names of their parameters.
            let (name, binding, mut parameters, _) = order;
            if operation.kind == OperationKind::Action {
                parameters.clear();
            }
            parameters.sort();
            let place = declared.element.place;
            let first = *firsts.entry((name, operation.kind, binding, parameters)).or_insert(place);
            if first != place {
                let distinct = match operation.kind {
                    OperationKind::Action => "binding type",
                    OperationKind::Function => "binding type and the same parameters",
                };
                let message = format!("`{}` has two overloads with the same {distinct}", operation.name);
                let (earlier, later) = if first <= place { (first, place) } else { (place, first) };
                faults.add(Code::DuplicateDeclaration, later, message).located_at("the other one", earlier);
            }
            self.overloads.entry(operation.name.clone()).or_default().push(number);
            self.operations.push(declared);
            self.model.operations.push(operation);
        }
        for number in self.overloads.values().filter(|numbers| numbers.len() > 1).flatten() {
            self.model.operations[*number].is_overloaded = true;
        }
    }

    /// What operations are sorted by.
    fn order(&self, operation: &Operation) -> (QualifiedName, String, Vec<String>, OperationKind) {
        let binding = operation.binding.as_ref().map(|binding| self.type_name(&binding.type_)).unwrap_or_default();
        let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone()).collect();
        (operation.name.clone(), binding, parameters, operation.kind)
    }

    fn operation(&self, declared: &Declared<'_, &document::Operation>, faults: &mut Faults) -> Operation {
        let operation = declared.kind;
        let mut firsts = HashMap::new();
        for parameter in &operation.parameters {
            let place = parameter.name.place;
            let first = *firsts.entry(&parameter.name.value).or_insert(place);
            if first != place {
                let message = format!("the overload already has a parameter `{}`", parameter.name.value);
                faults.add(Code::DuplicateDeclaration, place, message).located_at("the first one", first);
            }
        }
        let mut parameters =
            operation.parameters.iter().map(|parameter| self.parameter(declared.scope, parameter, faults));
        let binding = if operation.is_bound { parameters.next() } else { None };
        let parameters = parameters.collect();
        if operation.is_bound && binding.is_none() {
            let message = format!("`{}` is bound, but has no binding parameter", declared.element.name.value);
            let fault = faults.add(Code::MissingBindingParameter, declared.element.place, message);
            fault.help("the first parameter of a bound operation is the one that it is bound to");
        }
        let return_type = operation.return_type.as_ref();
        Operation {
            name: declared.name(),
            kind: match declared.element.kind {
                ElementKind::Action(_) => OperationKind::Action,
                _ => OperationKind::Function,
            },
            binding,
            parameters,
            return_type: return_type.map(|type_| ReturnType {
                type_: type_of(&self.names, declared.scope, &type_.type_, faults),
                facts: Facts::default(),
            }),
            is_overloaded: false,
            is_composable: operation.is_composable,
            entity_set_path: operation
                .entity_set_path
                .as_ref()
                .map(|path| self.names.path(declared.scope, &path.value)),
            request: RequestFacts::default(),
            facts: Facts::default(),
            place: declared.element.place,
        }
    }

    fn parameter(&self, scope: ScopeId, parameter: &document::Parameter, faults: &mut Faults) -> Parameter {
        Parameter {
            name: parameter.name.value.clone(),
            type_: type_of(&self.names, scope, &parameter.type_, faults),
            is_optional: false,
            default_value: None,
            constraints: Constraints::default(),
            example: None,
            facts: Facts::default(),
            place: parameter.place,
        }
    }

    /// A type as people write it.
    pub(super) fn type_name(&self, type_: &Type) -> String {
        let name = self.kind_name(&type_.kind);
        if type_.is_collection { format!("Collection({name})") } else { name }
    }

    /// A type, not being a collection, as people write it.
    pub(super) fn kind_name(&self, kind: &TypeKind) -> String {
        let name = match kind {
            TypeKind::Primitive(primitive) => return format!("Edm.{}", primitive.name()),
            TypeKind::Abstract(type_) => return format!("Edm.{}", type_.name()),
            TypeKind::Structured(id) => self.names.structured.get(id.0).map(Declared::name),
            TypeKind::Enum(id) => self.names.enums.get(id.0).map(Declared::name),
            TypeKind::Definition(id) => self.names.definitions.get(id.0).map(Declared::name),
            TypeKind::External(name) => Some(name.clone()),
        };
        name.map(|name| name.to_string()).unwrap_or_default()
    }

    /// The overloads of a name.
    pub(super) fn overloads(&self, name: &QualifiedName) -> &[usize] {
        self.overloads.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}
