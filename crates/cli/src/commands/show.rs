//! `lcw show`: the documentation of actions.

mod json;
mod text;

use std::io::{self, Write};

use lifecycle_workflows::models::facts::Action;
use odata_types::json_schema;

use crate::actions;
use crate::arguments::{Show, ShowFormat};
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Show) -> io::Result<Status> {
    let mut out = anstream::stdout().lock();
    let Some(name) = &arguments.action else {
        match arguments.format {
            ShowFormat::Text => text::list(&mut out)?,
            ShowFormat::Json => write_json(&mut out, &json::list())?,
        }
        return Ok(Status::Good);
    };
    let Some(action) = actions::find(name).map(|body| body.action) else {
        complain(&format!("there is no action `{name}`"));
        return Ok(Status::Failed);
    };
    if arguments.json_schema {
        write_json(&mut out, json_schema::document(action.parameters).as_value())?;
    } else if arguments.example {
        write_json(&mut out, &example(action))?;
    } else {
        match arguments.format {
            ShowFormat::Text => text::action(&mut out, action)?,
            ShowFormat::Json => write_json(&mut out, &json::action(action))?,
        }
    }
    Ok(Status::Good)
}

fn write_json(out: &mut impl Write, value: &serde_json::Value) -> io::Result<()> {
    writeln!(out, "{value:#}")
}

/// The documented body; null if there is none.
fn example(action: &Action) -> serde_json::Value {
    serde_json::from_str(action.request.example).unwrap_or_default()
}
