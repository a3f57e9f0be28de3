//! `lcw completions`: what a shell offers while a command is typed.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::status::Status;

pub(crate) fn run(arguments: &Completions) -> io::Result<Status> {
    // In memory first: the generator cannot say that a pipe was closed.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "lcw", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Status::Good)
}
