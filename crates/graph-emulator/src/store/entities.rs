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

/// The places of the entity at an address.
const PLACES: &str = "
    SELECT collection, id FROM places WHERE number = (SELECT number FROM places WHERE collection = ?1 AND id = ?2)";

const REMOVE_PLACE: &str = "DELETE FROM places WHERE collection = ?1 AND id = ?2 RETURNING number";

const REMOVE_BELOW: &str = "DELETE FROM places WHERE collection >= ?1 AND collection < ?2 RETURNING number";

/// Removes an entity that is in no collection any more.
const REMOVE_ENTITY: &str =
    "DELETE FROM entities WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM places WHERE number = ?1)";

const MOVE_PLACE: &str = "UPDATE places SET collection = ?3, id = ?4 WHERE collection = ?1 AND id = ?2";

/// What an entity contains may be below several of its places, and is moved once.
const MOVE_BELOW: &str = "
    UPDATE OR IGNORE places SET collection = ?3 || substr(collection, length(?1) + 1)
    WHERE collection >= ?1 AND collection < ?2";

/// Removes an entity from everything that contains it, with what it contains.
pub(crate) fn delete(connection: &Connection, address: &Address) -> rusqlite::Result<()> {
    remove(connection, &places(connection, address)?)
}

/// Moves an entity, with what it contains, to another address. Nothing else contains it afterwards.
pub(crate) fn relocate(connection: &Connection, from: &Address, to: &Address) -> rusqlite::Result<()> {
    let mut others = places(connection, from)?;
    let mut inner = connection.prepare_cached(MOVE_BELOW)?;
    for (collection, id) in &others {
        let (first, end) = below(collection, id);
        inner.execute([first, end, format!("{to}/")])?;
    }
    let (collection, id) = (from.parent().to_string(), from.id());
    let mut place = connection.prepare_cached(MOVE_PLACE)?;
    place.execute(params![collection, id, to.parent().to_string(), to.id()])?;
    others.retain(|(other, other_id)| *other != collection || other_id != id);
    remove(connection, &others)
}

/// The collections that contain an entity, each with its id there.
fn places(connection: &Connection, address: &Address) -> rusqlite::Result<Vec<(String, String)>> {
    let mut find = connection.prepare_cached(PLACES)?;
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    find.query_map(params![address.parent().to_string(), address.id()], row)?.collect()
}

/// Removes places, what is below them, and the entities that are nowhere else.
fn remove(connection: &Connection, places: &[(String, String)]) -> rusqlite::Result<()> {
    let mut numbers: Vec<i64> = Vec::new();
    let mut place = connection.prepare_cached(REMOVE_PLACE)?;
    let mut inner = connection.prepare_cached(REMOVE_BELOW)?;
    for (collection, id) in places {
        let (first, end) = below(collection, id);
        for number in place.query_map([collection, id], |row| row.get(0))? {
            numbers.push(number?);
        }
        for number in inner.query_map([first, end], |row| row.get(0))? {
            numbers.push(number?);
        }
    }
    let mut entity = connection.prepare_cached(REMOVE_ENTITY)?;
    for number in numbers {
        entity.execute([number])?;
    }
    Ok(())
}

/// The first text of those that name a collection of the entity at a place, or of what is below it, and the one behind the last of
/// them.
fn below(collection: &str, id: &str) -> (String, String) {
    let id = encode_segment(id);
    // The character behind `/` is `0`.
    (format!("{collection}/{id}/"), format!("{collection}/{id}0"))
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

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;

    fn entity(address: Address) -> Entity {
        let members = Map::from_iter([("id".to_owned(), Value::from(address.id()))]);
        Entity::new(address, members)
    }

    fn state(seed: &[Entity]) -> Connection {
        open::open(None, seed, 0).unwrap().0
    }

    fn count(connection: &Connection, table: &str) -> i64 {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn removing_and_moving_scan_no_table() {
        let connection = state(&[]);
        for statement in [PLACES, REMOVE_PLACE, REMOVE_BELOW, REMOVE_ENTITY, MOVE_PLACE, MOVE_BELOW] {
            let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {statement}")).unwrap();
            let unknown = vec![rusqlite::types::Null; explain.parameter_count()];
            let plan = explain.query_map(rusqlite::params_from_iter(unknown), |row| row.get::<_, String>("detail"));
            let plan = plan.unwrap().collect::<rusqlite::Result<Vec<_>>>().unwrap();
            assert!(!plan.is_empty(), "{statement}");
            // `SCAN CONSTANT ROW` and subqueries are not tables.
            let is_table = |step: &&String| step.contains(" places") || step.contains(" entities");
            let scans: Vec<_> = plan.iter().filter(is_table).filter(|step| !step.starts_with("SEARCH")).collect();
            assert!(scans.is_empty(), "{statement}: {plan:?}");
            if statement.contains("WHERE number = ") && statement.contains("places") {
                assert!(plan.iter().any(|step| step.contains("places_by_number")), "{statement}: {plan:?}");
            }
        }
    }

    #[test]
    fn an_entity_leaves_every_collection_when_it_is_removed_or_moved() {
        let (first, second) = (Collection::new("/as").entity("1"), Collection::new("/bs").entity("1"));
        let (inner, other) = (first.collection("cs").entity("2"), second.collection("cs").entity("2"));
        let alone = second.collection("cs").entity("3");
        let seed = [
            entity(first.clone()).also_at(second.clone()),
            entity(inner).also_at(other),
            entity(alone),
            entity(Collection::new("/as").entity("10")),
        ];
        let connection = state(&seed);
        delete(&connection, &second).unwrap();
        assert_eq!((count(&connection, "places"), count(&connection, "entities")), (1, 1));

        let connection = state(&seed);
        let deleted = Collection::new("/deleted").entity("1");
        relocate(&connection, &first, &deleted).unwrap();
        let at = |address: &Address| one(&connection, address, 0).unwrap().is_some();
        assert!(at(&deleted) && !at(&first) && !at(&second));
        assert!(at(&deleted.collection("cs").entity("2")) && at(&deleted.collection("cs").entity("3")));
        assert_eq!((count(&connection, "places"), count(&connection, "entities")), (4, 4));
    }
}
