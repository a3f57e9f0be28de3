//! Whether a constant is a value of a type.

use super::literals;
use crate::document::Constant;
use crate::model::{AbstractType, EnumTypeId, Primitive, StructuredTypeId, TypeKind};
use crate::resolve::names::few;
use crate::resolve::resolver::Resolver;
use crate::vocabularies::CORE;

/// Why a constant is not of a type.
pub(super) enum Unfit<'a> {
    /// It is of another kind altogether.
    Kind,
    /// It is of the right kind, but this text is not a value; the other text may have been meant.
    Value(String, Option<&'a str>),
}

impl Resolver<'_> {
    /// Why a constant, not being null, is not a value of a type.
    pub(super) fn unfit(&self, kind: &TypeKind, constant: &Constant, ignore_case: bool) -> Option<Unfit<'_>> {
        match kind {
            TypeKind::Primitive(primitive) => unfit_primitive(*primitive, constant),
            TypeKind::Definition(id) => {
                let definition = self.model.type_definitions.get(id.0)?;
                unfit_primitive(definition.underlying_type, constant)
            }
            TypeKind::Enum(id) => match constant {
                Constant::String(text) => self.unfit_members(*id, text, ignore_case),
                _ => Some(Unfit::Kind),
            },
            TypeKind::Structured(_) | TypeKind::Abstract(AbstractType::ComplexType | AbstractType::EntityType) => {
                Some(Unfit::Kind)
            }
            TypeKind::Abstract(type_) if type_.is_path() => {
                (!matches!(constant, Constant::String(_))).then_some(Unfit::Kind)
            }
            TypeKind::Abstract(_) | TypeKind::External(_) => None,
        }
    }

    fn unfit_members(&self, id: EnumTypeId, text: &str, ignore_case: bool) -> Option<Unfit<'_>> {
        let type_ = self.model.enum_types.get(id.0)?;
        let is_member = |text: &str| {
            text.parse::<i64>().is_ok()
                || type_
                    .members
                    .iter()
                    .any(|member| member.name == text || ignore_case && member.name.eq_ignore_ascii_case(text))
        };
        let mut parts: Vec<&str> = vec![text];
        if type_.is_flags {
            parts = text.split(',').map(str::trim).collect();
        }
        let wrong = parts.into_iter().find(|part| !is_member(part))?;
        let meant = self.names.suggest(wrong, type_.members.iter().map(|member| member.name.as_str()));
        Some(Unfit::Value(format!("`{wrong}`"), meant))
    }

    /// The types with instances of their own that are derived from a type, as people may read them.
    pub(super) fn concrete_types(&self, id: StructuredTypeId) -> String {
        let derived = self.model.structured_types.get(id.0).map(|type_| type_.derived.as_slice()).unwrap_or_default();
        let types = derived.iter().filter_map(|id| self.model.structured_types.get(id.0));
        few(types.filter(|type_| !type_.is_abstract).map(|type_| type_.name.to_string()))
    }

    /// Whether a type is one of the types of examples.
    pub(super) fn is_example(&self, id: StructuredTypeId) -> bool {
        self.names
            .structured
            .get(id.0)
            .is_some_and(|declared| declared.namespace == CORE && declared.element.name.value.ends_with("ExampleValue"))
    }
}

fn unfit_primitive(primitive: Primitive, constant: &Constant) -> Option<Unfit<'static>> {
    if literals::fits(primitive, constant) {
        return None;
    }
    let text = match (primitive, constant) {
        (Primitive::String | Primitive::Boolean, _) | (_, Constant::Bool(_) | Constant::Null) => {
            return Some(Unfit::Kind);
        }
        (_, Constant::String(text) | Constant::Number(text)) => text,
    };
    let takes_numbers = primitive.integer_range().is_some()
        || matches!(primitive, Primitive::Decimal | Primitive::Double | Primitive::Single);
    let is_number = matches!(constant, Constant::Number(_));
    if takes_numbers == is_number { Some(Unfit::Value(format!("`{text}`"), None)) } else { Some(Unfit::Kind) }
}

/// What a constant is, with its article.
pub(super) fn found(constant: &Constant) -> &'static str {
    match constant {
        Constant::Null => "null",
        Constant::Bool(_) => "a boolean",
        Constant::Number(_) => "a number",
        Constant::String(_) => "a string",
    }
}
