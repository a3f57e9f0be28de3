//! Maintenance commands of the workspace: `cargo xtask COMMAND`.

mod baseline;
#[cfg(test)]
mod build_scripts;
mod cargo;
#[cfg(test)]
mod chains;
mod ci;
mod codegen;
mod cost;
mod demo;
#[cfg(test)]
mod documented;
mod fuzz;
mod json_schema;
mod measure;
#[cfg(test)]
mod named_files;
#[cfg(test)]
mod outside;
mod release;
mod scale;
mod second_slice;
#[cfg(test)]
mod slices;
mod stress;
#[cfg(test)]
mod whole_graph;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;
use odata_codegen::files::Mode;

const HELP: &str = "\
Maintenance commands of the workspace

Usage: cargo xtask COMMAND

Commands:
  codegen   Generate the models and the test crate `second-slice` from their schemas, and the
            JSON Schemas from the models
            (for other schemas and metadata there is the command `odata-codegen`)
              --check  Change nothing; fail if a file is missing, stale or orphaned
  scale     Measure what it costs to generate and compile some metadata
            (build this program with `cargo run --release --package xtask -- scale`)
              --metadata FILE  The metadata, as CSDL XML or JSON
              --share NAME...  How much of it: `quarter`, `half` or `all`; one after the other if none is named
  users     Measure what a program pays that uses a slice of some metadata, beside serde's derives
            (build this program with `cargo run --release --package xtask -- users`)
              --metadata FILE  The metadata of Microsoft Graph, as CSDL XML or JSON
  slices    Measure what the slices of `docs/slices` cost to check and to use, beside serde's derives
            (build this program with `cargo run --release --package xtask -- slices`)
              --metadata FILE  The metadata of Microsoft Graph, as CSDL XML or JSON, with permissions.json beside it
  cost      Measure what it costs a program to depend on the models, and on the same types with serde's derives
  demo      Generate the models, then read, check and print both documented requests
  test      Run all tests but those that compile whole generated crates
  ci        Run everything that CI runs
  stress    Run all tests again and again while every core is busy
              --times N  So often; 20 unless given
              --busy N   So many busy threads beside the tests; one for each core unless given, and none
                         is needed where the machine has other work
  fuzz      Give every target of `crates/fuzz` to the fuzzer, or those that are named
              --minutes N  So long for each; 15 unless given
              --minimize   Merge what was discovered in `target/fuzz-corpus` instead, and copy some of it to
                           `crates/fuzz/corpus`
  release   Check what must hold before the crates are published, and name the tools that are missing
              --accept  Write the snapshots of the public API in `docs/api` instead of comparing them
  help      Print this text
";

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: lexopt::Parser) -> Result<(), String> {
    let usage = |error: lexopt::Error| format!("{error}\nsee `cargo xtask help`");
    match arguments.next().map_err(usage)? {
        Some(Value(command)) if command == "codegen" => {
            let mode = codegen_mode(&mut arguments).map_err(usage)?;
            codegen::run(mode)
        }
        Some(Value(command)) if command == "scale" => {
            let options = scale_options(&mut arguments).map_err(usage)?;
            scale::run(&options)
        }
        Some(Value(command)) if command == "users" => {
            let metadata = only_metadata(&mut arguments, "users").map_err(usage)?;
            scale::users::run(&metadata)
        }
        Some(Value(command)) if command == "slices" => {
            let metadata = only_metadata(&mut arguments, "slices").map_err(usage)?;
            scale::slices::run(&metadata)
        }
        Some(Value(command)) if command == "cost" => {
            no_more(&mut arguments).map_err(usage)?;
            cost::run()
        }
        Some(Value(command)) if command == "measure" => {
            let command = arguments.raw_args().map_err(usage)?;
            let command: Vec<_> = command.map(|word| word.to_string_lossy().into_owned()).collect();
            measure::command(&command)
        }
        Some(Value(command)) if command == "demo" => {
            no_more(&mut arguments).map_err(usage)?;
            demo::run()
        }
        Some(Value(command)) if command == "test" => {
            no_more(&mut arguments).map_err(usage)?;
            ci::test()
        }
        Some(Value(command)) if command == "ci" => {
            no_more(&mut arguments).map_err(usage)?;
            ci::run()
        }
        Some(Value(command)) if command == "stress" => {
            let options = stress_options(&mut arguments).map_err(usage)?;
            stress::run(&options)
        }
        Some(Value(command)) if command == "fuzz" => {
            let options = fuzz_options(&mut arguments).map_err(usage)?;
            fuzz::run(&options)
        }
        Some(Value(command)) if command == "release" => {
            let accept = release_accepts(&mut arguments).map_err(usage)?;
            release::run(accept)
        }
        Some(Long("help") | Short('h')) | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(Value(command)) if command == "help" => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(usage(other.unexpected())),
    }
}

