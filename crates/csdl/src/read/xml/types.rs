//! Uses of types with their facets and default values, enumeration types, type definitions and terms.

use super::Reader;
use super::element::children;
use super::number::json_number;
use crate::diagnostic::Code;
use crate::document::{Constant, ElementKind, EnumType, Facets, Member, Term, TypeDefinition, TypeReference};
use crate::read::checks;
use crate::source::Spanned;
use crate::xml::Element;

/// The attributes that are facets.
pub(super) const FACETS: [&str; 5] = ["MaxLength", "Unicode", "Precision", "Scale", "SRID"];

impl Reader<'_, '_> {
    /// The type of a property, parameter, term or return value.
    ///
    /// An absent `Nullable` is true for a single value. For a collection the specification says that nothing can be assumed.
    /// This reader takes the items as not nullable, like the pairs of documents that OASIS publishes.
    pub(super) fn type_reference(&mut self, element: &Element<'_>, what: &str) -> Option<TypeReference> {
        let written = self.required(element, "Type", what)?;
        let (name, is_collection) = self.type_name(&written)?;
        let facets = self.facets(element, &name.value);
        let nullable = self.boolean(element, "Nullable", !is_collection);
        Some(TypeReference { name, is_collection, nullable, facets })
    }

    /// A qualified name, which may be in `Collection()`.
    pub(super) fn type_name(&mut self, written: &Spanned<String>) -> Option<(Spanned<String>, bool)> {
        let item = written.value.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
        let is_collection = item.is_some();
        let name = Spanned::new(item.unwrap_or(&written.value).to_owned(), written.place);
        checks::qualified_name(&name, self.faults).then_some((name, is_collection))
    }

    /// The facets, with the defaults that XML and JSON do not share.
    fn facets(&mut self, element: &Element<'_>, type_: &str) -> Facets {
        let is_temporal = matches!(type_, "Edm.DateTimeOffset" | "Edm.Duration" | "Edm.TimeOfDay");
        let max_length = self.attribute(element, "MaxLength").filter(|text| text.value != "max");
        let scale = self.attribute(element, "Scale");
        Facets {
            max_length: max_length.and_then(|text| self.unsigned("MaxLength", &text)),
            unicode: self.boolean_if_said(element, "Unicode").filter(|unicode| !unicode),
            precision: match self.attribute(element, "Precision") {
                Some(text) => self.unsigned("Precision", &text),
                None => is_temporal.then_some(0),
            },
            scale: match scale {
                Some(text) => self.scale(&text),
                None => (type_ == "Edm.Decimal").then(|| "0".to_owned()),
            },
            srid: self.attribute(element, "SRID").map(|text| text.value),
        }
    }

