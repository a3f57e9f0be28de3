//! Why arguments are refused, and which are missing, in words for people rather than in those of a parser.

use std::error::Error;
use std::net::AddrParseError;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};

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

/// An error in the arguments. Where a value is refused, it says what was expected, or what was probably meant; where arguments
/// are missing, what to pass and where to find it.
pub(crate) fn in_words(error: clap::Error) -> clap::Error {
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
        let message = format!("these arguments are missing:\n{lines}\nFor more information, try '--help'.\n");
        return clap::Error::raw(error.kind(), message);
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let (Some(argument), Some(value)) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue)) else {
        return error;
    };
    let why = match error.kind() {
        ErrorKind::ValueValidation => error.source().and_then(expected).map(str::to_owned),
        ErrorKind::InvalidValue => text(ContextKind::SuggestedValue).map(|near| format!("did you mean `{near}`?")),
        _ => None,
    };
    let Some(why) = why else { return error };
    let message = format!("invalid value `{value}` for `{argument}`: {why}\n\nFor more information, try '--help'.\n");
    clap::Error::raw(error.kind(), message)
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

    #[test]
    fn what_is_missing_is_named_with_where_to_find_it() {
        let said = |arguments: &str| {
            let error = Arguments::try_parse_from(["lcw"].into_iter().chain(arguments.split(' '))).unwrap_err();
            format!("lcw {arguments}\n{}", in_words(error))
        };
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
            let error = Arguments::try_parse_from(["lcw"].into_iter().chain(arguments.split(' '))).unwrap_err();
            let said = in_words(error).to_string();
            assert!(said.contains(expected), "{arguments}: {said}");
            assert_eq!(said.lines().count(), 3, "{said}");
        }
        for arguments in ["--help", "chekc", "show nothing-like-it", "list --attempts 0", "list --format"] {
            let error = || Arguments::try_parse_from(["lcw"].into_iter().chain(arguments.split(' '))).unwrap_err();
            assert_eq!(in_words(error()).to_string(), error().to_string());
        }
    }
}