fn codegen_mode(arguments: &mut lexopt::Parser) -> Result<Mode, lexopt::Error> {
    let mut mode = Mode::Write;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => mode = Mode::Check,
            other => return Err(other.unexpected()),
        }
    }
    Ok(mode)
}

fn scale_options(arguments: &mut lexopt::Parser) -> Result<scale::Options, lexopt::Error> {
    let (mut metadata, mut shares) = (None, Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("metadata") => metadata = Some(PathBuf::from(arguments.value()?)),
            Long("share") => {
                for value in arguments.values()? {
                    let name = value.string()?;
                    let share = scale::Share::from_name(&name);
                    shares.push(share.ok_or(format!("`--share` takes `quarter`, `half` or `all`, not `{name}`"))?);
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    if shares.is_empty() {
        shares.extend(scale::Share::EACH);
    }
    let metadata = metadata.ok_or("`scale` needs `--metadata FILE`")?;
    Ok(scale::Options { metadata: std::path::absolute(&metadata).unwrap_or(metadata), shares })
}

fn only_metadata(arguments: &mut lexopt::Parser, command: &str) -> Result<PathBuf, lexopt::Error> {
    let mut metadata = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("metadata") => metadata = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let metadata = metadata.ok_or_else(|| format!("`{command}` needs `--metadata FILE`"))?;
    Ok(std::path::absolute(&metadata).unwrap_or(metadata))
}

fn stress_options(arguments: &mut lexopt::Parser) -> Result<stress::Options, lexopt::Error> {
    let mut options = stress::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("times") => options.times = arguments.value()?.parse()?,
            Long("busy") => options.busy = arguments.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

fn fuzz_options(arguments: &mut lexopt::Parser) -> Result<fuzz::Options, lexopt::Error> {
    let mut options = fuzz::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("minutes") => options.minutes = arguments.value()?.parse()?,
            Long("minimize") => options.minimize = true,
            Value(name) => options.names.push(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

fn release_accepts(arguments: &mut lexopt::Parser) -> Result<bool, lexopt::Error> {
    let mut accept = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("accept") => accept = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(accept)
}

fn no_more(arguments: &mut lexopt::Parser) -> Result<(), lexopt::Error> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected()),
        None => Ok(()),
    }
}

/// What cures a difference between what is generated and what is in the workspace.
const CURE: &str = "run `cargo xtask codegen` and commit what it writes";

/// The root of the workspace, in which this crate stands one folder deep.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use scale::Share;

    fn scale(arguments: &[&str]) -> Result<scale::Options, String> {
        scale_options(&mut lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
    }

    #[test]
    fn shares_are_named_together_or_one_by_one() {
        let shares = |arguments: &[&str]| scale(&[&["--metadata", "/m.xml"], arguments].concat()).unwrap().shares;
        assert_eq!(shares(&[]), Share::EACH);
        assert_eq!(shares(&["--share", "half"]), [Share::Half]);
        assert_eq!(shares(&["--share", "half", "quarter"]), [Share::Half, Share::Quarter]);
        assert_eq!(shares(&["--share", "half", "--share=all"]), [Share::Half, Share::All]);
    }

    #[test]
    fn arguments_that_say_nothing_are_refused() {
        for (arguments, why) in [
            (&["--share", "all"][..], "`scale` needs `--metadata FILE`"),
            (&["--metadata", "m.xml", "--share", "third"], "`--share` takes `quarter`, `half` or `all`, not `third`"),
            (&["--metadata", "m.xml", "--share"], "missing argument"),
            (&["--metadata"], "missing argument"),
            (&["--metadata", "m.xml", "--all"], "invalid option '--all'"),
            (&["m.xml"], "unexpected argument"),
        ] {
            let error = scale(arguments).unwrap_err();
            assert!(error.contains(why), "{arguments:?}: {error}");
        }
    }

    #[test]
    fn the_path_of_the_metadata_holds_from_any_folder() {
        assert!(scale(&["--metadata", "m.xml"]).unwrap().metadata.is_absolute());
    }
}
