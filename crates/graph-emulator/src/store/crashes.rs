//! The files of a state as a crash leaves them: the write-ahead log cut at every frame and within it, and a checkpoint that was
//! interrupted. The state is that after some of the requests, as a whole.

use std::path::{Path, PathBuf};

use rusqlite::types::Value as Column;

use super::samples::{KINDS, assert_sound, held, job, time, worker};

/// The lengths of the head of the log, of the head of a frame, and of a page.
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
const PAGE: usize = 4096;

type Held = Vec<Vec<Column>>;

/// The files while requests are answered one by one, from one checkpoint to the next.
struct Recorded {
    database: Vec<u8>,
    log: Vec<u8>,
    /// What the state holds once the log has so many bytes, after each request.
    states: Vec<(usize, Held)>,
    /// The database after the checkpoint that follows.
    checkpointed: Vec<u8>,
}

impl Recorded {
    /// What the state holds after so many bytes of the log.
    fn after(&self, bytes: usize) -> &Held {
        let states = self.states.iter().rev();
        let (_, held) = states.into_iter().find(|(length, _)| *length <= bytes).unwrap_or(&self.states[0]);
        held
    }
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Works through all kinds of jobs, with a checkpoint after each of two rounds.
fn record(folder: &Path) -> [Recorded; 2] {
    let path = folder.join("recorded.db");
    let mut worker = worker(Some(&path));
    // There is no log before the first request.
    let read = || (std::fs::read(&path).unwrap(), std::fs::read(log_of(&path)).unwrap_or_default());
    [0, 1].map(|round| {
        let (database, log) = read();
        let mut states = vec![(log.len(), held(&worker))];
        for number in round * KINDS.len()..(round + 1) * KINDS.len() {
            worker.batch(vec![job(number).1], time(number)).expect("there is room");
            states.push((read().1.len(), held(&worker)));
        }
        let (unchanged, log) = read();
        assert!(database == unchanged, "there was no checkpoint in between");
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        worker.connection.query_row(checkpoint, [], |_| Ok(())).expect("there is a checkpoint");
        Recorded { database, log, states, checkpointed: read().0 }
    })
}

/// What a new process finds in these files. It goes on from there.
fn recovered(folder: &Path, database: &[u8], log: &[u8]) -> Held {
    let path = folder.join("copy.db");
    std::fs::write(&path, database).unwrap();
    std::fs::write(log_of(&path), log).unwrap();
    let mut worker = worker(Some(&path));
    // Closing copies the log into the database; the test need not wait for the disk.
    worker.connection.pragma_update(None, "synchronous", "OFF").expect("it is set");
    assert_sound(&worker);
    let found = held(&worker);
    worker.batch(vec![job(2 * KINDS.len()).1], time(0)).expect("the next request is answered");
    found
}

/// Where a frame is cut: not at all, in its head, and in its page.
const WITHIN: [usize; 4] = [0, 1, FRAME_HEAD - 4, FRAME_HEAD + PAGE / 2];

/// What follows where the log was cut.
const TAILS: [&str; 5] = ["nothing", "zeros", "garbage", "the log before", "later frames"];

/// The log cut within a frame, with that tail.
fn cut(log: &[u8], before: &[u8], frame: usize, within: usize, tail: &str) -> Vec<u8> {
    let start = HEAD + frame * (FRAME_HEAD + PAGE);
    let (cut, end) = (log.len().min(start + within), log.len().min(start + FRAME_HEAD + PAGE));
    let mut random = fastrand::Rng::with_seed(1);
    let tail = match tail {
        "nothing" => Vec::new(),
        "zeros" => vec![0; log.len() - cut],
        "garbage" => std::iter::repeat_with(|| random.u8(..)).take(log.len() - cut).collect(),
        "the log before" => before.get(cut..).unwrap_or_default().to_vec(),
        _ => [&vec![0; end - cut], &log[end..]].concat(),
    };
    [&log[..cut], &tail].concat()
}

#[test]
fn a_log_that_is_cut_anywhere_has_whole_requests() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let rounds = record(folder.path());
    let before: [&[u8]; 2] = [&[], &rounds[0].log];
    // Each way to cut a frame is tried on every seventh or so, but every frame is cut off.
    let mut ways = WITHIN.iter().flat_map(|within| TAILS.map(|tail| (*within, tail))).cycle();
    for (recorded, before) in rounds.iter().zip(before) {
        let log = &recorded.log;
        let assert_whole = |left: &[u8], how: &str| {
            // Bytes may be the same by chance.
            let whole = left.iter().zip(log).take_while(|(one, other)| one == other).count();
            assert!(recovered(folder.path(), &recorded.database, left) == *recorded.after(whole), "{how}");
        };
        for head in [0, HEAD / 2] {
            assert_whole(&log[..head], "the head is cut");
        }
        assert_eq!((log.len() - HEAD) % (FRAME_HEAD + PAGE), 0);
        for frame in 0..(log.len() - HEAD) / (FRAME_HEAD + PAGE) {
            for (within, tail) in std::iter::once((0, TAILS[0])).chain(ways.by_ref().take(3)) {
                let left = cut(log, before, frame, within, tail);
                assert_whole(&left, &format!("frame {frame} is cut after {within} bytes, then {tail}"));
            }
        }
        assert!(recovered(folder.path(), &recorded.database, log) == recorded.states[KINDS.len()].1);
    }
}

#[test]
fn a_checkpoint_that_was_interrupted_loses_nothing() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for recorded in record(folder.path()) {
        let (old, new) = (&recorded.database, &recorded.checkpointed);
        for cut in (0..=new.len()).step_by(PAGE / 2) {
            // The first pages are written, or the last ones.
            let first = [&new[..cut], old.get(cut..).unwrap_or_default()].concat();
            let mut last = new.clone();
            last[..cut.min(old.len())].copy_from_slice(&old[..cut.min(old.len())]);
            for database in [first, last] {
                let found = recovered(folder.path(), &database, &recorded.log);
                assert!(found == recorded.states[KINDS.len()].1, "{cut} of {} bytes", new.len());
            }
        }
    }
}
