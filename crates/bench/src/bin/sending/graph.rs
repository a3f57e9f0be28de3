//! A local Graph, in threads of its own.

use std::error::Error;

use lifecycle_workflows::client::{Endpoint, RunAddress, endpoint_at};
use lifecycle_workflows::emulator::{Effect, Emulator, Faults, LocalService, LoggedRequest, Seed, Server};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

pub(crate) struct Graph {
    runtime: Runtime,
    emulator: Emulator,
    server: Server,
    workflow: String,
    count: u32,
}

impl Graph {
    /// With so many runs to cancel.
    pub(crate) fn start(count: u32, faults: Faults) -> Result<Self, Box<dyn Error>> {
        let seed = Seed::built_in()?.with_runs(count)?;
        let workflow = seed.workflows().first().and_then(|workflow| workflow.id.clone()).ok_or("no workflow")?;
        let emulator = LocalService::new(seed).builder()?.faults(faults).open()?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let server = runtime.block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
            emulator.serve(listener)
        })?;
        Ok(Self { runtime, emulator, server, workflow, count })
    }

    pub(crate) fn endpoint(&self) -> Result<Endpoint, Box<dyn Error>> {
        Ok(endpoint_at(&self.server.base_url(), "v1.0")?)
    }

    /// All runs to cancel.
    pub(crate) fn runs(&self) -> Result<Vec<RunAddress>, Box<dyn Error>> {
        let runs = (1..=self.count).map(|number| RunAddress::new(self.workflow.as_str(), Seed::run_id(number)));
        Ok(runs.collect::<Result<_, _>>()?)
    }

    pub(crate) fn effects(&self) -> Result<Vec<Effect>, Box<dyn Error>> {
        Ok(self.runtime.block_on(self.emulator.effects())?)
    }

    pub(crate) fn requests(&self) -> Result<Vec<LoggedRequest>, Box<dyn Error>> {
        Ok(self.runtime.block_on(self.emulator.requests())?)
    }
}
