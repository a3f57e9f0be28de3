//! The documents of a slice, cut out of those of the metadata.
//!
//! Elements are taken as they are written, with their annotations; those by external target join the elements that
//! they belong to. What is faulty is left out. Names are written with the aliases that the metadata declares.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Node, Slice};
use crate::built_in::is_built_in;
use crate::document::{
    Annotation, Annotations, Constant, Document, Element, ElementKind, Expression, ExpressionKind, Include, Property,
    Reference, Schema,
};
use crate::model::{Facts, OperationKind};
use crate::names::{expand, shorten};
use crate::source::{Place, SourceId, Spanned};
use crate::vocabularies::{PUBLISHED_AT, SLICES};

/// How the namespaces of the vocabularies begin that OASIS publishes.
const STANDARD: &str = "Org.OData.";

/// The documents, one for each namespace.
pub(super) fn documents(slice: &Slice<'_>) -> Vec<Document> {
    let aliases = Aliases::of(slice);
    let mut schemas = cut(slice).schemas;
    super::calls::annotate(slice, schemas.values_mut());
    schemas.into_values().map(|document| finish(document, &aliases, &[])).collect()
}

/// What is cut out.
#[derive(Default)]
pub(super) struct Cut {
    /// The schemas in the slice by their namespaces, each as a document without references whose names have no aliases.
    pub(super) schemas: BTreeMap<String, Document>,
    /// Where the faults are of the annotations that are left out of elements in the slice.
    pub(super) faults: BTreeSet<(SourceId, u32)>,
}

/// Cuts the slice out.
pub(super) fn cut(slice: &Slice<'_>) -> Cut {
    let mut cutter = Cutter { slice, external: External::collect(slice), cut: Cut::default() };
    for document in slice.documents {
        let mut all = document.clone();
        all.schemas.iter_mut().for_each(|schema| cutter.schema(schema));
        expand(&mut all);
        for schema in all.schemas.drain(..).filter(|schema| !schema.elements.is_empty()) {
            cutter.add(document, schema);
        }
    }
    cutter.cut
}

struct Cutter<'s, 'd> {
    slice: &'s Slice<'d>,
    external: External<'d>,
    cut: Cut,
}

fn declares(schema: &Schema, name: &str) -> bool {
    let simple = name.strip_prefix(&schema.namespace.value).and_then(|rest| rest.strip_prefix('.'));
    simple.is_some_and(|simple| {
        let is_it =
            |element: &Element| matches!(element.kind, ElementKind::EntityContainer(_)) && element.name.value == simple;
        schema.elements.iter().any(is_it)
    })
}

/// The sound annotations by external target: those that join their targets, by the place of each.
struct External<'d>(HashMap<(SourceId, u32), Vec<&'d Annotation>>);

impl<'d> External<'d> {
    fn collect(slice: &Slice<'d>) -> Self {
        let mut external: HashMap<_, Vec<&'d Annotation>> = HashMap::new();
        for targeted in slice.documents.iter().flat_map(|document| &document.schemas).flat_map(|it| &it.targeted) {
            let Some(belongs) = slice.published.target(targeted.target.place) else { continue };
            for place in &belongs.to {
                external.entry((place.source, place.start)).or_default().extend(&targeted.annotations);
            }
        }
        Self(external)
    }
}

impl Cutter<'_, '_> {
    fn add(&mut self, document: &Document, schema: Schema) {
        let entity_container = document.entity_container.clone().filter(|name| declares(&schema, &name.value));
        let Some(known) = self.cut.schemas.get_mut(&schema.namespace.value) else {
            let namespace = schema.namespace.value.clone();
            let (source, version) = (document.source, document.version.clone());
            let (references, schemas) = (Vec::new(), vec![schema]);
            self.cut.schemas.insert(namespace, Document { source, version, entity_container, references, schemas });
            return;
        };
        known.entity_container = known.entity_container.take().or(entity_container);
        if let Some(known) = known.schemas.first_mut() {
            known.elements.extend(schema.elements);
            known.targeted.extend(schema.targeted);
            known.annotations.extend(schema.annotations);
            known.alias = known.alias.take().or(schema.alias);
        }
    }

