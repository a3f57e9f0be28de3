//! What cargo watches for a build script: every file that the run reads.

use std::path::PathBuf;

use crate::config::{Config, Document};

/// Whether a build script runs this. Cargo gives these variables to build scripts only.
pub(super) fn is_build_script() -> bool {
    ["OUT_DIR", "HOST", "TARGET", "CARGO_MANIFEST_DIR"].iter().all(|name| std::env::var_os(name).is_some())
}

/// The files and folders that a run reads: the configuration itself and what it names. A folder stands for all files in it.
pub(super) fn paths(config: &Config) -> Vec<PathBuf> {
    let documents = config.metadata.iter().filter_map(|document| match document {
        Document::File { path, .. } => Some(path),
        Document::Text(_) => None,
    });
    let documents = documents.filter(|_| config.schemas.is_none());
    let paths = config.file.iter().chain(documents).chain(&config.schemas).chain(&config.vocabularies);
    paths.chain(&config.permissions).cloned().collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::parse;

    #[test]
    fn every_file_that_is_read_is_watched() {
        let text = r#"
metadata = ["a.xml", "b.xml"]
vocabularies = ["terms"]
requests = true
permissions = "permissions.json"
"#;
        let mut config = parse(text, "odata.toml", Path::new("in")).unwrap();
        config.file = Some(PathBuf::from("in/odata.toml"));
        let expected = ["in/odata.toml", "in/a.xml", "in/b.xml", "in/terms", "in/permissions.json"];
        assert_eq!(paths(&config), expected.map(PathBuf::from));
        config.schemas = Some(PathBuf::from("in/schemas"));
        let expected = ["in/odata.toml", "in/schemas", "in/terms", "in/permissions.json"];
        assert_eq!(paths(&config), expected.map(PathBuf::from));
    }
}
