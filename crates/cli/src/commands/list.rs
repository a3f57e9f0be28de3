//! `lcw list`: the entities of a collection.

use std::io::{self, Write};

use lifecycle_workflows::client::{Call, Client, Id, Limits, Page};
use lifecycle_workflows::models::SCHEMA;
use lifecycle_workflows::models::facts::{EntityRequest, Property, RequestKind, StructuredType, ValueType};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus;
use odata_types::path::PathTemplate;
use odata_types::{Expand, OpenEnum, Query, Untyped};
use serde_json::Value;
use serde_json::value::RawValue;

use super::reading::{self, Trouble, failed};
use crate::arguments::{List, ListFormat, Properties};
use crate::documented::{Kind, kebab};
use crate::raw;
use crate::status::{Status, complain};
use crate::table::{self, Column};

pub(crate) fn run(arguments: &List) -> io::Result<Status> {
    let Some(collection) = &arguments.collection else {
        return match arguments.ids.0.0.first() {
            None => reading::print_names(Kind::List),
            Some((id, _)) => Ok(failed(&format!("--{id} needs a COLLECTION; `lcw list` prints the collections"))),
        };
    };
    let (request, ids) = match reading::choose(Kind::List, collection, &arguments.ids.0) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(failed(&format!("list {collection}: {message}"))),
    };
    let state = state(request.entity_type);
    if arguments.status.is_some() && state.is_none() {
        return Ok(failed(&format!("list {collection}: --status: `{}` has no status", request.entity_type.name)));
    }
    let wanted =
        arguments.status.as_ref().zip(state).map(|(status, state)| Wanted::new(status.as_str(), state, arguments));
    let is_address = arguments.format == ListFormat::Address;
    let address = match is_address.then(|| Address::of(request)).transpose() {
        Ok(address) => address,
        Err(message) => return Ok(failed(&format!("list {collection} --format address: {message}"))),
    };
    let mut query = reading::query(&arguments.properties).order_by(arguments.order_by.clone());
    if let Some(address) = address.as_ref().filter(|_| !arguments.properties.select.is_empty()) {
        query = address.add_to(query, &arguments.properties);
    }
    if let Some(filter) = &arguments.filter {
        query = query.filter(filter);
    }
    match (&wanted, arguments.top) {
        (Some(wanted), _) if wanted.is_added => query = query.select([wanted.state]),
        // The entities of this status may be behind the first ones.
        (None, Some(top)) => query = query.top(top),
        _ => {}
    }
    let listing = Listing { arguments, request, ids, wanted, address };
    reading::read(&arguments.service, async |client: &Client| {
        let ids: Vec<&Id> = listing.ids.iter().collect();
        let first =
            Call::<Page<Untyped>>::list_of(Limits::Enforced, client.endpoint(), request, &ids)?.query(&query)?;
        listing.print(client, first.raw()).await
    })
}

/// What is listed.
struct Listing<'a> {
    arguments: &'a List,
    request: &'static EntityRequest,
    ids: Vec<Id>,
    wanted: Option<Wanted<'a>>,
    /// How addresses are made, if they are what is printed.
    address: Option<Address>,
}

/// The processing status of what is listed.
struct Wanted<'a> {
    status: &'a str,
    /// The property that holds it.
    state: &'static str,
    /// Whether the property is read only to compare it: others are selected.
    is_added: bool,
}

impl<'a> Wanted<'a> {
    fn new(status: &'a str, state: &'static Property, arguments: &List) -> Self {
        let select = &arguments.properties.select;
        let is_added = !select.is_empty() && !select.iter().any(|name| name == state.name);
        Self { status, state: state.name, is_added }
    }

    /// Keeps an entity of this status, without what was read only to compare it.
    fn keep(&self, entity: Entity) -> Option<Entity> {
        let found = entity.value.get(self.state).and_then(Value::as_str);
        found.filter(|found| found.eq_ignore_ascii_case(self.status))?;
        let Entity { mut value, raw } = entity;
        if !self.is_added {
            return Some(Entity { value, raw });
        }
        if let Some(members) = value.as_object_mut() {
            members.remove(self.state);
        }
        Some(Entity { value, raw: raw::without(raw, self.state) })
    }
}

/// An entity, also as the service wrote it.
struct Entity {
    value: Value,
    raw: Box<RawValue>,
}

impl Entity {
    fn read(raw: Box<RawValue>) -> io::Result<Self> {
        Ok(Self { value: raw::parsed(&raw)?, raw })
    }
}

