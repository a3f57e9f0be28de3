//! Generated types, by the small schemas of `second-slice`: what is read comes back, from whatever source and in whatever order,
//! and the facts are those of the schema.

use odata_types::facts::{Property, StructuredKind, StructuredType, ValueType};
use odata_types::{Action, Nullable, Structured, is_type_tag};
use proptest::prelude::*;
use second_slice::library::{Book, Borrower, Condition, Entity, GiveBack, Lend};
use serde_json::{Value, json};

use crate::sources::{error, from_all_sources, object};

/// A member with a value, or with none of them.
fn member(name: &'static str, value: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Vec<Member>> {
    prop::option::of(value).prop_map(move |value| value.map(|value| (name.to_owned(), value)).into_iter().collect())
}

type Member = (String, Value);

fn text() -> impl Strategy<Value = Value> {
    "\\PC{0,6}".prop_map(Value::from)
}

/// The members of an entity of a type: declared ones, and some that nobody has declared.
fn entity(tag: Option<&'static str>) -> impl Strategy<Value = Vec<Member>> {
    let nullable = |value| prop_oneof![Just(Value::Null), value];
    let declared = (
        member("id", text()),
        member("title", text()),
        member("authors", prop::collection::vec(text(), 0..3).prop_map(Value::from)),
        member("pages", nullable(any::<i32>().prop_map(Value::from).boxed())),
        member("status", prop::sample::select(vec!["available", "lent", "burnt"]).prop_map(Value::from)),
        member("name", nullable(text().boxed())),
        member("@odata.etag", text()),
        member("author@odata.bind", text()),
    );
    declared
        .prop_map(|(a, b, c, d, e, f, g, h)| [a, b, c, d, e, f, g, h].concat())
        .prop_map(move |members| {
            let tag = tag.map(|tag| ("@odata.type".to_owned(), Value::from(tag)));
            tag.into_iter().chain(members).collect::<Vec<_>>()
        })
        .prop_shuffle()
}

fn tag() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "#example.library.book",
        "#example.library.member",
        "#example.library.map",
        "#other.film",
    ])
}

proptest! {
    #[test]
    fn an_entity_comes_back(members in prop_oneof![entity(None), entity(Some("#other.film"))]) {
        from_all_sources::<Book>(&object(&members));
    }

    #[test]
    fn an_entity_of_any_type_comes_back((tag, members) in tag().prop_flat_map(|tag| (Just(tag), entity(Some(tag))))) {
        let is_known = matches!(from_all_sources::<Entity>(&object(&members)), Entity::Book(_) | Entity::Member(_));
        prop_assert_eq!(is_known, tag.contains("book") || tag.contains("member"));
    }

    #[test]
    fn a_body_comes_back(members in entity(None), others in entity(Some("#example.library.map"))) {
        let item = |members: &[Member]| members.iter().cloned().collect::<Value>();
        let known = json!({"members": [item(&members)], "@odata.type": "#example.library.memberBorrower"});
        let lend: Lend = from_all_sources(&json!({ "borrower": known }).to_string());
        prop_assert!(matches!(lend.borrower, Borrower::MemberBorrower(_)));
        let lend: Lend = from_all_sources(&json!({ "borrower": item(&others) }).to_string());
        prop_assert!(matches!(lend.borrower, Borrower::UnknownType(_)));
    }

    #[test]
    fn the_order_of_members_does_not_matter(members in entity(Some("#example.library.book"))) {
        let mut turned = members.clone();
        turned.reverse();
        let [one, other] = [&members, &turned].map(|members| serde_json::from_str::<Entity>(&object(members)).unwrap());
        prop_assert!(one == other);
    }
}

#[test]
fn parameters_are_read_in_any_case() {
    let text = r#"{"CONDITION": {"state": "good", "STATE": 1}, "Desk": "7"}"#;
    let give_back: GiveBack = serde_json::from_str(text).unwrap();
    assert_eq!(give_back.desk, Nullable::Value("7".to_owned()));
    assert_eq!(give_back.condition.additional_properties.get("STATE").map(ToString::to_string).as_deref(), Some("1"));
    assert_eq!(error::<GiveBack>(r#"{"desk": "7", "Desk": "8", "condition": {}}"#), "duplicate member `desk`");
    assert_eq!(error::<GiveBack>("{}"), "missing property `condition` of `example.library.giveBack`");
    assert_eq!(error::<Condition>(r#"{"state": "good", "state": "good"}"#), "duplicate member `state`");
}

#[test]
fn a_property_is_found_by_its_name() {
    let book = Book::TYPE;
    let found = |name| book.property(name).map(|property| property.name);
    assert_eq!(
        (found("id"), found("status"), found("Status"), found("loans")),
        (Some("id"), Some("status"), None, None)
    );
    let parameters = GiveBack::ACTION.parameters;
    assert_eq!(parameters.property("DESK").map(|property| property.name), Some("desk"));
}

#[test]
fn permissions_are_found_by_their_scheme() {
    let request = &Lend::ACTION.request;
    let least = |scheme| request.permission(scheme).map(|permission| permission.least_privileged);
    assert_eq!(least("Application"), Some(&["Library.ReadWrite"][..]));
    assert_eq!((least("DelegatedPersonal"), least("application")), (Some(&[][..]), None));
}

#[test]
fn a_type_tag_has_two_names_in_any_case() {
    for name in ["@odata.type", "@type", "@OData.Type", "@TYPE"] {
        assert!(is_type_tag(name), "{name}");
    }
    for name in ["", "type", "@odata.typ", "@odata.types", "odata.type", "runs@odata.type", "@", "@odata"] {
        assert!(!is_type_tag(name), "{name}");
    }
}

#[test]
fn a_property_has_the_facts_that_it_is_given() {
    static THING: StructuredType = StructuredType::new("example.thing", StructuredKind::Complex);
    static THINGS: &[&StructuredType] = &[&THING];
    let property = Property::new("things", ValueType::Structured(&THING));
    let stated = |property: &Property| {
        let types: Vec<_> = property.allowed_types.iter().map(|of| of.name).collect();
        let texts = (property.if_absent, property.minimum, property.maximum, property.description);
        let flags = (property.is_collection, property.nullable, property.is_required, property.is_navigation);
        let rest = (property.is_entity_reference, property.min_items, property.max_items, property.api_versions);
        format!("{types:?} {texts:?} {flags:?} {rest:?}")
    };
    let none = stated(&property);
    let all: [fn(Property) -> Property; 13] = [
        Property::collection,
        Property::nullable,
        Property::required,
        |property| property.if_absent("nothing happens"),
        Property::navigation,
        Property::entity_reference,
        |property| property.min_items(1),
        |property| property.max_items(2),
        |property| property.minimum("3"),
        |property| property.maximum("4"),
        |property| property.allowed_types(THINGS),
        |property| property.api_versions(&["beta"]),
        |property| property.description("What it is."),
    ];
    let mut found: Vec<_> = all.iter().map(|fact| stated(&fact(property))).collect();
    found.push(none);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), all.len() + 1, "{found:#?}");
}

#[test]
fn what_is_declared_is_no_additional_property() {
    let mut book = Book { title: Some("Emma".to_owned()), ..Book::default() };
    book.additional_properties.insert("title".to_owned(), json!("Emma"));
    let error = serde_json::to_string(&book).unwrap_err().to_string();
    assert!(error.contains("title"), "{error}");
}
