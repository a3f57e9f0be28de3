//! `cargo xtask stress`: runs all tests again and again on a busy machine, to find those that depend on its speed.

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use crate::{cargo, ci};

/// How often the tests run unless the caller says otherwise.
const TIMES: u32 = 20;

/// How the tests are run.
pub(crate) struct Options {
    /// How often.
    pub(crate) times: u32,
    /// How many threads compete with them.
    pub(crate) busy: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { times: TIMES, busy: thread::available_parallelism().map_or(1, usize::from) }
    }
}

/// Runs the tests again and again while busy threads compete with them, and fails if any run failed.
///
/// Documentation tests are left out: they compile code, and what compiles does not depend on the load.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let times = options.times;
    let tests = ["test", "--workspace", "--features", ci::FEATURES, "--lib", "--bins", "--tests", "--no-fail-fast"];
    println!("== building the tests");
    cargo::run(&[tests.as_slice(), &["--no-run"]].concat(), &[])?;
    let threads = ci::test_threads();
    let failed = under_load(options.busy, || {
        let mut failed = Vec::new();
        for time in 1..=times {
            let begin = Instant::now();
            let outcome = cargo::run(&[tests.as_slice(), &["--quiet"]].concat(), &[(ci::TEST_THREADS, &threads)]);
            println!("== run {time} of {times}: {}, {} s", word(outcome.is_ok()), begin.elapsed().as_secs());
            if outcome.is_err() {
                failed.push(time.to_string());
            }
        }
        failed
    });
    if failed.is_empty() {
        println!("all tests passed {times} times under load");
        return Ok(());
    }
    Err(format!("the tests failed in {} of {times} runs: {}", failed.len(), failed.join(", ")))
}

/// Does `work` while so many busy threads compete with it.
fn under_load<T>(busy: usize, work: impl FnOnce() -> T) -> T {
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..busy {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    spin_loop();
                }
            });
        }
        let outcome = work();
        is_done.store(true, Ordering::Relaxed);
        outcome
    })
}

fn word(passed: bool) -> &'static str {
    if passed { "passed" } else { "failed" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_load_ends_with_the_work() {
        assert_eq!(under_load(2, || 1), 1);
    }
}
