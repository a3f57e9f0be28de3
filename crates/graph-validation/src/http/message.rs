//! HTTP/1.1 messages as they are sent, and as documentation prints them.

use std::ops::Range;

use json_places::Span;

use super::expressions;
use super::findings::{Findings, Place};
use super::head::{Field, Head, Text};
use super::secrets;
use crate::excerpt;
use crate::input::Input;
use crate::policy::Policy;
use crate::rule::Rule;
use crate::violation::Part;

const SHAPE: &str = "documented: a request line such as `POST https://graph.microsoft.com/…`, headers such as \
                     `Content-Type: application/json`, a blank line, and the body";

/// A longer word may be a secret.
const LONGEST_WORD: usize = 16;

/// Headers whose values are not secret.
const PLAIN_HEADERS: &[&str] = &["Accept", "Content-Length", "Content-Type", "Prefer"];

/// The parts of a message.
pub(super) struct Message<'a> {
    /// `None` without a request line, or if the head cannot be read to its end.
    pub(super) head: Option<Head<'a>>,
    pub(super) body: Span,
    pub(super) findings: Findings,
    /// The places of secrets.
    pub(super) secrets: Vec<Span>,
}

/// Whether an input looks like an HTTP message rather than like a body alone.
///
/// ```
/// use graph_validation::is_http_message;
///
/// assert!(is_http_message(b"# lend a book\nPOST /beta/libraries HTTP/1.1\n"));
/// assert!(is_http_message(b"POST graph.microsoft.com/beta"));
/// assert!(!is_http_message(b"{\"borrower\": null}"));
/// ```
#[must_use]
pub fn is_http_message(input: &[u8]) -> bool {
    let Some(line) = first_line(input) else { return false };
    let mut words = line.split_ascii_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    if first.starts_with("HTTP/") || is_url(first) {
        return true;
    }
    let is_method = first.bytes().all(is_token);
    match (second, words.last().or(second)) {
        (Some(_), Some(last)) if is_http_version(last) => !begins_structure(first),
        (Some(target), _) if is_method => {
            let is_word = first.bytes().all(|byte| byte.is_ascii_alphabetic());
            (is_word && (target.starts_with('/') || is_url(target))) || !begins_json(first)
        }
        _ => false,
    }
}

/// The first line that is not a comment. Nothing behind it is read.
fn first_line(input: &[u8]) -> Option<&str> {
    let input = input.strip_prefix("\u{feff}".as_bytes()).unwrap_or(input);
    for line in input.split(|byte| *byte == b'\n') {
        let line = Input::read(line);
        if !is_comment(line.text) {
            return Some(line.text);
        }
        if line.wrong.is_some() {
            return None;
        }
    }
    None
}

fn begins_structure(word: &str) -> bool {
    word.starts_with(['{', '[', '"'])
}

/// Whether JSON may begin with a word, which is then not a method.
fn begins_json(word: &str) -> bool {
    begins_structure(word) || word.starts_with(['-', 't', 'f', 'n']) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_url(word: &str) -> bool {
    word.starts_with("http://") || word.starts_with("https://") || word.starts_with("{{")
}

/// Whether a line may precede a request in a `.http` file: blank lines, comments, variables.
fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line.starts_with("//") || line.starts_with('@')
}

impl<'a> Message<'a> {
    /// Reads a message of `length` bytes; `text` is the part before the first byte that is not UTF-8. Some places are unknown
    /// until run time.
    pub(super) fn parse(text: &'a str, length: usize, policy: Policy, unknown: &[Span]) -> Self {
        let body = Span { start: length, end: length };
        let mut message = Self { head: None, body, findings: Findings::new(policy), secrets: Vec::new() };
        let mut lines = Lines::new(text);
        let Some(first) = lines.find(|line| !is_comment(line.text)) else {
            let found = if text.len() < length { "the message is not UTF-8" } else { "there is no request" };
            message.malformed(Span { start: text.len(), end: text.len() }, found.to_owned());
            return message;
        };
        if first.text.contains('\r') {
            message.carriage_return(first);
            return message;
        }
        let Some(mut head) = message.request_line(first) else { return message };

        let is_whole = message.headers(&mut head, lines, text, length);
        head.unknown.extend(unknown.iter().take_while(|place| place.start < message.body.start));
        message.url_secrets(&head);
        // If the head ends early, it is not known what is missing.
        message.head = is_whole.then_some(head);
        message
    }

