//! Reading entities.

use lifecycle_workflows_models::identity_governance::LifecycleWorkflowProcessingStatus as Status;
use rusqlite::types::ToSql;
use rusqlite::{OptionalExtension, Transaction, params};

use super::work::{Collection, Key, Outcome, Page, Row, status_at};

/// An entity.
pub(super) fn one(transaction: &Transaction<'_>, key: &Key, now: i64) -> rusqlite::Result<Outcome> {
    let (query, ids): (_, Vec<&dyn ToSql>) = match key {
        Key::Workflow(id) => ("SELECT position, entity, NULL, NULL, NULL FROM workflows WHERE id = ?1", vec![id]),
        Key::Run { workflow, run } => (
            "SELECT position, entity, status, changed, due FROM runs WHERE workflow = ?1 AND id = ?2",
            vec![workflow, run],
        ),
        Key::Result { workflow, task, result } => (
            "SELECT position, entity, status, changed, NULL FROM results WHERE workflow = ?1 AND task = ?2 AND id = ?3",
            vec![workflow, task, result],
        ),
    };
    let found = transaction.prepare_cached(query)?.query_row(&*ids, |row| numbered(row, now)).optional()?;
    match (found, key) {
        (Some((_, row)), _) => Ok(Outcome::One(row)),
        (None, Key::Workflow(id)) => Ok(Outcome::NoSuch { what: "workflow", id: id.clone() }),
        (None, Key::Run { workflow, run }) => no_such_run(transaction, workflow, run),
        (None, Key::Result { workflow, task, result }) => no_such_result(transaction, workflow, task, result),
    }
}

/// A page of a collection.
pub(super) fn many(
    transaction: &Transaction<'_>,
    collection: &Collection,
    page: Page,
    now: i64,
) -> rusqlite::Result<Outcome> {
    if let Some(missing) = missing(transaction, collection)? {
        return Ok(missing);
    }
    // One more than asked for shows whether there are more.
    let limit = i64::from(page.top) + 1;
    let (query, ids): (_, Vec<&dyn ToSql>) = match collection {
        Collection::Workflows => (
            "SELECT position, entity, NULL, NULL, NULL FROM workflows WHERE position > ?1 ORDER BY position LIMIT ?2",
            vec![],
        ),
        Collection::Runs { workflow } => (
            "SELECT position, entity, status, changed, due FROM runs
             WHERE position > ?1 AND workflow = ?3 ORDER BY position LIMIT ?2",
            vec![workflow],
        ),
        Collection::ResultsOfTask { workflow, task } => (
            "SELECT position, entity, status, changed, NULL FROM results
             WHERE position > ?1 AND workflow = ?3 AND task = ?4 ORDER BY position LIMIT ?2",
            vec![workflow, task],
        ),
        Collection::ResultsOfRun { workflow, run } => (
            "SELECT position, entity, status, changed, NULL FROM results
             WHERE position > ?1 AND workflow = ?3 AND run = ?4 ORDER BY position LIMIT ?2",
            vec![workflow, run],
        ),
    };
    let mut parameters: Vec<&dyn ToSql> = vec![&page.after, &limit];
    parameters.extend(ids);
    let mut statement = transaction.prepare_cached(query)?;
    let rows: Result<Vec<_>, _> = statement.query_map(&*parameters, |row| numbered(row, now))?.collect();
    let mut rows = rows?;
    let has_more = rows.len() > page.top as usize;
    rows.truncate(page.top as usize);
    let next = rows.last().filter(|_| has_more).map(|(position, _)| *position);
    Ok(Outcome::Many(rows.into_iter().map(|(_, row)| row).collect(), next))
}

/// A row with its place in the collection.
fn numbered(row: &rusqlite::Row<'_>, now: i64) -> rusqlite::Result<(i64, Row)> {
    let status: Option<String> = row.get(2)?;
    let due = row.get(4)?;
    let status: Option<Status> = status.map(|status| status_at(&status, due, now));
    Ok((row.get(0)?, Row { entity: row.get(1)?, status, changed: row.get(3)?, due }))
}

/// What the collection belongs to, if that is not there.
fn missing(transaction: &Transaction<'_>, collection: &Collection) -> rusqlite::Result<Option<Outcome>> {
    let missing = match collection {
        Collection::Workflows => None,
        Collection::Runs { workflow } => no_workflow(transaction, workflow)?,
        Collection::ResultsOfTask { workflow, task } => no_task(transaction, workflow, task)?,
        Collection::ResultsOfRun { workflow, run } => no_run(transaction, workflow, run)?,
    };
    Ok(missing)
}

fn no_workflow(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<Outcome>> {
    let is_there = transaction.prepare_cached("SELECT 1 FROM workflows WHERE id = ?1")?.exists(params![id])?;
    Ok((!is_there).then(|| Outcome::NoSuch { what: "workflow", id: id.to_owned() }))
}

fn no_task(transaction: &Transaction<'_>, workflow: &str, id: &str) -> rusqlite::Result<Option<Outcome>> {
    let mut find = transaction.prepare_cached("SELECT 1 FROM tasks WHERE workflow = ?1 AND id = ?2")?;
    if find.exists(params![workflow, id])? {
        return Ok(None);
    }
    let of_workflow = no_workflow(transaction, workflow)?;
    Ok(of_workflow.or_else(|| Some(Outcome::NoSuch { what: "task", id: id.to_owned() })))
}

fn no_run(transaction: &Transaction<'_>, workflow: &str, id: &str) -> rusqlite::Result<Option<Outcome>> {
    let mut find = transaction.prepare_cached("SELECT 1 FROM runs WHERE workflow = ?1 AND id = ?2")?;
    if find.exists(params![workflow, id])? { Ok(None) } else { no_such_run(transaction, workflow, id).map(Some) }
}

/// Says what is missing: the workflow, or the run in it.
pub(super) fn no_such_run(transaction: &Transaction<'_>, workflow: &str, id: &str) -> rusqlite::Result<Outcome> {
    let of_workflow = no_workflow(transaction, workflow)?;
    Ok(of_workflow.unwrap_or_else(|| Outcome::NoSuch { what: "run", id: id.to_owned() }))
}

/// Says what is missing: the workflow, the task in it, or the result of that.
pub(super) fn no_such_result(
    transaction: &Transaction<'_>,
    workflow: &str,
    task: &str,
    id: &str,
) -> rusqlite::Result<Outcome> {
    let of_task = no_task(transaction, workflow, task)?;
    Ok(of_task.unwrap_or_else(|| Outcome::NoSuch { what: "task processing result", id: id.to_owned() }))
}
