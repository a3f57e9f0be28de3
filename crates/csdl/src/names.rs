//! The names in a document: found and rewritten.
//!
//! A document writes `graph.user` if it has an alias, and `microsoft.graph.user` if it has none. Parts of one document can
//! only become parts of another if their names do not depend on its aliases.

use std::collections::{BTreeSet, HashMap};

use crate::document::{
    Annotation, Constant, ContainerChildKind, Document, Element, ElementKind, Expression, ExpressionKind, Operation,
    Property, Schema, StructuredType, TypeReference,
};
use crate::identifier::split_qualified;
use crate::source::Spanned;

/// The kind of a text with names in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// One qualified name.
    Name,
    /// A path, which may have names between other things.
    Path,
    /// A text, which may happen to be a qualified name.
    Text,
}

/// Takes the aliases out of all names of a document. The aliases themselves stay declared.
pub(crate) fn expand(document: &mut Document) {
    let namespaces = namespaces(document, |_, _| true);
    expand_with(document, &namespaces);
}

/// Takes aliases with dots out of a document, also where they are declared. CSDL does not allow them, so no later stage and
/// nothing that is written has to deal with them. One that is also another namespace stays, and is reported later.
pub(crate) fn expand_dotted(document: &mut Document) {
    let known: BTreeSet<String> = qualifiers(document).map(|(namespace, _)| namespace.value.clone()).collect();
    let is_removed =
        |namespace: &str, alias: &str| alias.contains('.') && (alias == namespace || !known.contains(alias));
    let namespaces = namespaces(document, is_removed);
    if namespaces.is_empty() {
        return;
    }
    expand_with(document, &namespaces);
    let inclusions = document.references.iter_mut().flat_map(|reference| &mut reference.includes);
    let included = inclusions.map(|include| (&include.namespace, &mut include.alias));
    let declared = document.schemas.iter_mut().map(|schema| (&schema.namespace, &mut schema.alias));
    for (namespace, alias) in included.chain(declared) {
        *alias = alias.take().filter(|alias| !is_removed(&namespace.value, &alias.value));
    }
}

/// The namespaces that a document includes and declares, and their aliases.
pub(crate) fn qualifiers(document: &Document) -> impl Iterator<Item = (&Spanned<String>, Option<&Spanned<String>>)> {
    let inclusions = document.references.iter().flat_map(|reference| &reference.includes);
    let included = inclusions.map(|include| (&include.namespace, include.alias.as_ref()));
    included.chain(document.schemas.iter().map(|schema| (&schema.namespace, schema.alias.as_ref())))
}

/// The namespaces of some aliases of a document.
fn namespaces(document: &Document, which: impl Fn(&str, &str) -> bool) -> HashMap<String, String> {
    let mut namespaces = HashMap::new();
    for (namespace, alias) in qualifiers(document) {
        if let Some(alias) = alias.filter(|alias| which(&namespace.value, &alias.value)) {
            namespaces.entry(alias.value.clone()).or_insert_with(|| namespace.value.clone());
        }
    }
    namespaces
}

fn expand_with(document: &mut Document, namespaces: &HashMap<String, String>) {
    for_each(document, &mut |wording, text| {
        replace(wording, text, &mut |qualifier| namespaces.get(qualifier).cloned());
    });
}

/// Calls a function with the qualifier of every name of a document. Texts that only look like names are left out.
pub(crate) fn for_each_qualifier(document: &mut Document, mut visit: impl FnMut(&str)) {
    for_each(document, &mut |wording, text| {
        if wording != Wording::Text {
            replace(wording, text, &mut |qualifier| {
                visit(qualifier);
                None
            });
        }
    });
}

/// Puts aliases into the names of a document that has none in them, and returns the namespaces that occur.
pub(crate) fn shorten(document: &mut Document, alias: impl Fn(&str) -> Option<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for_each(document, &mut |wording, text| {
        replace(wording, text, &mut |namespace| {
            let alias = alias(namespace);
            if wording != Wording::Text || alias.is_some() {
                found.insert(namespace.to_owned());
            }
            alias
        });
    });
    found
}

/// The path with each qualifier replaced by what `other` gives, if it gives something.
pub(crate) fn path_with(path: &str, other: &mut impl FnMut(&str) -> Option<String>) -> String {
    const BETWEEN_NAMES: [char; 6] = ['/', '@', '#', '(', ')', ','];
    let mut result = String::with_capacity(path.len());
    for piece in path.split_inclusive(BETWEEN_NAMES) {
        let padded = piece.trim_end_matches(BETWEEN_NAMES);
        let name = padded.trim_start();
        result.push_str(padded.get(..padded.len() - name.len()).unwrap_or_default());
        match split_qualified(name).and_then(|(qualifier, simple)| Some((other(qualifier)?, simple))) {
            Some((qualifier, simple)) => {
                result.push_str(&qualifier);
                result.push('.');
                result.push_str(simple);
            }
            None => result.push_str(name),
        }
        result.push_str(piece.get(padded.len()..).unwrap_or_default());
    }
    result
}

fn replace(wording: Wording, text: &mut String, other: &mut impl FnMut(&str) -> Option<String>) {
    if wording == Wording::Path {
        *text = path_with(text, other);
    } else if let Some((qualifier, name)) = split_qualified(text)
        && let Some(qualifier) = other(qualifier)
    {
        *text = format!("{qualifier}.{name}");
    }
}

/// Something that is done to every text with names in it.
type Visit<'v> = dyn FnMut(Wording, &mut String) + 'v;