impl Listing<'_> {
    /// Prints page by page, so that a long list begins at once.
    async fn print(&self, client: &Client, first: Call<Page<Box<RawValue>>>) -> Result<(), Trouble> {
        let columns = Column::of(self.request.entity_type, &self.arguments.properties.select);
        let mut left = self.arguments.top.map_or(usize::MAX, |top| usize::try_from(top).unwrap_or(usize::MAX));
        let mut pages = client.pages(first);
        let (mut is_first, mut is_empty, mut without) = (true, true, 0_usize);
        while left > 0
            && let Some(page) = pages.next().await?
        {
            let page = page.into_iter().map(Entity::read).collect::<io::Result<Vec<_>>>()?;
            is_empty &= page.is_empty();
            let kept = page.into_iter().filter_map(|entity| match &self.wanted {
                Some(wanted) => wanted.keep(entity),
                None => Some(entity),
            });
            let page: Vec<Entity> = kept.take(left).collect();
            left -= page.len();
            if page.is_empty() {
                continue;
            }
            let mut out = io::stdout().lock();
            match self.arguments.format {
                ListFormat::Text => {
                    let values: Vec<_> = page.into_iter().map(|entity| entity.value).collect();
                    table::write(&mut out, &columns, &values, is_first)?;
                }
                ListFormat::Json => {
                    for entity in &page {
                        writeln!(out, "{}", raw::line(&entity.raw))?;
                    }
                }
                ListFormat::Address => {
                    for entity in &page {
                        let address = self.address.as_ref();
                        match address.and_then(|address| address.line(&self.ids, &entity.value)) {
                            Some(line) => writeln!(out, "{line}")?,
                            None => without += 1,
                        }
                    }
                }
            }
            out.flush()?;
            is_first = false;
        }
        if is_first {
            let collection = self.arguments.collection.as_deref().unwrap_or_default();
            match &self.wanted {
                Some(wanted) if !is_empty => complain(&format!("nothing in `{collection}` is `{}`", wanted.status)),
                _ => complain(&format!("nothing was found in `{collection}`")),
            }
        }
        if without > 0 {
            let have = if without == 1 { "1 entity has".to_owned() } else { format!("{without} entities have") };
            return Err(Trouble::Said(format!("{have} no address, as the service did not send all ids of it")));
        }
        Ok(())
    }
}

/// The property of a type that holds a processing status.
fn state(of: &'static StructuredType) -> Option<&'static Property> {
    let name = LifecycleWorkflowProcessingStatus::TYPE.name;
    let is_status = |property: &&Property| matches!(property.value, ValueType::Enum(of) if of.name == name);
    of.lineage().flat_map(|one| one.properties).find(is_status)
}

/// How the ids of an entity are found from the outermost on, as the path by which it is read has them.
struct Address {
    /// For each id, where it comes from.
    ids: Vec<Source>,
}

enum Source {
    /// An id of the list.
    Given(usize),
    /// A member of the entity.
    Member(&'static str),
    /// A member of a related entity.
    Related(&'static str, &'static str),
}

impl Address {
    /// The address of the entities of a list, or why they have none: entities of the type cannot be read one by one, or an id
    /// is not known.
    fn of(list: &'static EntityRequest) -> Result<Self, String> {
        let is_get = |one: &&&EntityRequest| one.kind == RequestKind::Get;
        let get = SCHEMA.requests.iter().filter(is_get).find(|one| std::ptr::eq(one.entity_type, list.entity_type));
        let no_address =
            || format!("no request reads `{}` one by one, so that it has no address", list.entity_type.name);
        let template = PathTemplate::of_entities(get.ok_or_else(no_address)?);
        let given: Vec<_> = PathTemplate::of_entities(list).keys().collect();
        let keys: Vec<_> = template.keys().collect();
        let (_, owners) = keys.split_last().ok_or_else(no_address)?;
        let source = |key: &&str| {
            if let Some(index) = given.iter().position(|one| one == key) {
                return Ok(Source::Given(index));
            }
            let name = key.trim_matches(['{', '}']).trim_end_matches("Id");
            let related = list.entity_type.property(name);
            let related = related.and_then(|related| Some(Source::Related(related.name, related.value_key().first()?)));
            related.ok_or_else(|| format!("--{} is missing: the address has the ids of `{template}`", kebab(name)))
        };
        let mut ids = owners.iter().map(source).collect::<Result<Vec<_>, _>>()?;
        ids.push(Source::Member(list.entity_type.key.first().ok_or_else(no_address)?));
        Ok(Self { ids })
    }

    /// Adds what an address is made of to a query that selects properties.
    fn add_to(&self, query: Query, properties: &Properties) -> Query {
        self.ids.iter().fold(query, |query, source| match source {
            Source::Member(name) if !properties.select.iter().any(|one| one == name) => query.select([*name]),
            Source::Related(name, _) if !properties.expand.iter().any(|one| one == name) => {
                query.expand(Expand::from(*name))
            }
            Source::Given(_) | Source::Member(_) | Source::Related(..) => query,
        })
    }

    /// The address of an entity, in the form that other commands read.
    fn line(&self, given: &[Id], entity: &Value) -> Option<String> {
        let segment = |value: &Value| Some(Id::new(value.as_str()?).ok()?.segment());
        let segments = self.ids.iter().map(|source| match source {
            Source::Given(index) => given.get(*index).map(Id::segment),
            Source::Member(name) => segment(entity.get(*name)?),
            Source::Related(name, key) => segment(entity.get(*name)?.get(*key)?),
        });
        Some(segments.collect::<Option<Vec<_>>>()?.join("/"))
    }
}
