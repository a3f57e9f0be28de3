//! Faults while a stage collects them: with places instead of lines and pointers, which only printing needs.

use std::collections::{BTreeSet, HashMap};

use json_places::{Value, pointer_at};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Leniency};
use crate::source::{Place, Positions, Source, SourceId};
use crate::xml;

/// One fault, not yet printable.
#[derive(Debug)]
pub(crate) struct Fault {
    place: Place,
    code: Code,
    message: String,
    help: Option<Help>,
    leniency: Option<Leniency>,
}

/// What may help, not yet printable.
#[derive(Debug)]
enum Help {
    Text(String),
    /// Advice that depends on the form of the source.
    ByForm {
        json: String,
        xml: String,
    },
    /// What can be found at a place, up to the word before `at`.
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

    /// Adds a sentence that may help: one for CSDL JSON and one for CSDL XML, which write the same thing differently.
    pub(crate) fn help_by_form(&mut self, json: impl Into<String>, xml: impl Into<String>) {
        self.help = Some(Help::ByForm { json: json.into(), xml: xml.into() });
    }

    /// Adds where something that matters is declared.
    pub(crate) fn declared_at(&mut self, what: &str, place: Place) {
        self.help = Some(Help::At { what: format!("{what} is declared"), place });
    }

    /// Adds where something that matters is.
    pub(crate) fn located_at(&mut self, what: &str, place: Place) {
        self.help = Some(Help::At { what: format!("{what} is"), place });
    }

    /// Makes the fault a note: the run goes on, and this is how.
    pub(crate) fn tolerate(&mut self, leniency: Leniency) {
        self.leniency = Some(leniency);
    }
}

/// The faults of a stage so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault, and returns it so that the caller can add help.
    pub(crate) fn add(&mut self, code: Code, place: Place, message: impl Into<String>) -> &mut Fault {
        self.0.push(Fault { place, code, message: message.into(), help: None, leniency: None });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// The number of faults, to find out whether something has added to them.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Makes notes of the errors after the first `before` faults, and returns whether there were any.
    pub(crate) fn tolerate_since(&mut self, before: usize, leniency: Leniency) -> bool {
        let mut found = false;
        for fault in self.0.iter_mut().skip(before).filter(|fault| fault.leniency.is_none()) {
            fault.leniency = Some(leniency);
            found = true;
        }
        found
    }

    /// The places of the faults.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        self.0.iter().map(|fault| fault.place)
    }

    /// Whether there are errors. In a strict run each note is an error.
    pub(crate) fn stop_a_run(&self, strict: bool) -> bool {
        self.0.iter().any(|fault| strict || fault.leniency.is_none())
    }

    /// The sources that have errors.
    pub(crate) fn sources_with_errors(&self) -> BTreeSet<SourceId> {
        self.0.iter().filter(|fault| fault.leniency.is_none()).map(|fault| fault.place.source).collect()
    }

    /// Adds the faults of another stage.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The notes, sorted by place, if there are no errors. In a strict run each note is an error.
    pub(crate) fn finish(self, sources: &[Source], strict: bool) -> Result<Vec<Diagnostic>, Diagnostics> {
        let mut texts = Texts { sources, positions: Positions::new(sources), trees: HashMap::new() };
        // Built-in documents have no source. They are sound by themselves; a fault in one comes from the caller's own version
        // of another vocabulary, and the caller cannot mend it.
        let given = self.0.into_iter().filter(|fault| sources.get(fault.place.source.0 as usize).is_some());
        let (errors, notes): (Vec<_>, Vec<_>) = given.partition(|fault| strict || fault.leniency.is_none());
        let errors = errors.into_iter().map(|fault| texts.render(Fault { leniency: None, ..fault }));
        if let Some(errors) = Diagnostics::new(errors.collect()) {
            return Err(errors);
        }
        let mut notes: Vec<_> = notes.into_iter().map(|fault| texts.render(fault)).collect();
        notes.sort();
        notes.dedup();
        Ok(notes)
    }
}

/// The sources that have faults, each parsed once.
struct Texts<'a> {
    sources: &'a [Source],
    positions: Positions<'a>,
    trees: HashMap<SourceId, Tree<'a>>,
}

/// A parsed text, in which offsets are looked up.
enum Tree<'a> {
    Json(Option<Value<'a>>),
    Xml(Option<xml::Element<'a>>),
}

impl<'a> Tree<'a> {
    fn new(text: &'a str) -> Self {
        if xml::is_xml(text) { Self::Xml(xml::parse(text).root) } else { Self::Json(json_places::parse(text).ok()) }
    }

    /// The JSON pointer or element path of what is at that offset; empty if the text cannot be read.
    fn pointer(&self, offset: usize) -> String {
        match self {
            Self::Json(tree) => tree.as_ref().map(|tree| pointer_at(tree, offset).to_string()),
            Self::Xml(root) => root.as_ref().map(|root| xml::path_at(root, offset)),
        }
        .unwrap_or_default()
    }
}

impl<'a> Texts<'a> {
    fn tree(&mut self, id: SourceId) -> &Tree<'a> {
        let sources = self.sources;
        self.trees.entry(id).or_insert_with(|| Tree::new(sources.get(id.0 as usize).map_or("", |it| &it.text)))
    }

    fn render(&mut self, fault: Fault) -> Diagnostic {
        let Fault { place, code, message, help, leniency } = fault;
        let help = help.and_then(|help| match help {
            Help::Text(text) => Some(text),
            Help::ByForm { json, xml } => match self.tree(place.source) {
                Tree::Json(_) => Some(json),
                Tree::Xml(_) => Some(xml),
            },
            Help::At { what, place } => {
                let (path, position) = self.positions.find(place);
                (!path.is_empty()).then(|| format!("{what} at {path}:{}:{}", position.line, position.column))
            }
        });
        let (path, position) = self.positions.find(place);
        Diagnostic {
            path: path.to_owned(),
            line: position.line,
            column: position.column,
            code,
            message,
            pointer: self.tree(place.source).pointer(place.start as usize),
            help,
            leniency,
        }
    }
}
