//! `lcw completions`: what a shell offers while a command is typed.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::status::Status;

pub(crate) fn run(arguments: &Completions) -> io::Result<Status> {
    // The generator panics if a pipe is closed, so that it writes to memory first.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "lcw", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Status::Good)
}
