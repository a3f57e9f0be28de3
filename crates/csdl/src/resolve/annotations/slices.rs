//! The terms of the vocabulary in which slices record what they leave out.

use super::application::Known;
use crate::model::QualifiedName;
use crate::resolve::targets::Target;
use crate::vocabularies::SLICES;

/// Whether an annotation with that term is decoded on that target.
pub(super) fn decodes(term: &QualifiedName, target: &Target) -> bool {
    (term.namespace.as_str(), term.name.as_str()) == (SLICES, "HasDerivedTypes")
        && matches!(target, Target::Structured(_))
}

/// Whether the published document derives types that the slice does not hold.
pub(super) fn has_derived_types(known: &Known<'_, '_>) -> bool {
    known.tag(SLICES, "HasDerivedTypes")
}
