//! `az rest`: what its options make of a request.

use graph_validation::Span;
use json_places::Kind;

use super::shell::script::Command;
use super::sources::Sources;
use super::{Parts, in_upper_case};
use crate::json;
use crate::mapped::Mapped;

/// The request of a command that is one of `az rest`.
pub(super) fn parts(command: &Command, sources: &Sources<'_>) -> Option<Parts> {
    let words = command.behind(&[&["az", "az.cmd"], &["rest"]])?;
    let command_place = command.place().unwrap_or_default();
    let mut parts = Parts { place: Some(command_place), ..Parts::default() };
    let (mut body_place, mut unknown) = (None, None);
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
        // Variables behind the value may hold further options.
        let is_single = name.starts_with('-') && name != "--headers";
        let others = values.get(usize::from(is_single)..).filter(|_| name != "--headers").unwrap_or_default();
        let place = [word].into_iter().chain(others).find(|word| word.is_one_unknown()).map(Mapped::whole_source);
        unknown = unknown.or(place);
        let Some(first) = values.first() else { continue };
        match name {
            "--method" | "-m" => parts.method = Some(in_upper_case(first)),
            "--url" | "--uri" | "-u" => parts.target = first.clone(),
            "--headers" => values.iter().for_each(|value| header(value, &mut parts)),
            "--body" | "-b" => {
                body_place = Some(word.whole_source());
                if first.text().starts_with('@') {
                    sources.read_body(&first.part(1..first.text().len()), command_place, &mut parts);
                } else {
                    parts.body = Some(first.clone());
                }
            }
            _ => {}
        }
    }
    if parts.target.text().is_empty() {
        return None;
    }
    if let Some(place) = unknown {
        parts.add_unknown_arguments(place);
    }
    let place = Span { end: command_place.start, ..command_place };
    // The command takes what has no scheme for a resource of Azure.
    if !parts.target.text().contains("://") && !parts.target.is_unknown(0..1) {
        parts.address_resource_manager();
    }
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
    } else if !value.unknown().is_empty() {
        parts.add_unknown_headers(value.whole_source());
    }
}
