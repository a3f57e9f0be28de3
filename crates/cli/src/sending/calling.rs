//! Calling any action, by its facts.

use std::fmt;

use lifecycle_workflows::client::{
    Call, Client, Endpoint, Error, Id, Limits, RequestError, Settled, SettlingRule, Start,
};
use lifecycle_workflows::models::facts::Action;
use lifecycle_workflows::models::{action_name, identity_governance::LifecycleWorkflowProcessingStatus as Processing};
use lifecycle_workflows::validation::{Report, VALIDATOR};
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

use super::task::{Carried, Returned, State, Task, id};
use crate::status::{complain, complain_of};
use crate::table;

/// An action with its body, which is sent as it is.
pub(crate) struct Calling {
    pub(crate) action: &'static Action,
    /// The body; empty for an action without parameters.
    pub(crate) body: Vec<u8>,
    /// The name of the body in reports.
    pub(crate) origin: String,
}

/// What an action is called for: the ids in its path, in order.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Ids(pub(crate) Vec<Id>);

impl Ids {
    fn all(&self) -> Vec<&Id> {
        self.0.iter().collect()
    }
}

impl fmt::Display for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let segments: Vec<_> = self.0.iter().map(Id::segment).collect();
        f.write_str(&segments.join("/"))
    }
}

impl Calling {
    fn call_for<R: DeserializeOwned>(
        &self,
        ids: &Ids,
        endpoint: &Endpoint,
        limits: Limits,
    ) -> Result<Call<R>, RequestError> {
        Call::action_of(limits, endpoint, self.action, &ids.all(), self.body.clone())
    }

    fn rule(&self, ids: &Ids) -> Option<SettlingRule> {
        SettlingRule::of(self.action, &ids.0, &self.body)
    }
}

impl Task for Calling {
    type Target = Ids;

    fn title(&self, endpoint: &Endpoint) -> Value {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        json!({ "action": action_name(self.action), "endpoint": endpoint.to_string(), "body": body })
    }

    fn read(&self, line: &str) -> Result<Ids, String> {
        line.split('/').map(id).collect::<Result<_, _>>().map(Ids)
    }

    fn call(&self, ids: &Ids, endpoint: &Endpoint, limits: Limits) -> Result<Call<()>, RequestError> {
        self.call_for(ids, endpoint, limits)
    }

    fn complain_of(&self, error: &RequestError) {
        let report = VALIDATOR.check_facts(self.action, &self.body);
        if matches!(error, RequestError::Invalid(_)) && report.has_errors() {
            return complain(&drawn(&report, &self.body, &self.origin));
        }
        complain_of(error);
    }

    fn can_be_read(&self, ids: &Ids) -> bool {
        self.rule(ids).is_some()
    }

    async fn settle(&self, ids: &Ids, client: &Client, start: Start) -> Result<Carried, Error> {
        let (endpoint, limits) = (client.endpoint(), client.limits());
        if let Some(rule) = self.rule(ids) {
            return Ok(rule.settle(client, &self.call(ids, endpoint, limits)?, start).await?.into());
        }
        let value: Value = client.send(&self.call_for(ids, endpoint, limits)?).await?;
        let result = self.action.request.result.as_ref();
        let text = table::shown(result, &value).unwrap_or_default();
        Ok(Carried { settled: Settled::Accepted, returned: result.map(|_| Returned { value, text }) })
    }

    async fn read_state(&self, _: &Ids, _: &Client) -> Result<State, Error> {
        // What an action leads to is not known in general, so that nothing is waited for.
        Ok(State { processing: None, is_over: true, text: String::new(), failure_reason: None })
    }

    fn is_reached(&self, _: &Processing) -> bool {
        true
    }
}

/// A report on a body, below the line that says that nothing was sent.
fn drawn(report: &Report, body: &[u8], origin: &str) -> String {
    format!("nothing was sent:\n{}", report.draw(body).origin(origin).colored(true))
}
