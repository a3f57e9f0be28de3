//! Sending requests that change something to any number of targets, exactly once each.

mod calling;
mod journal;
mod lines;
mod outcome;
mod printer;
mod progress;
mod queue;
mod task;

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use lifecycle_workflows::client::{Batch, Call, Endpoint, Limits};

use crate::arguments::{Many, Sending};
use crate::input::{Input, is_empty};
use crate::service;
use crate::status::{Status, complain};

pub(crate) use calling::{Calling, Writing};
#[doc(hidden)]
pub use journal::read_journal;
pub(crate) use task::{Cancellation, ResultTarget, Resumption, Task};

use journal::Journal;
use progress::Progress;
use queue::Queue;

/// Stands in a dry run behind the request line, in place of the token: tools that read `.http` files fill it in.
const TOKEN_HEADER: &str = "\nAuthorization: Bearer {{$processEnv LCW_TOKEN}}\n";

/// Targets, or the exit status if there are none.
pub(crate) type Targets<T> = Result<Vec<T>, Status>;

/// Reads the targets in a file. Problems are printed to standard error.
pub(crate) fn from_file<T: Task>(path: &Path, task: &T) -> Targets<T::Target> {
    let input = Input::new(path);
    let bytes = input.read().map_err(|error| {
        complain(&format!("{}: cannot be read: {error}", input.title()));
        Status::Failed
    })?;
    let targets = lines::read(&bytes, task).map_err(|errors| {
        for error in errors {
            complain(&format!("{}:{error}", input.title()));
        }
        Status::Wrong
    })?;
    if targets.is_empty() && !is_empty(&bytes) {
        complain(&format!("{}: no line is a target: all of them are blank or comments", input.title()));
        return Err(Status::Wrong);
    }
    Ok(targets)
}

/// Sends the request to all targets, and prints each outcome.
pub(crate) fn run<T: Task>(task: &T, targets: Vec<T::Target>, many: &Many, sending: &Sending) -> io::Result<Status> {
    let endpoint = match service::endpoint(&sending.service) {
        Ok(endpoint) => endpoint,
        Err(message) => return Ok(failed(&message)),
    };
    let limits = if sending.ignore_limits { Limits::Ignored } else { Limits::Enforced };
    let targets = lines::distinct(targets);
    if targets.is_empty() {
        complain("there are no targets");
        return Ok(Status::Good);
    }
    // Nothing is sent before all requests are known to be valid.
    let calls = match examine(task, &targets, &endpoint, limits, sending.dry_run) {
        Ok(calls) => calls,
        Err(status) => return Ok(status),
    };
    if many.wait.is_some() && !targets.iter().all(|target| task.can_be_waited_for(target)) {
        return Ok(failed(
            "--wait: nothing was sent: with this body, nothing is known to wait for; give one that names a single entity, or \
             leave out --wait",
        ));
    }
    if sending.dry_run {
        return print(calls, many.at_once.batch);
    }
    let journal = match &sending.journal {
        None => Journal::none(),
        Some(path) => match Journal::open(path, &task.title(&endpoint)) {
            Ok(journal) => journal,
            Err(error) => return Ok(failed(&format!("{}: {error}", Input::new(path).title()))),
        },
    };
    service::announce(&sending.service, &endpoint);
    let progress = Arc::new(Progress::new(targets.len(), many.wait.is_some()));
    let said = Arc::clone(&progress);
    let client = match service::client(&sending.service, endpoint, limits, move |message| said.complain(message)) {
        Ok(client) => client,
        Err(message) => {
            progress.finish();
            return Ok(failed(&message));
        }
    };
    let client = if many.at_once.batch { client.batched() } else { client };
    // One thread is enough: the work is waiting for the service, and the journal has a thread of its own.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let status = runtime.block_on(Queue::new(task, &client, &journal, many, sending.format, progress).run(targets));
    // Do not wait for a blocked read of a token file.
    runtime.shutdown_background();
    status
}

/// Checks the requests, and returns them if they are kept. Problems are printed to standard error.
fn examine<T: Task>(
    task: &T,
    targets: &[T::Target],
    endpoint: &Endpoint,
    limits: Limits,
    is_kept: bool,
) -> Result<Vec<Call<()>>, Status> {
    let calls = targets.iter().map(|target| task.call(target, endpoint, limits));
    let calls = calls.filter(|call| is_kept || call.is_err());
    // The requests differ in their ids only, so that one error is enough.
    calls.collect::<Result<_, _>>().map_err(|error| {
        task.complain_of(&error);
        Status::Wrong
    })
}

/// Prints the requests of a dry run, with the separator of `.http` files.
fn print(calls: Vec<Call<()>>, is_batch: bool) -> io::Result<Status> {
    let requests: Vec<String> = if is_batch { batches(calls) } else { calls.iter().map(ToString::to_string).collect() };
    let mut out = io::stdout().lock();
    for (index, request) in requests.iter().enumerate() {
        let separator = if index > 0 { "\n###\n\n" } else { "" };
        writeln!(out, "{separator}{}", dry(request))?;
    }
    Ok(Status::Good)
}

/// A request as a dry run prints it.
pub(crate) fn dry(request: &str) -> String {
    request.replacen('\n', TOKEN_HEADER, 1)
}

/// The requests that have the calls in them. Those in other API versions go to other addresses.
fn batches(calls: Vec<Call<()>>) -> Vec<String> {
    let mut batches: Vec<Batch> = Vec::new();
    for call in calls {
        let is_in = batches.last_mut().is_some_and(|batch| batch.add(call.clone()).is_ok());
        if !is_in {
            let mut batch = Batch::new(call.endpoint());
            // A batch takes calls to its own endpoint.
            let _ = batch.add(call);
            batches.push(batch);
        }
    }
    let requests = batches.iter_mut().flat_map(|batch| std::iter::from_fn(|| batch.next()));
    requests.map(|request| request.to_string()).collect()
}

fn failed(message: &str) -> Status {
    complain(message);
    Status::Failed
}
