//! Jobs for the state, and their answers.

use serde_json::{Map, Value};

use super::entities::{Page, Rows};
use crate::address::{Address, Collection};
use crate::behavior::{Change, Reading};
use crate::query::Expanded;
use crate::record::{Effect, LoggedRequest};
use crate::refusal::Refusal;

/// Something to do, and the request that it is done for.
pub(crate) struct Job {
    pub(crate) work: Work,
    /// `None` for work that is not for a request.
    pub(crate) exchange: Option<Exchange>,
}

/// What the log says of a request.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) request_id: String,
    pub(crate) client_request_id: String,
    pub(crate) fault: Option<String>,
    pub(crate) answered: Answered,
}

/// How the request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// With the outcome, which has this status if it is a success.
    Outcome { success: u16 },
    /// With this status, whatever the outcome is.
    Status(u16),
    /// Not at all.
    Dropped,
}

pub(crate) enum Work {
    /// Nothing but the entry in the log.
    Nothing,
    Change {
        /// The simple name of the action, or what is done with an entity.
        action: String,
        change: Change,
    },
    /// What a function returns.
    Function(Reading),
    /// Nothing, if what the request is for exists as far as the state can know it.
    Known(Option<Address>),
    One {
        address: Address,
        /// What is read of a single entity that nobody has changed.
        otherwise: Option<Map<String, Value>>,
        expand: Vec<Expanded>,
    },
    Many(Collection, Page),
    Effects,
    Requests,
}

/// The outcome of a job.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// A change was made; an action may have a result.
    Done(Effect, Option<Value>),
    Nothing,
    Refused(Refusal),
    One(Map<String, Value>),
    Many(Rows),
    /// What a function returned.
    Returned(Value),
    Effects(Vec<Effect>),
    Requests(Vec<LoggedRequest>),
}

impl Outcome {
    pub(super) fn status(&self, success: u16) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status,
            _ => success,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) outcome: Outcome,
    pub(crate) now: i64,
    /// The entry in the log.
    pub(crate) logged: Option<LoggedRequest>,
}

/// The state failed, and nothing was changed.
#[derive(Clone, Debug)]
pub(crate) struct Failed {
    pub(crate) reason: String,
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self { reason: error.to_string() }
    }
}
