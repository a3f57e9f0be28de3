//! Input files and standard input.

use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use lifecycle_workflows::validation::shown_safely;

/// The path that means standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// An input and its name.
pub(crate) struct Input {
    path: PathBuf,
}

impl Input {
    /// The inputs at these paths; standard input if there are none.
    pub(crate) fn all(paths: &[PathBuf]) -> Vec<Self> {
        if paths.is_empty() {
            return vec![Self::new(Path::new(STANDARD_INPUT))];
        }
        paths.iter().map(|path| Self::new(path)).collect()
    }

    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    pub(crate) fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == OsStr::new(STANDARD_INPUT)
    }

    /// The name in output for programs: the path as it was given.
    pub(crate) fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// The path of a file that is named relative to the folder of this one.
    pub(crate) fn beside(&self, path: &str) -> String {
        let path = path.trim_start_matches("./");
        match self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            Some(folder) => folder.join(path).to_string_lossy().into_owned(),
            None => path.to_owned(),
        }
    }

    /// The name in output for people.
    pub(crate) fn title(&self) -> String {
        if self.is_standard_input() { "<stdin>".to_owned() } else { shown_safely(&self.name()) }
    }

    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        if self.is_standard_input() {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        fs::read(&self.path)
    }
}
