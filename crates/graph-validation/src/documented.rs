//! Describes facts in words: a property, a type or an action as the help of a violation.

use std::fmt::Write;

use odata_types::facts::{EnumType, Property, StructuredKind, StructuredType, ValueType};

use crate::operation::Operation;

/// The maximum number of names in a list: some types have hundreds of derived types.
const LONGEST_LIST: usize = 8;

/// The capacity of a new text: enough for most properties.
const LIKELY_LENGTH: usize = 192;

/// A property with `documented: ` before it, as the help of a violation.
pub(crate) fn property(property: &'static Property) -> String {
    let mut text = String::with_capacity(LIKELY_LENGTH);
    text.push_str("documented: ");
    describe(&mut text, property);
    text
}

/// The documentation of a property in words, such as ``` `runs`, a collection of `#…run` with exactly 1 item, required ```.
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
pub fn describe_property(property: &Property) -> String {
    let mut text = String::with_capacity(LIKELY_LENGTH);
    describe(&mut text, property);
    text
}

fn describe(text: &mut String, property: &Property) {
    name(text, property.name);
    text.push_str(", ");
    if property.is_collection {
        text.push_str("a collection of ");
    }
    value_type(text, property.value);
    if let Some(items) = items(property) {
        text.push_str(" with ");
        text.push_str(&items);
    }
    if let Some(limits) = limits(property) {
        text.push_str(", ");
        text.push_str(&limits);
    }
    if let (true, ValueType::Structured(structured)) = (property.is_entity_reference, property.value) {
        text.push_str(", identified by ");
        push_list(text, structured.key.iter().copied(), "and", name);
    }
    if !property.allowed_types.is_empty() {
        text.push_str(", only as ");
        push_list(text, property.allowed_types.iter().map(|structured| structured.name), "or", tag);
    }
    text.push_str(if property.is_required { ", required" } else { "" });
    text.push_str(if property.nullable { ", nullable" } else { "" });
    if !property.api_versions.is_empty() {
        text.push_str(", in ");
        push_list(text, property.api_versions.iter().copied(), "and", name);
    }
    if !property.description.is_empty() {
        text.push_str(": ");
        text.push_str(property.description);
    }
}

/// The body of an operation: an object with the parameters of an action, or with the properties that a request sets.
pub(crate) fn body(of: Operation) -> String {
    match of {
        _ if of.has_no_body() => format!("documented: {of} has no parameters, and no body"),
        Operation::Action(action) => {
            let mut text = format!("documented: the body of {of} is an object with ");
            push_list(&mut text, names(action.parameters), "and", name);
            text
        }
        Operation::Entities(entities) => {
            let mut text = format!("documented: {of} takes an object with ");
            match entities.request.settable_properties {
                [] => push_list(&mut text, names(entities.entity_type), "and", name),
                settable => push_list(&mut text, settable.iter().copied(), "and", name),
            }
            text
        }
    }
}

/// The body of an action that is not known.
pub(crate) fn any_body() -> String {
    "documented: a body is a JSON object with the parameters of an action".to_owned()
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

/// The limits of a value, such as `1 to 24`; none if the schema does not say.
pub(crate) fn limits(property: &Property) -> Option<String> {
    match (property.minimum, property.maximum) {
        ("", "") => None,
        (least, "") => Some(format!("at least {least}")),
        ("", most) => Some(format!("at most {most}")),
        (least, most) => Some(format!("{least} to {most}")),
    }
}

/// The names that a structured type declares.
pub(crate) fn declared(structured: &'static StructuredType) -> String {
    let mut text = owner(structured);
    text.push_str(" declares ");
    push_list(&mut text, names(structured), "and", name);
    text
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
    let mut text = String::new();
    push_list(&mut text, names.filter(|name| Some(*name) != enumeration.sentinel), word, name);
    text
}

/// Several structured types as alternatives.
pub(crate) fn type_list(types: impl Iterator<Item = &'static StructuredType>) -> String {
    let mut text = String::new();
    push_list(&mut text, types.map(|structured| structured.name), "or", tag);
    text
}

/// A structured type as a type tag names it: `` `#…run` ``.
pub(crate) fn type_tag(qualified_name: &str) -> String {
    let mut text = String::with_capacity(qualified_name.len() + 3);
    tag(&mut text, qualified_name);
    text
}

/// The names of all properties, the type's own first.
pub(crate) fn names(structured: &'static StructuredType) -> impl Iterator<Item = &'static str> {
    structured.lineage().flat_map(|structured| structured.properties).map(|property| property.name)
}

/// Long names, each on a line of its own, and how many more there are.
#[cfg(feature = "http")]
pub(crate) fn lines(names: impl Iterator<Item = String>) -> String {
    let mut names = names.peekable();
    let mut text = String::new();
    for name in names.by_ref().take(LONGEST_LIST) {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {name}");
    }
    if names.peek().is_some() {
        let _ = write!(text, "\n  and {} more", names.count());
    }
    text
}

fn value_type(text: &mut String, value: ValueType) {
    match value {
        ValueType::Structured(structured) => tag(text, structured.name),
        ValueType::Enum(enumeration) => {
            name(text, enumeration.name);
            text.push_str(" (");
            text.push_str(&members(enumeration));
            text.push(')');
        }
        ValueType::Primitive(_) | ValueType::Untyped => name(text, value.name()),
    }
}

fn name(text: &mut String, name: &str) {
    text.push('`');
    text.push_str(name);
    text.push('`');
}

fn tag(text: &mut String, qualified_name: &str) {
    text.push_str("`#");
    text.push_str(qualified_name);
    text.push('`');
}

/// `a`, `a and b`, `a, b and c`, or the first few and how many more there are.
fn push_list(
    text: &mut String,
    names: impl Iterator<Item = &'static str>,
    word: &str,
    push: impl Fn(&mut String, &'static str),
) {
    let mut names = names.peekable();
    if names.peek().is_none() {
        text.push_str("nothing");
    }
    let mut count = 0;
    while let Some(name) = names.next() {
        if count == LONGEST_LIST && names.peek().is_some() {
            // Writing to a string cannot fail.
            let _ = write!(text, " {word} {} more", 1 + names.count());
            return;
        }
        if count > 0 {
            text.push_str(if names.peek().is_some() { ", " } else { " " });
        }
        if count > 0 && names.peek().is_none() {
            text.push_str(word);
            text.push(' ');
        }
        push(text, name);
        count += 1;
    }
}
