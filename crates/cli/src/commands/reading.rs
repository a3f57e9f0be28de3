//! What `lcw list` and `lcw get` have in common: which request is meant, and how reading ends.

use std::io::{self, Write};

use lifecycle_workflows::client::{Client, Error, Id, Limits, RequestError};
use lifecycle_workflows::models::facts::EntityRequest;
use odata_types::{Expand, Query};

use crate::arguments::{Ids, IdsError, Properties, Service};
use crate::documented::{self, Documented, Kind, Named};
use crate::service;
use crate::status::{Status, complain, complain_of, explain};

/// Why a read is incomplete.
pub(super) enum Trouble {
    Service(Error),
    Output(io::Error),
    /// Something else, in words.
    Said(String),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Service(error)
    }
}

impl From<RequestError> for Trouble {
    fn from(error: RequestError) -> Self {
        Self::Service(error.into())
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The request that a name and ids mean, and the ids in the order of its path; or what to write instead.
pub(super) fn choose(kind: Kind, name: &str, ids: &Ids) -> Result<(&'static EntityRequest, Vec<Id>), String> {
    let named: Vec<&Named> = documented::of_kind(kind).filter(|one| one.name.eq_ignore_ascii_case(name)).collect();
    let mut errors = Vec::new();
    for one in &named {
        match (ids.of(one.documented), one.documented) {
            (Ok(ids), Documented::Entities(request)) => return Ok((request, ids)),
            (Err(error), _) => errors.push(error),
            (Ok(_), Documented::Action(_) | Documented::Function(_)) => {}
        }
    }
    Err(match (named.as_slice(), errors.as_slice()) {
        ([one], [IdsError::Missing(id)]) => missing(id, one),
        ([one], [IdsError::Other(id)]) => {
            format!("--{id} is not part of the path, which is `{}`", one.documented.path())
        }
        _ => {
            let options: Vec<_> = named.iter().map(|one| options(one)).collect();
            format!("`{name}` needs {}", options.join(", or "))
        }
    })
}

/// That an id is missing, with the list that prints such ids, or else the path that has it.
pub(super) fn missing(id: &str, named: &Named) -> String {
    match list_of(id) {
        Some(list) => format!("--{id} is missing; `{list}` prints the ids"),
        None => format!("--{id} is missing: the path is `{}`", named.documented.path()),
    }
}

/// The command that prints the ids for an option.
fn list_of(id: &str) -> Option<String> {
    let path = |one: &&Named| one.documented.template();
    let is_of = |one: &&Named| one.documented.id_names().last().is_some_and(|last| last == id);
    // The others are deeper, such as versions and deleted entities.
    let entity = documented::of_kind(Kind::Get).filter(is_of).min_by_key(|one| path(one).as_str().len())?;
    let collection = path(&entity).collection();
    let list = documented::of_kind(Kind::List).find(|one| path(one) == collection)?;
    let ids: Vec<_> = list.documented.id_names().iter().map(|id| format!(" --{id} ID")).collect();
    Some(format!("lcw list {}{}", list.name, ids.concat()))
}

/// The ids of a request as options.
fn options(named: &Named) -> String {
    let ids: Vec<_> = named.documented.id_names().iter().map(|id| format!("--{id} ID")).collect();
    if ids.is_empty() { "no ids".to_owned() } else { ids.join(" ") }
}

/// Prints what of a kind can be read, with its ids.
pub(super) fn print_names(kind: Kind) -> io::Result<Status> {
    let all: Vec<_> = documented::of_kind(kind).collect();
    let width = all.iter().map(|one| one.name.len()).max().unwrap_or_default();
    let mut out = io::stdout().lock();
    for one in all {
        let ids: Vec<_> = one.documented.id_names().iter().map(|id| format!("--{id} ID")).collect();
        writeln!(out, "{}", format!("{:width$}  {}", one.name, ids.join(" ")).trim_end())?;
    }
    Ok(Status::Good)
}

/// The query options for chosen properties.
pub(super) fn query(properties: &Properties) -> Query {
    let query = Query::new().select(properties.select.clone());
    properties.expand.iter().fold(query, |query, expand| query.expand(Expand::from(expand.as_str())))
}

/// Reads with a client of the service, and says why it failed.
pub(super) fn read(service: &Service, work: impl AsyncFnOnce(&Client) -> Result<(), Trouble>) -> io::Result<Status> {
    let client =
        service::endpoint(service).and_then(|endpoint| service::client(service, endpoint, Limits::Enforced, complain));
    let client = match client {
        Ok(client) => client,
        Err(message) => return Ok(failed(&message)),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(work(&client));
    // Do not wait for a blocked read of a token file.
    runtime.shutdown_background();
    match done {
        Ok(()) => Ok(Status::Good),
        Err(Trouble::Output(error)) => Err(error),
        Err(Trouble::Said(message)) => Ok(failed(&message)),
        Err(Trouble::Service(error)) => {
            complain_of(&error);
            if let Some(explanation) = error.explain() {
                explain(&explanation);
            }
            Ok(service::status(&error))
        }
    }
}

pub(super) fn failed(message: &str) -> Status {
    complain(message);
    Status::Failed
}
