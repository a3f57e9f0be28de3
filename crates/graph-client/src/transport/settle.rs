//! Actions that take effect once: if the outcome is unknown, the entity is read.

use std::fmt;
use std::time::SystemTime;

use http::StatusCode;
use odata_types::facts;
use tokio::time::sleep;

use super::Client;
use super::retry::Budget;
use crate::error::{Error, ErrorKind};
use crate::operation::Operation;
use crate::{Batch, Call, Part, RequestError};

/// What the state of an entity means for an action, so that [`Client::settle`] can carry it out exactly once.
///
/// The service must not apply the action again to an entity in a state that the action leads to.
///
/// ```
/// use graph_client::{Meaning, Settle};
///
/// /// A door that an action closes.
/// struct Door {
///     state: Option<String>,
/// }
///
/// struct Close;
///
/// impl Settle for Close {
///     type Entity = Door;
///     type State = String;
///
///     fn state(&self, door: Door) -> Option<String> {
///         door.state
///     }
///
///     fn meaning(&self, state: &String) -> Meaning {
///         match state.as_str() {
///             "open" => Meaning::Applies,
///             "closing" | "closed" => Meaning::Done,
///             _ => Meaning::TooLate,
///         }
///     }
/// }
/// ```
pub trait Settle {
    /// The entity whose state the action changes.
    type Entity;

    /// The state of the entity.
    type State: fmt::Display;

    /// The state of an entity; `None` if the service did not send it.
    fn state(&self, entity: Self::Entity) -> Option<Self::State>;

    /// The state of an entity that does not exist: the service answers the read with an error of its own and 404. `None` if
    /// this says nothing about the action.
    fn absent(&self) -> Option<Self::State> {
        None
    }

    /// What a state means for the action.
    fn meaning(&self, state: &Self::State) -> Meaning;
}

/// What the state of an entity means for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The action applies, and has not taken effect.
    Applies,
    /// The action has taken effect.
    Done,
    /// The action does not apply any more, and has not taken effect.
    TooLate,
}

impl Meaning {
    /// The meaning of a state that the action does not lead to: it applies to the [documented](facts::ActsOn) states.
    #[must_use]
    pub fn by_facts(action: &facts::Action, state: &str) -> Self {
        let applies = action.acts_on.is_some_and(|acts_on| acts_on.values.contains(&state));
        if applies { Self::Applies } else { Self::TooLate }
    }
}

/// How [`Client::settle`] begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Start {
    /// Send the action: it was not sent before.
    #[default]
    Sending,
    /// Read the entity: the action may have been sent before, such as by a program that was interrupted.
    Reading,
}

/// The known outcome of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Settled<S> {
    /// The service answered with success.
    Accepted,
    /// No answer reported success, but the entity has a state that the action leads to.
    Confirmed(S),
    /// The entity has a state to which the action does not apply any more, and that it does not lead to.
    Otherwise(S),
}

impl Client {
    /// Carries out an action exactly once, whatever happens to requests and answers.
    ///
    /// If the outcome of a request is unknown, the entity is read. `reading` makes that call, and is called only then. If the
    /// action still applies, it is sent again. If the entity has a state that the action leads to, the action counts as done.
    /// The caller needs the permission to read as well.
    ///
    /// The budget of the client covers the whole: its attempts are those of the action, its time includes the reads.
    ///
    /// # Errors
    ///
    /// If the service refuses the request, or the outcome is still unknown at the end of the budget.
    pub async fn settle<R: Settle, A>(
        &self,
        rule: &R,
        action: &Call<A>,
        reading: impl FnOnce() -> Result<Call<R::Entity>, RequestError> + Send,
        start: Start,
    ) -> Result<Settled<R::State>, Error> {
        let mut budget = self.inner.retry.begin();
        let mut last = None;
        if start == Start::Sending {
            match self.send_within(&mut budget, action).await {
                Ok(_) => return Ok(Settled::Accepted),
                Err(error) if !error.may_have_taken_effect() => return Err(error),
                Err(error) => last = Some(error),
            }
        }
        // In a box, as hardly any action needs its space.
        Box::pin(self.settle_doubt(rule, action, reading, budget, last)).await
    }

