//! Outcomes of requests, for people, programs and the journal.

use lifecycle_workflows::client::{Error, ErrorKind, TransportErrorKind};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus as Processing;
use lifecycle_workflows::validation::{escaped, shown_safely};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::task::{Carried, Outlook, Returned, State};
use crate::arguments::ResultFormat;
use crate::raw;
use crate::service;
use crate::status::{Status, whole};

/// The kind of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OutcomeKind {
    Accepted,
    Confirmed,
    Skipped,
    Ended,
    Refused,
    InDoubt,
    Failed,
}

impl OutcomeKind {
    const ALL: [Self; 7] =
        [Self::Accepted, Self::Confirmed, Self::Skipped, Self::Ended, Self::Refused, Self::InDoubt, Self::Failed];

    /// The kind with that name.
    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
            Self::Skipped => "skipped",
            Self::Ended => "ended",
            Self::Refused => "refused",
            Self::InDoubt => "in-doubt",
            Self::Failed => "failed",
        }
    }

    /// Whether the target is done.
    pub(super) fn is_done(self) -> bool {
        matches!(self, Self::Accepted | Self::Confirmed | Self::Skipped)
    }
}

/// The outcome of a request.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) target: String,
    pub(super) kind: OutcomeKind,
    /// The status of the target, if it was read.
    processing: Option<String>,
    /// Why the target failed.
    failure_reason: Option<String>,
    /// The key of the entity that it created.
    key: Option<String>,
    /// What the request returned.
    returned: Option<Returned>,
    error: Option<Trouble>,
    /// The exit status for this outcome.
    pub(super) status: Status,
    /// Whether an earlier request may have taken effect, whatever the last one did.
    stays_in_doubt: bool,
    /// Whether every other target would have the same outcome.
    pub(super) is_general: bool,
}

/// An error.
#[derive(Clone, Debug)]
struct Trouble {
    message: String,
    http_status: Option<u16>,
    code: Option<String>,
    request_id: Option<String>,
    likely_cause: Option<String>,
    next_steps: Vec<String>,
}

impl Trouble {
    fn of(error: &Error) -> Self {
        let explanation = error.explain();
        let (likely_cause, mut next_steps) = explanation.map(|one| (one.cause, one.steps)).unzip();
        // Steps that lead to the next request are for those that were certainly not carried out. What is wrong with the token is to
        // be mended whatever was carried out.
        let is_of_token = error.status().is_some_and(|status| matches!(status.as_u16(), 401 | 403));
        if error.may_have_taken_effect() && !is_of_token {
            next_steps = None;
        }
        Self {
            message: whole(error),
            http_status: error.status().map(|status| status.as_u16()),
            code: error.service().and_then(|error| error.code()).map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
            likely_cause,
            next_steps: next_steps.unwrap_or_default(),
        }
    }

    fn said(message: &str) -> Self {
        Self {
            message: message.to_owned(),
            http_status: None,
            code: None,
            request_id: None,
            likely_cause: None,
            next_steps: Vec::new(),
        }
    }
}

impl Outcome {
    fn new(target: String, kind: OutcomeKind) -> Self {
        let status = match kind {
            OutcomeKind::Accepted | OutcomeKind::Confirmed | OutcomeKind::Skipped => Status::Good,
            OutcomeKind::Ended | OutcomeKind::Refused => Status::Refused,
            OutcomeKind::InDoubt | OutcomeKind::Failed => Status::Failed,
        };
        Self {
            target,
            kind,
            processing: None,
            failure_reason: None,
            key: None,
            returned: None,
            error: None,
            status,
            stays_in_doubt: kind == OutcomeKind::InDoubt,
            is_general: false,
        }
    }

    /// The outcome of a target that an earlier run of the command has done.
    pub(super) fn skipped(target: String, key: Option<String>) -> Self {
        Self { key, ..Self::new(target, OutcomeKind::Skipped) }
    }

