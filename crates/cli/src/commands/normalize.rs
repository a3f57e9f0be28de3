//! `lcw normalize`: bodies as the models write them.

use std::io::{self, Write};

use graph_requests::{BodyFile, Document, Form, Request};
use lifecycle_workflows::models::{ActionBody, ENTITY_BODIES, EntityBody};
use lifecycle_workflows::validation::{LineIndex, Operation, Report, Span, VALIDATOR};

use crate::actions;
use crate::arguments::Normalize;
use crate::commands::check::{Below, Meant};
use crate::input::{Input, decoded, encoding_fault};
use crate::numbers;
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Normalize) -> io::Result<Status> {
    let input = Input::new(&arguments.file);
    let failed = |message: &str| {
        complain(&format!("{}: {message}", input.title()));
        Ok(Status::Failed)
    };
    let bytes = match input.content() {
        Ok(bytes) => bytes,
        Err(message) => return failed(&message),
    };
    let Some(text) = decoded(&bytes) else { return failed(&encoding_fault(&bytes)) };
    let action = arguments.action.as_deref().and_then(actions::find);
    let found = Document::new(&input.name(), &text).find(&Below::of(&input));
    if found.form == Form::Body || !found.form.is_read() {
        let Some(entry) = action.or_else(|| Meant::by(&text, VALIDATOR).one()).map(Entry::Action) else {
            return failed("it is not known of which action the body is; add `--action NAME`");
        };
        let body = Body { input: &input, entry, text: &text, source: &text, place: &|span| span };
        return body.write();
    }
    let is_asked = |entry: &Entry| match (action, entry) {
        (None, _) => true,
        (Some(asked), Entry::Action(entry)) => std::ptr::eq(asked.action, entry.action),
        (Some(_), Entry::Entity(_)) => false,
    };
    let mut status = None;
    for request in &found.requests {
        let Some(entry) = Entry::of(request).filter(is_asked) else { continue };
        if let Some(fault) = request.body_file.as_ref().and_then(BodyFile::fault) {
            status = status.max(Some(failed(&fault)?));
            continue;
        }
        let body = request.body();
        if !body.unknown().is_empty() {
            status = status.max(Some(failed("a body holds values that are known at run time only")?));
            continue;
        }
        let start = request.body_start();
        let place = |span: Span| request.message.source(start + span.start..start + span.end);
        let file = request.body_file.as_ref().and_then(|file| file.text.as_deref().ok());
        let body = Body { input: &input, entry, text: body.text(), source: file.unwrap_or(&text), place: &place };
        status = status.max(Some(body.write()?));
    }
    for body in &found.bodies {
        let entry = Meant::evident(body.text(), VALIDATOR).map(Entry::Action);
        let Some(entry) = entry.filter(is_asked) else { continue };
        let place = |span: Span| body.source(span.start..span.end);
        let body = Body { input: &input, entry, text: body.text(), source: &text, place: &place };
        status = status.max(Some(body.write()?));
    }
    match status {
        Some(status) => Ok(status),
        None => failed("there is no request in it whose body is known"),
    }
}

/// What reads and writes a body.
#[derive(Clone, Copy)]
enum Entry {
    Action(&'static ActionBody),
    Entity(&'static EntityBody),
}

impl Entry {
    /// That of a request, by its path or by its body; none if such requests have no body that the models know.
    fn of(request: &Request) -> Option<Self> {
        let message = &request.message;
        let report = VALIDATOR.http().message_with_unknown(message.text().as_bytes(), message.unknown());
        match report.operation() {
            Some(Operation::Action(action)) => {
                actions::all().find(|body| std::ptr::eq(body.action, action)).map(Self::Action)
            }
            Some(Operation::Entities(entities)) => {
                ENTITY_BODIES.iter().find(|body| std::ptr::eq(body.request, entities)).map(Self::Entity)
            }
            None if request.has_unknown_target() => Meant::by(request.body().text(), VALIDATOR).one().map(Self::Action),
            Some(_) | None => None,
        }
    }

    fn check(self, body: &[u8]) -> Report {
        match self {
            Self::Action(entry) => VALIDATOR.check_facts(entry.action, body),
            Self::Entity(entry) => VALIDATOR.check_facts(entry.request, body),
        }
    }

    fn normalized(self, body: &[u8]) -> Result<String, serde_json::Error> {
        match self {
            Self::Action(entry) => entry.normalized(body),
            Self::Entity(entry) => entry.normalized(body),
        }
    }
}

/// A body, and the text that it comes from.
struct Body<'a> {
    input: &'a Input,
    entry: Entry,
    text: &'a str,
    source: &'a str,
    /// Where a part of the body comes from.
    place: &'a dyn Fn(Span) -> Span,
}

impl Body<'_> {
    fn write(&self) -> io::Result<Status> {
        let title = self.input.title();
        if let Some((position, number)) = numbers::first_rounded(self.text.as_bytes()) {
            complain(&format!("{title}:{position}: the number {number} would be rounded, so that nothing was written"));
            return Ok(Status::Failed);
        }
        let report = self.entry.check(self.text.as_bytes());
        let normalized = self.entry.normalized(self.text.as_bytes());
        if let Ok(normalized) = &normalized {
            writeln!(io::stdout().lock(), "{normalized}")?;
        }
        match normalized {
            // Some actions need no body.
            Err(_) if self.text.trim().is_empty() && !report.has_errors() => Ok(Status::Good),
            Err(error) if !report.has_errors() => {
                complain(&format!("{title}: the models cannot read a body: {error}"));
                Ok(Status::Wrong)
            }
            Ok(_) if !report.has_errors() => Ok(Status::Good),
            _ => {
                self.complain_of(report);
                Ok(Status::Wrong)
            }
        }
    }

    /// Prints a report on standard error. If that is closed, the exit status has to do.
    fn complain_of(&self, report: Report) {
        let report = report.relocated(&LineIndex::new(self.source), self.place);
        let drawing = report.draw(self.source.as_bytes());
        let _ = writeln!(anstream::stderr().lock(), "{}", drawing.origin(&self.input.title()).colored(true));
    }
}
