//! `lcw show`: the documentation of every request.

mod json;
mod text;

use std::io::{self, Write};

use lifecycle_workflows::models::facts::{EntityRequest, Property, RequestKind, StructuredType};
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
    match (arguments.format, named.as_slice()) {
        (ShowFormat::Json, [one]) => write_json(&mut out, &json::documented(one))?,
        (ShowFormat::Json, several) => {
            write_json(&mut out, &several.iter().map(|one| json::documented(one)).collect())?;
        }
        (ShowFormat::Text, all) => {
            for (index, one) in all.iter().enumerate() {
                let separator = if index > 0 { "\n" } else { "" };
                write!(out, "{separator}")?;
                text::documented(&mut out, one)?;
            }
        }
    }
    Ok(Status::Good)
}

/// What a request takes: the parameters of an operation, or the properties that the body of a request for entities may have.
#[derive(Clone, Copy)]
struct Takes {
    of: &'static StructuredType,
    /// The only properties that may be set; empty where nothing is said.
    settable: &'static [&'static str],
    /// The paths of properties that are required besides.
    required: &'static [&'static str],
}

impl Takes {
    /// What a request takes, if it takes anything.
    fn by(documented: Documented) -> Option<Self> {
        let (of, settable, required) = match documented {
            Documented::Action(action) => (action.parameters, &[][..], &[][..]),
            Documented::Function(function) => (function.parameters, &[][..], &[][..]),
            Documented::Entities(EntityRequest {
                entity_type,
                kind: RequestKind::Create | RequestKind::Update,
                request,
            }) => (*entity_type, request.settable_properties, request.required_properties),
            Documented::Entities(_) => return None,
        };
        Some(Self { of, settable, required })
    }

    /// The properties of a type at a path, each with its own path.
    fn properties(self, structured: &'static StructuredType, path: &str) -> Vec<(String, Property)> {
        let all = structured.lineage().flat_map(|structured| structured.properties).map(|property| {
            let path = if path.is_empty() { property.name.to_owned() } else { format!("{path}/{}", property.name) };
            let is_required = property.is_required || self.required.contains(&path.as_str());
            (path, Property { is_required, ..*property })
        });
        let is_settable =
            |name: &str, is_required| is_required || self.settable.is_empty() || self.settable.contains(&name);
        all.filter(|(_, one)| !path.is_empty() || is_settable(one.name, one.is_required)).collect()
    }
}

/// The sentences of several facts. What no source states is empty.
fn sentences<const N: usize>(texts: [&str; N]) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn write_json(out: &mut impl Write, value: &serde_json::Value) -> io::Result<()> {
    writeln!(out, "{value:#}")
}

/// A documented example; null if there is none.
fn example(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_default()
}
