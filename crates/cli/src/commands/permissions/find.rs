//! The requests whose permissions are asked for.

use std::path::{Path, PathBuf};

use graph_requests::{Document, Form, Request};
use lifecycle_workflows::models::ActionBody;
use lifecycle_workflows::validation::{LineIndex, VALIDATOR, shown_safely};
use odata_types::nearest;

use crate::commands::check::{Below, Meant, inputs, no_request};
use crate::documented::{self, Documented, Named};
use crate::input::{Decoded, EMPTY, Input, is_empty};
use crate::recognized::{self, Wanted};
use crate::status::{Status, complain};

/// The requests that were found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) known: Vec<Known>,
    pub(super) unknown: Vec<Unknown>,
}

/// A documented request.
pub(super) struct Known {
    pub(super) named: &'static Named,
    /// The file and line; none for a request that was named.
    pub(super) place: Option<String>,
}

/// A request that the schemas do not document.
pub(super) struct Unknown {
    pub(super) method: String,
    pub(super) url: String,
    pub(super) place: String,
}

impl Found {
    /// The requests of names and files. What cannot be read is said on standard error, and gives a status.
    pub(super) fn of(what: &[String]) -> (Self, Status) {
        let (mut found, mut status) = (Self::default(), Status::Good);
        let mut paths = Vec::new();
        for one in what {
            let named: Vec<_> = documented::named(one).collect();
            if named.is_empty() || Path::new(one).exists() {
                paths.push(PathBuf::from(one));
            }
            if !Path::new(one).exists() {
                found.known.extend(named.into_iter().map(|named| Known { named, place: None }));
            }
        }
        if paths.is_empty() && !what.is_empty() {
            return (found, status);
        }
        match inputs(&paths) {
            Ok(inputs) => {
                for (input, is_named) in &inputs {
                    if let Err(message) = found.read(input, *is_named) {
                        complain(&format!("{}: {message}", input.title()));
                        status = Status::Failed;
                    }
                }
                let is_of_folders = inputs.iter().all(|(_, is_named)| !is_named);
                if is_of_folders && found.known.is_empty() && found.unknown.is_empty() {
                    complain(&no_request(&inputs));
                    status = Status::Failed;
                }
            }
            Err(message) => {
                complain(&message);
                status = Status::Failed;
            }
        }
        (found, status)
    }

    /// Adds the requests of a file. A file of a folder may hold none.
    fn read(&mut self, input: &Input, is_named: bool) -> Result<(), String> {
        let bytes = input.read().map_err(|error| unread(input, &error))?;
        if is_empty(&bytes) {
            return if is_named { Err(EMPTY.to_owned()) } else { Ok(()) };
        }
        let Some(Decoded { text, .. }) = Decoded::of(&bytes) else {
            return if is_named { Err("is not text".to_owned()) } else { Ok(()) };
        };
        let found = Document::new(&input.name(), &text).find(&Below::of(input));
        if found.form == Form::Body && !is_named {
            // In a folder, JSON alone may be anything, such as a stored answer.
            return Ok(());
        }
        if found.form == Form::Body {
            // The action of a body alone is the one that could be meant.
            let meant = Meant::by(&text, VALIDATOR).one();
            return match meant.and_then(of_body) {
                Some(named) => {
                    self.known.push(Known { named, place: Some(input.title()) });
                    Ok(())
                }
                None => Err("it is not known of which request the body is".to_owned()),
            };
        }
        if is_named && found.requests.is_empty() && found.bodies.is_empty() {
            return Err(match found.form {
                form if form.is_read() => format!("there is no request in it; it is {form}"),
                form => recognized::refusal(recognized::form(form, &text), &text, Wanted::Requests),
            });
        }
        for request in &found.requests {
            self.add(request, input, &text);
        }
        for body in &found.bodies {
            let place = format!("{}:{}", input.title(), LineIndex::new(&text).position(body.whole_source().start).line);
            let named = Meant::evident(body.text(), VALIDATOR).and_then(of_body);
            self.known.extend(named.map(|named| Known { named, place: Some(place) }));
        }
        Ok(())
    }

    fn add(&mut self, request: &Request, input: &Input, text: &str) {
        let message = request.message.text();
        let target = request.target();
        let url = message.get(target.start..target.end).unwrap_or_default();
        // A request of a batch may stand in another file.
        let file = request.body_file.as_ref().filter(|file| file.holds_request);
        let (title, text) = match file.map(|file| (&file.path, &file.text)) {
            Some((path, Ok(text))) => (shown_safely(&input.beside(path)), &**text),
            Some(_) | None => (input.title(), text),
        };
        let source = request.message.source(target.start..target.end);
        let place = format!("{title}:{}", LineIndex::new(text).position(request.place.start).line);
        let methods = documented::methods(request);
        let documented: Vec<_> = methods.iter().filter_map(|method| documented::of_url(method, url)).collect();
        if !documented.is_empty() {
            let known = |named| Known { named, place: Some(place.clone()) };
            return self.known.extend(documented.into_iter().map(known));
        }
        let method = documented::method(request).unwrap_or_default();
        // As it is written, where that is one word.
        let written = text.get(source.start..source.end).filter(|text| !text.contains(char::is_whitespace));
        let url = shown_safely(written.filter(|text| !text.is_empty()).unwrap_or(url));
        self.unknown.push(Unknown { method: shown_safely(method), url, place });
    }
}

/// The request that the body of an action is of.
fn of_body(body: &'static ActionBody) -> Option<&'static Named> {
    let is_it =
        |one: &&Named| matches!(one.documented, Documented::Action(action) if std::ptr::eq(action, body.action));
    documented::all().iter().find(is_it)
}

/// Why something is not read: a name that is nearly that of a request is probably one.
fn unread(input: &Input, error: &std::io::Error) -> String {
    let name = input.name();
    let names = documented::all().iter().map(|one| one.name.as_str());
    match nearest(&name, names) {
        Some(nearest) => format!("there is no such file, and no request of that name; did you mean `{nearest}`?"),
        None => format!("cannot be read: {error}"),
    }
}
