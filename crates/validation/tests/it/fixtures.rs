//! Requests in files: those that the documentation prints, and wrong ones with what is expected of each.

use std::fs;
use std::path::{Path, PathBuf};

use lifecycle_workflows_validation::{Report, check_facts, check_http_message};
use odata_types::facts::Action;

/// The folder of wrong messages; the others are named after the action of the bodies that they hold.
pub(crate) const MESSAGES: &str = "message";

/// A request in a file.
pub(crate) struct Fixture {
    /// The folder, which says what it is.
    pub(crate) folder: String,
    /// The name of the file without its extension.
    pub(crate) name: String,
    /// The file below `tests/wrong`.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl Fixture {
    pub(crate) fn report(&self) -> Report {
        if self.folder == MESSAGES {
            return check_http_message(&self.bytes);
        }
        check_facts(action(&self.folder), &self.bytes)
    }
}

pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

pub(crate) fn action(name: &str) -> &'static Action {
    lifecycle_workflows_models::action(name).unwrap()
}

/// All wrong requests, in order of their names.
pub(crate) fn wrong() -> Vec<Fixture> {
    let root = folder("wrong");
    let mut found = Vec::new();
    for folder in fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let folder = folder.file_name().unwrap().to_str().unwrap().to_owned();
            let path = format!("{folder}/{}", file.file_name().unwrap().to_str().unwrap());
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            found.push(Fixture { folder, name, path, bytes: fs::read(&file).unwrap() });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// A message that the documentation prints, exactly as printed.
pub(crate) fn documented(name: &str) -> Vec<u8> {
    fs::read(folder("documented").join(format!("{name}.http"))).unwrap()
}
