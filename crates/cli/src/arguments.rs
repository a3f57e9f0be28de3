//! The arguments of all commands.

mod list;
mod sending;
mod service;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use lifecycle_workflows::emulator::Faults;

pub(crate) use list::{List, ListFormat};
pub(crate) use sending::{Cancel, ResultFormat, Resume, Sending};
pub(crate) use service::Service;

use crate::actions;

/// Checks and sends requests of Microsoft Entra Lifecycle Workflows, and serves a local Graph to test against
#[derive(Debug, Parser)]
#[command(name = "lcw", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER_HELP: &str = "\
Exit status: 0 if there are no errors, 1 if there are, 2 if the command could not do its work, 3 if the service refused.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Normalize(Normalize),
    Show(Show),
    List(List),
    Cancel(Cancel),
    Resume(Resume),
    Serve(Serve),
    Completions(Completions),
    Man(Man),
}

/// Say everything that is wrong with requests, and where
///
/// An input is a whole HTTP request as it is sent or printed (request line, headers, blank line, body), or a body alone, of
/// which --action says the action. It may hold several requests between lines that begin with `###`, as `.http` files do; each
/// is reported by itself. Access tokens are never shown.
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// The action that the request is of; needed for a body alone
    #[arg(long, value_name = "NAME", value_parser = actions::parser())]
    pub(crate) action: Option<String>,

    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,

    /// Take requests to any host, such as a gateway; otherwise it has to be Microsoft Graph or this machine
    ///
    /// The path has to begin with the API version all the same.
    #[arg(long)]
    pub(crate) any_host: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// The files to check; `-` is standard input, as is none
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    #[default]
    Text,
    /// For programs: one line of JSON for each request
    Json,
    /// As Microsoft Graph answers: one error body in JSON for each request that has errors
    GraphError,
}

/// Write a body as the models write it
///
/// Nothing of the body is lost: members that the schemas do not declare are kept. The type tag is written first, members of
/// enumerations are spelled as in the schema. A body with errors is reported as by `check`, on standard error.
#[derive(Args, Debug)]
pub(crate) struct Normalize {
    /// The action that the body is of
    #[arg(long, value_name = "NAME", value_parser = actions::parser())]
    pub(crate) action: String,

    /// The file with the body; `-` is standard input, as is none
    #[arg(value_name = "FILE", default_value = crate::input::STANDARD_INPUT, hide_default_value = true)]
    pub(crate) file: PathBuf,
}

/// Show what is documented of an action, or which actions there are
#[derive(Args, Debug)]
pub(crate) struct Show {
    /// The action; all are listed without it
    #[arg(value_parser = actions::parser())]
    pub(crate) action: Option<String>,

    /// Show the JSON Schema of the body instead
    #[arg(long, requires = "action", conflicts_with_all = ["example", "format"])]
    pub(crate) json_schema: bool,

    /// Show the documented example of a body instead
    #[arg(long, requires = "action", conflicts_with = "format")]
    pub(crate) example: bool,

    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ShowFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Serve a local Graph, to test against without a tenant
///
/// It takes the documented actions and reads of workflows, runs and task processing results under /beta and /v1.0, checks them
/// as `check` does, and answers as Microsoft Graph. The first line of standard output is the URL that it serves. It ends with
/// Ctrl-C or SIGTERM.
///
/// Requests need a bearer token, which may be any. With --check-scopes it has to be a JSON web token whose claims `scp` or
/// `roles` hold a documented permission; nobody looks at its signature, so that this protects nothing.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// The address and port to listen on; nobody else than this machine reaches 127.0.0.1, and port 0 is any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,

    /// Keep the state in this file; without it, it is kept in memory
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,

    /// Begin with the workflows of this file; `-` is standard input. A state that is there already is left as it is
    #[arg(long, value_name = "FILE")]
    pub(crate) seed: Option<PathBuf>,

    /// Add so many runs in progress to the first workflow, with ids from 00000000-0000-4000-8000-000000000001 on
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) runs: u32,

    /// Print the seed, as --seed takes it, and end
    #[arg(long)]
    pub(crate) print_seed: bool,

    /// How long a run is canceling before it is canceled
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = "2s")]
    pub(crate) cancel_delay: Duration,

    /// Hold the claims of tokens against the documented permissions; signatures are not checked
    #[arg(long)]
    pub(crate) check_scopes: bool,

    /// Answer with faults, such as `429=2,503=5%,drop=1,delay=200ms`
    ///
    /// FAULT=N is for the next N requests, FAULT=P% for each other one with that probability. FAULT is 429 or 503 (not carried
    /// out, with Retry-After), 500, 502 or 504, `drop` (the connection is closed without an answer), or 500-after, 502-after,
    /// 504-after or `drop-after` (the same, but carried out before). `delay=TIME` makes all requests wait,
    /// `retry-after=SECONDS` says what Retry-After says, `on=actions` or `on=reads` leaves other requests alone.
    #[arg(long = "fault", value_name = "PLAN")]
    pub(crate) faults: Vec<Faults>,

    /// Decides which requests get the faults with a probability
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) fault_seed: u64,

    /// Append a line of JSON for each request to this file; `-` is standard output
    ///
    /// Requests do not wait for whoever does not read it. How many lines were lost by that is said at the end.
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
}

/// Print the completions of a shell
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Print a manual page
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The command to print the page of; lcw itself without it
    pub(crate) command: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
