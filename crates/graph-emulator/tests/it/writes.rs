//! Requests that create, change and delete entities, for a schema of users.

use graph_emulator::Emulator;
use odata_types::Create;
use second_slice::directory::SCHEMA;
use second_slice::directory::graph::User;
use serde_json::{Map, json};

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
