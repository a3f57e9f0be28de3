//! From text to tree.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::{Attribute, BYTE_ORDER_MARK, Element, Namespace, Parsed, Span, SyntaxFault};
use crate::diagnostic::Code;

/// How deep elements may be nested. CSDL needs far less; it is little enough to recurse; and the same document as JSON,
/// with up to two values for an element, can be read again.
const DEEPEST: usize = 60;
/// How long an attribute value or a text may be, in bytes.
const LONGEST: usize = 1 << 20;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 64;
/// How many declarations of namespaces may be in force at a time.
const MOST_DECLARATIONS: usize = 64;

const EDMX: &str = "http://docs.oasis-open.org/odata/ns/edmx";
const EDM: &str = "http://docs.oasis-open.org/odata/ns/edm";
/// How the namespaces of OData 1 to 3 begin. A year and a month follow, and then `edm` or `edmx`.
const EARLIER: &str = "http://schemas.microsoft.com/ado/";

/// Reads a text up to its end or its first fault.
pub(crate) fn parse(text: &str) -> Parsed<'_> {
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let mut parser = Parser { text, mark, open: Vec::new(), root: None, declarations: Vec::new(), encoding: None };
    let fault = forbidden_character(text).or_else(|| parser.run().err());
    let end = fault.as_ref().map_or(text.len(), |fault| fault.offset);
    while let Some(open) = parser.open.pop() {
        // The elements that are still open give the fault its path.
        parser.close(open, end.saturating_add(1));
    }
    Parsed { root: parser.root, encoding: parser.encoding, fault }
}

/// Finds the first character that XML forbids: a control character other than tab and line end, U+FFFE or U+FFFF.
fn forbidden_character(text: &str) -> Option<SyntaxFault> {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Both are encoded as three bytes. No other character has the same first two.
    let is_noncharacter = |offset: usize| matches!(bytes.get(offset..offset + 3), Some([0xEF, 0xBF, 0xBE | 0xBF]));
    let offset = (0..bytes.len())
        .find(|offset| is_control(bytes[*offset]) || bytes[*offset] == 0xEF && is_noncharacter(*offset))?;
    let character = text.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    if character == '\0' && offset <= 1 {
        let message = "the text is in UTF-16 without a byte order mark, or in UTF-32, which are not read".to_owned();
        return Some(SyntaxFault { offset, code: Code::WrongEncoding, message });
    }
    let message = format!("XML does not allow the character U+{:04X}", u32::from(character));
    Some(malformed(offset, message))
}

fn malformed(offset: usize, message: impl Into<String>) -> SyntaxFault {
    SyntaxFault { offset, code: Code::MalformedXml, message: message.into() }
}

fn too_large(offset: usize, message: String) -> SyntaxFault {
    SyntaxFault { offset, code: Code::TooLarge, message }
}

/// An element that is not closed yet.
struct Open<'a> {
    element: Element<'a>,
    /// How many declarations were in force before it.
    declarations: usize,
}

struct Parser<'a> {
    text: &'a str,
    /// The number of bytes before what is parsed.
    mark: usize,
    open: Vec<Open<'a>>,
    root: Option<Element<'a>>,
    declarations: Vec<(&'a str, Namespace)>,
    encoding: Option<String>,
}

