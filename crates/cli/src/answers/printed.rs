//! Errors as tools print them, without a status line: PowerShell, the Graph SDKs, Azure CLI, curl, and `lcw` itself.

use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

use super::text::{JsonEnd, add_header_line, json_end};
use super::{FoundAnswer, json, lcw, text};
use crate::documented::{self, Documented};

/// The words after which messages of tools write the status, in lower case.
const BEFORE: [&str; 8] = [
    "does not indicate success: ",
    "returned error: ",
    "http error ",
    "response status: ",
    "status code: ",
    "status code ",
    "http status ",
    "registered for this code: ",
];

/// The words before which the Python library Requests writes the status, in lower case.
const BEHIND: [&str; 2] = [" client error: ", " server error: "];

/// The headers that an SDK prints as lines of a message.
const IDS: [&str; 4] = ["request-id", "client-request-id", "date", "retry-after"];

/// The types of the errors that the Graph SDKs raise, whose message is that of the service.
const ERRORS: [&str; 4] = ["ODataError", "ServiceException", "ApiException", "GraphError"];

/// The type of the error in what the Python SDK prints of its errors.
const PYTHON: &str = "MainError(";

/// An answer of which a message tells.
#[derive(Default)]
struct Printed<'a> {
    /// Whether the error of an SDK was named, whose message alone is enough.
    is_of_sdk: bool,
    status: Option<StatusCode>,
    code: Option<&'a str>,
    message: Option<&'a str>,
    headers: HeaderMap,
    body: Option<&'a str>,
}

impl Printed<'_> {
    fn answer(self) -> FoundAnswer {
        let body = match (self.body, self.code.or(self.message)) {
            (Some(body), _) => json::whole(body),
            (None, Some(_)) => error_body(self.code, self.message),
            (None, None) => Vec::new(),
        };
        FoundAnswer { status: self.status, headers: self.headers, body, ..FoundAnswer::default() }
    }
}

/// The body that has this error.
pub(super) fn error_body(code: Option<&str>, message: Option<&str>) -> Vec<u8> {
    serde_json::json!({ "error": { "code": code, "message": message } }).to_string().into_bytes()
}

/// The answers of which messages tell; `None` if there is none.
pub(super) fn read(text: &str) -> Option<Vec<FoundAnswer>> {
    if let Some(found) = lcw::read(text) {
        return Some(found);
    }
    let mut reader = Reader::default();
    let (mut at, mut line_end, mut shown) = (0, 0, 0);
    // Nothing before this place is searched for JSON again: each search might read up to it.
    let mut searched = 0;
    while at < text.len() {
        // Each line is searched once, however many values it has.
        let is_new = at >= line_end;
        if is_new {
            line_end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        }
        if is_new || shown < at {
            shown = text[at..line_end].find(PYTHON).map_or(line_end, |shown| at + shown);
        }
        // Messages within JSON are those of the service.
        let brace = text[at..line_end].find('{').map(|brace| at + brace);
        // JSON in this header is not the body of the answer.
        if brace.is_some_and(|brace| is_diagnostic(&text[at..brace])) {
            reader.line(&text[at..line_end]);
            at = line_end;
            continue;
        }
        // Whatever is in the error that Python shows belongs to it.
        if shown < brace.unwrap_or(line_end) {
            reader.line(&text[at..shown]);
            reader.of_python(&text[shown..line_end]);
            at = line_end;
            continue;
        }
        let json = brace.filter(|brace| *brace >= searched).and_then(|brace| {
            let json = &text[brace..];
            match json_end(json.as_bytes()) {
                JsonEnd::At(length) => Some((brace, &json[..length])),
                JsonEnd::Cut => {
                    searched = text.len();
                    None
                }
                JsonEnd::NotJson(fault) => {
                    searched = brace + fault;
                    None
                }
            }
        });
        // Nothing is said by an empty object.
        if let Some((brace, json)) = json.filter(|(_, json)| !json[1..].trim_start().starts_with('}')) {
            reader.line(&text[at..brace]);
            reader.body(json);
            at = brace + json.len();
        } else {
            reader.line(&text[at..line_end]);
            at = line_end;
        }
    }
    reader.end()
}

/// Whether a text is the beginning of the header in which Microsoft Graph names the server that answered.
fn is_diagnostic(text: &str) -> bool {
    text.trim().strip_suffix(':').is_some_and(|name| name.trim_end().eq_ignore_ascii_case("x-ms-ags-diagnostic"))
}

