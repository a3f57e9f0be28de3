//! What the actions change.

use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, LifecycleWorkflowProcessingStatus as Status, Resume,
};
use odata_types::Action;
use rusqlite::{OptionalExtension, Transaction, params};

use super::work::{Exchange, Outcome, status_at};
use super::{log, read};
use crate::record::Effect;

/// Cancels runs of a workflow: all of them, or none.
pub(super) fn cancel(
    transaction: &Transaction<'_>,
    workflow: &str,
    runs: &[String],
    from: &'static [&'static str],
    now: i64,
    delay: i64,
    exchange: Option<&Exchange>,
) -> rusqlite::Result<Outcome> {
    let mut find = transaction.prepare_cached("SELECT status, due FROM runs WHERE workflow = ?1 AND id = ?2")?;
    for run in runs {
        let found = find.query_row(params![workflow, run], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)));
        let Some((status, due)) = found.optional()? else {
            return read::no_such_run(transaction, workflow, run);
        };
        let state = status_at(&status, due, now);
        if !from.contains(&state.as_str()) {
            return Ok(Outcome::WrongState { what: "run", id: run.clone(), state, documented: from });
        }
    }
    // Without a delay nobody could see that a run is being canceled.
    let status = if delay == 0 { Status::Canceled } else { Status::Canceling };
    let due = now.saturating_add(delay);
    let mut change = transaction
        .prepare_cached("UPDATE runs SET status = ?3, changed = ?4, due = ?5 WHERE workflow = ?1 AND id = ?2")?;
    for run in runs {
        change.execute(params![workflow, run, status.as_str(), now, due])?;
    }
    let effect = Effect {
        number: 0,
        time: now,
        action: CancelProcessing::ACTION.simple_name().to_owned(),
        workflow: workflow.to_owned(),
        task: None,
        ids: runs.to_vec(),
        status: status.as_str().to_owned(),
        request_id: exchange.map(|exchange| exchange.request_id.clone()).unwrap_or_default(),
        client_request_id: exchange.map(|exchange| exchange.client_request_id.clone()).unwrap_or_default(),
    };
    log::write_effect(transaction, effect).map(Outcome::Done)
}

/// Resumes a task processing result, which is named by the ids of workflow, task and result.
pub(super) fn resume(
    transaction: &Transaction<'_>,
    [workflow, task, result]: [&str; 3],
    to: &Status,
    from: &'static [&'static str],
    now: i64,
    exchange: Option<&Exchange>,
) -> rusqlite::Result<Outcome> {
    let mut find =
        transaction.prepare_cached("SELECT status FROM results WHERE workflow = ?1 AND task = ?2 AND id = ?3")?;
    let found = find.query_row(params![workflow, task, result], |row| row.get::<_, String>(0)).optional()?;
    let Some(status) = found else { return read::no_such_result(transaction, workflow, task, result) };
    let state = status_at(&status, None, now);
    if !from.contains(&state.as_str()) {
        return Ok(Outcome::WrongState {
            what: "task processing result",
            id: result.to_owned(),
            state,
            documented: from,
        });
    }
    let mut change = transaction
        .prepare_cached("UPDATE results SET status = ?4, changed = ?5 WHERE workflow = ?1 AND task = ?2 AND id = ?3")?;
    change.execute(params![workflow, task, result, to.as_str(), now])?;
    let effect = Effect {
        number: 0,
        time: now,
        action: Resume::ACTION.simple_name().to_owned(),
        workflow: workflow.to_owned(),
        task: Some(task.to_owned()),
        ids: vec![result.to_owned()],
        status: to.as_str().to_owned(),
        request_id: exchange.map(|exchange| exchange.request_id.clone()).unwrap_or_default(),
        client_request_id: exchange.map(|exchange| exchange.client_request_id.clone()).unwrap_or_default(),
    };
    log::write_effect(transaction, effect).map(Outcome::Done)
}
