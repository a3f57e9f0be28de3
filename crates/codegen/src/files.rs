//! Generated files on the disk: one function writes them and compares them.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::file::HEADER;

/// Whether files are written or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Files that differ are written, and orphaned ones are removed.
    Write,
    /// Nothing is changed. Files that are missing, stale or orphaned are an error.
    Check,
}

/// The files of a run.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Folders that hold generated files and nothing else: the path of each, and the texts of its files by their paths within.
    pub folders: Vec<(PathBuf, Vec<(String, String)>)>,
    /// Files in folders that hold other files as well.
    pub single: Vec<(PathBuf, String)>,
}

/// What has been written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files that were missing or stale.
    pub written: Vec<PathBuf>,
    /// The files that were orphaned.
    pub removed: Vec<PathBuf>,
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for path in &self.written {
            writeln!(f, "wrote {}", path.display())?;
        }
        for path in &self.removed {
            writeln!(f, "removed {}", path.display())?;
        }
        Ok(())
    }
}

/// Why files are neither written nor up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FilesError {
    /// A file or folder cannot be read or written: one sentence for each.
    Io(Vec<String>),
    /// There are files where generated ones belong, and these are not generated, or by another run into a folder below: their
    /// paths.
    Foreign(Vec<PathBuf>),
    /// Files are missing, stale or orphaned: one entry for each.
    Stale(Vec<String>),
}

impl fmt::Display for FilesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(lines) | Self::Stale(lines) => f.write_str(&lines.join("\n")),
            Self::Foreign(paths) => {
                for path in paths {
                    writeln!(f, "{}", path.display())?;
                }
                f.write_str(
                    "these files are not generated, or belong to code that was generated into a folder below, so they are not \
                     written over or removed; choose another place",
                )
            }
        }
    }
}

impl std::error::Error for FilesError {}

/// Makes the disk hold these files, and touches only those that differ; or says how it differs. Files that are not generated are
/// found before anything is written.
///
/// # Errors
///
/// See [`FilesError`].
pub fn apply(files: &Files, mode: Mode) -> Result<Changes, FilesError> {
    let state = State::of(files)?;
    match mode {
        Mode::Check => state.report(),
        Mode::Write => state.write(),
    }
}

/// How the disk differs from the files of a run.
struct State<'f> {
    /// The files that are missing or stale.
    differ: Vec<Difference<'f>>,
    /// The files that do not belong in the folders, each with its folder.
    orphans: Vec<(&'f Path, PathBuf)>,
    /// Those of all these files that are not generated.
    foreign: Vec<PathBuf>,
}

/// A file that is missing or stale.
struct Difference<'f> {
    path: PathBuf,
    text: &'f str,
    /// The text that is there, if any is; or why it cannot be read.
    old: Result<Option<String>, String>,
}

impl<'f> State<'f> {
    fn of(files: &'f Files) -> Result<Self, FilesError> {
        let mut state = Self { differ: Vec::new(), orphans: Vec::new(), foreign: Vec::new() };
        for (folder, files) in &files.folders {
            let wanted: BTreeSet<_> = files.iter().map(|(name, _)| folder.join(name)).collect();
            for path in present(folder).map_err(FilesError::Io)? {
                let is_foreign = !is_generated(&path) || (path.parent() != Some(folder) && is_root(&path));
                if is_foreign {
                    state.foreign.push(path.clone());
                }
                if !is_foreign && !wanted.contains(&path) {
                    state.orphans.push((folder, path));
                }
            }
            for (name, text) in files {
                state.compare(folder.join(name), text);
            }
        }
        for (path, text) in &files.single {
            if fs::symlink_metadata(path).is_ok() && !is_generated(path) {
                state.foreign.push(path.clone());
            }
            state.compare(path.clone(), text);
        }
        Ok(state)
    }

    fn compare(&mut self, path: PathBuf, text: &'f str) {
        let old = match fs::read_to_string(&path) {
            Ok(old) if old == text => return,
            Ok(old) => Ok(Some(old)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.to_string()),
        };
        self.differ.push(Difference { path, text, old });
    }

