//! Reading: entities, collections, and waiting.

use std::time::Duration;

use graph_client::{Call, ErrorKind, Page, RequestError, TransportErrorKind};
use second_slice::library::{Book, BookStatus as Status};

use crate::library::{BOOKS, Library, id};
use crate::server::{Server, Step, paused};

pub(crate) fn with_status(status: &str) -> Step {
    Step::ok(format!(r#"{{"id":"b","status":"{status}"}}"#))
}

#[tokio::test]
async fn an_entity_is_read_by_its_ids() {
    let server = Server::start([with_status("lost")]).await;
    let book = server.client().read::<Book>(&[&id("l"), &id("a,b")]).await.unwrap();
    assert_eq!(book.status, Some(Status::Lost));
    let received = server.received();
    assert_eq!(received[0].line(), format!("GET {BOOKS}/a%2Cb HTTP/1.1"));
    assert_eq!(received[0].header("prefer"), Some("include-unknown-enum-members"));
}

#[test]
fn reads_are_repeated_after_any_failure() {
    paused(async {
        let cut = "HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\n{\"id\":".to_owned();
        let script = [Step::status(500), Step::broken(), Step::Raw(cut), with_status("available")];
        let server = Server::start(script).await;
        assert_eq!(server.client().read_book().await.unwrap().status, Some(Status::Available));
    });
}

#[test]
fn an_answer_to_a_read_may_be_cut_at_every_byte() {
    let of_length = |body: &str| format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let in_chunks = |body: &str| {
        let (first, second) = body.split_at(body.len() / 2);
        let chunk = |part: &str| format!("{:x}\r\n{part}\r\n", part.len());
        format!("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n{}{}0\r\n\r\n", chunk(first), chunk(second))
    };
    let framings: [&dyn Fn(&str) -> String; 2] = [&of_length, &in_chunks];
    paused(async {
        let server = Server::start([]).await;
        let client = server.client();
        let cut = |whole: &str, end| [Step::Raw(whole[..end].to_owned()), Step::Raw(whole.to_owned())];
        for framing in framings {
            let entity = framing(r#"{"id":"b","status":"lent"}"#);
            for end in 0..entity.len() {
                server.then(cut(&entity, end));
                assert_eq!(client.read_book().await.unwrap().status, Some(Status::Lent), "{:?}", &entity[..end]);
                assert_eq!(server.received().len(), 2, "{:?}", &entity[..end]);
            }
            let first = framing(r#"{"value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":"?$skiptoken=a"}"#);
            let last = framing(r#"{"value":[{"id":"3"}]}"#);
            for end in 0..first.len() {
                server.then([cut(&first, end), cut(&last, end.min(last.len() - 1))].concat());
                let books = client.list::<Book>(&[&id("l")]).unwrap().all().await.unwrap();
                let ids: Vec<_> = books.iter().map(|book| book.id.as_deref().unwrap()).collect();
                assert_eq!((ids, server.received().len()), (vec!["1", "2", "3"], 4), "{:?}", &first[..end]);
            }
        }
    });
}

#[tokio::test]
async fn the_length_of_an_answer_is_bounded() {
    let body = format!(r#"{{"id":"{}"}}"#, "x".repeat(1000));
    let server = Server::start([Step::ok(&body), Step::ok(&body)]).await;
    assert!(server.client().read_book().await.is_ok());
    let error = server.builder().longest_answer(1000).build().unwrap().read_book().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(error) if error.kind() == TransportErrorKind::TooLong));
}

#[tokio::test]
async fn pages_follow_each_other() {
    let server = Server::start([]).await;
    let url = format!("{}{BOOKS}?$skiptoken=", server.url());
    let page = |id: &str, next: &str| Step::ok(format!(r#"{{"value":[{{"id":"{id}"}}]{next}}}"#));
    let link = |token: &str| format!(r#","@odata.nextLink":"{url}{token}""#);
    // Links are absolute, and the port is known only now.
    server.then([page("1", &link("a")), page("2", &link("b")), page("3", "")]);
    let books = server.client().list::<Book>(&[&id("l")]).unwrap().all().await.unwrap();
    assert_eq!(books.iter().map(|book| book.id.as_deref().unwrap()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert!(server.received()[1].line().contains("/books?$skiptoken=a "));

    server.then([page("1", &link("a")), page("2", &link("b")), page("1", &link("a"))]);
    let error = server.client().list::<Book>(&[&id("l")]).unwrap().all().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::RepeatedLink)), "pages in a circle never end");
}

#[tokio::test]
async fn a_link_to_another_host_is_not_followed() {
    let elsewhere = Server::start([Step::ok(r#"{"value":[]}"#)]).await;
    let link = format!("{}{BOOKS}", elsewhere.url());
    let server = Server::start([Step::ok(format!(r#"{{"value":[],"@odata.nextLink":"{link}"}}"#))]).await;
    let error = server.client().list::<Book>(&[&id("l")]).unwrap().all().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::ForeignLink { .. })));
    assert!(elsewhere.received().is_empty());
}

#[test]
fn an_entity_is_read_until_it_has_changed() {
    paused(async {
        let server = Server::start(["available", "unknownFutureValue", "asleep", "lent"].map(with_status)).await;
        let client = server.client();
        let mut seen = Vec::new();
        let is_lent = |book: &Book| {
            seen.extend(book.status.clone());
            Ok(book.status == Some(Status::Lent))
        };
        let book = client.read_until(&client.reading(), Duration::from_secs(5), is_lent).await.unwrap();
        assert_eq!((book.status, seen.len()), (Some(Status::Lent), 4));
        let received = server.received();
        assert!(received[3].at - received[0].at >= Duration::from_secs(15));
    });
}

#[test]
fn reading_ends_with_the_first_error() {
    paused(async {
        let server = Server::start([Step::ok(r#"{"id":"b"}"#)]).await;
        let client = server.client();
        let reading = client.reading();
        let read = client.read_until(&reading, Duration::ZERO, |_| Err(reading.missing_property("status")));
        let error = read.await.unwrap_err();
        assert_eq!(error.to_string(), "the answer to reading `book` cannot be read: it has no `status`");
    });
}

#[tokio::test]
async fn a_page_is_delivered_before_what_is_wrong_with_it() {
    let page = |more: &str| Step::ok(format!(r#"{{"value":[{{"id":"1"}}],{more}}}"#));
    let mut said = Vec::new();
    for more in [
        r#""@odata.nextLink":"https://elsewhere.example/v1.0/libraries/l/books?$skiptoken=SECRET""#,
        r#""@odata.nextLink":"//elsewhere.example/v1.0/libraries/l/books""#,
        r#""@odata.nextLink":"javascript:alert""#,
        r#""@odata.nextLink":"/v1.0/libraries/l/books""#,
        r#""error":{"code":"UnknownError","message":"Backend failed"}"#,
        r#""error":{"code":"x"},"@odata.nextLink":"/v1.0/libraries/l/books?$skiptoken=a""#,
    ] {
        let server = Server::start([page(more)]).await;
        let mut pages = server.client().list::<Book>(&[&id("l")]).unwrap();
        assert_eq!(pages.next().await.unwrap().unwrap(), [Book::with_id("1")], "{more}");
        let error = pages.next().await.unwrap_err();
        said.push(error.to_string().replace(&server.url(), "ORIGIN"));
        assert_eq!(server.received().len(), 1, "{more}: {error}");
        let again = pages.next().await.unwrap_err();
        assert_eq!(again.to_string(), error.to_string(), "the collection does not look complete");
    }
    insta::assert_snapshot!(said.join("\n"));
}

#[tokio::test]
async fn relative_links_are_resolved() {
    for link in [format!("{BOOKS}?$skiptoken=a"), "?$skiptoken=a".to_owned(), "books?$skiptoken=a".to_owned()] {
        let first = Step::ok(format!(r#"{{"value":[{{"id":"1"}}],"@odata.nextLink":"{link}"}}"#));
        let server = Server::start([first, Step::ok(r#"{"value":[{"id":"2"}]}"#)]).await;
        let books = server.client().list::<Book>(&[&id("l")]).unwrap().all().await.unwrap();
        assert_eq!(books.len(), 2, "{link}");
        assert_eq!(server.received()[1].line(), format!("GET {BOOKS}?$skiptoken=a HTTP/1.1"), "{link}");
    }
}

#[tokio::test]
async fn a_success_with_an_error_in_its_body_is_an_error() {
    for body in [
        r#"{"error":{"code":"UnknownError","message":"Backend failed","innerError":{"request-id":"r1"}}}"#,
        r#"{"error":{"message":"Backend failed"},"@odata.context":"x"}"#,
        r#"{"error":"server_error","error_description":"Backend failed"}"#,
    ] {
        let server = Server::start([Step::ok(body), Step::ok(body)]).await;
        let error = server.client().read_book().await.unwrap_err();
        assert!(
            error.to_string().contains("200 OK and an error") && error.to_string().contains("Backend failed"),
            "{error}"
        );
        let error = server.client().list::<Book>(&[&id("l")]).unwrap().all().await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Service(error) if error.message() == Some("Backend failed")),
            "{error}"
        );
    }
    let server =
        Server::start([Step::ok(r#"{"id":"b","error":null}"#), Step::ok(r#"{"id":"b","note":"error"}"#)]).await;
    for _ in 0..2 {
        assert!(server.client().read_book().await.is_ok());
    }
}

#[tokio::test]
async fn entities_can_be_kept_as_the_service_wrote_them() {
    let body = r#"{"@odata.count": 2, "value": [ {"z": 1.50, "id": "b", "a": [ 10000000000000000000001, 1e300 ]}, {"a":1,"a":2} ]}"#;
    let server = Server::start([Step::ok(body)]).await;
    let client = server.client();
    let call = Call::<Page<Book>>::list(client.endpoint(), &[&id("l")]).unwrap().raw();
    let page = client.send(&call).await.unwrap();
    let texts: Vec<_> = page.value.iter().map(|entity| entity.get()).collect();
    assert_eq!(texts, [r#"{"z": 1.50, "id": "b", "a": [ 10000000000000000000001, 1e300 ]}"#, r#"{"a":1,"a":2}"#]);
    assert_eq!((page.count, page.next_link), (Some(2), None));
    for (body, said) in [
        (r#"{"value":{}}"#, "expected an array"),
        ("{", "EOF"),
        (r#"{"value":[],"value":[]}"#, "duplicate"),
        (r#"{"error":{"code":"x","message":"No."}}"#, "No."),
    ] {
        server.then([Step::ok(body)]);
        let error = client.send(&call).await.unwrap_err().to_string();
        assert!(error.contains(said), "{body}: {error}");
    }
}
