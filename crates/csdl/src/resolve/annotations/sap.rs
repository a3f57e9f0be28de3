//! The terms of SAP's vocabulary Common that describe elements.

use super::application::Known;
use crate::model::{Facts, QualifiedName};
use crate::resolve::targets::Target;
use crate::vocabularies::SAP_COMMON;

/// Whether an annotation with that term is decoded on that target.
pub(super) fn decodes(term: &QualifiedName, target: &Target) -> bool {
    term.namespace == SAP_COMMON
        && matches!(term.name.as_str(), "Label" | "QuickInfo")
        && !matches!(target, Target::Other(..))
}

/// Describes an element by its label and its explanation, as far as OData's own terms do not.
pub(super) fn describe(facts: &mut Facts, known: &Known<'_, '_>) {
    let (label, quick_info) = (known.text(SAP_COMMON, "Label"), known.text(SAP_COMMON, "QuickInfo"));
    let (short, long) = if label.is_some() { (label, quick_info) } else { (quick_info, None) };
    let long = long.filter(|long| short.as_ref() != Some(long));
    if facts.description.is_none() {
        facts.description = short;
        facts.long_description = facts.long_description.take().or(long);
    }
}