    /// The outcome of a target that was being worked on when the command was interrupted.
    pub(super) fn interrupted(target: String) -> Self {
        Self { error: Some(Trouble::said("interrupted")), ..Self::new(target, OutcomeKind::InDoubt) }
    }

    /// The outcome of a target that was begun earlier, if nothing shows what became of it.
    pub(super) fn unknown(target: String) -> Self {
        let message = "an earlier request may have been carried out, and nothing shows whether it was: it is not sent again; look \
                       what the service has done, and begin another journal to send it";
        Self { error: Some(Trouble::said(message)), ..Self::new(target, OutcomeKind::InDoubt) }
    }

    /// The outcome of a target that could not be begun.
    pub(super) fn failed(target: String, message: &str) -> Self {
        Self { error: Some(Trouble::said(message)), is_general: true, ..Self::new(target, OutcomeKind::Failed) }
    }

    /// The outcome of a settled request. If it was begun before, it may have been in doubt since then.
    pub(super) fn of(target: String, carried: Result<Carried, Error>, was_begun: bool) -> Self {
        match carried {
            Ok(Carried { outlook, processing, returned }) => {
                let kind = match outlook {
                    Outlook::Accepted => OutcomeKind::Accepted,
                    Outlook::Confirmed => OutcomeKind::Confirmed,
                    Outlook::TooLate => OutcomeKind::Ended,
                    Outlook::Unknown => OutcomeKind::InDoubt,
                };
                let key = returned.as_ref().and_then(|returned| returned.key.clone());
                let outcome = Self { key, returned, ..Self::new(target, kind) };
                match processing {
                    Some(processing) => outcome.at(&processing),
                    // Of a change of an entity, the only state in which it comes too late.
                    None if outlook == Outlook::TooLate => {
                        Self { error: Some(Trouble::said("the entity does not exist")), ..outcome }
                    }
                    None => outcome,
                }
            }
            Err(error) => {
                let kind = match service::status(&error) {
                    _ if error.may_have_taken_effect() => OutcomeKind::InDoubt,
                    Status::Refused => OutcomeKind::Refused,
                    _ if was_begun => OutcomeKind::InDoubt,
                    _ => OutcomeKind::Failed,
                };
                let stays_in_doubt = was_begun || error.may_have_taken_effect();
                let is_general = is_general(&error);
                Self { error: Some(Trouble::of(&error)), stays_in_doubt, is_general, ..Self::new(target, kind) }
            }
        }
    }

    /// Adds the status of the target.
    fn at(self, processing: &Processing) -> Self {
        Self { processing: Some(shown_safely(processing.as_str())), ..self }
    }

    /// The outcome after waiting until the target ended.
    pub(super) fn waited(self, state: State, is_reached: impl FnOnce(&Processing) -> bool) -> Self {
        let Some(processing) = state.processing else { return self };
        let ended = if is_reached(&processing) { self } else { Self::new(self.target, OutcomeKind::Ended) };
        Self { failure_reason: state.failure_reason, ..ended.at(&processing) }
    }

    /// The outcome if waiting failed.
    pub(super) fn not_waited(self, error: &Error) -> Self {
        Self { error: Some(Trouble::of(error)), status: service::status(error), ..self }
    }

    /// The outcome if waiting exceeded its time limit.
    pub(super) fn waited_too_long(self) -> Self {
        let error = Some(Trouble::said("it did not end within the time of --wait, which is for all targets together"));
        Self { error, status: Status::Failed, ..self }
    }

    /// The outcome if it could not be written to the journal: nothing more should be begun.
    pub(super) fn not_written(self, message: &str) -> Self {
        let status = self.status.max(Status::Failed);
        Self { error: Some(Trouble::said(message)), status, is_general: true, ..self }
    }

