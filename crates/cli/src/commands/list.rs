//! `lcw list`: workflows, runs and task processing results.

mod row;

use std::io::{self, Write};

use lifecycle_workflows::client::{Client, Error, IdError, LifecycleWorkflows, Limits, Pages, RunAddress};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus;
use lifecycle_workflows::models::{List as Listed, identity_governance as models};
use lifecycle_workflows::validation::escaped;
use serde_core::Serialize;

use crate::arguments::{List, ListFormat};
use crate::service;
use crate::status::{Status, complain, complain_of, explain};
use row::Row;

pub(crate) fn run(arguments: &List) -> io::Result<Status> {
    let client = service::endpoint(&arguments.service)
        .and_then(|endpoint| service::client(&arguments.service, endpoint, Limits::Enforced, complain));
    let client = match client {
        Ok(client) => client,
        Err(message) => {
            complain(&message);
            return Ok(Status::Failed);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listed = runtime.block_on(list(&client, arguments));
    // Do not wait for a blocked read of a token file.
    runtime.shutdown_background();
    match listed {
        Ok(()) => Ok(Status::Good),
        Err(Trouble::Output(error)) => Err(error),
        Err(Trouble::Id(error)) => {
            complain_of(&error);
            Ok(Status::Failed)
        }
        Err(Trouble::Service(error)) => {
            complain_of(&error);
            if let Some(explanation) = error.explain() {
                explain(&explanation);
            }
            Ok(service::status(&error))
        }
    }
}

/// Why a list is incomplete.
enum Trouble {
    Service(Error),
    Id(IdError),
    Output(io::Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Service(error)
    }
}

impl From<IdError> for Trouble {
    fn from(error: IdError) -> Self {
        Self::Id(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

async fn list(client: &Client, arguments: &List) -> Result<(), Trouble> {
    match (&arguments.workflow, &arguments.run) {
        (None, _) => print::<models::Workflow>(client.workflows()?, arguments, "").await,
        (Some(workflow), None) => print::<models::Run>(client.runs(workflow)?, arguments, &workflow.segment()).await,
        (Some(workflow), Some(run)) => {
            let address = RunAddress::new(workflow.as_str(), run.as_str())?;
            let results = client.task_processing_results(&address)?;
            print::<models::TaskProcessingResult>(results, arguments, &workflow.segment()).await
        }
    }
}

/// Prints page by page, so that a long list begins at once.
async fn print<T: Listed + Row + Serialize + Send + 'static>(
    mut pages: Pages<T>,
    arguments: &List,
    workflow: &str,
) -> Result<(), Trouble> {
    let mut is_first = true;
    while let Some(page) = pages.next().await? {
        let page: Vec<T> = page.into_iter().filter(|entity| is_wanted(entity, arguments.status.as_ref())).collect();
        let mut out = io::stdout().lock();
        match arguments.format {
            ListFormat::Text => {
                row::write_all(&mut out, &page, is_first)?;
                is_first &= page.is_empty();
            }
            ListFormat::Json => {
                for entity in &page {
                    writeln!(out, "{}", escaped(&serde_json::to_string(entity).map_err(io::Error::from)?))?;
                }
            }
            ListFormat::Address => {
                for entity in &page {
                    match entity.address(workflow) {
                        Some(address) => writeln!(out, "{address}")?,
                        None => complain("an entity without an id was left out"),
                    }
                }
            }
        }
        out.flush()?;
    }
    Ok(())
}

fn is_wanted(entity: &impl Row, status: Option<&LifecycleWorkflowProcessingStatus>) -> bool {
    status.is_none() || entity.status() == status
}
