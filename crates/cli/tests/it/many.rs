//! Many concurrent cancellations through faults.

use lifecycle_workflows::emulator::Seed;

use crate::effects::{assert_once_each, kept};
use crate::send::{lines, send};
use crate::served::{Served, WORKFLOW};

/// The program `sending` of the benchmarks cancels ten thousand.
const RUNS: u32 = 2_000;

#[test]
fn many_cancellations_have_one_effect_each() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let (file, count) = (state.to_str().unwrap(), RUNS.to_string());
    let plan = "503=2%,drop=1%,drop-after=1%,504-after=1%,retry-after=0";
    let arguments = ["--listen", "127.0.0.1:0", "--state", file, "--runs", &count, "--cancel-delay", "1h"];
    let served = Served::start(&[&arguments[..], &["--fault", plan]].concat());
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--concurrency", "64"];
    let (status, out, err) = send(&served.url, &arguments, &lines(RUNS));
    assert_eq!((status, out.lines().count()), (0, RUNS as usize), "{err}");
    assert!((1..=RUNS).map(Seed::run_id).all(|id| out.contains(&id)));
    served.kill();
    assert_once_each(&state, RUNS);
    let faults = kept(&state).1.iter().filter(|request| request.fault.is_some()).count();
    assert!(faults > RUNS as usize / 40, "only {faults} faults");
}
