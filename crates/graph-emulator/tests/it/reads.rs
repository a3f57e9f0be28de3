//! Reading entities.

use std::time::Duration;

use graph_emulator::{Collection, Emulator, Entity};
use second_slice::SCHEMA;
use second_slice::library::BookStatus;
use serde_json::{Map, Value, json};

use crate::harness::{BOOKS, LOST_AFTER, Library, book};

const MOMENT: Duration = Duration::from_millis(1);

fn ids(body: &Value) -> Vec<&str> {
    body["value"].as_array().unwrap().iter().map(|entity| entity["id"].as_str().unwrap()).collect()
}

#[test]
fn an_entity_is_answered_as_graph_does() {
    let library = Library::new(|builder| builder);
    let answer = library.send("GET", &format!("{BOOKS}/1"), &[("host", "graph.test")], "");
    assert_eq!(answer.headers["odata-version"], "4.0");
    assert_eq!(
        answer.body,
        json!({
            "@odata.context": "http://graph.test/beta/$metadata#libraries('l')/books/$entity",
            "id": "1", "title": "Volume 1", "status": "available"
        })
    );
    let answer = library.get(&format!("{BOOKS}/1?$select=title"));
    assert_eq!((&answer.body["title"], answer.body.get("status")), (&json!("Volume 1"), None));
}

#[test]
fn guids_are_found_in_any_case() {
    let id = "3D1F9C52-7a40-4e6b-9c11-00000000000a";
    let books = Collection::new("/libraries").entity("L").collection("books");
    let seeded = Entity::new(books.entity(id), Map::from_iter([("id".to_owned(), json!(id))]));
    let library = Library::new(|builder| builder.seed([seeded]));
    for written in [id.to_lowercase(), id.to_uppercase()] {
        let answer = library.get(&format!("/beta/libraries/L/books/{written}"));
        assert_eq!((answer.status, &answer.body["id"]), (200, &json!(id)), "{written}");
    }
    // Other ids are opaque: this is another library.
    assert_eq!(library.get(&format!("/beta/libraries/l/books/{id}")).status, 404);
}

