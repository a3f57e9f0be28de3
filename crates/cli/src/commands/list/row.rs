//! Entities as lines of text.

use std::fmt::Display;
use std::io::{self, Write};

use lifecycle_workflows::client::Id;
use lifecycle_workflows::models::identity_governance::{
    LifecycleWorkflowProcessingStatus, Run, TaskProcessingResult, Workflow,
};
use lifecycle_workflows::validation::shown_safely;

/// The text for a missing value.
const NOTHING: &str = "-";

/// An entity as a line of columns.
pub(super) trait Row {
    /// The names of the columns.
    const HEADER: &'static [&'static str];

    /// The columns. The last one may have any length.
    fn columns(&self) -> Vec<String>;

    /// The ids from the workflow on, in the form that other commands read.
    fn address(&self, workflow: &str) -> Option<String>;

    /// The processing status.
    fn status(&self) -> Option<&LifecycleWorkflowProcessingStatus>;
}

/// Writes lines with aligned columns, below their names if these are asked for.
pub(super) fn write_all<T: Row>(out: &mut impl Write, rows: &[T], has_header: bool) -> io::Result<()> {
    let header = (has_header && !rows.is_empty()).then(|| T::HEADER.iter().map(|name| (*name).to_owned()).collect());
    let rows: Vec<Vec<String>> = header.into_iter().chain(rows.iter().map(Row::columns)).collect();
    let width = |column: usize| {
        let lengths = rows.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count());
        lengths.max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..rows.iter().map(Vec::len).max().unwrap_or_default()).map(width).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

impl Row for Workflow {
    const HEADER: &'static [&'static str] = &["ID", "CATEGORY", "STATE", "NAME"];

    fn columns(&self) -> Vec<String> {
        let is_enabled = match self.is_enabled {
            Some(true) => "enabled",
            Some(false) => "disabled",
            None => NOTHING,
        };
        vec![
            text(self.id.as_ref()),
            text(self.category.as_ref()),
            is_enabled.to_owned(),
            text(self.display_name.as_ref()),
        ]
    }

    fn address(&self, _: &str) -> Option<String> {
        segment(self.id.as_deref())
    }

    fn status(&self) -> Option<&LifecycleWorkflowProcessingStatus> {
        None
    }
}

impl Row for Run {
    const HEADER: &'static [&'static str] = &["ID", "STATUS", "TYPE", "TASKS"];

    fn columns(&self) -> Vec<String> {
        let tasks = match (self.total_unprocessed_tasks_count, self.total_tasks_count) {
            (Some(left), Some(all)) => format!("{left} of {all} tasks left"),
            _ => NOTHING.to_owned(),
        };
        vec![
            text(self.id.as_ref()),
            text(self.processing_status.as_ref()),
            text(self.workflow_execution_type.as_ref()),
            tasks,
        ]
    }

    fn address(&self, workflow: &str) -> Option<String> {
        Some(format!("{workflow}/{}", segment(self.id.as_deref())?))
    }

    fn status(&self) -> Option<&LifecycleWorkflowProcessingStatus> {
        self.processing_status.as_ref()
    }
}

impl Row for TaskProcessingResult {
    const HEADER: &'static [&'static str] = &["ID", "STATUS", "TASK", "FAILURE"];

    fn columns(&self) -> Vec<String> {
        vec![
            text(self.id.as_ref()),
            text(self.processing_status.as_ref()),
            text(self.task.as_ref().and_then(|task| task.id.as_ref())),
            text(self.failure_reason.value()),
        ]
    }

    fn address(&self, workflow: &str) -> Option<String> {
        let task = segment(self.task.as_ref()?.id.as_deref())?;
        Some(format!("{workflow}/{task}/{}", segment(self.id.as_deref())?))
    }

    fn status(&self) -> Option<&LifecycleWorkflowProcessingStatus> {
        self.processing_status.as_ref()
    }
}

fn text(value: Option<&impl Display>) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| shown_safely(&value.to_string()))
}

fn segment(id: Option<&str>) -> Option<String> {
    Id::new(id?).ok().map(|id| id.segment())
}
