//! Reading the files that programs keep: a journal, and the state of the local service.

use lifecycle_workflows::emulator::{LocalService, Seed};
use lifecycle_workflows_cli::read_journal;

/// Tries a journal. One that can be read is read alike again once an interrupted line was cut off.
pub(crate) fn run_journal(data: &[u8]) {
    if let Ok((targets, left)) = read_journal(data) {
        assert_eq!(read_journal(&left), Ok((targets, left.clone())), "what is left is the same journal");
    }
}

/// Tries the file of a state. One that is refused is not changed, and nothing is left beside it.
pub(crate) fn run_state(data: &[u8]) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("state.db");
    std::fs::write(&file, data).expect("there is room for the data");
    let builder = LocalService::new(Seed::default()).builder().expect("the schema is sound");
    if let Err(error) = builder.state_file(&file).open() {
        let left = std::fs::read(&file).expect("the file is there");
        assert!(left == data, "a file that is refused is not changed: {error:?}");
    }
    let files = std::fs::read_dir(folder.path()).expect("the folder is there");
    assert_eq!(files.count(), 1, "nothing is left beside the file");
}
