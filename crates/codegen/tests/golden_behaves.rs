//! Generated code does what it says, for shapes that the models of this workspace do not have.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "not all of a golden case is used")]
#![allow(clippy::all, clippy::pedantic, reason = "what clippy says of generated code, it says of the models crate")]

macro_rules! golden {
    ($($name:ident)*) => {
        $(
            mod $name {
                include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/golden__", stringify!($name), ".snap.rs"));
            }
        )*
    };
}

golden! {
    abstract_base abstract_without_derived action collections concrete_base derived_across_namespaces entity_key entity_requests enum_members
    flags_enum function geographic_values keywords name_collisions nested_polymorphic presence primitives recursion untyped_values
}

use odata_types::serde_core::{Deserialize, Serialize};

fn round_trip<T: for<'de> Deserialize<'de> + Serialize>(text: &str) -> T {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    value
}

fn error<T: for<'de> Deserialize<'de>>(text: &str) -> String {
    match serde_json::from_str::<T>(text) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_concrete_base_may_stand_for_itself_or_a_derived_type() {
    use concrete_base::example::{AnyShape, Drawing};
    let drawing: Drawing = round_trip(
        r##"{"shape":{"name":"plain"},"shapes":[{"@odata.type":"#example.circle","name":"round","radius":1.5},{"name":"x"},{"@odata.type":"#example.star","points":5}]}"##,
    );
    assert!(matches!(drawing.shape, Some(AnyShape::Shape(_))));
    let shapes = drawing.shapes.into_value().unwrap();
    assert!(matches!(shapes[0], AnyShape::Circle(_)));
    assert!(matches!(shapes[1], AnyShape::Shape(_)));
    assert!(matches!(shapes[2], AnyShape::UnknownType(_)));
    // The declared type may be named, but need not be.
    let named: Drawing =
        serde_json::from_str(r##"{"shape":{"name":"plain","@odata.type":"#example.shape"}}"##).unwrap();
    assert_eq!(serde_json::to_string(&named).unwrap(), r#"{"shape":{"name":"plain"}}"#);
    // A derived type with its tag last.
    let last: Drawing = serde_json::from_str(r##"{"shape":{"radius":2,"@odata.type":"example.circle"}}"##).unwrap();
    assert_eq!(serde_json::to_string(&last).unwrap(), r##"{"shape":{"@odata.type":"#example.circle","radius":2}}"##);
    assert!(
        error::<Drawing>(r##"{"shape":{"radius":"x","@odata.type":"example.circle"}}"##).contains("expected a number")
    );
}

#[test]
fn an_abstract_type_holds_what_it_declares_and_what_is_derived() {
    use abstract_base::example::{Holder, Scope};
    let holder: Holder = round_trip(r##"{"scope":{"@odata.type":"#example.groupScope","note":"n","group":"g"}}"##);
    assert!(matches!(holder.scope, Some(Scope::GroupScope(_))));
    assert!(error::<Holder>(r#"{"scope":{}}"#).contains("one of `#example.allScope`, `#example.groupScope`"));
    round_trip::<derived_across_namespaces::base::Scope>(r##"{"@odata.type":"#example.other.userScope","user":"u"}"##);
    round_trip::<abstract_without_derived::example::Holder>(r##"{"subject":{"@odata.type":"#example.later","a":1}}"##);
    round_trip::<abstract_without_derived::example::Holder>(r#"{"subject":null}"#);
    let message = error::<abstract_without_derived::example::Subject>("{}");
    assert!(message.contains("expected the name of a derived type"), "{message}");
}

#[test]
fn flags_are_sets() {
    use flags_enum::example::{Days, Plan};
    let plan: Plan = round_trip(r#"{"days":"tuesday,monday,someday"}"#);
    let days = plan.days.unwrap();
    assert!(days.contains(&Days::Monday) && days.contains(&Days::Tuesday));
    assert_eq!(days.len(), 3);
    let plan: Plan = serde_json::from_str(r#"{"days":" Monday , tuesday,monday"}"#).unwrap();
    assert_eq!(serde_json::to_string(&plan).unwrap(), r#"{"days":"monday,tuesday"}"#);
    round_trip::<Plan>(r#"{"days":""}"#);
}

#[test]
fn members_that_differ_by_little_are_told_apart() {
    use enum_members::example::Software;
    for name in
        ["remoteControlSoftware", "remote_Control_Software", "_1", "_2fa", "self", "unknownMember", "none", "new"]
    {
        round_trip::<Software>(&format!("\"{name}\""));
    }
}

#[test]
fn items_may_be_null_where_the_schema_lets_them() {
    use collections::example::List;
    let list: List = round_trip(r#"{"names":["a"],"gaps":["a",null],"items":[{}]}"#);
    assert_eq!(list.gaps, odata_types::Nullable::Value(vec![Some("a".to_owned()), None]));
    assert!(error::<List>(r#"{"names":[null]}"#).contains("null"));
    // OData knows no collection that is null; services send it, so it is kept.
    assert!(round_trip::<List>(r#"{"names":null}"#).names.is_null());
}

#[test]
fn presence_is_what_the_schema_says() {
    use presence::example::Item;
    round_trip::<Item>(r#"{"required":"r","items":[]}"#);
    round_trip::<Item>(r#"{"optional":"o","nullable":null,"required":"r","items":["i"]}"#);
    assert!(error::<Item>(r#"{"items":[]}"#).contains("missing property `required`"));
    assert!(error::<Item>(r#"{"required":"r"}"#).contains("missing property `items`"));
    assert!(error::<Item>(r#"{"required":null,"items":[]}"#).contains("null"));
    assert!(error::<Item>(r#"{"optional":null,"required":"r","items":[]}"#).contains("null"));
}

#[test]
fn every_primitive_survives() {
    round_trip::<primitives::example::All>(
        r#"{"boolean":true,"byte":255,"date":"2024-02-29","dateTimeOffset":"2024-05-28T14:22:08.70Z","double":0.1,"guid":"8CDF25a8-c9d2-423e-a03d-3f39f03c3e97","int16":-32768,"int32":7,"int64":-9223372036854775808,"sByte":-128,"single":0.5,"string":"","untyped":{"a":[1,null]},"binary":"AA==","decimal":"1.50","duration":"PT5M","timeOfDay":"08:30:00","stream":"x"}"#,
    );
    round_trip::<primitives::example::All>(r#"{"double":"INF","int64":"9007199254740993","single":1,"decimal":12.5}"#);
    for wrong in [
        r#"{"byte":256}"#,
        r#"{"int64":"x"}"#,
        r#"{"decimal":"1,5"}"#,
        r#"{"duration":"5m"}"#,
        r#"{"timeOfDay":"25:00"}"#,
        r#"{"int32":1.5}"#,
        r#"{"guid":"x"}"#,
        r#"{"date":"2024-02-30"}"#,
        r#"{"untyped":{"a":1,"a":2}}"#,
    ] {
        error::<primitives::example::All>(wrong);
    }
}

#[test]
fn values_without_a_type_of_their_own_survive() {
    use untyped_values::example::{Link, Place};
    round_trip::<Place>(r##"{"any":1.5,"many":["a",1,null],"extra":{"@odata.type":"#example.x","a":true}}"##);
    round_trip::<Link>(r##"{"id":1,"target":{"@odata.type":"#example.link","id":2}}"##);
}

#[test]
fn geographic_values_are_geo_json() {
    use geographic_values::example::{Place, Point, Visit};
    use odata_types::geo::{self, Geometry};
    let place: Place = round_trip(
        r#"{"where":{"type":"Point","coordinates":[142.1,64.1],"crs":{"properties":{"name":"EPSG:4326"},"type":"name"}},"shape":{"type":"LineString","coordinates":[[1,2],[3,4,5]]},"shapes":[{"type":"Polygon","coordinates":[]},null],"area":{"type":"MultiPolygon","coordinates":[],"mine":1}}"#,
    );
    let at = place.r#where.into_value().unwrap();
    assert_eq!((at.coordinates.x().get(), at.crs.value().and_then(geo::Crs::srid)), (142.1, Some(4326)));
    assert!(matches!(place.shape.value(), Some(Geometry::LineString(_))));
    round_trip::<Place>(r#"{"where":null,"shape":null,"shapes":null}"#);
    // A type of the schema may be called as one of GeoJSON.
    let point: Point = round_trip(r#"{"at":{"type":"Point","coordinates":[1,2]}}"#);
    let any = Geometry::from(at.clone());
    let visit = Visit::new(geo::Point::new([1.0, 2.0]), point, any);
    let text = serde_json::to_string(&visit).unwrap();
    assert_eq!(serde_json::from_str::<Visit>(&text).unwrap(), visit);
    let message = error::<Place>(r#"{"where":{"type":"Polygon","coordinates":[1,2]}}"#);
    assert!(message.starts_with("where.type: expected `type` to be Point, found `Polygon`"), "{message}");
    assert!(error::<Place>(r#"{"where":"POINT(1 2)"}"#).starts_with("where: expected an object"));
    assert!(error::<Place>(r#"{"area":null}"#).contains("null"));
}

#[test]
fn errors_show_what_was_found_and_no_more() {
    use primitives::example::All;
    let message = error::<All>(r#"{"int32":1.0}"#);
    assert!(message.starts_with("int32: expected an integer of 32 bits, found 1.0 at line 1"), "{message}");
    assert!(error::<All>(r#"{"int32":1e300}"#).contains("found 1e300"));
    let message = error::<All>(&format!(r#"{{"date":"{}"}}"#, "é".repeat(10_000)));
    assert!(message.len() < 300 && message.contains('…'), "{message}");
    let message = error::<All>(r#"{"untyped":{"":{"a":{"b":1,"b":2}}}}"#);
    assert!(message.starts_with("untyped..a: duplicate member `b`"), "{message}");
}

#[test]
fn types_that_hold_themselves_are_boxed() {
    use recursion::example::{Filter, Node};
    let node: Node = round_trip(r#"{"left":{"left":null,"children":[{}]}}"#);
    assert!(node.left.value().is_some());
    round_trip::<Filter>(
        r##"{"@odata.type":"#example.notFilter","inner":{"@odata.type":"#example.notFilter","inner":{"@odata.type":"#example.new"}}}"##,
    );
    let message = error::<Filter>(r##"{"@odata.type":"#example.notFilter","inner":{}}"##);
    assert!(message.starts_with("inner: missing `@odata.type`"), "{message}");
}

/// Reading a value without a tag looks for one until its object ends. The members behind it belong to the object around it.
#[test]
fn members_stay_in_their_objects() {
    use nested_polymorphic::example::{AnyMessage, AnyParties, Message};
    let AnyParties::Parties(parties) = round_trip(r#"{"user":{"id":"1"},"x":2}"#) else { panic!() };
    assert_eq!(parties.additional_properties["x"], 2);
    let AnyParties::Parties(parties) = round_trip(r#"{"user":{"id":"1"},"device":{"id":"2"}}"#) else { panic!() };
    assert!(parties.device.value().is_some());
    round_trip::<AnyMessage>(r#"{"to":[{"address":{"id":"a@example.com"}}],"x":2}"#);
    let text = r#"{"to":[{"address":{"id":"a@example.com"}},{"address":{"id":"b@example.com"}}]}"#;
    let AnyMessage::Message(message) = round_trip(text) else { panic!() };
    assert_eq!(message.to.items().len(), 2);
    round_trip::<AnyMessage>(r#"{"subject":"s","from":{"address":{"id":"a@example.com"}}}"#);
    let from_first = r#"{"from":{"address":{"id":"a@example.com"}},"subject":"s"}"#;
    let AnyMessage::Message(message) = serde_json::from_str(from_first).unwrap() else { panic!() };
    assert_eq!(message.subject, "s".into());
    let message: Message = round_trip(r#"{"createdBy":{"user":{"id":"1"},"device":{"id":"2"}}}"#);
    let Some(AnyParties::Parties(parties)) = message.created_by.into_value() else { panic!() };
    assert!(parties.user.value().is_some() && parties.device.value().is_some());
}

#[test]
fn a_tag_may_come_last_at_every_level() {
    use nested_polymorphic::example::AnyParties;
    let late = r##"{"others":[{"user":{"for":{"id":"3","mail":"m","@odata.type":"#example.person"},"@odata.type":"#example.person"}},null],"device":{"id":"2"},"@odata.type":"#example.moreParties"}"##;
    let value: AnyParties = serde_json::from_str(late).unwrap();
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r##"{"@odata.type":"#example.moreParties","device":{"id":"2"},"others":[{"user":{"@odata.type":"#example.person","for":{"@odata.type":"#example.person","id":"3","mail":"m"}}},null]}"##
    );
    let wrong = late.replace("\"m\"", "1");
    assert!(error::<AnyParties>(&wrong).starts_with("others[0].user.for.mail: expected a string"));
}

#[test]
fn abstract_values_are_nested() {
    use nested_polymorphic::example::{Limit, Message};
    round_trip::<Message>(
        r##"{"limit":{"@odata.type":"#example.allOf","note":null,"limits":[{"@odata.type":"#example.not","limit":{"@odata.type":"#example.later","x":[{}]}},{"@odata.type":"#example.not","limit":null}]}}"##,
    );
    let message = error::<Limit>(
        r##"{"limits":[{"limit":null,"@odata.type":"#example.not"},{"limit":{}}],"@odata.type":"#example.allOf"}"##,
    );
    assert!(message.starts_with("limits[1]: missing `@odata.type`"), "{message}");
}

#[test]
fn parameters_that_hold_polymorphic_values_are_read_in_any_case() {
    use nested_polymorphic::example::Send;
    let body: Send =
        serde_json::from_str(r#"{"message":{"subject":"s"},"COPIES":[{"address":null}],"limit":null}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&body).unwrap(),
        r#"{"Message":{"subject":"s"},"Copies":[{"address":null}],"Limit":null}"#
    );
}

#[test]
fn a_collection_parameter_is_not_required() {
    use nested_polymorphic::example::Send;
    assert!(round_trip::<Send>(r#"{"Message":{}}"#).copies.is_absent());
    assert!(error::<Send>(r#"{"Copies":[]}"#).contains("missing property `Message`"));
}

#[test]
fn a_null_collection_is_kept() {
    use nested_polymorphic::example::{AnyMessage, Send};
    round_trip::<AnyMessage>(r#"{"to":null,"about":null}"#);
    round_trip::<Send>(r##"{"Message":{"@odata.type":"#example.invitation","answers":null},"Copies":null}"##);
}

#[test]
fn a_nested_reference_needs_no_tag() {
    use nested_polymorphic::example::{Item, Send};
    let text = r##"{"Message":{"about":[{"id":"1"},{"@odata.type":"#example.invitation","about":[{"id":"2"}]}]}}"##;
    round_trip::<Send>(text);
    let Item::Message(message) = round_trip(r##"{"@odata.type":"#example.message","about":[{"id":"1"}]}"##) else {
        panic!()
    };
    assert!(matches!(message.about.items(), [Item::Reference(_)]));
}

#[test]
fn keywords_and_collisions_keep_their_wire_names() {
    round_trip::<keywords::example::Item>(
        r#"{"type":"t","self":"s","final":"f","move":true,"box":{},"additionalProperties":"a","@odata.id":"i"}"#,
    );
    round_trip::<name_collisions::example::Item>(
        r#"{"clusterIP":"1","cluster_ip":"2","members":"m","name":"n","value":"v"}"#,
    );
}

#[test]
fn entities_are_referred_to_by_their_keys() {
    use entity_key::example::{Edge, Entity, Run};
    let run = Run::with_id("1");
    assert_eq!(serde_json::to_string(&run).unwrap(), r#"{"id":"1"}"#);
    assert_eq!(serde_json::to_string(&Entity::from(run)).unwrap(), r##"{"@odata.type":"#example.run","id":"1"}"##);
    assert_eq!(serde_json::to_string(&Edge::default()).unwrap(), "{}");
    round_trip::<Run>(r#"{"id":"1","next":{"id":"2","next":null},"previous":[{"id":"0"}]}"#);
}

#[test]
fn an_abstract_entity_without_a_type_is_a_reference() {
    use entity_key::example::Entity;
    use odata_types::EntityReference;
    let Entity::Reference(reference) = round_trip::<Entity>(r#"{"@odata.id":"x","id":"1"}"#) else { panic!() };
    assert_eq!(reference.members()["id"], "1");
    assert_eq!(Entity::from(EntityReference::new([("id", "1"), ("@odata.id", "x")])), Entity::Reference(reference));
    error::<Entity>(r#"{"id":"1","id":"2"}"#);
}

#[test]
fn parameters_are_read_in_any_case_and_written_as_declared() {
    use action::example::Move;
    let body: Move = serde_json::from_str(r#"{"TO":"there","Fast":true}"#).unwrap();
    assert_eq!(serde_json::to_string(&body).unwrap(), r#"{"to":"there","fast":true}"#);
    assert!(error::<Move>(r#"{"to":"here","To":"there"}"#).contains("duplicate member `to`"));
    let mut twice = Move::new("there");
    twice.additional_properties.insert("To".to_owned(), "here".into());
    assert!(serde_json::to_string(&twice).is_err());
}

#[test]
fn actions_know_what_is_documented() {
    use action::example::{Count, Move};
    use odata_types::Action;
    let body = Move { fast: true.into(), ..Move::new("there") };
    assert_eq!(serde_json::to_string(&body).unwrap(), r#"{"to":"there","fast":true}"#);
    assert_eq!(Move::ACTION.binding_type, "example.thing");
    assert_eq!((Move::ACTION.request.success_status, Count::ACTION.request.success_status), (204, 200));
    assert_eq!(serde_json::to_string(&Count::default()).unwrap(), "{}");
}

#[test]
fn entity_types_know_the_requests_that_read_them() {
    use entity_requests::example::List;
    use odata_types::facts::RequestKind;
    use odata_types::{List as _, ReadByKey as _, Structured as _};
    let read = List::READ_BY_KEY;
    assert!(std::ptr::eq(read.entity_type, List::TYPE));
    assert_eq!((read.request.path, read.kind), ("/lists/{list-id}", RequestKind::Get));
    assert_eq!(read.request.permission("Application").unwrap().least_privileged, ["Read"]);
    assert!(read.request.permission("DelegatedWork").is_none());
    assert_eq!((List::LIST.request.path, List::LIST.kind), ("/lists", RequestKind::List));
    // An abstract type has no struct, but its facts are there.
    assert_eq!(entity_requests::example::facts::THING_LIST.request.path, "/things");
    // The body of a request for an abstract type has a derived one.
    let bodies = entity_requests::ENTITY_BODIES.iter().map(|body| {
        let written = body.normalized(br##"{"more": [null], "@type": "EXAMPLE.list"}"##).unwrap();
        (body.request.request.path, written.split_whitespace().collect::<String>())
    });
    let of_list = r#"{"more":[null]}"#;
    let of_thing = r##"{"@odata.type":"#example.list","more":[null]}"##;
    let expected = [("/lists/{list-id}", of_list), ("/things", of_thing)].map(|(path, body)| (path, body.to_owned()));
    assert_eq!(bodies.collect::<Vec<_>>(), expected);
}

#[test]
fn functions_know_where_their_arguments_go() {
    use function::example::{ThingBetween, ThingCollectionBetween};
    use odata_types::{Function, write_arguments};
    let between = ThingCollectionBetween {
        words: "a b".to_owned().into(),
        ..ThingCollectionBetween::new("2024-05-28".parse().unwrap())
    };
    let members = serde_json::to_value(&between).unwrap();
    let written = write_arguments(ThingCollectionBetween::FUNCTION, members.as_object().unwrap());
    assert_eq!(written.as_deref(), Ok("(start=2024-05-28,words=%27a%20b%27)"));
    assert_eq!(ThingCollectionBetween::FUNCTION.binding_type, "Collection(example.thing)");
    assert_eq!(ThingCollectionBetween::FUNCTION.request.example_result, r#"[{"id":"1"}]"#);
    assert!(ThingBetween::FUNCTION.request.result.is_some_and(|result| !result.is_collection));
}
