//! `lcw serve` is killed while it works.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use lifecycle_workflows::emulator::{Effect, LoggedRequest, Seed};

use crate::effects::kept;
use crate::served::{Served, agent};

/// The number of runs to cancel.
const RUNS: u32 = 2_000;

/// The minimum number of acknowledged cancellations between two kills.
const BETWEEN: usize = 200;

const KILLS: usize = 3;

const CLIENTS: usize = 8;

#[test]
fn a_state_survives_kills_in_the_middle_of_writing() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let (file, count) = (state.to_str().unwrap(), RUNS.to_string());
    let arguments = ["--listen", "127.0.0.1:0", "--state", file, "--runs", &count, "--cancel-delay", "1h"];
    let mut done = HashSet::new();
    for round in 1..=KILLS {
        let served = Served::start(&arguments);
        done = cancel(&served, done, round * BETWEEN);
        served.kill();
        let (effects, requests) = kept(&state);
        assert_is_whole(&done, &effects, &requests);
        assert!(effects.len() < RUNS as usize, "nothing was left to do at kill {round}");
    }
    let served = Served::start(&arguments);
    done = cancel(&served, done, usize::MAX);
    let states = served.states(&agent());
    assert!((1..=RUNS).all(|number| states[&Seed::run_id(number)] == "canceling"));
    served.kill();
    let (effects, requests) = kept(&state);
    assert_is_whole(&done, &effects, &requests);
    assert_eq!((done.len(), effects.len()), (RUNS as usize, RUNS as usize));
}

/// Cancels all runs that are not done yet, and kills the process when so many are done. Returns those that are done.
fn cancel(served: &Served, done: HashSet<u32>, kill_at: usize) -> HashSet<u32> {
    let open: Vec<u32> = (1..=RUNS).filter(|number| !done.contains(number)).collect();
    let done = Mutex::new(done);
    std::thread::scope(|scope| {
        for part in open.chunks(open.len().div_ceil(CLIENTS)) {
            let done = &done;
            scope.spawn(move || {
                let agent = agent();
                for number in part {
                    match served.cancel(&agent, &Seed::run_id(*number)) {
                        // A conflict means that it was carried out before a kill that lost the answer.
                        Some(204 | 409) => {}
                        Some(status) => panic!("{number}: {status}"),
                        None => return,
                    }
                    let mut done = done.lock().unwrap();
                    done.insert(*number);
                    if done.len() == kill_at {
                        served.kill();
                    }
                }
            });
        }
    });
    done.into_inner().unwrap()
}

/// Asserts that every acknowledged cancellation has exactly one effect, no run has two, and the log has each effect once.
fn assert_is_whole(done: &HashSet<u32>, effects: &[Effect], requests: &[LoggedRequest]) {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for effect in effects {
        *counts.entry(effect.ids[0].as_str()).or_default() += 1;
    }
    assert!(counts.values().all(|count| *count == 1));
    assert!(done.iter().all(|number| counts.contains_key(Seed::run_id(*number).as_str())));
    let carried_out = requests.iter().filter(|request| request.status == Some(204));
    let logged: Vec<_> = carried_out.map(|request| request.effect.clone().expect("it has an effect")).collect();
    assert_eq!(logged, effects);
}
