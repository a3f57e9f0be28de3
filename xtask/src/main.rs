//! Maintenance commands of the workspace: `cargo xtask COMMAND`.

mod baseline;
mod cargo;
#[cfg(test)]
mod chains;
mod ci;
mod codegen;
mod cost;
mod demo;
mod files;
mod fuzz;
mod import;
mod json_schema;
mod measure;
mod release;
mod scale;
mod second_slice;
mod stress;
#[cfg(test)]
mod whole_graph;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;

const HELP: &str = "\
Maintenance commands of the workspace

Usage: cargo xtask COMMAND

Commands:
  codegen   Generate the models and the test crate `second-slice` from their schemas, and the
            JSON Schemas from the models
              --check        Change nothing; fail if a file is missing, stale or orphaned
              --schemas DIR  Read the schemas from here instead of `schemas`;
                             documents in its folder `vocabularies` are known, but not generated
              --out DIR      Write the module here instead of `crates/models/src/generated`
              --crate NAME   Make a whole crate of that name in the folder of `--out`
              --strict       Refuse schemas with any fault; the schemas of the workspace are always read so
              --all-notes    Print all notes instead of three examples of each cause
  import    Write schemas from the metadata that a service publishes, all of it or what is asked for
              --metadata FILE       Read this, CSDL XML or JSON; `-` is standard input. Several files make one model
              --root NAME           Take this type, action, function or namespace, and what it needs
              --with TYPE/PROPERTY  Keep this navigation property, and what it leads to
              --navigation all      Keep all navigation properties
              --explain NAME        Say what has brought this element in
              --out DIR             Write one document for each namespace here; what is written
                                    there by hand is kept
              --strict              Refuse metadata with any fault, also one that is read leniently otherwise
              --all-notes           Print all notes instead of three examples of each cause
  scale     Measure what it costs to generate and compile some metadata
            (build this program with `cargo run --release --package xtask -- scale`)
              --metadata FILE  The metadata, as CSDL XML or JSON
              --share NAME...  How much of it: `quarter`, `half` or `all`; one after the other if none is named
  users     Measure what a program pays that uses a slice of some metadata, beside serde's derives
            (build this program with `cargo run --release --package xtask -- users`)
              --metadata FILE  The metadata of Microsoft Graph, as CSDL XML or JSON
  cost      Measure what it costs a program to depend on the models, and on the same types with serde's derives
  demo      Generate the models, then read, check and print both documented requests
  test      Run all tests but those that compile whole generated crates
  ci        Run everything that CI runs
  stress    Run all tests again and again while every core is busy
              --times N  So often; 20 unless given
  fuzz      Give every target of `crates/fuzz` to the fuzzer, or those that are named
              --minutes N  So long for each; 15 unless given
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
            let options = codegen_options(&mut arguments).map_err(usage)?;
            codegen::run(&options)?;
            second_slice::run(&options)?;
            json_schema::run(&options)
        }
        Some(Value(command)) if command == "import" => {
            let options = import_options(&mut arguments).map_err(usage)?;
            import::run(&options)
        }
        Some(Value(command)) if command == "scale" => {
            let options = scale_options(&mut arguments).map_err(usage)?;
            scale::run(&options)
        }
        Some(Value(command)) if command == "users" => {
            let metadata = users_metadata(&mut arguments).map_err(usage)?;
            scale::users::run(&metadata)
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
            let times = stress_times(&mut arguments).map_err(usage)?;
            stress::run(times)
        }
        Some(Value(command)) if command == "fuzz" => {
            let (names, minutes) = fuzz_targets(&mut arguments).map_err(usage)?;
            fuzz::run(&names, minutes)
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

fn codegen_options(arguments: &mut lexopt::Parser) -> Result<codegen::Options, lexopt::Error> {
    let mut options = codegen::Options::of_workspace(&root());
    let mut strict = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => options.check = true,
            Long("schemas") => {
                options.schemas = PathBuf::from(arguments.value()?);
                options.strict = false;
            }
            Long("strict") => strict = true,
            Long("all-notes") => options.all_notes = true,
            Long("out") => options.out = PathBuf::from(arguments.value()?),
            Long("crate") => options.crate_name = Some(arguments.value()?.string()?),
            other => return Err(other.unexpected()),
        }
    }
    options.strict |= strict;
    if let Some(name) = &options.crate_name {
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'));
        if !is_name {
            return Err(format!("`{name}` is not the name of a crate").into());
        }
        if options.out == codegen::Options::of_workspace(&root()).out {
            return Err("`--crate` needs `--out`, the folder of the crate".into());
        }
    }
    Ok(options)
}