    /// A scale. JSON writes none for `variable`.
    fn scale(&mut self, text: &Spanned<String>) -> Option<String> {
        match text.value.as_str() {
            "variable" | "Variable" => None,
            "floating" => Some("floating".to_owned()),
            number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.unsigned("Scale", text).map(|number| number.to_string())
            }
            other => {
                let message = format!("`Scale` must be a number, `variable` or `floating`, but is `{other}`");
                self.faults.add(Code::InvalidValue, text.place, message);
                None
            }
        }
    }

    fn unsigned(&mut self, name: &str, text: &Spanned<String>) -> Option<u64> {
        let number = text.value.parse().ok();
        if number.is_none() {
            let message = format!("`{name}` must be a whole number that is not negative, but is `{}`", text.value);
            self.faults.add(Code::InvalidValue, text.place, message);
        }
        number
    }

    /// The default value of a property or term of that type.
    pub(super) fn default_value(&self, element: &Element<'_>, type_: &TypeReference) -> Option<Spanned<Constant>> {
        let text = self.attribute(element, "DefaultValue")?;
        Some(Spanned::new(self.constant_of(&text.value, &type_.name.value), text.place))
    }

    /// A text as a constant of that type; of a type that is not known here, it stays a text.
    pub(super) fn constant_of(&self, text: &str, type_: &str) -> Constant {
        let as_text = || Constant::String(text.to_owned());
        match (self.context.primitive(type_), text) {
            (None | Some("String"), _) => as_text(),
            (Some(_), "null") => Constant::Null,
            (Some("Boolean"), "true") => Constant::Bool(true),
            (Some("Boolean"), "false") => Constant::Bool(false),
            (Some("Byte" | "SByte" | "Int16" | "Int32" | "Int64" | "Decimal" | "Double" | "Single"), number) => {
                json_number(number).map_or_else(as_text, Constant::Number)
            }
            _ => as_text(),
        }
    }

    /// An enumeration type. Where members say no value, they count up from the one before, the first from zero.
    pub(super) fn enum_type(&mut self, element: &Element<'_>) -> ElementKind {
        let known = ["Name", "UnderlyingType", "IsFlags"];
        self.only(element, "an enumeration type", &known, &["Member", "Annotation"]);
        let mut members: Vec<Member> = Vec::new();
        let mut next = Some(0);
        for child in children(element, "Member") {
            self.only(child, "a member", &["Name", "Value"], &["Annotation"]);
            let value = self.member_value(child, next);
            let Some(name) = self.name(child, "a member") else { continue };
            let annotations = self.annotations(child);
            if let Some(value) = value {
                next = value.value.checked_add(1);
                members.push(Member { name, value, annotations });
            }
        }
        ElementKind::EnumType(EnumType {
            underlying_type: self.qualified_name(element, "UnderlyingType"),
            is_flags: self.boolean(element, "IsFlags", false),
            members,
        })
    }

    fn member_value(&mut self, member: &Element<'_>, next: Option<i64>) -> Option<Spanned<i64>> {
        let place = self.place(member.span);
        let Some(text) = self.attribute(member, "Value") else {
            if next.is_none() {
                let message = "the member before has the greatest value there is, so this one must say its own";
                self.faults.add(Code::MissingAttribute, place, message);
            }
            return next.map(|value| Spanned::new(value, place));
        };
        let value = text.value.trim().parse().ok();
        if value.is_none() {
            let message = format!("the value of a member must be a whole number of 64 bits, but is `{}`", text.value);
            self.faults.add(Code::InvalidValue, text.place, message);
        }
        value.map(|value| Spanned::new(value, text.place))
    }

    /// A type definition.
    pub(super) fn type_definition(&mut self, element: &Element<'_>) -> Option<ElementKind> {
        let known: Vec<&str> = ["Name", "UnderlyingType"].into_iter().chain(FACETS).collect();
        self.only(element, "a type definition", &known, &["Annotation"]);
        let underlying_type = self.required_name(element, "UnderlyingType", "a type definition")?;
        let facets = self.facets(element, &underlying_type.value);
        Some(ElementKind::TypeDefinition(TypeDefinition { underlying_type, facets }))
    }

    /// A vocabulary term.
    pub(super) fn term(&mut self, element: &Element<'_>) -> Option<ElementKind> {
        let known: Vec<&str> =
            ["Name", "Type", "Nullable", "BaseTerm", "DefaultValue", "AppliesTo"].into_iter().chain(FACETS).collect();
        self.only(element, "a term", &known, &["Annotation"]);
        let type_ = self.type_reference(element, "a term")?;
        let default_value = self.default_value(element, &type_);
        let applies_to = self.attribute(element, "AppliesTo").map_or_else(Vec::new, |text| {
            text.value.split_whitespace().map(|kind| Spanned::new(kind.to_owned(), text.place)).collect()
        });
        for kind in &applies_to {
            checks::applies_to(kind, self.faults);
        }
        let base_term = self.qualified_name(element, "BaseTerm");
        Some(ElementKind::Term(Term { type_, base_term, default_value, applies_to }))
    }
}
