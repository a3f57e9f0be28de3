//! The tables of effects and requests.

use rusqlite::{Row, Transaction, params};
use serde_json::Value;

use super::job::Exchange;
use crate::record::{Effect, LoggedRequest};

/// The maximum number of requests that are kept, so that a service that runs for weeks does not fill the memory.
const MOST: i64 = 1_000_000;

/// Writes an effect, and returns it with its number.
pub(super) fn write_effect(transaction: &Transaction<'_>, effect: Effect) -> rusqlite::Result<Effect> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO effects (time, action, ids, status, details, request_id, client_request_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let ids = Value::from(effect.ids.clone()).to_string();
    let pair = |(name, value): &(String, Value)| Value::from(vec![Value::from(name.as_str()), value.clone()]);
    let details = effect.details.iter().map(pair).collect::<Value>().to_string();
    let number = insert.insert(params![
        effect.time,
        effect.action,
        ids,
        effect.status,
        details,
        effect.request_id,
        effect.client_request_id
    ])?;
    Ok(Effect { number: number.unsigned_abs(), ..effect })
}

/// Writes a request.
pub(super) fn write(
    transaction: &Transaction<'_>,
    exchange: &Exchange,
    status: Option<u16>,
    effect: Option<&Effect>,
    now: i64,
) -> rusqlite::Result<LoggedRequest> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO requests (time, method, path, status, request_id, client_request_id, fault, effect)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let number = insert.insert(params![
        now,
        exchange.method,
        exchange.path,
        status,
        exchange.request_id,
        exchange.client_request_id,
        exchange.fault,
        effect.map(|effect| effect.number.cast_signed())
    ])?;
    transaction.prepare_cached("DELETE FROM requests WHERE number <= ?1")?.execute([number - MOST])?;
    Ok(LoggedRequest {
        number: number.unsigned_abs(),
        time: now,
        method: exchange.method.clone(),
        path: exchange.path.clone(),
        status,
        request_id: exchange.request_id.clone(),
        client_request_id: exchange.client_request_id.clone(),
        fault: exchange.fault.clone(),
        effect: effect.cloned(),
    })
}

/// All effects.
pub(super) fn effects(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<Effect>> {
    let mut select = transaction.prepare_cached(
        "SELECT number, time, action, ids, status, details, request_id, client_request_id
         FROM effects ORDER BY number",
    )?;
    select.query_map([], |row| effect(row, 0))?.collect()
}

/// All requests.
pub(super) fn requests(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<LoggedRequest>> {
    let mut select = transaction.prepare_cached(
        "SELECT r.number, r.time, method, path, r.status, r.request_id, r.client_request_id, fault, effect,
                e.number, e.time, e.action, e.ids, e.status, e.details, e.request_id, e.client_request_id
         FROM requests AS r LEFT JOIN effects AS e ON e.number = r.effect ORDER BY r.number",
    )?;
    let request = |row: &Row<'_>| {
        let has_effect = row.get::<_, Option<i64>>(8)?.is_some();
        Ok(LoggedRequest {
            number: row.get::<_, i64>(0)?.unsigned_abs(),
            time: row.get(1)?,
            method: row.get(2)?,
            path: row.get(3)?,
            status: row.get(4)?,
            request_id: row.get(5)?,
            client_request_id: row.get(6)?,
            fault: row.get(7)?,
            effect: if has_effect { Some(effect(row, 9)?) } else { None },
        })
    };
    select.query_map([], request)?.collect()
}

/// An effect in columns from an index on.
fn effect(row: &Row<'_>, at: usize) -> rusqlite::Result<Effect> {
    let (ids, details): (String, String) = (row.get(at + 3)?, row.get(at + 5)?);
    Ok(Effect {
        number: row.get::<_, i64>(at)?.unsigned_abs(),
        time: row.get(at + 1)?,
        action: row.get(at + 2)?,
        ids: serde_json::from_str(&ids).unwrap_or_default(),
        status: row.get(at + 4)?,
        details: serde_json::from_str(&details).unwrap_or_default(),
        request_id: row.get(at + 6)?,
        client_request_id: row.get(at + 7)?,
    })
}
