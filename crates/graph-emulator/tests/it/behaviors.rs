//! Behaviours: what they may do, and what is undone if they fail.

use graph_emulator::{ActionRequest, Change, Collection, Done, Entity, Failure, Refusal};
use odata_types::Action;
use second_slice::library::{GiveBack, Lend};
use serde_json::{Map, json};

use crate::harness::{BOOKS, GIVE_BACK, Library, RETURNS};

/// Changes a book, and is refused afterwards.
fn change_and_refuse(request: &ActionRequest) -> Result<Change, Refusal> {
    let book = request.target.clone().ok_or_else(|| Refusal::bad_request("no book is named"))?;
    Ok(Box::new(move |state| {
        state.change(&book, Map::from_iter([("status".to_owned(), json!("lost"))]), None)?;
        Err(Refusal::new(507, "insufficientStorage", "the shelf is full").into())
    }))
}

#[test]
fn a_refused_change_is_undone() {
    let library = Library::new(|builder| builder.behavior(Lend::ACTION, change_and_refuse));
    assert_eq!(library.lend(1).error(), (507, "insufficientStorage", "the shelf is full"));
    assert_eq!(library.status(1), "available");
    assert!(library.effects().is_empty());
    assert_eq!(library.logged()[0], Some(507));
}

/// Adds a copy of a book, and returns the books that there are.
fn add_copy(request: &ActionRequest) -> Result<Change, Refusal> {
    let [library, _, book] = request.keys.as_slice() else {
        return Err(Refusal::bad_request("the path has other keys"));
    };
    let copy = Collection::new("/libraries").entity(library).collection("books").entity(format!("{book}-copy"));
    Ok(Box::new(move |state| {
        let members = Map::from_iter([("id".to_owned(), json!(copy.id())), ("status".to_owned(), json!("available"))]);
        state.insert(&Entity::new(copy.clone(), members))?;
        let count = state.list(copy.parent())?.len();
        Ok(Done::new([copy.id()]).result(json!({"count": count, "at": state.now().to_string()})))
    }))
}

#[test]
fn a_behavior_may_add_entities_and_return_a_result() {
    let library = Library::new(|builder| builder.behavior(GiveBack::ACTION, add_copy));
    let answer = library.post(RETURNS, GIVE_BACK);
    assert_eq!(answer.body, json!({"count": 4, "at": "2026-06-02T10:00:00Z"}));
    assert_eq!(library.get(&format!("{BOOKS}/1-copy")).body["status"], "available");
    let again = library.post(RETURNS, GIVE_BACK);
    assert_eq!(again.error(), (409, "nameAlreadyExists", "there is a book `1-copy` already"));
    let elsewhere = library.post(&RETURNS.replace("/l/", "/x/"), GIVE_BACK);
    assert_eq!(elsewhere.error(), (404, "itemNotFound", "there is no library `x`"));
}

#[test]
fn a_failure_of_the_database_carries_nothing_out() {
    let fail = |_: &ActionRequest| -> Result<Change, Refusal> {
        Ok(Box::new(|_| Err(Failure::Database("the disk is full".into()))))
    };
    let library = Library::new(|builder| builder.behavior(Lend::ACTION, fail));
    let answer = library.lend(1);
    assert_eq!((answer.status, answer.error().1), (500, "generalException"));
    assert!(answer.error().2.contains("the disk is full"));
    assert_eq!(library.status(1), "available");
}
