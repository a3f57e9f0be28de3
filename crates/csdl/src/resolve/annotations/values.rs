//! Annotations and their values: bound, and checked against the declared types of their terms.

use super::application::Bound;
use super::fit::{Unfit, found};
use super::graph;
use crate::diagnostic::Code;
use crate::document::{Annotation, Constant, Dynamic, Expression, ExpressionKind, PropertyValue, Record};
use crate::fault::Faults;
use crate::model::{self, AbstractType, QualifiedName, StructuredTypeId, Type, TypeKind, Undecoded, Value};
use crate::resolve::names::{Found, Item, ScopeId};
use crate::resolve::resolver::Resolver;
use crate::resolve::types::type_kind;
use crate::source::{Place, Spanned};

/// Binds the annotations of one target.
pub(super) struct Binder<'w, 'd> {
    pub(super) resolver: &'w Resolver<'d>,
    pub(super) faults: &'w mut Faults,
    pub(super) undecoded: &'w mut Vec<Undecoded>,
    /// The path of the target.
    pub(super) path: String,
}

/// What a value has to be.
#[derive(Clone, Copy)]
pub(super) struct Expected<'a> {
    /// What the value is a value of, for people.
    pub(super) what: &'a str,
    pub(super) kind: &'a TypeKind,
    pub(super) is_collection: bool,
    pub(super) nullable: bool,
}

impl<'a> Expected<'a> {
    fn of(what: &'a str, type_: &'a Type) -> Self {
        Self { what, kind: &type_.kind, is_collection: type_.is_collection, nullable: type_.nullable }
    }
}

impl Binder<'_, '_> {
    /// Binds an annotation of an element that `$AppliesTo` calls by one of these words.
    pub(super) fn annotation(&mut self, scope: ScopeId, annotation: &Annotation, kinds: &[&str]) -> Option<Bound> {
        let before = self.faults.count();
        let resolver = self.resolver;
        let found = resolver.names.find(scope, &annotation.term, self.faults);
        let place = annotation.term.place;
        let (name, number) = match found {
            Some(Found::Declared(name, Item::Term(number))) => (name, Some(number)),
            Some(Found::External(name)) => (name, None),
            Some(Found::Declared(name, other)) => {
                let message = format!("`{name}` is {}, where a term is needed", other.what());
                self.faults.add(Code::WrongKind, place, message);
                return None;
            }
            Some(Found::Edm(name)) => {
                self.faults.add(Code::UnresolvedName, place, format!("OData has no term `Edm.{name}`"));
                return None;
            }
            None => return None,
        };
        let term = number.and_then(|number| resolver.model.terms.get(number));
        let value = match term {
            Some(term) => {
                let written = &annotation.term;
                self.check_target(term, kinds, written);
                self.value(scope, &annotation.value, Some(Expected::of(&format!("@{}", written.value), &term.type_)))
            }
            None => self.value(scope, &annotation.value, None),
        };
        let annotations = self.nested(scope, &annotation.annotations, "Annotation");
        Some(Bound {
            annotation: model::Annotation { term: name, qualifier: annotation.qualifier.clone(), value, annotations },
            term: number,
            is_sound: self.faults.count() == before,
        })
    }

    fn check_target(&mut self, term: &model::Term, kinds: &[&str], written: &Spanned<String>) {
        let applies = |kind: &&str| term.applies_to.iter().any(|known| known == kind);
        if kinds.is_empty() || term.applies_to.is_empty() || kinds.iter().any(applies) {
            return;
        }
        let kind = kinds.first().copied().unwrap_or_default();
        let message = match term.applies_to.as_slice() {
            [only] if only == "Collection" => {
                format!("`@{}` applies to collections only, which this {kind} is not", written.value)
            }
            all => format!("`@{}` does not apply to {kind} elements, only to {}", written.value, all.join(", ")),
        };
        let fault = self.faults.add(Code::TermTarget, written.place, message);
        if self.resolver.model.schema(&term.name.namespace).is_some() {
            fault.declared_at(&format!("`{}`", term.name), term.place);
        }
    }

    /// Annotations of something in an annotation.
    fn nested(&mut self, scope: ScopeId, annotations: &[Annotation], kind: &str) -> Vec<model::Annotation> {
        let mut bound = Vec::new();
        for annotation in annotations {
            let Some(one) = self.annotation(scope, annotation, &[kind]) else { continue };
            let term = &one.annotation.term;
            if one.term.is_none() || !graph::decodes_nested(term) {
                self.leave(annotation, term);
            }
            bound.push(one.annotation);
        }
        bound.sort_by(|one, other| (&one.term, &one.qualifier).cmp(&(&other.term, &other.qualifier)));
        bound
    }

