//! Maintenance commands of the workspace: `cargo xtask COMMAND`.

mod cargo;
mod ci;
mod codegen;
mod demo;
mod files;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;

const HELP: &str = "\
Maintenance commands of the workspace

Usage: cargo xtask COMMAND

Commands:
  codegen   Generate the models from the schemas
              --check        Change nothing; fail if a file is missing, stale or orphaned
              --schemas DIR  Read the schemas from here instead of `schemas`;
                             documents in its folder `vocabularies` are known, but not generated
              --out DIR      Write the module here instead of `crates/models/src/generated`
  demo      Generate the models, then read, check and print both documented requests
  ci        Run everything that CI runs
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
            codegen::run(&options)
        }
        Some(Value(command)) if command == "demo" => {
            no_more(&mut arguments).map_err(usage)?;
            demo::run()
        }
        Some(Value(command)) if command == "ci" => {
            no_more(&mut arguments).map_err(usage)?;
            ci::run()
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
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => options.check = true,
            Long("schemas") => options.schemas = PathBuf::from(arguments.value()?),
            Long("out") => options.out = PathBuf::from(arguments.value()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
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
