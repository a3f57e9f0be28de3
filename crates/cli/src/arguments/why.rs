//! The arguments of `lcw why`.

use clap::Args;
use lifecycle_workflows::client::Id;

use super::reading::GetFormat;
use super::service::Service;

/// Say why a workflow failed for a user, and what to do next
///
/// Reads what the runs of the workflow came to for the user, then the tasks of the last run that failed, or else of the last one.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Why {
    /// The workflow
    #[arg(long, value_name = "ID")]
    pub(crate) workflow: Id,

    /// The user: an id, or a user principal name
    ///
    /// Documented results name users by their ids. Whether a user principal name is found is up to the service.
    #[arg(long, value_name = "ID|NAME")]
    pub(crate) user: Id,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: GetFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

const AFTER_HELP: &str = "\
Exit status: 0 if everything was read, 1 if the request is not documented for the cloud or API version, 2 if it failed, 3 if the \
service refused.";
