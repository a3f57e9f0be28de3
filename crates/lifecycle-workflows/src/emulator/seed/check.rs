//! Rules for seeds, beyond the types of the models.

use std::collections::HashSet;

use lifecycle_workflows_models::identity_governance::{Run, Task, TaskProcessingResult, Workflow};
use lifecycle_workflows_validation::shown_safely;

use super::SeedError;

/// Checks ids, states and what refers to what.
pub(super) fn check(workflows: &[Workflow]) -> Result<(), SeedError> {
    let mut problems = Problems::default();
    let mut ids = HashSet::new();
    for (index, workflow) in workflows.iter().enumerate() {
        let place = format!("/workflows/{index}");
        problems.id(&place, workflow.id.as_deref(), &mut ids);
        problems.workflow(&place, workflow);
    }
    if problems.found.is_empty() { Ok(()) } else { Err(SeedError::new(problems.found)) }
}

#[derive(Default)]
struct Problems {
    found: Vec<String>,
}

impl Problems {
    fn push(&mut self, place: &str, problem: &str) {
        self.found.push(format!("{place}: {problem}"));
    }

    fn id<'a>(&mut self, place: &str, id: Option<&'a str>, ids: &mut HashSet<&'a str>) {
        let Some(id) = id else { return self.push(place, "has no `id`") };
        let shown = shown_safely(id);
        if id.trim().is_empty() || matches!(id, "." | "..") || id.contains(char::is_control) {
            self.push(place, &format!("has the id `{shown}`, which cannot stand in a path"));
        } else if !ids.insert(id) {
            self.push(place, &format!("has the id `{shown}`, which another one has already"));
        }
    }

    fn workflow(&mut self, place: &str, workflow: &Workflow) {
        let tasks: Vec<&Task> = workflow.tasks.iter().flatten().collect();
        let mut ids = HashSet::new();
        // The ids of results must differ within their task, in whichever list they are.
        let mut results: HashSet<(&str, &str)> = HashSet::new();
        for (index, task) in tasks.iter().enumerate() {
            let place = format!("{place}/tasks/{index}");
            self.id(&place, task.id.as_deref(), &mut ids);
            for (index, result) in task.task_processing_results.iter().flatten().enumerate() {
                let place = format!("{place}/taskProcessingResults/{index}");
                if result.task.as_ref().is_some_and(|other| other.id != task.id) {
                    self.push(&place, "belongs to another task than the one that contains it");
                }
                self.result(&place, task.id.as_deref(), result, &mut results);
            }
        }
        let mut ids = HashSet::new();
        for (index, run) in workflow.runs.iter().flatten().enumerate() {
            let place = format!("{place}/runs/{index}");
            self.id(&place, run.id.as_deref(), &mut ids);
            self.run(&place, run, &tasks, &mut results);
        }
    }

    fn run<'a>(&mut self, place: &str, run: &'a Run, tasks: &[&Task], results: &mut HashSet<(&'a str, &'a str)>) {
        if run.processing_status.is_none() {
            self.push(place, "has no `processingStatus`");
        }
        for (index, result) in run.task_processing_results.iter().flatten().enumerate() {
            let place = format!("{place}/taskProcessingResults/{index}");
            let task = result.task.as_ref().and_then(|task| task.id.as_deref());
            match task {
                None => self.push(&place, "does not say the `id` of its `task`"),
                Some(id) if !tasks.iter().any(|task| task.id.as_deref() == Some(id)) => {
                    self.push(
                        &place,
                        &format!("is one of the task `{}`, which its workflow does not have", shown_safely(id)),
                    );
                }
                Some(_) => {}
            }
            self.result(&place, task, result, results);
        }
    }

    fn result<'a>(
        &mut self,
        place: &str,
        task: Option<&'a str>,
        result: &'a TaskProcessingResult,
        results: &mut HashSet<(&'a str, &'a str)>,
    ) {
        if result.processing_status.is_none() {
            self.push(place, "has no `processingStatus`");
        }
        let mut ids = HashSet::new();
        self.id(place, result.id.as_deref(), &mut ids);
        if let (Some(task), Some(id)) = (task, result.id.as_deref())
            && !results.insert((task, id))
        {
            self.push(
                place,
                &format!("has the id `{}`, which another result of its task has already", shown_safely(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Seed;

    #[test]
    fn all_problems_are_reported() {
        let texts = [
            "",
            "[]",
            "{}",
            r#"{"workflow": []}"#,
            r#"{"workflows": [], "workflows": []}"#,
            "{\"workflows\": [\n  {\"id\": 1}]}",
            r#"{"workflows": [{"id": "w", "runs": [{"id": "r", "processingStatus": []}]}]}"#,
            r#"{"workflows": [{}, {"id": ""}, {"id": ".."}, {"id": "a\u0007"}, {"id": "w"}, {"id": "w"}]}"#,
            r#"{"workflows": [{"id": "w",
                "tasks": [{"id": "t", "taskProcessingResults": [
                    {"id": "x", "processingStatus": "queued"}, {"id": "y", "task": {"id": "u"}}]}, {"id": "t"}],
                "runs": [
                    {"id": "r", "processingStatus": "queued", "taskProcessingResults": [
                        {"id": "x", "processingStatus": "queued", "task": {"id": "t"}},
                        {"id": "z", "processingStatus": "queued", "task": {"id": "u"}},
                        {"processingStatus": "queued"}]},
                    {"id": "r"}]}]}"#,
        ];
        let errors = texts.map(|text| format!("{}\n{}\n", text, text.parse::<Seed>().unwrap_err()));
        insta::assert_snapshot!("seed_errors", errors.join("\n"));
    }
}
