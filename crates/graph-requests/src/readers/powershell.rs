//! PowerShell scripts, or lines of one: what the commands that send requests make of their arguments.

mod script;
mod value;

use graph_validation::Span;

use super::sources::{Sources, Written};
use super::{Parts, Reader, in_upper_case, shell};
use crate::document::{Document, Files};
use crate::form::Form;
use crate::mapped::Mapped;
use crate::request::Found;
use script::{Call, Script, Sending};
use value::{Members, Value};

/// The commands that send requests, in lower case.
const COMMANDS: &[(&str, Command)] = &[
    ("invoke-restmethod", Command::Web),
    ("irm", Command::Web),
    ("invoke-webrequest", Command::Web),
    ("iwr", Command::Web),
    ("invoke-mggraphrequest", Command::Graph),
    ("invoke-graphrequest", Command::Graph),
    ("invoke-mgrestmethod", Command::Graph),
    ("invoke-azrestmethod", Command::Azure),
];

/// What a command adds to its arguments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Nothing: the caller gives the token and the type of the content.
    Web,
    /// The token, the type of the content, and JSON for a hashtable.
    Graph,
    /// The same, and the host before a path.
    Azure,
}

/// Reads PowerShell scripts.
pub(crate) struct PowerShell;

impl Reader for PowerShell {
    fn form(&self) -> Form {
        Form::PowerShell
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        document.has_extension(&["ps1", "psm1"]) || has_command(document.text())
    }

    fn read(&self, document: &Document<'_>, files: &dyn Files, found: &mut Found) {
        let (text, filling, written) = (document.text(), document.filling(), Written::default());
        let sources = Sources { text, files, filling, written: &written };
        for call in Script::calls(text, filling) {
            let parts = match call {
                Sending::Command(call) => parts(&call, &sources),
                Sending::Program(command) => shell::parts(&command, &sources),
            };
            found.requests.extend(parts.map(Parts::request));
        }
    }
}

/// Whether a command that sends requests is named in a text.
pub(super) fn has_command(text: &str) -> bool {
    let mut words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
    words.any(|word| command(word).is_some())
}

/// The command of a name.
pub(super) fn command(name: &str) -> Option<Command> {
    COMMANDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, command)| *command)
}

fn parts(call: &Call, sources: &Sources<'_>) -> Option<Parts> {
    // A message of the command, not a call of it: `Invoke-RestMethod : ..`.
    if call.positional.first().is_some_and(|value| value.text().text() == ":") {
        return None;
    }
    let place = Span { end: call.place.start, ..call.place };
    let uri = call.argument(&["uri", "path"]).or_else(|| call.positional.iter().find(|value| !is_method(value)))?;
    let mut parts = Parts { place: Some(place), target: uri.text(), ..Parts::default() };
    let written = parts.target.text().to_owned();
    if call.command == Command::Azure && call.argument(&["uri"]).is_none() {
        parts.address_resource_manager();
    } else if call.command != Command::Web
        && !written.contains("://")
        && !written.starts_with('/')
        && !parts.target.is_unknown(0..1)
    {
        let mut target = Mapped::of("/", place);
        target.append(&parts.target);
        parts.target = target;
    }
    let method =
        call.argument(&["method", "custommethod"]).or_else(|| call.positional.iter().find(|value| is_method(value)));
    let method = method.map(Value::text).filter(|method| !method.text().is_empty());
    parts.method = Some(match method {
        Some(method) => in_upper_case(&method),
        None => Mapped::of("GET", place),
    });
    match call.argument(&["headers"]) {
        Some(Value::Table(members, _)) => {
            members.iter().for_each(|(name, value)| parts.headers.push((name.clone(), value.text())));
        }
        // Any header may be among them.
        Some(value) => parts.add_unknown_headers(value.place()),
        None => {}
    }
    if let Some(token) = call.argument(&["token"]) {
        parts.add_token(token.place());
    }
    if let Some(value) = call.argument(&["contenttype"]) {
        parts.headers.remove("Content-Type");
        parts.headers.push((Mapped::of("Content-Type", value.place()), value.text()));
    }
    if call.command != Command::Web {
        parts.add_token(place);
    }
    if let Some(file) = call.argument(&["infile", "inputfilepath"]).map(Value::text) {
        sources.read_body(&file, call.place, &mut parts);
        parts.add_header("Content-Type", default_type(call.command), place);
    }
    let input = call.input.as_ref().filter(|_| call.command != Command::Azure);
    if let Some(body) = call.argument(&["body", "payload"]).or(input) {
        parts.body = Some(match (body, call.command) {
            (Value::Table(..) | Value::List(..), Command::Graph | Command::Azure) => body.json(usize::MAX),
            (Value::Table(members, place), Command::Web) => form(members, *place),
            _ => body.text(),
        });
        parts.add_header("Content-Type", default_type(call.command), body.place());
    }
    Some(parts)
}

/// The type of the content that a command sends if it is not told one.
fn default_type(command: Command) -> &'static str {
    match command {
        Command::Graph | Command::Azure => "application/json",
        Command::Web => "application/x-www-form-urlencoded",
    }
}

fn is_method(value: &Value) -> bool {
    let methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
    matches!(value, Value::Text(text) if methods.iter().any(|method| text.text().eq_ignore_ascii_case(method)))
}

/// A hashtable as these commands send it: as a form.
fn form(members: &Members, place: Span) -> Mapped {
    let mut form = Mapped::default();
    for (index, (name, value)) in members.iter().enumerate() {
        form.push_as(if index == 0 { "" } else { "&" }, place);
        form.append(name);
        form.push_as("=", name.whole_source());
        form.append(&value.text());
    }
    form
}
