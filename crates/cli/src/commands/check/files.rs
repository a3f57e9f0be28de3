//! The files to check: those that are named, those below folders, and those that they refer to.

use std::borrow::Cow;
use std::fs;
use std::path::{Component, Path, PathBuf};

use graph_requests::Files;

use crate::input::{Input, decoded, encoding_fault};

/// The extensions of files below a folder that may hold requests.
const EXTENSIONS: &[&str] =
    &["http", "rest", "md", "markdown", "json", "bicep", "sh", "bash", "cmd", "bat", "ps1", "psm1"];

/// Folders that hold no files of people.
const SKIPPED: &[&str] = &["node_modules", "target"];

/// A body is not larger than this.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The inputs at these paths, and whether each was named; standard input if there are no paths.
pub(crate) fn inputs(paths: &[PathBuf]) -> Result<Vec<(Input, bool)>, String> {
    let mut inputs = Vec::new();
    for input in Input::all(paths) {
        let path = PathBuf::from(input.name());
        if !input.is_standard_input() && path.is_dir() {
            folder(&path, &mut inputs).map_err(|error| format!("{}: cannot be read: {error}", input.title()))?;
        } else {
            inputs.push((input, true));
        }
    }
    if inputs.iter().filter(|(input, _)| input.is_standard_input()).count() > 1 {
        return Err("standard input can be read only once, but `-` is given more than once".to_owned());
    }
    Ok(inputs)
}

/// What is said of folders in which no request is.
pub(crate) fn no_request(inputs: &[(Input, bool)]) -> String {
    match inputs.len() {
        0 => "there is no file that may hold requests".to_owned(),
        1 => "there is no request in 1 file that may hold some".to_owned(),
        count => format!("there is no request in {count} files that may hold some"),
    }
}

/// Adds the files below a folder, in order of their names. Links are not followed, as they may lead in a circle.
fn folder(path: &Path, inputs: &mut Vec<(Input, bool)>) -> std::io::Result<()> {
    let mut open = vec![path.to_owned()];
    while let Some(path) = open.pop() {
        let mut entries = fs::read_dir(&path)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
        let mut files = Vec::new();
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type()?;
            if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name.as_str()) {
                open.push(entry.path());
            } else if kind.is_file() && has_extension(&name) {
                files.push((Input::new(&entry.path()), false));
            }
        }
        inputs.extend(files.into_iter().rev());
    }
    Ok(())
}

fn has_extension(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// The files in the folder of an input, and below it.
pub(crate) struct Below {
    folder: Option<PathBuf>,
}

impl Below {
    pub(crate) fn of(input: &Input) -> Self {
        let path = PathBuf::from(input.name());
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        Self { folder: (!input.is_standard_input()).then_some(folder) }
    }
}

impl Files for Below {
    fn read(&self, path: &str) -> Result<String, String> {
        let Some(folder) = &self.folder else { return Err("standard input is not in a folder".to_owned()) };
        let path = Path::new(path);
        if path.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err("it is not below the folder of the file that names it".to_owned());
        }
        let file = folder.join(path);
        let reading = || {
            // A link may lead out of the folder.
            let (root, real) = (folder.canonicalize()?, file.canonicalize()?);
            if !real.starts_with(root) {
                return Ok(Err("it is not below the folder of the file that names it".to_owned()));
            }
            if !real.is_file() || real.metadata()?.len() > LARGEST {
                return Ok(Err("it is not a file of a usual size".to_owned()));
            }
            let bytes = fs::read(real)?;
            // ASCII in UTF-16 is UTF-8 as well.
            Ok(match decoded(&bytes) {
                Some(Cow::Borrowed(text)) => Ok(text.to_owned()),
                Some(Cow::Owned(_)) | None => Err(encoding_fault(&bytes)),
            })
        };
        reading().unwrap_or_else(|error: std::io::Error| Err(format!("cannot be read: {error}")))
    }
}
