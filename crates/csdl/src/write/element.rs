//! The elements of schemas: structured types and operations, and whatever else has a name.

use std::collections::HashMap;

use super::annotation::Writer;
use super::types::{self, default_value, type_reference};
use super::{Members, is_operation, push_string, push_true, string};
use crate::document::{Element, ElementKind, KeyProperty, Navigation, Operation, Property, StructuredType};
use crate::model::Json;

impl Writer<'_> {
    /// Adds elements, all overloads of a name at the place of the first one.
    pub(super) fn elements(&self, members: &mut Members, elements: &[&Element]) {
        let mut overloads_of: HashMap<&str, usize> = HashMap::new();
        for element in elements {
            let name = &element.name.value;
            if !is_operation(element) {
                members.push((name.clone(), self.element(element)));
                continue;
            }
            let number = *overloads_of.entry(name).or_insert(members.len());
            match members.get_mut(number) {
                Some((_, Json::Array(overloads))) => overloads.push(self.element(element)),
                _ => members.push((name.clone(), Json::Array(vec![self.element(element)]))),
            }
        }
    }

    fn element(&self, element: &Element) -> Json {
        let kind = match &element.kind {
            ElementKind::EntityType(_) => "EntityType",
            ElementKind::ComplexType(_) => "ComplexType",
            ElementKind::EnumType(_) => "EnumType",
            ElementKind::TypeDefinition(_) => "TypeDefinition",
            ElementKind::Action(_) => "Action",
            ElementKind::Function(_) => "Function",
            ElementKind::Term(_) => "Term",
            ElementKind::EntityContainer(_) => "EntityContainer",
        };
        let mut members = vec![("$Kind".to_owned(), string(kind))];
        match &element.kind {
            ElementKind::EntityType(type_) | ElementKind::ComplexType(type_) => structured_type(&mut members, type_),
            ElementKind::EnumType(type_) => Self::enum_type(&mut members, type_),
            ElementKind::TypeDefinition(definition) => types::type_definition(&mut members, definition),
            ElementKind::Action(operation) | ElementKind::Function(operation) => {
                self.operation(&mut members, operation);
            }
            ElementKind::Term(term) => types::term(&mut members, term),
            ElementKind::EntityContainer(container) => {
                push_string(&mut members, "$Extends", container.extends.as_ref().map(|name| name.value.as_str()));
            }
        }
        self.annotations(&mut members, "", &element.annotations);
        match &element.kind {
            ElementKind::EntityType(type_) | ElementKind::ComplexType(type_) => {
                let properties = type_.properties.iter();
                members.extend(properties.map(|property| (property.name.value.clone(), self.property(property))));
            }
            ElementKind::EnumType(type_) => self.enum_members(&mut members, type_),
            ElementKind::EntityContainer(container) => self.container_children(&mut members, container),
            _ => {}
        }
        Json::Object(members)
    }

    fn property(&self, property: &Property) -> Json {
        let mut members = Members::new();
        if let Some(navigation) = &property.navigation {
            members.push(("$Kind".to_owned(), string("NavigationProperty")));
            type_reference(&mut members, &property.type_, true);
            self.navigation(&mut members, navigation);
        } else {
            type_reference(&mut members, &property.type_, false);
            default_value(&mut members, property.default_value.as_ref());
        }
        self.annotations(&mut members, "", &property.annotations);
        Json::Object(members)
    }

    fn navigation(&self, members: &mut Members, navigation: &Navigation) {
        push_string(members, "$Partner", navigation.partner.as_ref().map(|path| path.value.as_str()));
        push_true(members, "$ContainsTarget", navigation.contains_target);
        if !navigation.referential_constraints.is_empty() {
            let mut constraints = Members::new();
            for constraint in &navigation.referential_constraints {
                let name = &constraint.property.value;
                constraints.push((name.clone(), string(&constraint.referenced_property.value)));
                self.annotations(&mut constraints, name, &constraint.annotations);
            }
            members.push(("$ReferentialConstraint".to_owned(), Json::Object(constraints)));
        }
        if let Some(on_delete) = &navigation.on_delete {
            push_string(members, "$OnDelete", Some(&on_delete.action.value));
            self.annotations(members, "$OnDelete", &on_delete.annotations);
        }
    }

    fn operation(&self, members: &mut Members, operation: &Operation) {
        push_true(members, "$IsBound", operation.is_bound);
        push_true(members, "$IsComposable", operation.is_composable);
        let path = operation.entity_set_path.as_ref();
        push_string(members, "$EntitySetPath", path.map(|path| path.value.as_str()));
        if !operation.parameters.is_empty() {
            let parameters = operation.parameters.iter().map(|parameter| {
                let mut members = vec![("$Name".to_owned(), string(&parameter.name.value))];
                type_reference(&mut members, &parameter.type_, false);
                self.annotations(&mut members, "", &parameter.annotations);
                Json::Object(members)
            });
            members.push(("$Parameter".to_owned(), Json::Array(parameters.collect())));
        }
        if let Some(return_type) = &operation.return_type {
            let mut inner = Members::new();
            type_reference(&mut inner, &return_type.type_, false);
            self.annotations(&mut inner, "", &return_type.annotations);
            members.push(("$ReturnType".to_owned(), Json::Object(inner)));
        }
    }
}

fn structured_type(members: &mut Members, type_: &StructuredType) {
    push_string(members, "$BaseType", type_.base_type.as_ref().map(|name| name.value.as_str()));
    push_true(members, "$Abstract", type_.is_abstract);
    push_true(members, "$OpenType", type_.is_open);
    push_true(members, "$HasStream", type_.has_stream);
    if !type_.key.is_empty() {
        members.push(("$Key".to_owned(), Json::Array(type_.key.iter().map(key_property).collect())));
    }
}

fn key_property(property: &KeyProperty) -> Json {
    let path = string(&property.path.value);
    match &property.alias {
        Some(alias) => Json::Object(vec![(alias.value.clone(), path)]),
        None => path,
    }
}
