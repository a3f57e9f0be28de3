//! HTTP messages as they are sent, and `.http` files: several requests, variables, and bodies in other files.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use graph_validation::{Rule, Span, Violation, is_http_message};

use super::environment::{Environments, Variable};
use super::named::is_status_line;
use super::{Reader, powershell, shell};
use crate::document::{Document, Files};
use crate::filling::Filling;
use crate::form::Form;
use crate::json::with_quoted_unknowns;
use crate::mapped::Mapped;
use crate::request::{BodyFile, Found, Request};

/// The beginning of a line that separates requests.
const SEPARATOR: &str = "###";

/// A variable may refer to others, so many steps far.
const DEEPEST: usize = 16;

/// The names of requests have fewer dots than this.
const MOST_DOTS: usize = 16;

/// Reads HTTP messages.
pub(crate) struct Http;

impl Reader for Http {
    fn form(&self) -> Form {
        Form::Http
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        if document.has_extension(&["http", "rest"]) {
            return true;
        }
        let is_script = document.has_extension(&["sh", "bash", "zsh", "cmd", "bat", "ps1", "psm1"]);
        !is_script && is_http_message(document.text().as_bytes()) && !is_other_line(document)
    }

    fn read(&self, document: &Document<'_>, files: &dyn Files, found: &mut Found) {
        let text = document.text();
        let mut variables = Variables::of(text, document.filling());
        if text.contains("{{") {
            variables.environments = Environments::read(files);
            found.faults.append(&mut variables.environments.faults);
        }
        let blocks = blocks(text);
        // A text without any request is one that is malformed.
        let has_request = blocks.iter().any(|block| Block::of(text, *block).request_line.is_some());
        for mut place in blocks {
            loop {
                let block = Block::of(text, place);
                let first = found.requests.len();
                if let Some(command) = block.command() {
                    let command = variables.filled(&command, 0);
                    let inner = document.inner("block.sh", command.text());
                    found.requests.extend(inner.find(files).through(&command).requests);
                    let name = block.name.map(str::to_owned);
                    found.requests.iter_mut().skip(first).for_each(|request| request.name.clone_from(&name));
                } else if block.request_line.is_some() || !has_request {
                    found.requests.push(block.request(&variables, files));
                }
                let Some(next) = block.next else { break };
                let violation = not_separated(Span { start: place.start + next.start, end: place.start + next.end });
                let of_block = found.requests.get_mut(first..).and_then(<[Request]>::last_mut);
                of_block.map_or(&mut found.violations, |request| &mut request.violations).push(violation);
                place.start += block.end;
            }
        }
    }
}

/// What is wrong with a request before which no line of `###` stands.
fn not_separated(place: Span) -> Violation {
    let message = "a request begins here, but the one before it has not ended".to_owned();
    let help = format!("write a line `{SEPARATOR}` before it, which separates the requests of a file");
    Violation::of_message(Rule::MalformedMessage, place, message, help)
}

/// Whether a line is a request line, with a method that is common and a target.
pub(super) fn is_request_line(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace();
    let is_method = words.next().is_some_and(|word| matches!(word, "GET" | "POST" | "PATCH" | "PUT" | "DELETE"));
    let is_target = |word: &str| ["/", "https://", "http://", "{{"].iter().any(|start| word.starts_with(start));
    is_method && words.next().is_some_and(is_target)
}

/// Whether a line begins a command, rather than being one of JSON, which may name commands.
fn begins_command(line: &str) -> bool {
    shell::is_command(line) && !line.trim_start().starts_with(['"', '{', '['])
}

/// Whether the words with which a document begins are rather a command, or any words, than a request line.
fn is_other_line(document: &Document<'_>) -> bool {
    let line = document.beginning().lines().find(|line| !is_comment(line.trim())).unwrap_or_default();
    let mut words = line.split_ascii_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if shell::is_command(line) || powershell::command(first).is_some() {
        return true;
    }
    let is_target = second.starts_with('/') || second.contains("://") || second.contains("{{");
    let is_request_line = is_target && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_method = first.bytes().all(|byte| byte.is_ascii_uppercase()) || line.contains("HTTP/");
    let is_url = first.contains("://") || first.starts_with("{{");
    if !(is_request_line || is_method || is_url) {
        return true;
    }
    !is_request_line && (document.text().lines().any(shell::is_command) || powershell::has_command(document.text()))
}

