//! States in files.

use std::time::Duration;

use lifecycle_workflows::emulator::{LocalService, OpenError, Seed};

use crate::harness::{
    RESULT, RUN, START, WORKFLOW, WORKFLOWS, World, cancel_body, cancel_path, result_path, resume_body, resume_path,
};

fn built_in() -> LocalService {
    LocalService::new(Seed::built_in().unwrap())
}

#[test]
fn a_state_in_a_file_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.db");
    let first = World::of(&built_in().cancel_delay(Duration::from_secs(5)), |builder| builder.state_file(&file));
    assert!(first.emulator.is_new());
    assert_eq!(first.post(&cancel_path(WORKFLOW), &cancel_body(RUN)).status, 204);
    assert_eq!(first.post(&resume_path(RESULT), &resume_body("failed")).status, 204);
    let (effects, requests) = (first.effects(), first.requests());
    drop(first);

    // Neither another seed nor another delay changes an existing state.
    let again = World::of(&LocalService::new(Seed::default()).cancel_delay(Duration::ZERO), |builder| {
        builder.state_file(&file)
    });
    assert!(!again.emulator.is_new());
    assert_eq!((again.effects(), again.requests()), (effects, requests));
    assert_eq!(again.state_of_run(RUN), "canceling");
    again.wait(Duration::from_secs(5));
    assert_eq!(again.state_of_run(RUN), "canceled");
    assert_eq!(again.get(&result_path(RESULT)).body["processingStatus"], "failed");
    assert_eq!(again.get(WORKFLOWS).body["value"].as_array().unwrap().len(), 2);
}

#[test]
fn nothing_but_the_file_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::new(|builder| builder.state_file(folder.path().join("state.db")));
    world.post(&cancel_path(WORKFLOW), &cancel_body(RUN));
    drop(world);
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["state.db"]);
}

#[test]
fn foreign_files_are_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str| built_in().builder().unwrap().state_file(folder.path().join(name)).open();

    std::fs::write(folder.path().join("text"), "these are my notes, and no database at all".repeat(100)).unwrap();
    assert!(matches!(open("text"), Err(OpenError::Foreign)));
    assert!(std::fs::read_to_string(folder.path().join("text")).unwrap().starts_with("these are my notes"));

    let other = rusqlite::Connection::open(folder.path().join("other.db")).unwrap();
    other.execute_batch("CREATE TABLE mine (x)").unwrap();
    assert!(matches!(open("other.db"), Err(OpenError::Foreign)));
    assert!(matches!(open("no/such/folder.db"), Err(OpenError::Database(_))));

    drop(open("ours.db").unwrap());
    let ours = rusqlite::Connection::open(folder.path().join("ours.db")).unwrap();
    ours.pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(open("ours.db"), Err(OpenError::Version(99))));
}

#[test]
fn no_byte_of_a_foreign_database_is_changed() {
    for mode in ["DELETE", "WAL"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("theirs.db");
        let theirs = rusqlite::Connection::open(&file).unwrap();
        theirs.pragma_update(None, "journal_mode", mode).unwrap();
        theirs.execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)").unwrap();
        let copy = folder.path().join("copy.db");
        let wal = |path: &std::path::Path| std::path::PathBuf::from(format!("{}-wal", path.display()));
        // The copy is like a file after a crash: no process has it open.
        std::fs::copy(&file, &copy).unwrap();
        if mode == "WAL" {
            std::fs::copy(wal(&file), wal(&copy)).unwrap();
        }
        let bytes = || (std::fs::read(&copy).unwrap(), std::fs::read(wal(&copy)).ok());
        let before = bytes();
        assert!(matches!(built_in().builder().unwrap().state_file(&copy).open(), Err(OpenError::Foreign)));
        assert!(bytes() == before, "{mode}");
    }
}

#[test]
fn nothing_is_left_beside_a_file_that_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.db");
    let open = || built_in().builder().unwrap().state_file(&file).open();
    drop(open().unwrap());
    for (change, version) in [("PRAGMA user_version = 99", Some(99)), ("PRAGMA application_id = 99", None)] {
        let database = rusqlite::Connection::open(&file).unwrap();
        database.execute_batch(change).unwrap();
        database.close().unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        // The file says that it has a write-ahead log, which is there only while a connection is open. Only the second number counts.
        assert_eq!(bytes[18..20], [2, 2]);
        for written in [1, 3, 2] {
            bytes[18] = written;
            std::fs::write(&file, &bytes).unwrap();
            let is_expected = match open() {
                Err(OpenError::Version(found)) => Some(found) == version,
                Err(OpenError::Foreign) => version.is_none(),
                _ => false,
            };
            assert!(is_expected, "{change}, {written}");
            assert!(std::fs::read(&file).unwrap() == bytes, "{change}, {written}");
            let left: Vec<_> =
                std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
            assert_eq!(left, ["state.db"], "{change}, {written}");
        }
    }
}

