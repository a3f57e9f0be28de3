//! The tables of entities: each has its members, and one place in each collection that contains it.

use odata_types::path::encode_segment;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value};

use crate::address::{Address, Collection};
use crate::entity::{Entity, Later};
use crate::query::{Expanded, Filter, Order};
use crate::time::date_time;

/// A part of a collection.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The collections of each entity that are read with it.
    pub(crate) expand: Vec<Expanded>,
    pub(crate) filter: Filter,
    pub(crate) order: Order,
    /// The position after which the page begins; of entities in an order, how many come before.
    pub(crate) after: i64,
    /// The maximum number of entities.
    pub(crate) top: u32,
}

impl Page {
    /// All entities of a collection.
    pub(crate) fn all() -> Self {
        let (filter, order) = (Filter::default(), Order::default());
        Self { expand: Vec::new(), filter, order, after: 0, top: u32::MAX }
    }
}

/// The entities of a page.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) entities: Vec<Map<String, Value>>,
    /// The position after the last one if there are more.
    pub(crate) next: Option<i64>,
}

/// The members of an entity; `None` if it does not exist, or an owner of it does not.
pub(crate) fn one(
    connection: &Connection,
    address: &Address,
    now: i64,
) -> rusqlite::Result<Option<Map<String, Value>>> {
    let mut find = connection.prepare_cached(
        "SELECT entity, due, later FROM places JOIN entities ON entities.number = places.number
         WHERE collection = ?1 AND id = ?2",
    )?;
    let collection = address.parent().to_string();
    find.query_row(params![collection, address.id()], |row| members(row, 0, now)).optional()
}

/// A page of a collection.
pub(crate) fn many(connection: &Connection, collection: &Collection, page: &Page, now: i64) -> rusqlite::Result<Rows> {
    let mut select = connection.prepare_cached(
        "SELECT position, entity, due, later FROM places JOIN entities ON entities.number = places.number
         WHERE collection = ?1 AND position > ?2 ORDER BY position",
    )?;
    let is_ordered = page.order.is_given();
    let after = if is_ordered { 0 } else { page.after };
    let rows = select
        .query_map(params![collection.to_string(), after], |row| Ok((row.get::<_, i64>(0)?, members(row, 1, now)?)))?;
    let rows = rows.filter(|row| row.as_ref().map_or(true, |(_, members)| page.filter.takes(members)));
    // One more than asked for shows whether there are more.
    let limit = usize::try_from(page.top).unwrap_or(usize::MAX).saturating_add(1);
    let mut rows: Vec<_> = if is_ordered {
        let mut all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        all.sort_by(|(_, one), (_, other)| page.order.compare(one, other));
        let numbered = (1..).zip(all).map(|(position, (_, members))| (position, members));
        numbered.skip_while(|(position, _)| *position <= page.after).take(limit).collect()
    } else {
        rows.take(limit).collect::<rusqlite::Result<_>>()?
    };
    let has_more = rows.len() == limit;
    if has_more {
        rows.pop();
    }
    let next = rows.last().filter(|_| has_more).map(|(position, _)| *position);
    Ok(Rows { entities: rows.into_iter().map(|(_, members)| members).collect(), next })
}

/// The first entity, from the root on, that an address leads through and that does not exist.
pub(crate) fn missing<'a>(connection: &Connection, address: &'a Address) -> rusqlite::Result<Option<&'a Address>> {
    let mut find = connection.prepare_cached("SELECT 1 FROM places WHERE collection = ?1 AND id = ?2")?;
    for one in address.lineage() {
        if !find.exists(params![one.parent().to_string(), one.id()])? {
            return Ok(Some(one));
        }
    }
    Ok(None)
}

/// Adds an entity.
pub(crate) fn insert(connection: &Connection, entity: &Entity, now: i64) -> rusqlite::Result<()> {
    let (due, later) = planned(entity.later.as_ref(), now);
    let text = text(&entity.members);
    let mut insert = connection.prepare_cached("INSERT INTO entities (entity, due, later) VALUES (?1, ?2, ?3)")?;
    let number = insert.insert(params![text, due, later])?;
    let mut place = connection.prepare_cached("INSERT INTO places (collection, id, number) VALUES (?1, ?2, ?3)")?;
    for address in &entity.addresses {
        place.execute(params![address.parent().to_string(), address.id(), number])?;
    }
    Ok(())
}