    fn schema(&mut self, schema: &mut Schema) {
        let slice = self.slice;
        schema.elements.retain_mut(|element| {
            let kept = slice.nodes.get(&element.place).copied().filter(|node| slice.has(*node));
            if let Some(node) = kept {
                self.element(node, element);
            }
            kept.is_some()
        });
        schema.targeted.retain_mut(|targeted| self.stays_external(targeted));
        self.sound(&mut schema.annotations);
    }

    /// Whether annotations do not join an element, and belong to something in the slice.
    fn stays_external(&mut self, targeted: &mut Annotations) -> bool {
        let slice = self.slice;
        let place = targeted.target.place;
        let Some(belongs) = slice.published.target(place) else { return false };
        let is_kept = |place: &Place| slice.nodes.get(place).is_some_and(|node| slice.has(*node));
        if !belongs.to.is_empty() || !belongs.owners.iter().any(is_kept) {
            return false;
        }
        let faults: Vec<_> = slice.published.faults_in(place.source, place.start, place.start).collect();
        self.cut.faults.extend(&faults);
        self.sound(&mut targeted.annotations);
        faults.is_empty() && !targeted.annotations.is_empty()
    }

    fn element(&mut self, node: Node, element: &mut Element) {
        self.join(element.place, &mut element.annotations);
        self.record_name(node, element);
        match (&mut element.kind, node) {
            (ElementKind::EntityType(type_) | ElementKind::ComplexType(type_), Node::Structured(id)) => {
                self.properties(id, &mut type_.properties);
                self.record_derived_types(id, element.place, &mut element.annotations);
            }
            (ElementKind::EnumType(type_), _) => {
                type_.members.iter_mut().for_each(|member| self.join(member.name.place, &mut member.annotations));
            }
            (ElementKind::Action(operation) | ElementKind::Function(operation), _) => {
                operation.parameters.iter_mut().for_each(|it| self.join(it.place, &mut it.annotations));
                operation.return_type.iter_mut().for_each(|it| self.sound(&mut it.annotations));
            }
            (ElementKind::EntityContainer(container), _) => {
                container.children.iter_mut().for_each(|child| self.join(child.place, &mut child.annotations));
            }
            _ => {}
        }
    }

    /// Records what the Rust name of an element depends on beside itself.
    fn record_name(&self, node: Node, element: &mut Element) {
        let model = &self.slice.model;
        let facts = match node {
            Node::Structured(id) => &model.structured_types[id].facts,
            Node::Enum(id) => &model.enum_types[id].facts,
            Node::Operation(number) => {
                let operation = &model.operations[number];
                let kinds = [OperationKind::Action, OperationKind::Function];
                let mut all = kinds.into_iter().flat_map(|kind| model.overloads(&operation.name, kind));
                let is_alone = !all.any(|(other, _)| other != number && self.slice.has(Node::Operation(other)));
                if operation.is_overloaded && is_alone {
                    record("HasOverloads", Constant::Bool(true), element.place, &mut element.annotations);
                }
                &operation.facts
            }
            Node::Definition(_) | Node::Term(_) | Node::Container(_) => return,
        };
        record_number(facts, element.place, &mut element.annotations);
    }

    /// Records that a type has derived types, whether the slice holds them or not: its values are of the same Rust type in
    /// every slice. Of abstract types that is known.
    fn record_derived_types(&self, id: usize, place: Place, annotations: &mut Vec<Annotation>) {
        let structured = &self.slice.model.structured_types[id];
        if !structured.is_abstract && structured.has_derived_types {
            record("HasDerivedTypes", Constant::Bool(true), place, annotations);
        }
        if let Some(number) = structured.variant_number {
            record("VariantNumber", Constant::Number(number.to_string()), place, annotations);
        }
    }

