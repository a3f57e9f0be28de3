//! Streams of pages and items, and changes: what was removed, links that are saved, and links that are too old.

use futures_util::{StreamExt, TryStreamExt};
use graph_client::{Client, Endpoint, ErrorKind, Pages, RequestError, Token};
use odata_types::{DeltaItem, RemovedReason};
use second_slice::directory::SCHEMA;
use second_slice::directory::graph::{Delta, User};

use crate::server::{Server, Step, TOKEN};

fn client(server: &Server) -> Client {
    let endpoint = Endpoint::at(&SCHEMA, &server.url(), "v1.0").unwrap();
    Client::builder(endpoint, Token::new(TOKEN).unwrap()).build().unwrap()
}

fn page(ids: &[&str], more: &str) -> Step {
    let items: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    Step::ok(format!(r#"{{"value":[{}]{more}}}"#, items.join(",")))
}

const NEXT: &str = r#","@odata.nextLink":"/v1.0/users?$skiptoken=2""#;
const LATER: &str = r#","@odata.deltaLink":"/v1.0/users/delta()?$deltatoken=9""#;

fn ids(users: &[User]) -> Vec<&str> {
    users.iter().map(|user| user.id.as_deref().unwrap()).collect()
}

#[tokio::test]
async fn items_come_one_by_one() {
    let server = Server::start([
        page(&["1", "2"], NEXT),
        page(&[], r#","@odata.nextLink":"/v1.0/users?$skiptoken=3""#),
        page(&["3"], ""),
    ])
    .await;
    let users: Vec<User> = client(&server).list::<User>(&[]).unwrap().items().try_collect().await.unwrap();
    assert_eq!(ids(&users), ["1", "2", "3"]);
    server.then([page(&["1", "2"], NEXT), page(&["3"], "")]);
    let pages: Vec<Vec<User>> = client(&server).list::<User>(&[]).unwrap().try_collect().await.unwrap();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
}

#[tokio::test]
async fn reading_goes_on_from_a_saved_link() {
    let server = Server::start([page(&["1"], NEXT)]).await;
    let mut first = client(&server).list::<User>(&[]).unwrap();
    assert_eq!(first.link(), Some(format!("{}/v1.0/users", server.url())));
    first.next().await.unwrap();
    let saved = first.link().unwrap();
    drop(first);

    server.then([page(&["2"], "")]);
    let mut rest = client(&server).list::<User>(&[]).unwrap().continue_at(&saved).unwrap();
    assert_eq!(ids(&rest.next().await.unwrap().unwrap()), ["2"]);
    assert_eq!((rest.link(), rest.next().await.unwrap()), (None, None));
    assert_eq!(server.received()[0].line(), "GET /v1.0/users?$skiptoken=2 HTTP/1.1");
    let again = client(&server).list::<User>(&[]).unwrap();
    let beginning = again.link().unwrap();
    assert!(again.continue_at(&beginning).is_ok(), "the link before the first page leads to it");
}

#[tokio::test]
async fn a_stream_ends_after_an_error_and_next_asks_again() {
    let server = Server::start([page(&["1"], NEXT), Step::status(400), page(&["2"], "")]).await;
    let mut items = client(&server).list::<User>(&[]).unwrap().items();
    assert!(items.by_ref().next().await.unwrap().is_some());
    assert!(StreamExt::next(&mut items).await.unwrap().is_err());
    assert!(StreamExt::next(&mut items).await.is_none());
    assert_eq!(server.received().len(), 2, "nothing is sent by a stream that has ended");
    assert_eq!(items.next().await.unwrap().unwrap().id.as_deref(), Some("2"));
    assert!(items.next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_page_that_was_begun_is_read_on() {
    let server = Server::start([page(&["1"], "")]).await;
    let mut pages = client(&server).list::<User>(&[]).unwrap();
    // The first poll sends the request, and the future is dropped.
    tokio::select! {
        biased;
        _ = pages.next() => panic!("no answer is there yet"),
        () = std::future::ready(()) => {}
    }
    assert_eq!(ids(&pages.next().await.unwrap().unwrap()), ["1"]);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn changes_are_read_and_later_ones_follow() {
    let items = r#"{"value":[{"id":"1","displayName":"Ada"},{"id":"2","@removed":{"reason":"deleted"}}]"#;
    let server = Server::start([
        Step::ok(format!(r#"{items},"@odata.nextLink":"/v1.0/users/delta()?$skiptoken=x"}}"#)),
        page(&[], LATER),
    ])
    .await;
    let mut changes = client(&server).changes(&[], &Delta::default()).unwrap();
    let items = changes.next().await.unwrap().unwrap();
    assert_eq!(items[0].entity().unwrap().display_name.value().unwrap(), "Ada");
    let removed = items[1].removed().unwrap();
    assert_eq!((removed.reason(), &removed.members()["id"]), (Some(RemovedReason::Deleted), &"2".into()));
    assert_eq!(changes.delta_link(), None, "the last page was not read yet");
    assert!(changes.next().await.unwrap().unwrap().is_empty() && changes.next().await.unwrap().is_none());
    let saved = changes.link().unwrap();
    assert_eq!(
        (saved.as_str(), changes.delta_link()),
        (format!("{}/v1.0/users/delta()?$deltatoken=9", server.url()).as_str(), Some(saved.as_str()))
    );

    // A service may answer with the link that it was asked with.
    server.then([page(&["3"], LATER)]);
    let mut later = client(&server).changes(&[], &Delta::default()).unwrap().continue_at(&saved).unwrap();
    assert!(
        matches!(&later.next().await.unwrap().unwrap()[..], [DeltaItem::Entity(user)] if user.id.as_deref() == Some("3"))
    );
    assert_eq!(later.link(), Some(saved));
    assert_eq!(server.received()[0].line(), "GET /v1.0/users/delta()?$deltatoken=9 HTTP/1.1");
}

#[tokio::test]
async fn reading_continues_at_a_link_however_far_it_was_read() {
    let server = Server::start([]).await;
    let later = "/v1.0/users/delta()?$deltatoken=9";
    for read in 0..=3 {
        let failure = if read == 2 { Step::ok(r#"{"value":[],"error":{"code":"x"}}"#) } else { page(&["2"], LATER) };
        server.then([page(&["1"], NEXT), failure]);
        let mut changes = client(&server).changes(&[], &Delta::default()).unwrap();
        for _ in 0..read {
            changes.next().await.unwrap();
        }
        assert_eq!(changes.delta_link().is_some(), read == 3);
        server.then([page(&["3"], NEXT), page(&["4"], "")]);
        let mut changes = changes.continue_at(later).unwrap();
        assert_eq!((changes.delta_link(), Pages::count(&changes)), (None, None));
        assert_eq!(changes.next().await.unwrap().unwrap().len(), 1, "read before: {read}");
        assert_eq!(changes.next().await.unwrap().unwrap().len(), 1, "the links that were followed before do not count");
        assert!(changes.next().await.unwrap().is_none());
        assert_eq!(server.received()[0].line(), format!("GET {later} HTTP/1.1"));
    }
    server.then([Step::Silence, page(&["1"], "")]);
    let mut changes = client(&server).changes(&[], &Delta::default()).unwrap();
    tokio::select! {
        biased;
        _ = changes.next() => panic!("no answer is there yet"),
        () = server.arrival(1) => {}
    }
    let all = changes.continue_at(later).unwrap().all().await.unwrap();
    assert_eq!((all.len(), server.received()[1].line()), (1, format!("GET {later} HTTP/1.1").as_str()));
}

#[tokio::test]
async fn an_error_behind_a_page_is_returned_each_time_and_the_page_can_be_read_again() {
    let broken = Step::ok(r#"{"value":[{"id":"2"}],"error":{"code":"UnknownError"}}"#);
    let server = Server::start([page(&["1"], NEXT), broken.clone()]).await;
    let mut pages = client(&server).list::<User>(&[]).unwrap();
    assert!(pages.next().await.unwrap().is_some() && pages.next().await.unwrap().is_some());
    for _ in 0..3 {
        assert!(matches!(pages.next().await.unwrap_err().kind(), ErrorKind::Service(_)));
    }
    assert_eq!(server.received().len(), 2);
    let link = pages.link().unwrap();
    assert_eq!(link, format!("{}/v1.0/users?$skiptoken=2", server.url()));
    server.then([page(&["2", "3"], "")]);
    let rest = pages.continue_at(&link).unwrap().all().await.unwrap();
    assert_eq!(ids(&rest), ["2", "3"]);

    server.then([broken]);
    let mut items = client(&server).list::<User>(&[]).unwrap().items();
    assert!(StreamExt::next(&mut items).await.unwrap().is_ok());
    assert!(StreamExt::next(&mut items).await.unwrap().is_err());
    assert!(StreamExt::next(&mut items).await.is_none(), "a stream ends after an error");
    assert!(items.next().await.is_err());
}

#[tokio::test]
async fn a_link_that_is_too_old_is_said_to_be() {
    let body = r#"{"error":{"code":"resyncRequired","message":"Resync is required."}}"#;
    let server = Server::start([]).await;
    for (step, needs_resync) in [
        (Step::Answer(410, "", body.to_owned()), true),
        (Step::status(410), true),
        (Step::Answer(400, "", r#"{"error":{"code":"syncStateNotFound"}}"#.to_owned()), true),
        (Step::status(404), false),
    ] {
        // Of a collection, the status alone says nothing about a link.
        let is_known_by_code = needs_resync && !matches!(&step, Step::Answer(410, _, body) if body.is_empty());
        server.then([step.clone()]);
        let error = client(&server).list::<User>(&[]).unwrap().all().await.unwrap_err();
        assert_eq!(error.needs_resync(), is_known_by_code, "{error}");
        let says_so = error.explain().unwrap().to_string().contains("read everything anew, without the link");
        assert_eq!(says_so, is_known_by_code);
        server.then([step]);
        let changes = client(&server).changes(&[], &Delta::default()).unwrap();
        let error = changes.continue_at("/v1.0/users/delta()?$deltatoken=1").unwrap().all().await.unwrap_err();
        assert_eq!(error.needs_resync(), needs_resync, "{error}");
        let says_so = error.explain().unwrap().to_string().contains("read everything anew, without the link");
        assert_eq!(says_so, needs_resync);
    }
}

#[tokio::test]
async fn a_link_to_another_host_never_gets_the_token() {
    let elsewhere = Server::start([page(&[], "")]).await;
    let server = Server::start([]).await;
    let link = format!("{}/v1.0/users/delta()?$deltatoken=1", elsewhere.url());
    for member in ["@odata.deltaLink", "@odata.nextLink", "@deltaLink"] {
        server.then([page(&["1"], &format!(r#","{member}":"{link}""#))]);
        let mut changes = client(&server).changes(&[], &Delta::default()).unwrap();
        assert_eq!(changes.next().await.unwrap().unwrap().len(), 1, "the page is delivered first");
        let error = changes.next().await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Request(RequestError::ForeignLink { .. })));
        assert_eq!((changes.link(), changes.delta_link()), (None, None));
    }
    let continued = client(&server).changes(&[], &Delta::default()).unwrap().continue_at(&link);
    assert!(continued.unwrap_err().to_string().contains("127.0.0.1"));
    assert!(elsewhere.received().is_empty());
}
