//! A struct for each object of the documented bodies, with their members and no others; the type tag is a field like any other.

use serde::{Deserialize, Serialize};

/// The body of `cancelProcessing`.
#[derive(Deserialize, Serialize)]
pub struct Cancel {
    scope: Scope,
}

#[derive(Deserialize, Serialize)]
struct Scope {
    #[serde(rename = "@odata.type")]
    type_: String,
    runs: Vec<Run>,
}

#[derive(Deserialize, Serialize)]
struct Run {
    id: String,
}

/// The body of `resume`.
#[derive(Deserialize, Serialize)]
pub struct Resume {
    data: Data,
    source: Option<String>,
    r#type: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    operation_status: Option<String>,
}