/// The parts between separators.
fn blocks(text: &str) -> Vec<Span> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.starts_with(SEPARATOR) && at > start {
            blocks.push(Span { start, end: at });
            start = at;
        }
        at += line.len();
    }
    blocks.push(Span { start, end: text.len() });
    let is_blank = |block: &Span| {
        let mut lines = text.get(block.start..block.end).unwrap_or_default().lines();
        lines.all(|line| line.trim().is_empty() || line.starts_with('#'))
    };
    if blocks.iter().all(is_blank) {
        return vec![Span { start: 0, end: text.len() }];
    }
    blocks.retain(|block| !is_blank(block));
    blocks
}

/// A part between separators.
struct Block<'a> {
    text: &'a str,
    /// Where it begins in the document.
    start: usize,
    name: Option<&'a str>,
    /// What is copied: not the scripts and answers of other tools.
    kept: Vec<Span>,
    /// The path of the file with the body, within the block.
    body_path: Option<Span>,
    /// Where its request line begins, within the block; none if it has nothing but comments and variables.
    request_line: Option<usize>,
    /// The line within the block with which another request begins, although nothing separates them.
    next: Option<Span>,
    /// Where the part of the next request begins within the block, with the comments before its line; otherwise the end of the text.
    end: usize,
}

/// Where in a block a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Preamble,
    Head,
    Body,
}

impl<'a> Block<'a> {
    fn of(document: &'a str, place: Span) -> Self {
        let text = document.get(place.start..place.end).unwrap_or_default();
        let mut block = Self {
            text,
            start: place.start,
            name: None,
            kept: Vec::new(),
            body_path: None,
            request_line: None,
            next: None,
            end: text.len(),
        };
        let (mut part, mut at, mut is_script, mut is_body_empty) = (Part::Preamble, 0, false, true);
        let (mut is_target, mut is_command) = (false, false);
        // Other bodies may hold requests, as those of a batch do in another form of it.
        let mut is_json = true;
        // Where the comments begin that end the body so far.
        let mut comments = None;
        for line in text.split_inclusive('\n') {
            let (start, written) = (at, line.trim());
            at += line.len();
            if is_script {
                is_script = !written.ends_with("%}");
                continue;
            }
            if (written.starts_with("< {%") || written.starts_with("> {%")) && (part != Part::Head) {
                is_script = !written.ends_with("%}");
                continue;
            }
            match part {
                Part::Preamble => {
                    block.preamble(written);
                    if !is_comment(written) {
                        block.request_line = Some(start);
                        part = Part::Head;
                        (is_target, is_command) = (true, shell::is_command(line));
                    }
                }
                Part::Head if written.is_empty() => part = Part::Body,
                // A URL may go on in further lines.
                Part::Head if is_target && goes_on(line) => {
                    block.join(start + (line.len() - line.trim_start().len()), at);
                    continue;
                }
                Part::Head => is_target = false,
                // What follows is the answer, or what another tool does with it.
                Part::Body if is_status_line(written) || written.starts_with(">>") || written.starts_with("<>") => {
                    break;
                }
                Part::Body if is_json && (is_request_line(line) || (!is_command && begins_command(line))) => {
                    block.next = Some(Span { start, end: start + line.trim_end().len() });
                    block.end = comments.unwrap_or(start);
                    block.cut(block.end);
                    break;
                }
                Part::Body if is_body_empty && written.starts_with('<') && !written.starts_with("<?") => {
                    block.body_path = path(line).map(|path| Span { start: start + path.start, end: start + path.end });
                    is_body_empty = false;
                    if block.body_path.is_some() {
                        continue;
                    }
                }
                Part::Body if is_comment(written) && (is_body_empty || is_json) => {
                    comments = comments.or((!written.is_empty()).then_some(start));
                }
                Part::Body => {
                    comments = None;
                    if is_body_empty && !written.is_empty() {
                        is_json = is_command || written.starts_with(['{', '[']);
                    }
                    is_body_empty &= written.is_empty();
                }
            }
            block.keep(start, at);
        }
        if let Some(comments) = comments.filter(|_| is_body_empty) {
            block.cut(comments);
        }
        if block.body_path.is_none() {
            block.trim();
        }
        block
    }

