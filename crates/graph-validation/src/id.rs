//! Ids: which texts identify an entity, in a path and in a body alike.

use std::fmt;

use odata_types::Guid;

use crate::escape::{is_deceptive, is_typographic_quote};
use crate::placeholder::{is_placeholder, is_plain, is_plain_placeholder};

/// Why a text is not an id.
///
/// An id is opaque: only these faults are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdFault {
    /// It is empty or only white space.
    Empty,
    /// URL parsers resolve `.` and `..`.
    DotSegment,
    /// It is a GUID in braces.
    GuidInBraces,
    /// It is a placeholder, see [`is_placeholder`].
    Placeholder,
    /// It contains a control character, or one that hides or reorders others.
    HiddenCharacter(char),
    /// It contains white space.
    WhiteSpace,
    /// It begins or ends with a quote, or contains a double quote.
    Quote,
    /// It contains a brace.
    Brace,
}

impl IdFault {
    /// The fault of a text as an id; `None` if it has none.
    ///
    /// ```
    /// use graph_validation::IdFault;
    ///
    /// assert_eq!(IdFault::of("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"), None);
    /// assert_eq!(IdFault::of("{book-id}"), Some(IdFault::Placeholder));
    /// assert_eq!(IdFault::of("a b"), Some(IdFault::WhiteSpace));
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if is_plain(text) && !matches!(text, "" | "." | "..") {
            return is_plain_placeholder(text).then_some(Self::Placeholder);
        }
        let is_quote = |sign| matches!(sign, '\'' | '`') || is_typographic_quote(sign);
        let in_braces = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        if text.trim().is_empty() {
            Some(Self::Empty)
        } else if matches!(text, "." | "..") {
            Some(Self::DotSegment)
        } else if in_braces.is_some_and(|text| text.parse::<Guid>().is_ok()) {
            Some(Self::GuidInBraces)
        } else if is_placeholder(text) {
            Some(Self::Placeholder)
        } else if let Some(hidden) = text.chars().find(|character| is_deceptive(*character)) {
            Some(Self::HiddenCharacter(hidden))
        } else if text.contains(char::is_whitespace) {
            Some(Self::WhiteSpace)
        } else if text.starts_with(is_quote) || text.ends_with(is_quote) || text.contains('"') {
            // A user principal name may contain an apostrophe.
            Some(Self::Quote)
        } else if text.contains(['{', '}']) {
            Some(Self::Brace)
        } else {
            None
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Empty | Self::Placeholder => "write the id that it stands for",
            Self::DotSegment => "write the id of the entity",
            Self::GuidInBraces => "leave the braces out",
            Self::HiddenCharacter(_) => "type the id anew, or copy it from its source without formatting",
            Self::WhiteSpace => "write one id, without white space",
            Self::Quote => "leave the quotes out",
            Self::Brace => "write the id alone: it has no braces",
        }
    }
}

/// Says what the id is or does, such as `contains white space`.
impl fmt::Display for IdFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty",
            Self::DotSegment => "is a dot segment, which URL parsers resolve",
            Self::GuidInBraces => "is a GUID in braces",
            Self::Placeholder => "was not filled in",
            Self::HiddenCharacter(character) => {
                return write!(f, "contains the invisible character U+{:04X}", u32::from(*character));
            }
            Self::WhiteSpace => "contains white space",
            Self::Quote => "contains a quote",
            Self::Brace => "contains a brace",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_cannot_identify_an_entity_has_a_fault() {
        use IdFault::{Brace, DotSegment, Empty, GuidInBraces, HiddenCharacter, Placeholder, Quote, WhiteSpace};
        for (text, fault) in [
            ("", Empty),
            (" \u{a0}", Empty),
            ("..", DotSegment),
            ("{8cdf25a8-c9d2-423e-a03d-3f39f03c3e97}", GuidInBraces),
            ("{id}", Placeholder),
            ("null", Placeholder),
            ("$($book.id)", Placeholder),
            ("a\u{202e}b", HiddenCharacter('\u{202e}')),
            ("a\r\nHost: b", HiddenCharacter('\r')),
            ("\u{feff}a", HiddenCharacter('\u{feff}')),
            ("a b", WhiteSpace),
            ("a\u{a0}b", WhiteSpace),
            ("'a'", Quote),
            ("a\"", Quote),
            ("“a”", Quote),
            ("‘a’", Quote),
            ("«a»", Quote),
            ("a”", Quote),
            ("`a`", Quote),
            ("“{id}”", Placeholder),
            ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", Placeholder),
            ("{\"id\":1}", Placeholder),
            ("a{b", Brace),
            ("a}", Brace),
        ] {
            assert_eq!(IdFault::of(text), Some(fault), "{text:?}");
        }
        for text in [
            "1",
            "a_b~c.d-1",
            "o'brien@contoso.example",
            "o’brien@contoso.example",
            "a/b",
            "b!x,y=",
            "%",
            "ü",
            "None-such",
            "x$y",
        ] {
            assert_eq!(IdFault::of(text), None, "{text:?}");
        }
    }
}
