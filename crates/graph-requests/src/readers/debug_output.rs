//! What PowerShell prints of a request with `-Debug`.

use super::{Parts, Reader};
use crate::document::{Document, Files};
use crate::form::Form;
use crate::mapped::Mapped;
use crate::request::Found;

/// Stands in the line before each request.
const BANNER: &str = "HTTP REQUEST =";

/// Stands in the line before each answer.
const ANSWER: &str = "HTTP RESPONSE =";

/// Reads debug output.
pub(crate) struct DebugOutput;

impl Reader for DebugOutput {
    fn form(&self) -> Form {
        Form::DebugOutput
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        document.text().contains(BANNER)
    }

    fn read(&self, document: &Document<'_>, _: &dyn Files, found: &mut Found) {
        let text = document.text();
        let starts: Vec<_> = text.match_indices(BANNER).map(|(start, _)| start).collect();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(text.len());
            let end = text[*start..end].find(ANSWER).map_or(end, |answer| start + answer);
            found.requests.extend(parts(text, *start, end).map(Parts::request));
        }
    }
}

fn parts(text: &str, start: usize, end: usize) -> Option<Parts> {
    let section = |title: &str| {
        let from = start + text[start..end].find(&format!("\n{title}"))? + 1 + title.len();
        let to = if title == "Body:" {
            // The next message of the program ends the body.
            text[from..end].find("\nDEBUG:").map_or(end, |offset| from + offset)
        } else {
            text[from..end]
                .find("\n\n")
                .or_else(|| text[from..end].find("\r\n\r\n"))
                .map_or(end, |offset| from + offset)
        };
        Some(Mapped::verbatim(&text[from..to], from).trimmed())
    };
    let mut parts = Parts { method: section("HTTP Method:"), target: section("Absolute Uri:")?, ..Parts::default() };
    let headers = section("Headers:").unwrap_or_default();
    let mut at = 0;
    for line in headers.text().split_inclusive('\n') {
        if let Some(colon) = line.find(':') {
            let name = headers.part(at..at + colon);
            parts.headers.push((name, headers.part(at + colon + 1..at + line.len())));
        }
        at += line.len();
    }
    parts.body = section("Body:").filter(|body| !body.text().is_empty());
    let place = parts.target.whole_source();
    parts.add_token(place);
    // The program has a type for the content, which it does not print among the headers.
    parts.add_header("Content-Type", "application/json", place);
    Some(parts)
}