#[test]
fn a_state_that_was_cut_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.db");
    let open = || built_in().builder().unwrap().state_file(&file).open();
    for mode in ["WAL", "DELETE"] {
        for change in ["", "DROP TABLE effects; DROP INDEX places_by_number"] {
            let _ = std::fs::remove_file(&file);
            drop(open().unwrap());
            let state = rusqlite::Connection::open(&file).unwrap();
            state.pragma_update(None, "journal_mode", mode).unwrap();
            state.execute_batch(change).unwrap();
            state.close().unwrap();
            let whole = std::fs::read(&file).unwrap();
            for length in
                (whole.len() - 8192..whole.len()).step_by(512).chain([1, 99, 100, 4095, 4097, whole.len() - 1])
            {
                std::fs::write(&file, &whole[..length]).unwrap();
                assert!(open().is_err(), "{mode}, {change}, {length}");
                assert!(std::fs::read(&file).unwrap() == whole[..length], "{mode}, {change}, {length}");
                assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{mode}, {change}, {length}");
            }
        }
    }
}

#[test]
fn a_broken_database_without_tables_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.db");
    let theirs = rusqlite::Connection::open(&file).unwrap();
    theirs.execute_batch("PRAGMA page_size = 512; CREATE TABLE mine (x)").unwrap();
    theirs.close().unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    // The first page says how many entries it has, and where they are.
    bytes[103..110].fill(0);
    std::fs::write(&file, &bytes).unwrap();
    assert!(matches!(built_in().builder().unwrap().state_file(&file).open(), Err(OpenError::Foreign)));
    assert!(std::fs::read(&file).unwrap() == bytes);
}

#[test]
fn a_broken_state_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    for (name, broken) in [
        ("a", "DROP TABLE places"),
        ("b", "DROP TABLE requests; DROP TABLE places"),
        ("c", "DROP INDEX places_by_number"),
    ] {
        let file = folder.path().join(name);
        let open = || built_in().builder().unwrap().state_file(&file).open();
        drop(open().unwrap());
        let state = rusqlite::Connection::open(&file).unwrap();
        // As programs that copy databases leave it.
        state.pragma_update(None, "journal_mode", "DELETE").unwrap();
        state.execute_batch(broken).unwrap();
        let number = |of: &str| state.query_row(of, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
        let size = number("PRAGMA page_size");
        let places = number("SELECT coalesce(max(rootpage), 0) FROM sqlite_schema WHERE name = 'places'");
        state.close().unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        if places > 0 {
            bytes[(places - 1) * size..places * size].fill(0xff);
            std::fs::write(&file, &bytes).unwrap();
        }
        assert!(matches!(open(), Err(OpenError::Database(_))), "{broken}");
        assert!(std::fs::read(&file).unwrap() == bytes, "{broken}");
    }
}

#[test]
fn emulators_can_open_a_new_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..20 {
        let file = folder.path().join(format!("{round}.db"));
        let start = std::sync::Barrier::new(8);
        let open = || {
            start.wait();
            built_in().builder().unwrap().state_file(&file).open().unwrap()
        };
        let opened = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(opened.iter().filter(|emulator| emulator.is_new()).count(), 1);
    }
}

#[test]
fn two_emulators_can_share_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.db");
    let worlds = [(); 2].map(|()| World::new(|builder| builder.state_file(&file)));
    assert_eq!(worlds[0].post(&cancel_path(WORKFLOW), &cancel_body(RUN)).status, 204);
    assert_eq!(worlds[1].post(&cancel_path(WORKFLOW), &cancel_body(RUN)).status, 409);
    assert_eq!(worlds[1].effects(), worlds[0].effects());
}

#[test]
fn a_clock_that_jumps_undoes_nothing() {
    let delay = Duration::from_secs(5);
    // 1970, a moment before the start, far in the future, and the last moment that the clock of a system can say.
    for jump in [0, START - 1, START + 1, 253_402_300_800_000, 1 << 62] {
        let world = World::with_delay(delay);
        assert_eq!(world.post(&cancel_path(WORKFLOW), &cancel_body(RUN)).status, 204);
        world.jump(jump);
        let state = world.state_of_run(RUN);
        assert_eq!(state, if jump > START + 5000 { "canceled" } else { "canceling" }, "at {jump}");
        assert_eq!(world.post(&resume_path(RESULT), &resume_body("failed")).status, 204, "at {jump}");
        world.jump(START);
        world.wait(delay);
        assert_eq!(world.state_of_run(RUN), "canceled", "after {jump}");
        world.jump(jump);
        assert_eq!(world.get(&result_path(RESULT)).body["processingStatus"], "failed", "at {jump}");
        assert_eq!(world.state_of_run(RUN), "canceled", "again at {jump}");
        assert_eq!(world.effects().len(), 2);
    }
}
