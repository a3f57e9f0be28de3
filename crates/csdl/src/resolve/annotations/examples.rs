//! Examples, checked against the types of what they are examples of.

use super::application::{Application, property, record};
use super::fit::{Unfit, found};
use crate::diagnostic::Code;
use crate::document::{Constant, Expression, ExpressionKind, Record};
use crate::fault::Faults;
use crate::model::{AbstractType, Constraints, Json, Model, StructuredTypeId, Type, TypeKind};
use crate::resolve::names::ScopeId;
use crate::resolve::resolver::Resolver;
use crate::resolve::targets::Target;
use crate::resolve::types::type_kind;
use crate::source::Place;

/// An example and what it is an example of.
pub(super) struct Example<'d> {
    target: Target,
    scope: ScopeId,
    value: &'d Expression,
}

impl<'d> Example<'d> {
    /// The example that an annotation gives of that target, if it gives one in place.
    pub(super) fn new(target: &Target, application: Application<'d>) -> Option<Self> {
        let value = property(record(&application.written.value)?, "Value")?;
        Some(Self { target: target.clone(), scope: application.scope, value })
    }
}

/// Checks all examples and stores those of parameters.
pub(super) fn check_examples(resolver: &mut Resolver<'_>, examples: Vec<Example<'_>>, faults: &mut Faults) {
    for Example { target, scope, value } in examples {
        let mut checker = Checker { resolver, scope, faults };
        if let Some((type_, constraints)) = checker.declared(&target) {
            checker.check(value, type_, constraints);
        }
        let json = json(resolver, scope, value);
        if let Target::Parameter(number, index) = target {
            let operation = resolver.model.operations.get_mut(number);
            let parameters = operation.map(|operation| operation.binding.iter_mut().chain(&mut operation.parameters));
            if let Some(parameter) = parameters.and_then(|mut parameters| parameters.nth(index)) {
                parameter.example = json;
            }
        }
    }
}

struct Checker<'a, 'd> {
    resolver: &'a Resolver<'d>,
    scope: ScopeId,
    faults: &'a mut Faults,
}

