//! Values of every type: which are right, and what is said of those that are wrong.

use graph_validation::Validator;
use odata_types::Action;
use odata_types::facts::{self, Primitive, Property, StructuredKind, StructuredType, ValueType};
use second_slice::SCHEMA;
use second_slice::library::{GiveBack, Lend};

const VALIDATOR: Validator = Validator::new(&SCHEMA);

/// A property for each primitive type that is a single JSON value.
macro_rules! values {
    ($($primitive:ident)*) => {
        static VALUES: StructuredType = StructuredType {
            properties: &[$(Property::new(stringify!($primitive), ValueType::Primitive(Primitive::$primitive)),)*],
            ..StructuredType::new("example.values", StructuredKind::Parameters)
        };
    };
}

values! {
    Binary Boolean Byte Date DateTimeOffset Decimal Double Duration Guid Int16 Int32 Int64 SByte Single String TimeOfDay
}

const TEXTS: &[&str] = &[
    "null",
    "true",
    "[]",
    "{}",
    "-0",
    "-128",
    "-129",
    "127",
    "128",
    "255",
    "256",
    "-32768",
    "32767",
    "32768",
    "-2147483648",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "1.5",
    "1e2",
    "1e39",
    "1e400",
    "\"\"",
    "\"true\"",
    "\"12\"",
    "\"012\"",
    "\"1.5\"",
    "\"INF\"",
    "\"2024-05-28\"",
    "\"2024-05-28T14:22:08Z\"",
    "\"2024-05-28 14:22:08Z\"",
    "\"14:22:08\"",
    "\"P1DT2H\"",
    "\"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97\"",
    "\"AQID\"",
    "\"@{id=1}\"",
    "\"@{id=1\"",
    "\"System.Object[] System.Collections.Hashtable\"",
    "\"System.Collections.Hashtable x\"",
];

static ACTION: facts::Action = facts::Action { parameters: &VALUES, ..*Lend::ACTION };

#[test]
fn each_type_has_its_values() {
    let mut lines = Vec::new();
    for property in VALUES.properties {
        let mut said: Vec<(String, Vec<&str>)> = vec![("right".to_owned(), Vec::new())];
        for text in TEXTS {
            let body = format!("{{\"{}\": {text}}}", property.name);
            let report = VALIDATOR.check_facts(&ACTION, body.as_bytes());
            let line = match report.violations() {
                [] => "right".to_owned(),
                [violation] => format!("{}: {}", violation.rule, violation.message),
                several => panic!("{several:?}"),
            };
            match said.iter_mut().find(|(same, _)| *same == line) {
                Some((_, texts)) => texts.push(text),
                None => said.push((line, vec![text])),
            }
        }
        lines.push(format!("== {}", property.name));
        lines.extend(said.into_iter().map(|(line, texts)| format!("{line}\n    {}", texts.join(" "))));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_is_said_of_a_wrong_body() {
    let give_back: &facts::Action = GiveBack::ACTION;
    let bodies = [
        (give_back, r#"{"condition": {"state": "good"}, "desk": "7", "Desk": "8", "DESK": "9"}"#),
        (give_back, r#"{"condition": {"state": "good"}, "desk": "7", "desk": "8", "odata.type": 1}"#),
        (
            give_back,
            r#"{"condition": {"@odata.type": "example.library.condition", "state": "GOOD", "odata.type": ""}}"#,
        ),
        (give_back, r#"{"@odata.type": 7, "condition": {"@odata.type": 7, "state": ""}}"#),
        (give_back, r##"{"condition": {"@odata.type": "#example.library.condition", "@type": "#x.y", "state": "x"}}"##),
        (give_back, r#"{"condition": {"state": "@{a=1}", "remarks": {}}}"#),
        (give_back, r#"{"condition": {"state": "goood"}}"#),
        (Lend::ACTION, r#"{"borrower": {"members": [{"id": ""}, {"id": "{id}"}, {"id": 1}]}}"#),
        (Lend::ACTION, r#"{"borrower": {"@odata.type": "memberBorrower", "members": "System.Object[]"}}"#),
        (Lend::ACTION, r##"{"borrower": {"@odata.type": "#example.library.memberBorower", "members": []}}"##),
    ];
    let reports = bodies.map(|(action, body)| {
        let report = VALIDATOR.check_facts(action, body.as_bytes());
        format!("{body}\n{}", report.draw(body.as_bytes()))
    });
    insta::assert_snapshot!(reports.join("\n"));
}

#[test]
fn many_members_are_told_apart() {
    for count in [1, 15, 16, 17, 40] {
        let members: Vec<_> = (0..count).map(|number| format!("\"x{number}\": 1")).collect();
        let repeated = |number: usize| {
            let body = format!("{{\"condition\": {{}}, {}, \"x{number}\": 2}}", members.join(", "));
            let report = VALIDATOR.check_facts(GiveBack::ACTION, body.as_bytes());
            report.iter().filter(|violation| violation.rule == graph_validation::Rule::DuplicateMember).count()
        };
        assert_eq!((repeated(0), repeated(count - 1), repeated(count)), (1, 1, 0), "{count}");
    }
}

static LIMITED: StructuredType = StructuredType {
    properties: &[
        Property::new("several", ValueType::Primitive(Primitive::Int32)).collection().min_items(2).max_items(3),
        Property::new("some", ValueType::Primitive(Primitive::Int32)).collection().min_items(1),
        Property::new("time", ValueType::Primitive(Primitive::Duration)).minimum("PT5M").maximum("PT3H"),
    ],
    ..StructuredType::new("example.limited", StructuredKind::Parameters)
};

static LIMITED_ACTION: facts::Action = facts::Action { parameters: &LIMITED, ..*Lend::ACTION };

#[test]
fn what_is_said_of_limits() {
    let said = |name: &str, body: &str| {
        let report = VALIDATOR.check_facts(&LIMITED_ACTION, format!("{{\"{name}\": {body}}}").as_bytes());
        report.iter().map(|violation| violation.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(said("several", "[]"), ["`several` is empty; documented: 2 to 3 items"]);
    assert_eq!(said("several", "[1]"), ["`several` has 1 item; documented: 2 to 3 items"]);
    assert_eq!(said("several", "[1, 2]"), [""; 0]);
    assert_eq!(said("several", "[1, 2, 3, 4]"), ["`several` has 4 items; documented: 2 to 3 items"]);
    assert_eq!(said("some", "[]"), ["`some` is empty; documented: at least 1 item"]);
    // What is not of the type is not compared with its limits.
    assert_eq!(said("time", "5"), ["`time` is a number; expected a string"]);
    assert_eq!(said("time", "\"PT5H\""), ["`time` is outside of its limits; documented: PT5M to PT3H"]);
}
