//! `lcw call`, `lcw create`, `lcw update` and `lcw delete`: any action, function or request for entities, by its facts.

use std::io::{self, Write};

use lifecycle_workflows::client::{Call, Client, Id, Limits};
use lifecycle_workflows::models::facts::{Action, Function};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::reading::{self, failed};
use crate::arguments::{Asking, AtOnce, How, IdsError, Many, Request, ResultFormat, Sending, Targets};
use crate::documented::{Documented, Kind, Named};
use crate::input::Input;
use crate::parameters;
use crate::raw;
use crate::sending::{self, Calling, Writing};
use crate::service;
use crate::status::{Status, complain, complain_of};
use crate::table;

pub(crate) fn run(request: &Request) -> io::Result<Status> {
    let named = request.named;
    let (write, sending, many) = match (named.documented, Writing::of(named.documented), &request.how) {
        (_, Some(write), How::Sending(sending, many)) => (write, sending, many),
        (Documented::Function(function), _, How::Asking(asking)) => {
            return match ids(request) {
                Ok(ids) => ask(function, &ids, &request.arguments, asking),
                Err(message) => Ok(failed(&message)),
            };
        }
        _ => return Ok(failed(&format!("{}: this cannot be sent", named.title()))),
    };
    let (body, origin) = match body(request) {
        Ok(body) => body,
        Err(message) => return Ok(failed(&message)),
    };
    if named.documented.kind() == Kind::Update && changes_nothing(&body) {
        complain(&format!("{}: the body has no property, so that there is nothing to change", named.title()));
        return Ok(Status::Wrong);
    }
    let mut calling = Calling { write, body, origin, before: Vec::new() };
    let targets = match &request.targets {
        Targets::InOrder(ids) => {
            let expected = named.documented.template().keys().count();
            if expected == 0 || !ids.len().is_multiple_of(expected) {
                return Ok(failed(&wrong_number(named, ids)));
            }
            ids.chunks(expected).map(|ids| calling.target(ids.to_vec())).collect()
        }
        Targets::ByName(ids) => match ids.of_many(named.documented) {
            Ok(all) => all.into_iter().map(|ids| calling.target(ids)).collect(),
            Err(error) => return Ok(failed(&missing(named, &error))),
        },
        Targets::From(path, ids) => {
            calling.before = match ids.before(named.documented) {
                Ok(before) => before,
                Err(error) => return Ok(failed(&missing(named, &error))),
            };
            match sending::from_file(path, &calling) {
                Ok(targets) => targets,
                Err(status) => return Ok(status),
            }
        }
    };
    sending::run(&calling, targets, many, sending)
}

/// Sends an action once.
pub(super) fn act(
    action: &'static Action,
    ids: Vec<Id>,
    body: Vec<u8>,
    origin: String,
    sending: &Sending,
) -> io::Result<Status> {
    let calling = Calling { write: Writing::Action(action), body, origin, before: Vec::new() };
    let targets = vec![calling.target(ids)];
    sending::run(&calling, targets, &Many { at_once: AtOnce::ONE, wait: None }, sending)
}

/// The ids of one target in the order of the path, or what is wrong with them.
fn ids(request: &Request) -> Result<Vec<Id>, String> {
    let named = request.named;
    match &request.targets {
        Targets::InOrder(ids) if ids.len() == named.documented.template().keys().count() => Ok(ids.clone()),
        Targets::InOrder(ids) => Err(wrong_number(named, ids)),
        Targets::ByName(ids) | Targets::From(_, ids) => {
            ids.of(named.documented).map_err(|error| missing(named, &error))
        }
    }
}

fn wrong_number(named: &Named, ids: &[Id]) -> String {
    let (expected, found) = (named.documented.template().keys().count(), ids.len());
    format!("{}: expected {expected} ids for `{}`, found {found}", named.title(), named.documented.path())
}

/// What is wrong with the ids of a request by name.
fn missing(named: &Named, error: &IdsError) -> String {
    let (IdsError::Missing(name) | IdsError::Other(name)) = error;
    format!("{}: {}", named.title(), reading::missing(name, named))
}

/// The body of a request, and its name in reports.
fn body(request: &Request) -> Result<(Vec<u8>, String), String> {
    let Some(path) = &request.body else {
        if request.arguments.is_empty() && matches!(request.named.documented, Documented::Entities(_)) {
            nothing_to_change(request.named)?;
        }
        let has_body = parameters::has_body(request.named.documented);
        let body = if has_body { Value::Object(request.arguments.clone()).to_string() } else { String::new() };
        return Ok((body.into_bytes(), "<options>".to_owned()));
    };
    let input = Input::new(path);
    Ok((input.text()?.into_bytes(), input.title()))
}

/// Whether a body is an object without properties: annotations of the object itself are none.
fn changes_nothing(body: &[u8]) -> bool {
    let members = serde_json::from_slice::<Map<String, Value>>(body);
    members.is_ok_and(|members| members.keys().all(|name| name.starts_with('@')))
}

/// Nothing, for a request that has no body; otherwise what can be given.
fn nothing_to_change(named: &Named) -> Result<(), String> {
    if !parameters::has_body(named.documented) {
        return Ok(());
    }
    let simple = parameters::simple(named.documented);
    let options: Vec<_> = simple.iter().map(|parameter| format!("--{}", parameter.option())).collect();
    Err(format!("{}: nothing to send: give {} or --body FILE", named.title(), options.join(", ")))
}

/// Calls a function, and prints what it returns.
fn ask(function: &'static Function, ids: &[Id], arguments: &Map<String, Value>, asking: &Asking) -> io::Result<Status> {
    let ids: Vec<&Id> = ids.iter().collect();
    if asking.dry_run {
        let request = service::endpoint(&asking.service)
            .map(|endpoint| Call::<Value>::function_of(Limits::Enforced, &endpoint, function, &ids, arguments));
        return match request {
            Ok(Ok(request)) => {
                write!(io::stdout().lock(), "{}", sending::dry(&request.to_string())).map(|()| Status::Good)
            }
            Ok(Err(error)) => {
                complain_of(&error);
                Ok(Status::Wrong)
            }
            Err(message) => Ok(failed(&message)),
        };
    }
    reading::read(&asking.service, async |client: &Client| {
        let request = Call::function_of(Limits::Enforced, client.endpoint(), function, &ids, arguments)?;
        let found: Box<RawValue> = client.send(&request).await?;
        let mut out = io::stdout().lock();
        match asking.format {
            ResultFormat::Text => {
                let value = raw::parsed(&found).map_err(io::Error::from)?;
                write!(out, "{}", table::shown(function.request.result.as_ref(), &value)?)?;
            }
            ResultFormat::Json => {
                for line in raw::lines(&found) {
                    writeln!(out, "{line}")?;
                }
            }
        }
        Ok(())
    })
}
