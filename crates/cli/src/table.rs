//! Values of the service for people: a table for a collection, lines for one value.

use std::io::{self, Write};

use lifecycle_workflows::models::facts::{Property, ResultType, StructuredType, ValueType};
use lifecycle_workflows::validation::shown_safely;
use serde_json::Value;

/// The text for a missing value.
const NOTHING: &str = "-";

/// The maximum number of columns of entities where nothing is selected; they can be read one by one as well.
const COLUMNS: usize = 5;

/// A column: its title, and the path to its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    title: String,
    path: Vec<String>,
}

impl Column {
    /// The columns of a type: those that are selected, or its key and what tells most about an entity.
    pub(crate) fn of(structured: &'static StructuredType, selected: &[String]) -> Vec<Self> {
        let path = |name: &String| Self { title: name.clone(), path: name.split('/').map(str::to_owned).collect() };
        if !selected.is_empty() {
            return selected.iter().map(path).collect();
        }
        // The properties of the type itself say more than those that it shares with others.
        let properties = structured.lineage().flat_map(|one| one.properties);
        let mut ranked: Vec<_> =
            properties.filter_map(|property| Some((rank(property, structured.key)?, property))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let most = if structured.key.is_empty() { ranked.len() } else { COLUMNS };
        ranked.iter().take(most).map(|(_, property)| Self::to(property)).collect()
    }

    fn to(property: &Property) -> Self {
        let mut path = vec![property.name.to_owned()];
        // Of a related entity, the key is shown.
        path.extend(property.value_key().first().map(|key| (*key).to_owned()));
        Self { title: property.name.to_owned(), path }
    }

    fn cell(&self, entity: &Value) -> String {
        text(self.path.iter().try_fold(entity, |value, name| value.get(name)))
    }
}

/// How early a property is a column: the key, states and kinds, related entities, switches, names, texts, numbers; `None` if
/// it is none.
fn rank(property: &Property, key: &[&str]) -> Option<u8> {
    if property.is_collection || !property.api_versions.is_empty() {
        return None;
    }
    match property.value {
        _ if key.contains(&property.name) => Some(0),
        ValueType::Enum(_) => Some(1),
        ValueType::Structured(_) if property.is_navigation && !property.nullable => Some(2),
        ValueType::Structured(_) | ValueType::Untyped => None,
        ValueType::Primitive(primitive) => match primitive.name() {
            "Edm.Boolean" => Some(3),
            "Edm.String" if property.name.to_ascii_lowercase().ends_with("name") => Some(4),
            "Edm.String" => Some(5),
            "Edm.DateTimeOffset" => None,
            _ => Some(6),
        },
    }
}

/// Writes entities with aligned columns, below the titles if these are asked for.
pub(crate) fn write(out: &mut impl Write, columns: &[Column], entities: &[Value], has_header: bool) -> io::Result<()> {
    let header = has_header.then(|| columns.iter().map(|column| column.title.clone()).collect());
    let cells = entities.iter().map(|entity| columns.iter().map(|column| column.cell(entity)).collect());
    let rows: Vec<Vec<String>> = header.into_iter().chain(cells).collect();
    let width = |column: usize| {
        let lengths = rows.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count());
        lengths.max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..columns.len()).map(width).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

/// What a request returned, as people read it: a table for a collection, lines for one value.
pub(crate) fn shown(result: Option<&ResultType>, value: &Value) -> io::Result<String> {
    let mut out = Vec::new();
    match (result.map(|result| result.value), value) {
        (_, Value::Null) => {}
        (Some(ValueType::Structured(of)), Value::Array(items)) => {
            write(&mut out, &Column::of(of, &[]), items, !items.is_empty())?;
        }
        (Some(ValueType::Structured(of)), value) => write_entity(&mut out, of, value)?,
        (_, value) => write_lines(&mut out, value, 0)?,
    }
    String::from_utf8(out).map_err(io::Error::other)
}

/// Writes an entity: its properties in the order in which its type declares them, and then what else the service sent, but for
/// control information.
pub(crate) fn write_entity(out: &mut impl Write, of: &'static StructuredType, entity: &Value) -> io::Result<()> {
    let Some(members) = entity.as_object() else { return write_lines(out, entity, 0) };
    let lineage: Vec<_> = of.lineage().collect();
    let declared = lineage.iter().rev().flat_map(|one| one.properties).map(|property| property.name);
    let order: Vec<&str> = of.key.iter().copied().chain(declared).collect();
    let place = |name: &str| order.iter().position(|one| *one == name).unwrap_or(order.len());
    let mut members: Vec<_> = members.iter().filter(|(name, _)| !name.starts_with('@')).collect();
    members.sort_by_key(|(name, _)| place(name));
    members.into_iter().try_for_each(|(name, value)| write_member(out, name, value, 0))
}

fn write_member(out: &mut impl Write, name: &str, value: &Value, indent: usize) -> io::Result<()> {
    write!(out, "{:indent$}{}:", "", shown_safely(name))?;
    write_inner(out, value, indent + 2)
}

/// Writes a value: its members one below the other, the items of collections with a dash.
pub(crate) fn write_lines(out: &mut impl Write, value: &Value, indent: usize) -> io::Result<()> {
    match value {
        Value::Object(members) => members.iter().try_for_each(|(name, value)| write_member(out, name, value, indent)),
        Value::Array(items) => items.iter().try_for_each(|item| {
            let mut inner = Vec::new();
            write_lines(&mut inner, item, indent + 2)?;
            // The dash stands in the indentation of the first line.
            match inner.get_mut(indent) {
                Some(first) => *first = b'-',
                None => writeln!(&mut inner, "{:indent$}-", "")?,
            }
            out.write_all(&inner)
        }),
        _ => writeln!(out, "{:indent$}{}", "", text(Some(value))),
    }
}

/// Writes a value behind its name: on the same line if it has no parts.
fn write_inner(out: &mut impl Write, value: &Value, indent: usize) -> io::Result<()> {
    let has_parts = match value {
        Value::Object(members) => !members.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    if !has_parts {
        return writeln!(out, " {}", text(Some(value)));
    }
    writeln!(out)?;
    write_lines(out, value, indent)
}

/// A value in one word or phrase.
fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => NOTHING.to_owned(),
        Some(Value::String(text)) => shown_safely(text),
        Some(Value::Array(items)) if items.iter().all(|item| item.is_array() || item.is_object()) => {
            format!("{} items", items.len())
        }
        Some(value) => shown_safely(&value.to_string()),
    }
}
