//! The annotations of all elements, wherever they are written: collected, bound, and decoded into facts.

use std::collections::{BTreeMap, HashMap};

use super::Resolver;
use super::examples::check_examples;
use super::facts::{is_decoded, store};
use super::names::ScopeId;
use super::targets::Target;
use super::values::{Binder, Bound};
use crate::diagnostic::Code;
use crate::document::{self, Annotation, Document};
use crate::fault::Faults;
use crate::model::Undecoded;

/// An annotation and the document that it is in.
#[derive(Clone, Copy)]
pub(super) struct Application<'d> {
    pub(super) scope: ScopeId,
    pub(super) written: &'d Annotation,
}

/// All annotations of each target.
type Applications<'d> = BTreeMap<Target, Vec<Application<'d>>>;

/// Binds all annotations of the documents and decodes them.
pub(super) fn annotate<'d>(resolver: &mut Resolver<'d>, documents: &'d [Document], faults: &mut Faults) {
    let mut applications = Applications::new();
    collect_of_documents(resolver, documents, &mut applications, faults);
    collect_of_types(resolver, &mut applications);
    collect_of_operations(resolver, &mut applications);
    collect_of_containers(resolver, &mut applications);
    let mut undecoded = Vec::new();
    let mut examples = Vec::new();
    for (target, applied) in applications {
        let bound = bind(resolver, &target, &applied, &mut undecoded, faults);
        store(resolver, &target, bound, &mut examples, faults);
    }
    // An example may be of any property, so the facts of all properties must be known first.
    check_examples(resolver, examples, faults);
    sort(&mut undecoded);
    resolver.model.undecoded = undecoded;
}

fn sort(undecoded: &mut [Undecoded]) {
    undecoded.sort_by(|one, other| (&one.target, &one.term, one.place).cmp(&(&other.target, &other.term, other.place)));
}

fn add<'d>(applications: &mut Applications<'d>, target: Target, scope: ScopeId, annotations: &'d [Annotation]) {
    if !annotations.is_empty() {
        let applied = annotations.iter().map(|written| Application { scope, written });
        applications.entry(target).or_default().extend(applied);
    }
}

fn collect_of_documents<'d>(
    resolver: &Resolver<'d>,
    documents: &'d [Document],
    all: &mut Applications<'d>,
    faults: &mut Faults,
) {
    let schemas: HashMap<&str, usize> =
        resolver.model.schemas.iter().enumerate().map(|(number, schema)| (schema.namespace.as_str(), number)).collect();
    for (scope, document) in documents.iter().enumerate() {
        for reference in &document.references {
            let uri = &reference.uri.value;
            add(all, Target::Other(uri.clone(), &["Reference"]), scope, &reference.annotations);
            for include in &reference.includes {
                let path = format!("{uri}#{}", include.namespace.value);
                add(all, Target::Other(path, &["Include"]), scope, &include.annotations);
            }
        }
        for schema in &document.schemas {
            if let Some(number) = schemas.get(schema.namespace.value.as_str()) {
                add(all, Target::Schema(*number), scope, &schema.annotations);
            }
            for targeted in &schema.targeted {
                for target in resolver.find_targets(scope, &targeted.target, faults) {
                    add(all, target, scope, &targeted.annotations);
                }
            }
        }
    }
}

fn collect_of_types<'d>(resolver: &Resolver<'d>, all: &mut Applications<'d>) {
    let given = resolver.names.given;
    for (id, declared) in resolver.names.structured.iter().take(given.structured).enumerate() {
        let scope = declared.scope;
        add(all, Target::Structured(id), scope, &declared.element.annotations);
        for (index, property) in declared.kind.1.properties.iter().enumerate() {
            add(all, Target::Property(id, index), scope, &property.annotations);
            collect_of_navigation(resolver, id, scope, property, all);
        }
    }
    for (id, declared) in resolver.names.enums.iter().take(given.enums).enumerate() {
        add(all, Target::Enum(id), declared.scope, &declared.element.annotations);
        for (index, member) in declared.kind.members.iter().enumerate() {
            add(all, Target::Member(id, index), declared.scope, &member.annotations);
        }
    }
    for (id, declared) in resolver.names.definitions.iter().take(given.definitions).enumerate() {
        add(all, Target::Definition(id), declared.scope, &declared.element.annotations);
    }
    for (number, declared) in resolver.names.terms.iter().take(given.terms).enumerate() {
        add(all, Target::Term(number), declared.scope, &declared.element.annotations);
    }
}

