//! `az rest`: what its options make of a request.

use graph_validation::Span;
use json_places::Kind;

use super::shell::script::Command;
use super::{Parts, in_upper_case};
use crate::document::Files;
use crate::json;
use crate::mapped::Mapped;

/// The request of a command that is one of `az rest`.
pub(super) fn parts(command: &Command, files: &dyn Files) -> Option<Parts> {
    let words = command.behind(&[&["az", "az.cmd"], &["rest"]])?;
    let mut parts = Parts { place: command.place(), ..Parts::default() };
    let mut body_place = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let (name, mut values) = match word.text().split_once('=') {
            Some((name, value)) if name.starts_with('-') => {
                (name, vec![word.part(word.text().len() - value.len()..word.text().len())])
            }
            _ => (word.text(), Vec::new()),
        };
        // An option may take several values.
        while let Some(value) = words.get(at).filter(|value| !value.text().starts_with("--") && !is_short(value.text()))
        {
            values.push(value.clone());
            at += 1;
        }
        let Some(first) = values.first() else { continue };
        match name {
            "--method" | "-m" => parts.method = Some(in_upper_case(first)),
            "--url" | "--uri" | "-u" => parts.target = first.clone(),
            "--headers" => values.iter().for_each(|value| header(value, &mut parts)),
            "--body" | "-b" => {
                body_place = Some(word.whole_source());
                match first.text().strip_prefix('@') {
                    Some(path) => parts.read_body(path, files),
                    None => parts.body = Some(first.clone()),
                }
            }
            _ => {}
        }
    }
    if parts.target.text().is_empty() {
        return None;
    }
    let place = parts.place.unwrap_or_else(|| parts.target.whole_source());
    let place = Span { end: place.start, ..place };
    parts.method.get_or_insert_with(|| Mapped::of("GET", place));
    // The command has a token of its own, and sends JSON as such.
    parts.add_token(place);
    if let Some(place) = body_place {
        parts.add_header("Content-Type", "application/json", place);
    }
    Some(parts)
}

fn is_short(text: &str) -> bool {
    matches!(text, "-m" | "-u" | "-b" | "-o")
}

/// A header as `NAME=VALUE`, or several as a JSON object.
fn header(value: &Mapped, parts: &mut Parts) {
    let text = value.text();
    if let Some(object) = text.trim_start().starts_with('{').then(|| json_places::parse(text).ok()).flatten() {
        let Kind::Object(members) = &object.kind else { return };
        for member in members {
            let part = |span: Span| json::unescaped(&value.part(span.start..span.end));
            parts.headers.push((part(member.name_span()), part(member.value.span())));
        }
    } else if let Some(sign) = text.find('=') {
        parts.headers.push((value.part(0..sign), value.part(sign + 1..text.len())));
    }
}
