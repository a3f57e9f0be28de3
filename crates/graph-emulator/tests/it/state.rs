//! States in files, faults, and the log.

use second_slice::library::BookStatus;

use crate::harness::{LOST_AFTER, Library, book};

#[test]
fn a_state_in_a_file_survives() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.db");
    let first = Library::new(|builder| builder.state_file(&file));
    assert!(first.emulator.is_new());
    assert_eq!(first.lend(1).status, 204);
    let effects = first.effects();
    drop(first);

    let again = Library::new(|builder| builder.state_file(&file).seed([book(4, BookStatus::Available)]));
    assert!(!again.emulator.is_new());
    assert_eq!(again.effects(), effects);
    assert_eq!((again.status(1).as_str(), again.lend(4).status), ("lent", 404));
    again.wait(LOST_AFTER);
    assert_eq!(again.status(1), "lost", "although no process served in between");
}

#[test]
fn faults_come_before_or_after_an_action_took_effect() {
    let library = Library::new(|builder| builder.faults("503=1,504-after=1".parse().unwrap()));
    assert_eq!(library.lend(1).status, 503);
    assert!(library.effects().is_empty());
    assert_eq!(library.lend(1).status, 504);
    assert_eq!(library.effects().len(), 1);
    assert_eq!(library.lend(1).status, 409);
    assert_eq!(library.logged(), [Some(503), Some(504), Some(409)]);
}

#[test]
fn claims_are_compared_with_the_documented_permissions() {
    let library = Library::new(|builder| builder.check_scopes(true));
    assert_eq!(library.lend(1).status, 401, "the token is opaque");
}
