//! Reading `odata.toml`: settings, or faults with places.

use std::fs;

use odata_codegen::Builder;

/// Tries a file.
pub(crate) fn run(data: &[u8]) {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("odata.toml");
    fs::write(&path, data).expect("a temporary file can be written");
    if let Err(error) = Builder::from_file(&path) {
        assert!(!error.to_string().is_empty());
    }
}
