//! The exit status of commands, and complaints on standard error.

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use lifecycle_workflows::client::Explanation;
use lifecycle_workflows::validation::shown_safely;

/// The exit status of a command; of several inputs, the worst one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// No input has errors.
    Good,
    /// At least one input has errors.
    Wrong,
    /// The command failed.
    Failed,
    /// The service refused.
    Refused,
}

impl Status {
    /// The exit code.
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

/// Prints a message to standard error.
pub(crate) fn complain(message: &str) {
    // If standard error is closed, the exit status has to do.
    let _ = writeln!(anstream::stderr(), "lcw: {message}");
}

/// Prints an error and its causes to standard error.
pub(crate) fn complain_of(error: &dyn Error) {
    complain(&whole(error));
}

/// Prints the likely cause of an error, and what to do next, to standard error.
pub(crate) fn explain(explanation: &Explanation) {
    explanation.to_string().lines().for_each(complain);
}

/// An error and its causes, on one line.
pub(crate) fn whole(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        message = format!("{message}: {error}");
        source = error.source();
    }
    shown_safely(&message)
}
