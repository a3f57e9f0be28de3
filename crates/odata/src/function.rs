//! Functions: parameters that are written into a URL.

use std::fmt;

use percent_encoding::percent_decode_str;
use serde_core::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::facts::{self, Primitive, Property, ValueType};
use crate::path::encode_segment;
use crate::query::quoted;

/// The non-binding parameters of a function, which are written into the URL.
pub trait Function: Serialize + for<'de> Deserialize<'de> {
    /// What is documented of the function.
    const FUNCTION: &'static facts::Function;

    /// What a success returns: a `Vec` for a collection.
    type Output: for<'de> Deserialize<'de>;
}

/// The arguments of a function as they stand in a URL behind its name, with the parentheses: `(start=2022-08-01,end=null)`.
///
/// Parameters come in the order of the declaration. One that is absent is left out if it is not required.
///
/// # Errors
///
/// If a required argument is missing, or the type of a parameter has no literal form.
pub fn write_arguments(function: &facts::Function, arguments: &Map<String, Value>) -> Result<String, ArgumentError> {
    let mut text = String::from("(");
    for parameter in function.parameters.properties {
        let error = |problem| ArgumentError { parameter: parameter.name.to_owned(), problem };
        let Some(argument) = arguments.get(parameter.name) else {
            if parameter.is_required {
                return Err(error(ArgumentProblem::Missing));
            }
            continue;
        };
        let literal = literal(parameter, argument).ok_or_else(|| error(ArgumentProblem::NoLiteral))?;
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(parameter.name);
        text.push('=');
        text.push_str(&encode_segment(&literal));
    }
    text.push(')');
    Ok(text)
}

fn literal(parameter: &Property, argument: &Value) -> Option<String> {
    if parameter.is_collection {
        return None;
    }
    let is_quoted = match parameter.value {
        ValueType::Primitive(primitive) => primitive == Primitive::String,
        ValueType::Enum(_) => true,
        ValueType::Structured(_) | ValueType::Untyped => return None,
    };
    match argument {
        Value::Null => Some("null".to_owned()),
        Value::String(text) if is_quoted => Some(quoted(text)),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if !is_quoted => Some(number.to_string()),
        Value::Bool(value) if !is_quoted => Some(value.to_string()),
        _ => None,
    }
}

/// The arguments in the text between the parentheses behind a function's name, which may be percent-encoded: as the members
/// of the object that the generated type of the function reads. The names may be in any ASCII case.
///
/// # Errors
///
/// If an argument is missing, unknown, given twice, or not a literal of the type of its parameter.
pub fn read_arguments(function: &facts::Function, text: &str) -> Result<Map<String, Value>, ArgumentError> {
    let mut found = Map::new();
    let decoded = percent_decode_str(text).decode_utf8_lossy();
    for argument in split(&decoded) {
        let (name, literal) = argument.split_once('=').unwrap_or((argument, ""));
        let (name, literal) = (name.trim(), literal.trim());
        let error = |problem| ArgumentError { parameter: name.to_owned(), problem };
        let mut parameters = function.parameters.properties.iter();
        let parameter = parameters.find(|parameter| parameter.name.eq_ignore_ascii_case(name));
        let parameter = parameter.ok_or_else(|| error(ArgumentProblem::Unknown))?;
        let value = value(parameter, literal).ok_or_else(|| error(ArgumentProblem::NotALiteral))?;
        if found.insert(parameter.name.to_owned(), value).is_some() {
            return Err(error(ArgumentProblem::Twice));
        }
    }
    let mut required = function.parameters.properties.iter().filter(|parameter| parameter.is_required);
    match required.find(|parameter| !found.contains_key(parameter.name)) {
        Some(parameter) => {
            Err(ArgumentError { parameter: parameter.name.to_owned(), problem: ArgumentProblem::Missing })
        }
        None => Ok(found),
    }
}

/// The arguments between commas, except for commas in quotes.
fn split(text: &str) -> Vec<&str> {
    let mut is_quoted = false;
    let at_commas = text.split(|character| {
        is_quoted ^= character == '\'';
        character == ',' && !is_quoted
    });
    at_commas.filter(|argument| !argument.trim().is_empty()).collect()
}

fn value(parameter: &Property, literal: &str) -> Option<Value> {
    if literal == "null" {
        return parameter.nullable.then_some(Value::Null);
    }
    let unquoted =
        literal.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).map(|text| text.replace("''", "'"));
    match parameter.value {
        ValueType::Enum(_) | ValueType::Primitive(Primitive::String) => unquoted.map(Value::String),
        ValueType::Structured(_) | ValueType::Untyped => None,
        ValueType::Primitive(Primitive::Boolean) => literal.parse().ok().map(Value::Bool),
        // As a number it would lose digits.
        ValueType::Primitive(Primitive::Decimal) => Primitive::Decimal.reads_text(literal).then(|| literal.into()),
        // Geographic and geometric values are objects of GeoJSON, of which this crate reads no literals.
        ValueType::Primitive(primitive) => {
            let number = number(literal).filter(|_| primitive.reads_number(literal));
            number.map(Value::Number).or_else(|| primitive.reads_text(literal).then(|| literal.into()))
        }
    }
}

