//! One request from its beginning to its end.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::AUTHORIZATION;
use axum::response::Response;
use http_body_util::LengthLimitError;
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelScope, CustomTaskExtensionOperationStatus, LifecycleWorkflowProcessingStatus, Resume,
};
use lifecycle_workflows_validation::VALIDATOR;
use odata_types::{Action, facts};

use crate::access;
use crate::answer::{self, Asked, Reply};
use crate::exchange::Ids;
use crate::faults::{Dealer, Fault};
use crate::query::Query;
use crate::refusal::Refusal;
use crate::routes::{self, Change, Found, NotFound, Reading, Target};
use crate::store::{Answered, Collection, Job, Key, Outcome, Page, Store, Work};
use crate::time::Clock;

/// The longest body that is read: those of the documented actions have a few hundred bytes.
pub(crate) const LONGEST_BODY: usize = 1024 * 1024;

/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a report is refused that is none.
const NO_REPORT: &str =
    "`operationStatus` says neither that the extension has completed its work nor that it has failed";

/// Everything that requests share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) store: Store,
    pub(crate) faults: Dealer,
    pub(crate) checks_scopes: bool,
    pub(crate) clock: Clock,
}

/// What is to be done for a request, and how its answer is made.
struct Plan {
    work: Work,
    success: u16,
    /// For reads: what is asked for.
    asked: Option<Asked>,
}

