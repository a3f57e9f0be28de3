//! Prints reports in the formats of `lcw check`.

use std::io::{self, Write};
use std::ops::Range;

use lifecycle_workflows::models::action_name;
use lifecycle_workflows::validation::{Report, escaped, shown_safely};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::documents::Piece;
use super::github;
use super::sarif::Sarif;
use crate::arguments::ReportFormat;
use crate::input::Input;
use crate::status::complain;

/// So much before and behind a violation is looked at for secrets, unless its lines are shorter.
const MARGIN: usize = 16 * 1024;

/// Where reports go.
pub(super) struct Output {
    format: ReportFormat,
    sarif: Sarif,
}

impl Output {
    pub(super) fn new(format: ReportFormat) -> Self {
        Self { format, sarif: Sarif::default() }
    }

    pub(super) fn print(&mut self, input: &Input, piece: &Piece<'_>) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        let report = &piece.report;
        match self.format {
            ReportFormat::Text => {
                let title = piece.file.map_or_else(|| input.title(), |file| shown_safely(&input.beside(file)));
                if !report.is_empty() {
                    let window = window(piece.text, report);
                    let drawing = report.draw(&piece.text[window.clone()]).starting_at(window.start);
                    writeln!(out, "{}\n", drawing.origin(&title).colored(true))?;
                }
                let number = piece.number.map(|number| format!(", request {number}")).unwrap_or_default();
                let name = piece.name.map(|name| format!(" ({})", shown_safely(name))).unwrap_or_default();
                writeln!(out, "{title}{number}{name}: {}", summary(report))
            }
            ReportFormat::Json => {
                let file = piece.file.map_or_else(|| input.name(), |file| input.beside(file));
                writeln!(out, "{}", line(&Line { file: &file, piece })?)
            }
            ReportFormat::GraphError => match report.graph_error() {
                Some(error) => writeln!(out, "{}", line(&error)?),
                None => Ok(()),
            },
            ReportFormat::Github => {
                let file = piece.file.map_or_else(|| input.name(), |file| input.beside(file));
                github::commands(&file, piece).iter().try_for_each(|command| writeln!(out, "{command}"))
            }
            ReportFormat::Sarif => {
                let file = piece.file.map_or_else(|| input.name(), |file| input.beside(file));
                self.sarif.add(&file, piece);
                Ok(())
            }
        }
    }

    /// Says something of an input that is not a violation.
    pub(super) fn remark(&self, input: &Input, remark: &str) -> io::Result<()> {
        let line = format!("{}: {remark}", input.title());
        if matches!(self.format, ReportFormat::Text) {
            return writeln!(anstream::stdout().lock(), "{line}");
        }
        complain(&line);
        Ok(())
    }

    /// Prints what can be printed only when everything is known.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.format {
            ReportFormat::Sarif => {
                let log = serde_json::to_string_pretty(&self.sarif.log())?;
                writeln!(anstream::stdout().lock(), "{}", escaped(&log).replace("\\u000a", "\n"))
            }
            _ => Ok(()),
        }
    }
}

/// The part of a text that a drawing of a report needs: its lines, or a part of very long ones.
fn window(text: &[u8], report: &Report) -> Range<usize> {
    let spans = || report.iter().filter_map(|violation| violation.span);
    let start = spans().map(|span| span.start).min().unwrap_or_default().min(text.len());
    let end = spans().map(|span| span.end.max(span.start)).max().unwrap_or_default().clamp(start, text.len());
    let mut from = start.saturating_sub(MARGIN);
    if let Some(line) = text[from..start].iter().rposition(|byte| *byte == b'\n') {
        from += line + 1;
    }
    let mut to = (end + MARGIN).min(text.len());
    if let Some(line) = text[end..to].iter().position(|byte| *byte == b'\n') {
        to = end + line + 1;
    }
    let is_within_character = |at: usize| text.get(at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000);
    while from > 0 && is_within_character(from) {
        from -= 1;
    }
    while to < text.len() && is_within_character(to) {
        to += 1;
    }
    from..to
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

/// A report and the name of its file.
struct Line<'a> {
    file: &'a str,
    piece: &'a Piece<'a>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = &self.piece.report;
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("file", self.file)?;
        if let Some(number) = self.piece.number {
            line.serialize_entry("request", &number)?;
        }
        if let Some(name) = self.piece.name {
            line.serialize_entry("name", &shown_safely(name))?;
        }
        line.serialize_entry("action", &report.action().map(action_name))?;
        line.serialize_entry("valid", &!report.has_errors())?;
        line.serialize_entry("errors", &report.error_count())?;
        line.serialize_entry("warnings", &report.warning_count())?;
        line.serialize_entry("diagnostics", report.violations())?;
        line.serialize_entry("omitted", &report.omitted().collect::<Vec<_>>())?;
        line.end()
    }
}
