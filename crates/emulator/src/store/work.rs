//! Jobs and their answers.

use lifecycle_workflows_models::identity_governance::LifecycleWorkflowProcessingStatus as Status;
use odata_types::OpenEnum;
use rusqlite::Transaction;

use super::{change, log, read};
use crate::record::{Effect, LoggedRequest};

/// Something to do, and the request that it is done for.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) work: Work,
    /// None for what is no request.
    pub(crate) exchange: Option<Exchange>,
}

/// A request, as far as the log has it.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) request_id: String,
    pub(crate) client_request_id: String,
    pub(crate) fault: Option<String>,
    pub(crate) answered: Answered,
}

/// What the request is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// With what comes out, which has this status if it is done.
    Outcome { success: u16 },
    /// With this status, whatever comes out.
    Status(u16),
    /// Not at all.
    Dropped,
}

#[derive(Debug)]
pub(crate) enum Work {
    /// Nothing but the entry in the log.
    Nothing,
    Cancel {
        workflow: String,
        runs: Vec<String>,
        from: &'static [&'static str],
    },
    Resume {
        workflow: String,
        task: String,
        result: String,
        to: Status,
        from: &'static [&'static str],
    },
    One(Key),
    Many(Collection, Page),
    Effects,
    Requests,
}

/// What an entity is found by.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    Workflow(String),
    Run { workflow: String, run: String },
    Result { workflow: String, task: String, result: String },
}

/// A collection of entities.
#[derive(Clone, Debug)]
pub(crate) enum Collection {
    Workflows,
    Runs { workflow: String },
    ResultsOfTask { workflow: String, task: String },
    ResultsOfRun { workflow: String, run: String },
}

/// A part of a collection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    pub(crate) after: i64,
    pub(crate) top: u32,
}

/// An entity as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) entity: String,
    /// The state; workflows have none.
    pub(crate) status: Option<Status>,
    /// When an action has changed the state.
    pub(crate) changed: Option<i64>,
    /// When a run that is being canceled is canceled.
    pub(crate) due: Option<i64>,
}

/// What has come out.
#[derive(Debug)]
pub(crate) enum Outcome {
    Done(Effect),
    Nothing,
    /// There is no such thing.
    NoSuch {
        what: &'static str,
        id: String,
    },
    WrongState {
        what: &'static str,
        id: String,
        state: Status,
        documented: &'static [&'static str],
    },
    One(Row),
    /// The rows, and the place behind the last one if there are more.
    Many(Vec<Row>, Option<i64>),
    Effects(Vec<Effect>),
    Requests(Vec<LoggedRequest>),
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) outcome: Outcome,
    pub(crate) now: i64,
    /// What stands in the log.
    pub(crate) logged: Option<LoggedRequest>,
}

/// The status of an entity that is not there.
pub(crate) const NO_SUCH: u16 = 404;

/// The status of an action that does not apply to the state of the entity.
pub(crate) const WRONG_STATE: u16 = 409;

impl Outcome {
    fn status(&self, success: u16) -> u16 {
        match self {
            Self::NoSuch { .. } => NO_SUCH,
            Self::WrongState { .. } => WRONG_STATE,
            _ => success,
        }
    }
}

/// The state of a row at a time: what is being canceled is canceled when its time has come.
pub(super) fn status_at(status: &str, due: Option<i64>, now: i64) -> Status {
    let is_over = due.is_some_and(|due| due <= now);
    match Status::from_name(status) {
        Status::Canceling if is_over => Status::Canceled,
        status => status,
    }
}

/// Does a job within a transaction.
pub(super) fn perform(
    transaction: &Transaction<'_>,
    job: &Job,
    now: i64,
    cancel_delay: i64,
) -> rusqlite::Result<Answer> {
    let outcome = match &job.work {
        Work::Nothing => Outcome::Nothing,
        Work::Cancel { workflow, runs, from } => {
            change::cancel(transaction, workflow, runs, from, now, cancel_delay, job.exchange.as_ref())?
        }
        Work::Resume { workflow, task, result, to, from } => {
            change::resume(transaction, [workflow, task, result], to, from, now, job.exchange.as_ref())?
        }
        Work::One(key) => read::one(transaction, key, now)?,
        Work::Many(collection, page) => read::many(transaction, collection, *page, now)?,
        Work::Effects => Outcome::Effects(log::effects(transaction)?),
        Work::Requests => Outcome::Requests(log::requests(transaction)?),
    };
    let logged = match &job.exchange {
        Some(exchange) => {
            let status = match exchange.answered {
                Answered::Outcome { success } => Some(outcome.status(success)),
                Answered::Status(status) => Some(status),
                Answered::Dropped => None,
            };
            let effect = if let Outcome::Done(effect) = &outcome { Some(effect) } else { None };
            Some(log::write(transaction, exchange, status, effect, now)?)
        }
        None => None,
    };
    Ok(Answer { outcome, now, logged })
}
