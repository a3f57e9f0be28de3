//! What is declared under which name, and what a name in a document means.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::scope::Scope;
use super::unread::Unread;
use crate::built_in::{is_built_in, is_complete};
use crate::diagnostic::Code;
use crate::document::{self, Document, Element, ElementKind};
use crate::fault::Faults;
use crate::identifier::split_qualified;
use crate::model::{EnumTypeId, QualifiedName, StructuredKind, StructuredTypeId, TypeDefinitionId};
use crate::names::path_with;
use crate::source::{Place, Role, Source, Spanned};
use crate::suggestion::closest;
use crate::vocabularies::STANDARD;

/// The most suggestions of a run: each compares a name with all names of a namespace.
const MOST_SUGGESTIONS: u32 = 30;

/// The number of a document, whose aliases give names their meaning.
pub(super) type ScopeId = usize;

/// An element and what is needed to read the names in it.
#[derive(Clone, Copy)]
pub(super) struct Declared<'d, T> {
    pub(super) scope: ScopeId,
    pub(super) namespace: &'d str,
    pub(super) element: &'d Element,
    pub(super) kind: T,
}

impl<T> Declared<'_, T> {
    pub(super) fn name(&self) -> QualifiedName {
        QualifiedName { namespace: self.namespace.to_owned(), name: self.element.name.value.clone() }
    }
}

/// The element of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Structured(StructuredTypeId),
    Enum(EnumTypeId),
    Definition(TypeDefinitionId),
    /// All overloads of that name.
    Operations,
    /// The number in the list of terms.
    Term(usize),
    /// The number in the list of entity containers.
    Container(usize),
}

impl Item {
    /// What it is, with its article.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Structured(_) => "a structured type",
            Self::Enum(_) => "an enumeration type",
            Self::Definition(_) => "a type definition",
            Self::Operations => "an action or function",
            Self::Term(_) => "a term",
            Self::Container(_) => "an entity container",
        }
    }
}

/// What a name means in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A name of the Edm namespace, which may or may not exist.
    Edm(String),
    /// A declared element.
    Declared(QualifiedName, Item),
    /// A name of a namespace that is known by name only, or of which only a part is built in.
    External(QualifiedName),
}

/// Where a namespace comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Given,
    BuiltIn,
}

/// Everything that is declared, those of the caller first and each part sorted by qualified name.
pub(super) struct Names<'d> {
    scopes: Vec<Scope<'d>>,
    items: HashMap<(&'d str, &'d str), Item>,
    /// The names of operations, which are told apart from all others: published metadata has a type `image` and
    /// functions `image` in one namespace, and no place for a name takes both.
    of_operations: HashSet<(&'d str, &'d str)>,
    origins: HashMap<&'d str, Origin>,
    in_namespace: HashMap<&'d str, Vec<&'d str>>,
    unread: Unread,
    suggestions: Cell<u32>,
    pub(super) structured: Vec<Declared<'d, (StructuredKind, &'d document::StructuredType)>>,
    pub(super) enums: Vec<Declared<'d, &'d document::EnumType>>,
    pub(super) definitions: Vec<Declared<'d, &'d document::TypeDefinition>>,
    pub(super) terms: Vec<Declared<'d, &'d document::Term>>,
    pub(super) containers: Vec<Declared<'d, &'d document::EntityContainer>>,
    /// In no particular order yet: theirs depends on the types of their parameters.
    pub(super) operations: Vec<Declared<'d, &'d document::Operation>>,
    pub(super) given: Given,
}

/// How many elements of each kind, and how many documents, are the caller's: the first ones.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given {
    pub(super) structured: usize,
    pub(super) enums: usize,
    pub(super) definitions: usize,
    pub(super) terms: usize,
    pub(super) documents: usize,
}

impl<'d> Names<'d> {
    /// Collects the names of the documents and of those built-in ones whose namespaces they do not declare themselves.
    pub(super) fn new(
        sources: &[Source],
        documents: &'d [Document],
        built_in: &'d [Document],
        unread: Unread,
        faults: &mut Faults,
    ) -> Self {
        let mut names = Self {
            scopes: Vec::new(),
            items: HashMap::new(),
            of_operations: HashSet::new(),
            origins: HashMap::new(),
            in_namespace: HashMap::new(),
            unread,
            suggestions: Cell::new(MOST_SUGGESTIONS),
            structured: Vec::new(),
            enums: Vec::new(),
            definitions: Vec::new(),
            terms: Vec::new(),
            containers: Vec::new(),
            operations: Vec::new(),
            given: Given::default(),
        };
        let is_vocabulary = |document: &Document| {
            sources.get(document.source.0 as usize).is_some_and(|source| source.role == Role::Vocabulary)
        };
        names.collect(documents, Origin::Given, is_vocabulary, faults);
        names.given = Given {
            structured: names.structured.len(),
            enums: names.enums.len(),
            definitions: names.definitions.len(),
            terms: names.terms.len(),
            documents: documents.len(),
        };
        names.collect(built_in, Origin::BuiltIn, |_| true, faults);
        names.number();
        names
    }

