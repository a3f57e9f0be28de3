//! Reports as workflow commands of GitHub, which shows them in the files of a pull request.

use lifecycle_workflows::validation::{Severity, shown_safely};

use super::documents::Piece;

/// A command for each violation, and one for those that are counted only.
pub(super) fn commands(file: &str, piece: &Piece<'_>) -> Vec<String> {
    let file = property(file);
    let mut commands: Vec<_> = piece
        .report
        .iter()
        .map(|violation| {
            let place = violation.position.map(|at| format!(",line={},col={}", at.line, at.column)).unwrap_or_default();
            let text = data(&format!("{}\n{}", shown_safely(&violation.message), shown_safely(&violation.help)));
            format!("::{} file={file}{place},title={}::{text}", level(violation.severity), violation.rule)
        })
        .collect();
    commands.extend(piece.report.omitted().map(|omitted| {
        format!("::{} file={file},title={}::and {} more", level(omitted.severity), omitted.rule, omitted.count)
    }));
    commands
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a colon or a comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
