//! `Edm.Guid`

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::runtime::{self, Text, Value, View, form};

/// A globally unique identifier, kept as it is written; letters are compared without regard to ASCII case.
#[derive(Clone)]
pub struct Guid(Box<str>);

impl Guid {
    /// The text: eight, four, four, four and twelve hexadecimal digits with hyphens between them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form of an id by which it is compared: in lower case if it is a GUID, and otherwise as it is.
    ///
    /// ```
    /// use odata_types::Guid;
    ///
    /// assert_eq!(Guid::fold("8CDF25A8-C9D2-423E-A03D-3F39F03C3E97"), "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97");
    /// assert_eq!(Guid::fold("AAMkAGI2"), "AAMkAGI2");
    /// ```
    #[must_use]
    pub fn fold(id: &str) -> Cow<'_, str> {
        if is_valid(id) && id.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(id.to_ascii_lowercase())
        } else {
            Cow::Borrowed(id)
        }
    }
}

fn is_valid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The text is not a [`Guid`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseGuidError;

impl fmt::Display for ParseGuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a GUID: 8, 4, 4, 4 and 12 hexadecimal digits with hyphens between them")
    }
}

impl std::error::Error for ParseGuidError {}

impl FromStr for Guid {
    type Err = ParseGuidError;

    fn from_str(text: &str) -> Result<Self, ParseGuidError> {
        if is_valid(text) { Ok(Self(text.into())) } else { Err(ParseGuidError) }
    }
}

impl PartialEq for Guid {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Guid {}

impl Hash for Guid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_ascii_lowercase().hash(state);
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Guid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Value for Guid {
    type Form = form::Text;
}

impl Text for Guid {
    const EXPECTED: &'static str = "a string, a GUID";

    fn empty() -> Self {
        Self("".into())
    }

    fn view(&self) -> View<'_> {
        View::Text(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_compared_in_any_case_and_kept() {
        let upper: Guid = "8CDF25A8-C9D2-423E-A03D-3F39F03C3E97".parse().unwrap();
        let lower: Guid = "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97".parse().unwrap();
        assert_eq!(upper, lower);
        assert_eq!(std::collections::HashSet::from([upper.clone(), lower]).len(), 1);
        assert_eq!(upper.to_string(), "8CDF25A8-C9D2-423E-A03D-3F39F03C3E97");
    }

    #[test]
    fn what_is_no_guid_is_refused() {
        for text in [
            "",
            "8cdf25a8c9d2423ea03d3f39f03c3e97",
            "8cdf25a8-c9d2-423e-a03d-3f39f03c3e9g",
            "{8cdf25a8-c9d2-423e-a03d-3f39f03c3e97}",
        ] {
            assert_eq!(text.parse::<Guid>(), Err(ParseGuidError), "{text}");
        }
        assert!(ParseGuidError.to_string().starts_with("expected a GUID"));
    }
}
