//! Doing a job within a transaction.

use rusqlite::Transaction;
use serde_json::{Map, Value};

use super::entities::Page;
use super::job::{Answer, Answered, Exchange, Failed, Job, Outcome, Work};
use super::{entities, log};
use crate::address::{Address, Collection};
use crate::behavior::Change;
use crate::kinds::Kinds;
use crate::query::Expanded;
use crate::record::Effect;
use crate::state::{Failure, State};

/// Does a job, and writes its request into the log.
pub(super) fn perform(transaction: &Transaction<'_>, job: Job, kinds: &Kinds, now: i64) -> Result<Answer, Failed> {
    let Job { work, exchange } = job;
    let outcome = match work {
        Work::Change { action, change: make } => {
            change(&mut State { transaction, kinds, now }, &action, make, exchange.as_ref())?
        }
        Work::Nothing | Work::Known(None) => Outcome::Nothing,
        Work::Known(Some(address)) => {
            let known = State { transaction, kinds, now }.known(&address);
            refused(known.map(|()| Outcome::Nothing))?
        }
        Work::Function(read) => refused(read(&State { transaction, kinds, now }).map(Outcome::Returned))?,
        Work::One { address, otherwise, expand } => {
            let state = State { transaction, kinds, now };
            let one = otherwise.map_or_else(|| state.get(&address), |otherwise| state.get_or(&address, otherwise));
            let one = one.and_then(|members| expanded(&state, &address, members, &expand));
            refused(one.map(Outcome::One))?
        }
        Work::Many(collection, page) => refused(many(&State { transaction, kinds, now }, &collection, &page))?,
        Work::Effects => Outcome::Effects(log::effects(transaction)?),
        Work::Requests => Outcome::Requests(log::requests(transaction)?),
    };
    let logged = match &exchange {
        Some(exchange) => {
            let status = match exchange.answered {
                Answered::Outcome { success } => Some(outcome.status(success)),
                Answered::Status(status) => Some(status),
                Answered::Dropped => None,
            };
            let effect = if let Outcome::Done(effect, _) = &outcome { Some(effect) } else { None };
            Some(log::write(transaction, exchange, status, effect, now)?)
        }
        None => None,
    };
    Ok(Answer { outcome, now, logged })
}

/// A page of a collection, whose owner must exist.
fn many(state: &State<'_>, collection: &Collection, page: &Page) -> Result<Outcome, Failure> {
    if let Some(owner) = collection.owner() {
        state.get(owner)?;
    }
    let mut rows = entities::many(state.transaction, collection, page, state.now)?;
    if !page.expand.is_empty() {
        for members in &mut rows.entities {
            let id = members.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            *members = expanded(state, &collection.entity(id), std::mem::take(members), &page.expand)?;
        }
    }
    Ok(Outcome::Many(rows))
}

/// The members of an entity, with the entities of some of its collections. A related single entity is among the members; null
/// says that there is none.
fn expanded(
    state: &State<'_>,
    address: &Address,
    mut members: Map<String, Value>,
    expand: &[Expanded],
) -> Result<Map<String, Value>, Failure> {
    for one in expand {
        if !members.contains_key(one.name) {
            let related = if one.is_collection {
                let all = entities::many(state.transaction, &address.collection(one.name), &Page::all(), state.now)?;
                all.entities.into_iter().map(Value::Object).collect()
            } else {
                Value::Null
            };
            members.insert(one.name.to_owned(), related);
        }
        members.get_mut(one.name).into_iter().for_each(|related| one.cut(related));
    }
    Ok(members)
}

/// Makes a change, or undoes what it did before it was refused.
fn change(state: &mut State<'_>, action: &str, change: Change, exchange: Option<&Exchange>) -> Result<Outcome, Failed> {
    let transaction = state.transaction;
    transaction.prepare_cached("SAVEPOINT change")?.execute([])?;
    let made = change(state);
    // After a failure of the database there may be no savepoint any more, and the whole transaction is undone.
    if let Err(Failure::Database(error)) = made {
        return Err(Failed { reason: error.to_string() });
    }
    if made.is_err() {
        transaction.prepare_cached("ROLLBACK TO change")?.execute([])?;
    }
    transaction.prepare_cached("RELEASE change")?.execute([])?;
    let done = match made {
        Ok(done) => done,
        Err(failure) => return refused(Err(failure)),
    };
    let effect = Effect {
        number: 0,
        time: state.now,
        action: action.to_owned(),
        ids: done.ids,
        status: done.status,
        details: done.details,
        request_id: exchange.map(|exchange| exchange.request_id.clone()).unwrap_or_default(),
        client_request_id: exchange.map(|exchange| exchange.client_request_id.clone()).unwrap_or_default(),
    };
    Ok(Outcome::Done(log::write_effect(transaction, effect)?, done.result))
}

/// A refusal is an outcome; only a failure of the database fails the job.
fn refused(outcome: Result<Outcome, Failure>) -> Result<Outcome, Failed> {
    outcome.or_else(|failure| match failure {
        Failure::Refused(refusal) => Ok(Outcome::Refused(refusal)),
        Failure::Database(error) => Err(Failed { reason: error.to_string() }),
    })
}
