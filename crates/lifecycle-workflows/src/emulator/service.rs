//! What the local service is made with.

use std::time::Duration;

use graph_emulator::{ActionRequest, Builder, Emulator};
use lifecycle_workflows_models::identity_governance::{
    Activate, ActivateWithScope, CancelProcessing, Restore, Resume, RunCollectionSummary, Workflow,
};
use lifecycle_workflows_models::{Action, Create, Function, SCHEMA};
use serde_json::json;

use super::activation::{activate, activate_with_scope};
use super::behaviors::{cancel_processing, members, restore, resume};
use super::entities::of_every_tenant;
use super::seed::{Seed, SeedError};
use super::summary;

/// How long a run is canceling before it is canceled, by default.
const CANCEL_DELAY: Duration = Duration::from_secs(2);

/// Lifecycle workflows for a local service: the entities that it begins with, and how its actions behave.
#[derive(Clone, Debug)]
#[must_use]
pub struct LocalService {
    seed: Seed,
    cancel_delay: Duration,
}

impl LocalService {
    /// A service that begins with a seed.
    pub fn new(seed: Seed) -> Self {
        Self { seed, cancel_delay: CANCEL_DELAY }
    }

    /// Sets how long a run is canceling before it is canceled; 2 seconds by default.
    pub fn cancel_delay(self, delay: Duration) -> Self {
        Self { cancel_delay: delay, ..self }
    }

    /// The builder of an [`Emulator`] with the entities and behaviours.
    ///
    /// # Errors
    ///
    /// If an entity cannot be written as JSON, because undeclared members have the names of declared ones.
    pub fn builder(&self) -> Result<Builder, SeedError> {
        let delay = self.cancel_delay;
        let new = members([("isEnabled", json!(true)), ("isSchedulingEnabled", json!(false)), ("version", json!(1))]);
        Ok(Emulator::builder(&SCHEMA)
            .seed(self.seed.entities(delay)?)
            .seed(of_every_tenant().map_err(|error| SeedError::unwritable(&error))?)
            .behavior(Activate::ACTION, activate)
            .behavior(ActivateWithScope::ACTION, activate_with_scope)
            .behavior(CancelProcessing::ACTION, move |request: &ActionRequest| cancel_processing(request, delay))
            .behavior(Restore::ACTION, restore)
            .behavior(Resume::ACTION, resume)
            .function(RunCollectionSummary::FUNCTION, summary::of_runs)
            .defaults(Workflow::CREATE, new))
    }
}
