//! `lcw check`: all violations in requests.

mod bodies;
mod callout;
mod documents;
mod files;
mod github;
mod output;
mod sarif;

use std::cell::Cell;
use std::io;

use indicatif::{ProgressBar, ProgressStyle};
use lifecycle_workflows::validation::VALIDATOR;

use crate::actions;
use crate::arguments::Check;
use crate::input::Input;
use crate::status::{Status, complain};

pub(crate) use bodies::Meant;
#[cfg(test)]
pub(crate) use callout::check as check_callout;
pub(crate) use callout::is_one as is_callout;
use documents::Checked;
pub(crate) use documents::{Checker, Refusal};
pub(crate) use files::{Below, inputs, no_request};
use output::Output;

pub(crate) fn run(arguments: &Check) -> io::Result<Status> {
    let inputs = match inputs(&arguments.files) {
        Ok(inputs) => inputs,
        Err(message) => {
            complain(&message);
            return Ok(Status::Failed);
        }
    };
    let check = Run { checker: checker(arguments), arguments, has_found: Cell::new(false) };
    let mut output = Output::new(arguments.format);
    let progress = progress(inputs.len());
    let mut status = Status::Good;
    for (input, is_named) in &inputs {
        progress.set_message(input.title());
        // The terminal may show the progress as well.
        let one = progress.suspend(|| check.input(input, *is_named, &mut output))?;
        status = status.max(one);
        progress.inc(1);
    }
    progress.finish_and_clear();
    output.finish()?;
    if inputs.iter().all(|(_, is_named)| !is_named) && !check.has_found.get() {
        // Silence would hide a wrong path for ever.
        complain(&files::no_request(&inputs));
        return Ok(Status::Failed);
    }
    Ok(status)
}

fn checker(arguments: &Check) -> Checker {
    let limit = Some(arguments.max_violations).filter(|limit| *limit > 0);
    let validator = VALIDATOR.max_violations(limit);
    let validator = arguments.allow.iter().fold(validator, |validator, rule| validator.allow(*rule));
    // What is denied is denied, even if it is allowed as well.
    let validator = arguments.deny.iter().fold(validator, |validator, rule| validator.deny(*rule));
    let action = arguments.action.as_deref().and_then(actions::find);
    Checker { validator, action, is_any_host: arguments.any_host }
}

/// The progress bar, which is hidden for a single input; without a terminal, nothing is drawn.
fn progress(count: usize) -> ProgressBar {
    if count < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
    let progress = ProgressBar::new(count as u64);
    match style {
        Ok(style) => progress.with_style(style),
        Err(_) => progress,
    }
}

struct Run<'a> {
    checker: Checker,
    arguments: &'a Check,
    /// Whether any input had a request.
    has_found: Cell<bool>,
}

impl Run<'_> {
    /// Checks all requests in an input. Files of a folder that hold none are passed over in silence.
    fn input(&self, input: &Input, is_named: bool, output: &mut Output) -> io::Result<Status> {
        let failed = |message: &str| {
            complain(&format!("{}: {message}", input.title()));
            Ok(Status::Failed)
        };
        let bytes = match input.read() {
            Ok(bytes) => bytes,
            Err(error) => return failed(&format!("cannot be read: {error}")),
        };
        let mut status = Status::Good;
        let checked = self.checker.check(&input.name(), &bytes, &Below::of(input), is_named, |part| {
            let is_wrong = part.report.has_errors() || (self.arguments.deny_warnings && !part.report.is_empty());
            status = status.max(if is_wrong { Status::Wrong } else { Status::Good });
            output.print(input, &part)
        })?;
        match checked {
            Err(_) if !is_named => Ok(Status::Good),
            Err(Refusal(message)) => failed(&message),
            Ok(Checked { count, skipped, unreadable, remark }) => {
                self.has_found.set(true);
                for message in unreadable {
                    complain(&format!("{}: {message}", input.title()));
                    status = Status::Failed;
                }
                if let Some(remark) = remark {
                    output.remark(input, &remark)?;
                }
                let skipped = skipped.to_string();
                if !skipped.is_empty() && (is_named || count > 0) {
                    output.remark(input, &format!("not checked: {skipped}"))?;
                }
                Ok(status)
            }
        }
    }
}
