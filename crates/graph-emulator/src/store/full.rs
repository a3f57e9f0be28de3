//! A state on a disk that is full: what was answered is kept, what failed has left nothing.

use std::collections::BTreeMap;

use super::samples::{KINDS, assert_sound, held, job, time, worker};

/// The number of jobs for each number of pages that are left.
const JOBS: usize = 42;

#[test]
fn whatever_the_number_of_pages_that_are_left() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let (mut done, mut refused) = (BTreeMap::new(), BTreeMap::new());
    for left in 0..16 {
        let path = folder.path().join(format!("{left}.db"));
        let mut full = worker(Some(&path));
        let pages: i64 =
            full.connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("the pages are counted");
        full.connection.pragma_update(None, "max_page_count", pages + left).expect("the limit is set");
        // It does only what was answered.
        let mut other = worker(None);
        let mut next = 0;
        while next < JOBS {
            let numbers = next..next + 1 + next % 3;
            next = numbers.end;
            let jobs = || numbers.clone().map(|number| job(number).1).collect();
            let answer = full.batch(jobs(), time(next));
            let counts = match &answer {
                Ok(answers) => {
                    assert_eq!(answers.len(), numbers.len());
                    other.batch(jobs(), time(next)).expect("there is room in memory");
                    &mut done
                }
                Err(failed) => {
                    assert!(failed.reason.contains("full"), "{}", failed.reason);
                    &mut refused
                }
            };
            numbers.clone().for_each(|number| *counts.entry(job(number).0).or_insert(0) += 1);
            assert_eq!(held(&full), held(&other), "{numbers:?}, with {left} pages left");
        }
        drop(full);
        let mut again = worker(Some(&path));
        assert_sound(&again);
        assert_eq!(held(&again), held(&other), "opened again, with {left} pages left");
        again.batch(vec![job(JOBS).1], time(JOBS + 3)).expect("there is room again");
    }
    for kind in KINDS {
        assert!(done[kind] > 5 && refused[kind] > 5, "{kind}: {} done, {} refused", done[kind], refused[kind]);
    }
}
