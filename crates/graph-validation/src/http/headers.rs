//! The headers: the documented ones, and those that describe the body.

use odata_types::facts::Request;

use super::findings::{Findings, Place};
use super::head::{Field, Head};
use super::secrets::is_shown_placeholder;
use super::{HttpCheck, media, secrets};
use crate::excerpt;
use crate::placeholder::is_placeholder;
use crate::rule::{Rule, Severity};
use crate::violation::Part;

const AUTHORIZATION: &str = "Authorization";
const CONTENT_TYPE: &str = "Content-Type";
const CONTENT_LENGTH: &str = "Content-Length";

/// Headers that take one value only.
const SINGLE: &[&str] = &["Host", AUTHORIZATION, CONTENT_TYPE, CONTENT_LENGTH];

/// Checks the headers of a request with a body, or with none that is sent. Returns whether the body can be read as it is.
pub(super) fn check(
    head: &Head<'_>,
    documented: Option<&'static Request>,
    (body, is_sent): (&[u8], bool),
    check: HttpCheck,
    findings: &mut Findings,
) -> bool {
    missing(head, documented, is_sent, check, findings);
    let is_plain = media::is_plain(head, findings);
    let mut seen = [false; SINGLE.len()];
    for field in &head.fields {
        control_character(field, findings);
        let is_its = |(name, _): &(&&'static str, &mut bool)| name.eq_ignore_ascii_case(&field.name.text);
        let Some((name, is_seen)) = SINGLE.iter().zip(&mut seen).find(is_its) else { continue };
        if std::mem::replace(is_seen, true) {
            let place = Place { part: Part::Header(name), span: field.name.span(), value: None };
            let message = format!("`{name}` occurs more than once");
            findings.push(Rule::DuplicateHeader, place, message, "keep one".to_owned());
        }
        if head.is_unknown(field.value.span()) {
            continue;
        }
        match *name {
            AUTHORIZATION if !check.is_without_token => authorization(head, field, documented, findings),
            CONTENT_TYPE => media::content_type(field, CONTENT_TYPE, findings),
            CONTENT_LENGTH if is_plain => content_length(field, body, findings),
            _ => {}
        }
    }
    is_plain
}

/// Checks that the value of a header contains no control character but a tab. No message shows the value.
fn control_character(field: &Field<'_>, findings: &mut Findings) {
    let value = field.value.text.as_ref();
    // Nearly every value is printable ASCII.
    if value.bytes().fold(true, |is_printable, byte| is_printable & matches!(byte, b' '..=b'~')) {
        return;
    }
    let Some((at, found)) = value.char_indices().find(|(_, found)| found.is_control() && *found != '\t') else {
        return;
    };
    let name = excerpt::name(&field.name.text, excerpt::LONGEST);
    let message = format!("the value of `{name}` contains the control character U+{:04X}", u32::from(found));
    let place = Place { part: Part::Message, span: field.value.part(at..at + found.len_utf8()), value: None };
    findings.push(Rule::InvalidHeader, place, message, "write the value without it".to_owned());
}

fn missing(
    head: &Head<'_>,
    documented: Option<&'static Request>,
    is_body_sent: bool,
    check: HttpCheck,
    findings: &mut Findings,
) {
    let required = documented.into_iter().flat_map(|request| request.headers).filter(|header| header.is_required);
    for header in required.filter(|header| head.fields(header.name).next().is_none()) {
        let is_token = header.name.eq_ignore_ascii_case(AUTHORIZATION);
        let is_of_body = header.name.eq_ignore_ascii_case(CONTENT_TYPE);
        if (is_token && check.is_without_token) || (is_of_body && !is_body_sent) {
            continue;
        }
        let is_printed_without = head.is_print && is_token;
        let severity = if is_printed_without { Severity::Warning } else { Severity::Error };
        let place = Place { part: Part::Header(header.name), ..head.beginning() };
        let message = format!("the request has no header `{}`, which is required", header.name);
        findings.push_as(Rule::MissingHeader, severity, place, message, of_schema(documented, header.name));
    }
}

/// The documentation of a header.
fn of_schema(documented: Option<&'static Request>, name: &str) -> String {
    let mut headers = documented.into_iter().flat_map(|request| request.headers);
    match headers.find(|header| header.name.eq_ignore_ascii_case(name)) {
        Some(header) => format!("documented: `{}`: {}", header.name, header.description),
        None => format!("documented: `{name}`"),
    }
}

/// Checks `Authorization`. No message shows its value.
fn authorization(head: &Head<'_>, field: &Field<'_>, documented: Option<&'static Request>, findings: &mut Findings) {
    let value = field.value.text.as_ref();
    let place = Place { part: Part::Header(AUTHORIZATION), span: field.value.span(), value: None };
    let help = || format!("write `{AUTHORIZATION}: Bearer` and the token; {}", of_schema(documented, AUTHORIZATION));
    let token = match secrets::scheme(value) {
        Some(scheme) if scheme.eq_ignore_ascii_case("Bearer") => value[scheme.len()..].trim(),
        Some(scheme) => {
            let message = format!("`{AUTHORIZATION}` is of the scheme `{scheme}`; expected `Bearer`");
            return findings.push(Rule::InvalidAuthorization, place, message, help());
        }
        None => {
            let is_empty = value.is_empty();
            let wrong = if is_empty { "is empty" } else { "does not begin with the word `Bearer`" };
            let message = format!("`{AUTHORIZATION}` {wrong}");
            return findings.push(Rule::InvalidAuthorization, place, message, help());
        }
    };
    if token.is_empty() {
        let message = format!("`{AUTHORIZATION}` contains no token");
        findings.push(Rule::InvalidAuthorization, place, message, help());
    } else if is_placeholder(token) {
        let severity = if head.is_print { Severity::Warning } else { Severity::Error };
        let message = if is_shown_placeholder(token) {
            format!("`{}` in `{AUTHORIZATION}` was not filled in", excerpt::name(token, excerpt::LONGEST))
        } else {
            format!("the token of `{AUTHORIZATION}` was not filled in")
        };
        findings.push_as(Rule::PlaceholderLeft, severity, place, message, help());
    } else if token.contains(|character: char| character.is_whitespace()) {
        let message = format!("the token of `{AUTHORIZATION}` contains white space");
        findings.push(Rule::InvalidAuthorization, place, message, help());
    }
}

fn content_length(field: &Field<'_>, body: &[u8], findings: &mut Findings) {
    let value = field.value.text.as_ref();
    let printed = body.trim_ascii_end().len();
    // The standard allows digits only.
    let said = value.parse::<usize>().ok().filter(|_| value.bytes().all(|byte| byte.is_ascii_digit()));
    // An editor may have added a line end behind the body, or removed it.
    if said.is_some_and(|said| (printed..=body.len()).contains(&said)) {
        return;
    }
    let shown = excerpt::name(value, excerpt::LONGEST);
    let message = match said {
        Some(said) => format!("`{CONTENT_LENGTH}` is {said}, but the body has {printed} bytes"),
        None => format!("`{CONTENT_LENGTH}` is `{shown}`, which is not a number of bytes"),
    };
    let place = Place { part: Part::Header(CONTENT_LENGTH), span: field.value.span(), value: Some(value) };
    let help = format!("write {printed}, or leave the header to the client that sends the request");
    findings.push(Rule::ContentLengthMismatch, place, message, help);
}
