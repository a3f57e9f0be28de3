//! `lcw resume`: answers custom task extensions.

use std::io;

use lifecycle_workflows::client::ResultAddress;
use lifecycle_workflows::models::Nullable;
use lifecycle_workflows::models::identity_governance::{CustomTaskExtensionCallbackData, Resume as Body};

use crate::arguments::Resume;
use crate::sending::{self, ResultTarget, Resumption};
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Resume) -> io::Result<Status> {
    let data = CustomTaskExtensionCallbackData {
        operation_status: Nullable::Value(arguments.status.into()),
        ..CustomTaskExtensionCallbackData::default()
    };
    let body = Body {
        source: Nullable::from_optional(arguments.source.clone()),
        r#type: Nullable::from_optional(arguments.event_type.clone()),
        ..Body::new(data)
    };
    let task = Resumption { body };
    let targets = match (&arguments.results_from, address(arguments)) {
        (Some(path), _) => match sending::from_file(path, &task) {
            Ok(targets) => targets,
            Err(status) => return Ok(status),
        },
        (None, Some(address)) => vec![ResultTarget(address)],
        (None, None) => {
            complain("--workflow, --task and --result are needed, or --callback-path, or --results-from");
            return Ok(Status::Failed);
        }
    };
    sending::run(&task, targets, &arguments.many, &arguments.sending)
}

fn address(arguments: &Resume) -> Option<ResultAddress> {
    if let Some(address) = &arguments.callback_path {
        return Some(address.clone());
    }
    let (workflow, task, result) = (arguments.workflow.as_ref()?, arguments.task.as_ref()?, arguments.result.as_ref()?);
    ResultAddress::new(workflow.as_str(), task.as_str(), result.as_str()).ok()
}
