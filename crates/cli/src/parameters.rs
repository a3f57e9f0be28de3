//! Parameters of actions and functions, and properties of entities, that an option can give: primitive values, enumeration members
//! and ids of entities.

use lifecycle_workflows::client::Id;
use lifecycle_workflows::validation::{Operation, VALIDATOR, shown_safely};
use odata_types::facts::{Primitive, Property, ValueType};
use odata_types::nearest;
use serde_json::{Map, Number, Value, json};

use crate::documented::{Documented, Kind, kebab};

/// A simple parameter.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) property: &'static Property,
    /// Whether it refers to an entity by the key of this name.
    key: Option<&'static str>,
}

/// The parameters of an action or function; of a request that creates or changes an entity, the properties that it may set.
pub(crate) fn of(documented: Documented) -> Vec<&'static Property> {
    let (of, settable) = match documented {
        Documented::Action(action) => (action.parameters, None),
        Documented::Function(function) => (function.parameters, None),
        Documented::Entities(entities) => (entities.entity_type, Some(entities.request.settable_properties)),
    };
    let properties = of.lineage().flat_map(|one| one.properties);
    properties.filter(|one| settable.is_none_or(|settable| settable.contains(&one.name))).collect()
}

/// Those that an option can give; none if options alone do not make a right body.
pub(crate) fn simple(documented: Documented) -> Vec<Parameter> {
    let simple: Vec<_> = of(documented).into_iter().filter_map(Parameter::of).collect();
    let operation = match documented {
        Documented::Action(action) => Operation::from(action),
        Documented::Entities(entities) => entities.into(),
        // Its parameters are in the URL.
        Documented::Function(_) => return simple,
    };
    let body: Map<_, _> = simple.iter().map(|one| (one.property.name.to_owned(), one.sample())).collect();
    let report = VALIDATOR.check_facts(operation, Value::Object(body).to_string().as_bytes());
    if report.is_empty() { simple } else { Vec::new() }
}

/// Whether a request has a body.
pub(crate) fn has_body(documented: Documented) -> bool {
    match documented.kind() {
        Kind::Action => !of(documented).is_empty(),
        Kind::Create | Kind::Update => true,
        Kind::Function | Kind::List | Kind::Get | Kind::Delete => false,
    }
}

impl Parameter {
    /// The parameter, if an option can give it.
    pub(crate) fn of(property: &'static Property) -> Option<Self> {
        let key = match property.value {
            ValueType::Primitive(Primitive::Binary) | ValueType::Untyped => return None,
            ValueType::Primitive(_) | ValueType::Enum(_) => None,
            // A reference to an entity whose type is known.
            ValueType::Structured(of) => {
                let is_plain = property.is_entity_reference && !of.is_abstract && of.derived.is_empty();
                let ([key], true) = (of.key, is_plain) else { return None };
                Some(*key)
            }
        };
        Some(Self { property, key })
    }

    /// The name of its option.
    pub(crate) fn option(&self) -> String {
        kebab(self.property.name)
    }

    /// Whether its option may be repeated.
    pub(crate) fn is_repeated(&self) -> bool {
        self.property.is_collection
    }

