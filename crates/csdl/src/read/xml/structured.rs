//! Entity types, complex types and their properties.

use super::Reader;
use super::element::children;
use super::types::FACETS;
use crate::diagnostic::{Code, Leniency};
use crate::document::{KeyProperty, Navigation, OnDelete, Property, ReferentialConstraint, StructuredType};
use crate::read::checks;
use crate::xml::{Element, Namespace};

impl Reader<'_, '_> {
    /// An entity type.
    pub(super) fn entity_type(&mut self, element: &Element<'_>) -> StructuredType {
        let attributes = ["Name", "BaseType", "Abstract", "OpenType", "HasStream"];
        self.only(element, "an entity type", &attributes, &["Key", "Property", "NavigationProperty", "Annotation"]);
        let has_stream = self.boolean(element, "HasStream", false);
        let mut keys = children(element, "Key");
        let key = keys.next().map(|key| self.key(key)).unwrap_or_default();
        if let Some(second) = keys.next() {
            let place = self.place(second.span);
            self.faults.add(Code::UnexpectedElement, place, "an entity type has one `Key`");
        }
        StructuredType { has_stream, key, ..self.structured_type(element) }
    }

    /// A complex type.
    pub(super) fn complex_type(&mut self, element: &Element<'_>) -> StructuredType {
        let attributes = ["Name", "BaseType", "Abstract", "OpenType"];
        self.only(element, "a complex type", &attributes, &["Property", "NavigationProperty", "Annotation"]);
        self.structured_type(element)
    }

    fn structured_type(&mut self, element: &Element<'_>) -> StructuredType {
        let mut properties = Vec::with_capacity(element.children.len());
        for child in element.children.iter().filter(|child| child.namespace == Namespace::Edm) {
            match child.name {
                "Property" => properties.extend(self.structural_property(child)),
                "NavigationProperty" => properties.extend(self.navigation_property(child)),
                _ => {}
            }
        }
        StructuredType {
            base_type: self.qualified_name(element, "BaseType"),
            is_abstract: self.boolean(element, "Abstract", false),
            is_open: self.boolean(element, "OpenType", false),
            has_stream: false,
            key: Vec::new(),
            properties,
        }
    }

    fn key(&mut self, element: &Element<'_>) -> Vec<KeyProperty> {
        self.only(element, "a key", &[], &["PropertyRef"]);
        let mut key = Vec::new();
        for child in children(element, "PropertyRef") {
            self.only(child, "a key property", &["Name", "Alias"], &[]);
            let Some(path) = self.required(child, "Name", "a key property") else { continue };
            let alias = self.attribute(child, "Alias").filter(|alias| checks::identifier(alias, self.faults));
            key.push(KeyProperty { path, alias });
        }
        if key.is_empty() {
            let place = self.place(element.span);
            self.faults.add(Code::MissingElement, place, "a key must have an element `PropertyRef`");
        }
        key
    }

    fn structural_property(&mut self, element: &Element<'_>) -> Option<Property> {
        const ATTRIBUTES: [&str; 9] =
            ["Name", "Type", "Nullable", "DefaultValue", FACETS[0], FACETS[1], FACETS[2], FACETS[3], FACETS[4]];
        self.only(element, "a property", &ATTRIBUTES, &["Annotation"]);
        let annotations = self.annotations(element);
        let name = self.required(element, "Name", "a property")?;
        let name = checks::property_name(&name, self.faults).then_some(name)?;
        let type_ = self.type_reference(element, "a property")?;
        let default_value = self.default_value(element, &type_);
        Some(Property { name, type_, default_value, navigation: None, annotations, place: self.place(element.span) })
    }

    fn navigation_property(&mut self, element: &Element<'_>) -> Option<Property> {
        let attributes = ["Name", "Type", "Nullable", "Partner", "ContainsTarget"];
        let children = ["ReferentialConstraint", "OnDelete", "Annotation"];
        self.only(element, "a navigation property", &attributes, &children);
        let annotations = self.annotations(element);
        let navigation = Navigation {
            partner: self.attribute(element, "Partner"),
            contains_target: self.boolean(element, "ContainsTarget", false),
            referential_constraints: self.referential_constraints(element),
            on_delete: self.on_delete(element),
        };
        let name = self.required(element, "Name", "a navigation property")?;
        let name = checks::property_name(&name, self.faults).then_some(name)?;
        let mut type_ = self.type_reference(element, "a navigation property")?;
        if let Some(nullable) = self.attribute(element, "Nullable").filter(|_| type_.is_collection) {
            let message =
                format!("`{}` is a collection of entities, which is never null: `Nullable` is not allowed", name.value);
            let fault = self.faults.add(Code::NullableForbidden, nullable.place, message);
            fault.tolerate(Leniency::NullableCollection);
            type_.nullable = false;
        }
        let place = self.place(element.span);
        Some(Property { name, type_, default_value: None, navigation: Some(navigation), annotations, place })
    }

    fn referential_constraints(&mut self, element: &Element<'_>) -> Vec<ReferentialConstraint> {
        let what = "a referential constraint";
        let mut constraints = Vec::new();
        for child in children(element, "ReferentialConstraint") {
            self.only(child, what, &["Property", "ReferencedProperty"], &["Annotation"]);
            let annotations = self.annotations(child);
            let property = self.required(child, "Property", what);
            let referenced_property = self.required(child, "ReferencedProperty", what);
            if let (Some(property), Some(referenced_property)) = (property, referenced_property) {
                constraints.push(ReferentialConstraint { property, referenced_property, annotations });
            }
        }
        let names = constraints.iter().map(|constraint| &constraint.property);
        self.unique(names, |name| format!("the navigation property already has a constraint of `{name}`"));
        constraints
    }

    fn on_delete(&mut self, element: &Element<'_>) -> Option<OnDelete> {
        let mut all = children(element, "OnDelete");
        let child = all.next()?;
        if let Some(second) = all.next() {
            let place = self.place(second.span);
            self.faults.add(Code::UnexpectedElement, place, "a navigation property has one `OnDelete`");
        }
        self.only(child, "`OnDelete`", &["Action"], &["Annotation"]);
        let action = self.required(child, "Action", "`OnDelete`")?;
        checks::on_delete(&action, self.faults);
        Some(OnDelete { action, annotations: self.annotations(child) })
    }
}
