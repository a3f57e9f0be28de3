//! `$filter`: comparisons of properties with values, joined by `and`.

use std::cmp::Ordering;

use odata_types::facts::{EnumType, Primitive, StructuredType, ValueType};
use odata_types::nearest;
use serde_json::{Map, Number, Value};

use super::path::PropertyPath;
use crate::refusal::{Refusal, shown};

/// What the local service reads, for an expression that is something else.
const READ: &str = "comparisons such as `id eq '1'` with `eq`, `ne`, `gt`, `ge`, `lt` and `le`, joined by `and`";

/// The comparisons that an entity must fulfil; without any, every entity does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter {
    comparisons: Vec<Comparison>,
    /// The expression as it was sent, for the link to the next page.
    pub(crate) text: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Comparison {
    path: PropertyPath,
    operator: Operator,
    value: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

impl Operator {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "eq" => Self::Eq,
            "ne" => Self::Ne,
            "gt" => Self::Gt,
            "ge" => Self::Ge,
            "lt" => Self::Lt,
            "le" => Self::Le,
            _ => return None,
        })
    }

    /// Whether two values in that order stand in this relation; without an order between them, they differ. Null is neither
    /// less nor greater than anything, itself included.
    fn holds(self, one: &Value, order: Option<Ordering>, other: &Value) -> bool {
        match self {
            Self::Eq => order == Some(Ordering::Equal),
            Self::Ne => order != Some(Ordering::Equal),
            _ if one.is_null() || other.is_null() => false,
            Self::Gt => order == Some(Ordering::Greater),
            Self::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
            Self::Lt => order == Some(Ordering::Less),
            Self::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        }
    }
}

impl Filter {
    /// Reads an expression over the properties of a type.
    pub(super) fn read(text: &str, of: &'static StructuredType) -> Result<Self, Refusal> {
        let words = words(text).ok_or_else(|| Refusal::bad_request("`$filter` has a quote that is not closed"))?;
        let mut comparisons = Vec::new();
        for (index, part) in words.chunks(4).enumerate() {
            let comparison = match part {
                [path, operator, value] if words.len() == 4 * index + 3 => (path, operator, value),
                [path, operator, value, and] if and == "and" && words.len() > 4 * (index + 1) => {
                    (path, operator, value)
                }
                _ => return Err(unsupported(text)),
            };
            let (path, operator, value) = comparison;
            let operator = Operator::named(operator).ok_or_else(|| unsupported(text))?;
            let literal = literal(value).ok_or_else(|| unsupported(text))?;
            let (property, of) = PropertyPath::resolve(path, "$filter", of)?;
            if !is_of(value, of) {
                return Err(wrong_literal(path, value, of));
            }
            if let (ValueType::Enum(enumeration), Value::String(names)) = (of, &literal) {
                known_member(path, names, enumeration)?;
            }
            comparisons.push(Comparison { path: property, operator, value: literal });
        }
        if comparisons.is_empty() {
            return Err(unsupported(text));
        }
        Ok(Self { comparisons, text: text.to_owned() })
    }

    /// Whether an entity fulfils the comparisons.
    pub(crate) fn takes(&self, entity: &Map<String, Value>) -> bool {
        self.comparisons.iter().all(|Comparison { path, operator, value }| {
            let own = path.value(entity);
            operator.holds(own, path.compare(own, value), value)
        })
    }
}

fn unsupported(text: &str) -> Refusal {
    Refusal::unsupported(&format!("the local service does not read `$filter={}`; it reads {READ}", shown(text)))
}

/// Whether a literal is one of a type: a text is in quotes, and nothing else is.
fn is_of(literal: &str, of: ValueType) -> bool {
    let is_quoted = literal.starts_with('\'');
    match of {
        _ if literal == "null" => true,
        ValueType::Untyped => true,
        ValueType::Enum(_) | ValueType::Primitive(Primitive::String) => is_quoted,
        _ if is_quoted => false,
        ValueType::Primitive(Primitive::Boolean) => matches!(literal, "true" | "false"),
        // A date is the moment at which it begins.
        ValueType::Primitive(Primitive::DateTimeOffset) if Primitive::Date.reads_text(literal) => true,
        ValueType::Primitive(primitive) => {
            let is_number = literal.parse::<Number>().is_ok() && primitive.reads_number(literal);
            is_number || primitive.reads_text(literal)
        }
        ValueType::Structured(_) => false,
    }
}

fn wrong_literal(path: &str, literal: &str, of: ValueType) -> Refusal {
    let (path, literal) = (shown(path), shown(literal));
    let message = format!(
        "`$filter` compares `{path}` with `{literal}`, which is not a value of `{}`; texts are in quotes, other values are not",
        of.name()
    );
    Refusal::bad_request(&message)
}

/// Refuses a text that is no member of an enumeration, which nothing can be equal to.
fn known_member(path: &str, text: &str, enumeration: &'static EnumType) -> Result<(), Refusal> {
    let names: Vec<&str> = if enumeration.is_flags { text.split(',').map(str::trim).collect() } else { vec![text] };
    let Some(unknown) = names.into_iter().find(|name| enumeration.member(name).is_none()) else { return Ok(()) };
    let members = || enumeration.members.iter().map(|member| member.name);
    let meant = nearest(unknown, members()).map_or_else(
        || format!("its members are {}", members().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let (path, unknown) = (shown(path), shown(unknown));
    let message = format!(
        "`$filter` compares `{path}` with `{unknown}`, which is not a member of `{}`; {meant}",
        enumeration.name
    );
    Err(Refusal::bad_request(&message))
}

/// The words between blanks, with texts in quotes as one word; `None` if a quote is not closed.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut is_quoted = false;
    for character in text.chars() {
        is_quoted ^= character == '\'';
        if character == ' ' && !is_quoted {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(character);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    (!is_quoted).then_some(words)
}

/// The value of a literal. What stands in no quotes, such as a time or a GUID, is compared as text.
fn literal(word: &str) -> Option<Value> {
    if let Some(text) = word.strip_prefix('\'') {
        return text.strip_suffix('\'').map(|text| text.replace("''", "'").into());
    }
    match word {
        "null" => Some(Value::Null),
        "true" => Some(true.into()),
        "false" => Some(false.into()),
        _ if word.contains(['\'', '(', ')']) => None,
        _ => Some(word.parse::<Number>().map_or_else(|_| word.into(), Value::Number)),
    }
}
