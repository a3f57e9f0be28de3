//! Entity containers and their children.

use json_places::{Member, Value};

use super::Reader;
use super::object::{Annotated, Object};
use crate::diagnostic::Code;
use crate::document::{Annotation, ContainerChild, ContainerChildKind, ElementKind, EntityContainer};
use crate::read::checks;
use crate::source::{Place, Spanned};

impl Reader<'_> {
    /// An entity container.
    pub(super) fn entity_container(&mut self, value: &Value<'_>) -> Option<(ElementKind, Vec<Annotation>)> {
        let object = self.object(value, "an entity container", &["$Kind", "$Extends"], Annotated::Itself)?;
        let container = EntityContainer {
            extends: object.dollar("$Extends").and_then(|member| self.qualified_name(member)),
            children: object.plain.iter().filter_map(|member| self.child(member)).collect(),
        };
        Some((ElementKind::EntityContainer(container), self.annotations(&object, "")))
    }

    fn child(&mut self, member: &Member<'_>) -> Option<ContainerChild> {
        let name = Spanned::new(member.name.to_string(), self.place(member.name_span()));
        let name = checks::child_name(&name, self.faults).then_some(name)?;
        let place = Place { end: self.place(member.value.span()).end, ..name.place };
        let value = &member.value;
        // A child does not say its kind: the members that only one kind has tell them apart.
        let (what, known): (_, &[&str]) = if value.member("$Action").is_some() {
            ("an action import", &["$Action", "$EntitySet"])
        } else if value.member("$Function").is_some() {
            ("a function import", &["$Function", "$EntitySet", "$IncludeInServiceDocument"])
        } else if value.member("$Collection").is_some() {
            ("an entity set", &["$Collection", "$Type", "$NavigationPropertyBinding", "$IncludeInServiceDocument"])
        } else {
            ("a singleton", &["$Type", "$Nullable", "$NavigationPropertyBinding"])
        };
        let object = self.object(value, what, known, Annotated::Itself)?;
        self.no_plain_members(&object, what);
        let kind = self.child_kind(&object)?;
        Some(ContainerChild { name, kind, annotations: self.annotations(&object, ""), place })
    }

    fn child_kind(&mut self, object: &Object<'_, '_>) -> Option<ContainerChildKind> {
        let entity_set = object.dollar("$EntitySet").and_then(|member| self.string(member));
        if let Some(action) = object.dollar("$Action") {
            return Some(ContainerChildKind::ActionImport { action: self.qualified_name(action)?, entity_set });
        }
        if let Some(function) = object.dollar("$Function") {
            return Some(ContainerChildKind::FunctionImport {
                function: self.qualified_name(function)?,
                entity_set,
                include_in_service_document: self.boolean(object, "$IncludeInServiceDocument"),
            });
        }
        let Some(entity_type) = object.dollar("$Type") else {
            let message = "a child of an entity container must have `$Type`, `$Action` or `$Function`";
            self.faults.add(Code::MissingMember, object.place, message);
            return None;
        };
        let entity_type = self.qualified_name(entity_type)?;
        let bindings = self.bindings(object);
        let Some(collection) = object.dollar("$Collection") else {
            let nullable = self.boolean(object, "$Nullable");
            return Some(ContainerChildKind::Singleton { entity_type, nullable, bindings });
        };
        if !self.boolean(object, "$Collection") && collection.value.as_bool().is_some() {
            let message = "`$Collection` of an entity set must be true; a singleton has no such member";
            self.faults.add(Code::InvalidValue, self.place(collection.value.span()), message);
        }
        let include_in_service_document = self.boolean_or(object, "$IncludeInServiceDocument", true);
        Some(ContainerChildKind::EntitySet { entity_type, include_in_service_document, bindings })
    }

    fn bindings(&mut self, object: &Object<'_, '_>) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(member) = object.dollar("$NavigationPropertyBinding") else { return Vec::new() };
        let what = "`$NavigationPropertyBinding`";
        let Some(object) = self.object(&member.value, what, &[], Annotated::Never) else { return Vec::new() };
        let mut bindings = Vec::new();
        for member in &object.plain {
            let path = Spanned::new(member.name.to_string(), self.place(member.name_span()));
            bindings.extend(self.string(member).map(|target| (path, target)));
        }
        bindings
    }
}
