//! `lcw explain-answer`: what an answer of the service says, its likely cause, and what to do next.

use std::io::{self, Write};
use std::time::{Duration, SystemTime};

use graph_requests::{Document, Form};
use http::StatusCode;
use lifecycle_workflows::client::{Answer, ErrorText, Explanation};
use lifecycle_workflows::validation::{escaped, shown_safely};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::actions;
use crate::answers::{self, FoundAnswer};
use crate::arguments::{ExplainAnswer, ExplanationFormat};
use crate::input::{Input, decoded};
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
    let text = decoded(&bytes);
    let Some(mut answers) = answers::read(text.as_deref().map_or(&bytes, str::as_bytes)) else {
        let text = text.unwrap_or_default();
        let form = Document::new(&input.name(), &text).form();
        if form == Form::Answer {
            writeln!(anstream::stdout().lock(), "{NO_ERROR}")?;
            return Ok(Status::Good);
        }
        return failed_to_read(&recognized::refusal(form, &text, Wanted::Answers));
    };
    if let Some(path) = &arguments.token_file {
        match token::from_file(path) {
            Ok(token) => answers.iter_mut().for_each(|answer| answer.token = Some(token.clone())),
            Err(message) => return Ok(failed(&message)),
        }
    }
    let mut out = anstream::stdout().lock();
    for (index, found) in answers.iter().enumerate() {
        let explained = Explained::of(found, arguments.action.as_deref());
        match arguments.format {
            ExplanationFormat::Text => {
                out.write_all(if index > 0 { b"\n" } else { b"" })?;
                explained.write(&mut out)?;
            }
            ExplanationFormat::Json => writeln!(out, "{}", escaped(&serde_json::to_string(&explained)?))?,
        }
    }
    Ok(Status::Good)
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
    /// What became of the request, if the service took it.
    outcome: Option<&'static str>,
    /// The likely cause and the next steps, if it did not.
    explanation: Option<Explanation>,
}

impl<'a> Explained<'a> {
    fn of(found: &'a FoundAnswer, action: Option<&str>) -> Self {
        let answer = found.answer();
        let status = answer.status.filter(|_| answer.error.code.is_none() && answer.excerpt.is_none());
        let outcome = status.filter(StatusCode::is_success).map(|status| match status {
            StatusCode::ACCEPTED => "the service accepted the request and may carry it out later",
            _ => "the service carried out the request",
        });
        let explanation = outcome.is_none().then(|| match action.and_then(actions::find) {
            Some(entry) => found.context().action(entry.action).explain(&answer),
            None => found.context().explain(&answer),
        });
        Self { id: found.id.as_deref(), answer, outcome, explanation }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        if let Some(id) = self.id {
            writeln!(out, "id: {}", shown_safely(id))?;
        }
        for (name, text) in said(&self.answer) {
            writeln!(out, "{name}: {text}")?;
        }
        if let Some(outcome) = self.outcome {
            writeln!(out, "{outcome}")?;
        }
        match &self.explanation {
            Some(explanation) => writeln!(out, "{explanation}"),
            None => Ok(()),
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
    push("asks to wait", delay(answer).map(|delay| humantime::format_duration(delay).to_string()));
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
            ("outcome", self.outcome),
        ] {
            if let Some(text) = text {
                line.serialize_entry(name, text)?;
            }
        }
        if let Some(delay) = delay(&self.answer) {
            line.serialize_entry("retryAfterSeconds", &delay.as_secs())?;
        }
        if let Some(explanation) = &self.explanation {
            line.serialize_entry("likelyCause", &explanation.cause)?;
            line.serialize_entry("nextSteps", &explanation.steps)?;
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
