//! `lcw check`: all violations in requests.

mod requests;

use std::io::{self, Write};

use indicatif::{ProgressBar, ProgressStyle};
use lifecycle_workflows::models::{self, action_name};
use lifecycle_workflows::validation::{Report, VALIDATOR, escaped, is_http_message};
use odata_types::facts::Action;
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::actions;
use crate::arguments::{Check, ReportFormat};
use crate::input::Input;
use crate::status::{Status, complain};

pub(crate) fn run(arguments: &Check) -> io::Result<Status> {
    let action = arguments.action.as_deref().and_then(models::action);
    let inputs = Input::all(&arguments.files);
    if inputs.iter().filter(|input| input.is_standard_input()).count() > 1 {
        complain("standard input can be read only once, but `-` is given more than once");
        return Ok(Status::Failed);
    }
    let progress = progress(inputs.len());
    let mut status = Status::Good;
    for input in &inputs {
        progress.set_message(input.title());
        // The terminal may show the progress as well.
        let one = progress.suspend(|| check(input, action, arguments))?;
        status = status.max(one);
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(status)
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

/// Checks all requests in an input.
fn check(input: &Input, action: Option<&'static Action>, arguments: &Check) -> io::Result<Status> {
    let failed = |message: &str| {
        complain(&format!("{}: {message}", input.title()));
        Ok(Status::Failed)
    };
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(error) => return failed(&format!("cannot be read: {error}")),
    };
    let validator = VALIDATOR.max_violations(Some(arguments.max_violations).filter(|limit| *limit > 0));
    if is_http_message(&bytes) {
        let check = validator.http();
        let check = action.map_or(check, |action| check.action(action));
        let check = if arguments.any_host { check.any_host() } else { check };
        let requests = requests::split(&bytes);
        let is_one = requests.len() == 1;
        let mut status = Status::Good;
        for (index, request) in requests.iter().enumerate() {
            let report = check.message(request.text).from_line(request.first_line);
            let number = (!is_one).then_some(index + 1);
            status = status.max(print(&Checked { input, number, bytes: request.text, report: &report }, arguments)?);
        }
        return Ok(status);
    }
    let Some(action) = action else {
        let names: Vec<_> = actions::all().map(|body| format!("`{}`", action_name(body.action))).collect();
        let names = names.join(", ");
        return failed(&format!("this is not an HTTP request; for a body alone, add `--action` and one of {names}"));
    };
    let report = validator.check_facts(action, &bytes);
    print(&Checked { input, number: None, bytes: &bytes, report: &report }, arguments)
}

/// A request that was checked.
struct Checked<'a> {
    input: &'a Input,
    /// The number of the request, if the input has several.
    number: Option<usize>,
    /// The text that places refer to.
    bytes: &'a [u8],
    report: &'a Report,
}

fn print(checked: &Checked<'_>, arguments: &Check) -> io::Result<Status> {
    let report = checked.report;
    let mut out = anstream::stdout().lock();
    match arguments.format {
        ReportFormat::Text => {
            let title = checked.input.title();
            if !report.is_empty() {
                writeln!(out, "{}\n", report.draw(checked.bytes).origin(&title).colored(true))?;
            }
            let number = checked.number.map(|number| format!(", request {number}")).unwrap_or_default();
            writeln!(out, "{title}{number}: {}", summary(report))?;
        }
        ReportFormat::Json => {
            let line_of = Line { file: &checked.input.name(), number: checked.number, report };
            writeln!(out, "{}", line(&line_of)?)?;
        }
        ReportFormat::GraphError => {
            if let Some(error) = report.graph_error() {
                writeln!(out, "{}", line(&error)?)?;
            }
        }
    }
    let is_wrong = report.has_errors() || (arguments.deny_warnings && !report.is_empty());
    Ok(if is_wrong { Status::Wrong } else { Status::Good })
}

/// A line for programs, with control characters for terminals escaped.
fn line(value: &impl Serialize) -> io::Result<String> {
    Ok(escaped(&serde_json::to_string(value)?))
}

fn summary(report: &Report) -> String {
    let count = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    match (report.error_count(), report.warning_count()) {
        (0, 0) => "as documented".to_owned(),
        (0, warnings) => format!("no errors, {}", count(warnings, "warning")),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}

/// A report and the name of its input.
struct Line<'a> {
    file: &'a str,
    number: Option<usize>,
    report: &'a Report,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("file", self.file)?;
        if let Some(number) = self.number {
            line.serialize_entry("request", &number)?;
        }
        line.serialize_entry("action", &self.report.action().map(action_name))?;
        line.serialize_entry("valid", &!self.report.has_errors())?;
        line.serialize_entry("errors", &self.report.error_count())?;
        line.serialize_entry("warnings", &self.report.warning_count())?;
        line.serialize_entry("diagnostics", self.report.violations())?;
        line.serialize_entry("omitted", &self.report.omitted().collect::<Vec<_>>())?;
        line.end()
    }
}