fn for_each(document: &mut Document, visit: &mut Visit<'_>) {
    for reference in &mut document.references {
        annotations(&mut reference.annotations, visit);
        reference.includes.iter_mut().for_each(|include| annotations(&mut include.annotations, visit));
    }
    document.schemas.iter_mut().for_each(|it| schema(it, visit));
}

fn schema(schema: &mut Schema, visit: &mut Visit<'_>) {
    annotations(&mut schema.annotations, visit);
    for targeted in &mut schema.targeted {
        visit(Wording::Path, &mut targeted.target.value);
        annotations(&mut targeted.annotations, visit);
    }
    schema.elements.iter_mut().for_each(|it| element(it, visit));
}

fn element(element: &mut Element, visit: &mut Visit<'_>) {
    annotations(&mut element.annotations, visit);
    match &mut element.kind {
        ElementKind::EntityType(type_) | ElementKind::ComplexType(type_) => structured_type(type_, visit),
        ElementKind::EnumType(type_) => {
            type_.underlying_type.iter_mut().for_each(|name| visit(Wording::Name, &mut name.value));
            type_.members.iter_mut().for_each(|member| annotations(&mut member.annotations, visit));
        }
        ElementKind::TypeDefinition(definition) => visit(Wording::Name, &mut definition.underlying_type.value),
        ElementKind::Action(it) | ElementKind::Function(it) => operation(it, visit),
        ElementKind::Term(term) => {
            type_reference(&mut term.type_, visit);
            term.base_term.iter_mut().for_each(|name| visit(Wording::Name, &mut name.value));
            term.applies_to.iter_mut().for_each(|name| visit(Wording::Text, &mut name.value));
        }
        ElementKind::EntityContainer(container) => {
            container.extends.iter_mut().for_each(|name| visit(Wording::Name, &mut name.value));
            for child in &mut container.children {
                container_child(&mut child.kind, visit);
                annotations(&mut child.annotations, visit);
            }
        }
    }
}

fn structured_type(type_: &mut StructuredType, visit: &mut Visit<'_>) {
    type_.base_type.iter_mut().for_each(|name| visit(Wording::Name, &mut name.value));
    type_.properties.iter_mut().for_each(|it| property(it, visit));
}

fn property(property: &mut Property, visit: &mut Visit<'_>) {
    type_reference(&mut property.type_, visit);
    annotations(&mut property.annotations, visit);
    let Some(navigation) = &mut property.navigation else { return };
    navigation.partner.iter_mut().for_each(|path| visit(Wording::Path, &mut path.value));
    for constraint in &mut navigation.referential_constraints {
        visit(Wording::Path, &mut constraint.referenced_property.value);
        annotations(&mut constraint.annotations, visit);
    }
    navigation.on_delete.iter_mut().for_each(|on_delete| annotations(&mut on_delete.annotations, visit));
}

fn operation(operation: &mut Operation, visit: &mut Visit<'_>) {
    operation.entity_set_path.iter_mut().for_each(|path| visit(Wording::Path, &mut path.value));
    for parameter in &mut operation.parameters {
        type_reference(&mut parameter.type_, visit);
        annotations(&mut parameter.annotations, visit);
    }
    if let Some(return_type) = &mut operation.return_type {
        type_reference(&mut return_type.type_, visit);
        annotations(&mut return_type.annotations, visit);
    }
}

fn container_child(kind: &mut ContainerChildKind, visit: &mut Visit<'_>) {
    let (name, paths) = match kind {
        ContainerChildKind::EntitySet { entity_type, bindings, .. }
        | ContainerChildKind::Singleton { entity_type, bindings, .. } => {
            let paths = bindings.iter_mut().flat_map(|(path, target)| [path, target]).collect();
            (entity_type, paths)
        }
        ContainerChildKind::ActionImport { action, entity_set } => (action, Vec::from_iter(entity_set)),
        ContainerChildKind::FunctionImport { function, entity_set, .. } => (function, Vec::from_iter(entity_set)),
    };
    visit(Wording::Name, &mut name.value);
    for path in paths {
        visit(Wording::Path, &mut path.value);
    }
}

fn type_reference(type_: &mut TypeReference, visit: &mut Visit<'_>) {
    visit(Wording::Name, &mut type_.name.value);
}

fn annotations(annotations_: &mut [Annotation], visit: &mut Visit<'_>) {
    for annotation in annotations_ {
        visit(Wording::Name, &mut annotation.term.value);
        expression(&mut annotation.value, visit);
        annotations(&mut annotation.annotations, visit);
    }
}

fn expression(value: &mut Expression, visit: &mut Visit<'_>) {
    match &mut value.kind {
        ExpressionKind::Constant(Constant::String(text)) => visit(Wording::Text, text),
        ExpressionKind::Constant(_) => {}
        ExpressionKind::Collection(items) => items.iter_mut().for_each(|item| expression(item, visit)),
        ExpressionKind::Path(path) => visit(Wording::Path, path),
        ExpressionKind::Record(record) => {
            record.type_.iter_mut().for_each(|name| visit(Wording::Name, &mut name.value));
            annotations(&mut record.annotations, visit);
            for property in &mut record.properties {
                expression(&mut property.value, visit);
                annotations(&mut property.annotations, visit);
            }
        }
        ExpressionKind::Dynamic(dynamic) => {
            dynamic.operands.iter_mut().for_each(|operand| expression(operand, visit));
            dynamic.arguments.iter_mut().for_each(|(_, text)| visit(Wording::Text, text));
            annotations(&mut dynamic.annotations, visit);
        }
    }
}
