//! `lcw serve`: a local service.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;

use lifecycle_workflows::emulator::{Builder, Emulator, Faults, LocalService, Seed};
use lifecycle_workflows::validation::shown_safely;
use tokio::net::TcpListener;

use crate::arguments::Serve;
use crate::input::{Input, STANDARD_INPUT};
use crate::signals;
use crate::status::{Status, complain, whole};

pub(crate) fn run(arguments: &Serve) -> io::Result<Status> {
    let seed = match seed(arguments) {
        Ok(seed) => seed,
        Err(message) => return Ok(failed(&message)),
    };
    if arguments.print_seed {
        writeln!(io::stdout(), "{seed}")?;
        return Ok(Status::Good);
    }
    // Bind before creating the database.
    let listener = match listen(arguments.listen) {
        Ok(listener) => listener,
        Err(message) => return Ok(failed(&message)),
    };
    let emulator = match builder(arguments, seed).and_then(|builder| open(arguments, builder)) {
        Ok(emulator) => emulator,
        Err(message) => return Ok(failed(&message)),
    };
    if !emulator.is_new() && (arguments.seed.is_some() || arguments.runs > 0) {
        complain("the state exists already, and is not seeded again");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(serve(arguments, listener, &emulator));
    // Do not wait for idle connections.
    runtime.shutdown_background();
    match emulator.lost_log_lines() {
        0 => {}
        lost => complain(&format!("{lost} lines of the log could not be written")),
    }
    served
}

fn listen(address: SocketAddr) -> Result<std::net::TcpListener, String> {
    let listener = std::net::TcpListener::bind(address);
    let listener = listener.and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
    listener.map_err(|error| format!("{address}: cannot listen: {error}; use --listen for another address"))
}

async fn serve(arguments: &Serve, listener: std::net::TcpListener, emulator: &Emulator) -> io::Result<Status> {
    let listener = TcpListener::from_std(listener)?;
    if !arguments.listen.ip().is_loopback() {
        complain("everyone who reaches this address can read and change the state; no token is verified");
    }
    // Catch signals before the URL is printed, as others may send them from then on.
    let end = signals::end()?;
    // The listener accepts connections already; the URL is printed before any line of a log.
    let mut out = io::stdout();
    writeln!(out, "http://{}", listener.local_addr()?)?;
    out.flush()?;
    let server = emulator.serve(listener)?;
    end.await;
    server.shut_down().await?;
    Ok(Status::Good)
}

fn failed(message: &str) -> Status {
    complain(message);
    Status::Failed
}

fn seed(arguments: &Serve) -> Result<Seed, String> {
    let seed = match &arguments.seed {
        None => Seed::built_in().map_err(|error| error.to_string())?,
        Some(path) => {
            let input = Input::new(path);
            let title = input.title();
            let seed: Result<Seed, _> = input.text()?.parse();
            seed.map_err(|error| format!("{title}: is not a seed:\n{error}"))?
        }
    };
    seed.with_runs(arguments.runs).map_err(|error| format!("--runs: {error}"))
}

fn builder(arguments: &Serve, seed: Seed) -> Result<Builder, String> {
    let mut faults = Faults::default();
    for more in &arguments.faults {
        faults = faults.and(more.clone()).map_err(|error| format!("--fault: {error}"))?;
    }
    let service = LocalService::new(seed).cancel_delay(arguments.cancel_delay);
    let builder = service
        .builder()
        .map_err(|error| error.to_string())?
        .faults(faults)
        .fault_seed(arguments.fault_seed)
        .check_scopes(arguments.check_scopes);
    Ok(match &arguments.state {
        Some(path) => builder.state_file(path),
        None => builder,
    })
}

fn open(arguments: &Serve, builder: Builder) -> Result<Emulator, String> {
    let builder = match &arguments.log {
        None => builder,
        Some(path) if path == Path::new(STANDARD_INPUT) => builder.log(io::stdout()),
        Some(path) => {
            let file = OpenOptions::new().create(true).append(true).open(path);
            builder.log(file.map_err(|error| format!("{}: cannot be written: {error}", shown(path)))?)
        }
    };
    builder.open().map_err(|error| match &arguments.state {
        Some(path) => format!("{}: {}", shown(path), whole(&error)),
        None => whole(&error),
    })
}

fn shown(path: &Path) -> String {
    shown_safely(&path.to_string_lossy())
}
