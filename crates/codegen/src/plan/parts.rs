//! Planning the parts of elements: the names of properties, parameters and members, and what the settings say of them.

use std::collections::BTreeMap;

use odata_csdl::Place;
use odata_csdl::model::{Parameter, Property, Type};

use super::{Planner, Value, ValueKind};
use crate::Settings;
use crate::fault::{Code, Fault};
use crate::names::{Scope, numbered, snake, upper_camel};
use crate::renamed::{Owner, ReasonAt, RenamedAt, part_lines};
use crate::settings::{Located, Part};

/// The field of a property or parameter, and what the settings say of it.
pub(super) struct FieldName {
    /// The name.
    pub(super) name: String,
    /// Its attributes.
    pub(super) attributes: Vec<String>,
    /// The path of the type of its values, if the settings choose one.
    pub(super) replace: Option<String>,
}

/// A part that needs a name.
#[derive(Clone, Copy)]
pub(super) struct Named<'n> {
    pub(super) name: &'n str,
    pub(super) place: Place,
    /// Its number among those that nearly have its name.
    pub(super) number: Option<usize>,
}

impl<'n> From<&'n Property> for Named<'n> {
    fn from(property: &'n Property) -> Self {
        Self { name: &property.name, place: property.place, number: property.facts.name_number }
    }
}

impl<'n> From<&'n Parameter> for Named<'n> {
    fn from(parameter: &'n Parameter) -> Self {
        Self { name: &parameter.name, place: parameter.place, number: None }
    }
}

/// What generated code itself calls the parts of a kind.
const fn reserved(part: Part) -> &'static [&'static str] {
    match part {
        Part::Property | Part::Parameter => &["additional_properties"],
        Part::Member => &["UnknownMember", "Self"],
    }
}

impl Planner<'_, '_> {
    /// The fields of properties or parameters.
    pub(super) fn field_names(&mut self, part: Part, lineage: &[String], parts: &[Named<'_>]) -> Vec<FieldName> {
        let names = self.part_names(part, lineage, parts);
        let fields = parts.iter().zip(names).map(|(part_of, name)| {
            let said = self.settings.part(lineage, part, part_of.name).cloned().unwrap_or_default();
            let attributes = said.attributes.into_iter().map(|attribute| attribute.value).collect();
            FieldName { name, attributes, replace: said.replace.map(|path| path.value) }
        });
        fields.collect()
    }

    /// The names of the parts of an element. Those that the settings choose come first.
    pub(super) fn part_names(&mut self, part: Part, lineage: &[String], parts: &[Named<'_>]) -> Vec<String> {
        let settings = self.settings;
        let of = lineage.first().map_or("", String::as_str);
        let rename = |name| settings.part(lineage, part, name).and_then(|said| said.rename.as_ref());
        let mut scope = Scope::reserving(reserved(part));
        let mut chosen: BTreeMap<&str, (&str, &Located<String>)> = BTreeMap::new();
        let lines = |element: &str, name: &str| part_lines(of, part, element, &numbered(name, 2));
        for Named { name: element, .. } in parts {
            let Some(rename) = rename(element) else { continue };
            let name = rename.value.as_str();
            if scope.take(name, None).0 != name {
                let other = chosen.get(name).map(|(other, _)| (format!("`{other}`"), lines(other, name)));
                self.clashes.push(clash(settings, rename.at, (element, lines(element, name)), name, other));
            }
            chosen.insert(name, (element, rename));
        }
        // What has no number comes first, so that it is known who has the plain name.
        let mut order: Vec<_> = parts.iter().enumerate().collect();
        order.sort_by_key(|(_, part)| part.number.is_some());
        let mut names = vec![String::new(); parts.len()];
        for (index, Named { name: element, place, number }) in order {
            if let Some(rename) = rename(element) {
                names[index].clone_from(&rename.value);
                continue;
            }
            let own = if part == Part::Member { upper_camel(element) } else { snake(element) };
            let wanted = number.map_or_else(|| own.clone(), |number| numbered(&own, number));
            if let Some((owner, rename)) = chosen.get(wanted.as_str()) {
                let other = Some((format!("`{element}`"), lines(element, &wanted)));
                self.clashes.push(clash(settings, rename.at, (owner, lines(owner, &wanted)), &wanted, other));
            }
            let owner = Owner { element: format!("{of}/{element}"), place: *place };
            let (name, by) = scope.take(&wanted, Some(owner.clone()));
            if name != own {
                let reason = match by.or_else(|| scope.owner(&own).filter(|other| *other != owner)) {
                    Some(by) => ReasonAt::Taken(by),
                    None if name != wanted => ReasonAt::Reserved,
                    None => ReasonAt::TakenElsewhere,
                };
                let lines = Some(part_lines(of, part, element, &name));
                self.renamed.push(RenamedAt { owner, name: name.clone(), reason, lines });
            }
            names[index] = name;
        }
        names
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

/// The fault that the settings choose a name which another element has, or generated code itself. Of each element there are
/// the lines that would choose another name.
pub(super) fn clash(
    settings: &Settings,
    at: Option<(u32, u32)>,
    (element, own_lines): (&str, String),
    name: &str,
    other: Option<(String, String)>,
) -> Fault {
    let message = match other {
        Some((other, lines)) => format!(
            "`{element}` cannot be called `{name}`, as {other} is called so; choose another name, or rename that as \
             well:{lines}"
        ),
        None => format!(
            "`{element}` cannot be called `{name}`, a name that generated code uses itself; choose another name, such \
             as:{own_lines}"
        ),
    };
    settings.fault(at, Code::NameClash, message)
}
