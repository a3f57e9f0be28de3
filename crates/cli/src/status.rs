//! How a command has ended.

use std::io::Write;
use std::process::ExitCode;

/// The exit status of a command; of several inputs, the worst one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing stands against any input.
    Good,
    /// At least one input has errors.
    Wrong,
    /// The command could not do its work.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Good => 0,
            Status::Wrong => 1,
            Status::Failed => 2,
        })
    }
}

/// Says why something could not be done.
pub(crate) fn complain(message: &str) {
    // Where that cannot be said either, the exit status has to do.
    let _ = writeln!(anstream::stderr(), "lcw: {message}");
}
