//! XML text read into a tree in which each element and attribute knows its place in the text.
//!
//! `quick-xml` splits the text into events. This module adds what it leaves to its callers: a single root, names bound to
//! namespaces, the characters that XML allows, and limits, so that no text costs more than a few times its length. A text
//! with a document type is refused. So no entity is ever declared, and only the five of XML itself are expanded.

mod parse;
mod path;

use std::borrow::Cow;

pub(crate) use parse::parse;
pub(crate) use path::path_at;

use crate::diagnostic::Code;

/// A range of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// Offset of the first byte.
    pub(crate) start: usize,
    /// Offset of the first byte after it.
    pub(crate) end: usize,
}

/// The namespaces that matter for CSDL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// That of the wrapper: `edmx:Edmx`, `edmx:Reference` and so on.
    Edmx,
    /// That of the schemas.
    Edm,
    /// That of the wrapper or the schemas in OData 1, 2 or 3.
    Earlier,
    /// Any other namespace.
    Foreign,
    /// No namespace.
    None,
}

/// An element.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// The name without its prefix.
    pub(crate) name: &'a str,
    /// The namespace of the prefix.
    pub(crate) namespace: Namespace,
    /// The attributes in order, without declarations of namespaces.
    pub(crate) attributes: Vec<Attribute<'a>>,
    /// The elements in it.
    pub(crate) children: Vec<Element<'a>>,
    /// The text in it, without that of its children.
    pub(crate) text: Cow<'a, str>,
    /// From the first to the last of its bytes.
    pub(crate) span: Span,
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute<'a> {
    /// The name as written, with its prefix if it has one.
    pub(crate) name: &'a str,
    /// The namespace of the prefix. CSDL's own attributes have none.
    pub(crate) namespace: Namespace,
    /// The value, references resolved.
    pub(crate) value: Cow<'a, str>,
    /// The bytes of name and value.
    pub(crate) span: Span,
}

impl Element<'_> {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.as_ref())
    }
}

/// What is read of a text: all of it, or what comes before the first fault.
#[derive(Debug)]
pub(crate) struct Parsed<'a> {
    /// The root, if the text has one before the fault.
    pub(crate) root: Option<Element<'a>>,
    /// The encoding that the declaration names, unless it is UTF-8.
    pub(crate) encoding: Option<String>,
    /// The fault at which reading ended.
    pub(crate) fault: Option<SyntaxFault>,
}

/// Why a text is not read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxFault {
    /// Where.
    pub(crate) offset: usize,
    /// The kind of fault.
    pub(crate) code: Code,
    /// What is wrong.
    pub(crate) message: String,
}

/// Whether a text is XML rather than JSON: its first character other than a space begins a tag.
pub(crate) fn is_xml(text: &str) -> bool {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).trim_start().starts_with('<')
}

/// The byte order mark, which some editors put before a text.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';
