//! The arguments of all commands.

mod answers;
mod calling;
mod ids;
mod permissions;
mod reading;
mod refused;
mod sending;
mod service;
mod standard_input;
mod why;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use lifecycle_workflows::emulator::Faults;
use lifecycle_workflows::validation::{Rule, Validator};

pub(crate) use answers::{ExplainAnswer, ExplanationFormat, InspectToken};
pub(crate) use calling::{Asking, Call, Create, Delete, How, Request, Targets, Update};
pub(crate) use ids::{Ids, IdsError};
pub(crate) use permissions::Permissions;
pub(crate) use reading::{Get, GetFormat, List, ListFormat, Properties};
pub(crate) use refused::exit;
pub(crate) use sending::{Activate, AtOnce, Cancel, Many, ResultFormat, Resume, Sending};
pub(crate) use service::{DEFAULT_VERSION, Service};
pub(crate) use standard_input::read_once;
pub(crate) use why::Why;

use crate::actions;
use crate::documented;

/// Checks and sends requests of Microsoft Entra Lifecycle Workflows, and serves a local service to test against
#[derive(Debug, Parser)]
#[command(name = "lcw", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER_HELP: &str = "\
Exit status: 0 if there are no errors, 1 if there are, 2 if the command failed, 3 if the service refused a request.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Explain(Explain),
    Normalize(Normalize),
    Show(Show),
    Permissions(Permissions),
    List(List),
    Get(Get),
    Why(Why),
    Cancel(Cancel),
    Resume(Resume),
    Activate(Activate),
    Call(Call),
    Create(Create),
    Update(Update),
    Delete(Delete),
    ExplainAnswer(ExplainAnswer),
    Token(InspectToken),
    Serve(Serve),
    Completions(Completions),
    Man(Man),
}

impl Command {
    /// Whether all that the command does is to print.
    pub(crate) fn is_reading(&self) -> bool {
        match self {
            Self::Explain(_)
            | Self::Show(_)
            | Self::Permissions(_)
            | Self::List(_)
            | Self::Get(_)
            | Self::Why(_)
            | Self::ExplainAnswer(_)
            | Self::Token(_)
            | Self::Completions(_)
            | Self::Man(_) => true,
            Self::Check(_)
            | Self::Normalize(_)
            | Self::Cancel(_)
            | Self::Resume(_)
            | Self::Activate(_)
            | Self::Call(_)
            | Self::Create(_)
            | Self::Update(_)
            | Self::Delete(_)
            | Self::Serve(_) => false,
        }
    }
}

/// Report all violations in requests, with their places
///
/// Requests are found in HTTP messages and .http files, in fenced blocks of Markdown, in the bodies of $batch requests, in
/// logic apps (an action, a definition, a template, Bicep, the history of a run), and in the calls of curl, az rest and
/// PowerShell. What is unknown until run time, such as a variable of a shell, is neither wrong nor checked. A body alone is
/// checked as that of the only action that could be meant, or of --action. Access tokens are never shown.
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// The action of the requests; for a body alone, if several could be meant
    #[arg(long, value_name = "NAME", value_parser = actions::parser())]
    pub(crate) action: Option<String>,

    /// The format of the report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,

    /// Accept requests to any host, such as a gateway, not only to Microsoft Graph and this machine
    ///
    /// The path must still begin with the API version.
    #[arg(long)]
    pub(crate) any_host: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Do not report violations of this rule; may be repeated. `lcw explain` lists the rules
    #[arg(long, value_name = "RULE", value_parser = rule_parser(), hide_possible_values = true)]
    pub(crate) allow: Vec<Rule>,

    /// Report violations of this rule as errors; may be repeated
    #[arg(long, value_name = "RULE", value_parser = rule_parser(), hide_possible_values = true)]
    pub(crate) deny: Vec<Rule>,

    /// The maximum number of violations to show for a request, errors before warnings; `0` shows all
    ///
    /// The others are counted by rule. Counts and the exit status cover all of them.
    #[arg(long, value_name = "NUMBER", default_value_t = Validator::DEFAULT_LIMIT)]
    pub(crate) max_violations: usize,

    /// The files to check, and folders with such files; `-` or no file is standard input
    #[arg(value_name = "FILE|FOLDER")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Text for people
    #[default]
    Text,
    /// One line of JSON for each request
    Json,
    /// One error body of Microsoft Graph for each request that has errors
    GraphError,
    /// A log in the format SARIF 2.1.0 for all requests
    Sarif,
    /// Workflow commands of GitHub, which shows them in a pull request
    Github,
}

