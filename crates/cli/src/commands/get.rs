//! `lcw get`: one entity.

use std::io::{self, Write};

use lifecycle_workflows::client::{Call, Client, Id, Limits};
use lifecycle_workflows::validation::escaped;
use odata_types::Untyped;

use super::reading::{self, failed};
use crate::arguments::{Get, GetFormat};
use crate::documented::Kind;
use crate::status::Status;
use crate::table;

pub(crate) fn run(arguments: &Get) -> io::Result<Status> {
    let Some(entity) = &arguments.entity else {
        return match arguments.ids.0.0.first() {
            None => reading::print_names(Kind::Get),
            Some((id, _)) => Ok(failed(&format!("--{id} needs an ENTITY; `lcw get` prints the entities"))),
        };
    };
    let (request, ids) = match reading::choose(Kind::Get, entity, &arguments.ids.0) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(failed(&format!("get {entity}: {message}"))),
    };
    let query = reading::query(&arguments.properties);
    reading::read(&arguments.service, async |client: &Client| {
        let ids: Vec<&Id> = ids.iter().collect();
        let read = Call::entities_of(Limits::Enforced, client.endpoint(), request, &ids, Vec::new())?.query(&query)?;
        let found: Untyped = client.send(&read).await?;
        let mut out = io::stdout().lock();
        match arguments.format {
            GetFormat::Text => table::write_entity(&mut out, request.entity_type, &found.0)?,
            GetFormat::Json => writeln!(out, "{}", escaped(&found.0.to_string()))?,
        }
        Ok(())
    })
}
