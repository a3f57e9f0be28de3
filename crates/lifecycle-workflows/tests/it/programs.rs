//! The program of the README: against the local service for lifecycle workflows, and scripted answers for users and sign-ins.

use lifecycle_workflows::client::{Client, Endpoint, RunAddress, Token, endpoint_at};
use lifecycle_workflows::emulator::{LocalService, Seed};
use second_slice::directory::SCHEMA;
use tokio::net::TcpListener;

use crate::program::program;
use crate::server::{Server, Step, TOKEN};

#[tokio::test]
async fn users_runs_and_sign_ins() {
    let directory = Server::start([
        Step::ok(r#"{"value":[{"id":"1","displayName":"Ada"}],"@odata.nextLink":"/v1.0/users/delta()?$skiptoken=2"}"#),
        Step::ok(
            r#"{"value":[{"id":"2","@removed":{"reason":"changed"}},{"id":"3","displayName":"Reza","shoeSize":42}],
                "@odata.deltaLink":"/v1.0/users/delta()?$deltatoken=9"}"#,
        ),
        Step::ok(
            r#"{"value":[{"id":"s","createdDateTime":"2026-06-02T10:00:00Z","riskLevelDuringSignIn":"astronomical",
                "status":{"errorCode":0},"isThroughGlobalSecureAccess":true}]}"#,
        ),
    ])
    .await;
    let seed = Seed::built_in().unwrap().with_runs(3).unwrap();
    let workflow = seed.workflows()[0].id.clone().unwrap();
    let local =
        LocalService::new(seed).builder().unwrap().faults("429=1,retry-after=0".parse().unwrap()).open().unwrap();
    let server = local.serve(TcpListener::bind(("127.0.0.1", 0)).await.unwrap()).unwrap();
    let token = || Token::new(TOKEN).unwrap();
    let endpoint = Endpoint::at(&SCHEMA, &directory.url(), "v1.0").unwrap();
    let users = Client::builder(endpoint, token()).build().unwrap();
    let workflows = Client::builder(endpoint_at(&server.base_url(), "v1.0").unwrap(), token()).build().unwrap();
    let runs = [1, 2, 3].map(|number| RunAddress::new(workflow.as_str(), Seed::run_id(number)).unwrap());

    let (users, later, sign_in) = program(&users, &workflows, &runs).await.unwrap();

    let names: Vec<_> = users.iter().filter_map(|user| user.display_name.value()).collect();
    assert_eq!(names, ["Ada", "Reza"]);
    assert_eq!(users[1].additional_properties["shoeSize"], 42);
    assert_eq!(later, Some(format!("{}/v1.0/users/delta()?$deltatoken=9", directory.url())));
    assert_eq!(sign_in.risk_level_during_sign_in.value().unwrap().as_str(), "astronomical");
    assert_eq!(sign_in.additional_properties["isThroughGlobalSecureAccess"], true);
    let effects = local.effects().await.unwrap();
    assert_eq!(effects.len(), 3, "each run is canceled once");
    assert!(effects.iter().all(|effect| effect.action == "cancelProcessing"));
    server.shut_down().await.unwrap();
}

#[test]
fn the_readme_shows_the_program() {
    let readme = include_str!("../../../../README.md");
    let program = include_str!("program.rs").lines().skip(2).collect::<Vec<_>>().join("\n");
    let program = program.replace("pub(crate) async fn", "async fn");
    assert!(readme.contains(&program), "the README shows another program than `tests/it/program.rs`");
}
