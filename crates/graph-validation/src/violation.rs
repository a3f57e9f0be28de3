//! One violation: what is wrong, where, and what is documented.

use std::borrow::Cow;
use std::fmt;

use json_places::{Pointer, Position, Span};

use crate::excerpt;
use crate::redact::Redactor;
use crate::rule::{Rule, Severity};

/// One thing that is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The rule that is violated.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The part of the request that is wrong.
    pub part: Part,
    /// The value that is wrong, or the object that lacks something; the root for parts of a request other than its body. A
    /// pointer that would be longer than a kilobyte stops at an enclosing value.
    pub pointer: Pointer,
    /// The bytes of that value, or of the name of a member if the name is wrong. `None` without a text.
    pub span: Option<Span>,
    /// Where the span begins: line, and column in characters, both from 1.
    pub position: Option<Position>,
    /// The value as JSON text, or the wrong text, with `…` at the end if it is cut. `None` if a value is missing or the text is
    /// secret.
    pub value: Option<String>,
    /// What was found, and what was expected.
    pub message: String,
    /// What is documented, or what was probably meant.
    pub help: String,
}

/// A part of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The message as a whole.
    Message,
    /// The method.
    Method,
    /// The URL or path.
    Url,
    /// The header of that name.
    Header(&'static str),
    /// The body.
    Body,
}

impl Violation {
    /// A violation of the form in which a request was found, such as the definition of a logic app.
    #[must_use]
    pub fn of_message(rule: Rule, span: Span, message: String, help: String) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            part: Part::Message,
            pointer: Pointer::root(),
            span: Some(span),
            position: None,
            value: None,
            message,
            help,
        }
    }

    /// What Graph's error body calls the target: a JSON pointer into the body, the name of a header, or the word for
    /// another part of the request.
    #[must_use]
    pub fn target(&self) -> &str {
        match self.part {
            Part::Message => "request",
            Part::Method => "method",
            Part::Url => "url",
            Part::Header(name) => name,
            Part::Body => self.pointer.as_str(),
        }
    }
}

impl Violation {
    /// Removes tokens and known secrets from everything that is shown of the request. The help is of the schema.
    pub(crate) fn redact(&mut self, redactor: &Redactor) {
        for text in [&mut self.message].into_iter().chain(&mut self.value) {
            if let Cow::Owned(redacted) = redactor.redact(text) {
                *text = redacted;
            }
        }
        // Names in a pointer have escapes of their own, and a slash may be part of a token.
        let pointer = self.pointer.as_str();
        if !pointer.contains('~') && matches!(redactor.redact(pointer), Cow::Borrowed(_)) {
            return;
        }
        let mut redacted = Pointer::root();
        for name in pointer.split('/').skip(1) {
            let name = name.replace("~1", "/").replace("~0", "~");
            redacted.push_member(&redactor.redact(&name));
        }
        self.pointer = redacted;
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}\n  at ", self.severity, self.rule, self.message)?;
        match (self.part, self.pointer.as_str()) {
            (Part::Body, "") => f.write_str("the body")?,
            // The name of a member may contain control characters.
            (Part::Body, pointer) => f.write_str(&excerpt::shown_safely(pointer))?,
            (Part::Header(name), _) => write!(f, "the header `{name}`")?,
            (Part::Message | Part::Method | Part::Url, _) => write!(f, "the {}", self.target())?,
        }
        if let Some(position) = self.position {
            write!(f, " (line {}, column {})", position.line, position.column)?;
        }
        if let Some(value) = &self.value {
            write!(f, ": {value}")?;
        }
        write!(f, "\n  help: {}", self.help)
    }
}
