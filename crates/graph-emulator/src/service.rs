//! One request from its arrival to its answer.

use std::pin::Pin;
use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::Response;
use graph_validation::{Report, Validator};
use http_body_util::LengthLimitError;
use odata_types::facts::RequestKind;
use odata_types::path::PathTemplate;
use odata_types::{facts, read_arguments};
use serde_json::{Map, Value};

use crate::access;
use crate::address::Place;
use crate::answer::{self, Asked, Reply};
use crate::batch;
use crate::behavior::{ActionRequest, Behaviors, FunctionRequest};
use crate::examples;
use crate::exchange::Ids;
use crate::faults::{Fault, FaultInjector};
use crate::query::Query;
use crate::refusal::Refusal;
use crate::routes::{Found, GET, NotFound, Routes, Target};
use crate::store::{Answered, Job, Outcome, Store, Work};
use crate::time::Clock;
use crate::writes;

/// The maximum length of a body.
const LONGEST_BODY: usize = 1024 * 1024;

/// The maximum length of the body of a batch, which has the bodies of all its requests.
const LONGEST_BATCH: usize = batch::MOST * LONGEST_BODY;

/// The time limit for the arrival of a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything that requests share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) schema: &'static facts::Schema,
    pub(crate) routes: Routes,
    pub(crate) behaviors: Behaviors,
    /// What new entities have, by the requests that create them.
    pub(crate) defaults: Vec<(&'static facts::EntityRequest, Map<String, Value>)>,
    pub(crate) store: Store,
    pub(crate) faults: FaultInjector,
    pub(crate) checks_scopes: bool,
    pub(crate) clock: Clock,
}

/// What to do for a request, and how to answer it.
struct Plan<'a> {
    work: Work,
    success: u16,
    /// For a read: what was asked for.
    asked: Option<Asked<'a>>,
    /// What is answered if the work does not tell.
    answer: Prepared,
}

/// An answer that does not come from the state.
#[derive(Debug)]
enum Prepared {
    /// None: the work gives the answer.
    Nothing,
    /// The answers to the requests of a batch.
    Batch(Value),
    /// The documented result, if there is one, for a request without a behaviour.
    Example(Option<Value>),
}

impl Service {
    /// Answers a request.
    pub(crate) async fn handle(&self, request: Request) -> Response {
        self.answer(request, false).await
    }

