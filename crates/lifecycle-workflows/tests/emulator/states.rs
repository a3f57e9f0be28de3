//! Arbitrary sequences of actions and waiting, compared with a model of the documented states.

use std::collections::HashMap;
use std::time::Duration;

use lifecycle_workflows::emulator::{LocalService, Seed};
use proptest::prelude::*;

use crate::harness::{WORKFLOWS, World, cancel_body, resume_body};

/// The initial states: there is one run and one result of each.
const STATES: [&str; 9] = [
    "queued",
    "inProgress",
    "completed",
    "completedWithErrors",
    "canceled",
    "failed",
    "canceling",
    "quarantined",
    "new",
];

/// The duration of canceling in seconds.
const DELAY: u64 = 3;

#[derive(Clone, Debug)]
enum Step {
    Cancel(usize),
    Resume(usize, bool),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..STATES.len()).prop_map(Step::Cancel),
        (0..STATES.len(), any::<bool>()).prop_map(|(result, failed)| Step::Resume(result, failed)),
        (0..3u64).prop_map(Step::Wait),
    ]
}

fn seed() -> Seed {
    let run = |(index, state)| format!(r#"{{"id": "{index}", "processingStatus": "{state}"}}"#);
    let list = STATES.iter().enumerate().map(run).collect::<Vec<_>>().join(",");
    let task = format!(r#"{{"id": "t", "taskProcessingResults": [{list}]}}"#);
    format!(r#"{{"workflows": [{{"id": "w", "tasks": [{task}], "runs": [{list}]}}]}}"#).parse().unwrap()
}

/// The expected state.
#[derive(Default)]
struct Model {
    now: u64,
    /// The times at which runs were cancelled.
    cancelled: HashMap<usize, u64>,
    resumed: HashMap<usize, bool>,
}

impl Model {
    fn run(&self, index: usize) -> &'static str {
        let cancelled = self.cancelled.get(&index).copied().or_else(|| (STATES[index] == "canceling").then_some(0));
        match cancelled {
            Some(at) if self.now < at + DELAY => "canceling",
            Some(_) => "canceled",
            None => STATES[index],
        }
    }

    fn result(&self, index: usize) -> &'static str {
        match self.resumed.get(&index) {
            Some(true) => "failed",
            Some(false) => "completed",
            None => STATES[index],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_service_behaves_like_the_model(steps in prop::collection::vec(step(), 1..24)) {
        let world = World::of(&LocalService::new(seed()).cancel_delay(Duration::from_secs(DELAY)), |builder| builder);
        let mut model = Model::default();
        for step in steps {
            match step {
                Step::Wait(seconds) => {
                    world.wait(Duration::from_secs(seconds));
                    model.now += seconds;
                }
                Step::Cancel(run) => {
                    let can_be = ["queued", "inProgress"].contains(&model.run(run));
                    let answer = world.post(&format!("{WORKFLOWS}/w/cancelProcessing"), &cancel_body(&run.to_string()));
                    prop_assert_eq!(answer.status, if can_be { 204 } else { 409 });
                    if can_be {
                        model.cancelled.insert(run, model.now);
                    }
                }
                Step::Resume(result, failed) => {
                    let can_be = model.result(result) == "inProgress";
                    let path = format!("{WORKFLOWS}/w/tasks/t/taskProcessingResults/{result}/resume");
                    let answer = world.post(&path, &resume_body(if failed { "failed" } else { "completed" }));
                    prop_assert_eq!(answer.status, if can_be { 204 } else { 409 });
                    if can_be {
                        model.resumed.insert(result, failed);
                    }
                }
            }
        }
        prop_assert_eq!(world.effects().len(), model.cancelled.len() + model.resumed.len());
        let prefer = [("prefer", "include-unknown-enum-members")];
        let states = |path: &str| -> Vec<String> {
            let body = world.get_with(&format!("{WORKFLOWS}/w/{path}"), &prefer).body;
            let all = body["value"].as_array().unwrap();
            all.iter().map(|one| one["processingStatus"].as_str().unwrap().to_owned()).collect()
        };
        let runs: Vec<_> = (0..STATES.len()).map(|index| model.run(index)).collect();
        let results: Vec<_> = (0..STATES.len()).map(|index| model.result(index)).collect();
        prop_assert_eq!(states("runs"), runs);
        prop_assert_eq!(states("tasks/t/taskProcessingResults"), results);
    }
}
