//! `$filter`: comparisons of properties with values, joined by `and`.

use std::cmp::Ordering;

use odata_types::facts::{Primitive, StructuredType, ValueType};
use serde_json::{Map, Number, Value};

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

    /// Whether two values stand in this relation; without an order between them, they differ. Null is neither less nor
    /// greater than anything, itself included.
    fn holds(self, one: &Value, other: &Value) -> bool {
        let order = compare(one, other);
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
            comparisons.push(Comparison { path: property, operator, value: literal });
        }
        if comparisons.is_empty() {
            return Err(unsupported(text));
        }
        Ok(Self { comparisons, text: text.to_owned() })
    }

    /// Whether an entity fulfils the comparisons.
    pub(crate) fn takes(&self, entity: &Map<String, Value>) -> bool {
        self.comparisons.iter().all(|one| one.operator.holds(one.path.value(entity), &one.value))
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

/// The order of two values; null is before everything else, and values of different kinds have none.
pub(super) fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    match (one, other) {
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        (Value::Null, _) => Some(Ordering::Less),
        (_, Value::Null) => Some(Ordering::Greater),
        (Value::String(one), Value::String(other)) => Some(one.cmp(other)),
        (Value::Bool(one), Value::Bool(other)) => Some(one.cmp(other)),
        (Value::Number(one), Value::Number(other)) => one.as_f64()?.partial_cmp(&other.as_f64()?),
        _ => None,
    }
}

/// A property, or one of the value of a property: `subject/id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PropertyPath(Vec<&'static str>);

impl PropertyPath {
    /// Reads a path in a query option.
    pub(super) fn read(path: &str, option: &str, of: &'static StructuredType) -> Result<Self, Refusal> {
        Self::resolve(path, option, of).map(|(path, _)| path)
    }

    /// Reads a path in a query option, and returns the type of what it leads to.
    fn resolve(path: &str, option: &str, of: &'static StructuredType) -> Result<(Self, ValueType), Refusal> {
        let (mut names, mut value, mut of) = (Vec::new(), ValueType::Structured(of), Some(of));
        for name in path.split('/') {
            let property = of.and_then(|of| of.lineage().flat_map(|one| one.properties).find(|one| one.name == name));
            let Some(property) = property else {
                let of = of.map_or_else(String::new, |of| format!(", which `{}` does not declare", of.name));
                return Err(Refusal::bad_request(&format!("`{option}` names `{}`{of}", shown(name))));
            };
            names.push(property.name);
            value = property.value;
            of = match property.value {
                ValueType::Structured(of) => Some(of),
                ValueType::Primitive(_) | ValueType::Enum(_) | ValueType::Untyped => None,
            };
        }
        Ok((Self(names), value))
    }

    /// The value in an entity; null if it has none.
    pub(super) fn value<'a>(&self, entity: &'a Map<String, Value>) -> &'a Value {
        let mut names = self.0.iter();
        let first = names.next().and_then(|name| entity.get(*name));
        names.fold(first, |value, name| value?.get(*name)).unwrap_or(&Value::Null)
    }
}
