//! Ids: the values that fill in the placeholders of a path.

use std::fmt;
use std::str::FromStr;

use odata_types::path::encode_segment;

/// The id of an entity.
///
/// An id is opaque text: often a GUID, but not always. Whatever it contains, it stays one segment of a path.
///
/// ```
/// use graph_client::{Id, IdError};
///
/// let id = Id::new("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
/// assert_eq!(id.segment(), id.as_str());
/// assert_eq!(Id::new("a/b c")?.segment(), "a%2Fb%20c");
/// assert_eq!(Id::new(".."), Err(IdError::DotSegment));
/// # Ok::<(), IdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// The maximum length in bytes, so that a path with several ids fits into a request.
    pub const LONGEST: usize = 2048;

    /// Checks an id.
    ///
    /// # Errors
    ///
    /// If the id is empty or only white space, is `.` or `..`, contains a control character, or is longer than
    /// [`Self::LONGEST`].
    pub fn new(id: impl Into<String>) -> Result<Self, IdError> {
        let id = id.into();
        if id.trim().is_empty() {
            Err(IdError::Empty)
        } else if matches!(id.as_str(), "." | "..") {
            Err(IdError::DotSegment)
        } else if id.contains(char::is_control) {
            Err(IdError::ControlCharacter)
        } else if id.len() > Self::LONGEST {
            Err(IdError::TooLong)
        } else {
            Ok(Self(id.into()))
        }
    }

    /// The id itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a segment of a path, percent-encoded.
    #[must_use]
    pub fn segment(&self) -> String {
        encode_segment(&self.0)
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(id: &str) -> Result<Self, IdError> {
        Self::new(id)
    }
}

impl TryFrom<&str> for Id {
    type Error = IdError;

    fn try_from(id: &str) -> Result<Self, IdError> {
        Self::new(id)
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(id: String) -> Result<Self, IdError> {
        Self::new(id)
    }
}

/// The text cannot be an [`Id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdError {
    /// It is empty or only white space.
    Empty,
    /// URL parsers resolve `.` and `..`, so that they cannot be ids.
    DotSegment,
    /// It contains a control character.
    ControlCharacter,
    /// It is longer than [`Id::LONGEST`].
    TooLong,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the id is empty"),
            Self::DotSegment => f.write_str("`.` and `..` have a meaning in paths and cannot be ids"),
            Self::ControlCharacter => f.write_str("the id contains a control character"),
            Self::TooLong => write!(f, "the id is longer than {} bytes", Id::LONGEST),
        }
    }
}

impl std::error::Error for IdError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_cannot_be_one_segment_is_refused() {
        for (text, error) in [
            ("", IdError::Empty),
            (" \u{a0}", IdError::Empty),
            (".", IdError::DotSegment),
            ("..", IdError::DotSegment),
            ("a\r\nHost: b", IdError::ControlCharacter),
            ("a\u{85}", IdError::ControlCharacter),
        ] {
            assert_eq!(Id::new(text), Err(error), "{text:?}");
        }
        assert!(Id::new("x".repeat(Id::LONGEST)).is_ok());
        assert_eq!(Id::new("x".repeat(Id::LONGEST + 1)), Err(IdError::TooLong));
    }

    #[test]
    fn everything_else_stays_one_segment() {
        for (text, segment) in [
            ("a_b~c.d-1", "a_b~c.d-1"),
            ("...", "..."),
            ("a/../b", "a%2F..%2Fb"),
            ("%2e%2e", "%252e%252e"),
            ("a\\b?c#d", "a%5Cb%3Fc%23d"),
            ("('1')", "%28%271%27%29"),
            ("ü", "%C3%BC"),
        ] {
            assert_eq!(Id::new(text).unwrap().segment(), segment);
        }
    }
}
