//! Collects the annotations of each target from wherever they are written.

use std::collections::{BTreeMap, HashMap};

use super::application::Application;
use crate::built_in::is_complete;
use crate::document::{self, Annotation, Document};
use crate::fault::Faults;
use crate::resolve::names::ScopeId;
use crate::resolve::resolver::Resolver;
use crate::resolve::targets::Target;

/// All annotations of each target.
pub(super) type Applications<'d> = BTreeMap<Target, Vec<Application<'d>>>;

/// The annotations of the documents by their targets.
pub(super) fn applications<'d>(
    resolver: &Resolver<'d>,
    documents: &'d [Document],
    faults: &mut Faults,
) -> Applications<'d> {
    let mut all = Applications::new();
    collect_of_documents(resolver, documents, &mut all, faults);
    collect_of_types(resolver, &mut all);
    collect_of_operations(resolver, &mut all);
    collect_of_containers(resolver, &mut all);
    all
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
    // What the members of a built-in enumeration type say is needed where annotations name them.
    let is_needed = |id: usize, namespace: &str| id < given.enums || is_complete(namespace);
    let enums = resolver.names.enums.iter().enumerate();
    for (id, declared) in enums.filter(|(id, declared)| is_needed(*id, declared.namespace)) {
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
            add(all, Target::ReturnType(number), scope, &return_type.annotations);
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