    fn collect(
        &mut self,
        documents: &'d [Document],
        origin: Origin,
        is_vocabulary: impl Fn(&Document) -> bool,
        faults: &mut Faults,
    ) {
        let mut firsts: HashMap<(&str, &str, bool), &'d Element> = HashMap::new();
        for document in documents {
            let scope = self.scopes.len();
            self.scopes.push(Scope::new(document, is_vocabulary(document), faults));
            for schema in &document.schemas {
                let namespace = schema.namespace.value.as_str();
                let declares = origin == Origin::BuiltIn || !schema.elements.is_empty();
                let known = self.origins.get(namespace).copied();
                if origin == Origin::BuiltIn && known == Some(Origin::Given) {
                    continue;
                }
                if declares || known.is_none() && !is_built_in(namespace) {
                    self.origins.insert(namespace, origin);
                }
                for element in &schema.elements {
                    let name = element.name.value.as_str();
                    let is_overload = is_operation(element);
                    let first = *firsts.entry((namespace, name, is_overload)).or_insert(element);
                    if !is_overload && !std::ptr::eq(first, element) {
                        let message = format!("`{namespace}.{name}` is declared twice");
                        let fault = faults.add(Code::DuplicateDeclaration, element.name.place, message);
                        fault.declared_at("the other one", first.name.place);
                        continue;
                    }
                    self.in_namespace.entry(namespace).or_default().push(name);
                    self.element(scope, namespace, element);
                }
            }
        }
    }

    fn element(&mut self, scope: ScopeId, namespace: &'d str, element: &'d Element) {
        let name = element.name.value.as_str();
        macro_rules! declared {
            ($kind:expr) => {
                Declared { scope, namespace, element, kind: $kind }
            };
        }
        match &element.kind {
            ElementKind::EntityType(type_) => self.structured.push(declared!((StructuredKind::Entity, type_))),
            ElementKind::ComplexType(type_) => self.structured.push(declared!((StructuredKind::Complex, type_))),
            ElementKind::EnumType(type_) => self.enums.push(declared!(type_)),
            ElementKind::TypeDefinition(type_) => self.definitions.push(declared!(type_)),
            ElementKind::Term(term) => self.terms.push(declared!(term)),
            ElementKind::EntityContainer(container) => self.containers.push(declared!(container)),
            ElementKind::Action(operation) | ElementKind::Function(operation) => {
                self.of_operations.insert((namespace, name));
                self.operations.push(declared!(operation));
            }
        }
    }

    /// Sorts what has been collected and gives each element its number.
    fn number(&mut self) {
        let given = self.given;
        sort(&mut self.structured, given.structured);
        sort(&mut self.enums, given.enums);
        sort(&mut self.definitions, given.definitions);
        sort(&mut self.terms, given.terms);
        let containers = self.containers.len();
        sort(&mut self.containers, containers);
        let structured = keys(&self.structured).map(|(number, key)| (key, Item::Structured(StructuredTypeId(number))));
        self.items.extend(structured);
        self.items.extend(keys(&self.enums).map(|(number, key)| (key, Item::Enum(EnumTypeId(number)))));
        self.items
            .extend(keys(&self.definitions).map(|(number, key)| (key, Item::Definition(TypeDefinitionId(number)))));
        self.items.extend(keys(&self.terms).map(|(number, key)| (key, Item::Term(number))));
        self.items.extend(keys(&self.containers).map(|(number, key)| (key, Item::Container(number))));
    }

    /// The namespace of an alias of the document. Anything else is a namespace itself.
    pub(super) fn namespace<'a>(&'a self, scope: ScopeId, written: &'a str) -> &'a str {
        self.scopes.get(scope).and_then(|scope| scope.aliases.get(written)).copied().unwrap_or(written)
    }

    /// A path, or anything else with qualified names in it, in which no name begins with an alias.
    pub(super) fn path(&self, scope: ScopeId, path: &str) -> String {
        path_with(path, &mut |written| Some(self.namespace(scope, written).to_owned()))
    }

    /// What a name means, with a fault if it means nothing.
    pub(super) fn find(&self, scope: ScopeId, name: &Spanned<String>, faults: &mut Faults) -> Option<Found> {
        self.find_text(scope, &name.value, name.place, faults)
    }