    /// The files that are missing, stale or orphaned, and where a stale one first differs.
    fn report(self) -> Result<Changes, FilesError> {
        // Generating would be refused as well.
        if self.differ.is_empty() && self.orphans.is_empty() && !self.foreign.is_empty() {
            return Err(FilesError::Foreign(self.foreign));
        }
        let differ = self.differ.iter().map(|Difference { path, text, old }| match old {
            Ok(None) => format!("missing: {}", path.display()),
            Ok(Some(old)) => format!("stale: {}\n{}", path.display(), first_difference(old, text)),
            Err(reason) => format!("stale: {}\n  it cannot be read: {reason}", path.display()),
        });
        let orphans = self.orphans.iter().map(|(_, path)| format!("orphaned: {}", path.display()));
        let foreign = self
            .foreign
            .iter()
            .map(|path| format!("not generated from this, to be moved elsewhere: {}", path.display()));
        let report: Vec<_> = differ.chain(orphans).chain(foreign).collect();
        if report.is_empty() { Ok(Changes::default()) } else { Err(FilesError::Stale(report)) }
    }

    fn write(self) -> Result<Changes, FilesError> {
        if !self.foreign.is_empty() {
            return Err(FilesError::Foreign(self.foreign));
        }
        let io = |what, path: &Path, error| FilesError::Io(vec![failed(what, path, &error)]);
        let mut changes = Changes::default();
        for Difference { path, text, .. } in self.differ {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|error| io("make", parent, error))?;
            }
            fs::write(&path, text).map_err(|error| io("write", &path, error))?;
            changes.written.push(path);
        }
        for (folder, path) in self.orphans {
            fs::remove_file(&path).map_err(|error| io("remove", &path, error))?;
            // A folder that still holds something stays.
            let below = path.ancestors().skip(1).take_while(|parent| *parent != folder);
            below.map_while(|parent| fs::remove_dir(parent).ok()).for_each(drop);
            changes.removed.push(path);
        }
        Ok(changes)
    }
}

