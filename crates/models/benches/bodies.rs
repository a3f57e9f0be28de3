//! Reading and writing the documented bodies, beside what most people would write by hand.
//!
//! `cargo bench --package lifecycle-workflows-models` runs them.

use divan::{Bencher, black_box};
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const CANCEL: &str = r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}}"##;
const CANCEL_TAG_LAST: &str = r##"{"scope":{"runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}],"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope"}}"##;
const RESUME: &str = r#"{"data":{"operationStatus":"Completed"},"source":"sample","type":"lifecycleEvent"}"#;

/// A struct for each object, with the type tag as a field like any other.
mod plain {
    use super::{Deserialize, Serialize};

    #[derive(Deserialize, Serialize)]
    pub(super) struct Cancel {
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

    #[derive(Deserialize, Serialize)]
    pub(super) struct Resume {
        data: Data,
        source: Option<String>,
        r#type: Option<String>,
    }

    #[derive(Deserialize, Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Data {
        operation_status: Option<String>,
    }
}

/// As [`plain`], with all the properties that a run has in the models.
mod same_fields {
    use lifecycle_workflows_models::DateTimeOffset;

    use super::{Deserialize, Serialize};

    #[derive(Deserialize, Serialize)]
    pub(super) struct Cancel {
        scope: Scope,
    }

    #[derive(Deserialize, Serialize)]
    struct Scope {
        #[serde(rename = "@odata.type")]
        type_: String,
        runs: Vec<Run>,
    }

    #[derive(Default, Deserialize, Serialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Run {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        completed_date_time: Option<DateTimeOffset>,
        #[serde(skip_serializing_if = "Option::is_none")]
        failed_tasks_count: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        failed_users_count: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        last_updated_date_time: Option<DateTimeOffset>,
        #[serde(skip_serializing_if = "Option::is_none")]
        processing_status: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        scheduled_date_time: Option<DateTimeOffset>,
        #[serde(skip_serializing_if = "Option::is_none")]
        started_date_time: Option<DateTimeOffset>,
        #[serde(skip_serializing_if = "Option::is_none")]
        successful_users_count: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        total_tasks_count: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        total_unprocessed_tasks_count: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        total_users_count: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        workflow_execution_type: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        activated_on_scope: Option<serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reprocessed_runs: Option<Vec<Run>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        task_processing_results: Option<Vec<serde_json::Value>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        user_processing_results: Option<Vec<serde_json::Value>>,
    }
}

/// The abstract type as serde's internally tagged enumeration.
mod tagged {
    use super::{Deserialize, Serialize};

    #[derive(Deserialize, Serialize)]
    pub(super) struct Cancel {
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
}

fn main() {
    divan::main();
}

fn read<T: for<'de> Deserialize<'de>>(bencher: Bencher<'_, '_>, body: &str) {
    bencher.bench_local(|| serde_json::from_str::<T>(black_box(body)).map(black_box).is_ok());
}

fn write<T: for<'de> Deserialize<'de> + Serialize>(bencher: Bencher<'_, '_>, body: &str) {
    let value: T = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}"));
    bencher.bench_local(|| serde_json::to_string(black_box(&value)).map(black_box).is_ok());
}

macro_rules! benches {
    ($group:ident: $($name:ident $function:ident $type:ty, $body:expr;)*) => {
        mod $group {
            use super::*;
            $(
                #[divan::bench]
                fn $name(bencher: Bencher<'_, '_>) {
                    super::$function::<$type>(bencher, $body);
                }
            )*
        }
    };
}

benches! { read_cancel_processing:
    models read CancelProcessing, CANCEL;
    plain_struct read plain::Cancel, CANCEL;
    plain_struct_same_fields read same_fields::Cancel, CANCEL;
    serde_tag read tagged::Cancel, CANCEL;
    serde_json_value read Value, CANCEL;
}

benches! { read_cancel_processing_tag_last:
    models read CancelProcessing, CANCEL_TAG_LAST;
    plain_struct read plain::Cancel, CANCEL_TAG_LAST;
    serde_tag read tagged::Cancel, CANCEL_TAG_LAST;
    serde_json_value read Value, CANCEL_TAG_LAST;
}

benches! { read_resume:
    models read Resume, RESUME;
    plain_struct read plain::Resume, RESUME;
    serde_json_value read Value, RESUME;
}

benches! { write_cancel_processing:
    models write CancelProcessing, CANCEL;
    plain_struct write plain::Cancel, CANCEL;
    plain_struct_same_fields write same_fields::Cancel, CANCEL;
    serde_tag write tagged::Cancel, CANCEL;
    serde_json_value write Value, CANCEL;
}

benches! { write_resume:
    models write Resume, RESUME;
    plain_struct write plain::Resume, RESUME;
    serde_json_value write Value, RESUME;
}
