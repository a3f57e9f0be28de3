//! `lcw activate`: runs a workflow for users.

use std::io;

use lifecycle_workflows::client::Id;
use lifecycle_workflows::models::Action;
use lifecycle_workflows::models::graph::User;
use lifecycle_workflows::models::identity_governance::{
    Activate as Body, ActivateProcessingResultScope, ActivateWithScope, ActivationTaskScopeType, UserProcessingResult,
};

use super::call;
use super::reading::failed;
use crate::arguments::Activate;
use crate::status::Status;

pub(crate) fn run(arguments: &Activate) -> io::Result<Status> {
    let ids = |ids: &[Id]| ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    let (action, body) = if arguments.results.is_empty() {
        let users = ids(&arguments.users).into_iter().map(User::with_id);
        (Body::ACTION, serde_json::to_vec(&Body::new(users)))
    } else {
        let tasks =
            if arguments.all_tasks { ActivationTaskScopeType::AllTasks } else { ActivationTaskScopeType::FailedTasks };
        let results = ids(&arguments.results).into_iter().map(UserProcessingResult::with_id);
        let scope = ActivateProcessingResultScope::new(tasks, results);
        (ActivateWithScope::ACTION, serde_json::to_vec(&ActivateWithScope::new(scope)))
    };
    match body {
        Ok(body) => {
            call::act(action, vec![arguments.workflow.clone()], body, "<options>".to_owned(), &arguments.sending)
        }
        Err(error) => Ok(failed(&error.to_string())),
    }
}
