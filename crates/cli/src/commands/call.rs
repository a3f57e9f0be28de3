//! `lcw call`: any action or function, by its facts.

use std::io::{self, Write};

use lifecycle_workflows::client::{Call as Request, Client, Id, Limits};
use lifecycle_workflows::models::facts::{Action, Function};
use lifecycle_workflows::validation::escaped;
use odata_types::path::PathTemplate;
use serde_json::{Map, Value};

use super::check::decoded;
use super::reading::{self, failed};
use crate::arguments::{Asking, Call, CallIds, How, IdsError, Many, ResultFormat, Sending};
use crate::documented::Documented;
use crate::input::Input;
use crate::sending::{self, CallTarget, Calling};
use crate::service;
use crate::status::{Status, complain_of};
use crate::table;

pub(crate) fn run(call: &Call) -> io::Result<Status> {
    let ids = match ids(call) {
        Ok(ids) => ids,
        Err(message) => return Ok(failed(&format!("call {}: {message}", call.name))),
    };
    match (call.documented, &call.how) {
        (Documented::Action(action), How::Action(sending)) => match body(call) {
            Ok((body, origin)) => act(action, ids, body, origin, sending),
            Err(message) => Ok(failed(&message)),
        },
        (Documented::Function(function), How::Function(asking)) => ask(function, &ids, &call.arguments, asking),
        _ => Ok(failed(&format!("`{}` cannot be called", call.name))),
    }
}

/// Sends an action once.
pub(super) fn act(
    action: &'static Action,
    ids: Vec<Id>,
    body: Vec<u8>,
    origin: String,
    sending: &Sending,
) -> io::Result<Status> {
    sending::run(&Calling { action, body, origin }, vec![CallTarget(ids)], &Many::ONE, sending)
}

/// The ids in the order of the path, or what is wrong with them.
fn ids(call: &Call) -> Result<Vec<Id>, String> {
    let template: PathTemplate = call.documented.template();
    match &call.ids {
        CallIds::InOrder(ids) => {
            let expected = template.keys().count();
            if ids.len() == expected {
                return Ok(ids.clone());
            }
            Err(format!("expected {expected} ids for `{template}`, found {}", ids.len()))
        }
        CallIds::ByName(ids) => ids.of(call.documented).map_err(|error| match error {
            IdsError::Missing(name) | IdsError::Other(name) => {
                format!("--{name} is missing: the path is `{template}`")
            }
        }),
    }
}

/// The body of an action, and its name in reports.
fn body(call: &Call) -> Result<(Vec<u8>, String), String> {
    let Some(path) = &call.body else {
        let has_parameters = !crate::parameters::of(call.documented).is_empty();
        let body = if has_parameters { Value::Object(call.arguments.clone()).to_string() } else { String::new() };
        return Ok((body.into_bytes(), "<options>".to_owned()));
    };
    let input = Input::new(path);
    let bytes = input.read().map_err(|error| format!("{}: cannot be read: {error}", input.title()))?;
    let text = decoded(&bytes).ok_or_else(|| format!("{}: is not text in UTF-8", input.title()))?;
    Ok((text.trim_start_matches('\u{feff}').as_bytes().to_vec(), input.title()))
}

/// Calls a function, and prints what it returns.
fn ask(function: &'static Function, ids: &[Id], arguments: &Map<String, Value>, asking: &Asking) -> io::Result<Status> {
    let ids: Vec<&Id> = ids.iter().collect();
    if asking.dry_run {
        let request = service::endpoint(&asking.service)
            .map(|endpoint| Request::<Value>::function_of(Limits::Enforced, &endpoint, function, &ids, arguments));
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
        let request = Request::function_of(Limits::Enforced, client.endpoint(), function, &ids, arguments)?;
        let found: Value = client.send(&request).await?;
        let mut out = io::stdout().lock();
        match (asking.format, &found) {
            (ResultFormat::Text, _) => write!(out, "{}", table::shown(function.request.result.as_ref(), &found)?)?,
            (ResultFormat::Json, Value::Array(items)) => {
                for item in items {
                    writeln!(out, "{}", escaped(&item.to_string()))?;
                }
            }
            (ResultFormat::Json, _) => writeln!(out, "{}", escaped(&found.to_string()))?,
        }
        Ok(())
    })
}
