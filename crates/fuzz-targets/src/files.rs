//! Reading the files that programs keep: a journal, and the state of the local service.

use lifecycle_workflows::emulator::{LocalService, OpenError, Seed};
use lifecycle_workflows_cli::read_journal;

/// Tries a journal. One that can be read is read alike again once an interrupted line was cut off.
pub(crate) fn run_journal(data: &[u8]) {
    if let Ok((targets, left)) = read_journal(data) {
        assert_eq!(read_journal(&left), Ok((targets, left.clone())), "what is left is the same journal");
    }
}

/// Tries the file of a state. One that is not a state, or one of another version, is not changed.
pub(crate) fn run_state(data: &[u8]) {
    let file = tempfile::NamedTempFile::new().expect("there is room for a file");
    std::fs::write(file.path(), data).expect("there is room for the data");
    let builder = LocalService::new(Seed::default()).builder().expect("the schema is sound");
    if let Err(OpenError::Foreign | OpenError::Version(_)) = builder.state_file(file.path()).open() {
        assert_eq!(
            std::fs::read(file.path()).expect("the file is there"),
            data,
            "a file that is refused is not changed"
        );
    }
}