/// Reads lines in order.
#[derive(Default)]
struct Reader<'a> {
    found: Vec<Printed<'a>>,
    /// What the last command said, behind its name.
    said: Option<&'a str>,
    /// A body before the message about it.
    body: Option<&'a str>,
    request: Option<super::Request>,
    /// What is documented of what the last command sends.
    documented: Option<Documented>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) {
        let line = line.trim();
        if let Some(request) = text::request(line).or_else(|| text::named_request(line)) {
            self.request = Some(request);
        } else if let Some(status) = status(line) {
            // A log has the same message more than once.
            let is_known = self.found.last().is_some_and(|last| last.status == Some(status) && last.code.is_none());
            if let Some(last) = self.found.last_mut().filter(|last| last.is_of_sdk && last.status.is_none()) {
                last.status = Some(status);
            } else if !is_known {
                let message = self.said.take().filter(|_| line.starts_with("Status: "));
                let body = self.body.take();
                self.found.push(Printed { status: Some(status), message, body, ..Printed::default() });
            }
        } else if let Some((name, value)) = line.split_once(':') {
            self.named(name.trim(), value.trim(), line);
        }
    }

    /// Takes a line with a name and a value.
    fn named(&mut self, name: &str, value: &'a str, line: &str) {
        if name.rsplit(['.', ' ']).next().is_some_and(|kind| ERRORS.contains(&kind)) && !value.is_empty() {
            // Some write code and message on lines of their own.
            let message = Some(value).filter(|value| !value.starts_with("Code: "));
            self.found.push(Printed { message, is_of_sdk: true, ..Printed::default() });
            if message.is_none() {
                self.line(value);
            }
            return;
        }
        // JavaScript prints the members of an object.
        let value = value.trim_end_matches(',').trim_matches(['\'', '"']);
        let last = self.found.last_mut();
        match name.trim_start_matches(['+', ' ']).to_ascii_lowercase().as_str() {
            "code" | "statuscode" if error_status(value).is_some() => {
                let status = error_status(value);
                match last.filter(|last| last.status.is_none()) {
                    Some(last) => last.status = status,
                    None => self.found.push(Printed { status, ..Printed::default() }),
                }
            }
            "code" | "errorcode" => match last.filter(|last| last.code.is_none()) {
                Some(last) => last.code = Some(value),
                None => self.found.push(Printed { code: Some(value), ..Printed::default() }),
            },
            // Python writes `None` where the message is that of the error within.
            "message" if value != "None" => {
                if let Some(last) = last.filter(|last| last.message.is_none()) {
                    last.message = Some(value);
                }
            }
            // Modules of Graph write the code of the service, other commands their own.
            "fullyqualifiederrorid" => {
                let Some((code, _)) = value.split_once(',').filter(|(_, of)| of.contains("Microsoft.Graph")) else {
                    return;
                };
                if let Some(last) = last {
                    last.code = last.code.or(Some(code));
                } else {
                    let message = self.said.take();
                    self.found.push(Printed { code: Some(code), message, ..Printed::default() });
                }
            }
            header if IDS.contains(&header) => {
                if let Some(last) = last {
                    add_header_line(line, &mut last.headers);
                }
            }
            _ if is_command(name) && !value.is_empty() => {
                self.said = Some(value);
                self.documented = documented::of_command(name).or(self.documented);
            }
            _ => {}
        }
    }

    /// Takes the members of an error as Python shows objects: `MainError(code='x', details=[..], message="y")`.
    fn of_python(&mut self, shown: &'a str) {
        if self.found.is_empty() {
            self.found.push(Printed::default());
        }
        let Some(last) = self.found.last_mut() else { return };
        for (depth, name, value) in arguments(shown) {
            match name {
                // Details have codes and messages as well.
                "code" if depth == 1 => last.code = last.code.or(Some(value)),
                "message" if depth == 1 => last.message = last.message.or(Some(value)),
                "request_id" => super::add_header("request-id", value, &mut last.headers),
                "client_request_id" => super::add_header("client-request-id", value, &mut last.headers),
                _ => {}
            }
        }
    }

    fn body(&mut self, json: &'a str) {
        match self.found.last_mut() {
            Some(last) if last.body.is_none() => last.body = Some(json),
            _ => self.body = Some(json),
        }
    }

    fn end(self) -> Option<Vec<FoundAnswer>> {
        // A code alone may be any text.
        let is_said =
            |one: &Printed<'_>| one.status.is_some() || one.message.is_some() && (one.code.is_some() || one.is_of_sdk);
        let request = self.request;
        let documented = self.documented.filter(|_| request.is_none());
        let of = |one: Printed<'_>| FoundAnswer { request: request.clone(), documented, ..one.answer() };
        let found: Vec<_> = self.found.into_iter().filter(is_said).map(of).collect();
        (!found.is_empty()).then_some(found)
    }
}

