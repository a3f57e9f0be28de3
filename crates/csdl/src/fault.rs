//! Faults while they are collected: with places instead of lines and pointers, which only a run that fails needs.

use std::collections::HashMap;

use json_places::{LineIndex, Value, pointer_at};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Place, Source, SourceId};
use crate::xml;

/// One fault, not yet printable.
#[derive(Debug)]
pub(crate) struct Fault {
    place: Place,
    code: Code,
    message: String,
    help: Option<Help>,
}

/// What may help, not yet printable.
#[derive(Debug)]
enum Help {
    Text(String),
    /// What is said of the place, up to the word before `at`.
    At {
        what: String,
        place: Place,
    },
}

impl Fault {
    /// Adds a sentence that may help.
    pub(crate) fn help(&mut self, text: impl Into<String>) {
        self.help = Some(Help::Text(text.into()));
    }

    /// Adds where something that matters is declared.
    pub(crate) fn declared_at(&mut self, what: &str, place: Place) {
        self.help = Some(Help::At { what: format!("{what} is declared"), place });
    }

    /// Adds where something that matters stands.
    pub(crate) fn stands_at(&mut self, what: &str, place: Place) {
        self.help = Some(Help::At { what: format!("{what} is"), place });
    }
}

/// The faults of a stage so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault, and returns it for help to be added.
    pub(crate) fn add(&mut self, code: Code, place: Place, message: impl Into<String>) -> &mut Fault {
        self.0.push(Fault { place, code, message: message.into(), help: None });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// How many there are, to find out whether something has added to them.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Takes out the faults that stand in some of the sources.
    pub(crate) fn take(&mut self, of: impl Fn(SourceId) -> bool) -> Self {
        let (taken, left) = std::mem::take(&mut self.0).into_iter().partition(|fault| of(fault.place.source));
        self.0 = left;
        Self(taken)
    }

    /// Where they are.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        self.0.iter().map(|fault| fault.place)
    }

    /// Adds the faults of another stage.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The faults as people read them, if there are any.
    pub(crate) fn finish<T>(self, sources: &[Source], value: T) -> Result<T, Diagnostics> {
        let mut texts = Texts { sources, cache: HashMap::new() };
        // What is built in has no source: it is sound by itself, and what a caller's own version of a vocabulary takes
        // away from it is nothing that the caller could mend.
        let given = self.0.into_iter().filter(|fault| sources.get(fault.place.source.0 as usize).is_some());
        let faults = given.map(|fault| texts.render(fault)).collect();
        Diagnostics::new(faults).map_or(Ok(value), Err)
    }
}

/// The sources that have faults, each gone through once.
struct Texts<'a> {
    sources: &'a [Source],
    cache: HashMap<SourceId, Text<'a>>,
}

struct Text<'a> {
    path: &'a str,
    lines: LineIndex<'a>,
    tree: Tree<'a>,
}

/// What a text is read into to find out where in it something stands.
enum Tree<'a> {
    Json(Option<Value<'a>>),
    Xml(Option<xml::Element<'a>>),
}

impl<'a> Tree<'a> {
    fn new(text: &'a str) -> Self {
        if xml::is_xml(text) { Self::Xml(xml::parse(text).root) } else { Self::Json(json_places::parse(text).ok()) }
    }

    /// The JSON pointer or element path of what stands at that offset; empty where the text cannot be read.
    fn pointer(&self, offset: usize) -> String {
        match self {
            Self::Json(tree) => tree.as_ref().map(|tree| pointer_at(tree, offset).to_string()),
            Self::Xml(root) => root.as_ref().map(|root| xml::path_at(root, offset)),
        }
        .unwrap_or_default()
    }
}

impl<'a> Texts<'a> {
    fn text(&mut self, id: SourceId) -> &Text<'a> {
        let sources = self.sources;
        self.cache.entry(id).or_insert_with(|| {
            let source = sources.get(id.0 as usize);
            let (path, text) = source.map_or(("", ""), |source| (source.path.as_str(), source.text.as_str()));
            Text { path, lines: LineIndex::new(text), tree: Tree::new(text) }
        })
    }

    fn render(&mut self, fault: Fault) -> Diagnostic {
        let Fault { place, code, message, help } = fault;
        let help = help.and_then(|help| match help {
            Help::Text(text) => Some(text),
            Help::At { what, place } => {
                let text = self.text(place.source);
                let position = text.lines.position(place.start as usize);
                let (path, line, column) = (text.path, position.line, position.column);
                (!path.is_empty()).then(|| format!("{what} at {path}:{line}:{column}"))
            }
        });
        let text = self.text(place.source);
        let position = text.lines.position(place.start as usize);
        Diagnostic {
            path: text.path.to_owned(),
            line: position.line,
            column: position.column,
            code,
            message,
            pointer: text.tree.pointer(place.start as usize),
            help,
        }
    }
}