    /// Lists an annotation that is not decoded.
    pub(super) fn leave(&mut self, annotation: &Annotation, term: &QualifiedName) {
        let term = match &annotation.qualifier {
            Some(qualifier) => format!("{term}#{qualifier}"),
            None => term.to_string(),
        };
        self.undecoded.push(Undecoded { target: self.path.clone(), term, place: annotation.term.place });
    }

    /// Binds a value and reports whatever in it is not what is expected.
    pub(super) fn value(&mut self, scope: ScopeId, expression: &Expression, expected: Option<Expected<'_>>) -> Value {
        match &expression.kind {
            ExpressionKind::Constant(constant) => {
                if let Some(expected) = expected {
                    self.check_constant(constant, expression.place, expected);
                }
                Value::Constant(constant.clone())
            }
            ExpressionKind::Collection(items) => {
                let item = expected.and_then(|expected| {
                    if !expected.is_collection && !is_untyped(expected.kind) {
                        self.mismatch(expected, expression.place, "a collection");
                        return None;
                    }
                    Some(Expected { is_collection: false, ..expected })
                });
                Value::Collection(items.iter().map(|expression| self.value(scope, expression, item)).collect())
            }
            ExpressionKind::Record(record) => self.record(scope, record, expression.place, expected),
            ExpressionKind::Path(path) => Value::Path(self.resolver.names.path(scope, path)),
            // What a computed expression results in is not known here, nor what its operands must be.
            ExpressionKind::Dynamic(dynamic) => self.dynamic(scope, dynamic),
        }
    }

    fn dynamic(&mut self, scope: ScopeId, dynamic: &Dynamic) -> Value {
        let resolver = self.resolver;
        let operator = dynamic.operator.value.clone();
        let operands = dynamic.operands.iter().map(|operand| match (&operand.kind, operator.as_str()) {
            // The one string that is a name.
            (ExpressionKind::Constant(Constant::String(name)), "$LabeledElementReference") => {
                Value::Constant(Constant::String(resolver.names.path(scope, name)))
            }
            _ => self.value(scope, operand, None),
        });
        let operands = operands.collect();
        let arguments = dynamic.arguments.iter();
        let arguments = arguments.map(|(name, text)| (name.clone(), resolver.names.path(scope, text))).collect();
        let annotations = self.nested(scope, &dynamic.annotations, operator.trim_start_matches('$'));
        Value::Dynamic { operator, operands, arguments, annotations }
    }

    fn mismatch(&mut self, expected: Expected<'_>, place: Place, found: &str) {
        let name = self.resolver.kind_name(expected.kind);
        let name = if expected.is_collection { format!("Collection({name})") } else { name };
        let message = format!("`{}` takes {name}, but this is {found}", expected.what);
        self.faults.add(Code::TermValueType, place, message);
    }

    fn check_constant(&mut self, constant: &Constant, place: Place, expected: Expected<'_>) {
        if is_untyped(expected.kind) && !expected.is_collection {
            return;
        }
        if expected.is_collection {
            if !is_untyped(expected.kind) {
                self.mismatch(expected, place, found(constant));
            }
        } else if *constant == Constant::Null {
            if !expected.nullable {
                let message = format!("`{}` cannot be null", expected.what);
                self.faults.add(Code::TermValueType, place, message);
            }
        } else if let Some(fault) = self.resolver.unfit(expected.kind, constant, false) {
            match fault {
                Unfit::Kind => self.mismatch(expected, place, found(constant)),
                Unfit::Value(text, suggestion) => {
                    let message = format!(
                        "`{}` takes {}, but {text} is not a value of it",
                        expected.what,
                        self.resolver.kind_name(expected.kind)
                    );
                    let fault = self.faults.add(Code::TermValueType, place, message);
                    if let Some(meant) = suggestion {
                        fault.help(format!("did you mean `{meant}`?"));
                    }
                }
            }
        }
    }

