//! The journal: a record of what was begun and what is done.
//!
//! It is a file of JSON lines. The first one is the title of the work; `{"begin":TARGET}` is written before a request is sent,
//! `{"end":OUTCOME}` when its outcome is known. Each line is on the disk before the work continues.

#[cfg(test)]
mod crashes;
mod file;
mod storage;
mod writer;

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::Path;

use odata_types::Guid;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::outcome::Outcome;
use storage::Memory;
use writer::Writer;

/// What the journal records about a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Past {
    /// The target is done. If that created an entity, its key is known.
    Done(Option<String>),
    /// A request was begun, and may have taken effect.
    Begun,
}

/// The journal; without a file, it records nothing.
pub(super) struct Journal {
    past: HashMap<String, Past>,
    writer: Option<Writer>,
}

impl Journal {
    /// A journal without a file.
    pub(super) fn none() -> Self {
        Self { past: HashMap::new(), writer: None }
    }

    /// Opens or creates the journal of the work with that title, and locks it.
    pub(super) fn open(path: &Path, title: &Value) -> Result<Self, JournalError> {
        let (file, past) = file::open(path, title)?;
        Ok(Self { past, writer: Some(Writer::new(file)?) })
    }

    /// Whether it records anything.
    pub(super) fn is_kept(&self) -> bool {
        self.writer.is_some()
    }

    /// What earlier runs of the command recorded about a target.
    pub(super) fn past(&self, target: &str) -> Option<&Past> {
        self.past.get(&compared(target))
    }

    /// Records that a request is about to be sent.
    pub(super) async fn begin(&self, target: &str) -> Result<(), String> {
        self.write(&Line("begin", target)).await
    }

    /// Records the outcome.
    pub(super) async fn end(&self, outcome: &Outcome) -> Result<(), String> {
        self.write(&Line("end", outcome)).await
    }

    async fn write(&self, line: &impl Serialize) -> Result<(), String> {
        let Some(writer) = &self.writer else { return Ok(()) };
        let line = serde_json::to_string(line).map_err(|error| error.to_string())?;
        writer.write(line + "\n").await
    }
}

/// A line with one member.
struct Line<'a, T: ?Sized>(&'static str, &'a T);

impl<T: Serialize + ?Sized> Serialize for Line<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(Some(1))?;
        line.serialize_entry(self.0, self.1)?;
        line.end()
    }
}

/// A target as it is compared with others: GUIDs in it are equal in any case of letters.
fn compared(target: &str) -> String {
    target.split('/').map(Guid::fold).collect::<Vec<_>>().join("/")
}

/// Reads a journal, whatever its work is. The result is the number of targets that it knows, and what is left in the file.
///
/// # Errors
///
/// What makes the file no journal.
#[doc(hidden)]
pub fn read_journal(bytes: &[u8]) -> Result<(usize, Vec<u8>), String> {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first: Value = serde_json::from_slice(first).unwrap_or_default();
    let mut file = Memory::new(bytes.to_vec());
    let past = file::read(&mut file, first.get("work").unwrap_or(&Value::Null)).map_err(|error| error.to_string())?;
    Ok((past.len(), file.bytes))
}

/// The file cannot be used as the journal.
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
            Self::Other => f.write_str("this is not a journal of lcw; it was not changed"),
            Self::Line(number) => write!(f, "line {number} of the journal is not valid"),
            Self::Title => {
                f.write_str("this is the journal of other work: the request, its body or the service differs")
            }
        }
    }
}

impl From<io::Error> for JournalError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
