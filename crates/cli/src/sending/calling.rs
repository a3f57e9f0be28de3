//! Sending any request that changes something, by its facts.

use std::fmt;

use lifecycle_workflows::client::{
    Call, Client, Endpoint, Error, Id, Limits, RequestError, SettlingRule, Start, WriteRule,
};
use lifecycle_workflows::models::facts::{Action, EntityRequest, RequestKind};
use lifecycle_workflows::models::{
    SCHEMA, action_name, identity_governance::LifecycleWorkflowProcessingStatus as Processing,
};
use lifecycle_workflows::validation::{Report, VALIDATOR, shown_safely};
use odata_types::path::TemplateSegment;
use serde_core::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::task::{Carried, Outlook, Returned, State, Task, id, reported};
use crate::documented::{self, Documented};
use crate::raw;
use crate::status::{complain, complain_of};
use crate::table;

/// A request that changes something.
#[derive(Clone, Copy)]
pub(crate) enum Writing {
    Action(&'static Action),
    /// It creates, changes or deletes an entity.
    Entities(&'static EntityRequest),
}

impl Writing {
    /// The request, if it is one that changes something.
    pub(crate) fn of(documented: Documented) -> Option<Self> {
        match documented {
            Documented::Action(action) => Some(Self::Action(action)),
            Documented::Entities(entities) if entities.request.method != "GET" => Some(Self::Entities(entities)),
            Documented::Entities(_) | Documented::Function(_) => None,
        }
    }

    fn documented(self) -> Documented {
        match self {
            Self::Action(action) => Documented::Action(action),
            Self::Entities(entities) => Documented::Entities(entities),
        }
    }

    /// The key of the entity that the request created.
    fn created_key(self, entity: &Value) -> Option<String> {
        let Self::Entities(entities) = self else { return None };
        let [key] = entities.entity_type.key else { return None };
        let key = entity.get(key).and_then(Value::as_str);
        key.filter(|_| entities.kind == RequestKind::Create).map(str::to_owned)
    }

    fn name(self) -> String {
        match self {
            Self::Action(action) => action_name(action),
            Self::Entities(entities) => documented::name_of(entities).to_owned(),
        }
    }
}

/// A request with its body, which is sent as it is.
pub(crate) struct Calling {
    pub(crate) write: Writing,
    /// The body; empty for a request without one.
    pub(crate) body: Vec<u8>,
    /// The name of the body in reports.
    pub(crate) origin: String,
    /// The ids with which each target in a file begins.
    pub(crate) before: Vec<Id>,
}

/// What a request is sent for: the ids in its path, in order.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Ids {
    ids: Vec<Id>,
    /// What a path without ids leads to.
    name: &'static str,
}

impl Ids {
    fn all(&self) -> Vec<&Id> {
        self.ids.iter().collect()
    }
}

impl fmt::Display for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ids.is_empty() {
            return f.write_str(self.name);
        }
        let segments: Vec<_> = self.ids.iter().map(Id::segment).collect();
        f.write_str(&segments.join("/"))
    }
}

/// How a request is settled.
enum Rule {
    Action(SettlingRule),
    Entities(WriteRule),
}

impl Calling {
    /// The target with these ids.
    pub(crate) fn target(&self, ids: Vec<Id>) -> Ids {
        let fixed = self.write.documented().template().segments().filter_map(|segment| match segment {
            TemplateSegment::Fixed(name) => Some(name),
            TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => None,
        });
        Ids { ids, name: fixed.last().unwrap_or_default() }
    }

    fn call_for<R: DeserializeOwned>(
        &self,
        ids: &Ids,
        endpoint: &Endpoint,
        limits: Limits,
    ) -> Result<Call<R>, RequestError> {
        match self.write {
            Writing::Action(action) => Call::action_of(limits, endpoint, action, &ids.all(), self.body.clone()),
            Writing::Entities(entities) => Call::entities_of(limits, endpoint, entities, &ids.all(), self.body.clone()),
        }
    }

