//! The national clouds of Microsoft Graph.

use std::fmt;
use std::str::FromStr;

use lifecycle_workflows_models::{SCHEMA, facts};

/// A national cloud of Microsoft Graph.
///
/// What is known of it comes from the facts of the models.
///
/// ```
/// use lifecycle_workflows_client::Cloud;
///
/// assert_eq!(Cloud::default().root(), "https://graph.microsoft.com");
/// assert_eq!("china".parse(), Ok(Cloud::China));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cloud {
    /// The global service.
    #[default]
    Global,
    /// US Government L4.
    UsGovernmentL4,
    /// US Government L5 (DOD).
    UsGovernmentL5,
    /// China operated by 21Vianet.
    China,
}

impl Cloud {
    /// All clouds.
    pub const ALL: &'static [Self] = &[Self::Global, Self::UsGovernmentL4, Self::UsGovernmentL5, Self::China];

    /// What the models know of it. A cloud without facts does not compile.
    #[must_use]
    pub const fn facts(self) -> &'static facts::Cloud {
        match self {
            Self::Global => const { named("Global") },
            Self::UsGovernmentL4 => const { named("USGovernmentL4") },
            Self::UsGovernmentL5 => const { named("USGovernmentL5") },
            Self::China => const { named("China") },
        }
    }

    /// The root of the service, without a slash at the end.
    #[must_use]
    pub const fn root(self) -> &'static str {
        self.facts().service_root
    }

    /// The name in the schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The cloud with that root.
    pub(crate) fn with_root(root: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|cloud| cloud.root().eq_ignore_ascii_case(root))
    }
}

/// The facts of the cloud of that name.
const fn named(name: &str) -> &'static facts::Cloud {
    let mut cloud = 0;
    while cloud < SCHEMA.clouds.len() {
        if is_same(SCHEMA.clouds[cloud].name.as_bytes(), name.as_bytes()) {
            return SCHEMA.clouds[cloud];
        }
        cloud += 1;
    }
    panic!("the facts of the models have no cloud of that name")
}

/// Equality, which traits cannot give to constants yet.
pub(crate) const fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Shows what people call the cloud, such as `China operated by 21Vianet`.
impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.facts().description)
    }
}

/// Reads the name of a cloud as the schema has it, in any ASCII case.
impl FromStr for Cloud {
    type Err = ParseCloudError;

    fn from_str(name: &str) -> Result<Self, ParseCloudError> {
        Self::ALL.iter().copied().find(|cloud| cloud.name().eq_ignore_ascii_case(name)).ok_or(ParseCloudError(()))
    }
}

/// The text names no [`Cloud`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseCloudError(());

impl fmt::Display for ParseCloudError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = Cloud::ALL.iter().map(|cloud| cloud.name()).collect();
        write!(f, "expected the name of a cloud: one of {}", names.join(", "))
    }
}

impl std::error::Error for ParseCloudError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cloud_of_the_facts_is_one() {
        for cloud in SCHEMA.clouds {
            let found = cloud.name.parse::<Cloud>().unwrap();
            assert_eq!(found.facts(), *cloud);
            assert_eq!(Cloud::with_root(cloud.service_root), Some(found));
        }
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let error = "Germany".parse::<Cloud>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected the name of a cloud: one of Global, USGovernmentL4, USGovernmentL5, China"
        );
    }
}
