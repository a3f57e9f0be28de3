//! `lcw man`: manual pages.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man as Page;
use clap_mangen::roff::{Roff, bold, roman};
use lifecycle_workflows::validation::shown_safely;

use crate::arguments::{Arguments, Man};
use crate::examples;
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Man) -> io::Result<Status> {
    let mut lcw = examples::added(Arguments::command()).disable_help_subcommand(true);
    lcw.build();
    let mut command = Some(&lcw);
    for name in &arguments.command {
        command = command.and_then(|command| command.find_subcommand(name));
    }
    let Some(command) = command else {
        complain(&format!("there is no command `{}`", shown_safely(&arguments.command.join(" "))));
        return Ok(Status::Failed);
    };
    io::stdout().lock().write_all(&page(command.clone())?)?;
    Ok(Status::Good)
}

fn page(command: clap::Command) -> io::Result<Vec<u8>> {
    let has_commands = command.get_subcommands().next().is_some();
    let has_version = command.get_version().is_some();
    let after = command.get_after_help().map(ToString::to_string);
    let before = command.get_before_help().map(ToString::to_string);
    let page = Page::new(command);
    let mut out = Vec::new();
    page.render_title(&mut out)?;
    page.render_name_section(&mut out)?;
    page.render_synopsis_section(&mut out)?;
    page.render_description_section(&mut out)?;
    if let Some(examples) = before.as_deref().and_then(|before| before.strip_prefix(examples::HEADING)) {
        section("EXAMPLES", examples, &mut out)?;
    }
    page.render_options_section(&mut out)?;
    if has_commands {
        page.render_subcommands_section(&mut out)?;
    }
    if let Some(after) = after {
        section("EXIT STATUS", &after, &mut out)?;
    }
    if has_version {
        page.render_version_section(&mut out)?;
    }
    Ok(out)
}

/// A section of text whose lines stay as they are.
fn section(title: &str, text: &str, out: &mut Vec<u8>) -> io::Result<()> {
    let mut roff = Roff::default();
    roff.control("SH", [title]);
    roff.control("nf", []);
    for line in text.lines() {
        let line = line.strip_prefix("  ").unwrap_or(line);
        let is_call = line.starts_with("lcw ") || line == "lcw";
        roff.text([if is_call { bold(line) } else { roman(line) }]);
    }
    roff.control("fi", []);
    roff.to_writer(out)
}
