//! Uses of types, and the elements without structure: enumeration types, type definitions and terms.

use std::collections::HashMap;

use super::lineage::cut_cycles;
use super::names::{Found, Item, Names, ScopeId, few};
use super::resolver::Resolver;
use crate::diagnostic::Code;
use crate::document::{Document, TypeReference};
use crate::fault::Faults;
use crate::model::{
    AbstractType, EnumType, Facts, Member, Primitive, QualifiedName, Schema, Term, Type, TypeDefinition, TypeKind,
};
use crate::source::{Place, Role, Source, Spanned};

/// A type that takes any value. It replaces an unknown type, so that nothing else is reported about it.
fn unknown(written: &str) -> TypeKind {
    let (namespace, name) = written.rsplit_once('.').unwrap_or_default();
    TypeKind::External(QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() })
}

/// What a type name means, with a fault if it is not a type.
pub(super) fn type_kind(
    names: &Names<'_>,
    scope: ScopeId,
    name: &Spanned<String>,
    faults: &mut Faults,
) -> Option<TypeKind> {
    type_kind_at(names, scope, &name.value, name.place, faults)
}

/// What a type name that is written at that place means, with a fault if it is not a type.
pub(super) fn type_kind_at(
    names: &Names<'_>,
    scope: ScopeId,
    text: &str,
    place: Place,
    faults: &mut Faults,
) -> Option<TypeKind> {
    match names.find_text(scope, text, place, faults)? {
        Found::Edm(edm) => {
            if let Some(primitive) = Primitive::ALL.iter().find(|primitive| primitive.name() == edm) {
                return Some(TypeKind::Primitive(*primitive));
            }
            if let Some(type_) = AbstractType::ALL.iter().find(|type_| type_.name() == edm) {
                return Some(TypeKind::Abstract(*type_));
            }
            let fault = faults.add(Code::UnresolvedName, place, format!("OData has no type `Edm.{edm}`"));
            let primitive = Primitive::ALL.iter().map(|primitive| primitive.name());
            let known = primitive.chain(AbstractType::ALL.iter().map(|type_| type_.name()));
            if let Some(meant) = names.suggest(&edm, known) {
                fault.help(format!("did you mean `Edm.{meant}`?"));
            }
            None
        }
        Found::Declared(_, Item::Structured(id)) => Some(TypeKind::Structured(id)),
        Found::Declared(_, Item::Enum(id)) => Some(TypeKind::Enum(id)),
        Found::Declared(_, Item::Definition(id)) => Some(TypeKind::Definition(id)),
        Found::Declared(name, other) => {
            faults.add(Code::WrongKind, place, format!("`{name}` is {}, where a type is needed", other.what()));
            None
        }
        Found::External(name) => Some(TypeKind::External(name)),
    }
}

/// The type that is used.
pub(super) fn type_of(names: &Names<'_>, scope: ScopeId, type_: &TypeReference, faults: &mut Faults) -> Type {
    Type {
        kind: type_kind(names, scope, &type_.name, faults).unwrap_or_else(|| unknown(&type_.name.value)),
        is_collection: type_.is_collection,
        nullable: type_.nullable,
        facets: type_.facets.clone(),
    }
}

