//! The error that generated code passes on, with the path to the value that caused it.

use std::fmt::{self, Write as _};

/// Reading failed.
///
/// It is one pointer, so that generated code is small. The error of a deserializer stays in the adapter, and this holds only
/// the path.
pub struct Failed(Box<Failure>);

struct Failure {
    /// What is wrong; none where the deserializer says it.
    message: Option<String>,
    /// The path to the value, from the inside out.
    path: Vec<Step>,
}

enum Step {
    Member(Box<str>),
    Item(usize),
}

impl Failed {
    /// Reading failed for that reason.
    #[cold]
    #[must_use]
    pub fn new(message: fmt::Arguments<'_>) -> Self {
        Self(Box::new(Failure { message: Some(message.to_string()), path: Vec::new() }))
    }

    /// The format failed, and the adapter has its error.
    #[cold]
    #[must_use]
    pub fn stashed() -> Self {
        Self(Box::new(Failure { message: None, path: Vec::new() }))
    }

    /// The same within a member of that name.
    #[cold]
    pub(crate) fn in_member(mut self, name: &str) -> Self {
        self.0.path.push(Step::Member(name.into()));
        self
    }

    /// The same within the item at that index.
    #[cold]
    pub(crate) fn in_item(mut self, index: usize) -> Self {
        self.0.path.push(Step::Item(index));
        self
    }

    /// What is wrong, without the path.
    pub(crate) fn message(&self) -> &str {
        self.0.message.as_deref().unwrap_or("the input is malformed")
    }

    /// The path in front of a message of the deserializer, such as `createdBy.user.id: `. Empty where the deserializer's
    /// own error says it all.
    pub(crate) fn prefix(&self) -> String {
        let mut text = String::new();
        if self.0.message.is_none() {
            return text;
        }
        for (depth, step) in self.0.path.iter().rev().enumerate() {
            match step {
                Step::Member(name) => {
                    text.push_str(if depth > 0 { "." } else { "" });
                    text.push_str(name);
                }
                Step::Item(index) => {
                    let _ = write!(text, "[{index}]");
                }
            }
        }
        if !text.is_empty() {
            text.push_str(": ");
        }
        text
    }
}

/// The error of a second member of the same name.
#[cold]
pub(crate) fn duplicate(name: &str) -> Failed {
    Failed::new(format_args!("duplicate member `{}`", Shortened(name)))
}

/// A text of the input. A message shows only its beginning.
pub(crate) struct Shortened<'t>(pub(crate) &'t str);

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 80;
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(self.0),
        }
    }
}