    /// The outcome of an action in a [batch that was sent](Self::send_batch): if it is unknown, it is settled as
    /// [`Self::settle`] does.
    ///
    /// ```
    /// use graph_client::{Batch, Call, Client, Error, Settle, Settled};
    ///
    /// /// Carries out two actions with one request, each exactly once.
    /// async fn act<R: Settle>(
    ///     client: &Client,
    ///     rule: &R,
    ///     actions: [(Call<()>, Call<R::Entity>); 2],
    /// ) -> Result<Vec<Result<Settled<R::State>, Error>>, Error> {
    ///     let mut batch = Batch::new(client.endpoint());
    ///     let mut parts = Vec::new();
    ///     for (action, reading) in actions {
    ///         parts.push((batch.add(action)?, reading));
    ///     }
    ///     client.send_batch(&mut batch).await;
    ///     let mut outcomes = Vec::new();
    ///     for (part, reading) in parts {
    ///         outcomes.push(client.settle_part(&mut batch, part, rule, || Ok(reading)).await);
    ///     }
    ///     Ok(outcomes)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Self::settle`], and if the call is not in the batch.
    pub async fn settle_part<R: Settle, A>(
        &self,
        batch: &mut Batch,
        part: Part<A>,
        rule: &R,
        reading: impl FnOnce() -> Result<Call<R::Entity>, RequestError> + Send,
    ) -> Result<Settled<R::State>, Error> {
        let action = part.call().clone();
        match batch.take(part).map(drop) {
            Ok(()) => Ok(Settled::Accepted),
            Err(error) if !error.may_have_taken_effect() => Err(error),
            Err(error) => self.settle_doubt(rule, &action, reading, self.inner.retry.begin(), Some(error)).await,
        }
    }

    /// Finds out what became of an action that may have been carried out, and carries it out if it was not. `last` is the error
    /// of the last request, if this client sent it.
    async fn settle_doubt<R: Settle, A>(
        &self,
        rule: &R,
        action: &Call<A>,
        reading: impl FnOnce() -> Result<Call<R::Entity>, RequestError> + Send,
        mut budget: Budget,
        mut last: Option<Error>,
    ) -> Result<Settled<R::State>, Error> {
        let reading = match reading() {
            Ok(reading) => reading,
            Err(error) => return Err(unsettled(last, error.into())),
        };
        let mut readings = budget.beside();
        loop {
            let found = match self.state(rule, &mut readings, action, &reading).await {
                Ok(state) => state,
                Err(error) => return Err(unsettled(last, error)),
            };
            match rule.meaning(&found) {
                Meaning::Done => return Ok(Settled::Confirmed(found)),
                Meaning::TooLate => return Ok(Settled::Otherwise(found)),
                Meaning::Applies => {}
            }
            if let Some(error) = last.take() {
                // A refusal stands if the action still applies. An earlier request may nevertheless be on its way.
                if !error.may_have_taken_effect() {
                    return Err(error.with_doubt(true));
                }
                let retry_after = error.service().and_then(|error| error.retry_after(SystemTime::now()));
                let Some(delay) = budget.next_delay(retry_after) else { return Err(error.exhausted(budget.total())) };
                self.tell(&error, delay);
                sleep(delay).await;
            }
            match self.send_within(&mut budget, action).await {
                Ok(_) => return Ok(Settled::Accepted),
                // A refusal is not final: an earlier request may have taken effect since the entity was read.
                Err(error) => last = Some(error),
            }
        }
    }

    /// The current state of the entity.
    async fn state<R: Settle, A>(
        &self,
        rule: &R,
        budget: &mut Budget,
        action: &Call<A>,
        reading: &Call<R::Entity>,
    ) -> Result<R::State, Error> {
        match self.send_within(budget, reading).await {
            Ok(entity) => rule.state(entity).ok_or_else(|| reading.missing_property(state_property(action.operation))),
            Err(error) if says_absent(&error) => rule.absent().ok_or(error),
            Err(error) => Err(error),
        }
    }
}

/// The property that holds the state, for error messages.
fn state_property(action: Operation) -> &'static str {
    match action {
        Operation::Action(facts::Action { acts_on: Some(acts_on), .. }) => acts_on.property,
        _ => "state",
    }
}

/// Whether the service says that an entity does not exist. What stands before it, such as a gateway, may answer 404 as well.
fn says_absent(error: &Error) -> bool {
    let service = error.service().filter(|error| error.status() == StatusCode::NOT_FOUND);
    service.is_some_and(|error| error.code().is_some())
}

/// The error if reading failed: the action stays in doubt.
fn unsettled(action: Option<Error>, reading: Error) -> Error {
    match action {
        Some(action) => Error::new(ErrorKind::Unsettled { action, reading }, true),
        None => reading.with_doubt(true),
    }
}

#[cfg(test)]
mod tests {
    use odata_types::Action;
    use second_slice::library::Lend;

    use super::*;

    #[test]
    fn an_action_applies_to_the_documented_states() {
        assert_eq!(Meaning::by_facts(Lend::ACTION, "available"), Meaning::Applies);
        for state in ["lent", "lost", "unheardOf"] {
            assert_eq!(Meaning::by_facts(Lend::ACTION, state), Meaning::TooLate);
        }
    }
}