    /// Leaves out what is kept from an offset on.
    fn cut(&mut self, end: usize) {
        self.kept.retain(|kept| kept.start < end);
        if let Some(last) = self.kept.last_mut() {
            last.end = last.end.min(end);
        }
    }

    /// Leaves out the blank lines at the end, which lead to the next request.
    fn trim(&mut self) {
        while let Some(last) = self.kept.last_mut() {
            let text = self.text.get(last.start..last.end).unwrap_or_default();
            let length = text.trim_end().len();
            if length > 0 {
                let line_end = text[length..].find('\n').map_or(text.len(), |offset| length + offset + 1);
                last.end = last.start + line_end;
                return;
            }
            self.kept.pop();
        }
    }

    fn keep(&mut self, start: usize, end: usize) {
        match self.kept.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => self.kept.push(Span { start, end }),
        }
    }

    /// Keeps a line as the rest of the one before.
    fn join(&mut self, start: usize, end: usize) {
        if let Some(last) = self.kept.last_mut() {
            let before = self.text.get(last.start..last.end).unwrap_or_default();
            last.end = last.start + before.trim_end().len();
        }
        self.kept.push(Span { start, end });
    }

    /// Takes the name of the request from a comment.
    fn preamble(&mut self, line: &'a str) {
        let comment = line.trim_start_matches(['#', '/']).trim();
        if let Some(name) = comment.strip_prefix("@name ").or_else(|| comment.strip_prefix("@name=")) {
            self.name = Some(name.trim());
        } else if self.name.is_none() && line.starts_with(SEPARATOR) && !comment.is_empty() {
            self.name = Some(comment);
        }
    }

    /// The command of a shell that stands in place of a request; none if it is a request.
    fn command(&self) -> Option<Mapped> {
        let start = self.request_line?;
        let text = self.text.get(start..self.end)?;
        shell::is_command(text.lines().next()?).then(|| Mapped::verbatim(text, self.start + start))
    }

    fn request(&self, variables: &Variables<'_>, files: &dyn Files) -> Request {
        let mut message = Mapped::default();
        for kept in &self.kept {
            let text = self.text.get(kept.start..kept.end).unwrap_or_default();
            message.append(&variables.filled(&Mapped::verbatim(text, self.start + kept.start), 0));
        }
        let start = self.start + self.request_line.unwrap_or_default();
        let place = Span { start, end: start };
        let mut request = Request { name: self.name.map(str::to_owned), place, message, ..Request::default() };
        if let Some(path) = self.body_path {
            let path = self.text.get(path.start..path.end).unwrap_or_default();
            let path = variables.filled(&Mapped::verbatim(path, 0), 0).text().to_owned();
            let text = files.read(&path);
            let body = text.as_deref().unwrap_or_default();
            let head = request.message.part(0..request.body_start());
            request.message = head;
            request.message.append(&Mapped::verbatim(body, 0));
            request.body_file = Some(BodyFile { path, text: text.map(Arc::from), holds_request: false });
        }
        let body = request.body();
        if !body.unknown().is_empty() {
            request.message = request.message.part(0..request.body_start());
            request.message.append(&with_quoted_unknowns(&body));
        }
        request
    }
}

/// The path of a line such as `< ./body.json` or `<@latin1 ./body.json`, within the line.
fn path(line: &str) -> Option<Span> {
    let start = line.find('<')? + 1;
    let rest = line.get(start..)?;
    let rest_start = match rest.strip_prefix('@') {
        // The encoding follows the sign without a space.
        Some(named) => 1 + named.find([' ', '\t'])?,
        None => 0,
    };
    let path = rest.get(rest_start..)?;
    let trimmed = path.trim();
    let begin = start + rest_start + (path.len() - path.trim_start().len());
    (!trimmed.is_empty() && (path.len() > path.trim_start().len()))
        .then_some(Span { start: begin, end: begin + trimmed.len() })
}

