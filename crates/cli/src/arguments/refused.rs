//! Why the value of an argument is refused, in words for people rather than in those of a parser.

use std::error::Error;
use std::net::AddrParseError;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// An error in the arguments. Where a value is refused, it says what was expected, or what was probably meant.
pub(crate) fn in_words(error: clap::Error) -> clap::Error {
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