    fn malformed(&mut self, span: Span, message: String) {
        let place = Place { part: Part::Message, span: Some(span), value: None };
        self.findings.push(Rule::MalformedMessage, place, message, SHAPE.to_owned());
    }

    /// A carriage return within a line makes the end of the line ambiguous.
    fn carriage_return(&mut self, line: Line<'a>) {
        self.secrets.push(line.behind_first_word());
        let wrong =
            "this line contains a carriage return without a line feed; expected CR LF or LF as the end of a line";
        self.malformed(line.span(), wrong.to_owned());
    }

    fn request_line(&mut self, line: Line<'a>) -> Option<Head<'a>> {
        let text = line.text.trim_end();
        let method = text.split_ascii_whitespace().next().unwrap_or_default();
        let (rest, is_print) = match text.rsplit_once(|character: char| character.is_ascii_whitespace()) {
            Some((rest, last)) if is_http_version(last) => (rest.trim_end(), false),
            _ => (text, true),
        };
        let start = text.len() - text.trim_start().len();
        let target = rest.get(start + method.len()..).unwrap_or_default().trim();
        let wrong = if method.starts_with("HTTP/") {
            "this is a response; expected a request"
        } else if is_url(method) {
            "the request line does not begin with a method"
        } else if target.is_empty() {
            "the request line has no URL"
        } else {
            let at = |part: &'a str| {
                let offset = rest.rfind(part).unwrap_or_default();
                Text { text: part.into(), start: Some(line.start + offset) }
            };
            let method = Text { text: method.into(), start: Some(line.start + start) };
            let mut head = Head { method, target: at(target), fields: Vec::new(), is_print, unknown: Vec::new() };
            self.expressions(&mut head);
            return Some(head);
        };
        // Where only a method and a version are given, there is nothing to hide.
        if is_url(method) && target.is_empty() {
            let at = line.start + start;
            let moved = |secret: Range<usize>| Span { start: at + secret.start, end: at + secret.end };
            self.secrets.extend(secrets::url(method).into_iter().map(moved));
        } else if !target.is_empty() || method.is_empty() {
            self.secrets.push(line.behind_first_word());
        }
        self.malformed(line.span(), wrong.to_owned());
        None
    }

    /// Reports expressions in the URL, and takes them for unknown.
    fn expressions(&mut self, head: &mut Head<'a>) {
        let found = expressions::find(&head.target.text);
        if found.is_empty() {
            return;
        }
        for place in &found {
            let expression = excerpt::name(&head.target.text[place.clone()], excerpt::LONGEST);
            let place = Place { part: Part::Url, span: head.target.part(place.clone()), value: None };
            let message = format!("`{expression}` was not filled in");
            let help = "write what the expression stands for; only a logic app or a shell resolves it".to_owned();
            self.findings.push(Rule::PlaceholderLeft, place, message, help);
            head.unknown.extend(place.span);
        }
        head.target.text = expressions::masked(&head.target.text, &found).into();
    }

    /// Reads the headers, and finds the body behind them. Returns whether the head could be read to its end.
    fn headers(&mut self, head: &mut Head<'a>, lines: Lines<'a>, text: &'a str, length: usize) -> bool {
        for line in lines {
            if line.text.trim().is_empty() {
                self.body = body(text, line.next, length);
                self.further_request(text);
                return true;
            }
            if line.text.starts_with(['{', '[']) {
                let message = "a blank line is missing between the headers and the body".to_owned();
                self.malformed(Span { start: line.start, end: line.start + 1 }, message);
                self.body = body(text, line.start, length);
                self.further_request(text);
                return true;
            }
            if line.text.starts_with('#') || line.text.starts_with("//") {
                continue;
            }
            if line.text.contains('\r') {
                self.carriage_return(line);
            } else if let Some(field) = field(line) {
                self.field_secrets(&field);
                head.fields.push(field);
            } else {
                self.no_header(line);
            }
        }
        let is_whole = text.len() == length;
        if !is_whole {
            let end = Span { start: text.len(), end: length };
            self.malformed(end, "the head of the message is not UTF-8".to_owned());
        }
        is_whole
    }