fn collect_of_navigation<'d>(
    resolver: &Resolver<'d>,
    id: usize,
    scope: ScopeId,
    property: &'d document::Property,
    all: &mut Applications<'d>,
) {
    let Some(navigation) = &property.navigation else { return };
    let path = || {
        let owner = resolver.model.structured_types.get(id).map(|type_| type_.name.to_string()).unwrap_or_default();
        format!("{owner}/{}", property.name.value)
    };
    for constraint in &navigation.referential_constraints {
        if !constraint.annotations.is_empty() {
            let path = format!("{}/$ReferentialConstraint/{}", path(), constraint.property.value);
            add(all, Target::Other(path, &["ReferentialConstraint"]), scope, &constraint.annotations);
        }
    }
    if let Some(on_delete) = navigation.on_delete.as_ref().filter(|on_delete| !on_delete.annotations.is_empty()) {
        let path = format!("{}/$OnDelete", path());
        add(all, Target::Other(path, &["OnDelete"]), scope, &on_delete.annotations);
    }
}

fn collect_of_operations<'d>(resolver: &Resolver<'d>, all: &mut Applications<'d>) {
    for (number, declared) in resolver.operations.iter().enumerate() {
        let scope = declared.scope;
        add(all, Target::Operation(number), scope, &declared.element.annotations);
        for (index, parameter) in declared.kind.parameters.iter().enumerate() {
            add(all, Target::Parameter(number, index), scope, &parameter.annotations);
        }
        if let Some(return_type) = &declared.kind.return_type {
            let path = format!("{}/$ReturnType", resolver.overload_path(number));
            let kinds: &[_] =
                if return_type.type_.is_collection { &["ReturnType", "Collection"] } else { &["ReturnType"] };
            add(all, Target::Other(path, kinds), scope, &return_type.annotations);
        }
    }
}

fn collect_of_containers<'d>(resolver: &Resolver<'d>, all: &mut Applications<'d>) {
    for (number, declared) in resolver.names.containers.iter().enumerate() {
        add(all, Target::Container(number), declared.scope, &declared.element.annotations);
        let Some(container) = resolver.model.entity_containers.get(number) else { continue };
        for child in &declared.kind.children {
            let index = container.children.binary_search_by(|known| known.name.cmp(&child.name.value));
            if let Ok(index) = index {
                add(all, Target::Child(number, index), declared.scope, &child.annotations);
            }
        }
    }
}

/// Binds the annotations of one target, in order of term and qualifier. Those with a fault are left out.
fn bind<'d>(
    resolver: &Resolver<'d>,
    target: &Target,
    applied: &[Application<'d>],
    undecoded: &mut Vec<Undecoded>,
    faults: &mut Faults,
) -> Vec<(Application<'d>, Bound)> {
    let (path, kinds) = resolver.describe(target);
    let mut binder = Binder { resolver, faults, undecoded, path };
    let mut all: Vec<(Application<'d>, Bound)> = Vec::new();
    for application in applied {
        let Some(bound) = binder.annotation(application.scope, application.written, &kinds) else { continue };
        all.push((*application, bound));
    }
    all.sort_by(|(one, one_bound), (other, other_bound)| {
        let key = |bound: &Bound| (bound.annotation.term.clone(), bound.annotation.qualifier.clone());
        let places = one.written.term.place.cmp(&other.written.term.place);
        key(one_bound).cmp(&key(other_bound)).then(places)
    });
    let mut kept: Vec<(Application<'d>, Bound)> = Vec::with_capacity(all.len());
    for (application, bound) in all {
        let annotation = &bound.annotation;
        let first = kept.last().filter(|(_, first)| {
            (&first.annotation.term, &first.annotation.qualifier) == (&annotation.term, &annotation.qualifier)
        });
        if let Some((first, _)) = first {
            let message = format!("`{}` is applied to `{}` twice", annotation.term, binder.path);
            let fault = binder.faults.add(Code::DuplicateDeclaration, application.written.term.place, message);
            fault.stands_at("the other annotation", first.written.term.place);
        } else if bound.is_sound {
            if !is_decoded(&bound, target) {
                binder.leave(application.written, &annotation.term);
            }
            kept.push((application, bound));
        }
    }
    kept
}
