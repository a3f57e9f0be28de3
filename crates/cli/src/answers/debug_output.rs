//! What PowerShell prints of requests and answers with `-Debug`.

use super::printed::leading_status;
use super::text::{add_header_line, cut_behind_json};
use super::{FoundAnswer, Request};

/// Stands in the line before each request.
const REQUEST: &str = "HTTP REQUEST =";

/// Stands in the line before each answer.
const ANSWER: &str = "HTTP RESPONSE =";

/// What the lines below a title are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Method,
    Uri,
    Status,
    Headers,
    Body,
    Other,
}

impl Section {
    /// The section with that title.
    fn titled(line: &str) -> Option<Self> {
        Some(match line {
            "HTTP Method:" => Self::Method,
            "Absolute Uri:" => Self::Uri,
            "Status Code:" => Self::Status,
            "Headers:" => Self::Headers,
            "Body:" => Self::Body,
            _ => return None,
        })
    }
}

/// The answers in debug output; `None` if there is none.
pub(super) fn read(text: &str) -> Option<Vec<FoundAnswer>> {
    let mut found: Vec<FoundAnswer> = Vec::new();
    let (mut request, mut section, mut is_answer) = (Request::default(), Section::Other, false);
    for line in text.lines() {
        let line = line.trim_end();
        if line.contains(REQUEST) {
            (request, section, is_answer) = (Request::default(), Section::Other, false);
        } else if line.contains(ANSWER) {
            found.push(FoundAnswer { request: Some(request.clone()), ..FoundAnswer::default() });
            (section, is_answer) = (Section::Other, true);
        } else if line.starts_with("DEBUG:") {
            section = Section::Other;
        } else if let Some(titled) = Section::titled(line).filter(|_| section != Section::Body) {
            section = titled;
        } else if let Some(answer) = found.last_mut().filter(|_| is_answer) {
            match section {
                Section::Status if !line.is_empty() => answer.status = leading_status(line),
                Section::Headers => add_header_line(line, &mut answer.headers),
                Section::Body => answer.body.extend(format!("{line}\n").bytes()),
                _ => {}
            }
        } else if !line.is_empty() {
            match section {
                Section::Method => line.clone_into(&mut request.method),
                Section::Uri => line.clone_into(&mut request.url),
                _ => {}
            }
        }
    }
    for answer in &mut found {
        cut_behind_json(&mut answer.body);
    }
    (!found.is_empty()).then_some(found)
}
