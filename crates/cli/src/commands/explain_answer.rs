//! `lcw explain-answer`: what an answer of the service says, its likely cause, and what to do next.

use std::io::{self, Write};
use std::time::{Duration, SystemTime};

use graph_requests::{Document, Form, NoFiles};
use http::StatusCode;
use lifecycle_workflows::client::{Answer, ErrorText, Explanation};
use lifecycle_workflows::models::facts::Action;
use lifecycle_workflows::validation::{escaped, shown_safely};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::actions;
use crate::answers::{self, FoundAnswer};
use crate::arguments::{ExplainAnswer, ExplanationFormat};
use crate::documented::Documented;
use crate::input::{Input, STANDARD_INPUT, decoded};
use crate::recognized::{self, Wanted};
use crate::status::{Status, complain};
use crate::token;

/// What is said of a body that can be of a success only.
const NO_ERROR: &str = "this is the body of an answer without an error: there is nothing to explain";

pub(crate) fn run(arguments: &ExplainAnswer) -> io::Result<Status> {
    let input = Input::new(&arguments.file);
    let failed_to_read = |message: &str| Ok(failed(&format!("{}: {message}", input.title())));
    let bytes = match input.content() {
        Ok(bytes) => bytes,
        Err(message) => return failed_to_read(&message),
    };
    let name = input.name();
    let text = decoded(&bytes);
    let Some(mut answers) = found(&name, &bytes, text.as_deref()) else {
        let text = text.unwrap_or_default();
        let form = Document::new(&name, &text).form();
        if form == Form::Answer {
            writeln!(anstream::stdout().lock(), "{NO_ERROR}")?;
            return Ok(Status::Good);
        }
        return failed_to_read(&recognized::refusal(form, &text, Wanted::Answers));
    };
    if let Some(path) = &arguments.token_file {
        if path.as_os_str() == STANDARD_INPUT {
            return Ok(failed("--token-file: a token is not read from standard input; use a file"));
        }
        match token::from_file(path) {
            Ok(token) => answers.iter_mut().for_each(|answer| answer.token = Some(token.clone())),
            Err(message) => return Ok(failed(&message)),
        }
    }
    write(&answers, arguments.action.as_deref(), arguments.format, &mut anstream::stdout().lock())?;
    Ok(Status::Good)
}

/// The text that `lcw explain-answer` prints for a file; `None` if the file has no answer.
#[doc(hidden)]
#[must_use]
pub fn explain_answer(name: &str, bytes: &[u8]) -> Option<String> {
    let answers = found(name, bytes, decoded(bytes).as_deref())?;
    let mut out = Vec::new();
    write(&answers, None, ExplanationFormat::Text, &mut out).ok()?;
    String::from_utf8(out).ok()
}

/// The answers in a file of that name, whose content is `text` if it is text.
fn found(name: &str, bytes: &[u8], text: Option<&str>) -> Option<Vec<FoundAnswer>> {
    let mut answers = answers::read(text.map_or(bytes, str::as_bytes))?;
    name_request(&mut answers, name, text.unwrap_or_default());
    Some(answers)
}

fn write(
    answers: &[FoundAnswer],
    action: Option<&str>,
    format: ExplanationFormat,
    out: &mut impl Write,
) -> io::Result<()> {
    for (index, found) in answers.iter().enumerate() {
        let explained = Explained::of(found, action);
        match format {
            ExplanationFormat::Text => {
                out.write_all(if index > 0 { b"\n" } else { b"" })?;
                explained.write(out)?;
            }
            ExplanationFormat::Json => writeln!(out, "{}", escaped(&serde_json::to_string(&explained)?))?,
        }
    }
    Ok(())
}

