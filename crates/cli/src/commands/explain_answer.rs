//! `lcw explain-answer`: what an answer of the service says, its likely cause, and what to do next.

use std::io::{self, Write};
use std::time::SystemTime;

use lifecycle_workflows::client::Answer;

use crate::actions;
use crate::answers::{self, FoundAnswer};
use crate::arguments::ExplainAnswer;
use crate::input::Input;
use crate::status::{Status, complain};
use crate::token;

/// What is read, for an input that is something else.
const READ: &str = "expected an answer: a status line with headers and a body, an error body as JSON, the answers of a `$batch`, \
                    or the outputs of a run";

pub(crate) fn run(arguments: &ExplainAnswer) -> io::Result<Status> {
    let input = Input::new(&arguments.file);
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(error) => return Ok(failed(&format!("{}: cannot be read: {error}", input.title()))),
    };
    let Some(mut answers) = answers::read(&bytes) else {
        return Ok(failed(&format!("{}: {READ}", input.title())));
    };
    if let Some(path) = &arguments.token_file {
        match token::from_file(path) {
            Ok(token) => answers.iter_mut().for_each(|answer| answer.token = Some(token.clone())),
            Err(message) => return Ok(failed(&message)),
        }
    }
    let mut out = anstream::stdout().lock();
    for (index, found) in answers.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        write(&mut out, found, arguments.action.as_deref())?;
    }
    Ok(Status::Good)
}

fn failed(message: &str) -> Status {
    complain(message);
    Status::Failed
}

fn write(out: &mut impl Write, found: &FoundAnswer, action: Option<&str>) -> io::Result<()> {
    let answer = found.answer();
    for (name, text) in said(&answer) {
        writeln!(out, "{name}: {text}")?;
    }
    if let Some(status) = answer.status
        && status.is_success()
        && answer.error.code.is_none()
        && answer.excerpt.is_none()
    {
        let outcome = if status.as_u16() == 202 {
            "accepted the request and may carry it out later"
        } else {
            "carried out the request"
        };
        return writeln!(out, "the service {outcome}");
    }
    let context = match action.and_then(actions::find) {
        Some(entry) => found.context().action(entry.action),
        None => found.context(),
    };
    writeln!(out, "{}", context.explain(&answer))
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
    let delay = answer.retry_after(SystemTime::now());
    push("asks to wait", delay.map(|delay| humantime::format_duration(delay).to_string()));
    push("request-id", answer.request_id.clone());
    push("client-request-id", answer.client_request_id.clone());
    push("date", answer.date.clone());
    lines
}
