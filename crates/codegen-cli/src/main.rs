//! The command `odata-codegen`: Rust types from the metadata of OData services.

mod arguments;

use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use odata_codegen::files::FilesError;
use odata_codegen::{Builder, DOWNLOAD, Error, KeyStyle, Source, meaning_of};

use arguments::{Arguments, Command, Generate, Input, Keys};

/// The name of standard input among the documents.
const STANDARD_INPUT: &str = "-";

/// The file that says what to generate, unless another one is named.
const CONFIG: &str = "odata.toml";

/// What people need who have no such file yet.
const NO_CONFIG: &str = r#"there is no odata.toml in this folder, the file that says what to generate; write one that begins like this:

metadata = ["metadata.xml"]
roots = ["example.Person"]
out = "src/generated"

or say so by options, as in `odata-codegen generate --metadata metadata.xml --root example.Person --out src/generated`;
without roots, everything is generated, and `odata-codegen find person --metadata metadata.xml` finds their names"#;

/// Why a command fails.
enum Failure {
    /// The run fails.
    Run(Error),
    /// Something is wrong beside the run.
    Other(String),
    /// Standard output cannot be written.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Run(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

fn main() -> ExitCode {
    // Invalid arguments end the process here, with exit status 2.
    let arguments = Arguments::parse();
    let message = match run(&arguments.command) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Run(error)) => error.to_string(),
        Err(Failure::Other(message)) => message,
        // A reader such as `head` may close the pipe early.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Failure::Output(error)) => format!("the output cannot be written: {error}"),
    };
    // If standard error is closed, the exit status has to do.
    let _ = writeln!(anstream::stderr(), "{message}");
    ExitCode::FAILURE
}

fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Import(arguments) => {
            let mut builder = builder(&arguments.input, None)?;
            if let Some(out) = &arguments.out {
                builder = builder.schemas(out);
            }
            print(&builder.import_and_explain(&arguments.explain)?)
        }
        Command::Generate(arguments) => {
            let outcome = generator(arguments)?.generate()?;
            complain(&outcome.notes);
            print(&outcome)
        }
        Command::Check(arguments) => {
            let outcome = generator(arguments)?.check().map_err(|error| match error {
                Error::Files(FilesError::Stale(_)) => {
                    Failure::Other(format!("{error}\nrun `odata-codegen generate` with the same options"))
                }
                other => Failure::Run(other),
            })?;
            complain(&outcome.notes);
            print(&format_args!("up to date: {}\n", outcome.counts))
        }
        Command::Find(arguments) => {
            let found = builder(&arguments.input, None)?.find(&arguments.word)?;
            if found.is_empty() {
                return Err(Failure::Other(format!("the metadata has no name with `{}` in it", arguments.word)));
            }
            print(&Lines(&found))
        }
        Command::Explain(arguments) => match meaning_of(&arguments.subject) {
            Some(meaning) => print(&format_args!("{}: {meaning}\n", arguments.subject)),
            // No name of CSDL has a hyphen.
            None if arguments.subject.contains('-') => Err(Failure::Other(format!(
                "no message has the code `{}`; a code is what stands in brackets, as in `error[invalid-value]`",
                arguments.subject
            ))),
            None => print(&builder(&arguments.input, None)?.explain(&arguments.subject)?),
        },
        Command::Completions(arguments) => {
            // The generator panics if a pipe is closed, so it writes to memory first.
            let mut script = Vec::new();
            clap_complete::generate(arguments.shell, &mut Arguments::command(), "odata-codegen", &mut script);
            Ok(io::stdout().lock().write_all(&script)?)
        }
        Command::Man(arguments) => man(arguments.command.as_deref()),
    }
}

/// What the options say, on top of the file.
fn builder(input: &Input, schemas: Option<&Path>) -> Result<Builder, Failure> {
    let mut builder = match &input.config {
        Some(path) => Builder::from_file(path)?,
        None if Path::new(CONFIG).is_file() => Builder::from_file(CONFIG)?,
        None if input.metadata.is_empty() && schemas.is_none() => {
            return Err(Failure::Other(format!("{NO_CONFIG}\n  help: {DOWNLOAD}")));
        }
        None => Builder::new(),
    };
    if let Some(folder) = schemas {
        builder = builder.without_metadata().schemas(folder);
    }
    if !input.metadata.is_empty() {
        builder = builder.without_metadata();
    }
    let mut has_standard_input = false;
    for path in &input.metadata {
        builder = if path.as_os_str() != STANDARD_INPUT {
            builder.metadata(path)
        } else if std::mem::replace(&mut has_standard_input, true) {
            return Err(Failure::Other(
                "standard input can be read once, but `--metadata -` is given twice".to_owned(),
            ));
        } else {
            builder.metadata_text(standard_input()?)
        };
    }
    if !input.root.is_empty() {
        builder = builder.without_roots();
    }
    builder = input.root.iter().fold(builder, Builder::root);
    builder = input.with.iter().fold(builder, Builder::with);
    if input.navigation.is_some() {
        builder = builder.all_navigation();
    }
    if input.requests {
        builder = builder.requests(true);
    }
    if let Some(path) = &input.permissions {
        builder = builder.permissions(path);
    }
    builder = match input.keys {
        Some(Keys::Parentheses) => builder.key_style(KeyStyle::Parentheses),
        Some(Keys::Segments) => builder.key_style(KeyStyle::Segments),
        None => builder,
    };
    if input.strict {
        builder = builder.strict(true);
    }
    Ok(builder.all_notes(input.all_notes))
}

fn generator(arguments: &Generate) -> Result<Builder, Failure> {
    let input = &arguments.input;
    let mut builder = builder(input, arguments.schemas.as_deref())?;
    if !input.metadata.is_empty() {
        builder = builder.without_schemas();
    }
    let is_part = !(input.root.is_empty() && input.with.is_empty()) || input.navigation.is_some() || input.requests;
    if is_part && builder.reads_schemas() {
        return Err(Failure::Other(
            "the schemas hold what was asked for when they were imported: give `--root`, `--with`, `--navigation` and `--requests` \
             to `odata-codegen import`, or to `generate` with `--metadata`"
                .to_owned(),
        ));
    }
    if let Some(out) = &arguments.out {
        builder = builder.out(out);
    }
    if let Some(name) = &arguments.crate_name {
        builder = builder.crate_name(name);
    }
    if let Some(runtime) = &arguments.runtime {
        builder = builder.runtime(runtime);
    }
    Ok(builder)
}

fn standard_input() -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::Other(format!("standard input cannot be read: {error}")))?;
    Source::decode("<stdin>", bytes).map_err(|faults| Failure::Other(faults.to_string()))
}

fn man(command: Option<&str>) -> Result<(), Failure> {
    let mut all = Arguments::command().disable_help_subcommand(true);
    all.build();
    let page = match command {
        None => Some(all.clone()),
        Some(name) => all.find_subcommand(name).cloned(),
    };
    let page = page.ok_or_else(|| Failure::Other(format!("there is no command `{}`", command.unwrap_or_default())))?;
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    Ok(io::stdout().lock().write_all(&text)?)
}

/// Prints notes to standard error.
fn complain(notes: &[String]) {
    for note in notes {
        let _ = writeln!(anstream::stderr(), "note: {note}");
    }
}

fn print(text: &impl fmt::Display) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    write!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Values as lines.
struct Lines<'a, T>(&'a [T]);

impl<T: fmt::Display> fmt::Display for Lines<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
