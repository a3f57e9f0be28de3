//! Ids: the values that fill in the placeholders of a path.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use graph_validation::IdFault;
use odata_types::Guid;
use odata_types::path::encode_segment;

/// The id of an entity.
///
/// An id is opaque text: often a GUID, but not always. Whatever it contains, it stays one segment of a path. It is kept as it is
/// written, but GUIDs are equal in any case of letters.
///
/// ```
/// use graph_client::{Id, IdError};
///
/// let id = Id::new("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
/// assert_eq!(id.segment(), id.as_str());
/// assert_eq!(Id::new("8CDF25A8-C9D2-423E-A03D-3F39F03C3E97")?, id);
/// assert_eq!(Id::new("a/b")?.segment(), "a%2Fb");
/// assert!(Id::new("..").is_err() && Id::new("{book-id}").is_err());
/// # Ok::<(), IdError>(())
/// ```
#[derive(Clone)]
pub struct Id(Box<str>);

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        Guid::fold(&self.0) == Guid::fold(&other.0)
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        Guid::fold(&self.0).cmp(&Guid::fold(&other.0))
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Guid::fold(&self.0).hash(state);
    }
}

impl Id {
    /// The maximum length in bytes, so that a path with several ids fits into a request.
    pub const LONGEST: usize = 2048;

    /// Checks an id.
    ///
    /// # Errors
    ///
    /// If the id has an [`IdFault`], or is longer than [`Self::LONGEST`].
    pub fn new(id: impl Into<String>) -> Result<Self, IdError> {
        let id = id.into();
        match IdFault::of(&id) {
            Some(fault) => Err(IdError::Fault(fault)),
            None if id.len() > Self::LONGEST => Err(IdError::TooLong),
            None => Ok(Self(id.into())),
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
    /// Nothing with this fault is an id.
    Fault(IdFault),
    /// It is longer than [`Id::LONGEST`].
    TooLong,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => write!(f, "the id {fault}; {}", fault.help()),
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
        for (text, fault) in [
            ("", IdFault::Empty),
            ("..", IdFault::DotSegment),
            ("a\r\nHost: b", IdFault::HiddenCharacter('\r')),
            ("a\u{85}", IdFault::HiddenCharacter('\u{85}')),
            ("a b", IdFault::WhiteSpace),
            ("{id}", IdFault::Placeholder),
        ] {
            assert_eq!(Id::new(text), Err(IdError::Fault(fault)), "{text:?}");
        }
        assert!(Id::new("x".repeat(Id::LONGEST)).is_ok());
        assert_eq!(Id::new("x".repeat(Id::LONGEST + 1)), Err(IdError::TooLong));
    }

    #[test]
    fn everything_else_stays_one_segment() {
        for (text, segment) in [
            ("a_b~c.d-1", "a_b~c.d-1"),
            ("a/../b", "a%2F..%2Fb"),
            ("%2e%2e", "%252e%252e"),
            ("a\\b?c#d", "a%5Cb%3Fc%23d"),
            ("(1)", "%281%29"),
            ("ü", "%C3%BC"),
        ] {
            assert_eq!(Id::new(text).unwrap().segment(), segment);
        }
    }
}
