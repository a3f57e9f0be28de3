//! Reading seeds from JSON, and their errors.

use std::fmt;
use std::str::FromStr;

use lifecycle_workflows_models::identity_governance::Workflow;
use lifecycle_workflows_models::odata::serde_core;
use lifecycle_workflows_validation::shown_safely;
use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Seed;

/// The member of a seed.
const WORKFLOWS: &str = "workflows";

/// Everything that is wrong with a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedError {
    problems: Vec<String>,
}

impl SeedError {
    pub(super) fn new(problems: Vec<String>) -> Self {
        Self { problems }
    }

    /// An entity cannot be written as JSON.
    pub(in crate::emulator) fn unwritable(error: &serde_json::Error) -> Self {
        Self::new(vec![format!("an entity cannot be written: {}", shown_safely(&error.to_string()))])
    }

    pub(super) fn no_workflow() -> Self {
        Self::new(vec!["there is no workflow to which runs could be added".to_owned()])
    }
}

/// One problem to a line, each with the place of the value.
impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for SeedError {}

impl FromStr for Seed {
    type Err = SeedError;

    fn from_str(text: &str) -> Result<Self, SeedError> {
        let Members(workflows) =
            serde_json::from_str(text).map_err(|error| SeedError::new(vec![shown_safely(&error.to_string())]))?;
        Self::new(workflows)
    }
}

/// The members of a seed.
struct Members(Vec<Workflow>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the member `{WORKFLOWS}`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members, A::Error> {
        let mut workflows = None;
        while let Some(name) = members.next_key::<String>()? {
            // Such members are for editors, such as the reference to a schema.
            if name.starts_with('$') {
                members.next_value::<serde_core::de::IgnoredAny>()?;
            } else if name != WORKFLOWS {
                return Err(A::Error::unknown_field(&name, &[WORKFLOWS]));
            } else if workflows.replace(members.next_value()?).is_some() {
                return Err(A::Error::duplicate_field(WORKFLOWS));
            }
        }
        workflows.map(Members).ok_or_else(|| A::Error::missing_field(WORKFLOWS))
    }
}