impl Service {
    /// Answers a request.
    pub(crate) async fn handle(&self, request: Request) -> Response {
        let (head, body) = request.into_parts();
        let ids = Ids::of(&head);
        let body = match tokio::time::timeout(PATIENCE, to_bytes(body, LONGEST_BODY)).await {
            Ok(Ok(body)) => Ok(body),
            Ok(Err(error)) => Err(unread(error)),
            Err(_) => Err(Refusal::too_slow()),
        };
        let found = routes::find(head.method.as_str(), head.uri.path());
        let is_action = match &found {
            Ok(found) => matches!(found.route.target, Target::Action(..)),
            Err(_) => head.method.as_str() != routes::GET,
        };
        let (delay, fault) = self.faults.deal(is_action);
        if let Some(delay) = delay {
            tokio::time::sleep(delay).await;
        }
        let name = fault.map(|fault| fault.to_string()).or_else(|| delay.map(|_| "delay".to_owned()));
        let exchange = |answered| ids.exchange(&head, name.clone(), answered);
        if let Some(fault) = fault.filter(|fault| !fault.is_after) {
            let job = Job { work: Work::Nothing, exchange: Some(exchange(answered(fault))) };
            // Without its place in the log, the fault is a fault as well.
            let _ = self.store.submit(job).await;
            return self.fault(fault, &ids);
        }
        let plan = body.and_then(|body| self.plan(&Request::from_parts(head.clone(), body), found));
        let (work, success, asked, refusal) = match plan {
            Ok(Plan { work, success, asked }) => (work, success, asked, None),
            Err(refusal) => (Work::Nothing, refusal.status, None, Some(refusal)),
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
        let reply = Reply { head: &head, ids: &ids, now: answer.now };
        outcome(&reply, answer.outcome, success, asked.as_ref()).unwrap_or_else(|refusal| reply.refuse(&refusal))
    }

    fn fault(&self, fault: Fault, ids: &Ids) -> Response {
        let Some(status) = fault.status else { return answer::drop_connection() };
        answer::refuse(&Refusal::fault(status, self.faults.retry_after()), self.clock.now(), ids)
    }

    /// Checks a request, and says what is to be done for it.
    fn plan(&self, request: &Request<Bytes>, found: Result<Found, NotFound>) -> Result<Plan, Refusal> {
        let found = match found {
            Ok(found) => found,
            Err(NotFound::Refused(refusal)) => return Err(*refusal),
            // What is nearly right is told so by the check, if it may have been meant as an action.
            Err(NotFound::Unknown) => {
                let is_read = request.method().as_str() == routes::GET;
                let check = VALIDATOR.http().any_host();
                let refusal = if is_read { None } else { Refusal::of_report(&check.request(request)) };
                return Err(refusal.unwrap_or_else(Refusal::no_such_path));
            }
        };
        let token = access::bearer(request.headers().get_all(AUTHORIZATION).iter().map(|value| value.to_str().ok()))?;
        if self.checks_scopes {
            access::check(token, found.route.permissions, self.clock.now())?;
        }
        match found.route.target {
            Target::Action(action, change) => act(action, change, &found, request),
            Target::Read(of, reading) => {
                let query = Query::read(request.uri().query().unwrap_or_default(), of, reading.is_collection())?;
                let work = read(reading, &found, &query);
                Ok(Plan { work, success: 200, asked: Some(Asked { found, reading, of, query }) })
            }
        }
    }
}

fn answered(fault: Fault) -> Answered {
    fault.status.map_or(Answered::Dropped, Answered::Status)
}

/// The answer to what has come out.
fn outcome(reply: &Reply<'_>, outcome: Outcome, success: u16, asked: Option<&Asked>) -> Result<Response, Refusal> {
    match (outcome, asked) {
        (Outcome::Done(_), _) => Ok(reply.done(success)),
        (Outcome::One(row), Some(asked)) => reply.one(&row, asked),
        (Outcome::Many(rows, next), Some(asked)) => reply.many(&rows, next, asked),
        (Outcome::NoSuch { what, id }, _) => Err(Refusal::no_such_item(what, &id)),
        (Outcome::WrongState { what, id, state, documented }, _) => {
            Err(Refusal::wrong_state(what, &id, state.as_str(), documented))
        }
        _ => Err(Refusal::broken("the state gave another answer than asked for")),
    }
}

/// Why a body was not read.
fn unread(error: axum::Error) -> Refusal {
    let is_too_long = error.into_inner().is::<LengthLimitError>();
    if is_too_long { Refusal::too_long(LONGEST_BODY) } else { Refusal::unreadable() }
}

/// Checks the request of an action, and says what it changes.
fn act(
    action: &'static facts::Action,
    change: Change,
    found: &Found,
    request: &Request<Bytes>,
) -> Result<Plan, Refusal> {
    let from = action.acts_on.map_or(&[][..], |acts_on| acts_on.values);
    let work = match change {
        Change::Cancel => {
            let body: CancelProcessing = checked(request)?;
            let CancelScope::CancelRunsScope(scope) = body.scope else {
                return Err(Refusal::bad_request("the scope is of a type that the emulator does not know"));
            };
            let runs = scope.runs.into_iter().filter_map(|run| run.id).collect();
            Work::Cancel { workflow: found.id(0), runs, from }
        }
        Change::Resume => {
            let body: Resume = checked(request)?;
            let to = match body.data.operation_status.value() {
                Some(CustomTaskExtensionOperationStatus::Completed) => LifecycleWorkflowProcessingStatus::Completed,
                Some(CustomTaskExtensionOperationStatus::Failed) => LifecycleWorkflowProcessingStatus::Failed,
                _ => return Err(Refusal::bad_request(NO_REPORT)),
            };
            Work::Resume { workflow: found.id(0), task: found.id(1), result: found.id(2), to, from }
        }
    };
    Ok(Plan { work, success: action.success_status, asked: None })
}

fn checked<A: Action>(request: &Request<Bytes>) -> Result<A, Refusal> {
    match VALIDATOR.http().any_host().read::<A, _>(request) {
        Ok(checked) => Ok(checked.request),
        Err(report) => {
            Err(Refusal::of_report(&report).unwrap_or_else(|| Refusal::bad_request("the request is not as documented")))
        }
    }
}

/// What a read asks of the store.
fn read(reading: Reading, found: &Found, query: &Query) -> Work {
    let page = Page { after: query.after, top: query.top };
    let workflow = found.id(0);
    match reading {
        Reading::Workflow => Work::One(Key::Workflow(workflow)),
        Reading::Run => Work::One(Key::Run { workflow, run: found.id(1) }),
        Reading::Result => Work::One(Key::Result { workflow, task: found.id(1), result: found.id(2) }),
        Reading::Workflows => Work::Many(Collection::Workflows, page),
        Reading::Runs => Work::Many(Collection::Runs { workflow }, page),
        Reading::ResultsOfTask => Work::Many(Collection::ResultsOfTask { workflow, task: found.id(1) }, page),
        Reading::ResultsOfRun => Work::Many(Collection::ResultsOfRun { workflow, run: found.id(1) }, page),
    }
}
