//! Reports as a log of the Static Analysis Results Interchange Format, version 2.1.0.

use lifecycle_workflows::validation::{LineIndex, Rule, Severity, Violation};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::documents::Piece;

/// What a reference to a file cannot hold.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b':');

/// The end of a longer place is not looked for.
const LONGEST: usize = 16 * 1024;

/// The results of a run.
#[derive(Default)]
pub(super) struct Sarif {
    results: Vec<Value>,
}

impl Sarif {
    /// Adds the violations of a report, and the numbers of those that are counted only.
    pub(super) fn add(&mut self, file: &str, piece: &Piece<'_>) {
        let uri = uri(file);
        for violation in &piece.report {
            let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri}}});
            if let Some(region) = region(violation, piece.text) {
                location["physicalLocation"]["region"] = region;
            }
            if let Some(name) = piece.name {
                location["logicalLocations"] = json!([{"name": name}]);
            }
            let text = format!("{}\n{}", violation.message, violation.help);
            self.results.push(json!({
                "ruleId": violation.rule.as_str(),
                "ruleIndex": index(violation.rule),
                "level": level(violation.severity),
                "message": {"text": text},
                "locations": [location],
            }));
        }
        for omitted in piece.report.omitted() {
            self.results.push(json!({
                "ruleId": omitted.rule.as_str(),
                "ruleIndex": index(omitted.rule),
                "level": level(omitted.severity),
                "message": {"text": format!("and {} more of this rule; `--max-violations 0` shows all", omitted.count)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}}}],
            }));
        }
    }

    /// The log of the run.
    pub(super) fn log(self) -> Value {
        let rules: Vec<_> = Rule::ALL
            .iter()
            .map(|rule| {
                json!({
                    "id": rule.as_str(),
                    "shortDescription": {"text": rule.description()},
                    "defaultConfiguration": {"level": level(rule.severity())},
                })
            })
            .collect();
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {"name": "lcw", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": self.results,
            }],
        })
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn index(rule: Rule) -> Option<usize> {
    Rule::ALL.iter().position(|known| *known == rule)
}

/// The lines and columns of a violation.
fn region(violation: &Violation, text: &[u8]) -> Option<Value> {
    let (span, at) = (violation.span?, violation.position?);
    let mut region = json!({"startLine": at.line, "startColumn": at.column});
    let marked = text.get(span.start..span.end).filter(|marked| marked.len() <= LONGEST);
    if let Some(marked) = marked.and_then(|marked| std::str::from_utf8(marked).ok()) {
        let end = LineIndex::new(marked).position(marked.len());
        let column = if end.line == 1 { at.column + end.column - 1 } else { end.column };
        region["endLine"] = (at.line + end.line - 1).into();
        region["endColumn"] = column.into();
    }
    Some(region)
}

/// A file as a reference: that of a relative path is relative.
fn uri(file: &str) -> String {
    let path = utf8_percent_encode(&file.replace('\\', "/"), ENCODED).to_string();
    if path.starts_with('/') { format!("file://{path}") } else { path }
}