/// Whether a line goes on with the URL of the line before: with its query, or indented with its path.
fn goes_on(line: &str) -> bool {
    let written = line.trim_start();
    written.starts_with(['?', '&'])
        || (line.starts_with([' ', '\t']) && written.starts_with('/') && !written.starts_with("//"))
}

/// What stands before a request: blank lines, comments, variables.
fn is_comment(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}');
    line.is_empty() || line.starts_with(['#', '@']) || line.starts_with("//")
}

/// The variables of a file.
struct Variables<'a> {
    defined: HashMap<&'a str, &'a str>,
    /// The names of requests, to whose answers others refer.
    requests: HashSet<&'a str>,
    /// Variables that people are asked for.
    asked: HashSet<&'a str>,
    /// Variables of other files.
    environments: Environments,
    filling: &'a Filling,
}

/// What a variable stands for.
enum Value<'a> {
    Known(&'a str),
    /// Something that nobody knows before.
    AtRunTime,
    Undefined,
}

impl<'a> Variables<'a> {
    fn of(text: &'a str, filling: &'a Filling) -> Self {
        let mut variables = Self {
            defined: HashMap::new(),
            requests: HashSet::new(),
            asked: HashSet::new(),
            environments: Environments::default(),
            filling,
        };
        for line in text.lines().map(str::trim) {
            let comment = line
                .strip_prefix('#')
                .or_else(|| line.strip_prefix("//"))
                .map(|rest| rest.trim_start_matches(['#', '/']).trim());
            if let Some(name) = comment.and_then(|comment| comment.strip_prefix("@name")) {
                variables.requests.insert(name.trim_matches(['=', ' ', '\t']));
            } else if let Some(name) = comment.and_then(|comment| comment.strip_prefix("@prompt ")) {
                variables.asked.extend(name.split_ascii_whitespace().next());
            } else if let Some((name, value)) =
                line.trim_start_matches('\u{feff}').strip_prefix('@').and_then(|rest| rest.split_once('='))
            {
                variables.defined.insert(name.trim(), value.trim());
            }
        }
        variables
    }

    /// A text with its variables filled in. Those that nobody defines stay as they are.
    fn filled(&self, text: &Mapped, depth: usize) -> Mapped {
        let written = text.text();
        if !written.contains("{{") || depth > DEEPEST {
            return text.clone();
        }
        let mut filled = Mapped::default();
        let mut at = 0;
        while let Some(start) = written.get(at..).and_then(|rest| rest.find("{{")).map(|offset| at + offset) {
            let Some(length) = written[start..].find("}}").map(|length| length + 2) else { break };
            let (end, source) = (start + length, text.source(start..start + length));
            filled.append_part(text, at..start);
            let name = written[start + 2..end - 2].trim();
            let value = match (self.defined.get(name), self.environments.variable(name)) {
                (Some(value), _) => Value::Known(value),
                (None, Some(Variable::Known(value))) => Value::Known(value),
                (None, Some(Variable::Unknown)) => Value::AtRunTime,
                (None, None) if self.is_known_at_run_time(name) => Value::AtRunTime,
                (None, None) => Value::Undefined,
            };
            match value {
                Value::Known(value) if self.filling.takes(value.len()) => {
                    filled.append(&self.filled(&Mapped::of(value, source), depth + 1));
                }
                Value::AtRunTime | Value::Known(_) => filled.push_unknown(source),
                Value::Undefined => filled.append_part(text, start..end),
            }
            at = end;
        }
        filled.append_part(text, at..written.len());
        filled
    }

    /// Whether a tool fills something in that nobody knows before: a random id, a setting, or a part of another answer.
    fn is_known_at_run_time(&self, name: &str) -> bool {
        let mut beginnings = name.match_indices('.').take(MOST_DOTS).map(|(dot, _)| &name[..dot]);
        name.starts_with('$')
            || self.asked.contains(name)
            || beginnings.any(|beginning| self.requests.contains(beginning))
    }
}
