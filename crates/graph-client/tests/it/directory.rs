//! Requests for users: query options, results of actions and functions, and what creates, changes and deletes.

use graph_client::validation::Rule;
use graph_client::{Call, Endpoint, Error, Limits, Page, RequestError};
use http::Response;
use odata_types::{Action, Create, Expand, Literal, Nullable, Query};
use second_slice::directory::SCHEMA;
use second_slice::directory::graph::{Delta, GetMemberGroups, RevokeSignInSessions, User};

use crate::library::id;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::new(&SCHEMA, "Global", "v1.0").unwrap()
}

fn users() -> Call<Page<User>> {
    Call::list(&endpoint(), &[]).unwrap()
}

fn answer(status: u16, body: &str) -> Response<Vec<u8>> {
    Response::builder().status(status).body(body.into()).unwrap()
}

#[test]
fn query_options_are_part_of_the_url() {
    let manager = Expand::new("manager").with(Query::new().select(["id"]));
    let query = Query::new()
        .select(["id", "displayName"])
        .expand(manager)
        .filter(format!("startsWith(displayName,{})", "O'Hara & Söhne".literal()))
        .order_by(["displayName desc"])
        .top(5);
    let call = users().query(&query).unwrap();
    assert_eq!(
        call.uri(),
        "https://graph.microsoft.com/v1.0/users?$select=id,displayName&$expand=manager($select=id)\
         &$filter=startsWith(displayName,%27O%27%27Hara%20%26%20S%C3%B6hne%27)&$orderby=displayName%20desc&$top=5"
    );
    assert!(!call.request(None).headers().contains_key("consistencylevel"));
    let counted =
        users().query(&Query::new().count()).unwrap().query(&Query::new().search("\"displayName:a\"")).unwrap();
    assert!(counted.uri().to_string().ends_with("/users?$count=true&$search=%22displayName:a%22"));
    assert_eq!(counted.request(None).headers()["consistencylevel"], "eventual");
    let changes = Call::changes(&endpoint(), &[], &Delta::default()).unwrap();
    let changes = changes.query(&Query::new().select(["displayName"])).unwrap();
    assert!(changes.uri().to_string().ends_with("/v1.0/users/delta()?$select=displayName"), "{changes}");
}

#[test]
fn a_property_that_the_type_does_not_have_is_not_asked_for() {
    let wrong = Query::new().select(["id", "dispalyName"]);
    let error = users().query(&wrong).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`$select` names `dispalyName`, which `microsoft.graph.user` does not have; did you mean `displayName`?"
    );
    assert!(matches!(error, RequestError::Query(_)));
    assert!(Call::<User>::read(&endpoint(), &[&id("u")]).unwrap().query(&wrong).is_err());
    assert!(Call::changes(&endpoint(), &[], &Delta::default()).unwrap().query(&wrong).is_err());
    assert!(users().query_within(Limits::Ignored, &wrong).is_ok(), "the service decides");
}

