//! The arguments of `lcw list` and `lcw get`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus;
use odata_types::OpenEnum;

use super::ids::{GetIds, ListIds};
use super::service::Service;
use crate::documented::{self, Kind};

/// List the entities of a collection, such as the runs of a workflow
///
/// Names of properties in options are checked before anything is sent; what else is in them is up to the service.
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct List {
    /// The collection; without it, the collections and their ids are printed
    #[arg(value_name = "COLLECTION", value_parser = collections(), ignore_case = true)]
    pub(crate) collection: Option<String>,

    #[command(flatten)]
    pub(crate) ids: ListIds,

    /// List only entities with this processing status
    #[arg(long, value_parser = statuses(), requires = "collection")]
    pub(crate) status: Option<LifecycleWorkflowProcessingStatus>,

    /// List only entities for which this expression of OData is true, such as `processingStatus eq 'failed'`
    #[arg(long, value_name = "EXPRESSION", requires = "collection")]
    pub(crate) filter: Option<String>,

    /// List at most so many entities
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), requires = "collection")]
    pub(crate) top: Option<u32>,

    /// The order, such as `startedDateTime desc`
    #[arg(long, value_name = "PROPERTY", value_delimiter = ',', requires = "collection")]
    pub(crate) order_by: Vec<String>,

    #[command(flatten)]
    pub(crate) properties: Properties,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

/// Read one entity, such as a run
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Get {
    /// The entity; without it, the entities and their ids are printed
    #[arg(value_name = "ENTITY", value_parser = entities(), ignore_case = true)]
    pub(crate) entity: Option<String>,

    #[command(flatten)]
    pub(crate) ids: GetIds,

    #[command(flatten)]
    pub(crate) properties: Properties,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: GetFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

/// Which properties are read.
#[derive(Args, Debug)]
pub(crate) struct Properties {
    /// Read only these properties; may be repeated, or separated by commas
    #[arg(long, value_name = "PROPERTY", value_delimiter = ',')]
    pub(crate) select: Vec<String>,

    /// Read related entities as well, such as `tasks`; may be repeated
    #[arg(long, value_name = "PROPERTY")]
    pub(crate) expand: Vec<String>,
}

const AFTER_HELP: &str = "\
Exit status: 0 if everything was read, 1 if the request is wrong or not documented for the cloud or API version (nothing is sent \
then), 2 if it failed, 3 if the service refused.";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table for people
    #[default]
    Text,
    /// A line of JSON for each entity, with everything that the service sends
    Json,
    /// The ids from the workflow on, as `cancel --runs-from` and `resume --results-from` read them
    Address,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum GetFormat {
    /// Lines for people
    #[default]
    Text,
    /// JSON, with everything that the service sends
    Json,
}

fn collections() -> PossibleValuesParser {
    PossibleValuesParser::new(documented::names(documented::of_kind(Kind::List)))
}

fn entities() -> PossibleValuesParser {
    PossibleValuesParser::new(documented::names(documented::of_kind(Kind::Get)))
}

fn statuses() -> impl TypedValueParser<Value = LifecycleWorkflowProcessingStatus> {
    let names = LifecycleWorkflowProcessingStatus::MEMBERS.iter().map(LifecycleWorkflowProcessingStatus::as_str);
    PossibleValuesParser::new(names).map(|name| LifecycleWorkflowProcessingStatus::from_name(&name))
}
