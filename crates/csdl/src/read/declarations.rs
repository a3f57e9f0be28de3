//! The declarations that a reader of XML must know before it reads a document: those of terms, type definitions and
//! structured types. CSDL XML leaves out what they say.

use std::collections::{HashMap, HashSet};

use crate::document::{Constant, Document, ElementKind};
use crate::identifier::split_qualified;
use crate::names::qualifiers;
use crate::xml::{Element, Namespace};

/// A namespace and a simple name.
type Key = (String, String);

/// The terms, type definitions and structured types of all documents.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    terms: HashMap<Key, TermDeclaration>,
    definitions: HashMap<Key, String>,
    structured: HashSet<Key>,
}

#[derive(Clone, Debug)]
struct TermDeclaration {
    /// The type, its alias expanded, without `Collection(..)`.
    type_: String,
    is_collection: bool,
    default: Option<DefaultValue>,
}

/// A default value.
#[derive(Clone, Debug)]
enum DefaultValue {
    /// In the words of XML.
    Written(String),
    Constant(Constant),
}

/// The value of an annotation without one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unsaid {
    /// The default value of the term, in the words of XML, and the name of the term's type.
    Written(String, String),
    /// A constant.
    Constant(Constant),
    /// A record without property values.
    Record,
    /// A collection without items.
    Collection,
}

/// The aliases of one document.
pub(crate) type Aliases<'t> = HashMap<&'t str, &'t str>;

/// The aliases that a document in XML declares, and its schemas.
pub(crate) fn aliases_and_schemas<'r>(root: &'r Element<'_>) -> (Aliases<'r>, Vec<&'r Element<'r>>) {
    let is = |element: &Element<'_>, name: &str| element.name == name;
    let references = root.children.iter().filter(|child| is(child, "Reference"));
    let includes = references.flat_map(|reference| &reference.children).filter(|child| is(child, "Include"));
    let services = root.children.iter().filter(|child| is(child, "DataServices"));
    let bare = (root.name == "Schema").then_some(root);
    let schemas: Vec<&Element<'_>> = services
        .flat_map(|services| &services.children)
        .chain(bare)
        .filter(|child| is(child, "Schema") && child.namespace == Namespace::Edm)
        .collect();
    let mut aliases = Aliases::new();
    for element in includes.chain(schemas.iter().copied()) {
        if let (Some(alias), Some(namespace)) = (element.attribute("Alias"), element.attribute("Namespace")) {
            aliases.entry(alias).or_insert(namespace);
        }
    }
    (aliases, schemas)
}

fn expand(aliases: &Aliases<'_>, name: &str) -> String {
    match split_qualified(name) {
        Some((written, simple)) => format!("{}.{simple}", aliases.get(written).copied().unwrap_or(written)),
        None => name.to_owned(),
    }
}

fn key(qualified: &str) -> Option<Key> {
    let (namespace, name) = split_qualified(qualified)?;
    Some((namespace.to_owned(), name.to_owned()))
}

impl Declarations {
    /// Adds what a document in XML declares.
    pub(crate) fn add_root(&mut self, root: &Element<'_>) {
        let (aliases, schemas) = aliases_and_schemas(root);
        for schema in schemas {
            let Some(namespace) = schema.attribute("Namespace") else { continue };
            for child in &schema.children {
                let Some(name) = child.attribute("Name") else { continue };
                let key = (namespace.to_owned(), name.to_owned());
                match child.name {
                    "Term" => {
                        let written = child.attribute("Type").unwrap_or_default();
                        let item = written.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
                        let default =
                            child.attribute("DefaultValue").map(|text| DefaultValue::Written(text.to_owned()));
                        let type_ = expand(&aliases, item.unwrap_or(written));
                        self.terms.insert(key, TermDeclaration { type_, is_collection: item.is_some(), default });
                    }
                    "EntityType" | "ComplexType" => {
                        self.structured.insert(key);
                    }
                    "TypeDefinition" => {
                        let underlying = child.attribute("UnderlyingType").unwrap_or_default();
                        self.definitions.insert(key, underlying.to_owned());
                    }
                    _ => {}
                }
            }
        }
    }

    /// Adds what built-in documents declare, also under their aliases, which documents use without declaring them.
    pub(crate) fn add_built_in(&mut self, documents: &[Document]) {
        for document in documents {
            self.add_document(document);
        }
        let schemas = documents.iter().flat_map(|document| &document.schemas);
        for (schema, alias) in schemas.filter_map(|schema| Some((schema, schema.alias.as_ref()?))) {
            for element in &schema.elements {
                let own = (schema.namespace.value.clone(), element.name.value.clone());
                let other = (alias.value.clone(), element.name.value.clone());
                if let Some(term) = self.terms.get(&own) {
                    self.terms.insert(other, term.clone());
                } else if let Some(underlying) = self.definitions.get(&own) {
                    self.definitions.insert(other, underlying.clone());
                }
            }
        }
    }

    /// Adds what a document declares that has been read.
    pub(crate) fn add_document(&mut self, document: &Document) {
        let mut aliases = Aliases::new();
        for (namespace, alias) in qualifiers(document) {
            if let Some(alias) = alias {
                aliases.entry(&alias.value).or_insert(&namespace.value);
            }
        }
        for schema in &document.schemas {
            for element in &schema.elements {
                let key = (schema.namespace.value.clone(), element.name.value.clone());
                match &element.kind {
                    ElementKind::Term(term) => {
                        let default =
                            term.default_value.as_ref().map(|value| DefaultValue::Constant(value.value.clone()));
                        let type_ = expand(&aliases, &term.type_.name.value);
                        let is_collection = term.type_.is_collection;
                        self.terms.insert(key, TermDeclaration { type_, is_collection, default });
                    }
                    ElementKind::EntityType(_) | ElementKind::ComplexType(_) => {
                        self.structured.insert(key);
                    }
                    ElementKind::TypeDefinition(definition) => {
                        self.definitions.insert(key, definition.underlying_type.value.clone());
                    }
                    _ => {}
                }
            }
        }
    }

    /// The primitive type that a type definition has below it.
    pub(crate) fn underlying(&self, namespace: &str, name: &str) -> Option<&str> {
        self.definitions.get(&(namespace.to_owned(), name.to_owned())).map(String::as_str)
    }

    /// The value of an annotation with that term that says none: by the specification the default value of the term, of
    /// which the default is null, or an empty record or collection. `None` if the term is not declared.
    pub(crate) fn unsaid(&self, namespace: &str, name: &str) -> Option<Unsaid> {
        let term = self.terms.get(&(namespace.to_owned(), name.to_owned()))?;
        Some(match &term.default {
            Some(DefaultValue::Written(text)) => Unsaid::Written(text.clone(), term.type_.clone()),
            Some(DefaultValue::Constant(constant)) => Unsaid::Constant(constant.clone()),
            None if term.is_collection => Unsaid::Collection,
            None if key(&term.type_).is_some_and(|key| self.structured.contains(&key)) => Unsaid::Record,
            None => Unsaid::Constant(Constant::Null),
        })
    }
}
