//! `lcw man`: manual pages.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man as Page;
use lifecycle_workflows::validation::shown_safely;

use crate::arguments::{Arguments, Man};
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Man) -> io::Result<Status> {
    let mut lcw = Arguments::command().disable_help_subcommand(true);
    lcw.build();
    let command = match &arguments.command {
        None => Some(lcw.clone()),
        Some(name) => lcw.find_subcommand(name).cloned(),
    };
    let Some(command) = command else {
        let name = arguments.command.as_deref().unwrap_or_default();
        complain(&format!("there is no command `{}`", shown_safely(name)));
        return Ok(Status::Failed);
    };
    let mut page = Vec::new();
    Page::new(command).render(&mut page)?;
    io::stdout().lock().write_all(&page)?;
    Ok(Status::Good)
}