#[test]
fn results_have_their_documented_type() {
    let body = GetMemberGroups { security_enabled_only: Nullable::Value(true), ..GetMemberGroups::default() };
    let groups = Call::action(&endpoint(), &[&id("u")], &body).unwrap();
    let found: Vec<String> =
        groups.response(&answer(200, r#"{"@odata.context":"x","value":["a","b"]}"#), None).unwrap();
    assert_eq!(found, ["a", "b"]);
    let revoke = Call::action(&endpoint(), &[&id("u")], &RevokeSignInSessions::default()).unwrap();
    assert!(revoke.request(None).body().is_empty());
    assert!(revoke.response(&answer(200, r#"{"value":true}"#), None).unwrap());
    let delta = Call::function(&endpoint(), &[], &Delta::default()).unwrap();
    let users = delta.response(&answer(200, r#"{"value":[{"id":"1"},{"id":"2","new":3}],"other":[]}"#), None).unwrap();
    assert_eq!((users.len(), &users[1].additional_properties["new"]), (2, &3.into()));
    let counted = r#"{"@odata.count":7,"value":[{"id":"1"}]}"#;
    assert_eq!(self::users().response(&answer(200, counted), None).unwrap().count, Some(7));
}

#[test]
fn an_unreadable_entity_is_named_by_its_place_and_value() {
    let said = |error: Error| error.to_string();
    let items = r#"{"value":[{"id":"1"},{"id":"2","manager":{"accountEnabled":"yes, since 2024"}}]}"#;
    let delta = Call::function(&endpoint(), &[], &Delta::default()).unwrap();
    let groups = Call::action(&endpoint(), &[&id("u")], &GetMemberGroups::default()).unwrap();
    let revoke = Call::action(&endpoint(), &[&id("u")], &RevokeSignInSessions::default()).unwrap();
    let all = [
        said(users().response(&answer(200, items), None).unwrap_err()),
        said(users().response(&answer(200, r#"{"value":[{"id":[1,2,3]}]}"#), None).unwrap_err()),
        said(users().response(&answer(200, r#"{"value":[7]}"#), None).unwrap_err()),
        said(users().response(&answer(200, r#"{"value":[],"@odata.nextLink":7}"#), None).unwrap_err()),
        said(users().response(&answer(200, r#"{"value":{}}"#), None).unwrap_err()),
        said(users().response(&answer(200, r#"{"values":[]}"#), None).unwrap_err()),
        said(users().response(&answer(200, r#"{"value":[{"id":"1"},"#), None).unwrap_err()),
        said(delta.response(&answer(200, items), None).unwrap_err()),
        said(groups.response(&answer(200, r#"{"value":["a",2]}"#), None).unwrap_err()),
        said(groups.response(&answer(200, r#"["a"]"#), None).unwrap_err()),
        said(groups.response(&answer(200, "{}"), None).unwrap_err()),
        said(revoke.response(&answer(200, r#"{"value":"yes"}"#), None).unwrap_err()),
        said(revoke.response(&answer(200, ""), None).unwrap_err()),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn entities_are_created_changed_and_deleted() {
    let user = User {
        account_enabled: Nullable::Value(true),
        display_name: Nullable::Value("Ada".to_owned()),
        ..User::default()
    };
    let create = Call::create(&endpoint(), &[], &user).unwrap();
    let request = create.request(None);
    assert_eq!(
        (request.method().as_str(), request.headers()["content-type"].to_str().unwrap()),
        ("POST", "application/json")
    );
    assert_eq!(request.body(), br#"{"accountEnabled":true,"displayName":"Ada"}"#);
    let status = User::CREATE.request.success_status;
    let created = create.response(&answer(status, r#"{"id":"7","displayName":"Ada"}"#), None).unwrap().unwrap();
    assert_eq!(created.id.as_deref(), Some("7"));
    assert!(create.response(&answer(503, ""), None).is_err());

    let update = Call::update(&endpoint(), &[&id("7")], &user).unwrap();
    assert_eq!(update.request(None).method(), "PATCH");
    assert_eq!(update.response(&answer(204, ""), None).unwrap(), None);
    let delete = Call::delete::<User>(&endpoint(), &[&id("7")]).unwrap();
    assert_eq!((delete.request(None).method().as_str(), delete.uri().path()), ("DELETE", "/v1.0/users/7"));
    delete.response(&answer(204, ""), None).unwrap();

    let error = Call::create(&endpoint(), &[], &User::default()).unwrap_err();
    assert!(error.to_string().contains("the body lacks `accountEnabled`, which is required"), "{error}");
    let error = Call::update(&endpoint(), &[&id("7")], &User::with_id("7")).unwrap_err();
    assert!(error.to_string().contains("`id` cannot be set by this request"), "{error}");
    let ignored = Call::<()>::entities_of(Limits::Ignored, &endpoint(), User::CREATE, &[], b"{}".to_vec());
    let warnings = ignored.unwrap();
    let warnings = warnings.warnings().expect("the service decides").violations();
    assert!(warnings.iter().any(|one| one.rule == Rule::MissingRequired), "{warnings:?}");
    assert!(Call::create(&endpoint(), &[], &user).unwrap().warnings().is_none());
    let empty = |limits| Call::<()>::entities_of(limits, &endpoint(), User::CREATE, &[], Vec::new());
    let error = empty(Limits::Enforced).unwrap_err();
    assert!(error.to_string().contains("the body lacks `accountEnabled`, which is required"), "{error}");
    assert!(empty(Limits::Ignored).is_ok(), "the service decides");
}

#[test]
fn requests_of_run_time_are_those_of_the_types() {
    let typed = Call::action(&endpoint(), &[&id("u")], &GetMemberGroups::default()).unwrap();
    let body = b"{}".to_vec();
    let untyped =
        Call::<Vec<String>>::action_of(Limits::Enforced, &endpoint(), GetMemberGroups::ACTION, &[&id("u")], body);
    assert_eq!(untyped.unwrap().to_string(), typed.to_string());
    let list = SCHEMA.reads().find(|read| read.request.path == "/users").unwrap();
    let call = Call::<Page<odata_types::Untyped>>::list_of(Limits::Enforced, &endpoint(), list, &[]).unwrap();
    assert_eq!(call.to_string(), users().to_string());
    let page = call.response(&answer(200, r#"{"value":[{"any":1}]}"#), None).unwrap();
    assert_eq!(page.value[0].0["any"], 1);
}