impl<'a> Parser<'a> {
    fn run(&mut self) -> Result<(), SyntaxFault> {
        let body = self.text.get(self.mark..).unwrap_or_default();
        let mut reader = Reader::from_str(body);
        reader.config_mut().check_comments = true;
        loop {
            let start = self.offset(reader.buffer_position());
            let event = reader.read_event();
            let end = self.offset(reader.buffer_position());
            let span = Span { start, end };
            match event.map_err(|error| self.not_read(&error, start, self.offset(reader.error_position())))? {
                Event::Start(tag) => self.start(&tag, span)?,
                Event::Empty(tag) => {
                    self.start(&tag, span)?;
                    if let Some(open) = self.open.pop() {
                        self.close(open, end);
                    }
                }
                Event::End(_) => {
                    if let Some(open) = self.open.pop() {
                        self.close(open, end);
                    }
                }
                Event::Text(text) => self.add_text(&text.xml10_content(), span)?,
                Event::CData(text) => self.add_text(&text.xml10_content(), span)?,
                Event::GeneralRef(_) => self.reference(span)?,
                Event::Decl(declaration) => self.declaration(declaration.encoding(), span)?,
                Event::DocType(_) => {
                    let message = "a document type is not allowed: CSDL has none, and entities are not expanded";
                    return Err(malformed(start, message));
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => return self.end(end),
            }
        }
    }

    fn offset(&self, position: u64) -> usize {
        usize::try_from(position).unwrap_or(usize::MAX).saturating_add(self.mark).min(self.text.len())
    }

    fn not_read(&self, error: &Error, start: usize, error_at: usize) -> SyntaxFault {
        // A reader without a place gives the beginning of the text.
        let offset = if error_at > self.mark { error_at } else { start };
        let mut message = match error {
            Error::Syntax(error) => error.to_string(),
            Error::IllFormed(error) => error.to_string(),
            other => other.to_string(),
        };
        if let Some(open) = self.open.last().filter(|_| matches!(error, Error::Syntax(_))) {
            message = format!("{message}, and `{}` is still open", open.element.name);
        }
        malformed(offset, message)
    }

    fn end(&self, end: usize) -> Result<(), SyntaxFault> {
        if let Some(open) = self.open.last() {
            return Err(malformed(end, format!("the text ends, but `{}` is still open", open.element.name)));
        }
        if self.root.is_none() { Err(malformed(end, "the text has no element")) } else { Ok(()) }
    }

    /// Takes the encoding from a declaration. The text is decoded already, so this only keeps the name.
    fn declaration(
        &mut self,
        encoding: Option<Result<Cow<'_, str>, impl std::fmt::Display>>,
        span: Span,
    ) -> Result<(), SyntaxFault> {
        if span.start != self.mark {
            return Err(malformed(span.start, "an XML declaration is only allowed at the beginning of a text"));
        }
        let name = encoding.transpose().map_err(|error| malformed(span.start, error.to_string()))?;
        let is_utf_8 = |name: &str| ["utf-8", "us-ascii"].iter().any(|known| name.eq_ignore_ascii_case(known));
        self.encoding = name.filter(|name| !is_utf_8(name)).map(Cow::into_owned);
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<(), SyntaxFault> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(malformed(span.start, "a document has one root element, but here is another"));
        }
        if self.open.len() >= DEEPEST {
            let message = format!("elements are nested more than {DEEPEST} deep");
            return Err(too_large(span.start, message));
        }
        let declarations = self.declarations.len();
        let mut attributes = self.attributes(tag, span)?;
        // Only now are the declarations of this element known.
        for attribute in &mut attributes {
            if let Some((prefix, _)) = attribute.name.split_once(':') {
                attribute.namespace = self.namespace(prefix).unwrap_or(Namespace::None);
            }
        }
        // The name directly follows the `<`.
        let name_end = span.start + 1 + tag.name().as_ref().len();
        let name = self.text.get(span.start + 1..name_end).unwrap_or_default();
        let (prefix, name) = name.split_once(':').unwrap_or(("", name));
        let namespace = self.namespace(prefix);
        if namespace.is_none() && !prefix.is_empty() {
            return Err(malformed(span.start, format!("the prefix `{prefix}` is not declared")));
        }
        let namespace = namespace.unwrap_or(Namespace::None);
        let element = Element { name, namespace, attributes, children: Vec::new(), text: Cow::Borrowed(""), span };
        self.open.push(Open { element, declarations });
        Ok(())
    }

    fn namespace(&self, prefix: &str) -> Option<Namespace> {
        let declared = self.declarations.iter().rev().find(|(known, _)| *known == prefix);
        declared.map(|(_, namespace)| *namespace).or((prefix == "xml").then_some(Namespace::Foreign))
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<Vec<Attribute<'a>>, SyntaxFault> {
        let mut attributes = Vec::new();
        for (count, attribute) in tag.attributes().enumerate() {
            let attribute = attribute.map_err(|error| malformed(span.start, error.to_string()))?;
            let name_at = self.place_of(attribute.key.as_ref(), span);
            let value_at = self.place_of(&attribute.value, span);
            let name = self.text.get(name_at.start..name_at.end).unwrap_or_default();
            let value = self.text.get(value_at.start..value_at.end).unwrap_or_default();
            // The closing quotation mark is part of it.
            let place = Span { start: name_at.start, end: value_at.end + 1 };
            if count >= MOST_ATTRIBUTES {
                let message = format!("the element has more than {MOST_ATTRIBUTES} attributes");
                return Err(too_large(place.start, message));
            }
            if value.len() > LONGEST {
                let message = format!("the value of `{name}` is longer than {LONGEST} bytes");
                return Err(too_large(place.start, message));
            }
            if let Some(found) = value.find('<') {
                return Err(malformed(value_at.start + found, "`<` is not allowed in an attribute: write `&lt;`"));
            }
            let value = normalized(value).map_err(|message| malformed(place.start, message))?;
            if let Some(prefix) = declared_prefix(name) {
                self.declare(prefix, &value, place)?;
            } else {
                attributes.push(Attribute { name, namespace: Namespace::None, value, span: place });
            }
        }
        Ok(attributes)
    }