    /// A line that is not a header may be a part of a token, or a header with a token that lacks its colon.
    fn no_header(&mut self, line: Line<'a>) {
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let name = &line.text[..line.text.bytes().take_while(|byte| is_name(byte)).count()];
        if PLAIN_HEADERS.iter().any(|plain| name.eq_ignore_ascii_case(plain)) {
            return self.malformed(line.span(), format!("a colon is missing behind the name of the header `{name}`"));
        }
        self.secrets.push(line.behind_first_word());
        self.malformed(line.span(), "this line is not a header".to_owned());
    }

    fn field_secrets(&mut self, field: &Field<'_>) {
        if field.name.text.eq_ignore_ascii_case("Host") {
            let user = field.value.text.rfind('@').unwrap_or_default();
            self.secrets.extend(field.value.part(0..user));
        }
        if !secrets::is_secret(&field.name.text) {
            return;
        }
        let shown = secrets::scheme(&field.value.text).map_or(0, str::len);
        let rest = &field.value.text[shown..];
        if secrets::is_shown_placeholder(rest.trim()) {
            return;
        }
        let start = shown + rest.len() - rest.trim_start().len();
        self.secrets.extend(field.value.part(start..field.value.text.len()));
    }

    fn url_secrets(&mut self, head: &Head<'_>) {
        self.secrets.extend(secrets::url(&head.target.text).into_iter().filter_map(|secret| head.target.part(secret)));
    }

    /// A file may contain several requests, separated by lines that begin with `###`.
    fn further_request(&mut self, text: &str) {
        let rest = text.get(self.body.end..).unwrap_or_default();
        if let Some(line) = Lines::new(rest).find(|line| !is_comment(line.text)) {
            let start = self.body.end + line.start;
            let line = Line { start, ..line };
            self.secrets.push(line.behind_first_word());
            self.malformed(line.span(), "a second request begins here; one is checked at a time".to_owned());
        }
    }
}

fn is_http_version(word: &str) -> bool {
    word.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("HTTP/"))
}

/// The body from an offset on, up to a line that begins with `###`, which no JSON has.
fn body(text: &str, start: usize, length: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    let end = if rest.starts_with("###") { Some(start) } else { rest.find("\n###").map(|found| start + found + 1) };
    Span { start: start.min(length), end: end.unwrap_or(length) }
}

/// Whether a byte is allowed in methods and names of headers.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn field(line: Line<'_>) -> Option<Field<'_>> {
    let (name, value) = line.text.split_once(':')?;
    if name.is_empty() || !name.bytes().all(is_token) {
        return None;
    }
    let trimmed = value.trim();
    let start = line.start + name.len() + 1 + (value.len() - value.trim_start().len());
    Some(Field {
        name: Text { text: name.into(), start: Some(line.start) },
        value: Text { text: trimmed.into(), start: Some(start) },
    })
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
    /// Where the next line begins.
    next: usize,
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span { start: self.start, end: self.start + self.text.len() }
    }

    /// The part of a malformed line that is not shown: everything but a first word that is too short to be a secret.
    fn behind_first_word(&self) -> Span {
        let word = self.text.split_ascii_whitespace().next().unwrap_or_default();
        let is_harmless = self.text.starts_with(word) && word.len() < LONGEST_WORD;
        let shown = if is_harmless { (word.len() + 1).min(self.text.len()) } else { 0 };
        Span { start: self.start + shown, end: self.start + self.text.len() }
    }
}

struct Lines<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        // Editors of some systems begin a file with a byte order mark.
        Self { text, offset: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 } }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.offset..).filter(|rest| !rest.is_empty())?;
        let (line, length) = match rest.find('\n') {
            Some(end) => (&rest[..end], end + 1),
            None => (rest, rest.len()),
        };
        let start = self.offset;
        self.offset += length;
        Some(Line { text: line.strip_suffix('\r').unwrap_or(line), start, next: self.offset })
    }
}