impl<'a> Checker<'a, '_> {
    fn declared(&self, target: &Target) -> Option<(&'a Type, &'a Constraints)> {
        let model: &'a Model = &self.resolver.model;
        match target {
            Target::Property(id, index) => {
                let property = model.structured_types.get(*id)?.properties.get(*index)?;
                Some((&property.type_, &property.constraints))
            }
            Target::Parameter(number, index) => {
                let resolver: &'a Resolver<'_> = self.resolver;
                let parameter = resolver.parameter_of(*number, *index)?;
                Some((&parameter.type_, &parameter.constraints))
            }
            _ => None,
        }
    }

    fn fault(&mut self, place: Place, message: String) -> &mut crate::fault::Fault {
        self.faults.add(Code::ExampleDoesNotFit, place, message)
    }

    fn check(&mut self, value: &Expression, type_: &Type, constraints: &Constraints) {
        if !type_.is_collection {
            self.check_item(value, type_, constraints);
            return;
        }
        match &value.kind {
            ExpressionKind::Collection(items) => {
                let count = items.len() as u64;
                let least = constraints.min_items.filter(|least| count < *least);
                let most = constraints.max_items.filter(|most| count > *most);
                for (limit, word) in [(least, "least"), (most, "most")] {
                    if let Some(limit) = limit {
                        self.fault(
                            value.place,
                            format!("the example has {count} items, but at {word} {limit} are allowed"),
                        );
                    }
                }
                for item in items {
                    self.check_item(item, type_, constraints);
                }
            }
            ExpressionKind::Path(_) | ExpressionKind::Dynamic(_) => {}
            ExpressionKind::Constant(constant) => self.mismatch(value.place, type_, found(constant)),
            ExpressionKind::Record(_) => self.mismatch(value.place, type_, "an object"),
        }
    }

    fn mismatch(&mut self, place: Place, type_: &Type, found: &str) {
        let name = self.resolver.type_name(type_);
        self.fault(place, format!("the example must be {name} here, but is {found}"));
    }

    fn check_item(&mut self, value: &Expression, type_: &Type, constraints: &Constraints) {
        let resolver = self.resolver;
        let item = Type { is_collection: false, ..type_.clone() };
        match &value.kind {
            ExpressionKind::Path(_) | ExpressionKind::Dynamic(_) => {}
            ExpressionKind::Constant(Constant::Null) => {
                if !type_.nullable && !matches!(type_.kind, TypeKind::External(_)) {
                    let name = resolver.kind_name(&type_.kind);
                    self.fault(value.place, format!("the example is null, which {name} is not allowed to be here"));
                }
            }
            ExpressionKind::Constant(constant) => match resolver.unfit(&type_.kind, constant, true) {
                None => {}
                Some(Unfit::Kind) => self.mismatch(value.place, &item, found(constant)),
                Some(Unfit::Value(text, meant)) => {
                    let name = resolver.kind_name(&type_.kind);
                    let fault = self.fault(value.place, format!("{text} is not a value of {name}"));
                    if let Some(meant) = meant {
                        fault.help(format!("did you mean `{meant}`?"));
                    }
                }
            },
            ExpressionKind::Collection(_) => {
                if !matches!(&type_.kind, TypeKind::External(_))
                    && type_.kind != TypeKind::Abstract(AbstractType::Untyped)
                {
                    self.mismatch(value.place, &item, "an array");
                }
            }
            ExpressionKind::Record(record) => match &type_.kind {
                TypeKind::Structured(declared) => self.check_record(record, value.place, *declared, constraints),
                TypeKind::External(_)
                | TypeKind::Abstract(AbstractType::Untyped | AbstractType::ComplexType | AbstractType::EntityType) => {}
                _ => self.mismatch(value.place, &item, "an object"),
            },
        }
    }

    fn check_record(&mut self, record: &Record, place: Place, declared: StructuredTypeId, constraints: &Constraints) {
        let resolver = self.resolver;
        let name = |id: StructuredTypeId| resolver.kind_name(&TypeKind::Structured(id));
        let mut actual = declared;
        let mut place = place;
        if let Some(written) = &record.type_ {
            place = written.place;
            match type_kind(&resolver.names, self.scope, written, self.faults) {
                Some(TypeKind::Structured(id)) => actual = id,
                Some(TypeKind::External(_)) | None => return,
                Some(other) => {
                    let message = format!("`{}` is not derived from `{}`", resolver.kind_name(&other), name(declared));
                    self.fault(place, message);
                    return;
                }
            }
        }
        if !resolver.may_be(actual, declared) {
            self.fault(place, format!("`{}` is not derived from `{}`", name(actual), name(declared)));
            return;
        }
        if resolver.model.structured_types.get(actual.0).is_some_and(|type_| type_.is_abstract) {
            let known = resolver.concrete_types(actual);
            let fault = self.fault(
                place,
                format!("`{}` is abstract: `@odata.type` must say which derived type it is", name(actual)),
            );
            if !known.is_empty() {
                fault.help(format!("one of {known}"));
            }
            return;
        }
        let is_allowed = |allowed: &StructuredTypeId| resolver.may_be(actual, *allowed);
        if !constraints.allowed_types.is_empty() && !constraints.allowed_types.iter().any(is_allowed) {
            let allowed: Vec<_> = constraints.allowed_types.iter().map(|id| name(*id)).collect();
            self.fault(place, format!("`{}` is not one of the allowed types: {}", name(actual), allowed.join(", ")));
        }
        self.check_properties(record, place, actual);
    }

    fn check_properties(&mut self, record: &Record, place: Place, id: StructuredTypeId) {
        let resolver = self.resolver;
        let Some(type_) = resolver.model.structured_types.get(id.0) else { return };
        let may_have_more = type_.is_open || resolver.has_unknown_base(id.0);
        for value in &record.properties {
            let name = &value.name.value;
            match resolver.find_property(id, name) {
                Some(property) => self.check(&value.value, &property.type_, &property.constraints),
                // Control information is not a property.
                None if may_have_more || name.contains('@') => {}
                None => {
                    let meant = resolver.names.suggest(name, resolver.property_names(id));
                    let fault = self.fault(value.name.place, format!("`{}` has no property `{name}`", type_.name));
                    if let Some(meant) = meant {
                        fault.help(format!("did you mean `{meant}`?"));
                    }
                }
            }
        }
        let is_given = |name: &str| record.properties.iter().any(|value| value.name.value == name);
        for property in resolver.properties(id).filter(|property| property.constraints.is_required) {
            if !is_given(&property.name) {
                self.fault(place, format!("the example has no `{}`, which is required", property.name));
            }
        }
    }
}

/// A value as JSON; none if it is not given in place.
pub(super) fn json(resolver: &Resolver<'_>, scope: ScopeId, value: &Expression) -> Option<Json> {
    Some(match &value.kind {
        ExpressionKind::Constant(Constant::Null) => Json::Null,
        ExpressionKind::Constant(Constant::Bool(value)) => Json::Bool(*value),
        ExpressionKind::Constant(Constant::Number(text)) => Json::Number(text.clone()),
        ExpressionKind::Constant(Constant::String(text)) => Json::String(text.clone()),
        ExpressionKind::Collection(items) => {
            Json::Array(items.iter().map(|item| json(resolver, scope, item)).collect::<Option<_>>()?)
        }
        ExpressionKind::Record(record) => {
            // The type is written as requests write it, and first, where readers like it best.
            let type_ = record.type_.as_ref().map(|name| {
                ("@odata.type".to_owned(), Json::String(format!("#{}", resolver.names.path(scope, &name.value))))
            });
            let properties = record
                .properties
                .iter()
                .map(|property| Some((property.name.value.clone(), json(resolver, scope, &property.value)?)));
            Json::Object(type_.into_iter().map(Some).chain(properties).collect::<Option<_>>()?)
        }
        ExpressionKind::Path(_) | ExpressionKind::Dynamic(_) => return None,
    })
}
