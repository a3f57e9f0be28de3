//! Bodies that are the same for every service: what holds of all of them, from whatever source they are read.

use crate::sources::{error, from_all_sources, object};
use odata_types::geo::{Crs, Geometry, GeometryCollection, MultiPolygon, Point, Polygon, Position};
use odata_types::{
    Collection, DeltaItem, DeltaLink, ErrorBody, Nullable, Reference, RemovedEntity, RemovedReason, Untyped,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A member of an object.
type Member = (String, Value);

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no such number", |number| number.is_finite()).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ]
}

/// Members whose names are nowhere declared.
fn others() -> impl Strategy<Value = Vec<Member>> {
    let value = prop_oneof![scalar(), vec(scalar(), 0..3).prop_map(Value::from), Just(json!({ "type": { "a": [1] } }))];
    prop::collection::btree_map("x[a-z]{1,6}|@x\\.[a-z]{1,6}", value, 0..4).prop_map(|map| map.into_iter().collect())
}

/// A member under its name in OData 4.0 or 4.01, or none.
fn control(name: &'static str, value: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Option<Member>> {
    let member = (any::<bool>(), value).prop_map(move |(is_short, value)| {
        (if is_short { format!("@{name}") } else { format!("@odata.{name}") }, value)
    });
    of(member)
}

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![3 => "\\PC{0,12}".prop_map(Value::from), 1 => Just(Value::Null)]
}

/// An object of these members, in any order.
fn shuffled(members: impl Strategy<Value = Vec<Member>>) -> impl Strategy<Value = String> {
    members.prop_shuffle().prop_map(|members| object(&members))
}

fn collection(item: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = String> {
    let count = prop_oneof![any::<i64>().prop_map(Value::from), any::<i64>().prop_map(|it| it.to_string().into())];
    let members = (
        control("context", text()),
        control("count", count),
        control("nextLink", text()),
        control("deltaLink", text()),
        vec(item, 0..4),
        others(),
    );
    shuffled(members.prop_map(|(context, count, next, delta, items, others)| {
        let value = ("value".to_owned(), Value::from(items));
        [context, count, next, delta].into_iter().flatten().chain([value]).chain(others).collect()
    }))
}

fn entity() -> impl Strategy<Value = Vec<Member>> {
    (any::<u16>(), others()).prop_map(|(id, others)| [("id".to_owned(), id.into())].into_iter().chain(others).collect())
}

/// What makes an item something else than an entity, in one of the two forms.
fn kind() -> impl Strategy<Value = Vec<Member>> {
    let member = |name: &str, value: Value| (name.to_owned(), value);
    let reason = prop_oneof![Just("changed"), Just("deleted"), Just("other")];
    let removed = reason.clone().prop_map(move |reason| vec![member("@removed", json!({ "reason": reason }))]);
    let of_4_0 = reason.prop_map(move |reason| {
        vec![member("@odata.context", "#books/$deletedEntity".into()), member("reason", reason.into())]
    });
    let links = prop_oneof![Just("#books/$link"), Just("https://example.com/$metadata#books/$deletedLink")];
    let link = links.prop_map(move |context| {
        vec![member("@context", context.into()), member("source", "books/1".into()), member("target", "a/1".into())]
    });
    prop_oneof![Just(Vec::new()), removed, of_4_0, link]
}

fn position() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i32>().prop_map(Value::from),
        (-180.0..180.0_f64).prop_map(Value::from),
        Just(json!("NaN")),
        Just(json!("-INF"))
    ];
    vec(number, 2..5).prop_map(Value::from)
}

