//! Members of enumerations that are only sent to clients that ask for them.

use lifecycle_workflows_models::SCHEMA;
use odata_types::facts::{EnumType, StructuredType, ValueType};
use odata_types::{is_type_tag, type_name};
use serde_json::{Map, Value};

/// The preference of clients that take every member.
pub(crate) const PREFERENCE: &str = "include-unknown-enum-members";

/// Puts the sentinel in the place of all members that are declared after it, and of those that are not declared at all:
/// whatever is added to an enumeration comes after its sentinel.
pub(crate) fn hide(members: &mut Map<String, Value>, declared: &'static StructuredType) {
    let tag = members.iter().find(|(name, _)| is_type_tag(name)).and_then(|(_, tag)| tag.as_str());
    // A value may be of a derived type; of a type that the schema does not know, the declared one says what it can.
    let named = tag.and_then(|tag| SCHEMA.structured_type(type_name(tag)));
    let own = named.filter(|named| named.is_a(declared)).unwrap_or(declared);
    for (name, value) in members {
        if let Some(property) = own.property(name) {
            hide_in(value, property.value);
        }
    }
}

fn hide_in(value: &mut Value, declared: ValueType) {
    match (value, declared) {
        (Value::Array(items), _) => items.iter_mut().for_each(|item| hide_in(item, declared)),
        (Value::Object(members), ValueType::Structured(structured)) => hide(members, structured),
        (Value::String(name), ValueType::Enum(enumeration)) => {
            if let Some(shown) = shown(name, enumeration) {
                *name = shown;
            }
        }
        _ => {}
    }
}

/// The name or names that everybody may see; nothing where they are the same.
fn shown(name: &str, enumeration: &'static EnumType) -> Option<String> {
    let sentinel = enumeration.sentinel?;
    let last = enumeration.members.iter().position(|member| member.name == sentinel)?;
    let is_known = |name: &str| {
        let member = enumeration.member(name);
        member.is_some_and(|member| enumeration.members.iter().position(|one| one == member) <= Some(last))
    };
    let names: Vec<&str> = if enumeration.is_flags { name.split(',').map(str::trim).collect() } else { vec![name] };
    if names.iter().all(|name| is_known(name)) {
        return None;
    }
    let mut shown: Vec<&str> = Vec::new();
    for name in names {
        let name = if is_known(name) { name } else { sentinel };
        if !shown.contains(&name) {
            shown.push(name);
        }
    }
    Some(shown.join(","))
}

/// Whether the values of `Prefer` ask for all members.
pub(crate) fn are_asked_for<'a>(values: impl Iterator<Item = &'a str>) -> bool {
    let mut preferences = values.flat_map(|value| value.split(','));
    preferences.any(|preference| {
        let name = preference.split([';', '=']).next().unwrap_or_default();
        name.trim().eq_ignore_ascii_case(PREFERENCE)
    })
}

#[cfg(test)]
mod tests {
    use lifecycle_workflows_models::identity_governance::{Run, Task};
    use odata_types::Structured;
    use serde_json::json;

    use super::*;

    fn hidden(mut value: Value, declared: &'static StructuredType) -> Value {
        hide(value.as_object_mut().unwrap(), declared);
        value
    }

    #[test]
    fn what_is_declared_after_the_sentinel_is_hidden() {
        for (status, shown) in [
            ("queued", "queued"),
            ("unknownFutureValue", "unknownFutureValue"),
            ("canceling", "unknownFutureValue"),
            ("quarantined", "unknownFutureValue"),
            ("notYetInvented", "unknownFutureValue"),
        ] {
            let run = json!({"processingStatus": status, "note": "canceling"});
            assert_eq!(hidden(run, Run::TYPE), json!({"processingStatus": shown, "note": "canceling"}));
        }
    }

    #[test]
    fn it_is_hidden_at_every_depth_and_in_sets() {
        let run = json!({"taskProcessingResults": [
            {"processingStatus": "canceling", "task": {"category": "mover, joiner"}}
        ]});
        let shown = json!({"taskProcessingResults": [
            {"processingStatus": "unknownFutureValue", "task": {"category": "unknownFutureValue,joiner"}}
        ]});
        assert_eq!(hidden(run, Run::TYPE), shown);
        assert_eq!(hidden(json!({"category": "joiner,leaver"}), Task::TYPE), json!({"category": "joiner,leaver"}));
    }

    #[test]
    fn preferences_are_read() {
        assert!(are_asked_for(["return=minimal, Include-Unknown-Enum-Members"].into_iter()));
        assert!(are_asked_for(["x", "include-unknown-enum-members;y=1"].into_iter()));
        assert!(!are_asked_for(["include-unknown-enum"].into_iter()) && !are_asked_for([].into_iter()));
    }
}