impl Resolver<'_> {
    /// The schemas: what all documents say of each namespace.
    pub(super) fn bind_schemas(&mut self, sources: &[Source], documents: &[Document]) {
        let path = |document: &Document| sources.get(document.source.0 as usize).map(|source| source.path.as_str());
        let is_vocabulary = |document: &Document| {
            sources.get(document.source.0 as usize).is_some_and(|source| source.role == Role::Vocabulary)
        };
        let mut found: Vec<_> = documents
            .iter()
            .flat_map(|document| document.schemas.iter().map(move |schema| (document, schema)))
            .map(|(document, schema)| {
                let alias = schema.alias.as_ref().map(|alias| alias.value.clone());
                let place = schema.namespace.place;
                (schema.namespace.value.clone(), path(document), alias, is_vocabulary(document), place)
            })
            .collect();
        found.sort();
        for (namespace, _, alias, is_vocabulary, place) in found {
            match self.model.schemas.last_mut() {
                Some(schema) if schema.namespace == namespace => {
                    schema.is_vocabulary &= is_vocabulary;
                    schema.alias = schema.alias.take().or(alias);
                }
                _ => {
                    let facts = Facts::default();
                    self.model.schemas.push(Schema { namespace, is_vocabulary, alias, facts, place });
                }
            }
        }
    }

    /// The enumeration types.
    pub(super) fn bind_enum_types(&mut self, faults: &mut Faults) {
        for declared in &self.names.enums {
            let type_ = declared.kind;
            let mut underlying_type = Primitive::Int32;
            if let Some(name) = &type_.underlying_type {
                match type_kind(&self.names, declared.scope, name, faults) {
                    Some(TypeKind::Primitive(primitive)) if primitive.integer_range().is_some() => {
                        underlying_type = primitive;
                    }
                    Some(_) => {
                        let message = format!("`{}` cannot be the type of enumeration values", name.value);
                        let fault = faults.add(Code::WrongKind, name.place, message);
                        fault.help("one of Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32, Edm.Int64");
                    }
                    None => underlying_type = Primitive::Int64,
                }
            }
            let (least, most) = underlying_type.integer_range().unwrap_or((i64::MIN, i64::MAX));
            let mut firsts = HashMap::new();
            for member in &type_.members {
                let first = *firsts.entry(&member.name.value).or_insert(member.name.place);
                if first != member.name.place {
                    let message = format!("the enumeration already has a member `{}`", member.name.value);
                    faults
                        .add(Code::DuplicateDeclaration, member.name.place, message)
                        .located_at("the first one", first);
                }
                if member.value.value < least || member.value.value > most {
                    let message = format!("{} is not a value of Edm.{}", member.value.value, underlying_type.name());
                    faults.add(Code::InvalidValue, member.value.place, message);
                }
            }
            let members = type_.members.iter().map(|member| Member {
                name: member.name.value.clone(),
                value: member.value.value,
                service_root: None,
                facts: Facts::default(),
                place: Place { end: member.value.place.end.max(member.name.place.end), ..member.name.place },
            });
            self.model.enum_types.push(EnumType {
                name: declared.name(),
                underlying_type,
                is_flags: type_.is_flags,
                members: members.collect(),
                facts: Facts::default(),
                place: declared.element.place,
            });
        }
    }

    /// The type definitions.
    pub(super) fn bind_type_definitions(&mut self, faults: &mut Faults) {
        for declared in &self.names.definitions {
            let name = &declared.kind.underlying_type;
            let underlying_type = match type_kind(&self.names, declared.scope, name, faults) {
                Some(TypeKind::Primitive(primitive)) => primitive,
                Some(_) => {
                    let message =
                        format!("a type definition needs a primitive type below it, which `{}` is not", name.value);
                    faults.add(Code::WrongKind, name.place, message);
                    Primitive::String
                }
                None => Primitive::String,
            };
            self.model.type_definitions.push(TypeDefinition {
                name: declared.name(),
                underlying_type,
                facets: declared.kind.facets.clone(),
                facts: Facts::default(),
                place: declared.element.place,
            });
        }
    }

    /// The terms.
    pub(super) fn bind_terms(&mut self, faults: &mut Faults) {
        let mut bases = Vec::new();
        for declared in &self.names.terms {
            let term = declared.kind;
            let base =
                term.base_term.as_ref().and_then(|name| match self.names.find(declared.scope, name, faults)? {
                    Found::Declared(qualified, Item::Term(number)) => Some((qualified, Some(number))),
                    Found::External(qualified) => Some((qualified, None)),
                    Found::Declared(qualified, other) => {
                        let message = format!("`{qualified}` is {}, where a term is needed", other.what());
                        faults.add(Code::WrongKind, name.place, message);
                        None
                    }
                    Found::Edm(_) => {
                        faults.add(Code::WrongKind, name.place, format!("`{}` is not a term", name.value));
                        None
                    }
                });
            bases.push(base.as_ref().and_then(|(_, number)| *number));
            self.model.terms.push(Term {
                name: declared.name(),
                type_: type_of(&self.names, declared.scope, &term.type_, faults),
                applies_to: term.applies_to.iter().map(|kind| kind.value.clone()).collect(),
                default_value: term.default_value.as_ref().map(|value| value.value.clone()),
                base_term: base.map(|(qualified, _)| qualified),
                facts: Facts::default(),
                place: declared.element.place,
            });
        }
        for cycle in cut_cycles(&mut bases) {
            let names = cycle.iter().filter_map(|number| self.names.terms.get(*number));
            let place = names.clone().next().and_then(|declared| declared.kind.base_term.as_ref());
            if let Some(place) = place.map(|base| base.place) {
                report_cycle(place, &names.map(|declared| declared.name().to_string()).collect::<Vec<_>>(), faults);
            }
        }
    }
}

/// Reports a cycle of elements that are based on each other.
pub(super) fn report_cycle(place: Place, cycle: &[String], faults: &mut Faults) {
    let Some(first) = cycle.first() else { return };
    let fault = faults.add(Code::BaseTypeCycle, place, format!("`{first}` is based on itself"));
    if cycle.len() > 1 {
        fault.help(format!("the cycle has {} members: {}", cycle.len(), few(cycle)));
    }
}