/// Adds the request of a command, if a text has one, to answers that come without.
fn name_request(answers: &mut [FoundAnswer], name: &str, text: &str) {
    if answers.iter().any(|answer| answer.request.is_some() || answer.documented.is_some()) {
        return;
    }
    if let [request] = &Document::new(name, text).find(&NoFiles).requests[..] {
        let request = request.message.text().lines().next().and_then(answers::request);
        for answer in answers {
            answer.request.clone_from(&request);
        }
    }
}

fn failed(message: &str) -> Status {
    complain(message);
    Status::Failed
}

/// An answer, and what it means.
struct Explained<'a> {
    /// The id of the request in its batch.
    id: Option<&'a str>,
    answer: Answer,
    meaning: Meaning,
}

/// What an answer means.
enum Meaning {
    /// The service took the request.
    Success {
        /// What became of the request.
        outcome: String,
        /// What to do next, if anything.
        steps: Vec<String>,
    },
    /// It did not, for a likely cause.
    Failure(Explanation),
}

impl Meaning {
    /// The meaning of a success.
    fn success(found: &FoundAnswer, status: StatusCode, documented: Option<Documented>) -> Self {
        if found.is_of_batch() {
            let outcome = "the service answered the batch; what it answered to each request follows".to_owned();
            return Self::Success { outcome, steps: Vec::new() };
        }
        let body = found.json();
        let member = |name: &str| body.as_ref().and_then(|body| body.get(name));
        let id = member("id").and_then(Value::as_str).map(|id| format!(" `{}`", shown_safely(id))).unwrap_or_default();
        let mut outcome = match status {
            StatusCode::ACCEPTED => "the service accepted the request and may carry it out later".to_owned(),
            StatusCode::CREATED => format!("the service carried out the request, and created the entity{id}"),
            _ => "the service carried out the request".to_owned(),
        };
        if let Some(items) = member("value").and_then(Value::as_array) {
            let noun = if items.len() == 1 { "item" } else { "items" };
            outcome.extend(["; the body has ", &items.len().to_string(), " ", noun]);
            if member("@odata.nextLink").is_some() {
                outcome.push_str(", and the link to the next page");
            }
        }
        let steps = match documented {
            Some(Documented::Action(action)) => after(action, status),
            _ if status == StatusCode::ACCEPTED => {
                vec!["read what the request changes later, to see whether it did".to_owned()]
            }
            _ => Vec::new(),
        };
        Self::Success { outcome, steps }
    }
}

/// What to do after an action that the service took.
fn after(action: &Action, status: StatusCode) -> Vec<String> {
    if let Some(acts_on) = &action.acts_on {
        let entity = acts_on.entity_type.rsplit('.').next().unwrap_or(acts_on.entity_type);
        let (property, values) = (acts_on.property, acts_on.values.join(" or "));
        return vec![format!(
            "read the entity until its `{property}` is no longer {values}, such as with `lcw get {entity}`"
        )];
    }
    match (status, action.simple_binding_type()) {
        (StatusCode::ACCEPTED, "workflow") => {
            vec!["look what becomes of it, such as with `lcw list runs --workflow ID`".to_owned()]
        }
        (StatusCode::ACCEPTED, _) => vec!["read the entity later, to see whether it did".to_owned()],
        _ => Vec::new(),
    }
}

impl<'a> Explained<'a> {
    fn of(found: &'a FoundAnswer, action: Option<&str>) -> Self {
        let mut answer = found.answer();
        let named = action.and_then(actions::find).map(|entry| Documented::Action(entry.action));
        let context = match named {
            Some(documented) => documented.context(found.context()),
            None => found.context(),
        };
        let meaning = match answer.status.filter(|_| answer.is_success()) {
            Some(status) => Meaning::success(found, status, named.or_else(|| found.documented())),
            None => Meaning::Failure(context.explain(&answer)),
        };
        // A body of a success is what the request asked for; it is not shown where it is JSON.
        if answer.is_success() && found.json().is_some() {
            answer.excerpt = None;
        }
        Self { id: found.id.as_deref(), answer, meaning }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        if let Some(id) = self.id {
            writeln!(out, "id: {}", shown_safely(id))?;
        }
        for (name, text) in said(&self.answer) {
            writeln!(out, "{name}: {text}")?;
        }
        match &self.meaning {
            Meaning::Failure(explanation) => writeln!(out, "{explanation}"),
            Meaning::Success { outcome, steps } => {
                writeln!(out, "{outcome}")?;
                steps.iter().try_for_each(|step| writeln!(out, "next step: {step}"))
            }
        }
    }
}

