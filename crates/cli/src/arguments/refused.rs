//! Why arguments are refused, and which are missing, in words for people rather than in those of a parser.

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::net::AddrParseError;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::Arguments;
use crate::status::Status;

/// What to pass for an argument that is missing, and where to find it, by how the parser names it.
const MISSING: &[(&str, &str)] = &[
    ("--workflow <", "the id of a workflow; `lcw list workflows` prints them"),
    (
        "--run <",
        "the id of a run; `lcw list runs --workflow ID` prints them, and with `--format address` lines for `--runs-from FILE`, \
         which takes the place of both",
    ),
    ("--task <", "the id of the task that waits; `lcw list tasks --workflow ID` prints them"),
    ("--status <", "how the extension ended: `completed` or `failed`"),
    (
        "<--result <ID>|--callback-path",
        "the result that waits, in one of three ways:\n    \
         `--callback-path PATH`, the `callbackUriPath` that the extension received\n    \
         `--workflow ID --task ID --result ID`; `lcw list taskProcessingResults --workflow ID --run ID` prints the results\n    \
         `--results-from FILE`, lines that the same command prints with `--format address`",
    ),
    (
        "<--user <ID>|--result",
        "whom it runs for: `--user ID`, the id of a user, or `--result ID`, what a run came to for a user, as \
         `lcw why --workflow ID --user ID` prints it",
    ),
    ("--user <", "the id of a user, or the user principal name"),
];

/// Ends the process because the parser refused the arguments. A command without its subcommand is not an error: its help is
/// printed, and the exit status is 0.
pub(crate) fn exit(error: clap::Error, arguments: &[OsString]) -> ! {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // The reader may have closed the pipe.
        let _ = write!(anstream::stdout(), "{}", error.render().ansi());
        std::process::exit(Status::Good.code());
    }
    in_words(error, arguments).exit()
}

/// The options whose value may be left out, and is therefore part of the same argument.
const OPTIONAL_VALUES: &[&str] = &["--wait"];

/// An error in the arguments of the process. Where a value is refused, it says what was expected, or what was probably meant;
/// where arguments are missing, what to pass and where to find it.
fn in_words(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand if error.get(ContextKind::SuggestedSubcommand).is_none() => {
            if let Some(choices) = choices(arguments) {
                let name = text(ContextKind::InvalidSubcommand).unwrap_or_default();
                let message = format!("unrecognized name `{name}`; expected one of {choices}\n");
                return clap::Error::raw(error.kind(), message + MORE);
            }
        }
        ErrorKind::UnknownArgument => {
            let value = text(ContextKind::InvalidArg).unwrap_or_default();
            let option = OPTIONAL_VALUES.iter().find(|option| {
                arguments.windows(2).any(|pair| pair[0] == OsStr::new(option) && pair[1] == OsStr::new(value))
            });
            if let Some(option) = option {
                let message = format!("unexpected argument `{value}`: write `{option}={value}`\n");
                return clap::Error::raw(error.kind(), message + MORE);
            }
        }
        _ => {}
    }
    if let (ErrorKind::MissingRequiredArgument, Some(ContextValue::Strings(missing))) =
        (error.kind(), error.get(ContextKind::InvalidArg))
    {
        let lines = missing.iter().map(|argument| {
            let known = MISSING.iter().find(|(begin, _)| argument.starts_with(begin));
            match known {
                Some((_, help)) if argument.starts_with('<') => format!("  {help}\n"),
                Some((_, help)) => format!("  {argument}: {help}\n"),
                None => format!("  {argument}\n"),
            }
        });
        let lines: String = lines.collect();
        let message = format!("these arguments are missing:\n{lines}{MORE}");
        return clap::Error::raw(error.kind(), message);
    }
    let (Some(argument), Some(value)) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue)) else {
        return error;
    };
    let why = match error.kind() {
        ErrorKind::ValueValidation => error.source().and_then(expected).map(str::to_owned),
        ErrorKind::InvalidValue => text(ContextKind::SuggestedValue).map(|near| format!("did you mean `{near}`?")),
        _ => None,
    };
    let Some(why) = why else { return error };
    let message = format!("invalid value `{value}` for `{argument}`: {why}\n{MORE}");
    clap::Error::raw(error.kind(), message)
}

