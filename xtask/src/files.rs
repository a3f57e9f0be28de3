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
    let present = present(folder)?;
    let foreign: Vec<_> =
        present.iter().filter(|path| !is_generated(path)).map(|path| path.display().to_string()).collect();
    if !foreign.is_empty() {
        let list = foreign.join("\n");
        return Err(format!(
            "{list}\nnone of these is a generated file; the folder must hold generated files and nothing else"
        ));
    }
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
    for path in orphans(folder, files, present) {
        fs::remove_file(&path).map_err(|error| failed("remove", &path, &error))?;
        println!("removed {}", path.display());
        // A folder that still holds something stays.
        let below = path.ancestors().skip(1).take_while(|parent| *parent != folder);
        below.map_while(|parent| fs::remove_dir(parent).ok()).for_each(drop);
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
            Err(error) => report.0.push(format!("stale: {}\n  it cannot be read: {error}", path.display())),
        }
    }
    report
        .0
        .extend(orphans(folder, files, present(folder)?).iter().map(|path| format!("orphaned: {}", path.display())));
    Ok(report)
}

/// Writes the manifest of a generated crate, or compares it. One that is not generated is never touched.
pub(crate) fn manifest(path: &Path, text: &str, check: bool) -> Result<(), String> {
    let old = match fs::read_to_string(path) {
        Ok(old) if !old.starts_with("# @generated") => {
            return Err(format!("{}: this manifest is not a generated one, and stays as it is", path.display()));
        }
        Ok(old) => Some(old),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed("read", path, &error)),
    };
    match old {
        Some(old) if old == text => Ok(()),
        Some(_) if check => Err(format!("stale: {}", path.display())),
        None if check => Err(format!("missing: {}", path.display())),
        _ => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
            }
            fs::write(path, text).map_err(|error| failed("write", path, &error))?;
            println!("wrote {}", path.display());
            Ok(())
        }
    }
}

/// The path from a folder to another, as a manifest has it.
pub(crate) fn relative(from: &Path, to: &Path) -> Result<String, String> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|error| failed("find", path, &error));
    let (from, to) = (real(from)?, real(to)?);
    let (mut from, mut to) = (from.components().peekable(), to.components().peekable());
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.map(|_| "..".into());
    let parts: Vec<_> = up.chain(to.map(|part| part.as_os_str().to_string_lossy())).collect();
    Ok(parts.join("/"))
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

/// Everything in the folder but folders, sorted. Links are not followed: what they lead to is somebody else's.
fn present(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut open = if folder.is_dir() { vec![folder.to_owned()] } else { Vec::new() };
    while let Some(folder) = open.pop() {
        let failed = |error| failed("read", &folder, &error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let is_folder = entry.file_type().map_err(failed)?.is_dir();
            if is_folder { &mut open } else { &mut found }.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// What is in the folder, but not among the files.
fn orphans(folder: &Path, files: &[(String, String)], present: Vec<PathBuf>) -> Vec<PathBuf> {
    let known: BTreeSet<_> = files.iter().map(|(name, _)| folder.join(name)).collect();
    present.into_iter().filter(|path| !known.contains(path)).collect()
}

/// Whether this is a file, not a link, that says of itself that the generator has written it: nothing else is ever written
/// over or removed.
fn is_generated(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_file && fs::read_to_string(path).is_ok_and(|text| text.starts_with(odata_codegen::HEADER) || is_json(&text))
}

/// JSON has no comments, but JSON Schema has a member for them.
fn is_json(text: &str) -> bool {
    let mark = odata_codegen::HEADER.trim_start_matches("// ").trim_end();
    text.contains(&format!("\"$comment\": \"{mark}\""))
}

/// What could not be done to a path, and why.
pub(crate) fn failed(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("{}: cannot {what} this: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code: &str) -> String {
        format!("{}{code}\n", odata_codegen::HEADER)
    }

    fn files() -> Vec<(String, String)> {
        vec![("mod.rs".to_owned(), text("fn a() {}")), ("graph.rs".to_owned(), text("fn a() {}"))]
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
        fs::write(folder.path().join("graph.rs"), text("fn b() {}")).unwrap();
        fs::write(folder.path().join("old.rs"), text("")).unwrap();
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
    fn files_of_namespaces_are_compared_and_leave_no_empty_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (old, stale) = (folder.path().join("old/deep"), folder.path().join("graph"));
        for folder in [&old, &stale] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("types.rs"), text("struct Old;")).unwrap();
        }
        let files = vec![("graph/types.rs".to_owned(), text("struct New;"))];
        let report = compare(folder.path(), &files).unwrap().to_string();
        assert!(report.contains("graph/types.rs\n  line 2"), "{report}");
        assert!(report.contains("orphaned: ") && report.ends_with("old/deep/types.rs"), "{report}");
        write(folder.path(), &files).unwrap();
        assert!(compare(folder.path(), &files).unwrap().is_empty());
        assert!(!folder.path().join("old").exists());
    }

    #[test]
    fn nothing_that_is_not_generated_is_touched() {
        for (name, text) in [
            ("notes.rs", "// mine\n"),
            ("mod.rs", "// mine\n"),
            ("other.rs", "// @generated by another tool\n"),
            ("late.rs", &format!("// mine\n{}", odata_codegen::HEADER)),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            assert!(write(folder.path(), &files()).unwrap_err().contains(name));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert!(!folder.path().join("graph.rs").exists());
        }
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
            assert!(write(&out, &files()).unwrap_err().contains(name));
            fs::remove_file(out.join(name)).unwrap();
        }
        assert_eq!(fs::read_to_string(&target).unwrap(), text(""));
    }

    #[test]
    fn what_cannot_be_read_is_stale() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("mod.rs")).unwrap();
        let report = compare(folder.path(), &files()).unwrap().to_string();
        assert!(report.contains("stale: ") && report.contains("missing: "), "{report}");
    }
}