    /// What a name that is written at that place means, with a fault if it means nothing; an operation only if there is
    /// nothing else of that name.
    pub(super) fn find_text(&self, scope: ScopeId, text: &str, place: Place, faults: &mut Faults) -> Option<Found> {
        let Some((written, name)) = split_qualified(text) else {
            faults.add(
                Code::UnresolvedName,
                place,
                format!("`{text}` is not a qualified name such as `namespace.name`"),
            );
            return None;
        };
        let namespace = self.namespace(scope, written);
        if namespace == "Edm" {
            return Some(Found::Edm(name.to_owned()));
        }
        let qualified = QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() };
        if let Some(item) = self.items.get(&(namespace, name)) {
            return Some(Found::Declared(qualified, *item));
        }
        if self.of_operations.contains(&(namespace, name)) {
            return Some(Found::Declared(qualified, Item::Operations));
        }
        if self.unread.may_declare(namespace) {
            return Some(Found::External(qualified));
        }
        // Published metadata often uses a standard vocabulary without including it.
        let included = self.scopes.get(scope).is_some_and(|scope| scope.included.contains_key(namespace))
            || STANDARD.iter().any(|(_, standard)| *standard == namespace);
        match self.origins.get(namespace) {
            Some(origin) if *origin == Origin::Given || is_complete(namespace) => {
                let fault = faults.add(Code::UnresolvedName, place, format!("`{qualified}` is not declared"));
                if let Some(meant) = self.suggest(name, self.in_namespace.get(namespace).into_iter().flatten().copied())
                {
                    fault.help(format!("did you mean `{written}.{meant}`?"));
                }
                return None;
            }
            Some(_) => return Some(Found::External(qualified)),
            None if included => return Some(Found::External(qualified)),
            None => {}
        }
        let (code, message) = if written.contains('.') {
            let message = format!("no document declares the namespace `{written}`, and this one does not include it");
            (Code::UnresolvedName, message)
        } else {
            (Code::UndeclaredAlias, format!("`{written}` is neither an alias of this document nor a known namespace"))
        };
        let fault = faults.add(code, place, message);
        let mut aliases: Vec<&str> =
            self.scopes.get(scope).into_iter().flat_map(|scope| scope.aliases.keys().copied()).collect();
        aliases.sort_unstable();
        let known = aliases.iter().chain(self.origins.keys()).copied();
        match self.suggest(written, known) {
            Some(meant) => fault.help(format!("did you mean `{meant}.{name}`?")),
            None if code == Code::UnresolvedName => fault.help_by_form(
                "`$Include` in a `$Reference` makes a namespace known",
                "`edmx:Include` in an `edmx:Reference` makes a namespace known",
            ),
            None if aliases.is_empty() => fault.help("this document has no aliases"),
            None => fault.help(format!("the aliases of this document are {}", few(aliases))),
        }
        None
    }

    /// What a name means where an operation is needed, with a fault if it means nothing.
    pub(super) fn find_operation(
        &self,
        scope: ScopeId,
        text: &str,
        place: Place,
        faults: &mut Faults,
    ) -> Option<Found> {
        if let Some((written, name)) = split_qualified(text) {
            let namespace = self.namespace(scope, written);
            if self.of_operations.contains(&(namespace, name)) {
                let qualified = QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() };
                return Some(Found::Declared(qualified, Item::Operations));
            }
        }
        self.find_text(scope, text, place, faults)
    }

    /// The URI of the document that a document references for a namespace.
    pub(super) fn reference(&self, scope: ScopeId, namespace: &str) -> Option<&'d str> {
        self.scopes.get(scope)?.included.get(namespace).copied()
    }

    /// Whether a name of a namespace may be declared in a document with errors.
    pub(super) fn may_be_unread(&self, namespace: &str) -> bool {
        self.unread.may_declare(namespace)
    }

    /// Whether no code is generated from a document.
    pub(super) fn is_vocabulary(&self, scope: ScopeId) -> bool {
        self.scopes.get(scope).is_some_and(|scope| scope.is_vocabulary)
    }

    /// The URI that a document references for each namespace that no document declares.
    pub(super) fn references(&self) -> BTreeMap<String, String> {
        let mut references: BTreeMap<String, String> = BTreeMap::new();
        for (namespace, uri) in self.scopes.iter().take(self.given.documents).flat_map(|scope| &scope.included) {
            if self.origins.get(namespace) != Some(&Origin::Given) {
                let known = references.entry((*namespace).to_owned()).or_insert_with(|| (*uri).to_owned());
                // If documents disagree, their order must not decide.
                if known.as_str() > *uri {
                    (*uri).clone_into(known);
                }
            }
        }
        references
    }

    /// A name that may have been meant.
    pub(super) fn suggest<'a>(&self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let left = self.suggestions.get().checked_sub(1)?;
        self.suggestions.set(left);
        closest(name, known)
    }
}

/// The first of some names, as a list in a message.
pub(super) fn few(names: impl IntoIterator<Item = impl Into<String>>) -> String {
    const SHOWN: usize = 5;
    let mut names: Vec<String> = names.into_iter().take(SHOWN + 1).map(Into::into).collect();
    if let Some(last) = names.get_mut(SHOWN) {
        "...".clone_into(last);
    }
    names.join(", ")
}

fn is_operation(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Action(_) | ElementKind::Function(_))
}

fn sort<T>(declared: &mut [Declared<'_, T>], given: usize) {
    let (given, built_in) = declared.split_at_mut(given.min(declared.len()));
    for part in [given, built_in] {
        part.sort_by(|one, other| {
            (one.namespace, &one.element.name.value).cmp(&(other.namespace, &other.element.name.value))
        });
    }
}

fn keys<'a, 'd, T>(
    declared: &'a [Declared<'d, T>],
) -> impl Iterator<Item = (usize, (&'d str, &'d str))> + use<'a, 'd, T> {
    declared.iter().enumerate().map(|(number, one)| (number, (one.namespace, one.element.name.value.as_str())))
}
