//! Measures the client beside a bare loop over reqwest that sends the same bytes to the same local Graph, and sees that many
//! cancellations through faults have one effect each: `cargo run --release --package lifecycle-workflows-bench --features
//! sending --bin sending`.
//!
//! The arguments are the number of cancellations, how many are under way at once, and the number of rounds.

mod graph;
mod measure;

use std::collections::HashMap;
use std::error::Error;

use futures_util::stream::{self, StreamExt};
use lifecycle_workflows::client::{Client, LifecycleWorkflows, RunAddress, Settled, Start, Token};
use lifecycle_workflows::emulator::Faults;

use graph::Graph;
use measure::{Measured, measure, table};

/// One in twenty requests meets one of them.
const FAULTS: &str = "503=2%,drop=1%,drop-after=1%,504-after=1%,retry-after=0";

const USER_AGENT: &str = "sending";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u32>());
    let mut next = |default| arguments.next().unwrap_or(Ok(default));
    let (count, concurrency, rounds) = (next(10_000)?, next(64)?, next(15)?);
    let at_once = usize::try_from(concurrency)?;
    // As `lcw` does it.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (mut clients, mut bare) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        // Whoever comes first may have it easier or harder.
        for is_client in [round % 2 == 0, round % 2 != 0] {
            let graph = Graph::start(count, Faults::default())?;
            if is_client {
                clients.push(runtime.block_on(with_client(&graph, at_once))?);
            } else {
                bare.push(runtime.block_on(with_reqwest(&graph, at_once))?);
            }
            assert_once_each(&graph, count)?;
        }
    }
    println!("{count} cancellations, {concurrency} at once, medians of {rounds} rounds:\n\n{}", table(&clients, &bare));
    let graph = Graph::start(count, FAULTS.parse()?)?;
    let measured = runtime.block_on(with_client(&graph, at_once))?;
    let faults = graph.requests()?.iter().filter(|request| request.fault.is_some()).count();
    assert_once_each(&graph, count)?;
    println!(
        "With `{FAULTS}`: {count} runs cancelled once each in {:.1} s, through {faults} faults.",
        measured.seconds()
    );
    Ok(())
}

async fn with_client(graph: &Graph, at_once: usize) -> Result<Measured, Box<dyn Error>> {
    let client = client(graph)?;
    let work = stream::iter(graph.runs()?).map(|run| {
        let client = client.clone();
        measure(async move { client.cancel_run_settled(&run, Start::Sending).await })
    });
    Measured::of(work.buffer_unordered(at_once), |settled| match settled {
        Ok(Settled::Accepted | Settled::Confirmed(_)) => Ok(()),
        Ok(other) => Err(format!("{other:?}").into()),
        Err(error) => Err(error.into()),
    })
    .await
}

/// What somebody writes who has no client: the same bytes, but nothing is checked and nothing is sent again.
async fn with_reqwest(graph: &Graph, at_once: usize) -> Result<Measured, Box<dyn Error>> {
    let bare = reqwest::Client::builder().user_agent(USER_AGENT).no_proxy().build()?;
    let endpoint = graph.endpoint()?;
    let work = stream::iter(graph.runs()?).map(|RunAddress { workflow, run, .. }| {
        let (bare, endpoint) = (&bare, &endpoint);
        measure(async move {
            let url = format!("{endpoint}/identityGovernance/lifecycleWorkflows/workflows/{workflow}/cancelProcessing");
            let request = bare.post(url).header("content-type", "application/json").body(format!(
                r##"{{"scope":{{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{{"id":"{run}"}}]}}}}"##
            ));
            let request = request.header("client-request-id", uuid::Uuid::new_v4().to_string()).bearer_auth("any");
            request.send().await.map(|answer| answer.status())
        })
    });
    Measured::of(work.buffer_unordered(at_once), |status| match status?.as_u16() {
        204 => Ok(()),
        status => Err(status.to_string().into()),
    })
    .await
}

fn client(graph: &Graph) -> Result<Client, Box<dyn Error>> {
    Ok(Client::builder(graph.endpoint()?, Token::new("any")?).user_agent(USER_AGENT).build()?)
}

fn assert_once_each(graph: &Graph, count: u32) -> Result<(), Box<dyn Error>> {
    let mut effects: HashMap<String, u32> = HashMap::new();
    for effect in graph.effects()? {
        for id in effect.ids {
            *effects.entry(id).or_default() += 1;
        }
    }
    let is_once = effects.values().all(|effects| *effects == 1);
    if is_once && effects.len() == usize::try_from(count)? { Ok(()) } else { Err("not one effect each".into()) }
}
