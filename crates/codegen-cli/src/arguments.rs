//! The arguments of all commands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Generates Rust types from the metadata of OData services
#[derive(Debug, Parser)]
#[command(name = "odata-codegen", version, arg_required_else_help = true, before_help = EXAMPLES, help_template = TEMPLATE, after_help = AFTER_HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The template of help: what a command is for, examples, and then the rest.
const TEMPLATE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "\
Examples:
  odata-codegen find person --metadata metadata.xml
  odata-codegen generate --metadata metadata.xml --root example.Person --out src/person
  odata-codegen generate                                    as odata.toml says
  odata-codegen check                                       fail if something is not up to date";

const AFTER_HELP: &str = "\
What a run needs is written in odata.toml or given by options; options win. Exit status: 0 if all is well, 1 if not, 2 if the \
arguments are wrong.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import(Import),
    Generate(Generate),
    /// Fail if generated files are missing, stale or orphaned
    ///
    /// It takes the options of `generate`, and changes nothing.
    Check(Generate),
    Find(Find),
    Explain(Explain),
    Completions(Completions),
    Man(Man),
}

/// Where the metadata is and which part of it is wanted.
#[derive(Args, Debug)]
pub(crate) struct Input {
    /// The file that says what to generate
    ///
    /// Without this option it is odata.toml in the current folder, if there is one.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// A document of the metadata, in CSDL XML or JSON; `-` is standard input
    ///
    /// Several documents are one model.
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Vec<PathBuf>,

    /// Take this type, action, function or namespace, and what it needs
    #[arg(long, value_name = "NAME")]
    pub(crate) root: Vec<String>,

    /// Keep this navigation property, and what it leads to
    #[arg(long, value_name = "TYPE/PROPERTY")]
    pub(crate) with: Vec<String>,

    /// Keep all navigation properties
    #[arg(long, value_name = "all")]
    pub(crate) navigation: Option<Navigation>,

    /// Derive requests from the entity container, and bring in the operations bound to the roots
    ///
    /// They are the paths by which entities are read, listed, created, changed and deleted, and by which operations are called.
    #[arg(long)]
    pub(crate) requests: bool,

    /// The file in which the service publishes its permissions, such as permissions.json of Microsoft Graph
    ///
    /// Its paths and permissions are added to those of --requests.
    #[arg(long, value_name = "FILE")]
    pub(crate) permissions: Option<PathBuf>,

    /// Write the keys in the paths of requests like this
    ///
    /// Without this option they are segments if the metadata says that the service takes them, or if --permissions is given;
    /// otherwise they are in parentheses.
    #[arg(long, value_name = "STYLE")]
    pub(crate) keys: Option<Keys>,

    /// Refuse metadata with any fault, also one that is read leniently otherwise
    #[arg(long)]
    pub(crate) strict: bool,

    /// Print all notes instead of three examples of each cause
    #[arg(long)]
    pub(crate) all_notes: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Navigation {
    /// All of them
    All,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Keys {
    /// As in Orders(1), which every service takes
    Parentheses,
    /// As in /orders/1
    Segments,
}

/// Write schemas from metadata, to complete by hand and to generate from
///
/// One document of CSDL JSON is written for each namespace. What is written there by hand is kept.
#[derive(Args, Debug)]
#[command(before_help = IMPORT_EXAMPLES, help_template = TEMPLATE)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) input: Input,

    /// The folder to write the schemas to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Say what has brought this element in
    #[arg(long, value_name = "NAME")]
    pub(crate) explain: Vec<String>,
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  odata-codegen import --metadata metadata.xml --out schemas
  curl -s https://example.org/$metadata | odata-codegen import --metadata - --root example.Person --out schemas
  odata-codegen import --metadata metadata.xml --root example.Person --requests --out schemas";

/// Generate Rust from metadata, or from schemas
#[derive(Args, Debug)]
#[command(before_help = GENERATE_EXAMPLES, help_template = TEMPLATE)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) input: Input,

    /// Read the schemas of this folder instead of metadata
    ///
    /// Documents in its folder `vocabularies` are known, but nothing is generated from them.
    #[arg(long, value_name = "DIR", conflicts_with = "metadata")]
    pub(crate) schemas: Option<PathBuf>,

    /// The folder to write to; it holds generated files and nothing else
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Make a whole crate of that name in the folder of --out; needs --runtime
    #[arg(long = "crate", value_name = "NAME")]
    pub(crate) crate_name: Option<String>,

    /// The path of the crate odata-types, for the manifest of a crate, until it is published
    #[arg(long, value_name = "PATH")]
    pub(crate) runtime: Option<PathBuf>,
}

const GENERATE_EXAMPLES: &str = "\
Examples:
  odata-codegen generate --metadata metadata.xml --root example.Person --out src/person
  odata-codegen generate --schemas schemas --out ../person --crate person --runtime ../odata-types
  odata-codegen check --schemas schemas --out src/person";

/// Find elements of the metadata by a part of their names
///
/// Each line has the name, what it is, and how much it brings in as a root.
#[derive(Args, Debug)]
#[command(before_help = FIND_EXAMPLES, help_template = TEMPLATE)]
pub(crate) struct Find {
    /// A part of the name, in any case
    #[arg(value_name = "WORD")]
    pub(crate) word: String,

    #[command(flatten)]
    pub(crate) input: Input,
}

const FIND_EXAMPLES: &str = "\
Examples:
  odata-codegen find order --metadata metadata.xml";

/// Explain a diagnostic code, or what an element is and what it brings in
#[derive(Args, Debug)]
#[command(before_help = EXPLAIN_EXAMPLES, help_template = TEMPLATE)]
pub(crate) struct Explain {
    /// A code such as `missing-document`, or the qualified name of an element
    #[arg(value_name = "CODE|NAME")]
    pub(crate) subject: String,

    #[command(flatten)]
    pub(crate) input: Input,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  odata-codegen explain missing-document
  odata-codegen explain example.Person --metadata metadata.xml
  odata-codegen explain example.Person                      with the roots of odata.toml: also what brings it in";

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
    /// The command; without it, odata-codegen itself
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
