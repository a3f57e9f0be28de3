//! The arguments of the commands that send actions.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use lifecycle_workflows::client::{Id, ResultAddress};
use lifecycle_workflows::models::identity_governance::CustomTaskExtensionOperationStatus;

use super::service::Service;

/// What follows the help of each of them.
pub(crate) const AFTER_HELP: &str = "\
A line of the result begins with what has become of a request:
  accepted   the service has carried it out
  confirmed  no answer said so, but reading did
  skipped    it was done before, as the journal says
  ended      reading said that it is too late: nothing is left that it applies to
  refused    the service has refused it
  in-doubt   nobody knows whether it was carried out; with a journal, the next call finds out
  failed     it was certainly not carried out

Exit status: 0 if all are done, 1 if a request or a line of the input is wrong (then nothing is sent), 2 if one has failed or \
is in doubt, or the command could not do its work, 3 if one is refused or has ended.";

/// Cancel runs
///
/// Each run is cancelled by a request of its own, which takes effect once: it is sent again only if it was certainly not
/// carried out. Where nobody knows, such as after a broken connection, the run is read first.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Cancel {
    /// The workflow of the runs
    #[arg(long, value_name = "ID", required_unless_present = "runs_from")]
    pub(crate) workflow: Option<Id>,

    /// The run; may be given several times
    #[arg(long = "run", value_name = "ID", required_unless_present = "runs_from", conflicts_with = "runs_from")]
    pub(crate) runs: Vec<Id>,

    /// Cancel the runs of this file; `-` is standard input
    ///
    /// A line is RUN, with the workflow of --workflow, or WORKFLOW/RUN, each written as in a URL. Blank lines and those that
    /// begin with # are left out; a run that is there twice is cancelled once. `lcw list --format address` prints such lines.
    #[arg(long, value_name = "FILE")]
    pub(crate) runs_from: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) sending: Sending,
}

/// Answer custom task extensions: say how they have ended
///
/// Each task processing result is resumed by a request of its own, which takes effect once: it is sent again only if it was
/// certainly not carried out. Where nobody knows, such as after a broken connection, the result is read first.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
#[group(id = "target", required = true, multiple = false, args = ["result", "callback_path", "results_from"])]
pub(crate) struct Resume {
    /// The workflow
    #[arg(long, value_name = "ID", requires = "result")]
    pub(crate) workflow: Option<Id>,

    /// The task
    #[arg(long, value_name = "ID", requires = "result")]
    pub(crate) task: Option<Id>,

    /// The task processing result
    #[arg(long, value_name = "ID", requires_all = ["workflow", "task"])]
    pub(crate) result: Option<Id>,

    /// All three, as `callbackUriPath` of what the extension was called with
    #[arg(long, value_name = "PATH", value_parser = ResultAddress::from_callback_path)]
    pub(crate) callback_path: Option<ResultAddress>,

    /// Resume the results of this file; `-` is standard input
    ///
    /// A line is WORKFLOW/TASK/RESULT, each written as in a URL, or a callback path. Blank lines and those that begin with #
    /// are left out; a result that is there twice is resumed once. `lcw list --format address` prints such lines.
    #[arg(long, value_name = "FILE")]
    pub(crate) results_from: Option<PathBuf>,

    /// How the extension has ended
    #[arg(long, value_enum)]
    pub(crate) status: OperationStatus,

    /// Where the report comes from
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,

    /// What kind of event is reported
    #[arg(long = "type", value_name = "TEXT")]
    pub(crate) event_type: Option<String>,

    #[command(flatten)]
    pub(crate) sending: Sending,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum OperationStatus {
    /// It has done its work
    Completed,
    /// It could not do its work
    Failed,
}

impl From<OperationStatus> for CustomTaskExtensionOperationStatus {
    fn from(status: OperationStatus) -> Self {
        match status {
            OperationStatus::Completed => Self::Completed,
            OperationStatus::Failed => Self::Failed,
        }
    }
}

/// How actions are sent.
#[derive(Args, Debug)]
pub(crate) struct Sending {
    /// Send nothing: print the HTTP requests, as `lcw check` takes them
    ///
    /// Those to a base URL that is neither this machine nor a cloud are taken by `lcw check --any-host`, unless it has a path
    /// of its own, which `lcw check` does not know.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Wait until what was acted on has come to its end, or until this time is over
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "that is how clap gives an option with a value that may be left out")]
    pub(crate) wait: Option<Option<Duration>>,

    /// How many requests are under way at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), default_value_t = 8)]
    pub(crate) concurrency: u16,

    /// Write down in this file what is begun and what is done
    ///
    /// The same command with the same file goes on after an interruption: what is done is not sent again, and what was under
    /// way is read first.
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub(crate) journal: Option<PathBuf>,

    /// Let the service decide about documented limits, which it may have lifted
    #[arg(long)]
    pub(crate) ignore_limits: bool,

    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ResultFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResultFormat {
    /// For people: a line for each request
    #[default]
    Text,
    /// For programs: a line of JSON for each request
    Json,
}