    fn properties(&mut self, id: usize, properties: &mut Vec<Property>) {
        let slice = self.slice;
        let declared = &slice.model.structured_types[id].properties;
        let mut declared = declared.iter().enumerate();
        properties.retain_mut(|property| {
            let declared = declared.next();
            let declared = declared.filter(|(index, declared)| slice.has_property(id, *index, declared));
            if let Some((_, declared)) = declared {
                self.join(property.place, &mut property.annotations);
                record_number(&declared.facts, property.place, &mut property.annotations);
                if let Some(navigation) = &mut property.navigation {
                    let constraints = navigation.referential_constraints.iter_mut();
                    constraints.for_each(|it| self.sound(&mut it.annotations));
                    navigation.on_delete.iter_mut().for_each(|it| self.sound(&mut it.annotations));
                }
            }
            declared.is_some()
        });
    }

    /// Adds the annotations by external target, and leaves out those that have a fault.
    fn join(&mut self, place: Place, annotations: &mut Vec<Annotation>) {
        let found = self.external.0.get(&(place.source, place.start));
        annotations.extend(found.into_iter().flatten().map(|annotation| (*annotation).clone()));
        self.sound(annotations);
    }

    /// Leaves out the annotations that have a fault.
    fn sound(&mut self, annotations: &mut Vec<Annotation>) {
        annotations.retain(|annotation| {
            let place = annotation.term.place;
            let mut span = (place.start, place.end);
            hull(annotation, &mut span);
            let mut faults = self.slice.published.faults_in(place.source, span.0, span.1).peekable();
            let is_sound = faults.peek().is_none();
            self.cut.faults.extend(faults);
            is_sound
        });
    }
}

fn hull(annotation: &Annotation, span: &mut (u32, u32)) {
    let mut include = |place: Place| *span = (span.0.min(place.start), span.1.max(place.end));
    include(annotation.term.place);
    include(annotation.value.place);
    annotation.annotations.iter().for_each(|inner| hull(inner, span));
    // Annotations of a value are written in it.
    if let Expression { kind: ExpressionKind::Dynamic(dynamic), .. } = &annotation.value {
        dynamic.annotations.iter().for_each(|inner| hull(inner, span));
    }
}

/// Records the number of an element among those that nearly have its name.
fn record_number(facts: &Facts, place: Place, annotations: &mut Vec<Annotation>) {
    if let Some(number) = facts.name_number {
        record("NameNumber", Constant::Number(number.to_string()), place, annotations);
    }
}

/// Adds an annotation in which the slice records what it would lose, unless an earlier one has.
fn record(term: &str, value: Constant, place: Place, annotations: &mut Vec<Annotation>) {
    let term = format!("{SLICES}.{term}");
    if annotations.iter().all(|annotation| annotation.term.value != term) {
        let value = Expression { kind: ExpressionKind::Constant(value), place };
        annotations.push(Annotation {
            term: Spanned::new(term, place),
            qualifier: None,
            value,
            annotations: Vec::new(),
        });
    }
}

/// What namespaces are called in the documents of a slice, and where their documents are.
pub(super) struct Aliases {
    names: BTreeMap<String, String>,
    taken: HashSet<String>,
    /// References of the metadata's documents by namespace.
    uris: BTreeMap<String, String>,
}

impl Aliases {
    /// The aliases of the metadata. `self` and `this` mean the document in which they are written, so no other document uses them.
    pub(super) fn of(slice: &Slice<'_>) -> Self {
        let mut aliases = Self { names: BTreeMap::new(), taken: HashSet::new(), uris: BTreeMap::new() };
        for document in slice.documents {
            for reference in &document.references {
                for include in &reference.includes {
                    let namespace = &include.namespace.value;
                    aliases.uris.entry(namespace.clone()).or_insert_with(|| reference.uri.value.clone());
                    aliases.add(namespace, include.alias.as_ref());
                }
            }
            document.schemas.iter().for_each(|schema| aliases.add(&schema.namespace.value, schema.alias.as_ref()));
        }
        for document in crate::built_in::documents() {
            document.schemas.iter().for_each(|schema| aliases.add(&schema.namespace.value, schema.alias.as_ref()));
        }
        for schema in &slice.model.schemas {
            aliases.uris.insert(schema.namespace.clone(), file_name(&schema.namespace));
        }
        aliases
    }

