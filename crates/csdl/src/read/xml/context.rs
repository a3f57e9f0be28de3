//! What a reader must know of all documents before it can read one: the declarations of terms and type definitions.

use super::super::declarations::{Aliases, Declarations, Unsaid};
use crate::document::{self, Constant, ElementKind, TypeReference};
use crate::identifier::split_qualified;

/// The aliases of a document, and what all documents declare.
pub(super) struct Context<'t> {
    aliases: Aliases<'t>,
    declarations: &'t Declarations,
}

impl<'t> Context<'t> {
    /// A document with these aliases.
    pub(super) fn new(aliases: Aliases<'t>, declarations: &'t Declarations) -> Self {
        Self { aliases, declarations }
    }

    fn split<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)>
    where
        't: 'n,
    {
        let (written, name) = split_qualified(name)?;
        Some((self.aliases.get(written).copied().unwrap_or(written), name))
    }

    /// The primitive type by which constants of a type are written, if a document says it.
    pub(super) fn primitive<'n>(&self, type_: &'n str) -> Option<&'n str>
    where
        't: 'n,
    {
        let name = match self.split(type_)? {
            ("Edm", name) => return Some(name),
            other => self.declarations.underlying(other.0, other.1).or_else(|| built_in_definition(other))?,
        };
        name.strip_prefix("Edm.")
    }

    /// The value of an annotation with that term that says none. If the term is not known, it is taken for a tag, which
    /// nearly all such terms are.
    pub(super) fn unsaid(&self, term: &str) -> Unsaid {
        let value = self.split(term).and_then(|key| self.declarations.unsaid(key.0, key.1).or_else(|| built_in(key)));
        value.unwrap_or(Unsaid::Constant(Constant::Bool(true)))
    }
}

/// An element of the built-in vocabularies by its namespace, or the alias that it has there, and its name.
fn built_in_element((namespace, name): (&str, &str)) -> Option<&'static document::Element> {
    let documents = crate::vocabularies::documents();
    let schema = documents.iter().flat_map(|document| &document.schemas).find(|schema| {
        let alias = schema.alias.as_ref().map(|alias| alias.value.as_str());
        schema.namespace.value == namespace || alias == Some(namespace)
    });
    schema?.elements.iter().find(|element| element.name.value == name)
}

fn built_in_definition(key: (&str, &str)) -> Option<&'static str> {
    match &built_in_element(key)?.kind {
        ElementKind::TypeDefinition(definition) => Some(&definition.underlying_type.value),
        _ => None,
    }
}

fn built_in(key: (&str, &str)) -> Option<Unsaid> {
    let ElementKind::Term(term) = &built_in_element(key)?.kind else { return None };
    if let Some(default) = &term.default_value {
        return Some(Unsaid::Constant(default.value.clone()));
    }
    let TypeReference { name: type_, is_collection, .. } = &term.type_;
    if *is_collection {
        return Some(Unsaid::Collection);
    }
    let type_ = split_qualified(&type_.value).and_then(built_in_element);
    Some(match type_.map(|element| &element.kind) {
        Some(ElementKind::ComplexType(_) | ElementKind::EntityType(_)) => Unsaid::Record,
        _ => Unsaid::Constant(Constant::Null),
    })
}
