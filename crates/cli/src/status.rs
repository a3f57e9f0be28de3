//! How a command has ended.

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use lifecycle_workflows::validation::shown_safely;

/// The exit status of a command; of several inputs, the worst one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing stands against any input.
    Good,
    /// At least one input has errors.
    Wrong,
    /// The command could not do its work.
    Failed,
    /// The service refused.
    Refused,
}

impl Status {
    /// What the process ends with.
    pub(crate) fn code<T: From<u8>>(self) -> T {
        T::from(match self {
            Self::Good => 0,
            Self::Wrong => 1,
            Self::Failed => 2,
            Self::Refused => 3,
        })
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        status.code()
    }
}

/// Says why something could not be done.
pub(crate) fn complain(message: &str) {
    // Where that cannot be said either, the exit status has to do.
    let _ = writeln!(anstream::stderr(), "lcw: {message}");
}

/// Says what went wrong, and everything that caused it.
pub(crate) fn complain_of(error: &dyn Error) {
    complain(&whole(error));
}

/// An error and what caused it, on one line.
pub(crate) fn whole(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        message = format!("{message}: {error}");
        source = error.source();
    }
    shown_safely(&message)
}
