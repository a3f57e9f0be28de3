//! `lcw show`: the documentation of every request.

mod json;
mod text;

use std::io::{self, Write};

use odata_types::json_schema;

use crate::arguments::{Show, ShowFormat};
use crate::documented::{self, Documented, Named};
use crate::status::{Status, complain};

pub(crate) use text::scheme_title;

pub(crate) fn run(arguments: &Show) -> io::Result<Status> {
    let mut out = anstream::stdout().lock();
    let Some(name) = &arguments.name else {
        match arguments.format {
            ShowFormat::Text => text::list(&mut out)?,
            ShowFormat::Json => write_json(&mut out, &json::list())?,
        }
        return Ok(Status::Good);
    };
    let named: Vec<&Named> = documented::named(name).collect();
    if arguments.json_schema {
        let action = named.iter().find_map(|one| match one.documented {
            Documented::Action(action) => Some(action),
            Documented::Function(_) | Documented::Entities(_) => None,
        });
        let Some(action) = action else {
            complain(&format!("`{name}` is not an action, so that its body has no JSON Schema"));
            return Ok(Status::Failed);
        };
        write_json(&mut out, json_schema::document(action.parameters).as_value())?;
        return Ok(Status::Good);
    }
    if let (true, Some(one)) = (arguments.example, named.first()) {
        write_json(&mut out, &example(one.documented.request().example))?;
        return Ok(Status::Good);
    }
    // Requests of one name are told apart by their ids.
    for (index, one) in named.iter().enumerate() {
        match arguments.format {
            ShowFormat::Text => {
                let separator = if index > 0 { "\n" } else { "" };
                write!(out, "{separator}")?;
                text::documented(&mut out, one)?;
            }
            ShowFormat::Json => write_json(&mut out, &json::documented(one))?,
        }
    }
    Ok(Status::Good)
}

fn write_json(out: &mut impl Write, value: &serde_json::Value) -> io::Result<()> {
    writeln!(out, "{value:#}")
}

/// A documented example; null if there is none.
fn example(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_default()
}
