//! CSDL XML, versions 4.0 and 4.01: the wrapper and its references.
//!
//! What XML writes differently from JSON becomes what JSON has, so that a document is the same in both forms: defaults are
//! filled in, overloads of one name are adjacent, as are annotations of one target, and constants of types for which JSON has
//! no literals are strings.

mod annotation;
mod container;
mod context;
mod element;
mod expression;
mod number;
mod operation;
mod schema;
mod structured;
mod types;
mod versions;

use crate::diagnostic::{Code, Leniency};
use crate::document::{Document, ElementKind, Include, IncludeAnnotations, Reference, Schema};
use crate::fault::Faults;
use crate::read::declarations::{Declarations, aliases_and_schemas};
use crate::read::{checks, other};
use crate::source::{Place, SourceId, Spanned};
use crate::xml::{Element, Namespace, Parsed, Span};
use context::Context;
use element::children;

/// Reads one document of those that declare all this.
pub(super) fn document(
    source: SourceId,
    parsed: &Parsed<'_>,
    declarations: &Declarations,
    faults: &mut Faults,
) -> Option<Document> {
    if let Some(fault) = &parsed.fault {
        faults.add(fault.code, place(source, Span { start: fault.offset, end: fault.offset }), fault.message.as_str());
        return None;
    }
    let root = parsed.root.as_ref()?;
    let (aliases, _) = aliases_and_schemas(root);
    let mut reader = Reader { source, faults, context: Context::new(aliases, declarations), annotated: 0 };
    reader.document(root)
}

fn place(source: SourceId, span: Span) -> Place {
    // A source that is too long for these offsets has been refused.
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Place { source, start: offset(span.start), end: offset(span.end) }
}

/// The version of a document, its references and its schemas.
type Parts = (Option<Spanned<String>>, Vec<Reference>, Vec<Schema>);

/// Reads the elements of one source.
struct Reader<'f, 't> {
    source: SourceId,
    faults: &'f mut Faults,
    context: Context<'t>,
    /// How many annotations are around the current one, each annotating the one before.
    annotated: usize,
}

