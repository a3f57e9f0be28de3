//! Describes facts in words: a property, a type or an action as the help of a violation.

use odata_types::facts::{Action, EnumType, Property, StructuredKind, StructuredType, ValueType};

/// The most names that a list shows: types of some schemas have hundreds of derived types.
const LONGEST_LIST: usize = 8;

/// A property with `documented: ` before it, as the help of a violation.
pub(crate) fn property(property: &'static Property) -> String {
    format!("documented: {}", describe_property(property))
}

/// What is documented of a property, in words, such as ``` `runs`, a collection of `#…run` with exactly 1 item, required ```.
///
/// ```
/// use graph_validation::describe_property;
/// use odata_types::Action;
/// use second_slice::library::GiveBack;
///
/// let desk = GiveBack::ACTION.parameters.property("desk").expect("it is there");
/// assert_eq!(describe_property(desk), "`desk`, `Edm.String`, nullable: Where it was given back.");
/// ```
#[must_use]
pub fn describe_property(property: &'static Property) -> String {
    let mut text = format!("`{}`, ", property.name);
    if property.is_collection {
        text.push_str("a collection of ");
    }
    text.push_str(&value_type(property.value));
    if let Some(items) = items(property) {
        text.push_str(" with ");
        text.push_str(&items);
    }
    if let (true, ValueType::Structured(structured)) = (property.is_entity_reference, property.value) {
        text.push_str(", identified by ");
        text.push_str(&list(structured.key.iter().copied(), "and"));
    }
    if !property.allowed_types.is_empty() {
        text.push_str(", only as ");
        text.push_str(&type_list(property.allowed_types.iter().copied()));
    }
    text.push_str(if property.is_required { ", required" } else { "" });
    text.push_str(if property.nullable { ", nullable" } else { "" });
    if !property.api_versions.is_empty() {
        text.push_str(", in ");
        text.push_str(&list(property.api_versions.iter().copied(), "and"));
    }
    if !property.description.is_empty() {
        text.push_str(": ");
        text.push_str(property.description);
    }
    text
}

/// The body of an action: an object with its parameters.
pub(crate) fn body(action: &'static Action) -> String {
    if has_no_body(action) {
        return format!("documented: `{}` has no parameters, and no body", action.simple_name());
    }
    let parameters = list(names(action.parameters), "and");
    format!("documented: the body of `{}` is an object with {parameters}", action.simple_name())
}

/// Whether requests of an action need no body.
pub(crate) fn has_no_body(action: &Action) -> bool {
    action.parameters.properties.is_empty()
}

/// How many items a collection has, such as `exactly 1 item`; none if the schema does not say.
pub(crate) fn items(property: &Property) -> Option<String> {
    let noun = |count| if count == 1 { "item" } else { "items" };
    match (property.min_items, property.max_items) {
        (None, None) => None,
        (Some(least), None) => Some(format!("at least {least} {}", noun(least))),
        (None, Some(most)) => Some(format!("at most {most} {}", noun(most))),
        (Some(least), Some(most)) if least == most => Some(format!("exactly {most} {}", noun(most))),
        (Some(least), Some(most)) => Some(format!("{least} to {most} {}", noun(most))),
    }
}

/// The names that a structured type declares.
pub(crate) fn declared(structured: &'static StructuredType) -> String {
    let owner = owner(structured);
    match names(structured).next() {
        Some(_) => format!("{owner} declares {}", list(names(structured), "and")),
        None => format!("{owner} declares nothing"),
    }
}

/// A structured type as the owner of properties, such as `` `#…run` ``; for parameters, their action.
pub(crate) fn owner(structured: &'static StructuredType) -> String {
    match structured.kind {
        StructuredKind::Parameters => {
            format!("`{}`", structured.name.rsplit('.').next().unwrap_or(structured.name))
        }
        StructuredKind::Entity | StructuredKind::Complex => type_tag(structured.name),
    }
}

/// The members that a request may send: all but the sentinel.
pub(crate) fn members(enumeration: &'static EnumType) -> String {
    let names = enumeration.members.iter().map(|member| member.name);
    let word = if enumeration.is_flags { "and" } else { "or" };
    list(names.filter(|name| Some(*name) != enumeration.sentinel), word)
}

/// Several structured types of which one is to be named.
pub(crate) fn type_list(types: impl Iterator<Item = &'static StructuredType>) -> String {
    join(types.map(|structured| type_tag(structured.name)), "or")
}

/// A structured type as a value names it: `` `#…run` ``.
pub(crate) fn type_tag(qualified_name: &str) -> String {
    format!("`#{qualified_name}`")
}

/// The names of all properties, the type's own first.
pub(crate) fn names(structured: &'static StructuredType) -> impl Iterator<Item = &'static str> {
    structured.lineage().flat_map(|structured| structured.properties).map(|property| property.name)
}

fn value_type(value: ValueType) -> String {
    match value {
        ValueType::Structured(structured) => type_tag(structured.name),
        ValueType::Enum(enumeration) => format!("`{}` ({})", enumeration.name, members(enumeration)),
        ValueType::Primitive(_) | ValueType::Untyped => format!("`{}`", value.name()),
    }
}

pub(crate) fn list(names: impl Iterator<Item = &'static str>, word: &str) -> String {
    join(names.map(|name| format!("`{name}`")), word)
}

/// `a`, `a and b`, `a, b and c`, or the first few and how many more there are.
fn join(names: impl Iterator<Item = String>, word: &str) -> String {
    let names: Vec<String> = names.collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] if names.len() <= LONGEST_LIST => format!("{} {word} {last}", first.join(", ")),
        _ => format!("{} {word} {} more", names[..LONGEST_LIST].join(", "), names.len() - LONGEST_LIST),
    }
}