/// Removes an entity from everything that contains it, with what it contains.
pub(crate) fn delete(connection: &Connection, address: &Address) -> rusqlite::Result<()> {
    let (collection, id) = (address.parent().to_string(), address.id());
    let mut find = connection.prepare_cached(
        "SELECT collection, id FROM places WHERE number = (SELECT number FROM places WHERE collection = ?1 AND id = ?2)",
    )?;
    let places = find.query_map(params![collection, id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let places = places.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    let mut remove = connection.prepare_cached("DELETE FROM places WHERE collection = ?1 AND id = ?2")?;
    let mut empty = connection.prepare_cached("DELETE FROM places WHERE collection >= ?1 AND collection < ?2")?;
    for (collection, id) in &places {
        let (first, end) = below(&format!("{collection}/{}", encode_segment(id)));
        remove.execute([collection, id])?;
        empty.execute([first, end])?;
    }
    connection.prepare_cached("DELETE FROM entities WHERE number NOT IN (SELECT number FROM places)")?.execute([])?;
    Ok(())
}

/// Moves an entity, with what it contains, to another address.
pub(crate) fn relocate(connection: &Connection, from: &Address, to: &Address) -> rusqlite::Result<()> {
    let mut place =
        connection.prepare_cached("UPDATE places SET collection = ?3, id = ?4 WHERE collection = ?1 AND id = ?2")?;
    place.execute(params![from.parent().to_string(), from.id(), to.parent().to_string(), to.id()])?;
    let (first, end) = below(&from.to_string());
    let mut inner = connection.prepare_cached(
        "UPDATE places SET collection = ?3 || substr(collection, length(?1) + 1) WHERE collection >= ?1 AND collection < ?2",
    )?;
    inner.execute([first, end, format!("{to}/")])?;
    Ok(())
}

/// The first text of those that name a collection of an entity, or of what is below it, and the one behind the last of them.
fn below(address: &str) -> (String, String) {
    // The character behind `/` is `0`.
    (format!("{address}/"), format!("{address}0"))
}

/// Replaces the members of an entity that exists.
pub(crate) fn update(
    connection: &Connection,
    address: &Address,
    members: &Map<String, Value>,
    later: Option<&Later>,
    now: i64,
) -> rusqlite::Result<()> {
    let (due, later) = planned(later, now);
    let mut update = connection.prepare_cached(
        "UPDATE entities SET entity = ?3, due = ?4, later = ?5
         WHERE number = (SELECT number FROM places WHERE collection = ?1 AND id = ?2)",
    )?;
    update.execute(params![address.parent().to_string(), address.id(), text(members), due, later])?;
    Ok(())
}

/// Makes the planned changes whose time has come stay, also if the clock goes back later.
pub(crate) fn settle(connection: &Connection, now: i64) -> rusqlite::Result<()> {
    let mut update = connection.prepare_cached("UPDATE entities SET due = ?2 WHERE due <= ?1 AND due > ?2")?;
    update.execute([now, i64::MIN])?;
    Ok(())
}

/// When changes come, in milliseconds since 1970, and what they are.
fn planned(later: Option<&Later>, now: i64) -> (Option<i64>, Option<String>) {
    let plan = |later: &Later| {
        let due = now.saturating_add(i64::try_from(later.delay.as_millis()).unwrap_or(i64::MAX));
        let mut changes = later.changes.clone();
        let time = Value::from(date_time(due).to_string());
        changes.extend(later.times.iter().map(|name| (name.clone(), time.clone())));
        (due, text(&changes))
    };
    later.map(plan).unzip()
}

fn text(members: &Map<String, Value>) -> String {
    // Writing a JSON object to a string cannot fail.
    serde_json::to_string(members).unwrap_or_default()
}

/// The members in three columns, with the planned changes if their time has come.
fn members(row: &Row<'_>, column: usize, now: i64) -> rusqlite::Result<Map<String, Value>> {
    let read = |column: usize, text: &str| {
        let error =
            |error| rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error));
        serde_json::from_str::<Map<String, Value>>(text).map_err(error)
    };
    let mut members = read(column, &row.get::<_, String>(column)?)?;
    let due: Option<i64> = row.get(column + 1)?;
    if due.is_some_and(|due| due <= now)
        && let Some(later) = row.get::<_, Option<String>>(column + 2)?
    {
        members.extend(read(column + 2, &later)?);
    }
    Ok(members)
}
