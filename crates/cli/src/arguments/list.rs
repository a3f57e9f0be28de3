//! The arguments of `lcw list`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use lifecycle_workflows::client::Id;
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus;
use odata_types::OpenEnum;

use super::service::Service;

/// List workflows, the runs of a workflow, or the task processing results of a run
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct List {
    /// List the runs of this workflow
    #[arg(long, value_name = "ID")]
    pub(crate) workflow: Option<Id>,

    /// List the task processing results of this run
    #[arg(long, value_name = "ID", requires = "workflow")]
    pub(crate) run: Option<Id>,

    /// List only runs or results with this status
    #[arg(long, value_parser = statuses(), requires = "workflow")]
    pub(crate) status: Option<LifecycleWorkflowProcessingStatus>,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

const AFTER_HELP: &str = "\
Exit status: 0 if everything was read, 1 if the read is not documented for the cloud or API version, 2 if it failed, 3 if the \
service refused.";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Text for people
    #[default]
    Text,
    /// A line of JSON for each entity, as the service sends it
    Json,
    /// Lines for `cancel --runs-from` and `resume --results-from`
    Address,
}

fn statuses() -> impl TypedValueParser<Value = LifecycleWorkflowProcessingStatus> {
    let names = LifecycleWorkflowProcessingStatus::MEMBERS.iter().map(LifecycleWorkflowProcessingStatus::as_str);
    PossibleValuesParser::new(names).map(|name| LifecycleWorkflowProcessingStatus::from_name(&name))
}
