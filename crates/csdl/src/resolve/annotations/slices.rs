//! The terms of the vocabulary in which slices record what they leave out.

use super::application::Known;
use crate::document::{Constant, ExpressionKind};
use crate::model::QualifiedName;
use crate::resolve::targets::Target;
use crate::vocabularies::SLICES;

/// Whether an annotation with that term is decoded on that target.
pub(super) fn decodes(term: &QualifiedName, target: &Target) -> bool {
    term.namespace == SLICES
        && match term.name.as_str() {
            "HasDerivedTypes" | "VariantNumber" => matches!(target, Target::Structured(_)),
            "HasOverloads" => matches!(target, Target::Operation(_)),
            "NameNumber" => {
                matches!(target, Target::Structured(_) | Target::Enum(_) | Target::Operation(_) | Target::Property(..))
            }
            _ => false,
        }
}

/// Whether the published document derives types that the slice does not hold.
pub(super) fn has_derived_types(known: &Known<'_, '_>) -> bool {
    known.tag(SLICES, "HasDerivedTypes")
}

/// Whether the published document declares overloads that the slice does not hold.
pub(super) fn has_overloads(known: &Known<'_, '_>) -> bool {
    known.tag(SLICES, "HasOverloads")
}

/// The number of the element among those of the published document that nearly have its name.
pub(super) fn name_number(known: &Known<'_, '_>) -> Option<usize> {
    number(known, "NameNumber")
}

/// The number of the type among those that its base types have as variants.
pub(super) fn variant_number(known: &Known<'_, '_>) -> Option<usize> {
    number(known, "VariantNumber")
}

fn number(known: &Known<'_, '_>, term: &str) -> Option<usize> {
    match &known.get(SLICES, term)?.written.value.kind {
        ExpressionKind::Constant(Constant::Number(number)) => number.parse().ok(),
        _ => None,
    }
}