    /// Answers a request that is part of a batch, which has waited already if it was to be delayed.
    fn handle_part(&self, request: Request) -> Pin<Box<dyn Future<Output = Response> + Send + '_>> {
        Box::pin(self.answer(request, true))
    }

    async fn answer(&self, request: Request, is_part: bool) -> Response {
        let (head, body) = request.into_parts();
        let ids = Ids::of(&head);
        let is_batch = batch::is_batch(self.schema, &head);
        let longest = if is_batch { LONGEST_BATCH } else { LONGEST_BODY };
        let body = match tokio::time::timeout(PATIENCE, to_bytes(body, longest)).await {
            Ok(Ok(body)) => Ok(body),
            Ok(Err(error)) => Err(unread(error, longest)),
            Err(_) => Err(Refusal::too_slow()),
        };
        let found = self.routes.find(head.method.as_str(), head.uri.path());
        let is_write = match &found {
            Ok(found) => matches!(found.route.target, Target::Action(_) | Target::Write(_)),
            Err(_) => head.method.as_str() != GET,
        };
        let (delay, fault) = self.faults.next(is_write);
        if let Some(delay) = delay.filter(|_| !is_part) {
            tokio::time::sleep(delay).await;
        }
        let name = fault.map(|fault| fault.to_string()).or_else(|| delay.map(|_| "delay".to_owned()));
        let exchange = |answered| ids.exchange(&head, name.clone(), answered);
        if let Some(fault) = fault.filter(|fault| !fault.is_after) {
            let job = Job { work: Work::Nothing, exchange: Some(exchange(answered(fault))) };
            // The fault happens even if it cannot be logged.
            let _ = self.store.submit(job).await;
            return self.fault(fault, &ids);
        }
        let plan = match body {
            Ok(body) if is_batch => self.plan_batch(&head, &body).await,
            body => body.and_then(|body| self.plan(&Request::from_parts(head.clone(), body), found)),
        };
        let (work, success, asked, prepared, refusal) = match plan {
            Ok(Plan { work, success, asked, answer }) => (work, success, asked, answer, None),
            Err(refusal) => (Work::Nothing, refusal.status, None, Prepared::Nothing, Some(refusal)),
        };
        let answered = fault.map_or(Answered::Outcome { success }, answered);
        let submitted = self.store.submit(Job { work, exchange: Some(exchange(answered)) }).await;
        let answer = match submitted {
            Ok(answer) => answer,
            Err(failed) => {
                let refusal = Refusal::broken(&format!("the state failed, nothing was carried out: {}", failed.reason));
                return answer::refuse(&refusal, self.clock.now(), &ids);
            }
        };
        if let Some(fault) = fault {
            return self.fault(fault, &ids);
        }
        if let Some(refusal) = refusal {
            return answer::refuse(&refusal, answer.now, &ids);
        }
        let reply = Reply { schema: self.schema, head: &head, ids: &ids, now: answer.now };
        outcome(&reply, answer.outcome, success, asked.as_ref(), prepared)
            .unwrap_or_else(|refusal| reply.refuse(&refusal))
    }

    /// Carries out the requests of a batch, of which nothing is left to do then but to answer.
    async fn plan_batch(&self, head: &Parts, body: &Bytes) -> Result<Plan<'_>, Refusal> {
        access::bearer(head.headers.get_all(AUTHORIZATION).iter().map(|value| value.to_str().ok()))?;
        let result = batch::carry_out(head, body, |part| self.handle_part(part)).await?;
        Ok(Plan { work: Work::Nothing, success: 200, asked: None, answer: Prepared::Batch(result) })
    }

    /// What a single entity, which has no key, is as long as nobody has changed it: the documented example.
    fn single(&self, entities: &facts::EntityRequest, place: &Place) -> Option<Map<String, Value>> {
        let is_single = matches!(place, Place::Collection(_)) && entities.kind == RequestKind::Update;
        let path = PathTemplate::of_entities(entities);
        let is_read =
            |one: &&&facts::EntityRequest| one.kind == RequestKind::Get && PathTemplate::of_entities(one) == path;
        let read = self.schema.requests.iter().find(is_read).filter(|_| is_single);
        is_single.then(|| read.map(|read| example(&read.request)).unwrap_or_default())
    }

    fn fault(&self, fault: Fault, ids: &Ids) -> Response {
        let Some(status) = fault.status else { return answer::drop_connection() };
        answer::refuse(&Refusal::fault(status, self.faults.retry_after()), self.clock.now(), ids)
    }

    /// Checks a request, and returns what to do for it.
    fn plan<'a>(&'a self, request: &Request<Bytes>, found: Result<Found<'a>, NotFound>) -> Result<Plan<'a>, Refusal> {
        let check = Validator::new(self.schema).http().any_host();
        let found = match found {
            Ok(found) => found,
            Err(NotFound::Refused(refusal)) => return Err(*refusal),
            // The validator knows what may have been meant, if it is not a read.
            Err(NotFound::Unknown) => {
                let is_read = request.method().as_str() == GET;
                let refusal = if is_read { None } else { Refusal::of_report(&check.request(request)) };
                return Err(refusal.unwrap_or_else(|| self.routes.unknown_path()));
            }
        };
        let token = access::bearer(request.headers().get_all(AUTHORIZATION).iter().map(|value| value.to_str().ok()))?;
        if self.checks_scopes {
            access::check(token, found.route.request.permissions, self.clock.now())?;
        }
        let documented = found.route.request;
        let success = documented.success_status;
        match found.route.target {
            Target::Function(function) => {
                let arguments = found.keys.last().map(String::as_str).unwrap_or_default();
                let arguments = read_arguments(function, arguments);
                let arguments = arguments.map_err(|error| Refusal::bad_request(&error.to_string()))?;
                if let Some(behavior) = self.behaviors.function(function) {
                    let read = behavior(&FunctionRequest::new(function, found.place(), arguments))?;
                    let (work, answer) = (Work::Function(read), Prepared::Nothing);
                    return Ok(Plan { work, success, asked: None, answer });
                }
                let answer = Prepared::Example(examples::result(documented));
                Ok(Plan { work: known(&found), success, asked: None, answer })
            }
            Target::Write(entities) => {
                refused(&check.routed(entities, found.api_version, request))?;
                let Some(place) = found.place() else { return Err(self.routes.unknown_path()) };
                let defaults = self.defaults.iter().find(|(one, _)| std::ptr::eq(*one, entities));
                let otherwise = self.single(entities, &place);
                let defaults = defaults.map(|(_, defaults)| defaults);
                let (action, change) = writes::prepare(entities, place, request.body(), defaults, otherwise)?;
                let work = Work::Change { action, change };
                Ok(Plan { work, success, asked: None, answer: Prepared::Nothing })
            }
            Target::Action(action) => {
                refused(&check.routed(action, found.api_version, request))?;
                let Some(behavior) = self.behaviors.get(action) else {
                    let answer = Prepared::Example(examples::result(documented));
                    return Ok(Plan { work: known(&found), success, asked: None, answer });
                };
                let place = found.place();
                let request = ActionRequest::new(action, place, found.keys, request.body().clone());
                let action = action.simple_name().to_owned();
                let work = Work::Change { action, change: behavior.prepare(&request)? };
                Ok(Plan { work, success, asked: None, answer: Prepared::Nothing })
            }
            Target::One(of) | Target::Many(of) => {
                let is_collection = matches!(found.route.target, Target::Many(_));
                let query = Query::read(request.uri().query().unwrap_or_default(), of, is_collection)?;
                let work = match found.place() {
                    Some(Place::Collection(collection)) if is_collection => Work::Many(collection, query.page()),
                    Some(place) => {
                        let otherwise = matches!(place, Place::Collection(_)).then(|| example(documented));
                        let address = writes::address(place);
                        Work::One { address, otherwise, expand: query.expand.clone() }
                    }
                    None => return Err(self.routes.unknown_path()),
                };
                let asked = Some(Asked { found, of, query });
                Ok(Plan { work, success, asked, answer: Prepared::Nothing })
            }
        }
    }
}