/// The status that a number is of an error.
fn error_status(number: &str) -> Option<StatusCode> {
    number.parse().ok().filter(|status: &StatusCode| status.is_client_error() || status.is_server_error())
}

/// The arguments of a Python `repr` whose values are strings, each with its depth: the number of brackets around it.
fn arguments(shown: &str) -> Vec<(usize, &str, &str)> {
    let (mut found, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    while let Some((before, rest)) =
        shown[at..].find(['(', '[', '{', ')', ']', '}', '\'', '"']).map(|sign| shown[at..].split_at(sign))
    {
        let length = match rest.as_bytes()[0] {
            b'(' | b'[' | b'{' => {
                depth += 1;
                1
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                1
            }
            quote => {
                let length = quoted_length(&rest[1..], char::from(quote));
                let name = before.strip_suffix('=').and_then(|before| before.rsplit([' ', ',']).next());
                found.extend(name.map(|name| (depth, name, &rest[1..=length])));
                (length + 2).min(rest.len())
            }
        };
        at += before.len() + length;
    }
    found
}

/// The length of a text up to its closing quote, or to its end if there is none.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let is_end = |sign: char| {
        let is_end = sign == quote && !is_escaped;
        is_escaped = sign == '\\' && !is_escaped;
        is_end
    };
    text.find(is_end).unwrap_or(text.len())
}

/// Whether a word is the name of a command of PowerShell, such as `Get-MgUser_List`.
fn is_command(name: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    name.split_once('-')
        .is_some_and(|(verb, noun)| is_word(verb) && is_word(noun) && verb.starts_with(char::is_uppercase))
}

/// The status in a message.
fn status(line: &str) -> Option<StatusCode> {
    let lower = line.to_ascii_lowercase();
    let behind = |phrase: &&str| leading_status(line.get(lower.find(phrase)? + phrase.len()..)?);
    let before = |phrase: &&str| leading_status(line.get(..lower.find(phrase)?)?.rsplit(' ').next()?);
    BEFORE
        .iter()
        .find_map(behind)
        .or_else(|| BEHIND.iter().find_map(before))
        .or_else(|| {
            leading_status(line.strip_prefix("Status: ")?)
                .filter(|_| lower.as_bytes().get(8).is_some_and(u8::is_ascii_digit))
        })
        .or_else(|| in_parentheses(line))
        .or_else(|| before_body(line))
}

/// The status at the beginning of a text: `403 Forbidden`, `(403)`, or a name of .NET, such as `BadRequest`.
pub(super) fn leading_status(text: &str) -> Option<StatusCode> {
    let text = text.trim_start_matches(['(', ' ']);
    let end = text.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(text.len());
    let word = text.get(..end)?;
    if word.starts_with(|first: char| first.is_ascii_digit()) { word.parse().ok() } else { called(word) }
}

/// The status of an error in parentheses behind a colon, as Windows PowerShell writes it in every language.
fn in_parentheses(line: &str) -> Option<StatusCode> {
    let (number, _) = line.split_once(": (")?.1.split_once(')')?;
    error_status(number)
}

/// The status by its name before a body in parentheses, as Azure CLI writes it: `ERROR: Bad Request({"error": ..})`.
fn before_body(line: &str) -> Option<StatusCode> {
    let text = line.strip_suffix('(')?;
    called(text.rsplit(": ").next()?)
}

/// The status with that name, with or without white space.
fn called(name: &str) -> Option<StatusCode> {
    let letters = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let name = letters(name);
    let mut all = (100..600).filter_map(|code| StatusCode::from_u16(code).ok());
    all.find(|status| status.canonical_reason().is_some_and(|reason| letters(reason) == name))
}

/// A text without the lines that PowerShell draws beside an error. It breaks a message into several lines, before a white space.
pub(super) fn without_frame(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| line.trim() == "Line |") {
        return Cow::Borrowed(text);
    }
    let mut joined = String::new();
    let mut is_framed = false;
    for line in text.lines() {
        let framed = line.trim_start().strip_prefix('|').filter(|_| line.starts_with(' '));
        match framed.map(str::trim) {
            Some(drawn) if drawn.starts_with('~') => continue,
            Some(message) => joined.extend([if is_framed { " " } else { "\n" }, message]),
            None => joined.extend(["\n", line]),
        }
        is_framed = framed.is_some();
    }
    Cow::Owned(joined)
}