/// Write bodies in their normal form
///
/// No value is lost: what the schemas do not declare is kept, unknown types and members of enumerations as well. A type tag is
/// written first where the value has another type than the declared one; where it names the declared type, it says nothing, and
/// is left out. Enumeration members are spelled as in the schema. The bodies of all requests that `check` finds in the
/// file are written. Errors are reported on standard error, as by `check`; what the models can read is written all the same.
#[derive(Args, Debug)]
pub(crate) struct Normalize {
    /// The action of the body, if several could be meant
    #[arg(long, value_name = "NAME", value_parser = actions::parser())]
    pub(crate) action: Option<String>,

    /// The file; `-` or no file is standard input
    #[arg(value_name = "FILE", default_value = crate::input::STANDARD_INPUT, hide_default_value = true)]
    pub(crate) file: PathBuf,
}

/// Explain a rule of `check`, or list the rules
#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The rule; without it, all rules are listed
    #[arg(value_name = "RULE", value_parser = rule_parser(), hide_possible_values = true)]
    pub(crate) rule: Option<Rule>,
}

/// Accepts the names of rules as arguments, and offers them for completion.
fn rule_parser() -> impl TypedValueParser<Value = Rule> {
    PossibleValuesParser::new(Rule::ALL.iter().map(|rule| rule.as_str()))
        .try_map(|name| Rule::ALL.iter().copied().find(|rule| rule.as_str() == name).ok_or("there is no such rule"))
}

/// Show the documentation of a request, or list all requests
#[derive(Args, Debug)]
pub(crate) struct Show {
    /// An action, a function, or a request for entities; without it, all of them are listed
    #[arg(value_name = "NAME", value_parser = names(), ignore_case = true, hide_possible_values = true)]
    pub(crate) name: Option<String>,

    /// Show the JSON Schema of the body of an action instead
    #[arg(long, requires = "name", conflicts_with_all = ["example", "format"])]
    pub(crate) json_schema: bool,

    /// Show the documented example of a body instead
    #[arg(long, requires = "name", conflicts_with = "format")]
    pub(crate) example: bool,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ShowFormat,
}

/// Accepts the names of everything that is documented.
fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(documented::names(documented::all().iter()))
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ShowFormat {
    /// Text for people
    #[default]
    Text,
    /// JSON for programs
    Json,
}

/// Serve a local service, to test against without a tenant
///
/// It serves all documented requests under /beta and /v1.0, checks them as `check` does, and answers like Microsoft Graph. Runs are
/// made by `activate` and `activateWithScope`, and changed by `cancelProcessing` and `resume`; entities are created, changed,
/// deleted and restored; `runs/summary` counts the runs. Other actions change nothing: they and other functions are answered with their
/// documented examples, which the header `answered-by: documented-example` says, and lcw as well. The first line of standard output is its URL. Ctrl-C or SIGTERM stops it.
///
/// Requests need a bearer token; any text is accepted. With --check-scopes it must be a JSON web token whose claim `scp` or
/// `roles` contains a documented permission. Signatures are not verified, so that this protects nothing.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// The address and port to listen on; only this machine reaches 127.0.0.1, and port 0 means any free port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,

    /// Keep the state in this file instead of in memory
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,

    /// Begin with the workflows of this file; `-` is standard input. An existing state is not changed
    #[arg(long, value_name = "FILE")]
    pub(crate) seed: Option<PathBuf>,

    /// Add N runs in progress to the first workflow, with ids from 00000000-0000-4000-8000-000000000001 on
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) runs: u32,

    /// Print the seed in the form of --seed, and exit
    #[arg(long)]
    pub(crate) print_seed: bool,

    /// How long a run is canceling before it is canceled
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = "2s")]
    pub(crate) cancel_delay: Duration,

    /// Compare the claims of tokens with the documented permissions; signatures are not verified
    #[arg(long)]
    pub(crate) check_scopes: bool,

    /// Inject faults, such as `429=2,503=5%,drop=1,delay=200ms`
    ///
    /// FAULT=N applies to the next N requests, FAULT=P% to every other request with that probability. FAULT is 429 or 503 (not
    /// carried out, with Retry-After), 500, 502, 504 or `drop` (the connection is closed without an answer), or 500-after,
    /// 502-after, 504-after or `drop-after` (the same after the request was carried out). `delay=TIME` delays all requests,
    /// `retry-after=SECONDS` sets Retry-After, and `on=reads` restricts faults to requests that read,
    /// `on=writes` to all others: actions, creations, changes and deletions.
    #[arg(long = "fault", value_name = "PLAN")]
    pub(crate) faults: Vec<Faults>,

    /// The random seed for faults with a probability
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) fault_seed: u64,

    /// Append a line of JSON for each request to this file; `-` is standard output
    ///
    /// Requests do not wait for a blocked reader. The number of lines that were lost is printed at the end.
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
    /// The command, such as `cancel` or `call activate`; without it, lcw itself
    pub(crate) command: Vec<String>,
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
