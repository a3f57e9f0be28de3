//! The sources of crates for any service do not name one.

use std::fs;
use std::path::{Path, PathBuf};

/// What belongs to one service. `run` and `task` are ordinary words.
const WORDS: &[&str] = &[
    "lifecycle",
    "workflow",
    "cancelprocessing",
    "cancel_processing",
    "cancelscope",
    "cancelrunsscope",
    "taskprocessingresult",
    "task_processing_result",
    "customtaskextension",
    "custom_task_extension",
    "identitygovernance",
    "identity_governance",
];

/// The same as whole words: `presumed` is ordinary.
const WHOLE_WORDS: &[&str] = &["resume", "resumes", "resumed"];

/// All files below a folder that people write.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry
            .extension()
            .is_some_and(|extension| ["rs", "toml", "md", "json", "snap"].iter().any(|one| extension == *one))
        {
            found.push(entry);
        }
    }
}

/// The folders of every crate for any service.
fn folders(crates: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = ["codegen", "csdl", "json", "odata", "second-slice"].map(|name| crates.join(name)).into();
    let all = fs::read_dir(crates).unwrap().map(|entry| entry.unwrap().path());
    folders
        .extend(all.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("graph-"))));
    folders
}

#[test]
fn no_crate_for_every_service_names_one() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for folder in folders(crates) {
        sources(&folder, &mut files);
    }
    files.retain(|file| !file.ends_with("tests/it/words.rs"));
    assert!(files.len() > 100);
    let mut faults = Vec::new();
    for file in files {
        // An action of a logic app that calls another one has this type.
        let text = fs::read_to_string(&file).unwrap().to_ascii_lowercase().replace("\"workflow\"", "");
        for (line, text) in (1..).zip(text.lines()) {
            let mut words = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
            if WORDS.iter().any(|word| text.contains(word)) || words.any(|word| WHOLE_WORDS.contains(&word)) {
                faults.push(format!("{}:{line}: {}", file.strip_prefix(crates).unwrap().display(), text.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