/// What an answer says, line by line.
fn said(answer: &Answer) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let mut push = |name, text: Option<String>| lines.extend(text.map(|text| (name, text)));
    push("status", answer.status.map(|status| status.to_string()));
    push("code", answer.error.code.clone());
    push("message", answer.error.message.clone());
    push("target", answer.error.target.clone());
    for detail in &answer.details {
        push("detail", Some(detail.to_string()));
    }
    for inner in &answer.inner {
        push("inner error", Some(inner.to_string()));
    }
    push("body", answer.excerpt.clone());
    push("redirects to", answer.redirects_to.clone());
    push("asks for another token", answer.challenge.as_ref().map(ToString::to_string));
    push("asks to wait", answer.shown_retry_after(SystemTime::now()));
    push("request-id", answer.request_id.clone());
    push("client-request-id", answer.client_request_id.clone());
    push("date", answer.date.clone());
    lines
}

fn delay(answer: &Answer) -> Option<Duration> {
    answer.retry_after(SystemTime::now())
}

impl Serialize for Explained<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Answer { status, error, details, inner, excerpt, .. } = &self.answer;
        let challenge = self.answer.challenge.as_ref();
        let mut line = serializer.serialize_map(None)?;
        if let Some(id) = self.id {
            line.serialize_entry("id", id)?;
        }
        if let Some(status) = status {
            line.serialize_entry("status", &status.as_u16())?;
        }
        serialize_error(error, &mut line)?;
        for (name, errors) in [("details", details), ("innerErrors", inner)] {
            if !errors.is_empty() {
                let errors: Vec<_> = errors.iter().map(Said).collect();
                line.serialize_entry(name, &errors)?;
            }
        }
        for (name, text) in [
            ("body", excerpt.as_deref()),
            ("redirectsTo", self.answer.redirects_to.as_deref()),
            ("challengeError", challenge.and_then(|challenge| challenge.error.as_deref())),
            ("challengeDescription", challenge.and_then(|challenge| challenge.description.as_deref())),
            ("challengeClaims", challenge.and_then(|challenge| challenge.claims.as_deref())),
            ("requestId", self.answer.request_id.as_deref()),
            ("clientRequestId", self.answer.client_request_id.as_deref()),
            ("date", self.answer.date.as_deref()),
        ] {
            if let Some(text) = text {
                line.serialize_entry(name, text)?;
            }
        }
        if let Some(delay) = delay(&self.answer) {
            line.serialize_entry("retryAfterSeconds", &delay.as_secs())?;
        }
        match &self.meaning {
            Meaning::Success { outcome, steps } => {
                line.serialize_entry("outcome", outcome)?;
                if !steps.is_empty() {
                    line.serialize_entry("nextSteps", steps)?;
                }
            }
            Meaning::Failure(explanation) => {
                line.serialize_entry("likelyCause", &explanation.cause)?;
                line.serialize_entry("nextSteps", &explanation.steps)?;
            }
        }
        line.end()
    }
}

/// A detail or an inner error as an object.
struct Said<'a>(&'a ErrorText);

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        serialize_error(self.0, &mut object)?;
        object.end()
    }
}

fn serialize_error<M: SerializeMap>(error: &ErrorText, object: &mut M) -> Result<(), M::Error> {
    for (name, text) in [("code", &error.code), ("message", &error.message), ("target", &error.target)] {
        if let Some(text) = text {
            object.serialize_entry(name, text)?;
        }
    }
    Ok(())
}
