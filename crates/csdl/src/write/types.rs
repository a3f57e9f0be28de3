//! Uses of types, enumeration types, type definitions and terms.

use super::annotation::{Writer, constant};
use super::{Members, push_string, push_true, string};
use crate::document::{Constant, EnumType, Facets, Term, TypeDefinition, TypeReference};
use crate::model::Json;
use crate::source::Spanned;

/// What is written of a type that is left out.
const DEFAULT_TYPE: &str = "Edm.String";

/// Adds the type of a property, parameter, term or return value.
pub(super) fn type_reference(members: &mut Members, type_: &TypeReference, needs_type: bool) {
    push_true(members, "$Collection", type_.is_collection);
    if needs_type || type_.name.value != DEFAULT_TYPE {
        push_string(members, "$Type", Some(&type_.name.value));
    }
    push_true(members, "$Nullable", type_.nullable);
    facets(members, &type_.facets);
}

fn facets(members: &mut Members, facets: &Facets) {
    let number = |number: u64| Json::Number(number.to_string());
    members.extend(facets.max_length.map(|length| ("$MaxLength".to_owned(), number(length))));
    members.extend(facets.unicode.map(|unicode| ("$Unicode".to_owned(), Json::Bool(unicode))));
    members.extend(facets.precision.map(|precision| ("$Precision".to_owned(), number(precision))));
    if let Some(scale) = &facets.scale {
        let value = scale.parse::<u64>().map_or_else(|_| string(scale), number);
        members.push(("$Scale".to_owned(), value));
    }
    push_string(members, "$SRID", facets.srid.as_deref());
}

/// Adds a default value.
pub(super) fn default_value(members: &mut Members, value: Option<&Spanned<Constant>>) {
    members.extend(value.map(|value| ("$DefaultValue".to_owned(), constant(&value.value))));
}

impl Writer<'_> {
    /// Adds what an enumeration type says of itself.
    pub(super) fn enum_type(members: &mut Members, type_: &EnumType) {
        push_string(members, "$UnderlyingType", type_.underlying_type.as_ref().map(|name| name.value.as_str()));
        push_true(members, "$IsFlags", type_.is_flags);
    }

    /// Adds the members of an enumeration type.
    pub(super) fn enum_members(&self, members: &mut Members, type_: &EnumType) {
        for member in &type_.members {
            let name = &member.name.value;
            members.push((name.clone(), Json::Number(member.value.value.to_string())));
            self.annotations(members, name, &member.annotations);
        }
    }
}

/// Adds what a type definition says of itself.
pub(super) fn type_definition(members: &mut Members, definition: &TypeDefinition) {
    push_string(members, "$UnderlyingType", Some(&definition.underlying_type.value));
    facets(members, &definition.facets);
}

/// Adds what a term says of itself.
pub(super) fn term(members: &mut Members, term: &Term) {
    type_reference(members, &term.type_, false);
    push_string(members, "$BaseTerm", term.base_term.as_ref().map(|name| name.value.as_str()));
    default_value(members, term.default_value.as_ref());
    if !term.applies_to.is_empty() {
        let kinds = term.applies_to.iter().map(|kind| string(&kind.value)).collect();
        members.push(("$AppliesTo".to_owned(), Json::Array(kinds)));
    }
}