impl<'t> Reader<'_, 't> {
    fn place(&self, span: Span) -> Place {
        place(self.source, span)
    }

    fn document(&mut self, root: &'t Element<'_>) -> Option<Document> {
        if self.is_earlier(root) {
            return None;
        }
        let (version, references, schemas) = match (root.name, root.namespace) {
            ("Edmx", Namespace::Edmx) => self.edmx(root)?,
            ("Schema", Namespace::Edm) => self.bare(root)?,
            _ => {
                if let Some(other) = other::of_root(root) {
                    other.report(self.place(root.span), self.faults);
                    return None;
                }
                let message =
                    format!("a CSDL document is an `edmx:Edmx` of OData 4, but the root element is `{}`", root.name);
                let place = self.place(root.span);
                let fault = self.faults.add(Code::UnexpectedElement, place, message);
                fault.help("its namespace is http://docs.oasis-open.org/odata/ns/edmx");
                return None;
            }
        };
        let namespaces = schemas.iter().map(|schema| &schema.namespace);
        self.unique(namespaces, |name| format!("the document already has a schema `{name}`"));
        let entity_container = only_container(&schemas);
        Some(Document { source: self.source, version: version?, entity_container, references, schemas })
    }

    fn edmx(&mut self, root: &'t Element<'_>) -> Option<Parts> {
        self.only(root, "a CSDL document", &["Version"], &["Reference", "DataServices"]);
        let version = self.required(root, "Version", "a CSDL document");
        if let Some(version) = &version {
            checks::version(version, "CSDL XML", self.faults);
        }
        let services = self.services(root)?;
        let mut references = Vec::new();
        for element in children(root, "Reference") {
            self.reference(element, &mut references);
        }
        self.only(services, "`DataServices`", &[], &["Schema"]);
        let schemas = children(services, "Schema").filter_map(|element| self.schema(element)).collect();
        Some((version, references, schemas))
    }

    /// A schema without a wrapper, which has neither a version nor references.
    fn bare(&mut self, root: &'t Element<'_>) -> Option<Parts> {
        let place = self.place(root.span);
        let message = "a CSDL document is an `edmx:Edmx` of OData 4, but this is a `Schema` alone";
        self.faults.add(Code::UnexpectedElement, place, message).tolerate(Leniency::BareSchema);
        let schema = self.schema(root)?;
        Some((Some(Spanned::new("4.0".to_owned(), place)), Vec::new(), vec![schema]))
    }

    fn services(&mut self, root: &'t Element<'_>) -> Option<&'t Element<'t>> {
        let mut all = children(root, "DataServices");
        let first = all.next();
        if let Some(second) = all.next() {
            let place = self.place(second.span);
            self.faults.add(Code::UnexpectedElement, place, "a document has one `DataServices`");
        }
        if first.is_none() {
            let place = self.place(root.span);
            self.faults.add(Code::MissingElement, place, "a document must have an element `DataServices`");
        }
        first
    }

    /// Reads a reference; what is included of one document is one list, wherever it is written.
    fn reference(&mut self, element: &'t Element<'_>, references: &mut Vec<Reference>) {
        self.only(element, "a reference", &["Uri"], &["Include", "IncludeAnnotations", "Annotation"]);
        let Some(uri) = self.required(element, "Uri", "a reference") else { return };
        let known = references.iter().position(|reference| reference.uri.value == uri.value);
        let number = known.unwrap_or_else(|| {
            let empty = (Vec::new(), Vec::new(), Vec::new());
            references.push(Reference { uri, includes: empty.0, include_annotations: empty.1, annotations: empty.2 });
            references.len() - 1
        });
        let includes: Vec<_> = children(element, "Include").filter_map(|element| self.include(element)).collect();
        let include_annotations: Vec<_> =
            children(element, "IncludeAnnotations").filter_map(|element| self.include_annotations(element)).collect();
        let annotations = self.annotations(element);
        if let Some(reference) = references.get_mut(number) {
            reference.includes.extend(includes);
            reference.include_annotations.extend(include_annotations);
            reference.annotations.extend(annotations);
        }
    }

    fn include(&mut self, element: &Element<'_>) -> Option<Include> {
        self.only(element, "an inclusion", &["Namespace", "Alias"], &["Annotation"]);
        let namespace = self.required(element, "Namespace", "an inclusion")?;
        Some(Include {
            namespace: checks::namespace(&namespace, self.faults).then_some(namespace)?,
            alias: self.alias(element),
            annotations: self.annotations(element),
        })
    }

    fn include_annotations(&mut self, element: &Element<'_>) -> Option<IncludeAnnotations> {
        let what = "an inclusion of annotations";
        self.only(element, what, &["TermNamespace", "TargetNamespace", "Qualifier"], &[]);
        let term_namespace = self.required(element, "TermNamespace", what)?;
        let qualifier = self.attribute(element, "Qualifier");
        Some(IncludeAnnotations {
            term_namespace: checks::namespace(&term_namespace, self.faults).then_some(term_namespace)?,
            target_namespace: self.attribute(element, "TargetNamespace"),
            qualifier: qualifier.filter(|qualifier| checks::identifier(qualifier, self.faults)),
        })
    }
}

/// The container of the service, which JSON names at the top, and which in XML is the only one there is.
fn only_container(schemas: &[Schema]) -> Option<Spanned<String>> {
    let mut containers = schemas.iter().flat_map(|schema| {
        let own = schema.elements.iter().filter(|element| matches!(element.kind, ElementKind::EntityContainer(_)));
        own.map(move |element| (schema, element))
    });
    let (schema, element) = containers.next()?;
    let name = format!("{}.{}", schema.namespace.value, element.name.value);
    containers.next().is_none().then(|| Spanned::new(name, element.name.place))
}