fn geometry() -> impl Strategy<Value = String> {
    let several = || vec(position(), 0..3).prop_map(Value::from);
    let lines = || vec(several(), 0..3).prop_map(Value::from);
    let coordinates = prop_oneof![
        position().prop_map(|it| ("Point", it)),
        (prop_oneof![Just("LineString"), Just("MultiPoint")], several()),
        (prop_oneof![Just("Polygon"), Just("MultiLineString")], lines()),
        vec(lines(), 0..3).prop_map(|it| ("MultiPolygon", Value::from(it))),
    ];
    let crs = prop_oneof![
        Just(json!({ "type": "name", "properties": { "name": "EPSG:4326" } })),
        Just(json!({ "type": "link", "more": 1 })),
        Just(Value::Null)
    ];
    let leaf = (coordinates, of(crs), others()).prop_map(|((kind, coordinates), crs, others)| {
        let members = [("type".to_owned(), kind.into()), ("coordinates".to_owned(), coordinates)];
        members.into_iter().chain(crs.map(|crs| ("crs".to_owned(), crs))).chain(others).collect()
    });
    let leaf = shuffled(leaf);
    leaf.prop_recursive(3, 8, 3, |inner| {
        (vec(inner, 0..3), any::<bool>()).prop_map(|(inner, is_late)| {
            let geometries = format!(r#""geometries":[{}]"#, inner.join(","));
            let kind = r#""type":"GeometryCollection""#;
            if is_late { format!("{{{geometries},{kind}}}") } else { format!("{{{kind},{geometries}}}") }
        })
    })
}

proptest! {
    #[test]
    fn a_collection_is_written_as_it_was_read(text in collection(scalar())) {
        from_all_sources::<Collection<Untyped>>(&text);
    }

    #[test]
    fn changes_are_written_as_they_were_read(
        text in collection((entity(), kind()).prop_map(|(entity, kind)| entity.into_iter().chain(kind).collect()))
    ) {
        from_all_sources::<Collection<DeltaItem<Untyped>>>(&text);
    }

    #[test]
    fn what_an_item_is_does_not_depend_on_the_order(entity in entity(), kind in kind(), at in 0..6_usize) {
        let mut members = entity;
        let is_entity = kind.is_empty();
        for member in &kind {
            members.insert(at.min(members.len()), member.clone());
        }
        let item = from_all_sources::<DeltaItem<Untyped>>(&object(&members));
        let is_link = kind.iter().any(|(name, _)| name == "source");
        prop_assert_eq!(item.entity().is_some(), is_entity);
        prop_assert_eq!(item.link().is_some(), is_link);
        prop_assert_eq!(item.removed().is_some(), !is_entity && !is_link);
    }

    #[test]
    fn references_are_written_as_they_were_read(
        text in shuffled((any::<bool>(), "\\PC{0,12}", others()).prop_map(|(is_short, id, others)| {
            let name = if is_short { "@id" } else { "@odata.id" };
            [(name.to_owned(), id.into())].into_iter().chain(others).collect()
        }))
    ) {
        from_all_sources::<Reference>(&text);
    }

    #[test]
    fn error_bodies_are_written_as_they_were_read(
        members in vec((prop_oneof!["code", "message", "target", "innererror", "innerError"], text()), 0..5),
        details in of(vec((text(), others()), 0..3)),
        others in others(),
    ) {
        let mut error: std::collections::BTreeMap<String, Value> = members.into_iter().collect();
        error.extend(details.map(|details| {
            let details = details.into_iter().map(|(code, others)| {
                others.into_iter().chain([("code".to_owned(), code)]).collect::<Value>()
            });
            ("details".to_owned(), details.collect())
        }));
        error.extend(others.clone());
        let body: Vec<Member> = [("error".to_owned(), error.into_iter().collect())].into_iter().chain(others).collect();
        from_all_sources::<ErrorBody>(&object(&body));
    }

    #[test]
    fn geometries_are_written_as_they_were_read(text in geometry()) {
        let any = from_all_sources::<Geometry>(&text);
        // A value of the type itself reads the same.
        if let Geometry::Polygon(polygon) = &any {
            prop_assert_eq!(format!("{:?}", from_all_sources::<Polygon>(&text)), format!("{polygon:?}"));
        }
        from_all_sources::<Collection<Option<Geometry>>>(&format!(r#"{{"value":[{text},null]}}"#));
    }
}

#[test]
fn a_collection_has_a_value_and_each_member_once() {
    assert_eq!(error::<Collection<String>>("{}"), "missing property `value` of `Collection`");
    assert_eq!(error::<Collection<String>>("[]"), "expected an object, a value of type `Collection`, found an array");
    assert_eq!(error::<Collection<String>>(r#"{"value":["a",1]}"#), "value[1]: expected a string, found a number");
    let twice = r#"{"@odata.count":1,"value":[],"@count":1}"#;
    assert_eq!(error::<Collection<String>>(twice), "duplicate member `@count`");
    let mut page = Collection::from(vec!["a".to_owned()]);
    page.next_link = "https://example.com/2".into();
    page.additional_properties.insert("@x.y".to_owned(), 1.into());
    let text = r#"{"value":["a"],"@odata.nextLink":"https://example.com/2","@x.y":1}"#;
    assert_eq!(serde_json::to_string(&page).unwrap(), text);
    assert_eq!(
        format!("{page:?}"),
        r#"Collection { value: ["a"], @odata.nextLink: "https://example.com/2", @x.y: Number(1) }"#
    );
    assert_eq!(page, from_all_sources(&text.replace("@odata.", "@")));
    assert_eq!((&page).into_iter().count(), 1);
    assert_eq!(page.into_iter().collect::<Collection<String>>().value, ["a"]);
}

#[test]
fn removed_entities_say_why() {
    let removed = |text: &str| match from_all_sources::<DeltaItem<Untyped>>(text) {
        DeltaItem::Removed(entity) => entity,
        other => panic!("{other:?}"),
    };
    let entity = removed(r#"{"id":"1","@removed":{"reason":"changed"}}"#);
    assert_eq!((entity.reason(), entity.entity_id()), (Some(RemovedReason::Changed), None));
    assert_eq!(entity, RemovedEntity::new(RemovedReason::Changed, [("id", "1")]));
    let entity = removed(r##"{"@odata.context":"#books/$deletedEntity","id":"books('1')","reason":"deleted"}"##);
    assert_eq!((entity.reason(), entity.entity_id()), (Some(RemovedReason::Deleted), Some("books('1')")));
    let entity = removed(r#"{"@removed":{"reason":"expired"},"@id":"books('1')"}"#);
    assert_eq!((entity.reason(), entity.entity_id()), (Some(RemovedReason::Other("expired")), Some("books('1')")));
    assert_eq!(removed(r#"{"@removed":null}"#).reason(), None);
    let entity = removed(r#"{"id":"1","@odata.removed":{"reason":"deleted"}}"#);
    assert_eq!((entity.reason(), entity.entity_id()), (Some(RemovedReason::Deleted), None));
    assert_eq!(error::<DeltaItem<Untyped>>(r#"{"@removed":{},"@removed":{}}"#), "duplicate member `@removed`");
    // A property that only looks like the context of a removed entity is one.
    let item = from_all_sources::<DeltaItem<Untyped>>(r##"{"context":"#books/$deletedEntity"}"##);
    assert!(item.entity().is_some());
}

#[test]
fn links_say_what_they_connect() {
    let link = DeltaLink::new("#books/$deletedLink", "books/1", "author", "authors/2");
    let text = serde_json::to_string(&link).unwrap();
    let DeltaItem::Link(read) = from_all_sources::<DeltaItem<Untyped>>(&text) else { panic!("{text}") };
    assert!(read.is_removed() && read == link);
    assert_eq!(
        (read.source(), read.relationship(), read.target()),
        (Some("books/1"), Some("author"), Some("authors/2"))
    );
    assert!(!DeltaLink::new("#books/$link", "a", "b", "c").is_removed());
}

#[test]
fn a_reference_has_an_id() {
    assert_eq!(error::<Reference>("{}"), "missing member `@odata.id` of a reference");
    assert_eq!(error::<Reference>(r#"{"@odata.id":null}"#), "@odata.id: expected a string, found null");
    assert_eq!(from_all_sources::<Reference>(r#"{"@id":"a"}"#), Reference::new("a"));
}

#[test]
fn errors_are_shown_by_code_and_message() {
    let body = from_all_sources::<ErrorBody>(
        r#"{"error":{"code":"","message":"No.","details":[{"code":"a","target":"b"}],"innerError":{"date":"d"}}}"#,
    );
    assert_eq!(body.to_string(), "No.");
    let error = body.error.value().unwrap();
    assert_eq!(error.details.items()[0].to_string(), "a");
    assert_eq!(error.inner_error(), Some(&json!({ "date": "d" })));
    assert_eq!(ErrorBody::default().to_string(), "no error is given");
    assert_eq!(from_all_sources::<ErrorBody>(r#"{"error":{}}"#).to_string(), "an error without code and message");
}

#[test]
fn geometries_are_of_the_type_that_they_say() {
    for (text, message) in [
        (r#"{"coordinates":[1,2]}"#, "missing member `type` of a geography or geometry"),
        (
            r#"{"type":"Circle","coordinates":[1,2]}"#,
            "type: expected `type` to be one of Point LineString Polygon MultiPoint MultiLineString MultiPolygon GeometryCollection, found `Circle`",
        ),
        (r#"{"type":1}"#, "type: expected a string, the type of a geography or geometry"),
        (r#"{"type":"Point"}"#, "missing property `coordinates` of `Point`"),
        (r#"{"type":"Point","coordinates":[1]}"#, "coordinates: expected a position of at least two numbers, found 1"),
        (
            r#"{"type":"Point","coordinates":[1,2,"x"]}"#,
            "coordinates[2]: expected a number, or one of the strings `INF`, `-INF` and `NaN`, found `x`",
        ),
        (
            r#"{"type":"GeometryCollection","geometries":[{"type":2}]}"#,
            "geometries[0].type: expected a string, the type of a geography or geometry",
        ),
        ("7", "expected an object, a geography or geometry, found a number"),
    ] {
        assert_eq!(error::<Geometry>(text), message, "{text}");
    }
    let message = "type: expected `type` to be Point, found `MultiPoint`";
    assert_eq!(error::<Point>(r#"{"type":"MultiPoint","coordinates":[1,2]}"#), message);
}

#[test]
fn geometries_are_built() {
    let point = Point::new([13.4, 52.5]).with_crs(Crs::epsg(4326));
    let text = r#"{"type":"Point","coordinates":[13.4,52.5],"crs":{"properties":{"name":"EPSG:4326"},"type":"name"}}"#;
    assert_eq!(serde_json::to_string(&point).unwrap(), text);
    assert_eq!(from_all_sources::<Point>(text), point);
    let crs = point.crs.value().unwrap();
    assert_eq!((crs.name(), crs.srid()), (Some("EPSG:4326"), Some(4326)));
    let ring: Vec<Position> = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]].map(Position::from).into();
    let area = MultiPolygon::new(vec![vec![ring.clone()]]);
    let all = GeometryCollection::new(vec![point.into(), Polygon::new(vec![ring]).into(), area.into()]);
    assert_eq!(
        all.geometries.iter().map(Geometry::type_name).collect::<Vec<_>>(),
        ["Point", "Polygon", "MultiPolygon"]
    );
    let high = Position::from([1.0, 2.0, 3.0]);
    assert_eq!((high.more()[0].get(), high.x().get(), high.y().get()), (3.0, 1.0, 2.0));
    assert_eq!(from_all_sources::<GeometryCollection>(&serde_json::to_string(&all).unwrap()), all);
    assert_eq!(Nullable::from(all.clone()), Nullable::Value(all));
}

/// However deep collections are in each other, only the outermost is recorded.
#[test]
fn nested_geometries_are_recorded_once() {
    let inner = format!(r#"{{"coordinates":[{}],"type":"MultiPoint"}}"#, vec!["[1,2]"; 1000].join(","));
    let bytes = |depth: usize| {
        let wrap = |inner: String, _| format!(r#"{{"geometries":[{inner}],"type":"GeometryCollection"}}"#);
        let text = (0..depth).fold(inner.clone(), wrap);
        allocation_counter::measure(|| drop(serde_json::from_str::<Geometry>(&text).unwrap())).bytes_total
    };
    let (shallow, deep) = (bytes(1), bytes(40));
    assert!(deep < 2 * shallow, "{shallow} bytes, {deep} bytes");
}