    /// Adds what to do next if the outcome is in doubt. `can_be_read` tells whether reading shows what became of the request.
    pub(super) fn advised(mut self, has_journal: bool, can_be_read: bool) -> Self {
        const READ: &str = "read what the service has now, with `lcw get` or `lcw list`: the request may have been carried out, and \
                            is not to be sent again before that is known";
        if self.kind == OutcomeKind::InDoubt {
            let error = self.error.get_or_insert_with(|| Trouble::said("nothing shows whether it was carried out"));
            let steps: &[&str] = match (has_journal, can_be_read) {
                (true, true) => {
                    &["run the same command with the same journal again: it reads first what became of the request"]
                }
                (true, false) => &[READ, "begin another journal if it was not: this one never sends the request again"],
                (false, _) => &[
                    READ,
                    "pass `--journal FILE` from the first run on, so that running the same command again goes on where it ended",
                ],
            };
            error.next_steps.extend(steps.iter().map(|step| (*step).to_owned()));
        }
        self
    }

    /// The likely cause of the error, and what to do next, each on a line of its own; empty if nothing is known.
    pub(super) fn notes(&self) -> String {
        let Some(error) = &self.error else { return String::new() };
        let cause = error.likely_cause.iter().map(|cause| format!("likely cause: {cause}"));
        let steps = error.next_steps.iter().map(|step| format!("next step: {step}"));
        cause.chain(steps).collect::<Vec<_>>().join("\n")
    }

    /// What is printed, with its line end: a line, and below it the result.
    pub(super) fn line(&self, format: ResultFormat) -> serde_json::Result<String> {
        if format == ResultFormat::Json {
            let mut line = serde_json::to_string(self)?;
            if let Some(returned) = &self.returned {
                // What a request returned is no part of a journal.
                line.truncate(line.len() - 1);
                line.extend([",\"result\":", &raw::line(&returned.value), "}"]);
            }
            return Ok(format!("{}\n", escaped(&line)));
        }
        let mut line = format!("{:9}  {}", self.kind.as_str(), self.target);
        let error = self.error.as_ref().map(|error| &error.message);
        for text in [self.processing.as_ref(), self.failure_reason.as_ref(), error].into_iter().flatten() {
            line.push_str(": ");
            line.push_str(text);
        }
        if let (OutcomeKind::Skipped, Some(key)) = (self.kind, &self.key) {
            line.push_str(": created before as ");
            line.push_str(&shown_safely(key));
        }
        line.push('\n');
        line.extend(self.returned.iter().map(|returned| returned.text.as_str()));
        Ok(line)
    }
}

/// Whether every other target would have the same error: the token is not accepted, or the service cannot be reached.
fn is_general(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Token(_) => true,
        ErrorKind::Transport(error) => {
            matches!(error.kind(), TransportErrorKind::NotConnected | TransportErrorKind::Refused)
        }
        ErrorKind::Service(error) => error.status().as_u16() == 401,
        ErrorKind::Unsettled { reading, .. } => is_general(reading),
        _ => false,
    }
}

/// The form for programs and the journal.
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("target", &self.target)?;
        line.serialize_entry("outcome", self.kind.as_str())?;
        if let Some(key) = &self.key {
            line.serialize_entry("key", key)?;
        }
        if let Some(processing) = &self.processing {
            line.serialize_entry("processingStatus", processing)?;
        }
        if let Some(reason) = &self.failure_reason {
            line.serialize_entry("failureReason", reason)?;
        }
        if let Some(error) = &self.error {
            line.serialize_entry("error", error)?;
        }
        if self.stays_in_doubt {
            line.serialize_entry("inDoubt", &true)?;
        }
        line.end()
    }
}

impl Serialize for Trouble {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_map(None)?;
        error.serialize_entry("message", &self.message)?;
        if let Some(status) = self.http_status {
            error.serialize_entry("status", &status)?;
        }
        for (name, value) in [("code", &self.code), ("requestId", &self.request_id)] {
            if let Some(value) = value {
                error.serialize_entry(name, value)?;
            }
        }
        if let Some(cause) = &self.likely_cause {
            error.serialize_entry("likelyCause", cause)?;
        }
        if !self.next_steps.is_empty() {
            error.serialize_entry("nextSteps", &self.next_steps)?;
        }
        error.end()
    }
}