fn import_options(arguments: &mut lexopt::Parser) -> Result<import::Options, lexopt::Error> {
    let mut options = import::Options::default();
    let mut out = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("metadata") => options.metadata.push(PathBuf::from(arguments.value()?)),
            Long("root") => options.request.roots.push(arguments.value()?.string()?),
            Long("with") => options.request.with.push(arguments.value()?.string()?),
            Long("navigation") => match arguments.value()?.string()?.as_str() {
                "all" => options.request.all_navigation = true,
                other => return Err(format!("`--navigation` takes `all`, not `{other}`").into()),
            },
            Long("explain") => options.explain.push(arguments.value()?.string()?),
            Long("strict") => options.strict = true,
            Long("all-notes") => options.all_notes = true,
            Long("out") => out = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    if options.metadata.is_empty() {
        return Err("`import` needs `--metadata`, the file to read".into());
    }
    let out = out.ok_or("`import` needs `--out`, the folder to write to")?;
    Ok(import::Options { out, ..options })
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

fn users_metadata(arguments: &mut lexopt::Parser) -> Result<PathBuf, lexopt::Error> {
    let mut metadata = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("metadata") => metadata = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let metadata = metadata.ok_or("`users` needs `--metadata FILE`")?;
    Ok(std::path::absolute(&metadata).unwrap_or(metadata))
}

fn stress_times(arguments: &mut lexopt::Parser) -> Result<u32, lexopt::Error> {
    let mut times = stress::TIMES;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("times") => times = arguments.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(times)
}

fn fuzz_targets(arguments: &mut lexopt::Parser) -> Result<(Vec<String>, u64), lexopt::Error> {
    let (mut names, mut minutes) = (Vec::new(), fuzz::MINUTES);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("minutes") => minutes = arguments.value()?.parse()?,
            Value(name) => names.push(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok((names, minutes))
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
    fn an_import_takes_several_documents_and_flags() {
        let import = |arguments: &[&str]| {
            import_options(&mut lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
        };
        let options =
            import(&["--metadata", "a.xml", "--metadata", "-", "--out", "o", "--strict", "--all-notes"]).unwrap();
        assert_eq!(options.metadata, [PathBuf::from("a.xml"), PathBuf::from("-")]);
        assert!(options.strict && options.all_notes);
        let plain = import(&["--out", "o", "--metadata", "a.xml"]).unwrap();
        assert!(!plain.strict && !plain.all_notes);
        assert!(import(&["--out", "o"]).unwrap_err().contains("needs `--metadata`"));
        assert!(import(&["--metadata", "a.xml"]).unwrap_err().contains("needs `--out`"));
    }

    #[test]
    fn only_the_schemas_of_the_workspace_are_strict_by_themselves() {
        let strict = |arguments: &[&str]| codegen_options(&mut lexopt::Parser::from_args(arguments)).unwrap().strict;
        assert!(strict(&[]) && strict(&["--check"]));
        assert!(!strict(&["--schemas", "s"]));
        assert!(strict(&["--strict", "--schemas", "s"]) && strict(&["--schemas", "s", "--strict"]));
    }

    #[test]
    fn the_path_of_the_metadata_holds_from_any_folder() {
        assert!(scale(&["--metadata", "m.xml"]).unwrap().metadata.is_absolute());
    }
}
