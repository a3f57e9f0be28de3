//! The abstract type as serde's internally tagged enumeration.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(crate) struct Cancel {
    scope: Scope,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "@odata.type")]
enum Scope {
    #[serde(rename = "#microsoft.graph.identityGovernance.cancelRunsScope")]
    Runs { runs: Vec<Run> },
}

#[derive(Deserialize, Serialize)]
struct Run {
    id: String,
}

/// With all the properties that a run has in the models.
#[derive(Deserialize, Serialize)]
pub(crate) struct CancelSameFields {
    scope: ScopeSameFields,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "@odata.type")]
enum ScopeSameFields {
    #[serde(rename = "#microsoft.graph.identityGovernance.cancelRunsScope")]
    Runs { runs: Vec<super::same_fields::Run> },
}
