//! The children of entity containers.

use super::annotation::Writer;
use super::{Members, push_string, push_true, string};
use crate::document::{ContainerChild, ContainerChildKind, EntityContainer};
use crate::model::Json;
use crate::source::Spanned;

impl Writer<'_> {
    /// Adds the children of a container.
    pub(super) fn container_children(&self, members: &mut Members, container: &EntityContainer) {
        for child in &container.children {
            members.push((child.name.value.clone(), self.container_child(child)));
        }
    }

    fn container_child(&self, child: &ContainerChild) -> Json {
        let mut members = Members::new();
        match &child.kind {
            ContainerChildKind::EntitySet { entity_type, include_in_service_document, bindings: bound } => {
                push_true(&mut members, "$Collection", true);
                push_string(&mut members, "$Type", Some(&entity_type.value));
                if !include_in_service_document {
                    members.push(("$IncludeInServiceDocument".to_owned(), Json::Bool(false)));
                }
                bindings(&mut members, bound);
            }
            ContainerChildKind::Singleton { entity_type, nullable, bindings: bound } => {
                push_string(&mut members, "$Type", Some(&entity_type.value));
                push_true(&mut members, "$Nullable", *nullable);
                bindings(&mut members, bound);
            }
            ContainerChildKind::ActionImport { action, entity_set } => {
                push_string(&mut members, "$Action", Some(&action.value));
                push_string(&mut members, "$EntitySet", entity_set.as_ref().map(|set| set.value.as_str()));
            }
            ContainerChildKind::FunctionImport { function, entity_set, include_in_service_document } => {
                push_string(&mut members, "$Function", Some(&function.value));
                push_string(&mut members, "$EntitySet", entity_set.as_ref().map(|set| set.value.as_str()));
                push_true(&mut members, "$IncludeInServiceDocument", *include_in_service_document);
            }
        }
        self.annotations(&mut members, "", &child.annotations);
        Json::Object(members)
    }
}

fn bindings(members: &mut Members, bindings: &[(Spanned<String>, Spanned<String>)]) {
    if !bindings.is_empty() {
        let bindings = bindings.iter().map(|(path, target)| (path.value.clone(), string(&target.value)));
        members.push(("$NavigationPropertyBinding".to_owned(), Json::Object(bindings.collect())));
    }
}
