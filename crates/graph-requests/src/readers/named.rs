//! Forms that are known by name, but hold no request that is read: recordings of other tools, answers and tokens.

use json_places::{Kind, Value};

use super::shell;
use crate::document::Document;
use crate::form::Form;

/// The form of a document, if it is one of these.
pub(crate) fn form(document: &Document<'_>) -> Option<Form> {
    if document.has_extension(&["bru"]) {
        return Some(Form::Bruno);
    }
    let text = document.beginning();
    match document.json() {
        Some(value) => of_json(value),
        None if text.starts_with(['{', '[']) => is_json_lines(text).then_some(Form::JsonLines),
        None if is_answer(text) => Some(Form::Answer),
        None if is_token(text) => Some(Form::Token),
        None => None,
    }
}

fn of_json(value: &Value<'_>) -> Option<Form> {
    let has = |names: &[&str]| names.iter().all(|name| value.member(name).is_some());
    let is_object = |name: &str| value.member(name).is_some_and(|member| matches!(member.value.kind, Kind::Object(_)));
    let is_array = |name: &str| value.member(name).is_some_and(|member| matches!(member.value.kind, Kind::Array(_)));
    let within =
        |outer: &str, inner: &str| value.member(outer).is_some_and(|member| member.value.member(inner).is_some());
    Some(match () {
        () if within("log", "entries") => Form::Har,
        () if is_object("info") && is_array("item") => Form::Postman,
        () if has(&["name", "version", "type"]) && within("presets", "requestType") => Form::Bruno,
        () if is_object("error") && (within("error", "code") || within("error", "message")) => Form::Answer,
        () if is_array("responses") || has(&["error", "error_description"]) => Form::Answer,
        () if has(&["@odata.context"]) && (is_array("value") || has(&["id"])) => Form::Answer,
        () if has(&["access_token"]) || has(&["token_type", "expires_in"]) => Form::TokenAnswer,
        () => return None,
    })
}

/// Whether the text is several values, one a line.
fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let all = lines.by_ref().take(3).map(json_places::parse).collect::<Vec<_>>();
    all.len() > 1 && all.iter().all(Result::is_ok)
}

/// Whether the text is an answer, perhaps with the request line before it that tools print.
fn is_answer(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let is_request_line = first.split_ascii_whitespace().count() >= 2 && !shell::is_command(first);
    is_status_line(first) || (is_request_line && lines.next().is_some_and(is_status_line))
}

/// Whether a line is one with which an answer begins, such as `HTTP/1.1 204 No Content`.
pub(super) fn is_status_line(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace();
    let is_version =
        words.next().and_then(|word| word.get(..5)).is_some_and(|start| start.eq_ignore_ascii_case("HTTP/"));
    is_version
        && words.next().is_some_and(|status| status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the text is a token, as it is or as it is often saved by mistake.
fn is_token(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_prefix("Authorization:").unwrap_or(text).trim();
    let text = text.strip_prefix("Bearer ").unwrap_or(text).trim_matches(['"', '\'']);
    text == "System.Security.SecureString" || (text.starts_with("eyJ") && !text.contains(char::is_whitespace))
}
