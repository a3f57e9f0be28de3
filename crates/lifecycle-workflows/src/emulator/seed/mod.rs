//! Seeds: the workflows, with tasks, runs and task processing results, that a local service begins with.

mod check;
mod read;

use std::fmt;

use lifecycle_workflows_models::identity_governance::{
    LifecycleWorkflowProcessingStatus, Run, Workflow, WorkflowExecutionType,
};
use lifecycle_workflows_models::odata::serde_core::ser::{Serialize, SerializeStruct, Serializer};

pub use read::SeedError;

const BUILT_IN: &str = include_str!("built_in.json");

/// The workflows, tasks, runs and task processing results that a local service begins with.
///
/// As JSON it is an object with the member `workflows`, an array of workflows as Graph writes them. A workflow contains its
/// `tasks` and its `runs`. A run contains its `taskProcessingResults`, each with the `id` of its task in `task`; results that
/// belong to no run are in the `taskProcessingResults` of their task. Members that the schemas do not declare are kept, and
/// answered as they are.
///
/// ```
/// use lifecycle_workflows::emulator::Seed;
///
/// let seed: Seed = r#"{"workflows": [{"id": "w", "runs": [{"id": "r", "processingStatus": "queued"}]}]}"#.parse()?;
/// assert_eq!(seed.workflows().len(), 1);
/// let error = r#"{"workflows": [{"id": "w", "runs": [{"id": "r"}]}]}"#.parse::<Seed>().unwrap_err();
/// assert_eq!(error.to_string(), "/workflows/0/runs/0: has no `processingStatus`");
/// # Ok::<(), lifecycle_workflows::emulator::SeedError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seed {
    workflows: Vec<Workflow>,
}

impl Seed {
    /// The built-in seed.
    ///
    /// It contains the workflows, the run, the task and the result of both documented requests, and runs in every state.
    ///
    /// # Errors
    ///
    /// None: a test reads it.
    pub fn built_in() -> Result<Self, SeedError> {
        BUILT_IN.parse()
    }

    /// A seed of these workflows.
    ///
    /// # Errors
    ///
    /// If an entity lacks an id or a state, or has the id of another one.
    pub fn new(workflows: impl IntoIterator<Item = Workflow>) -> Result<Self, SeedError> {
        let seed = Self { workflows: workflows.into_iter().collect() };
        check::check(&seed.workflows)?;
        Ok(seed)
    }

    /// The same seed with so many more runs in progress. They belong to the first workflow, and their ids are those of
    /// [`Seed::run_id`] from 1 on.
    ///
    /// # Errors
    ///
    /// If there is no workflow, or a run has such an id already.
    pub fn with_runs(mut self, count: u32) -> Result<Self, SeedError> {
        if count == 0 {
            return Ok(self);
        }
        let Some(workflow) = self.workflows.first_mut() else { return Err(SeedError::no_workflow()) };
        let runs = (1..=count).map(|number| Run {
            processing_status: Some(LifecycleWorkflowProcessingStatus::InProgress),
            workflow_execution_type: Some(WorkflowExecutionType::OnDemand),
            ..Run::with_id(Self::run_id(number))
        });
        workflow.runs.get_or_insert_default().extend(runs);
        Self::new(self.workflows)
    }

    /// The id of a run that [`Seed::with_runs`] adds, such as `00000000-0000-4000-8000-000000000001` for the first.
    #[must_use]
    pub fn run_id(number: u32) -> String {
        format!("00000000-0000-4000-8000-{number:012}")
    }

    /// The workflows.
    #[must_use]
    pub fn workflows(&self) -> &[Workflow] {
        &self.workflows
    }
}

/// Written as pretty-printed JSON.
impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Seed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seed = serializer.serialize_struct("Seed", 1)?;
        seed.serialize_field("workflows", &self.workflows)?;
        seed.end()
    }
}

#[cfg(test)]
mod tests {
    use lifecycle_workflows_models::identity_governance::{CancelProcessing, CancelScope, TaskProcessingResult};
    use lifecycle_workflows_models::{Action, OpenEnum};

    use super::*;

    #[test]
    fn the_built_in_seed_has_what_is_documented() {
        let seed = Seed::built_in().unwrap();
        let example: CancelProcessing = serde_json::from_str(CancelProcessing::ACTION.request.example).unwrap();
        let CancelScope::CancelRunsScope(scope) = example.scope else { panic!("another scope") };
        let runs = || seed.workflows().iter().flat_map(|workflow| workflow.runs.iter().flatten());
        assert!(runs().any(|run| run.id == scope.runs[0].id));
        for state in LifecycleWorkflowProcessingStatus::MEMBERS {
            let is_sentinel = *state == LifecycleWorkflowProcessingStatus::UnknownFutureValue;
            assert_ne!(runs().any(|run| run.processing_status.as_ref() == Some(state)), is_sentinel, "{state}");
        }
    }

    #[test]
    fn counts_of_runs_are_those_of_their_results() {
        let is_over = |result: &&TaskProcessingResult| {
            let status = result.processing_status.as_ref();
            status.is_some_and(|status| ["completed", "failed", "canceled"].contains(&status.as_str()))
        };
        let seed = Seed::built_in().unwrap();
        let mut count = 0;
        for run in seed.workflows().iter().flat_map(|workflow| workflow.runs.iter().flatten()) {
            let results: Vec<_> = run.task_processing_results.iter().flatten().collect();
            let (Some(all), Some(left)) = (run.total_tasks_count, run.total_unprocessed_tasks_count) else { continue };
            if results.len() == usize::try_from(all).unwrap() {
                let over = results.iter().copied().filter(|result| is_over(result)).count();
                assert_eq!(usize::try_from(left).unwrap(), results.len() - over, "{:?}", run.id);
                count += 1;
            }
        }
        assert!(count > 0);
    }

    #[test]
    fn seeds_are_written_as_they_are_read() {
        let seed = Seed::built_in().unwrap();
        assert_eq!(seed.to_string().parse::<Seed>(), Ok(seed));
    }

    #[test]
    fn runs_are_added_with_ids_that_can_be_told() {
        let seed = Seed::new([Workflow::with_id("w")]).unwrap().with_runs(3).unwrap();
        let ids: Vec<_> = seed.workflows()[0].runs.iter().flatten().filter_map(|run| run.id.clone()).collect();
        assert_eq!(ids, [Seed::run_id(1), Seed::run_id(2), Seed::run_id(3)]);
        assert!(seed.with_runs(1).is_err());
        assert!(Seed::default().with_runs(1).is_err());
        assert_eq!(Seed::default().with_runs(0), Ok(Seed::default()));
    }
}
