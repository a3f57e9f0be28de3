//! Standard input is read once: arguments of which several read it are refused.

use clap::ArgMatches;
use clap::error::ErrorKind;

use super::calling::{BODY, IDS_FROM};
use super::refused::MORE;
use crate::input::STANDARD_INPUT;

/// The arguments with one input each, and how users write them. A list of files is looked through when it is read.
const INPUTS: &[(&str, &str)] =
    &[(IDS_FROM, "--ids-from"), (BODY, "--body"), ("token_file", "--token-file"), ("file", "FILE")];

/// Refuses arguments of which more than one reads standard input.
pub(crate) fn read_once(matches: &ArgMatches) -> Result<(), clap::Error> {
    let reads = |name: &str| {
        // Not every command has each of the arguments.
        let values = matches.try_get_raw(name).ok().flatten();
        values.is_some_and(|mut values| values.any(|value| value == STANDARD_INPUT))
    };
    let readers: Vec<_> = INPUTS.iter().filter(|(name, _)| reads(name)).map(|(_, shown)| *shown).collect();
    if let [first, second, ..] = readers[..] {
        let message =
            format!("standard input can be read only once, but `{first}` and `{second}` both read it\n{MORE}");
        return Err(clap::Error::raw(ErrorKind::ArgumentConflict, message));
    }
    matches.subcommand().map_or(Ok(()), |(_, inner)| read_once(inner))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::arguments::Arguments;

    #[test]
    fn standard_input_is_read_by_one_argument() {
        for (arguments, readers) in [
            ("call activateWithScope --ids-from - --body -", Some("`--ids-from` and `--body`")),
            ("update workflow --ids-from - --body - --dry-run", Some("`--ids-from` and `--body`")),
            ("update workflow --ids-from - --body - --token-file -", Some("`--ids-from` and `--body`")),
            ("delete workflow --ids-from - --token-file -", Some("`--ids-from` and `--token-file`")),
            ("explain-answer --token-file -", Some("`--token-file` and `FILE`")),
            ("call activateWithScope --ids-from - --body x", None),
            ("call activateWithScope --ids-from x --body -", None),
            ("explain-answer --token-file -  x", None),
            ("check -", None),
        ] {
            let words = ["lcw"].into_iter().chain(arguments.split_ascii_whitespace());
            let matches = Arguments::command().try_get_matches_from(words).unwrap();
            let refused = read_once(&matches).err().map(|error| error.to_string());
            let is_expected = match (&refused, readers) {
                (Some(message), Some(readers)) => message.contains(readers),
                (None, None) => true,
                _ => false,
            };
            assert!(is_expected, "{arguments}: {refused:?}");
        }
    }
}