    fn record(&mut self, scope: ScopeId, record: &Record, place: Place, expected: Option<Expected<'_>>) -> Value {
        let resolver = self.resolver;
        let named = record.type_.as_ref().map(|name| (name, type_kind(&resolver.names, scope, name, self.faults)));
        let type_ = self.record_type(named.as_ref(), place, expected);
        let mut properties = Vec::new();
        let mut annotations = Vec::new();
        let mut misspelt = Vec::new();
        for value in &record.properties {
            let declared = type_.and_then(|id| resolver.find_property(id, &value.name.value));
            let mut expected = declared.map(|property| Expected::of(&property.name, &property.type_));
            if let (Some(id), None) = (type_, declared) {
                misspelt.extend(self.check_undeclared(id, value));
            }
            // An example of a collection is a collection, which the types of examples fail to say.
            if type_.is_some_and(|id| resolver.is_example(id))
                && matches!(value.value.kind, ExpressionKind::Collection(_))
            {
                expected = None;
            }
            properties.push((value.name.value.clone(), self.value(scope, &value.value, expected)));
            let nested = self.nested(scope, &value.annotations, "PropertyValue");
            annotations.extend(nested.into_iter().map(|annotation| (Some(value.name.value.clone()), annotation)));
        }
        if let Some(id) = type_ {
            self.check_missing(id, record, &misspelt, place);
        }
        annotations
            .extend(self.nested(scope, &record.annotations, "Record").into_iter().map(|annotation| (None, annotation)));
        let name = named.and_then(|(_, kind)| kind).and_then(|kind| {
            let name = resolver.kind_name(&kind);
            let (namespace, name) = name.rsplit_once('.')?;
            Some(QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() })
        });
        Value::Record { type_: name, properties, annotations }
    }

    /// The type of a record's properties, if it is known.
    fn record_type(
        &mut self,
        named: Option<&(&Spanned<String>, Option<TypeKind>)>,
        place: Place,
        expected: Option<Expected<'_>>,
    ) -> Option<StructuredTypeId> {
        let resolver = self.resolver;
        let declared = match expected {
            Some(expected) if expected.is_collection => {
                if !is_untyped(expected.kind) {
                    self.mismatch(expected, place, "a record");
                }
                return None;
            }
            Some(Expected { kind: TypeKind::Structured(id), .. }) => Some(*id),
            Some(Expected { kind: TypeKind::External(_), .. }) | None => None,
            Some(Expected {
                kind: TypeKind::Abstract(AbstractType::Untyped | AbstractType::ComplexType | AbstractType::EntityType),
                ..
            }) => {
                // Any record will do, and it may be the value of an example, which is checked elsewhere.
                return None;
            }
            Some(expected) => {
                self.mismatch(expected, place, "a record");
                return None;
            }
        };
        let actual = match named {
            Some((_, Some(TypeKind::Structured(id)))) => *id,
            Some((name, Some(kind))) => {
                if !matches!(kind, TypeKind::External(_)) {
                    let message = format!("a record cannot be of `{}`, which is not a structured type", name.value);
                    self.faults.add(Code::TermValueType, name.place, message);
                }
                return None;
            }
            Some((_, None)) => return None,
            None => declared?,
        };
        let name = |id: StructuredTypeId| resolver.kind_name(&TypeKind::Structured(id));
        let place = named.map_or(place, |(name, _)| name.place);
        if let Some(declared) = declared.filter(|declared| !resolver.may_be(actual, *declared)) {
            let message = format!("`{}` is not derived from `{}`", name(actual), name(declared));
            self.faults.add(Code::TermValueType, place, message);
            return None;
        }
        if expected.is_some() && resolver.model.structured_types.get(actual.0).is_some_and(|type_| type_.is_abstract) {
            let message =
                format!("`{}` is abstract, so the record must be of a type that is derived from it", name(actual));
            let help = resolver.concrete_types(actual);
            let fault = self.faults.add(Code::AbstractType, place, message);
            if !help.is_empty() {
                fault.help_by_form(
                    format!("say by `@type` which: {help}"),
                    format!("say by the attribute `Type` of the record which: {help}"),
                );
            }
        }
        Some(actual)
    }

    /// Reports a property that a closed type does not have, and returns the one that was meant.
    fn check_undeclared(&mut self, id: StructuredTypeId, value: &PropertyValue) -> Option<String> {
        let resolver = self.resolver;
        let type_ = resolver.model.structured_types.get(id.0)?;
        let name = &value.name.value;
        // Control information is not a property.
        if type_.is_open || name.contains('@') || resolver.has_unknown_base(id.0) {
            return None;
        }
        let message = format!("`{}` has no property `{name}`", type_.name);
        let fault = self.faults.add(Code::TermValueType, value.name.place, message);
        let meant = resolver.names.suggest(name, resolver.property_names(id))?;
        fault.help(format!("did you mean `{meant}`?"));
        Some(meant.to_owned())
    }

    fn check_missing(&mut self, id: StructuredTypeId, record: &Record, misspelt: &[String], place: Place) {
        for property in self.resolver.properties(id) {
            let needed = !property.type_.nullable && !property.type_.is_collection && property.default_value.is_none();
            let is_given = record.properties.iter().any(|value| value.name.value == property.name);
            if needed && !is_given && !misspelt.contains(&property.name) {
                let message = format!(
                    "the record has no `{}`, which `{}` requires",
                    property.name,
                    self.resolver.kind_name(&TypeKind::Structured(id))
                );
                self.faults.add(Code::TermValueType, place, message);
            }
        }
    }
}

/// Whether anything is a value of a type.
fn is_untyped(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::External(_) => true,
        TypeKind::Abstract(type_) => *type_ == AbstractType::Untyped,
        _ => false,
    }
}
