//! Where commands take what they send from: files beside the document, and files that the script writes.

use std::collections::HashMap;

use graph_validation::Span;

use super::Parts;
use crate::document::Files;
use crate::filling::Filling;
use crate::mapped::Mapped;

/// What stands in lines that make a file, in lower case.
const WRITING: &[&str] = &[
    ">",
    "tee ",
    "out-file",
    "outfile",
    "set-content",
    "add-content",
    "writealltext",
    "copy",
    "move",
    "cp ",
    "mv ",
    " -o",
    "--output",
];

/// The files that a script has written so far, by path.
#[derive(Default)]
pub(super) struct Written {
    files: HashMap<String, Mapped>,
}

impl Written {
    /// Keeps what is in a file; nothing, if that is unknown.
    pub(super) fn insert(&mut self, path: &Mapped, text: Option<&Mapped>) {
        if path.unknown().is_empty() {
            let text = text.cloned().unwrap_or_else(|| Mapped::unknown_at(path.whole_source()));
            self.files.insert(normal(path.text()).to_owned(), text);
        }
    }

    /// Forgets what is in a file that another command names, which may change it: as an argument, or as the value of an option.
    pub(super) fn forget(&mut self, word: &Mapped) {
        let text = word.text();
        let value = text.split_once('=').map_or(text, |(_, value)| value);
        for path in [text, value] {
            if let Some(text) = self.files.get_mut(normal(path)) {
                *text = Mapped::unknown_at(word.whole_source());
            }
        }
    }
}

/// What the commands of a script can take their bodies and headers from.
pub(super) struct Sources<'a> {
    /// The text of the script.
    pub(super) text: &'a str,
    pub(super) files: &'a dyn Files,
    pub(super) filling: &'a Filling,
    pub(super) written: &'a Written,
}

impl Sources<'_> {
    /// Takes the body of a command that stands at a place from the file at a path. What the script writes into it, or which file it
    /// is, may be unknown.
    pub(super) fn read_body(&self, path: &Mapped, place: Span, parts: &mut Parts) {
        let source = path.whole_source();
        let written = self.written.files.get(normal(path.text()));
        if let Some(text) = written {
            let mut body = Mapped::default();
            self.filling.fill(&mut body, text, source);
            parts.body = Some(body);
            return;
        }
        if path.unknown().is_empty() {
            parts.read_body(path.text(), self.files);
            let is_read = parts.body_file.as_ref().is_some_and(|file| file.text.is_ok());
            if is_read || !self.makes(path.text(), place) {
                return;
            }
            parts.body_file = None;
        }
        parts.body = Some(Mapped::unknown_at(source));
    }

    /// Whether the script names a file before a place in a line that writes, copies or downloads something.
    fn makes(&self, path: &str, place: Span) -> bool {
        let Some(before) = self.text.get(..place.start).filter(|before| self.filling.takes(before.len())) else {
            return false;
        };
        let is_of_it = |line: &&str| line.contains(normal(path)) && !line.trim_start().starts_with('#');
        before.lines().filter(is_of_it).any(|line| {
            let line = line.to_ascii_lowercase();
            WRITING.iter().any(|sign| line.contains(sign))
        })
    }
}

/// A path as it is compared.
fn normal(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}
