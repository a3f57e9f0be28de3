//! `lcw get`: one entity.

use std::io::{self, Write};

use lifecycle_workflows::client::{Call, Client, Id, Limits};
use serde_json::value::RawValue;

use super::reading::{self, failed};
use crate::arguments::{Get, GetFormat};
use crate::documented::Kind;
use crate::raw;
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
        let found: Box<RawValue> = client.send(&read).await?;
        let mut out = io::stdout().lock();
        match arguments.format {
            GetFormat::Text => {
                let entity = raw::parsed(&found).map_err(io::Error::from)?;
                table::write_entity(&mut out, request.entity_type, &entity)?;
            }
            GetFormat::Json => writeln!(out, "{}", raw::line(&found))?,
        }
        Ok(())
    })
}
