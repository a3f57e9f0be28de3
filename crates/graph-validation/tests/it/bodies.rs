//! Bodies of the second slice.

use graph_validation::{Report, Rule, Validator};
use odata_types::facts::{self, Primitive, Property, StructuredKind, StructuredType, ValueType};
use odata_types::{Action, TYPE_TAG};
use second_slice::SCHEMA;
use second_slice::library::{Borrower, GiveBack, Lend, Member, MemberBorrower};

const VALIDATOR: Validator = Validator::new(&SCHEMA);

fn found(report: &Report) -> Vec<(Rule, &str)> {
    report.iter().map(|violation| (violation.rule, violation.pointer.as_str())).collect()
}

#[test]
fn the_documented_bodies_are_right() {
    for action in SCHEMA.actions {
        let report = VALIDATOR.check_facts(*action, action.request.example.as_bytes());
        assert!(report.is_empty(), "{}: {report}", action.name);
    }
    let checked = VALIDATOR.check::<Lend>(Lend::ACTION.request.example.as_bytes()).unwrap();
    let Borrower::MemberBorrower(borrower) = checked.request.borrower else { panic!("{:?}", checked.request) };
    assert_eq!(borrower.members.len(), 1);
}

#[test]
fn everything_that_is_wrong_is_found_at_once() {
    let body = format!(
        r##"{{"borrower": {{"{TYPE_TAG}": "#example.library.branchBorrower", "branch": 1}}, "lender": null, "extra": []}}"##
    );
    let report = VALIDATOR.check::<Lend>(body.as_bytes()).unwrap_err();
    assert_eq!(
        found(&report),
        [
            (Rule::TypeNotAllowed, "/borrower/@odata.type"),
            (Rule::WrongJsonType, "/borrower/branch"),
            (Rule::UndeclaredProperty, "/lender"),
            (Rule::UndeclaredProperty, "/extra"),
        ]
    );
    let body = br#"{"condition": {"state": "unknownFutureValue", "remarks": "worn"}}"#;
    let report = VALIDATOR.check::<GiveBack>(body).unwrap().warnings;
    assert_eq!(
        found(&report),
        [(Rule::SentinelInRequest, "/condition/state"), (Rule::VersionDependentProperty, "/condition/remarks"),]
    );
}

#[test]
fn a_request_that_is_built_in_code_is_checked_as_well() {
    let one = Lend::new(MemberBorrower::new([Member::with_id("7")]));
    assert!(VALIDATOR.validate(&one).is_empty());
    let two = Lend::new(MemberBorrower::new([Member::with_id("7"), Member::default()]));
    let report = VALIDATOR.validate(&two);
    assert_eq!(found(&report), [(Rule::TooManyItems, "/borrower/members"), (Rule::MissingKey, "/borrower/members/1")]);
}

#[test]
fn a_type_of_the_schema_is_told_from_one_that_is_unknown() {
    let rule = |name: &str| {
        let body = format!(r##"{{"borrower": {{"@odata.type": "#{name}"}}}}"##);
        VALIDATOR.check_facts(Lend::ACTION, body.as_bytes()).iter().next().map(|violation| violation.rule)
    };
    assert_eq!(rule("example.library.book"), Some(Rule::TypeNotAllowed));
    assert_eq!(rule("example.library.boook"), Some(Rule::UnknownType));
}

#[test]
fn a_credential_in_an_undeclared_member_is_hidden() {
    let report = VALIDATOR
        .check_facts(GiveBack::ACTION, br#"{"condition": {"state": "good"}, "client_secret": "hunter2hunter2"}"#);
    let violation = &report.violations()[0];
    assert_eq!((violation.rule, violation.value.as_deref()), (Rule::UndeclaredProperty, Some("\"[hidden]\"")));
}

static PLACES: StructuredType = StructuredType {
    properties: &[
        Property::new("at", ValueType::Primitive(Primitive::GeographyPoint)),
        Property::new("area", ValueType::Primitive(Primitive::Geometry)).nullable(),
        Property::new("ways", ValueType::Primitive(Primitive::GeographyLineString)).collection(),
    ],
    ..StructuredType::new("example.place", StructuredKind::Parameters)
};

static PLACE: facts::Action = facts::Action { parameters: &PLACES, ..*Lend::ACTION };

#[test]
fn geographic_values_are_geo_json() {
    let right = r#"{
        "at": {"type": "Point", "coordinates": [142.1, 64.1], "crs": {"type": "name", "properties": {"name": "EPSG:4326"}}},
        "area": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": []}]},
        "ways": [{"coordinates": [[1, 2], [3, 4, 5]], "type": "LineString"}]
    }"#;
    assert!(VALIDATOR.check_facts(&PLACE, right.as_bytes()).is_empty());
    assert!(VALIDATOR.check_facts(&PLACE, br#"{"area": null, "ways": []}"#).is_empty());
    let wrong = r#"{
        "at": {"type": "Polygon", "coordinates": [], "a": 1, "a": 2},
        "area": "POINT(1 2)",
        "ways": [{"type": "LineString", "coordinates": [1, 2]}, 1, true, [], null, {"type": "LineString", "coordinates": []}]
    }"#;
    let report = VALIDATOR.check_facts(&PLACE, wrong.as_bytes());
    let found: Vec<_> = report.iter().map(|it| format!("{}: {}", it.pointer.as_str(), it.message)).collect();
    insta::assert_snapshot!(found.join("\n"));
}
