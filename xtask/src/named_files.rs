//! A test that the files which documents name are there.

use std::fs;
use std::path::{Path, PathBuf};

/// Written by `cargo xtask release`, and not kept.
const BILL_OF_MATERIALS: &str = ".cdx.json";

/// The documents: those of the workspace, and the README of each crate.
fn documents() -> Vec<PathBuf> {
    let root = crate::root();
    let mut folders = vec![root.clone(), root.join("docs"), root.join("docs/slices")];
    folders.extend(fs::read_dir(root.join("crates")).unwrap().map(|entry| entry.unwrap().path()));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    files.filter(|file| file.extension().is_some_and(|extension| extension == "md")).collect()
}

/// The targets of links to files.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.contains("://"))
}

/// The paths from the root of the workspace that stand in code.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let is_path = |code: &&str| {
        ["crates/", "xtask/", "schemas/", "docs/"].iter().any(|root| code.starts_with(root))
            && !code.contains(|sign: char| sign.is_whitespace() || "*{<…".contains(sign))
    };
    code.filter(is_path)
}

#[test]
fn the_files_that_documents_name_are_there() {
    let (mut count, mut missing) = (0, Vec::new());
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let folder = document.parent().unwrap_or(Path::new(""));
        let named = links(&text).map(|link| folder.join(link)).chain(paths(&text).map(|path| crate::root().join(path)));
        for file in named.filter(|file| !file.to_string_lossy().ends_with(BILL_OF_MATERIALS)) {
            count += 1;
            if !file.exists() {
                missing.push(format!("{}: {}", document.display(), file.display()));
            }
        }
    }
    assert!(count > 50, "documents name files");
    assert_eq!(missing, [""; 0]);
}