/// The end of a message.
pub(super) const MORE: &str = "\nFor more information, try '--help'.\n";

/// The names of the requests of the command that the arguments begin with; `None` if they begin with none that has requests.
fn choices(arguments: &[OsString]) -> Option<String> {
    let whole = Arguments::command();
    let command = whole.find_subcommand(arguments.get(1)?).filter(|command| command.has_subcommands())?;
    Some(command.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", "))
}

/// What was expected, for an error of the parser of a type.
fn expected(error: &(dyn Error + 'static)) -> Option<&'static str> {
    if error.is::<humantime::DurationError>() {
        Some("expected a time with its unit, such as `30s`, `5m` or `1h 30m`")
    } else if error.is::<ParseIntError>() {
        Some("expected a whole number")
    } else if error.is::<AddrParseError>() {
        Some("expected an address and a port, such as `127.0.0.1:8080`")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::arguments::Arguments;

    fn refused(arguments: &str) -> clap::Error {
        let all: Vec<_> = ["lcw"].into_iter().chain(arguments.split_ascii_whitespace()).map(OsString::from).collect();
        in_words(Arguments::try_parse_from(&all).unwrap_err(), &all)
    }

    #[test]
    fn names_that_are_unknown_lead_to_those_that_are_known() {
        let said = ["create run", "update nothing", "cancel --workflow 1 --run 2 --wait 5s"]
            .map(|arguments| format!("lcw {arguments}\n{}", refused(arguments)));
        insta::assert_snapshot!("unknown_names", said.concat());
        let tasks = refused("activate --workflow 1 --user 2 --all-tasks");
        assert_eq!(tasks.kind(), ErrorKind::ArgumentConflict);
    }

    #[test]
    fn what_is_missing_is_named_with_where_to_find_it() {
        let said = |arguments: &str| format!("lcw {arguments}\n{}", refused(arguments));
        let all = [
            "cancel",
            "cancel --workflow 1",
            "resume",
            "resume --status failed",
            "resume --status failed --workflow 1 --result 2",
            "activate --workflow 1",
            "why --workflow 1",
        ];
        insta::assert_snapshot!("missing_arguments", all.map(said).concat());
    }

    #[test]
    fn refused_values_are_explained() {
        for (arguments, expected) in [
            ("cancel --workflow 1 --run 2 --wait=abc", "`abc` for `--wait[=<TIME>]`: expected a time with its unit"),
            ("cancel --workflow 1 --run 2 --wait=5", "`5` for `--wait[=<TIME>]`: expected a time with its unit"),
            ("list --timeout x", "`x` for `--timeout <TIME>`: expected a time with its unit"),
            ("serve --cancel-delay 2", "expected a time with its unit"),
            ("serve --listen abc", "`abc` for `--listen <ADDRESS>`: expected an address and a port"),
            ("check --max-violations x", "`x` for `--max-violations <NUMBER>`: expected a whole number"),
            ("list --attempts many", "expected a whole number"),
            ("explain missing-typ", "`missing-typ` for `[RULE]`: did you mean `missing-type`?"),
            ("check --deny missing-typ", "did you mean `missing-type`?"),
            ("check --format sarfi", "did you mean `sarif`?"),
            ("show resum", "did you mean `resume`?"),
        ] {
            let said = refused(arguments).to_string();
            assert!(said.contains(expected), "{arguments}: {said}");
            assert_eq!(said.lines().count(), 3, "{said}");
        }
        for arguments in [
            "--help",
            "chekc",
            "help nothing",
            "help call nothing",
            "show nothing-like-it",
            "list --attempts 0",
            "list --format",
        ] {
            let error = || Arguments::try_parse_from(["lcw"].into_iter().chain(arguments.split(' '))).unwrap_err();
            assert_eq!(refused(arguments).to_string(), error().to_string());
        }
    }
}
