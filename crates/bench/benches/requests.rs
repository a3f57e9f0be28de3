//! Time: `cargo bench --package lifecycle-workflows-bench`.

use divan::Bencher;
use lifecycle_workflows_bench::{Group, cases};

fn main() {
    divan::main();
}

fn names(group: Group) -> impl Iterator<Item = &'static str> {
    cases(group).into_iter().map(|case| case.name)
}

fn run(bencher: Bencher<'_, '_>, group: Group, name: &str) {
    let cases = cases(group);
    let case = cases.iter().find(|case| case.name == name);
    bencher.bench_local(|| case.map(|case| case.run()));
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
}
