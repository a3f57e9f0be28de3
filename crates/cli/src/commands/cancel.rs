//! `lcw cancel`: cancels runs.

use std::io;

use crate::arguments::Cancel;
use crate::sending::{self, Cancellation};
use crate::status::Status;

pub(crate) fn run(arguments: &Cancel) -> io::Result<Status> {
    let task = Cancellation { workflow: arguments.workflow.clone() };
    let targets = match &arguments.runs_from {
        Some(path) => match sending::from_file(path, &task) {
            Ok(targets) => targets,
            Err(status) => return Ok(status),
        },
        None => arguments.runs.iter().filter_map(|run| task.target(run)).collect(),
    };
    sending::run(&task, targets, &arguments.many, &arguments.sending)
}
