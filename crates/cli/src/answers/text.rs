//! Answers as text: a status line, headers, a blank line and a body, as tools print them after the request.

use http::{HeaderMap, StatusCode};
use lifecycle_workflows::client::Token;
use serde_core::de::IgnoredAny;

use super::{FoundAnswer, Request, add_header, printed};

/// What tools put before the lines of an answer and of a request.
const PREFIXES: [&str; 2] = ["< ", "> "];

/// The answers that begin with a status line; `None` if there is no such line.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<FoundAnswer>> {
    let mut found: Vec<FoundAnswer> = Vec::new();
    let mut next = FoundAnswer::default();
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let (mut in_body, mut is_curl) = (false, false);
    while let Some(raw) = lines.next() {
        let line = text(raw);
        if opens_tunnel(&line) {
            in_body = false;
        } else if let Some(status) = status(&line) {
            is_curl = raw.starts_with(b"< ");
            let mut answer = std::mem::take(&mut next);
            answer.status = Some(status);
            answer.headers = headers(&mut lines);
            found.push(answer);
            in_body = true;
        } else if let Some(request) = request(&line).or_else(|| named_request(&line).filter(|_| !in_body)) {
            next.request = Some(request);
            in_body = false;
        } else if line.starts_with("###") {
            in_body = false;
        } else if let Some(token) = token(&line) {
            next.token = Some(token);
        } else if let (true, Some(answer)) = (in_body && !(is_curl && is_of_curl(&line)), found.last_mut()) {
            answer.body.extend_from_slice(raw);
        }
    }
    for answer in &mut found {
        cut_behind_json(&mut answer.body);
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a proxy opens a tunnel to the service with this line: it is not the answer of the service.
fn opens_tunnel(line: &str) -> bool {
    status(line).is_some() && line.trim_end().to_ascii_lowercase().ends_with(" connection established")
}

/// Whether `curl -v` prints a line about what it does, between the lines of a body.
fn is_of_curl(line: &str) -> bool {
    let is_data = (line.starts_with("{ [") || line.starts_with("} [")) && line.ends_with(" data]");
    line.starts_with("* ") || is_data || line.trim_start().starts_with("% Total") || line.contains("--:--:--")
}

/// Where the JSON object ends with which a text begins.
pub(super) enum JsonEnd {
    /// Behind so many bytes.
    At(usize),
    /// The text ends within it.
    Cut,
    /// There is none, as the text shows behind so many bytes.
    NotJson(usize),
}

/// Takes away what is behind the JSON of a body: Windows PowerShell prints there where in the script it was received.
pub(super) fn cut_behind_json(body: &mut Vec<u8>) {
    body.truncate(match json_end(body) {
        JsonEnd::At(end) => end,
        JsonEnd::Cut | JsonEnd::NotJson(_) => body.trim_ascii_end().len(),
    });
}

/// The end of the JSON object with which a text begins.
pub(super) fn json_end(body: &[u8]) -> JsonEnd {
    if !body.trim_ascii_start().starts_with(b"{") {
        return JsonEnd::NotJson(0);
    }
    let mut values = serde_json::Deserializer::from_slice(body).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => JsonEnd::At(values.byte_offset()),
        Some(Err(error)) if error.is_eof() => JsonEnd::Cut,
        Some(Err(error)) => {
            let lines = body.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
            JsonEnd::NotJson(lines.map(<[u8]>::len).sum::<usize>() + error.column())
        }
        None => JsonEnd::NotJson(0),
    }
}

/// A body without a status: a page, compressed data, or what a token service says, as libraries print it.
pub(super) fn body_alone(bytes: &[u8]) -> Option<Vec<FoundAnswer>> {
    let answer = FoundAnswer { body: bytes.to_vec(), ..FoundAnswer::default() };
    let excerpt = answer.answer().excerpt.unwrap_or_default();
    if excerpt.starts_with("an HTML page") || excerpt.starts_with("a body compressed") {
        return Some(vec![answer]);
    }
    let said = str::from_utf8(bytes).ok()?.lines().find(|line| line.contains("AADSTS"))?;
    Some(vec![FoundAnswer { body: printed::error_body(None, Some(said.trim())), ..FoundAnswer::default() }])
}

/// A line without its end and without what a tool puts before it.
fn text(raw: &[u8]) -> String {
    let line = String::from_utf8_lossy(raw.trim_ascii_end()).into_owned();
    PREFIXES.iter().find_map(|prefix| line.strip_prefix(prefix)).map(str::to_owned).unwrap_or(line)
}

fn status(line: &str) -> Option<StatusCode> {
    let mut words = line.split_ascii_whitespace();
    words.next().filter(|version| version.starts_with("HTTP/"))?;
    words.next()?.parse().ok()
}

/// The request in a line with its method and URL.
pub(crate) fn request(line: &str) -> Option<Request> {
    let mut words = line.split_ascii_whitespace();
    let (method, url) = (words.next()?, words.next()?);
    let is_method = method.len() > 2 && method.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_method && (url.starts_with('/') || url.starts_with("http")))
        .then(|| Request { method: method.to_owned(), url: url.to_owned() })
}

/// The request behind the name of the command that sent it, as PowerShell prints it: `Invoke-MgGraphRequest: POST https://…`.
pub(super) fn named_request(line: &str) -> Option<Request> {
    let (command, rest) = line.split_once(':')?;
    command.trim_end().starts_with("Invoke-").then(|| request(rest.trim_start())).flatten()
}

fn token(line: &str) -> Option<Token> {
    let (name, value) = line.split_once(':')?;
    let (scheme, token) = value.trim().split_once(' ')?;
    let is_token = name.trim().eq_ignore_ascii_case("Authorization") && scheme.eq_ignore_ascii_case("Bearer");
    is_token.then(|| Token::new(token).ok()).flatten()
}

/// The headers up to a blank line.
fn headers<'a>(lines: &mut impl Iterator<Item = &'a [u8]>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in lines.map(text).take_while(|line| !line.is_empty() && line != "<") {
        add_header_line(&line, &mut headers);
    }
    headers
}

/// Adds the header of a line, if it has one.
pub(super) fn add_header_line(line: &str, headers: &mut HeaderMap) {
    if let Some((name, value)) = line.split_once(':') {
        add_header(name.trim(), value.trim(), headers);
    }
}
