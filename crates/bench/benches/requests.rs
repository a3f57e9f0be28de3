//! Time: `cargo bench --package lifecycle-workflows-bench`.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use lifecycle_workflows_bench::peers::same_fields;
use lifecycle_workflows_bench::{Case, Group, cancel_with, cases};
use lifecycle_workflows_models::identity_governance::CancelProcessing;
use lifecycle_workflows_validation::check;
use serde::Deserialize;

fn main() {
    divan::main();
}

fn names(group: Group) -> impl Iterator<Item = &'static str> {
    cases(group).into_iter().map(|case| case.name)
}

fn run(bencher: Bencher<'_, '_>, group: Group, name: &str) {
    let cases = cases(group);
    let case = cases.iter().find(|case| case.name == name);
    bencher.bench_local(|| case.map(Case::run));
}

macro_rules! groups {
    ($($name:ident $group:ident;)*) => {
        $(
            #[divan::bench(args = names(Group::$group))]
            fn $name(bencher: Bencher<'_, '_>, name: &str) {
                run(bencher, Group::$group, name);
            }
        )*
    };
}

groups! {
    read_cancel_processing ReadCancelProcessing;
    read_cancel_processing_tag_last ReadCancelProcessingTagLast;
    read_resume ReadResume;
    write_cancel_processing WriteCancelProcessing;
    write_resume WriteResume;
    check_cancel_processing CheckCancelProcessing;
    check_resume CheckResume;
    check_wrong_cancel_processing CheckWrongCancelProcessing;
    check_wrong_resume CheckWrongResume;
    check_whole_request CheckWholeRequest;
    read_published_runs ReadPublishedRuns;
    read_published ReadPublished;
}

/// Time grows with the number of runs, and no faster.
#[divan::bench(types = [CancelProcessing, same_fields::Cancel], args = [1000, 10_000, 100_000])]
fn read_runs<T: for<'de> Deserialize<'de>>(bencher: Bencher<'_, '_>, runs: usize) {
    let body = cancel_with(runs);
    bencher
        .counter(ItemsCount::new(runs))
        .bench_local(|| serde_json::from_str::<T>(black_box(&body)).map(black_box).is_ok());
}

/// As many violations as runs: a body that is wrong all over.
#[divan::bench(args = [1000, 10_000, 100_000])]
fn check_wrong_runs(bencher: Bencher<'_, '_>, runs: usize) {
    let body = cancel_with(runs).replace("\"id\"", "\"Id\"");
    bencher
        .counter(ItemsCount::new(runs))
        .bench_local(|| check::<CancelProcessing>(black_box(body.as_bytes())).map(black_box).is_ok());
}
