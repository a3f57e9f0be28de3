//! `lcw check`: everything that is wrong with requests.

use std::io::{self, Write};

use indicatif::{ProgressBar, ProgressStyle};
use lifecycle_workflows_validation::{HttpCheck, Report, check_http_message, escaped, is_http_message};
use odata_types::facts::Action;
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::actions::{self, Entry};
use crate::arguments::{Check, ReportFormat};
use crate::input::Input;
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Check) -> io::Result<Status> {
    let action = arguments.action.as_deref().and_then(actions::find);
    let inputs = Input::all(&arguments.files);
    if inputs.iter().filter(|input| input.is_standard_input()).count() > 1 {
        complain("standard input can be read once only, but `-` is given more than once");
        return Ok(Status::Failed);
    }
    let progress = progress(inputs.len());
    let mut status = Status::Good;
    for input in &inputs {
        progress.set_message(input.title());
        let outcome = check(input, action);
        // The output goes where the progress is drawn, if both go to a terminal.
        let one = progress.suspend(|| match outcome {
            Ok((bytes, report)) => print(input, &bytes, &report, arguments),
            Err(message) => {
                complain(&format!("{}: {message}", input.title()));
                Ok(Status::Failed)
            }
        })?;
        status = status.max(one);
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(status)
}

/// For one input there is nothing to wait for; off a terminal, nothing is drawn anyway.
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

/// An input and its report, or why there is none.
fn check(input: &Input, action: Option<&'static Entry>) -> Result<(Vec<u8>, Report), String> {
    let bytes = input.read().map_err(|error| format!("cannot be read: {error}"))?;
    let report = match (is_http_message(&bytes), action) {
        (true, Some(action)) => HttpCheck::default().action(action.facts).message(&bytes),
        (true, None) => check_http_message(&bytes),
        (false, Some(action)) => (action.check)(&bytes),
        (false, None) => {
            let names: Vec<_> =
                actions::all().map(|entry| format!("`--action {}`", entry.facts.simple_name())).collect();
            return Err(format!("this is no HTTP request; for a body alone, add {}", names.join(" or ")));
        }
    };
    Ok((bytes, report))
}

fn print(input: &Input, bytes: &[u8], report: &Report, arguments: &Check) -> io::Result<Status> {
    let mut out = anstream::stdout().lock();
    match arguments.format {
        ReportFormat::Text => {
            let title = input.title();
            if !report.is_empty() {
                writeln!(out, "{}\n", report.draw(bytes).origin(&title).colored(true))?;
            }
            writeln!(out, "{title}: {}", summary(report))?;
        }
        ReportFormat::Json => writeln!(out, "{}", line(&Line { file: &input.name(), report })?)?,
        ReportFormat::GraphError => {
            if let Some(error) = report.graph_error() {
                writeln!(out, "{}", line(&error)?)?;
            }
        }
    }
    let is_wrong = report.has_errors() || (arguments.deny_warnings && !report.is_empty());
    Ok(if is_wrong { Status::Wrong } else { Status::Good })
}

/// JSON on one line, in which what terminals would act on is escaped.
fn line(value: &impl Serialize) -> io::Result<String> {
    Ok(escaped(&serde_json::to_string(value)?))
}

fn summary(report: &Report) -> String {
    let count = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    match (report.errors().count(), report.warnings().count()) {
        (0, 0) => "as documented".to_owned(),
        (0, warnings) => format!("no errors, {}", count(warnings, "warning")),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}

/// A report with the name of its input.
struct Line<'a> {
    file: &'a str,
    report: &'a Report,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(Some(4))?;
        line.serialize_entry("file", self.file)?;
        line.serialize_entry("action", &self.report.action().map(Action::simple_name))?;
        line.serialize_entry("valid", &!self.report.has_errors())?;
        line.serialize_entry("diagnostics", self.report.violations())?;
        line.end()
    }
}
