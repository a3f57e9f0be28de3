//! What has become of a request, for people, programs and the journal.

use lifecycle_workflows::client::{Error, ErrorKind, Settled, TransportErrorKind};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus as Processing;
use lifecycle_workflows::validation::{escaped, shown_safely};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::arguments::ResultFormat;
use crate::service;
use crate::status::{Status, whole};

/// What has become of a request, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    Accepted,
    Confirmed,
    Skipped,
    Ended,
    Refused,
    InDoubt,
    Failed,
}

impl Word {
    const ALL: [Self; 7] =
        [Self::Accepted, Self::Confirmed, Self::Skipped, Self::Ended, Self::Refused, Self::InDoubt, Self::Failed];

    /// The outcome of that word.
    pub(super) fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
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

    /// Whether nothing is left to do.
    pub(super) fn is_done(self) -> bool {
        matches!(self, Self::Accepted | Self::Confirmed | Self::Skipped)
    }
}

/// What has become of a request.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) target: String,
    pub(super) word: Word,
    /// How far the target is, as far as that was read.
    processing: Option<String>,
    error: Option<Trouble>,
    /// What it means for how the command ends.
    pub(super) status: Status,
    /// Whether an earlier request may have taken effect, whatever has become of the last one.
    stays_in_doubt: bool,
    /// Whether it would be the same with any other target.
    pub(super) is_general: bool,
}

/// What went wrong.
#[derive(Clone, Debug)]
struct Trouble {
    message: String,
    http_status: Option<u16>,
    code: Option<String>,
    request_id: Option<String>,
}

impl Trouble {
    fn of(error: &Error) -> Self {
        Self {
            message: whole(error),
            http_status: error.status().map(|status| status.as_u16()),
            code: error.service().and_then(|error| error.code()).map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
        }
    }

    fn said(message: &str) -> Self {
        Self { message: message.to_owned(), http_status: None, code: None, request_id: None }
    }
}

impl Outcome {
    fn new(target: String, word: Word) -> Self {
        let status = match word {
            Word::Accepted | Word::Confirmed | Word::Skipped => Status::Good,
            Word::Ended | Word::Refused => Status::Refused,
            Word::InDoubt | Word::Failed => Status::Failed,
        };
        let (processing, error) = (None, None);
        Self { target, word, processing, error, status, stays_in_doubt: word == Word::InDoubt, is_general: false }
    }

    /// What is done since an earlier call.
    pub(super) fn skipped(target: String) -> Self {
        Self::new(target, Word::Skipped)
    }

    /// What was under way when the command was told to end.
    pub(super) fn interrupted(target: String) -> Self {
        Self { error: Some(Trouble::said("interrupted")), ..Self::new(target, Word::InDoubt) }
    }

    /// What could not even be begun.
    pub(super) fn failed(target: String, message: &str) -> Self {
        Self { error: Some(Trouble::said(message)), is_general: true, ..Self::new(target, Word::Failed) }
    }

    /// How a request was settled; what was begun before may have been in doubt since then.
    pub(super) fn of(target: String, settled: Result<Settled<Processing>, Error>, was_begun: bool) -> Self {
        match settled {
            Ok(Settled::Accepted) => Self::new(target, Word::Accepted),
            Ok(Settled::Confirmed(status)) => Self::new(target, Word::Confirmed).at(&status),
            Ok(Settled::Otherwise(status)) => Self::new(target, Word::Ended).at(&status),
            // What is not known is no success.
            Ok(_) => Self::new(target, Word::InDoubt),
            Err(error) => {
                let word = match service::status(&error) {
                    _ if error.may_have_taken_effect() => Word::InDoubt,
                    Status::Refused => Word::Refused,
                    _ if was_begun => Word::InDoubt,
                    _ => Word::Failed,
                };
                let stays_in_doubt = was_begun || error.may_have_taken_effect();
                let is_general = is_general(&error);
                Self { error: Some(Trouble::of(&error)), stays_in_doubt, is_general, ..Self::new(target, word) }
            }
        }
    }

    /// With how far the target is.
    fn at(self, processing: &Processing) -> Self {
        Self { processing: Some(shown_safely(processing.as_str())), ..self }
    }

    /// After it was waited until the target has come to its end.
    pub(super) fn waited(self, processing: &Processing, is_reached: bool) -> Self {
        let ended = if is_reached { self } else { Self { error: None, ..Self::new(self.target, Word::Ended) } };
        ended.at(processing)
    }

    /// After it could not be waited.
    pub(super) fn not_waited(self, error: &Error) -> Self {
        Self { error: Some(Trouble::of(error)), status: service::status(error), ..self }
    }

    /// After it was waited for too long.
    pub(super) fn waited_too_long(self) -> Self {
        let error = Some(Trouble::said("it has not come to its end in the time of --wait"));
        Self { error, status: Status::Failed, ..self }
    }

    /// After it could not be written down: nothing more should be begun.
    pub(super) fn not_written(self, message: &str) -> Self {
        let status = self.status.max(Status::Failed);
        Self { error: Some(Trouble::said(message)), status, is_general: true, ..self }
    }

    /// The line that says it, with its end.
    pub(super) fn line(&self, format: ResultFormat) -> serde_json::Result<String> {
        if format == ResultFormat::Json {
            return Ok(format!("{}\n", escaped(&serde_json::to_string(self)?)));
        }
        let mut line = format!("{:9}  {}", self.word.as_str(), self.target);
        let error = self.error.as_ref().map(|error| &error.message);
        for text in [self.processing.as_ref(), error].into_iter().flatten() {
            line.push_str(": ");
            line.push_str(text);
        }
        line.push('\n');
        Ok(line)
    }
}

/// Whether an error would be the same with any other target: without a token that is accepted, or a service that is there.
fn is_general(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Token(_) => true,
        ErrorKind::Transport(error) => error.kind() == TransportErrorKind::NotConnected,
        ErrorKind::Service(error) => error.status().as_u16() == 401,
        ErrorKind::Unsettled { reading, .. } => is_general(reading),
        _ => false,
    }
}

/// As programs and the journal have it.
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("target", &self.target)?;
        line.serialize_entry("outcome", self.word.as_str())?;
        if let Some(processing) = &self.processing {
            line.serialize_entry("processingStatus", processing)?;
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
        error.end()
    }
}