    fn rule(&self, ids: &Ids) -> Option<Rule> {
        match self.write {
            Writing::Action(action) => SettlingRule::of(action, &ids.ids, &self.body).map(Rule::Action),
            Writing::Entities(entities) => {
                WriteRule::of(&SCHEMA, entities, &ids.all(), self.body.clone()).map(Rule::Entities)
            }
        }
    }
}

impl Task for Calling {
    type Target = Ids;

    fn title(&self, endpoint: &Endpoint) -> Value {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        json!({ "action": self.write.name(), "endpoint": endpoint.to_string(), "body": body })
    }

    fn read(&self, line: &str) -> Result<Ids, String> {
        let template = self.write.documented().template();
        let (count, expected) = (line.split('/').count(), template.keys().count());
        if count == expected || self.before.len() + count == expected {
            let ids = line.split('/').map(id).collect::<Result<Vec<_>, _>>()?;
            return Ok(self.target(if count == expected { ids } else { [&self.before[..], &ids].concat() }));
        }
        let line = shown_safely(line);
        let (given, expected) = (self.before.len(), expected.saturating_sub(self.before.len()));
        let besides = if given > 0 { format!(" besides {given} by options") } else { String::new() };
        Err(format!("`{line}` is not {expected} ids{besides}; the path is `{template}`"))
    }

    fn call(&self, ids: &Ids, endpoint: &Endpoint, limits: Limits) -> Result<Call<()>, RequestError> {
        self.call_for(ids, endpoint, limits)
    }

    fn complain_of(&self, error: &RequestError) {
        if matches!(error, RequestError::Invalid(_)) {
            let report = match self.write {
                Writing::Action(action) => VALIDATOR.check_facts(action, &self.body),
                Writing::Entities(entities) => VALIDATOR.check_facts(entities, &self.body),
            };
            if report.has_errors() {
                return complain(&drawn(&report, &self.body, &self.origin));
            }
        }
        complain_of(error);
    }

    fn can_be_read(&self, ids: &Ids) -> bool {
        self.rule(ids).is_some()
    }

    fn can_be_waited_for(&self, ids: &Ids) -> bool {
        matches!(self.rule(ids), Some(Rule::Action(_)))
    }

    async fn settle(&self, ids: &Ids, client: &Client, start: Start) -> Result<Carried, Error> {
        match self.rule(ids) {
            Some(Rule::Action(rule)) => return Ok(rule.settle(client, start).await?.into()),
            Some(Rule::Entities(rule)) => return Ok(rule.settle(client, start).await?.into()),
            None => {}
        }
        let call = self.call_for(ids, client.endpoint(), client.limits())?;
        let value: Box<RawValue> = client.send(&call).await?;
        let returned = self.write.documented().request().result.as_ref().map(|result| {
            let parsed = raw::parsed(&value).unwrap_or_default();
            let text = table::shown(Some(result), &parsed).unwrap_or_default();
            Returned { value, text, key: self.write.created_key(&parsed) }
        });
        Ok(Carried { outlook: Outlook::Accepted, processing: None, returned })
    }

    async fn read_state(&self, ids: &Ids, client: &Client) -> Result<State, Error> {
        if let Some(Rule::Action(rule)) = self.rule(ids) {
            if let Some(run) = rule.run() {
                return State::of_run(run, client).await;
            }
            if let Some((result, _)) = rule.result() {
                return State::of_result(result, client).await;
            }
        }
        // Nothing else can be waited for.
        Ok(State { processing: None, is_over: true, text: String::new(), failure_reason: None })
    }

    fn is_reached(&self, ids: &Ids, processing: &Processing) -> bool {
        match self.rule(ids) {
            Some(Rule::Action(rule)) => match rule.result() {
                Some((_, report)) => *processing == reported(report),
                None => *processing == Processing::Canceled,
            },
            Some(Rule::Entities(_)) | None => true,
        }
    }
}

/// A report on a body, below the line that says that nothing was sent.
fn drawn(report: &Report, body: &[u8], origin: &str) -> String {
    format!("nothing was sent:\n{}", report.draw(body).origin(origin).colored(true))
}