    fn add(&mut self, namespace: &str, alias: Option<&Spanned<String>>) {
        let Some(alias) = alias.map(|alias| &alias.value) else { return };
        let is_free = !self.names.contains_key(namespace) && !self.taken.contains(alias);
        if is_free && !matches!(alias.as_str(), "self" | "this") {
            self.names.insert(namespace.to_owned(), alias.clone());
            self.taken.insert(alias.clone());
        }
    }

    fn uri(&self, namespace: &str) -> Option<String> {
        let published = || namespace.starts_with(STANDARD).then(|| format!("{PUBLISHED_AT}{namespace}.json"));
        // Other vocabularies that are built in have no document elsewhere.
        let built_in = || is_built_in(namespace).then(|| format!("urn:odata-csdl:{namespace}"));
        self.uris.get(namespace).cloned().or_else(published).or_else(built_in)
    }
}

/// The aliases in one document: its own, which come first, and those of the metadata.
struct Names<'a> {
    all: &'a Aliases,
    /// The alias of each namespace for which the document decides, if it has one.
    own: BTreeMap<String, Option<String>>,
}

impl Names<'_> {
    fn add(&mut self, namespace: &str, alias: Option<&String>) {
        if alias.is_some() {
            self.own.retain(|_, known| known.as_ref() != alias);
        }
        self.own.insert(namespace.to_owned(), alias.cloned());
    }

    fn alias(&self, namespace: &str) -> Option<&String> {
        if let Some(own) = self.own.get(namespace) {
            return own.as_ref();
        }
        let alias = self.all.names.get(namespace)?;
        let is_taken = self.own.values().any(|own| own.as_ref() == Some(alias));
        (!is_taken).then_some(alias)
    }
}

/// The name of the file that holds the document of a namespace.
pub(super) fn file_name(namespace: &str) -> String {
    format!("{namespace}.json")
}

/// Gives a document without aliases its references and aliases; those that it had before come first.
pub(super) fn finish(mut document: Document, aliases: &Aliases, before: &[Reference]) -> Document {
    let mut names = Names { all: aliases, own: BTreeMap::new() };
    for include in before.iter().flat_map(|reference| &reference.includes) {
        if let Some(alias) = &include.alias {
            names.add(&include.namespace.value, Some(&alias.value));
        }
    }
    let own = document.schemas.first().map(|schema| schema.namespace.value.clone()).unwrap_or_default();
    for schema in &document.schemas {
        names.add(&own, schema.alias.as_ref().map(|alias| &alias.value));
    }
    document.references.extend(before.iter().cloned());
    let found = shorten(&mut document, |namespace| names.alias(namespace).cloned());
    let included: Vec<String> = document
        .references
        .iter()
        .flat_map(|reference| &reference.includes)
        .map(|include| include.namespace.value.clone())
        .collect();
    let place = document.version.place;
    for namespace in found.into_iter().filter(|namespace| *namespace != own && !included.contains(namespace)) {
        let Some(uri) = aliases.uri(&namespace) else { continue };
        let alias = names.alias(&namespace).map(|alias| Spanned::new(alias.clone(), place));
        let include = Include { namespace: Spanned::new(namespace, place), alias, annotations: Vec::new() };
        match document.references.iter_mut().find(|reference| reference.uri.value == uri) {
            Some(reference) => reference.includes.push(include),
            None => document.references.push(Reference {
                uri: Spanned::new(uri, place),
                includes: vec![include],
                include_annotations: Vec::new(),
                annotations: Vec::new(),
            }),
        }
    }
    document
}
