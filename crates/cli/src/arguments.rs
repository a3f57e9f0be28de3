//! The arguments of all commands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::actions;

/// Checks requests of Microsoft Entra Lifecycle Workflows as a compiler checks a program
#[derive(Debug, Parser)]
#[command(name = "lcw", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER_HELP: &str = "\
Exit status: 0 if there are no errors, 1 if there are, 2 if the command could not do its work.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Normalize(Normalize),
    Show(Show),
    Completions(Completions),
    Man(Man),
}

/// Say everything that is wrong with requests, and where
///
/// An input is a whole HTTP request as it is sent or printed (request line, headers, blank line, body), or a body alone, of
/// which --action says the action. Access tokens are never shown.
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// The action that the request is of; needed for a body alone
    #[arg(long, value_name = "NAME", value_parser = actions::parser())]
    pub(crate) action: Option<String>,

    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,

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
    /// For programs: one line of JSON for each input
    Json,
    /// As Microsoft Graph answers: one error body in JSON for each input that has errors
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
