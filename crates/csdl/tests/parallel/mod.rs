//! Many tries on all cores.

/// Does something for every number.
pub(crate) fn in_parallel(numbers: &[usize], run: impl Fn(usize) + Sync) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for first in 0..threads {
            let run = &run;
            scope.spawn(move || numbers.iter().skip(first).step_by(threads).for_each(|number| run(*number)));
        }
    });
}