    /// The place of a part of the text. The reader gives slices without their places.
    fn place_of(&self, part: &str, within: Span) -> Span {
        let start = part.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        let end = start.wrapping_add(part.len());
        if (within.start..=within.end).contains(&start) && end <= within.end { Span { start, end } } else { within }
    }

    fn declare(&mut self, prefix: &'a str, namespace: &str, place: Span) -> Result<(), SyntaxFault> {
        if self.declarations.len() >= MOST_DECLARATIONS {
            let message = format!("more than {MOST_DECLARATIONS} declarations of namespaces are in force");
            return Err(too_large(place.start, message));
        }
        let namespace = match namespace {
            EDMX => Namespace::Edmx,
            EDM => Namespace::Edm,
            "" => Namespace::None,
            other if is_earlier(other) => Namespace::Earlier,
            _ => Namespace::Foreign,
        };
        self.declarations.push((prefix, namespace));
        Ok(())
    }

    fn reference(&mut self, span: Span) -> Result<(), SyntaxFault> {
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        let text = unescape(written).map_err(|error| malformed(span.start, unknown_reference(written, &error)))?;
        self.add_text(&text, span)
    }

    fn add_text(&mut self, text: &str, span: Span) -> Result<(), SyntaxFault> {
        let Some(open) = self.open.last_mut() else {
            let spaces = text.len() - text.trim_start().len();
            return if spaces == text.len() {
                Ok(())
            } else {
                Err(malformed(span.start + spaces, "there is text outside of the root element"))
            };
        };
        let known = &mut open.element.text;
        if known.len() + text.len() > LONGEST {
            let message = format!("the text of `{}` is longer than {LONGEST} bytes", open.element.name);
            return Err(too_large(span.start, message));
        }
        // The spaces that indent elements are not kept. Only the first of them could be borrowed.
        if known.is_empty() && !open.element.children.is_empty() && text.trim().is_empty() {
            return Ok(());
        }
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        if known.is_empty() && written == text {
            *known = Cow::Borrowed(written);
        } else {
            known.to_mut().push_str(text);
        }
        Ok(())
    }

    fn close(&mut self, mut open: Open<'a>, end: usize) {
        open.element.span.end = end;
        self.declarations.truncate(open.declarations);
        match self.open.last_mut() {
            Some(parent) => parent.element.children.push(open.element),
            None => self.root = Some(open.element),
        }
    }
}

/// Whether a namespace is that of schemas or their wrapper in OData 1, 2 or 3.
fn is_earlier(namespace: &str) -> bool {
    let Some((date, name)) = namespace.strip_prefix(EARLIER).and_then(|rest| rest.rsplit_once('/')) else {
        return false;
    };
    matches!(name, "edm" | "edmx") && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
}

/// The prefix that an attribute declares, if it declares one.
fn declared_prefix(name: &str) -> Option<&str> {
    name.strip_prefix("xmlns:").or_else(|| (name == "xmlns").then_some(""))
}

/// An attribute value as XML understands it: references resolved, and line ends and tabs as spaces.
fn normalized(written: &str) -> Result<Cow<'_, str>, String> {
    let spaces = if written.contains(['\t', '\n', '\r']) {
        Cow::Owned(written.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(written)
    };
    if !spaces.contains('&') {
        return Ok(spaces);
    }
    match unescape(&spaces) {
        Ok(text) => Ok(Cow::Owned(text.into_owned())),
        Err(error) => Err(unknown_reference(written, &error)),
    }
}

fn unknown_reference(written: &str, error: &quick_xml::escape::EscapeError) -> String {
    use quick_xml::escape::EscapeError;
    match error {
        EscapeError::UnrecognizedEntity(_, name) => {
            format!("the entity `&{name};` is not one of XML itself, and no others can be declared")
        }
        _ => format!("`{}` is not a reference to a character", written.chars().take(40).collect::<String>()),
    }
}