fn number(literal: &str) -> Option<Number> {
    let integer = literal.parse::<i64>().ok().map(Number::from);
    integer.or_else(|| literal.parse().ok().and_then(Number::from_f64))
}

/// An argument of a function cannot be written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgumentError {
    parameter: String,
    problem: ArgumentProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ArgumentProblem {
    Missing,
    Unknown,
    Twice,
    NoLiteral,
    NotALiteral,
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameter = &self.parameter;
        match self.problem {
            ArgumentProblem::Missing => write!(f, "the argument `{parameter}` is missing"),
            ArgumentProblem::Unknown => write!(f, "unknown argument: `{parameter}`"),
            ArgumentProblem::Twice => write!(f, "the argument `{parameter}` is given twice"),
            ArgumentProblem::NoLiteral => write!(f, "the argument `{parameter}` cannot be written into a URL"),
            ArgumentProblem::NotALiteral => write!(f, "the argument `{parameter}` is not a literal of its type"),
        }
    }
}

impl std::error::Error for ArgumentError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Request, StructuredKind, StructuredType};

    static PARAMETERS: StructuredType = StructuredType {
        properties: &[
            Property::new("start", ValueType::Primitive(Primitive::DateTimeOffset)).required(),
            Property::new("words", ValueType::Primitive(Primitive::String)).nullable(),
            Property::new("count", ValueType::Primitive(Primitive::Int32)),
        ],
        ..StructuredType::new("example.sum", StructuredKind::Parameters)
    };
    static SUM: facts::Function = facts::Function {
        name: "example.sum",
        binding_type: "",
        parameters: &PARAMETERS,
        request: Request::new("GET", "/sum", 200),
        description: "",
    };

    #[test]
    fn arguments_are_written_and_read_again() {
        let arguments = serde_json::json!({ "start": "2022-08-01T00:00:00Z", "words": "it's, so", "count": -3 });
        let arguments = arguments.as_object().unwrap();
        let text = write_arguments(&SUM, arguments).unwrap();
        assert_eq!(text, "(start=2022-08-01T00%3A00%3A00Z,words=%27it%27%27s%2C%20so%27,count=-3)");
        let inner = text.trim_matches(['(', ')']);
        assert_eq!(read_arguments(&SUM, inner).as_ref(), Ok(arguments));
        assert_eq!(read_arguments(&SUM, "START=2022-08-01T00:00:00Z, words=null").unwrap().len(), 2);
    }

    #[test]
    fn literals_follow_the_grammar_of_their_type() {
        for (primitive, right, wrong) in [
            (Primitive::Boolean, "true", "1"),
            (Primitive::Byte, "255", "256"),
            (Primitive::Date, "2024-02-29", "2023-02-29"),
            (Primitive::Decimal, "1.50", "x"),
            (Primitive::Double, "-INF", "inf"),
            (Primitive::Duration, "PT5M", "5m"),
            (Primitive::Guid, "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97", "8cdf25a8"),
            (Primitive::Int64, "9007199254740993", "1.5"),
            (Primitive::Single, "0.5", "half"),
            (Primitive::TimeOfDay, "08:30:00", "8"),
            (Primitive::GeographyPoint, "null", "POINT(1 2)"),
        ] {
            let parameter = Property::new("it", ValueType::Primitive(primitive)).nullable();
            let read = value(&parameter, right).map(|value| value.to_string().trim_matches('"').to_owned());
            assert_eq!(read.as_deref(), Some(right), "{primitive:?}");
            assert_eq!(value(&parameter, wrong), None, "{primitive:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_argument_is_said() {
        for (text, expected) in [
            ("", "the argument `start` is missing"),
            ("begin=1", "unknown argument: `begin`"),
            ("start=now", "the argument `start` is not a literal of its type"),
            ("count=1,count=2", "the argument `count` is given twice"),
            ("words=open", "the argument `words` is not a literal of its type"),
            ("start=null", "the argument `start` is not a literal of its type"),
        ] {
            assert_eq!(read_arguments(&SUM, text).unwrap_err().to_string(), expected, "{text}");
        }
        assert!(write_arguments(&SUM, &Map::new()).unwrap_err().to_string().contains("missing"));
    }
}
