//! The arguments of `lcw permissions`.

use clap::Args;

use super::ShowFormat;

/// Print the least privileged permissions for requests
///
/// Requests are found in files as by `check`, or named: an action or function, or what `list` and `get` read, as `lcw show`
/// lists them. One permission may be enough for several requests, so that the set may be smaller than those of all requests
/// together. Requests that the schemas do not document are listed apart.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Permissions {
    /// Files, folders with files, and names of requests; `-` or nothing is standard input
    #[arg(value_name = "FILE|NAME")]
    pub(crate) what: Vec<String>,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ShowFormat,
}

const AFTER_HELP: &str = "\
Exit status: 0 if all requests are documented, 1 if one is not, 2 if something cannot be read or is not known.";
