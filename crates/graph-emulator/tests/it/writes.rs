//! Requests that create, change and delete entities, for a schema of users.

use graph_emulator::{Collection, Emulator, Entity};
use odata_types::Create;
use odata_types::facts::{
    EntityRequest, Primitive, Property, Request, RequestKind, ResultType, Schema, StructuredKind, StructuredType,
    ValueType,
};
use second_slice::directory::SCHEMA;
use second_slice::directory::graph::User;
use serde_json::{Map, Value, json};

use crate::harness::Library;

#[test]
fn entities_are_created_changed_and_deleted() {
    let defaults = [("department", json!("None")), ("accountEnabled", json!(false))];
    let defaults = defaults.map(|(name, value)| (name.to_owned(), value));
    let directory = Library::of(Emulator::builder(&SCHEMA).defaults(User::CREATE, Map::from_iter(defaults)));
    let body = r#"{"accountEnabled": true, "displayName": "Ada", "note": {"a": 1, "b": 2}}"#;
    let created = directory.post("/v1.0/users", body);
    assert_eq!(created.status, User::CREATE.request.success_status, "{}", created.body);
    let users = directory.get("/v1.0/users").body;
    let id = users["value"][0]["id"].as_str().unwrap();
    let user = format!("/v1.0/users/{id}");
    let found = directory.get(&user).body;
    assert_eq!((&found["displayName"], &found["accountEnabled"]), (&json!("Ada"), &json!(true)));
    assert_eq!(found["department"], "None");

    let patch = |path: &str, body: &str| directory.send("PATCH", path, &[("content-type", "application/json")], body);
    assert_eq!(patch(&user, r#"{"displayName": null}"#).status, 204);
    let changed = directory.get(&user).body;
    assert_eq!((&changed["displayName"], &changed["note"]), (&json!(null), &json!({ "a": 1, "b": 2 })));
    assert_eq!(patch(&user, r#"{"id": "x"}"#).status, 400);
    assert_eq!(patch("/v1.0/users/none", r#"{"displayName": "x"}"#).error().1, "itemNotFound");

    assert_eq!(directory.send("DELETE", &user, &[], "").status, 204);
    assert_eq!((directory.get(&user).status, directory.send("DELETE", &user, &[], "").status), (404, 404));
    let effects: Vec<_> = directory.effects().into_iter().map(|effect| (effect.action, effect.ids)).collect();
    let expected = ["create user", "update user", "delete user"].map(|action| (action.to_owned(), vec![id.to_owned()]));
    assert_eq!(effects, expected);
}

#[test]
fn a_body_must_be_an_object_as_documented() {
    let directory = Library::of(Emulator::builder(&SCHEMA));
    for body in ["", "[]", "{", "{}", r#"{"displayName": "x"}"#] {
        assert_eq!(directory.post("/v1.0/users", body).error().1, "badRequest", "{body}");
    }
    assert!(directory.effects().is_empty());
}

const TEXT: ValueType = ValueType::Primitive(Primitive::String);

static PHOTO: StructuredType = StructuredType {
    key: &["id"],
    properties: &[Property::new("id", TEXT), Property::new("title", TEXT)],
    ..StructuredType::new("house.photo", StructuredKind::Entity)
};

static ALBUM: StructuredType = StructuredType {
    key: &["id"],
    properties: &[
        Property::new("id", TEXT),
        Property::new("title", TEXT),
        Property::new("photos", ValueType::Structured(&PHOTO)).collection().navigation(),
        Property::new("covers", ValueType::Structured(&PHOTO)).collection().navigation().entity_reference(),
    ],
    ..StructuredType::new("house.album", StructuredKind::Entity)
};

/// A schema that says of no property whether a request may set it.
static HOUSE: Schema = Schema {
    api_versions: &["v1.0"],
    types: &[&ALBUM, &PHOTO],
    requests: &[
        &EntityRequest { entity_type: &ALBUM, kind: RequestKind::Get, request: request("GET", "/albums/{id}", 200) },
        &EntityRequest { entity_type: &ALBUM, kind: RequestKind::Create, request: request("POST", "/albums", 201) },
        &EntityRequest {
            entity_type: &ALBUM,
            kind: RequestKind::Update,
            request: request("PATCH", "/albums/{id}", 204),
        },
    ],
    ..Schema::EMPTY
};

const ALBUMS: Option<ResultType> = Some(ResultType { value: ValueType::Structured(&ALBUM), is_collection: false });

const fn request(method: &'static str, path: &'static str, status: u16) -> Request {
    let request = Request::new(method, path, status);
    let result = if status == 201 { ALBUMS } else { None };
    Request { api_versions: &["v1.0"], result, ..request }
}

#[test]
fn a_key_never_changes() {
    const GUID: &str = "3d1f9c52-7a40-4e6b-9c11-00000000000a";
    let album =
        |id: &str| Entity::new(Collection::new("/albums").entity(id), Map::from_iter([("id".to_owned(), json!(id))]));
    let house = Library::of(Emulator::builder(&HOUSE).seed([album(GUID), album("a")]));
    let patch = |id: &str, body: Value| {
        let headers = [("content-type", "application/json")];
        house.send("PATCH", &format!("/v1.0/albums/{id}"), &headers, &body.to_string())
    };
    for (id, key) in [("a", json!("z")), ("a", json!("A")), ("a", json!(GUID)), (GUID, json!("a")), (GUID, json!(1))] {
        let answer = patch(id, json!({ "id": key, "title": "Other" }));
        assert_eq!(answer.error().1, "badRequest", "{id} {key}: {}", answer.body);
        assert_eq!(house.get(&format!("/v1.0/albums/{id}")).body.get("title"), None);
    }
    let (upper, title) = (GUID.to_uppercase(), json!("Same"));
    for (id, key) in [("a", "a"), (GUID, &upper), (&upper, GUID)] {
        assert_eq!(patch(id, json!({ "id": key, "title": title })).status, 204, "{id} {key}");
        let found = house.get(&format!("/v1.0/albums/{id}")).body;
        assert_eq!((&found["id"], &found["title"]), (&json!(if id == "a" { "a" } else { GUID }), &title));
    }
}

#[test]
fn references_keep_their_keys_and_new_entities_get_one() {
    const GUID: &str = "3D1F9C52-7a40-4e6b-9c11-00000000000A";
    let house = Library::of(Emulator::builder(&HOUSE));
    let photo = json!({ "@odata.type": "#house.photo", "id": GUID });
    let titled = json!({ "id": "b", "title": "Sea" });
    let body = json!({ "photos": [{ "id": "a" }, photo, { "id": "a" }, titled, { "title": "Sky" }], "covers": [titled, titled] });
    let created = house.post("/v1.0/albums", &body.to_string()).body;
    let ids: Vec<_> = created["photos"].as_array().unwrap().iter().map(|photo| photo["id"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), ids[0], ids[1]), (4, "a", GUID), "{created}");
    assert!(ids[2] != "b" && ids[2] != ids[3], "{created}");
    assert_eq!((&created["photos"][1], &created["covers"]), (&photo, &json!([titled])));
    let path = format!("/v1.0/albums/{}?$expand=photos,covers", created["id"].as_str().unwrap());
    let found = house.get(&path).body;
    assert_eq!((&found["photos"], &found["covers"]), (&created["photos"], &created["covers"]));
}
