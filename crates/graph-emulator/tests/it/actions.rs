//! Actions: checked as documented, with and without a behaviour.

use graph_emulator::{ANSWERED_BY, EXAMPLE};

use crate::harness::{BOOKS, GIVE_BACK, LEND, Library, RETURNS, give_back_is_documented};

#[test]
fn a_behavior_changes_the_state() {
    let library = Library::new(|builder| builder);
    let answer = library.lend(1);
    assert_eq!((answer.status, answer.body.is_null()), (204, true));
    assert_eq!(library.status(1), "lent");
    let effects = library.effects();
    let [effect] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((effect.action.as_str(), effect.ids.as_slice()), ("lend", &["1".to_owned()][..]));
    assert_eq!(effect.status.as_deref(), Some("lent"));
    assert_eq!((effect.detail("library"), effect.detail("member")), (Some("l"), Some("m")));
    let line = serde_json::to_value(effect).unwrap();
    assert_eq!(
        line,
        serde_json::json!({
            "number": 1, "action": "lend", "library": "l", "member": "m", "ids": ["1"], "status": "lent"
        })
    );
}

#[test]
fn an_action_without_a_behavior_is_checked_and_answered() {
    let library = Library::new(|builder| builder);
    let answer = library.post(RETURNS, GIVE_BACK);
    assert_eq!((answer.status, answer.body.is_null()), (give_back_is_documented(), true));
    assert_eq!(answer.headers[ANSWERED_BY], EXAMPLE);
    assert!(library.effects().is_empty());
    let wrong = library.post(RETURNS, r#"{"condition": {"state": 1}}"#);
    assert_eq!((wrong.status, wrong.error().1), (400, "badRequest"));
    assert_eq!(library.logged(), [Some(204), Some(400)]);
}

#[test]
fn an_action_applies_to_the_documented_states_only() {
    let library = Library::new(|builder| builder);
    for (number, state) in [(2, "lent"), (3, "lost")] {
        let message = format!("the book `{number}` is `{state}`; the action applies to: available");
        assert_eq!(library.lend(number).error(), (409, "conflict", message.as_str()));
        assert_eq!(library.status(number), state);
    }
    assert_eq!(library.lend(1).status, 204);
    assert_eq!(library.lend(1).status, 409, "the second time");
    assert_eq!(library.effects().len(), 1);
}

#[test]
fn a_missing_entity_is_named() {
    let library = Library::new(|builder| builder);
    assert_eq!(library.lend(9).error(), (404, "itemNotFound", "there is no book `9`"));
    let answer = library.post("/beta/libraries/x/books/1/lend", LEND);
    assert_eq!(answer.error(), (404, "itemNotFound", "there is no library `x`"));
    assert!(library.effects().is_empty());
}

#[test]
fn requests_are_checked_against_the_schema() {
    let library = Library::new(|builder| builder);
    let lend = format!("{BOOKS}/1/lend");
    let two = LEND.replace("}]", r#"}, {"id": "n"}]"#);
    for (path, body, status, code) in [
        (lend.clone(), two.as_str(), 400, "badRequest"),
        (lend.clone(), "{", 400, "badRequest"),
        (lend.replace("beta", "v3"), LEND, 400, "badRequest"),
        (lend.replace("lend", "lent"), LEND, 404, "notFound"),
        (lend.replace("books/1", "books/%zz"), LEND, 400, "badRequest"),
        (lend.replace("books/1", "books//"), LEND, 400, "badRequest"),
        (lend.replace("books/1", "books/{book-id}"), LEND, 400, "badRequest"),
    ] {
        let answer = library.post(&path, body);
        assert_eq!((answer.status, answer.error().1), (status, code), "{path} {}", answer.body);
    }
    let answer = library.get(&lend);
    assert_eq!((answer.status, answer.headers["allow"].to_str().unwrap()), (405, "POST"));
    let answer = library.post("/beta/elsewhere", "{}");
    assert_eq!(answer.status, 404);
    assert_eq!(library.status(1), "available");
}

#[test]
fn the_qualified_name_and_keys_in_parentheses_are_accepted() {
    let library = Library::new(|builder| builder);
    assert_eq!(library.post("/V1.0/Libraries('l')/books('1')/example.library.lend", LEND).status, 204);
    assert_eq!(library.status(1), "lent");
}
