//! Entities as they are kept, and as they are answered.

use lifecycle_workflows_models::identity_governance::{
    LifecycleWorkflowProcessingStatus as Status, Run, TaskProcessingResult,
};
use odata_types::facts::ValueType;
use odata_types::{Nullable, Structured};
use serde_core::ser::Serialize;
use serde_json::{Map, Value};

use crate::routes::Reading;
use crate::store::Row;
use crate::time::date_time;

/// The reason of a failure that an extension has reported.
const REPORTED: &str = "The custom task extension has reported a failure.";

/// An entity without the collections that are requests of their own.
pub(crate) fn stored<T: Structured + Serialize>(entity: &T) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(entity)?;
    let Value::Object(members) = &mut value else { return Ok(value) };
    for property in T::TYPE.lineage().flat_map(|structured| structured.properties) {
        if property.is_navigation && property.is_collection {
            members.remove(property.name);
        } else if property.is_navigation
            && let (Some(Value::Object(related)), ValueType::Structured(own)) =
                (members.get_mut(property.name), property.value)
        {
            related.retain(|name, _| !own.property(name).is_some_and(|own| own.is_navigation));
        }
    }
    Ok(value)
}

/// The members of an entity, with what actions and time have made of it.
pub(crate) fn members(row: &Row, reading: Reading) -> Result<Map<String, Value>, serde_json::Error> {
    let value = match (&row.status, reading) {
        (None, _) | (_, Reading::Workflow | Reading::Workflows) => serde_json::from_str(&row.entity)?,
        (Some(status), Reading::Run | Reading::Runs) => run(row, status)?,
        (Some(status), Reading::Result | Reading::ResultsOfRun | Reading::ResultsOfTask) => result(row, status)?,
    };
    match value {
        Value::Object(members) => Ok(members),
        _ => Ok(Map::new()),
    }
}

fn run(row: &Row, status: &Status) -> Result<Value, serde_json::Error> {
    let mut run: Run = serde_json::from_str(&row.entity)?;
    let is_over = *status == Status::Canceled;
    if let Some(last) = if is_over { row.due } else { row.changed } {
        run.last_updated_date_time = Nullable::Value(date_time(last));
    }
    if let (Some(due), true) = (row.due, is_over) {
        run.completed_date_time = Nullable::Value(date_time(due));
    }
    run.processing_status = Some(status.clone());
    serde_json::to_value(run)
}

fn result(row: &Row, status: &Status) -> Result<Value, serde_json::Error> {
    let mut result: TaskProcessingResult = serde_json::from_str(&row.entity)?;
    if let Some(changed) = row.changed {
        result.completed_date_time = Nullable::Value(date_time(changed));
        if *status == Status::Failed {
            result.failure_reason = Nullable::Value(REPORTED.to_owned());
        }
    }
    result.processing_status = Some(status.clone());
    serde_json::to_value(result)
}

/// Leaves the selected properties only, and control information of the entity itself.
pub(crate) fn select(members: &mut Map<String, Value>, names: &[String]) {
    members.retain(|name, _| name.starts_with('@') || names.iter().any(|selected| selected == name));
}
