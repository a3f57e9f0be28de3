//! Traits that the settings derive: those that a type implements anyway, and those that it cannot implement.

use super::Planner;
use crate::Code;

/// What types of one kind implement, and what they cannot.
pub(super) struct Traits {
    implemented: &'static [&'static str],
    impossible: &'static [(&'static str, &'static str)],
}

const HOLDS_TEXT: (&str, &str) = ("Copy", "an unknown member is a text");
const HOLDS_VALUES: (&str, &str) = ("Copy", "undeclared members are values of the heap");
const ORDER: &str = "undeclared members are JSON, which has no order";
const OF_STRUCTS: &[(&str, &str)] = &[HOLDS_VALUES, ("PartialOrd", ORDER), ("Ord", ORDER)];

/// An enumeration type.
pub(super) const ENUM: Traits = Traits {
    implemented: &["Clone", "Debug", "PartialEq", "Eq", "Hash", "Serialize", "Deserialize", "JsonSchema"],
    impossible: &[HOLDS_TEXT],
};

/// A structured type that has required properties, or values of derived types.
pub(super) const STRUCT: Traits = Traits {
    implemented: &["Clone", "Debug", "PartialEq", "Serialize", "Deserialize", "JsonSchema"],
    impossible: OF_STRUCTS,
};

/// A structured type without required properties.
pub(super) const WITH_DEFAULT: Traits = Traits {
    implemented: &["Clone", "Debug", "Default", "PartialEq", "Serialize", "Deserialize", "JsonSchema"],
    impossible: OF_STRUCTS,
};

impl Planner<'_, '_> {
    /// Checks that the settings derive what is not there and can be.
    pub(super) fn check_derives(&mut self, type_: &str, traits: &Traits) {
        let Some(said) = self.settings.types.get(type_) else { return };
        for path in &said.derive {
            let name = path.value.rsplit("::").next().unwrap_or_default().trim();
            let message = if traits.implemented.contains(&name) {
                format!("`{type_}` implements `{name}` already")
            } else if let Some((_, reason)) = traits.impossible.iter().find(|(trait_, _)| *trait_ == name) {
                format!("`{type_}` cannot implement `{name}`: {reason}")
            } else {
                continue;
            };
            self.clashes.push(self.settings.fault(path.at, Code::InvalidValue, message));
        }
    }
}
