//! Entity types, complex types and their properties.

use json_places::{Member, Value};

use super::Reader;
use super::object::{Annotated, Object};
use crate::diagnostic::{Code, Leniency};
use crate::document::{Annotation, KeyProperty, Navigation, OnDelete, Property, ReferentialConstraint, StructuredType};
use crate::read::checks;
use crate::source::{Place, Spanned};

impl Reader<'_> {
    /// An entity type or complex type.
    pub(super) fn structured_type(
        &mut self,
        value: &Value<'_>,
        is_entity: bool,
    ) -> Option<(StructuredType, Vec<Annotation>)> {
        let (what, known): (_, &[&str]) = if is_entity {
            ("an entity type", &["$Kind", "$BaseType", "$Abstract", "$OpenType", "$HasStream", "$Key"])
        } else {
            ("a complex type", &["$Kind", "$BaseType", "$Abstract", "$OpenType"])
        };
        let object = self.object(value, what, known, Annotated::Itself)?;
        let mut key = Vec::new();
        for element in self.elements(object.dollar("$Key")) {
            key.extend(self.key_property(element));
        }
        let type_ = StructuredType {
            base_type: object.dollar("$BaseType").and_then(|member| self.qualified_name(member)),
            is_abstract: self.boolean(&object, "$Abstract"),
            is_open: self.boolean(&object, "$OpenType"),
            has_stream: self.boolean(&object, "$HasStream"),
            key,
            properties: object.plain.iter().filter_map(|member| self.property(member)).collect(),
        };
        Some((type_, self.annotations(&object, "")))
    }

    fn key_property(&mut self, value: &Value<'_>) -> Option<KeyProperty> {
        let Some(members) = value.as_object() else {
            let path = self.text(value, "a key property")?;
            return Some(KeyProperty { path, alias: None });
        };
        let [member] = members else {
            let message =
                format!("a key property with an alias is an object of one member, but this one has {}", members.len());
            self.faults.add(Code::InvalidValue, self.place(value.span()), message);
            return None;
        };
        let alias = self.member_name(member)?;
        Some(KeyProperty { path: self.string(member)?, alias: Some(alias) })
    }

    fn property(&mut self, member: &Member<'_>) -> Option<Property> {
        let name = Spanned::new(member.name.to_string(), self.place(member.name_span()));
        if !checks::property_name(&name, self.faults) {
            return None;
        }
        let place = Place { end: self.place(member.value.span()).end, ..name.place };
        let kind = member.value.member("$Kind");
        let kind = kind.map(|kind| self.string(kind));
        match kind {
            Some(None) => None,
            Some(Some(kind)) if kind.value == "NavigationProperty" => {
                self.navigation_property(&member.value, name, place)
            }
            Some(Some(kind)) if kind.value != "Property" => {
                self.unknown_kind(&kind, &["Property", "NavigationProperty"]);
                None
            }
            _ => self.structural_property(&member.value, name, place),
        }
    }

    fn structural_property(&mut self, value: &Value<'_>, name: Spanned<String>, place: Place) -> Option<Property> {
        let known = [
            "$Kind",
            "$Type",
            "$Collection",
            "$Nullable",
            "$MaxLength",
            "$Unicode",
            "$Precision",
            "$Scale",
            "$SRID",
            "$DefaultValue",
        ];
        let object = self.object(value, "a property", &known, Annotated::Itself)?;
        self.no_plain_members(&object, "a property");
        let type_ = self.type_reference(&object)?;
        let default_value = object.dollar("$DefaultValue").and_then(|member| self.constant(member));
        let annotations = self.annotations(&object, "");
        Some(Property { name, type_, default_value, navigation: None, annotations, place })
    }

    fn navigation_property(&mut self, value: &Value<'_>, name: Spanned<String>, place: Place) -> Option<Property> {
        let known = [
            "$Kind",
            "$Type",
            "$Collection",
            "$Nullable",
            "$Partner",
            "$ContainsTarget",
            "$ReferentialConstraint",
            "$OnDelete",
        ];
        let object = self.object(value, "a navigation property", &known, Annotated::Members)?;
        self.no_plain_members(&object, "a navigation property");
        for prefix in object.annotations.keys().filter(|prefix| !matches!(**prefix, "" | "$OnDelete")) {
            for member in object.annotations.get(prefix).into_iter().flatten() {
                let place = self.place(member.name_span());
                let message = format!("`{prefix}` cannot be annotated");
                self.faults.add(Code::UnexpectedMember, place, message).tolerate(Leniency::Annotation);
            }
        }
        self.required(&object, "$Type", "a navigation property")?;
        let mut type_ = self.type_reference(&object)?;
        if let Some(nullable) = object.dollar("$Nullable").filter(|_| type_.is_collection) {
            let place = self.place(nullable.name_span());
            let message = format!(
                "`{}` is a collection of entities, which is never null: `$Nullable` is not allowed",
                name.value
            );
            self.faults.add(Code::NullableForbidden, place, message).tolerate(Leniency::NullableCollection);
            type_.nullable = false;
        }
        let navigation = Navigation {
            partner: object.dollar("$Partner").and_then(|member| self.string(member)),
            contains_target: self.boolean(&object, "$ContainsTarget"),
            referential_constraints: self.referential_constraints(&object),
            on_delete: self.on_delete(&object),
        };
        let annotations = self.annotations(&object, "");
        Some(Property { name, type_, default_value: None, navigation: Some(navigation), annotations, place })
    }

    fn referential_constraints(&mut self, object: &Object<'_, '_>) -> Vec<ReferentialConstraint> {
        let Some(member) = object.dollar("$ReferentialConstraint") else { return Vec::new() };
        let what = "`$ReferentialConstraint`";
        let Some(object) = self.object(&member.value, what, &[], Annotated::Members) else { return Vec::new() };
        let mut constraints = Vec::new();
        for member in &object.plain {
            let Some(referenced_property) = self.string(member) else { continue };
            constraints.push(ReferentialConstraint {
                property: Spanned::new(member.name.to_string(), self.place(member.name_span())),
                referenced_property,
                annotations: self.annotations(&object, &member.name),
            });
        }
        constraints
    }

    fn on_delete(&mut self, object: &Object<'_, '_>) -> Option<OnDelete> {
        let action = self.string(object.dollar("$OnDelete")?)?;
        checks::on_delete(&action, self.faults);
        Some(OnDelete { action, annotations: self.annotations(object, "$OnDelete") })
    }
}