/// The check that what an action or a function is for exists.
fn known(found: &Found<'_>) -> Work {
    Work::Known(found.place().and_then(|place| match place {
        Place::Entity(address) => Some(address),
        Place::Collection(collection) => collection.owner().cloned(),
    }))
}

/// The documented example of an entity.
fn example(request: &facts::Request) -> Map<String, Value> {
    match examples::result(request) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

/// Refuses a request whose report has errors.
fn refused(report: &Report) -> Result<(), Refusal> {
    if report.has_errors() { Err(Refusal::of_report(report).unwrap_or_else(Refusal::undocumented)) } else { Ok(()) }
}

fn answered(fault: Fault) -> Answered {
    fault.status.map_or(Answered::Dropped, Answered::Status)
}

/// The answer for an outcome.
fn outcome(
    reply: &Reply<'_>,
    outcome: Outcome,
    success: u16,
    asked: Option<&Asked<'_>>,
    prepared: Prepared,
) -> Result<Response, Refusal> {
    match (outcome, asked) {
        (Outcome::Done(_, result), _) => Ok(reply.done(success, result)),
        (Outcome::Nothing, _) => Ok(match prepared {
            Prepared::Example(result) => reply.example(success, result),
            Prepared::Batch(result) => reply.done(success, Some(result)),
            Prepared::Nothing => reply.done(success, None),
        }),
        (Outcome::Returned(value), _) => Ok(reply.done(success, Some(value))),
        (Outcome::Refused(refusal), _) => Err(refusal),
        (Outcome::One(members), Some(asked)) => Ok(reply.one(members, asked)),
        (Outcome::Many(rows), Some(asked)) => Ok(reply.many(rows, asked)),
        _ => Err(Refusal::broken("the state gave an unexpected answer")),
    }
}

/// Why a body was not read.
fn unread(error: axum::Error, longest: usize) -> Refusal {
    let is_too_long = error.into_inner().is::<LengthLimitError>();
    if is_too_long { Refusal::too_long(longest) } else { Refusal::unreadable() }
}
