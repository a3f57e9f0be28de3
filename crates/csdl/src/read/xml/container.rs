//! Entity containers and their children.

use super::Reader;
use super::element::children;
use crate::document::{ContainerChild, ContainerChildKind, ElementKind, EntityContainer};
use crate::read::checks;
use crate::source::Spanned;
use crate::xml::{Element, Namespace};

/// Says the targets of a container that are its own children by their names alone, as JSON does.
pub(super) fn shorten_targets(container: &mut EntityContainer, name: &str, namespace: &str, alias: Option<&str>) {
    let own: Vec<String> =
        [Some(namespace), alias].into_iter().flatten().map(|qualifier| format!("{qualifier}.{name}/")).collect();
    let shorten = |target: &mut String| {
        if let Some(rest) = own.iter().find_map(|own| target.strip_prefix(own)) {
            *target = rest.to_owned();
        }
    };
    for child in &mut container.children {
        match &mut child.kind {
            ContainerChildKind::EntitySet { bindings, .. } | ContainerChildKind::Singleton { bindings, .. } => {
                for (_, target) in bindings {
                    shorten(&mut target.value);
                }
            }
            ContainerChildKind::ActionImport { entity_set, .. }
            | ContainerChildKind::FunctionImport { entity_set, .. } => {
                if let Some(set) = entity_set {
                    shorten(&mut set.value);
                }
            }
        }
    }
}

impl Reader<'_, '_> {
    /// An entity container.
    pub(super) fn entity_container(&mut self, element: &Element<'_>) -> ElementKind {
        let children = ["EntitySet", "Singleton", "ActionImport", "FunctionImport", "Annotation"];
        self.only(element, "an entity container", &["Name", "Extends"], &children);
        let edm = element.children.iter().filter(|child| child.namespace == Namespace::Edm);
        ElementKind::EntityContainer(EntityContainer {
            extends: self.qualified_name(element, "Extends"),
            children: edm.filter_map(|child| self.child(child)).collect(),
        })
    }

    fn child(&mut self, element: &Element<'_>) -> Option<ContainerChild> {
        let kind = match element.name {
            "EntitySet" => {
                let what = "an entity set";
                let attributes = ["Name", "EntityType", "IncludeInServiceDocument"];
                self.only(element, what, &attributes, &["NavigationPropertyBinding", "Annotation"]);
                ContainerChildKind::EntitySet {
                    entity_type: self.required_name(element, "EntityType", what)?,
                    include_in_service_document: self.boolean(element, "IncludeInServiceDocument", true),
                    bindings: self.bindings(element),
                }
            }
            "Singleton" => {
                let what = "a singleton";
                let children = ["NavigationPropertyBinding", "Annotation"];
                self.only(element, what, &["Name", "Type", "Nullable"], &children);
                ContainerChildKind::Singleton {
                    entity_type: self.required_name(element, "Type", what)?,
                    nullable: self.boolean(element, "Nullable", false),
                    bindings: self.bindings(element),
                }
            }
            "ActionImport" => {
                let what = "an action import";
                self.only(element, what, &["Name", "Action", "EntitySet"], &["Annotation"]);
                ContainerChildKind::ActionImport {
                    action: self.required_name(element, "Action", what)?,
                    entity_set: self.attribute(element, "EntitySet"),
                }
            }
            "FunctionImport" => {
                let what = "a function import";
                let attributes = ["Name", "Function", "EntitySet", "IncludeInServiceDocument"];
                self.only(element, what, &attributes, &["Annotation"]);
                ContainerChildKind::FunctionImport {
                    function: self.required_name(element, "Function", what)?,
                    entity_set: self.attribute(element, "EntitySet"),
                    include_in_service_document: self.boolean(element, "IncludeInServiceDocument", false),
                }
            }
            _ => return None,
        };
        let annotations = self.annotations(element);
        let name = self.required(element, "Name", "a child of an entity container")?;
        let name = checks::child_name(&name, self.faults).then_some(name)?;
        Some(ContainerChild { name, kind, annotations, place: self.place(element.span) })
    }

    fn bindings(&mut self, element: &Element<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
        let what = "a navigation property binding";
        let mut bindings = Vec::new();
        for child in children(element, "NavigationPropertyBinding") {
            self.only(child, what, &["Path", "Target"], &[]);
            let path = self.required(child, "Path", what);
            let target = self.required(child, "Target", what);
            bindings.extend(path.zip(target));
        }
        self.unique(bindings.iter().map(|(path, _)| path), |path| format!("`{path}` is already bound"));
        bindings
    }
}
