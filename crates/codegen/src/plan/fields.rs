//! Planning fields: their names, and what the settings say of them.

use std::collections::BTreeMap;

use odata_csdl::Place;
use odata_csdl::model::Type;

use super::naming::Clash;
use super::{Planner, Value, ValueKind, field_scope};
use crate::Settings;
use crate::fault::{Code, Fault};
use crate::names::snake;

/// The field of a property, and what the settings say of it.
pub(super) struct FieldName {
    /// The name.
    pub(super) name: String,
    /// Its attributes.
    pub(super) attributes: Vec<String>,
    /// The path of the type of its values, if the settings choose one.
    pub(super) replace: Option<String>,
}

/// A property or parameter that needs a field.
#[derive(Clone, Copy)]
pub(super) struct Named<'n> {
    pub(super) name: &'n str,
    pub(super) place: Place,
    pub(super) is_navigation: bool,
}

impl Planner<'_, '_> {
    /// The fields of the properties of a type. The names that the settings choose come first. Slices may leave out navigation
    /// properties, so the others are named before those.
    pub(super) fn field_names(&mut self, lineage: &[String], properties: Vec<Named<'_>>) -> Vec<FieldName> {
        let settings = self.settings;
        let mut scope = field_scope();
        let mut chosen: BTreeMap<&str, &str> = BTreeMap::new();
        let said_of = |name| settings.property(lineage, name);
        for Named { name: property, .. } in &properties {
            let Some(rename) = said_of(property).and_then(|said| said.rename.as_ref()) else { continue };
            if scope.take(&rename.value, None).0 != rename.value {
                let other = chosen.get(rename.value.as_str()).map(|other| (*other).to_owned());
                let clash = Clash { name: rename.value.clone(), element: (*property).to_owned(), other };
                self.clashes.push(fault(settings, rename.at, &clash));
            }
            chosen.insert(&rename.value, property);
        }
        let type_ = lineage.first().map_or("", String::as_str);
        let mut names = vec![String::new(); properties.len()];
        for is_navigation in [false, true] {
            for (Named { name: property, place, .. }, name) in
                properties.iter().zip(&mut names).filter(|(property, _)| property.is_navigation == is_navigation)
            {
                if let Some(rename) = said_of(property).and_then(|said| said.rename.as_ref()) {
                    name.clone_from(&rename.value);
                    continue;
                }
                let wanted = snake(property);
                if let Some(owner) = chosen.get(wanted.as_str()) {
                    let at = said_of(owner).and_then(|said| said.rename.as_ref()?.at);
                    let (element, other) = ((*owner).to_owned(), Some((*property).to_owned()));
                    self.clashes.push(fault(settings, at, &Clash { name: wanted.clone(), element, other }));
                }
                *name = self.take(&mut scope, &wanted, (type_, property), *place, true);
            }
        }
        let fields = properties.into_iter().zip(names).map(|(property, name)| {
            let said = said_of(property.name).cloned().unwrap_or_default();
            let attributes = said.attributes.into_iter().map(|attribute| attribute.value).collect();
            FieldName { name, attributes, replace: said.replace.map(|path| path.value) }
        });
        fields.collect()
    }

    /// Puts the type that the settings choose in place of that of a property.
    pub(super) fn replace(&self, value: &mut Value, type_: &Type, of_property: Option<String>) {
        let of_type = || self.settings.replacement(&self.type_name(type_)).map(ToOwned::to_owned);
        if let Some(path) = of_property.or_else(of_type) {
            value.kind = ValueKind::Foreign(path);
            value.is_boxed = false;
        }
    }
}

/// The fault that two types have one name.
pub(super) fn type_clash(settings: &Settings, clash: &Clash) -> Fault {
    let at = settings.types.get(&clash.element).and_then(|said| said.rename.as_ref()?.at);
    fault(settings, at, clash)
}

fn fault(settings: &Settings, at: Option<(u32, u32)>, clash: &Clash) -> Fault {
    let Clash { name, element, other } = clash;
    let message = match other {
        Some(other) => {
            format!(
                "`{element}` cannot be called `{name}`, as `{other}` is called so; choose another name, or rename that, too"
            )
        }
        None => format!("`{element}` cannot be called `{name}`, a name that generated code uses itself"),
    };
    settings.fault(at, Code::NameClash, message)
}