    /// What stands for a value in help.
    pub(crate) fn value_name(&self) -> &'static str {
        match self.property.value {
            ValueType::Primitive(Primitive::Boolean) => "true|false",
            ValueType::Primitive(Primitive::DateTimeOffset) => "TIME",
            ValueType::Primitive(Primitive::Date) => "DATE",
            ValueType::Primitive(Primitive::String | Primitive::Guid | Primitive::Duration) => "TEXT",
            ValueType::Primitive(_) => "NUMBER",
            ValueType::Enum(_) => "NAME",
            ValueType::Structured(_) | ValueType::Untyped => "ID",
        }
    }

    /// A value that help shows in an example: the first of these that can be one.
    pub(crate) fn example(&self) -> &'static str {
        let member = match self.property.value {
            ValueType::Enum(of) => of.members.first().map(|member| member.name),
            _ => None,
        };
        let least = Some(self.property.minimum).filter(|least| !least.is_empty());
        if self.key.is_some() {
            return self.value_name();
        }
        let mut all = member.into_iter().chain(least).chain(EXAMPLES);
        all.find(|text| self.read(text).is_ok()).unwrap_or_else(|| self.value_name())
    }

    /// A value for a body that shows whether such bodies are right.
    fn sample(&self) -> Value {
        let value = self.read(if self.key.is_some() { "1" } else { self.example() }).unwrap_or_default();
        if self.is_repeated() { Value::Array(vec![value]) } else { value }
    }

    /// Reads a value.
    pub(crate) fn read(&self, text: &str) -> Result<Value, String> {
        if let Some(key) = self.key {
            let id = Id::new(text).map_err(|error| error.to_string())?;
            return Ok(json!({ key: id.as_str() }));
        }
        let expected = |what: &str| format!("expected {what}, found `{}`", shown_safely(text));
        match self.property.value {
            ValueType::Enum(of) => of.member(text).map(|member| member.name.into()).ok_or_else(|| {
                let names: Vec<&str> = of.members.iter().map(|member| member.name).collect();
                let meant = nearest(text, names.iter().copied());
                let meant = meant.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
                expected(&format!("one of {}", names.join(", "))) + &meant
            }),
            ValueType::Primitive(primitive) => value(primitive, text).ok_or_else(|| expected(&expectation(primitive))),
            ValueType::Structured(_) | ValueType::Untyped => Err(expected("a simple value")),
        }
    }
}

/// Values of the types that options can give.
const EXAMPLES: [&str; 8] = [
    "TEXT",
    "1",
    "true",
    "2026-06-01T00:00:00Z",
    "2026-06-01",
    "08:00:00",
    "PT1H",
    "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97",
];

/// The value of a text, as JSON writes the values of the type.
fn value(primitive: Primitive, text: &str) -> Option<Value> {
    if primitive == Primitive::Boolean {
        return text.parse().ok().map(Value::Bool);
    }
    // As a number, a decimal would lose digits.
    let is_number = primitive != Primitive::Decimal && primitive.reads_number(text);
    let number = text.parse::<Number>().ok().filter(|_| is_number);
    number.map(Value::Number).or_else(|| primitive.reads_text(text).then(|| text.into()))
}

/// What a value looks like.
fn expectation(primitive: Primitive) -> String {
    match primitive {
        Primitive::Boolean => "true or false".to_owned(),
        Primitive::DateTimeOffset => "a time with an offset, such as 2026-06-01T00:00:00Z".to_owned(),
        Primitive::Date => "a date, such as 2026-06-01".to_owned(),
        Primitive::Duration => "a duration, such as PT1H30M".to_owned(),
        other => format!("a value of `{}`", other.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: ValueType, text: &str) -> Result<Value, String> {
        let property: &'static Property = Box::leak(Box::new(Property::new("p", value)));
        Parameter::of(property).unwrap().read(text)
    }

    #[test]
    fn values_are_read_as_their_types() {
        for (primitive, text, expected) in [
            (Primitive::String, "5", json!("5")),
            (Primitive::Int32, "-5", json!(-5)),
            (Primitive::Boolean, "true", json!(true)),
            (Primitive::Double, "1.5", json!(1.5)),
            (Primitive::Decimal, "1.50", json!("1.50")),
            (Primitive::Int64, "9007199254740993", json!(9_007_199_254_740_993_i64)),
            (Primitive::Duration, "PT5M", json!("PT5M")),
            (Primitive::DateTimeOffset, "2026-06-01T00:00:00Z", json!("2026-06-01T00:00:00Z")),
        ] {
            assert_eq!(read(ValueType::Primitive(primitive), text), Ok(expected));
        }
    }

    #[test]
    fn what_is_wrong_with_a_value_is_said() {
        let errors = [
            (Primitive::Int32, "five"),
            (Primitive::Int32, "3000000000"),
            (Primitive::Duration, "5m"),
            (Primitive::Boolean, "yes"),
            (Primitive::Double, "many"),
            (Primitive::DateTimeOffset, "2026-06-01"),
            (Primitive::Date, "tomorrow\u{1b}"),
            (Primitive::Guid, "{id}"),
        ]
        .map(|(primitive, text)| read(ValueType::Primitive(primitive), text).unwrap_err());
        insta::assert_snapshot!("parameter_errors", errors.join("\n"));
    }
}
