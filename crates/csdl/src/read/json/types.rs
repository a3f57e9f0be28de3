//! Uses of types with their facets, enumeration types, type definitions and terms.

use json_places::{Kind, Value};

use super::Reader;
use super::object::{Annotated, Object};
use crate::diagnostic::Code;
use crate::document::{Annotation, ElementKind, EnumType, Facets, Member, Term, TypeDefinition, TypeReference};
use crate::read::checks;
use crate::source::Spanned;

impl Reader<'_> {
    /// The type of a property, parameter, term or return value: `Edm.String` if none is given.
    pub(super) fn type_reference(&mut self, object: &Object<'_, '_>) -> Option<TypeReference> {
        let name = match object.dollar("$Type") {
            Some(member) => self.qualified_name(member)?,
            None => Spanned::new("Edm.String".to_owned(), object.place),
        };
        Some(TypeReference {
            name,
            is_collection: self.boolean(object, "$Collection"),
            nullable: self.boolean(object, "$Nullable"),
            facets: self.facets(object),
        })
    }

    fn facets(&mut self, object: &Object<'_, '_>) -> Facets {
        Facets {
            max_length: object.dollar("$MaxLength").and_then(|member| self.unsigned(member)),
            unicode: object.dollar("$Unicode").map(|_| self.boolean(object, "$Unicode")),
            precision: object.dollar("$Precision").and_then(|member| self.unsigned(member)),
            scale: self.scale(object),
            srid: object.dollar("$SRID").and_then(|member| self.string(member)).map(|text| text.value),
        }
    }

    fn scale(&mut self, object: &Object<'_, '_>) -> Option<String> {
        let member = object.dollar("$Scale")?;
        match &member.value.kind {
            Kind::String(text) if matches!(text.as_ref(), "variable" | "floating") => Some(text.to_string()),
            Kind::Number(_) => self.unsigned(member).map(|number| number.to_string()),
            Kind::String(text) => {
                let message = format!("`$Scale` must be a number, `variable` or `floating`, but is `{text}`");
                let place = self.place(member.value.span());
                self.faults.add(Code::InvalidValue, place, message);
                None
            }
            _ => {
                self.wrong_type(&member.value, "`$Scale`", "a number or a string");
                None
            }
        }
    }

    /// An enumeration type.
    pub(super) fn enum_type(&mut self, value: &Value<'_>) -> Option<(ElementKind, Vec<Annotation>)> {
        let known = ["$Kind", "$UnderlyingType", "$IsFlags"];
        let object = self.object(value, "an enumeration type", &known, Annotated::Members)?;
        let mut members = Vec::new();
        for member in &object.plain {
            let Some(name) = self.member_name(member) else { continue };
            let place = self.place(member.value.span());
            let value = match (member.value.as_i64(), &member.value.kind) {
                (Some(value), _) => Spanned::new(value, place),
                (None, Kind::Number(text)) => {
                    let message = format!("the value of a member must be a whole number of 64 bits, but is {text}");
                    self.faults.add(Code::InvalidValue, place, message);
                    continue;
                }
                _ => {
                    self.wrong_type(&member.value, "the value of an enumeration member", "a number");
                    continue;
                }
            };
            members.push(Member { name, value, annotations: self.annotations(&object, &member.name) });
        }
        let type_ = EnumType {
            underlying_type: object.dollar("$UnderlyingType").and_then(|member| self.qualified_name(member)),
            is_flags: self.boolean(&object, "$IsFlags"),
            members,
        };
        Some((ElementKind::EnumType(type_), self.annotations(&object, "")))
    }

    /// A type definition.
    pub(super) fn type_definition(&mut self, value: &Value<'_>) -> Option<(ElementKind, Vec<Annotation>)> {
        let known = ["$Kind", "$UnderlyingType", "$MaxLength", "$Unicode", "$Precision", "$Scale", "$SRID"];
        let object = self.object(value, "a type definition", &known, Annotated::Itself)?;
        self.no_plain_members(&object, "a type definition");
        let underlying_type = self.required(&object, "$UnderlyingType", "a type definition")?;
        let underlying_type = self.qualified_name(underlying_type)?;
        let definition = TypeDefinition { underlying_type, facets: self.facets(&object) };
        Some((ElementKind::TypeDefinition(definition), self.annotations(&object, "")))
    }

    /// A vocabulary term.
    pub(super) fn term(&mut self, value: &Value<'_>) -> Option<(ElementKind, Vec<Annotation>)> {
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
            "$BaseTerm",
            "$DefaultValue",
            "$AppliesTo",
        ];
        let object = self.object(value, "a term", &known, Annotated::Itself)?;
        self.no_plain_members(&object, "a term");
        let mut applies_to = Vec::new();
        for element in self.elements(object.dollar("$AppliesTo")) {
            let Some(kind) = self.text(element, "an element of `$AppliesTo`") else { continue };
            checks::applies_to(&kind, self.faults);
            applies_to.push(kind);
        }
        let term = Term {
            type_: self.type_reference(&object)?,
            base_term: object.dollar("$BaseTerm").and_then(|member| self.qualified_name(member)),
            default_value: object.dollar("$DefaultValue").and_then(|member| self.constant(member)),
            applies_to,
        };
        Some((ElementKind::Term(term), self.annotations(&object, "")))
    }
}
