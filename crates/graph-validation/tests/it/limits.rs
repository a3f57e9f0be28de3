//! The least and the greatest value that are documented: numbers of every type and durations, read quickly and explained.

use graph_validation::{Rule, Validator};
use odata_types::Action;
use odata_types::facts::{self, Primitive, Property, StructuredKind, StructuredType, ValueType};
use proptest::prelude::*;
use second_slice::SCHEMA;
use second_slice::library::Lend;

const VALIDATOR: Validator = Validator::new(&SCHEMA);

const fn limited(name: &'static str, of: Primitive, minimum: &'static str, maximum: &'static str) -> Property {
    Property::new(name, ValueType::Primitive(of)).minimum(minimum).maximum(maximum)
}

static VALUES: StructuredType = StructuredType {
    properties: &[
        limited("hours", Primitive::Int32, "1", "24").nullable(),
        limited("many", Primitive::Int32, "1", "24").collection(),
        limited("least", Primitive::Int64, "-9223372036854775807", ""),
        limited("most", Primitive::Byte, "", "9"),
        limited("decimal", Primitive::Decimal, "0.5", "1.5"),
        limited("double", Primitive::Double, "-1e3", "1e3"),
        limited("length", Primitive::Duration, "PT5M", "PT3H"),
        limited("text", Primitive::String, "a", "b"),
    ],
    ..StructuredType::new("example.values", StructuredKind::Parameters)
};

static ACTION: facts::Action = facts::Action { parameters: &VALUES, ..*Lend::ACTION };

/// The rules that a value of a property violates.
fn violated(property: &str, value: &str) -> Vec<Rule> {
    let report = VALIDATOR.check_facts(&ACTION, format!("{{\"{property}\": {value}}}").as_bytes());
    report.violations().iter().map(|violation| violation.rule).collect()
}

#[test]
fn values_within_their_limits_are_right() {
    for (property, values) in [
        ("hours", &["1", "24", "null"][..]),
        ("many", &["[]", "[1, 24]"]),
        ("least", &["-9223372036854775807", "9223372036854775807", "\"7\""]),
        ("most", &["0", "9"]),
        ("decimal", &["0.5", "1", "\"1.5\"", "1.5e0"]),
        ("double", &["-1000", "0", "1e3"]),
        // Months and years have no length that could be compared.
        ("length", &["\"PT5M\"", "\"PT300S\"", "\"+PT3H\"", "\"PT2H59M60S\"", "\"P1Y\""]),
        ("text", &["\"\"", "\"c\""]),
    ] {
        for value in values {
            assert_eq!(violated(property, value), [], "{property}: {value}");
        }
    }
}

#[test]
fn values_outside_of_their_limits_are_explained() {
    for (property, values) in [
        ("hours", &["0", "25", "-1"][..]),
        ("many", &["[25]"]),
        ("least", &["-9223372036854775808"]),
        ("most", &["10"]),
        ("decimal", &["0.4", "2", "\"1.6\""]),
        ("double", &["-1001", "1e4", "\"INF\"", "\"-INF\""]),
        ("length", &["\"PT4M59.9S\"", "\"P1D\"", "\"-PT1H\""]),
    ] {
        for value in values {
            assert_eq!(violated(property, value), [Rule::OutsideLimits], "{property}: {value}");
        }
    }
    let report = VALIDATOR.check_facts(&ACTION, br#"{"hours": 25, "most": 10, "many": [1, 0]}"#);
    insta::assert_snapshot!(report.to_string());
}

#[test]
fn a_value_of_another_type_is_said_to_be_that() {
    assert_eq!(violated("hours", "1.5"), [Rule::NotAnInteger]);
    assert_eq!(violated("hours", "3000000000"), [Rule::NumberOutOfRange]);
    assert_eq!(violated("length", "\"5 minutes\""), [Rule::MalformedValue]);
}

proptest! {
    #[test]
    fn a_number_is_within_its_limits_or_not(number in prop_oneof![any::<i32>(), -3..30]) {
        let expected = if (1..=24).contains(&number) { vec![] } else { vec![Rule::OutsideLimits] };
        prop_assert_eq!(violated("hours", &number.to_string()), expected);
    }
}
