//! `lcw explain`: what a rule asks for.

use std::io::{self, Write};

use lifecycle_workflows::validation::{Rule, shown_safely};

use crate::arguments::Explain;
use crate::status::Status;

pub(crate) fn run(arguments: &Explain) -> io::Result<Status> {
    let mut out = io::stdout().lock();
    let Some(rule) = arguments.rule else {
        let longest = Rule::ALL.iter().map(|rule| rule.as_str().len()).max().unwrap_or_default();
        for rule in Rule::ALL {
            writeln!(out, "{rule:longest$}  {:7}  {}", rule.severity(), rule.description())?;
        }
        return Ok(Status::Good);
    };
    writeln!(out, "{}[{rule}]: {}", rule.severity(), rule.description())?;
    writeln!(
        out,
        "\n`lcw check --allow {rule}` does not report it, `lcw check --deny {rule}` reports it as an error."
    )?;
    if !rule.example().is_empty() {
        writeln!(out, "\nAn example, in terms of a library that lends books:\n")?;
        for line in rule.example().lines() {
            writeln!(out, "{}", format!("    {}", shown_safely(line)).trim_end())?;
        }
    }
    Ok(Status::Good)
}