/// The relative path from a folder to another that exists, as a manifest has it. The first folder may not exist yet.
///
/// # Errors
///
/// If the other folder does not exist.
pub fn relative(from: &Path, to: &Path) -> Result<String, String> {
    let from = real(from).map_err(|error| failed("find", from, &error))?;
    let to = fs::canonicalize(to).map_err(|error| failed("find", to, &error))?;
    let (mut from, mut to) = (from.components().peekable(), to.components().peekable());
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.map(|_| "..".into());
    let parts: Vec<_> = up.chain(to.map(|part| part.as_os_str().to_string_lossy())).collect();
    Ok(parts.join("/"))
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for existing in path.ancestors() {
        if let Ok(real) = fs::canonicalize(existing) {
            return Ok(path.strip_prefix(existing).map_or_else(|_| real.clone(), |rest| real.join(rest)));
        }
    }
    Ok(path)
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

/// Everything in the folder but folders, sorted. Links are not followed.
fn present(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let mut found = Vec::new();
    let mut open = if folder.is_dir() { vec![folder.to_owned()] } else { Vec::new() };
    while let Some(folder) = open.pop() {
        let failed = |error| vec![failed("read", &folder, &error)];
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let is_folder = entry.file_type().map_err(failed)?.is_dir();
            if is_folder { &mut open } else { &mut found }.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Whether this is a file, not a link, that begins with the header of generated files. Nothing else is ever written over or
/// removed.
fn is_generated(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_file
        && fs::read_to_string(path)
            .is_ok_and(|text| text.starts_with(HEADER) || text.starts_with(TOML_HEADER) || is_json(&text))
}

/// Whether this is the first file of generated code, which has the schema: the code of a namespace has none.
fn is_root(path: &Path) -> bool {
    path.ends_with("mod.rs") && fs::read_to_string(path).is_ok_and(|text| text.contains("\npub static SCHEMA: "))
}

/// The first line of every generated manifest.
pub(crate) const TOML_HEADER: &str = "# @generated by odata-codegen.\n";

/// JSON has no comments, but JSON Schema has a member for them.
fn is_json(text: &str) -> bool {
    let mark = HEADER.trim_start_matches("// ").trim_end();
    text.contains(&format!("\"$comment\": \"{mark}\""))
}

/// What could not be done to a path, and why.
#[must_use]
pub fn failed(what: &str, path: &Path, error: &io::Error) -> String {
    format!("{}: cannot {what} this: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code: &str) -> String {
        format!("{HEADER}{code}\n")
    }

    fn files(folder: &Path) -> Files {
        let files = vec![("mod.rs".to_owned(), text("fn a() {}")), ("graph.rs".to_owned(), text("fn a() {}"))];
        Files { folders: vec![(folder.to_owned(), files)], single: Vec::new() }
    }

    fn compare(folder: &Path) -> Vec<String> {
        match apply(&files(folder), Mode::Check) {
            Ok(_) => Vec::new(),
            Err(FilesError::Stale(report)) => report,
            Err(other) => panic!("{other}"),
        }
    }

    fn write(folder: &Path) -> Result<Changes, String> {
        apply(&files(folder), Mode::Write).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_written_is_what_is_compared() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("new");
        assert_eq!(compare(&out).len(), 2);
        write(&out).unwrap();
        assert!(compare(&out).is_empty());
    }

    #[test]
    fn missing_stale_and_orphaned_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("graph.rs"), text("fn b() {}")).unwrap();
        fs::write(folder.path().join("old.rs"), text("")).unwrap();
        let report = compare(folder.path()).join("\n");
        let root = folder.path().display();
        let expected = format!(
            "missing: {root}/mod.rs\nstale: {root}/graph.rs\n  line 2\n  - fn b() {{}}\n  + fn a() {{}}\norphaned: {root}/old.rs"
        );
        assert_eq!(report, expected);
        assert!(folder.path().join("old.rs").exists());
        write(folder.path()).unwrap();
        assert!(!folder.path().join("old.rs").exists());
    }

    #[test]
    fn files_of_namespaces_are_compared_and_leave_no_empty_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (old, stale) = (folder.path().join("old/deep"), folder.path().join("graph"));
        for folder in [&old, &stale] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("types.rs"), text("struct Old;")).unwrap();
        }
        let files = vec![("graph/types.rs".to_owned(), text("struct New;"))];
        let files = Files { folders: vec![(folder.path().to_owned(), files)], single: Vec::new() };
        let report = apply(&files, Mode::Check).unwrap_err().to_string();
        assert!(report.contains("graph/types.rs\n  line 2"), "{report}");
        assert!(report.contains("orphaned: ") && report.ends_with("old/deep/types.rs"), "{report}");
        apply(&files, Mode::Write).unwrap();
        assert_eq!(apply(&files, Mode::Check).unwrap(), Changes::default());
        assert!(!folder.path().join("old").exists());
    }

    #[test]
    fn nothing_that_is_not_generated_is_touched() {
        for (name, text) in [
            ("notes.rs", "// mine\n"),
            ("mod.rs", "// mine\n"),
            ("other.rs", "// @generated by another tool\n"),
            ("late.rs", &format!("// mine\n{HEADER}")),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            assert!(write(folder.path()).unwrap_err().contains(name));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert!(!folder.path().join("graph.rs").exists());
        }
    }

    #[test]
    fn what_was_generated_into_a_folder_below_stays() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("other/mod.rs");
        fs::create_dir_all(below.parent().unwrap()).unwrap();
        fs::write(&below, text("pub static SCHEMA: Schema = Schema::EMPTY;")).unwrap();
        assert!(write(folder.path()).unwrap_err().contains("other/mod.rs\nthese files are not generated, or belong"));
        assert!(below.exists() && !folder.path().join("graph.rs").exists());
        // Into that folder itself it is written.
        assert!(write(below.parent().unwrap()).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (out, outside) = (folder.path().join("out"), folder.path().join("outside"));
        for path in [&out, &outside] {
            fs::create_dir(path).unwrap();
        }
        let target = outside.join("x.rs");
        fs::write(&target, text("")).unwrap();
        for (name, leads_to) in [("mod.rs", target.as_path()), ("folder", &outside), ("itself", &out)] {
            symlink(leads_to, out.join(name)).unwrap();
            assert!(write(&out).unwrap_err().contains(name));
            fs::remove_file(out.join(name)).unwrap();
        }
        assert_eq!(fs::read_to_string(&target).unwrap(), text(""));
    }

    #[test]
    fn what_cannot_be_read_is_stale() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("mod.rs")).unwrap();
        let report = compare(folder.path()).join("\n");
        assert!(report.contains("stale: ") && report.contains("missing: "), "{report}");
    }
}
