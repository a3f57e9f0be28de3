//! Finds published data: metadata and documented bodies that tests read and that are not part of this repository.
//!
//! The data is in the folder that `LCW_TEST_DATA` names, or else in `../shared/data` beside the repository.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The environment variable that names the folder.
const VARIABLE: &str = "LCW_TEST_DATA";

/// The folder of the data, or `None` if it is missing. The reason is then printed, since the caller skips its test.
///
/// # Panics
///
/// If `LCW_TEST_DATA` names a folder that does not exist: who sets it wants the tests to run.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os(VARIABLE).map(PathBuf::from) {
        assert!(given.is_dir(), "{VARIABLE} names {}, which is not a folder", given.display());
        return Some(given);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if beside.is_dir() {
        return Some(beside);
    }
    // Written past the capture of the test harness, which would hide it.
    let _ = writeln!(std::io::stderr(), "skipped: no published data at {} ({VARIABLE} is not set)", beside.display());
    None
}

/// A file of the data by its path below the folder, or `None` if there is no data.
///
/// # Panics
///
/// If the folder exists and the file does not.
#[must_use]
pub fn path(name: &str) -> Option<PathBuf> {
    let path = folder()?.join(name);
    assert!(path.exists(), "the published data has no {name}: {} does not exist", path.display());
    Some(path)
}

/// The text of a file of the data, or `None` if there is no data.
///
/// # Panics
///
/// If the folder exists and the file cannot be read as UTF-8.
#[must_use]
pub fn text(name: &str) -> Option<String> {
    let path = path(name)?;
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}
