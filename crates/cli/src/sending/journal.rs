//! The journal: what is begun and what is done, written down before and after each request.
//!
//! It is a file of JSON lines. The first one says what work it is of; `{"begin":TARGET}` stands before anything of a request
//! is sent, `{"end":OUTCOME}` when nothing of it is under way any more. Each line is on the disk before the work goes on.

mod file;
mod writer;

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::Path;

use lifecycle_workflows::client::Start;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::outcome::Outcome;
use writer::Writer;

/// What a journal knows of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Past {
    /// Nothing is left to do.
    Done,
    /// It was begun, and may have taken effect.
    Begun,
}

/// What is begun and what is done; nothing of it where there is no file.
pub(super) struct Journal {
    past: HashMap<String, Past>,
    writer: Option<Writer>,
}

impl Journal {
    /// For work that nobody wants to go on with.
    pub(super) fn none() -> Self {
        Self { past: HashMap::new(), writer: None }
    }

    /// Opens the journal in a file, or begins it. It is of the work of that title, and nobody else may write into it.
    pub(super) fn open(path: &Path, title: &Value) -> Result<Self, JournalError> {
        let (file, past) = file::open(path, title)?;
        Ok(Self { past, writer: Some(Writer::new(file)?) })
    }

    /// What is known of a target from earlier calls.
    pub(super) fn past(&self, target: &str) -> Option<Past> {
        self.past.get(target).copied()
    }

    /// Before anything is sent.
    pub(super) async fn begin(&self, target: &str) -> Result<(), String> {
        self.write(&Line("begin", target)).await
    }

    /// When nothing is under way any more.
    pub(super) async fn end(&self, outcome: &Outcome) -> Result<(), String> {
        self.write(&Line("end", outcome)).await
    }

    async fn write(&self, line: &impl Serialize) -> Result<(), String> {
        let Some(writer) = &self.writer else { return Ok(()) };
        let line = serde_json::to_string(line).map_err(|error| error.to_string())?;
        writer.write(line + "\n").await
    }
}

/// A line of one member.
struct Line<'a, T: ?Sized>(&'static str, &'a T);

impl<T: Serialize + ?Sized> Serialize for Line<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(Some(1))?;
        line.serialize_entry(self.0, self.1)?;
        line.end()
    }
}

impl Past {
    /// What a request begins with, if one is left to be sent.
    pub(super) fn start(past: Option<Self>) -> Option<Start> {
        match past {
            None => Some(Start::Sending),
            Some(Self::Begun) => Some(Start::Reading),
            Some(Self::Done) => None,
        }
    }
}

/// A file cannot be the journal.
#[derive(Debug)]
pub(super) enum JournalError {
    Io(io::Error),
    Locked,
    Other,
    Line(usize),
    Title,
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the journal cannot be used: {error}"),
            Self::Locked => f.write_str("another lcw is writing into this journal"),
            Self::Other => f.write_str("this is no journal of lcw, and is left as it is"),
            Self::Line(number) => write!(f, "line {number} of the journal is none that lcw has written"),
            Self::Title => {
                f.write_str("this is the journal of other work: the action, its report or the service is another one")
            }
        }
    }
}

impl From<io::Error> for JournalError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
