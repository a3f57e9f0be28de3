//! Members of enumerations that are sent only to clients that ask for them.

use odata_types::facts::{EnumType, Schema, StructuredType, ValueType};
use odata_types::{is_type_tag, type_name};
use serde_json::{Map, Value};

/// The preference of clients that accept every member.
pub(crate) const PREFERENCE: &str = "include-unknown-enum-members";

/// Replaces all members that are declared after the sentinel, or not declared at all, by the sentinel: members that are added
/// to an enumeration come after it.
pub(crate) fn hide(members: &mut Map<String, Value>, schema: &Schema, declared: &'static StructuredType) {
    let tag = members.iter().find(|(name, _)| is_type_tag(name)).and_then(|(_, tag)| tag.as_str());
    // A value may have a derived type. For a type that the schema does not know, the declared one has to do.
    let named = tag.and_then(|tag| schema.structured_type(type_name(tag)));
    let own = named.filter(|named| named.is_a(declared)).unwrap_or(declared);
    for (name, value) in members {
        if let Some(property) = own.property(name) {
            hide_in(value, schema, property.value);
        }
    }
}

fn hide_in(value: &mut Value, schema: &Schema, declared: ValueType) {
    match (value, declared) {
        (Value::Array(items), _) => items.iter_mut().for_each(|item| hide_in(item, schema, declared)),
        (Value::Object(members), ValueType::Structured(structured)) => hide(members, schema, structured),
        (Value::String(name), ValueType::Enum(enumeration)) => {
            if let Some(shown) = shown(name, enumeration) {
                *name = shown;
            }
        }
        _ => {}
    }
}

/// The name or names that every client may see; `None` if nothing is hidden.
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
    use odata_types::facts::{Member, Property, StructuredKind};
    use serde_json::json;

    use super::*;

    const fn member(name: &'static str, value: i64) -> Member {
        Member { name, value, description: "" }
    }

    static STATE: EnumType = EnumType {
        name: "house.state",
        is_flags: false,
        members: &[member("open", 0), member("unknownFutureValue", 1), member("ajar", 2)],
        sentinel: Some("unknownFutureValue"),
        description: "",
        long_description: "",
    };
    static COLORS: EnumType = EnumType {
        name: "house.colors",
        is_flags: true,
        members: &[member("red", 1), member("unknownFutureValue", 2), member("blue", 4)],
        sentinel: Some("unknownFutureValue"),
        description: "",
        long_description: "",
    };
    static DOOR: StructuredType = StructuredType {
        properties: &[
            Property::new("state", ValueType::Enum(&STATE)),
            Property::new("colors", ValueType::Enum(&COLORS)),
            Property::new("flaps", ValueType::Structured(&DOOR)).collection(),
        ],
        ..StructuredType::new("house.door", StructuredKind::Entity)
    };
    static GATE: StructuredType = StructuredType {
        base: Some(&DOOR),
        properties: &[Property::new("lock", ValueType::Enum(&STATE))],
        ..StructuredType::new("house.gate", StructuredKind::Entity)
    };
    static SCHEMA: Schema = Schema { types: &[&DOOR, &GATE], ..Schema::EMPTY };

    fn hidden(mut value: Value) -> Value {
        hide(value.as_object_mut().unwrap(), &SCHEMA, &DOOR);
        value
    }

    #[test]
    fn members_that_are_declared_after_the_sentinel_are_hidden() {
        for (state, shown) in [
            ("open", "open"),
            ("unknownFutureValue", "unknownFutureValue"),
            ("ajar", "unknownFutureValue"),
            ("notYetInvented", "unknownFutureValue"),
        ] {
            let door = json!({"state": state, "note": "ajar"});
            assert_eq!(hidden(door), json!({"state": shown, "note": "ajar"}));
        }
    }

    #[test]
    fn they_are_hidden_at_every_depth_and_in_sets() {
        let door = json!({"flaps": [{"state": "ajar", "flaps": [{"colors": "blue, red"}]}], "colors": "red"});
        let shown = json!({
            "flaps": [{"state": "unknownFutureValue", "flaps": [{"colors": "unknownFutureValue,red"}]}], "colors": "red"
        });
        assert_eq!(hidden(door), shown);
    }

    #[test]
    fn the_type_tag_says_which_properties_there_are() {
        for (tag, lock) in [("#house.gate", "unknownFutureValue"), ("#house.window", "ajar")] {
            let gate = json!({"@odata.type": tag, "lock": "ajar"});
            assert_eq!(hidden(gate), json!({"@odata.type": tag, "lock": lock}));
        }
    }

    #[test]
    fn preferences_are_read() {
        assert!(are_asked_for(["return=minimal, Include-Unknown-Enum-Members"].into_iter()));
        assert!(are_asked_for(["x", "include-unknown-enum-members;y=1"].into_iter()));
        assert!(!are_asked_for(["include-unknown-enum"].into_iter()) && !are_asked_for([].into_iter()));
    }
}