#[test]
fn collections_have_pages() {
    let library = Library::new(|builder| builder.seed((4..=10).map(|number| book(number, BookStatus::Available))));
    let (mut link, mut pages) = (format!("{BOOKS}?$top=4"), Vec::new());
    loop {
        let page = library.send("GET", &link, &[("host", "graph.test")], "").body;
        pages.push(ids(&page).len());
        match page.get("@odata.nextLink") {
            Some(next) => link = next.as_str().unwrap().strip_prefix("http://graph.test").unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(pages, [4, 4, 2]);
}

#[test]
fn later_members_are_sent_only_to_clients_that_ask() {
    let library = Library::new(|builder| builder);
    let states = |headers: &[(&str, &str)]| -> Vec<String> {
        let body = library.send("GET", BOOKS, headers, "").body;
        let books = body["value"].as_array().unwrap();
        books.iter().map(|book| book["status"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(&[]), ["available", "lent", "unknownFutureValue"]);
    assert_eq!(states(&[("prefer", "include-unknown-enum-members")]), ["available", "lent", "lost"]);
}

#[test]
fn changes_come_when_their_time_has_come() {
    let library = Library::new(|builder| builder);
    assert_eq!(library.lend(1).status, 204);
    library.wait(LOST_AFTER.saturating_sub(MOMENT));
    assert_eq!(library.status(1), "lent");
    library.wait(MOMENT);
    assert_eq!(library.status(1), "lost");
    assert_eq!(library.get(&format!("{BOOKS}/1")).body["lostDateTime"], "2026-06-02T10:01:00Z");
}

#[test]
fn an_owner_of_a_seeded_entity_exists() {
    let library = Library::new(|builder| builder);
    assert_eq!(library.get(BOOKS).status, 200);
    assert_eq!(library.get("/beta/libraries/x/books").error(), (404, "itemNotFound", "there is no library `x`"));
}

#[test]
fn a_service_without_entities_serves_its_routes() {
    let emulator = Emulator::builder(&SCHEMA).open().unwrap();
    assert!(emulator.is_new());
    let library = Library::new(|_| Emulator::builder(&SCHEMA));
    assert_eq!(library.get(BOOKS).status, 404);
}

#[test]
fn collections_are_filtered_and_ordered_page_by_page() {
    let library = Library::new(|builder| builder.seed((4..=10).map(|number| book(number, BookStatus::Available))));
    let all = |query: &str| {
        let (mut link, mut all) = (format!("{BOOKS}?{query}"), Vec::new());
        loop {
            let page = library.send("GET", &link, &[("host", "graph.test")], "").body;
            all.extend(ids(&page).into_iter().map(str::to_owned));
            match page.get("@odata.nextLink") {
                Some(next) => link = next.as_str().unwrap().strip_prefix("http://graph.test").unwrap().to_owned(),
                None => return all,
            }
        }
    };
    assert_eq!(all("$filter=id%20eq%20'2'"), ["2"]);
    assert_eq!(
        all("$filter=status%20eq%20'available'%20and%20id%20ne%20'4'&$top=2"),
        ["1", "5", "6", "7", "8", "9", "10"]
    );
    assert_eq!(all("$filter=title%20eq%20'Volume%205'"), ["5"]);
    // Texts are compared as Microsoft Graph does, members of enumerations as well.
    assert_eq!(all("$filter=title%20eq%20'VOLUME%205'"), ["5"]);
    assert_eq!(all("$filter=title%20ge%20'vOLUME%208'%20and%20STATUS%20eq%20'Available'"), ["8", "9"]);
    assert_eq!(all("$filter=title%20eq%20null"), [""; 0]);
    for operator in ["lt", "le", "gt", "ge"] {
        assert_eq!(all(&format!("$filter=title%20{operator}%20null")), [""; 0], "{operator}");
    }
    let by_status = all("$orderby=status%20desc,id&$top=3");
    assert_eq!(by_status, ["3", "2", "1", "10", "4", "5", "6", "7", "8", "9"]);
}

#[test]
fn guids_are_equal_in_filters_in_any_case() {
    let id = "3D1F9C52-7a40-4e6b-9c11-00000000000a";
    let books = Collection::new("/libraries").entity("l").collection("books");
    let seeded = Entity::new(books.entity(id), Map::from_iter([("id".to_owned(), json!(id))]));
    let library = Library::new(|builder| builder.seed([seeded]));
    for written in [id.to_lowercase(), id.to_uppercase()] {
        let found = library.get(&format!("{BOOKS}?$filter=id%20eq%20'{written}'"));
        assert_eq!(ids(&found.body), [id], "{written}");
    }
}

#[test]
fn times_are_compared_as_points_in_time() {
    let books = Collection::new("/libraries").entity("l").collection("books");
    let times =
        ["2026-06-01T00:00:00Z", "2026-06-01T00:00:00.5Z", "2026-06-01T02:00:00.250+02:00", "2026-05-31T23:00:00Z"];
    let seeded = (4..).zip(times).map(|(number, time)| {
        let members = [("id", json!(number.to_string())), ("addedDateTime", json!(time))];
        let members = members.map(|(name, value)| (name.to_owned(), value));
        Entity::new(books.entity(number.to_string()), Map::from_iter(members))
    });
    let library = Library::new(|builder| builder.seed(seeded));
    for (option, expected) in [
        ("$filter=addedDateTime%20eq%202026-06-01", vec!["4"]),
        ("$filter=addedDateTime%20gt%202026-06-01T00:00:00Z", vec!["5", "6"]),
        ("$filter=addedDateTime%20le%202026-06-01T00:00:00.2500Z", vec!["4", "6", "7"]),
        ("$filter=addedDateTime%20ne%20null&$orderby=addedDateTime", vec!["7", "4", "6", "5"]),
    ] {
        assert_eq!(ids(&library.get(&format!("{BOOKS}?{option}")).body), expected, "{option}");
    }
}
