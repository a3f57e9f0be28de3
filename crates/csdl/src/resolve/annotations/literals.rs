//! Constants and the primitive types that they fit.

use odata_types::facts;

use crate::document::Constant;
use crate::model::Primitive;

/// Whether a constant, not being null, is a value of a primitive type, by the grammar by which generated types are read.
pub(super) fn fits(primitive: Primitive, constant: &Constant) -> bool {
    let known = facts::Primitive::named(primitive.name()).filter(|known| known.geo_type().is_none());
    match (constant, known) {
        (Constant::Null, _) => false,
        (Constant::Bool(_), _) => primitive == Primitive::Boolean,
        (Constant::Number(text), _) => known.is_some_and(|known| known.reads_number(text)),
        (Constant::String(text), Some(known)) => known.reads_text(text),
        // Addresses of streams and the several forms of geographic values are not checked.
        (Constant::String(_), None) => true,
    }
}
