//! Elements whose Rust name is not simply their own, and how to choose another one.

use std::fmt;

use odata_csdl::{Place, Positions};

use crate::settings::Part;

/// An element whose Rust name is not simply its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// The qualified name of the element, with its property or member behind a slash.
    pub element: String,
    /// Its Rust name.
    pub name: String,
    /// Where it is declared, as path, line and column; nothing of a namespace, which several documents may declare.
    pub place: Option<String>,
    /// Why it has that name.
    pub reason: Reason,
    /// The lines of the configuration that give it another name, if it can have one.
    pub lines: Option<String>,
}

/// Why an element has another Rust name than its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Generated code uses the name itself.
    Reserved,
    /// Another element has the name.
    Taken {
        /// Its qualified name, with its property or member behind a slash.
        by: String,
        /// Where it is declared, as path, line and column.
        place: String,
    },
    /// Another element has the name in the published document, but is not part of this slice of it.
    TakenElsewhere,
    /// Its name begins with `Any`, as do the names of the enumerations of what a value may be.
    Any,
    /// Modules are files, whose names are ASCII.
    NotAscii,
}

impl fmt::Display for Renamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { element, name, place, reason, lines } = self;
        if let Some(place) = place {
            write!(f, "{place}: ")?;
        }
        write!(f, "`{element}` is `{name}` in Rust: ")?;
        match reason {
            Reason::Taken { by, place } => write!(f, "its plain name is that of `{by}` ({place})"),
            Reason::Reserved => f.write_str("generated code uses its plain name itself"),
            Reason::TakenElsewhere => {
                f.write_str("its plain name is that of another element of the published document")
            }
            Reason::Any => f.write_str("names with `Any` are those of values that may be of derived types"),
            Reason::NotAscii => f.write_str("the names of modules are ASCII"),
        }?;
        if let Some(lines) = lines {
            write!(f, "; to name it otherwise:{lines}")?;
        }
        Ok(())
    }
}

/// A name that an element has in a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    /// The qualified name of the element, with its property or member behind a slash.
    pub(crate) element: String,
    pub(crate) place: Place,
}

/// A [`Renamed`] whose places are not yet lines and columns.
#[derive(Clone, Debug)]
pub(crate) struct RenamedAt {
    pub(crate) owner: Owner,
    pub(crate) name: String,
    pub(crate) reason: ReasonAt,
    pub(crate) lines: Option<String>,
}

/// A [`Reason`] whose place is not yet a line and a column.
#[derive(Clone, Debug)]
pub(crate) enum ReasonAt {
    Reserved,
    Taken(Owner),
    TakenElsewhere,
    Any,
}

impl From<Option<Owner>> for ReasonAt {
    fn from(by: Option<Owner>) -> Self {
        by.map_or(Self::Reserved, Self::Taken)
    }
}

impl RenamedAt {
    pub(crate) fn locate(self, positions: &mut Positions<'_>) -> Renamed {
        let mut shown = |place| {
            let (path, position) = positions.find(place);
            format!("{path}:{}:{}", position.line, position.column)
        };
        let reason = match self.reason {
            ReasonAt::Reserved => Reason::Reserved,
            ReasonAt::Taken(Owner { element, place }) => Reason::Taken { by: element, place: shown(place) },
            ReasonAt::TakenElsewhere => Reason::TakenElsewhere,
            ReasonAt::Any => Reason::Any,
        };
        let place = Some(shown(self.owner.place));
        Renamed { element: self.owner.element, name: self.name, place, reason, lines: self.lines }
    }
}

/// The lines of the configuration that choose the name of a type or an operation.
pub(crate) fn type_lines(qualified_name: &str, name: &str) -> String {
    lines(&format!("types.{}", quoted(qualified_name)), "rename", name)
}

/// The lines that choose the name of a property, parameter or member.
pub(crate) fn part_lines(qualified_name: &str, part: Part, of: &str, name: &str) -> String {
    let is_bare = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    let of = if of.chars().all(is_bare) { of.to_owned() } else { quoted(of) };
    lines(&format!("types.{}.{}.{of}", quoted(qualified_name), part.key()), "rename", name)
}

/// The lines that choose the module of a namespace.
pub(crate) fn module_lines(namespace: &str, module: &str) -> String {
    lines(&format!("namespaces.{}", quoted(namespace)), "module", module)
}

fn lines(table: &str, key: &str, name: &str) -> String {
    format!("\n  [{table}]\n  {key} = \"{name}\"")
}

/// A key as TOML quotes it. Names of CSDL have no character that would have to be escaped.
fn quoted(key: &str) -> String {
    format!("\"{key}\"")
}
