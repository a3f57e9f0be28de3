//! Writing a folder of generated files, or comparing it with what would be written.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// How a folder differs from what would be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Report(Vec<String>);

impl Report {
    /// Whether the folder is as it should be.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// Makes the folder hold exactly these files, and touches only those that differ.
pub(crate) fn write(folder: &Path, files: &[(String, String)]) -> Result<(), String> {
    let orphans = orphans(folder, files)?;
    for (name, text) in files {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| failed("make", parent, &error))?;
        }
        fs::write(&path, text).map_err(|error| failed("write", &path, &error))?;
        println!("wrote {}", path.display());
    }
    for path in orphans {
        fs::remove_file(&path).map_err(|error| failed("remove", &path, &error))?;
        println!("removed {}", path.display());
    }
    Ok(())
}

/// Says which files are missing, stale or orphaned, and where a stale one first differs.
pub(crate) fn compare(folder: &Path, files: &[(String, String)]) -> Result<Report, String> {
    let mut report = Report::default();
    for (name, text) in files {
        let path = folder.join(name);
        match fs::read_to_string(&path) {
            Ok(old) if old == *text => {}
            Ok(old) => report.0.push(format!("stale: {}\n{}", path.display(), first_difference(&old, text))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                report.0.push(format!("missing: {}", path.display()));
            }
            Err(error) => return Err(failed("read", &path, &error)),
        }
    }
    report.0.extend(orphans(folder, files)?.iter().map(|path| format!("orphaned: {}", path.display())));
    Ok(report)
}

/// The first line of two texts that is not the same.
fn first_difference(old: &str, new: &str) -> String {
    let (mut old_lines, mut new_lines) = (old.lines(), new.lines());
    for number in 1.. {
        match (old_lines.next(), new_lines.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                let shown = |line: Option<&str>| line.map_or_else(|| "(the file ends)".to_owned(), ToOwned::to_owned);
                return format!("  line {number}\n  - {}\n  + {}", shown(old), shown(new));
            }
        }
    }
    "  the line ends differ".to_owned()
}

/// The files of the folder that are not among these. A folder that holds anything that is not Rust is somebody else's.
fn orphans(folder: &Path, files: &[(String, String)]) -> Result<Vec<PathBuf>, String> {
    let known: BTreeSet<_> = files.iter().map(|(name, _)| folder.join(name)).collect();
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(|error| failed("read", &folder, &error))? {
            let path = entry.map_err(|error| failed("read", &folder, &error))?.path();
            if path.is_dir() {
                open.push(path);
            } else if !known.contains(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    if let Some(foreign) = found.iter().find(|path| !is_generated(path)) {
        return Err(format!(
            "{}: this file is not a generated one; the folder must hold generated files and nothing else",
            foreign.display()
        ));
    }
    Ok(found)
}

/// Whether a file says of itself that it is generated, so that nothing else is ever removed.
fn is_generated(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.starts_with("// @generated"))
}

/// What could not be done to a path, and why.
pub(crate) fn failed(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("{}: cannot {what} this: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "// @generated\nfn a() {}\n";

    fn files() -> Vec<(String, String)> {
        vec![("mod.rs".to_owned(), TEXT.to_owned()), ("graph.rs".to_owned(), TEXT.to_owned())]
    }

    #[test]
    fn what_is_written_is_what_is_compared() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("new");
        assert_eq!(compare(&out, &files()).unwrap().0.len(), 2);
        write(&out, &files()).unwrap();
        assert!(compare(&out, &files()).unwrap().is_empty());
    }

    #[test]
    fn missing_stale_and_orphaned_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("graph.rs"), "// @generated\nfn b() {}\n").unwrap();
        fs::write(folder.path().join("old.rs"), TEXT).unwrap();
        let report = compare(folder.path(), &files()).unwrap().to_string();
        let root = folder.path().display();
        let expected = format!(
            "missing: {root}/mod.rs\nstale: {root}/graph.rs\n  line 2\n  - fn b() {{}}\n  + fn a() {{}}\norphaned: {root}/old.rs"
        );
        assert_eq!(report, expected);
        assert!(folder.path().join("old.rs").exists());
        write(folder.path(), &files()).unwrap();
        assert!(!folder.path().join("old.rs").exists());
    }

    #[test]
    fn nothing_that_is_not_generated_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.rs"), "// mine\n").unwrap();
        assert!(write(folder.path(), &files()).unwrap_err().contains("notes.rs"));
        assert!(folder.path().join("notes.rs").exists() && !folder.path().join("mod.rs").exists());
    }
}
