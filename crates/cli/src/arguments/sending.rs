//! The arguments of the commands that send requests which change something.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use lifecycle_workflows::client::{Id, ResultAddress};
use lifecycle_workflows::models::identity_governance::CustomTaskExtensionOperationStatus;

use super::service::Service;
use crate::status::whole;

/// The end of the help of each of them.
pub(super) const AFTER_HELP: &str = "\
Each line of output begins with the outcome of a request:
  accepted   the service carried it out
  confirmed  no answer arrived, but reading shows that it was carried out
  skipped    the journal shows that it was done before, and the id of what it created
  ended      reading shows that it is too late: the request does not apply any more
  refused    the service refused it
  in-doubt   it may have been carried out; with a journal, the next run finds out where it can
  failed     it was certainly not carried out

Exit status: 0 if all are done, 1 if a request or a line of the input is wrong (nothing is sent then), 2 if one failed or is in \
doubt, or the command failed, 3 if one was refused or has ended.";

/// Cancel runs
///
/// Each run is cancelled by a request of its own, which takes effect once: it is sent again only if it was certainly not
/// carried out. If the outcome is unknown, for example after a broken connection, the run is read first.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
#[command(
    override_usage = "lcw cancel [OPTIONS] --workflow <ID> --run <ID>\n       lcw cancel [OPTIONS] --runs-from <FILE>"
)]
pub(crate) struct Cancel {
    /// The workflow of the runs
    #[arg(long, value_name = "ID", required_unless_present = "runs_from")]
    pub(crate) workflow: Option<Id>,

    /// The run; may be repeated
    #[arg(long = "run", value_name = "ID", required_unless_present = "runs_from", conflicts_with = "runs_from")]
    pub(crate) runs: Vec<Id>,

    /// Cancel the runs of this file; `-` is standard input
    ///
    /// A line is RUN, in the workflow of --workflow, or WORKFLOW/RUN, each written as in a URL. Blank lines and lines that
    /// begin with # are ignored; a run that occurs twice is cancelled once. `lcw list --format address` prints such lines.
    #[arg(long, value_name = "FILE")]
    pub(crate) runs_from: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) many: Many,

    #[command(flatten)]
    pub(crate) sending: Sending,
}

/// Report how custom task extensions ended
///
/// Each task processing result is resumed by a request of its own, which takes effect once: it is sent again only if it was
/// certainly not carried out. If the outcome is unknown, for example after a broken connection, the result is read first.
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

    /// All three ids, as the `callbackUriPath` that the extension received
    #[arg(long, value_name = "PATH", value_parser = callback_path)]
    pub(crate) callback_path: Option<ResultAddress>,

    /// Resume the results of this file; `-` is standard input
    ///
    /// A line is WORKFLOW/TASK/RESULT, each written as in a URL, or a callback path, whose API version is followed. Blank lines and lines that begin with #
    /// are ignored; a result that occurs twice is resumed once. `lcw list --format address` prints such lines.
    #[arg(long, value_name = "FILE")]
    pub(crate) results_from: Option<PathBuf>,

    /// How the extension ended
    #[arg(long, value_enum)]
    pub(crate) status: OperationStatus,

    /// The value of `source` in the report
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,

    /// The value of `type` in the report
    #[arg(long = "type", value_name = "TEXT")]
    pub(crate) event_type: Option<String>,

    #[command(flatten)]
    pub(crate) many: Many,

    #[command(flatten)]
    pub(crate) sending: Sending,
}

/// Run a workflow for users, on demand
///
/// With --user, all tasks run for these users. With --result, a workflow runs again for those that it failed for: each
/// --result is the id of what a run came to for a user, as `lcw why` and `lcw list userProcessingResults` print it.
///
/// No state of the service shows whether a workflow was activated. So the request is sent at most once: if its outcome is
/// unknown, it is in doubt.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
#[group(id = "who", required = true, multiple = false, args = ["users", "results"])]
pub(crate) struct Activate {
    /// The workflow
    #[arg(long, value_name = "ID")]
    pub(crate) workflow: Id,

    /// The id of a user; may be repeated
    #[arg(long = "user", value_name = "ID")]
    pub(crate) users: Vec<Id>,

    /// The id of a result for a user, whose failed tasks run again; may be repeated
    #[arg(long = "result", value_name = "ID")]
    pub(crate) results: Vec<Id>,

    /// Run all tasks again, not only those that failed
    #[arg(long, requires = "results", conflicts_with = "users")]
    pub(crate) all_tasks: bool,

    #[command(flatten)]
    pub(crate) sending: Sending,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum OperationStatus {
    /// It did its work
    Completed,
    /// It failed
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

/// Options for actions that are sent to many targets, each of which ends later.
#[derive(Args, Debug)]
pub(crate) struct Many {
    /// When all requests are sent, wait until all targets have ended, at most for this time in all
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "that is how clap gives an option with a value that may be left out")]
    pub(crate) wait: Option<Option<Duration>>,

    #[command(flatten)]
    pub(crate) at_once: AtOnce,
}

/// How many requests are sent at once.
#[derive(Args, Debug)]
pub(crate) struct AtOnce {
    /// Send up to 20 requests in one, as a `$batch`
    ///
    /// Each of them is answered, sent again and recorded as if it was sent by itself. --concurrency counts batches.
    #[arg(long)]
    pub(crate) batch: bool,

    /// The number of concurrent requests
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), default_value_t = 8)]
    pub(crate) concurrency: u16,
}

impl AtOnce {
    /// One target.
    pub(crate) const ONE: Self = Self { batch: false, concurrency: 1 };
}

/// Options for sending requests that change something.
#[derive(Args, Debug)]
pub(crate) struct Sending {
    /// Print the HTTP requests, in the form that `lcw check` reads, instead of sending them
    ///
    /// The token is not printed: in its place is a variable of `.http` files that stands for `LCW_TOKEN`.
    /// If the base URL is neither this machine nor a cloud, use `lcw check --any-host`. It does not accept a base URL with a
    /// path.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Record in this file what was begun and what is done
    ///
    /// The same command with the same file continues after an interruption: a target that is done is skipped, and a target
    /// that was begun is read first, or stays in doubt if reading does not show what became of it.
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub(crate) journal: Option<PathBuf>,

    /// Let the service decide about documented limits, as it may have lifted them
    #[arg(long)]
    pub(crate) ignore_limits: bool,

    /// The format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ResultFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResultFormat {
    /// A line of text for each request
    #[default]
    Text,
    /// A line of JSON for each request
    Json,
}

/// Reads a callback path; the error says why it is not one in whole.
fn callback_path(text: &str) -> Result<ResultAddress, String> {
    ResultAddress::from_callback_path(text).map_err(|error| whole(&error))
}
