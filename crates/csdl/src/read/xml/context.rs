//! What must be known of the whole document before a part of it can be read: XML leaves out what the declaration of a
//! term or type definition says.

use std::collections::HashMap;

use crate::document::{self, Constant, ElementKind, TypeReference};
use crate::identifier::split_qualified;
use crate::xml::Element;

/// The aliases of a document, and its terms and type definitions by namespace and name.
#[derive(Default)]
pub(super) struct Context<'t> {
    aliases: HashMap<&'t str, &'t str>,
    terms: HashMap<(&'t str, &'t str), &'t Element<'t>>,
    definitions: HashMap<(&'t str, &'t str), &'t str>,
    structured: HashMap<(&'t str, &'t str), &'t Element<'t>>,
}

/// What an annotation means that says no value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unsaid {
    /// The default value of its term, in the words of XML, and the name of the term's type.
    Written(String, String),
    /// A constant.
    Constant(Constant),
    /// A record without property values.
    Record,
    /// A collection without items.
    Collection,
}

impl<'t> Context<'t> {
    /// Goes through the inclusions and the children of the schemas.
    pub(super) fn new(root: &'t Element<'_>, services: &'t Element<'_>) -> Self {
        let mut context = Self::default();
        let references = root.children.iter().filter(|child| child.name == "Reference");
        let includes = references.flat_map(|reference| &reference.children);
        for element in includes.chain(&services.children) {
            if let (Some(alias), Some(namespace)) = (element.attribute("Alias"), element.attribute("Namespace")) {
                context.aliases.entry(alias).or_insert(namespace);
            }
        }
        for schema in &services.children {
            let Some(namespace) = schema.attribute("Namespace") else { continue };
            for child in &schema.children {
                let Some(name) = child.attribute("Name") else { continue };
                match child.name {
                    "Term" => {
                        context.terms.insert((namespace, name), child);
                    }
                    "EntityType" | "ComplexType" => {
                        context.structured.insert((namespace, name), child);
                    }
                    "TypeDefinition" => {
                        let underlying = child.attribute("UnderlyingType").unwrap_or_default();
                        context.definitions.insert((namespace, name), underlying);
                    }
                    _ => {}
                }
            }
        }
        context
    }

    fn split<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)>
    where
        't: 'n,
    {
        let (written, name) = split_qualified(name)?;
        Some((self.aliases.get(written).copied().unwrap_or(written), name))
    }

    /// The primitive type by which constants of a type are written, if this document says it.
    pub(super) fn primitive<'n>(&self, type_: &'n str) -> Option<&'n str>
    where
        't: 'n,
    {
        let name = match self.split(type_)? {
            ("Edm", name) => return Some(name),
            other => self.definitions.get(&other).copied().or_else(|| built_in_definition(other))?,
        };
        name.strip_prefix("Edm.")
    }

    /// What an annotation with that term means if it says no value: the default value of the term, or what comes nearest
    /// to saying nothing for the type of the term. Where the term is not known, it is taken for a tag, as nearly all
    /// such terms are.
    pub(super) fn unsaid(&self, term: &str) -> Unsaid {
        let Some(key) = self.split(term) else { return Unsaid::Constant(Constant::Bool(true)) };
        if let Some(own) = self.terms.get(&key) {
            let type_ = own.attribute("Type").unwrap_or_default();
            if let Some(default) = own.attribute("DefaultValue") {
                return Unsaid::Written(default.to_owned(), type_.to_owned());
            }
            if type_.starts_with("Collection(") {
                return Unsaid::Collection;
            }
            if self.split(type_).is_some_and(|key| self.structured.contains_key(&key)) {
                return Unsaid::Record;
            }
            return Unsaid::Constant(Constant::Bool(true));
        }
        built_in(key).unwrap_or(Unsaid::Constant(Constant::Bool(true)))
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
    match built_in_element(split_qualified(&type_.value)?)?.kind {
        ElementKind::ComplexType(_) | ElementKind::EntityType(_) => Some(Unsaid::Record),
        _ => None,
    }
}
