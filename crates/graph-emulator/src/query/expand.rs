//! `$expand`: navigation properties whose entities are shown as well, each with `$select` if it has options.

use std::fmt;

use odata_types::facts::{StructuredType, ValueType};
use serde_json::{Map, Value};

use super::path::{self, PropertyPath};
use crate::refusal::{Refusal, shown};

/// A navigation property whose entities are shown as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expanded {
    pub(crate) name: &'static str,
    pub(crate) is_collection: bool,
    /// The properties of these entities to show; all of them if nothing is selected.
    select: Option<Vec<PropertyPath>>,
}

impl Expanded {
    /// Reads the items of the option.
    pub(super) fn read(text: &str, of: &'static StructuredType) -> Result<Vec<Self>, Refusal> {
        let mut items: Vec<Self> = Vec::new();
        for item in split(text, ',') {
            let item = Self::read_item(item.trim(), of)?;
            if items.iter().any(|other| other.name == item.name) {
                return Err(Refusal::bad_request(&format!("`$expand` names `{}` twice", item.name)));
            }
            items.push(item);
        }
        Ok(items)
    }

    fn read_item(item: &str, of: &'static StructuredType) -> Result<Self, Refusal> {
        let (name, options) = match item.split_once('(') {
            Some((name, rest)) => (name.trim(), Some(rest.strip_suffix(')').ok_or_else(|| unsupported(item))?)),
            None => (item, None),
        };
        if name.contains(['*', '/', '$']) {
            return Err(unsupported(item));
        }
        let properties = of.lineage().flat_map(|structured| structured.properties);
        let mut properties = properties.filter(|property| property.is_navigation);
        let Some(property) = properties.find(|property| property.name.eq_ignore_ascii_case(name)) else {
            let message =
                format!("`$expand` names `{}`, which is not a navigation property of `{}`", shown(name), of.name);
            return Err(Refusal::bad_request(&message));
        };
        let mut select = None;
        for option in options.into_iter().flat_map(|options| split(options, ';')) {
            let (key, value) = option.split_once('=').unwrap_or((option, ""));
            let is_select = key.trim().trim_start_matches('$').eq_ignore_ascii_case("select");
            let (true, None, ValueType::Structured(of)) = (is_select, &select, property.value) else {
                return Err(unsupported(item));
            };
            select = Some(super::select(value, of)?);
        }
        Ok(Self { name: property.name, is_collection: property.is_collection, select: select.flatten() })
    }

    /// Cuts related entities down to what is selected of them.
    pub(crate) fn cut(&self, related: &mut Value) {
        let Some(paths) = &self.select else { return };
        let cut = |entity: &mut Map<String, Value>| path::keep(entity, paths);
        match related {
            Value::Object(entity) => cut(entity),
            Value::Array(entities) => entities.iter_mut().filter_map(Value::as_object_mut).for_each(cut),
            _ => {}
        }
    }
}

/// The item, as it is written in the option.
impl fmt::Display for Expanded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        self.select.as_ref().map_or(Ok(()), |paths| write!(f, "($select={})", path::list(paths)))
    }
}

fn unsupported(item: &str) -> Refusal {
    Refusal::unsupported(&format!(
        "the local service does not read `{}` in `$expand`; it reads navigation properties, without options or with `$select`: \
         `name($select=id)`",
        shown(item)
    ))
}

/// The parts between separators that stand in no parentheses.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == separator && depth == 0
    })
}
