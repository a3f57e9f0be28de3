//! The API versions of Microsoft Graph.

use std::fmt;
use std::str::FromStr;

use lifecycle_workflows_models::SCHEMA;

use crate::cloud::is_same;

/// An API version of Microsoft Graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiVersion {
    /// `beta`, which may change at any time.
    Beta,
    /// `v1.0`.
    #[default]
    V1,
}

impl ApiVersion {
    /// All versions.
    pub const ALL: &'static [Self] = &[Self::Beta, Self::V1];

    /// The segment of a path. A version that is not documented does not compile.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Beta => const { documented("beta") },
            Self::V1 => const { documented("v1.0") },
        }
    }
}

/// The version as the facts have it.
const fn documented(name: &str) -> &'static str {
    let mut version = 0;
    while version < SCHEMA.api_versions.len() {
        if is_same(SCHEMA.api_versions[version].as_bytes(), name.as_bytes()) {
            return SCHEMA.api_versions[version];
        }
        version += 1;
    }
    panic!("the facts of the models have no API version of that name")
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Reads a version as paths have it, in any ASCII case.
impl FromStr for ApiVersion {
    type Err = ParseApiVersionError;

    fn from_str(name: &str) -> Result<Self, ParseApiVersionError> {
        let found = Self::ALL.iter().copied().find(|version| version.as_str().eq_ignore_ascii_case(name));
        found.ok_or(ParseApiVersionError(()))
    }
}

/// The text is no [`ApiVersion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseApiVersionError(());

impl fmt::Display for ParseApiVersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = ApiVersion::ALL.iter().map(|version| version.as_str()).collect();
        write!(f, "expected an API version: one of {}", names.join(", "))
    }
}

impl std::error::Error for ParseApiVersionError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_of_the_facts_is_one() {
        for version in SCHEMA.api_versions {
            assert_eq!(version.parse::<ApiVersion>().map(ApiVersion::as_str), Ok(*version));
        }
        let error = "v2".parse::<ApiVersion>().unwrap_err();
        assert_eq!(error.to_string(), "expected an API version: one of beta, v1.0");
    }
}
