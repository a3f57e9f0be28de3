//! The command `lcw`: requests of Microsoft Entra Lifecycle Workflows, checked as a compiler checks a program, and sent.
//!
//! The library has what the program calls, and what fuzzing tries; it promises nothing else.

mod actions;
mod answers;
mod arguments;
mod commands;
mod documented;
mod examples;
mod input;
mod numbers;
mod parameters;
mod raw;
mod recognized;
mod sending;
mod service;
mod signals;
mod status;
mod table;
mod token;

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Command};
use status::Status;

#[doc(hidden)]
pub use commands::explain_answer::explain_answer;
#[doc(hidden)]
pub use sending::read_journal;

/// Runs the command with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    // Invalid arguments end the process here, with exit status 2.
    let given: Vec<_> = std::env::args_os().collect();
    let matches = examples::added(Arguments::command()).try_get_matches_from(&given);
    let arguments = matches
        .and_then(|matches| arguments::read_once(&matches).and_then(|()| Arguments::from_arg_matches(&matches)))
        .unwrap_or_else(|error| arguments::exit(error, &given));
    let is_reading = arguments.command.is_reading();
    let done = match arguments.command {
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Explain(arguments) => commands::explain::run(&arguments),
        Command::Normalize(arguments) => commands::normalize::run(&arguments),
        Command::Show(arguments) => commands::show::run(&arguments),
        Command::Permissions(arguments) => commands::permissions::run(&arguments),
        Command::List(arguments) => commands::list::run(&arguments),
        Command::Get(arguments) => commands::get::run(&arguments),
        Command::Why(arguments) => commands::why::run(&arguments),
        Command::Cancel(arguments) => commands::cancel::run(&arguments),
        Command::Resume(arguments) => commands::resume::run(&arguments),
        Command::Activate(arguments) => commands::activate::run(&arguments),
        Command::Call(arguments) => commands::call::run(&arguments.0),
        Command::Create(arguments) => commands::call::run(&arguments.0),
        Command::Update(arguments) => commands::call::run(&arguments.0),
        Command::Delete(arguments) => commands::call::run(&arguments.0),
        Command::ExplainAnswer(arguments) => commands::explain_answer::run(&arguments),
        Command::Token(arguments) => commands::token::run(&arguments),
        Command::Serve(arguments) => commands::serve::run(&arguments),
        Command::Completions(arguments) => commands::completions::run(&arguments),
        Command::Man(arguments) => commands::man::run(&arguments),
    };
    let status = done.unwrap_or_else(|error| match error.kind() {
        // A reader such as `head` may close the pipe early. What was to be sent or checked is not known to be done then.
        ErrorKind::BrokenPipe if is_reading => Status::Good,
        ErrorKind::BrokenPipe => Status::Failed,
        _ => {
            status::complain(&format!("the output cannot be written: {error}"));
            Status::Failed
        }
    });
    status.into()
}
