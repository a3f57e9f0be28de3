//! JSON within documents: texts with their escapes resolved, and values that are unknown until run time.

use graph_validation::Span;
use json_places::Value;

use crate::mapped::Mapped;

/// The text of a JSON string with its quotes.
pub(crate) fn unescaped(json: &Mapped) -> Mapped {
    let text = json.text();
    let end = text.len().saturating_sub(1).max(1);
    let mut mapped = Mapped::default();
    let mut at = 1;
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        mapped.append_part(json, at..at + plain);
        at += plain;
        if at >= end {
            break;
        }
        let length = escape_length(text.get(at..end).unwrap_or_default());
        let escape = text.get(at..at + length).unwrap_or_default();
        let quoted = format!("\"{escape}\"");
        let character = json_places::parse(&quoted).ok();
        let character = character.as_ref().and_then(Value::as_str).unwrap_or("\u{fffd}");
        mapped.push_as(character, json.source(at..at + length));
        at += length.max(1);
    }
    mapped
}

/// The length of the escape at the beginning of a text; of two that make up one character, the length of both.
fn escape_length(text: &str) -> usize {
    let unit = |text: &str| if text.as_bytes().get(1) == Some(&b'u') { 6 } else { 2 };
    let first = unit(text);
    let is_high =
        text.get(2..4).is_some_and(|digits| matches!(digits.to_ascii_lowercase().as_str(), "d8" | "d9" | "da" | "db"));
    let follows = text.get(first..).is_some_and(|rest| rest.starts_with("\\u"));
    let length = if first == 6 && is_high && follows { 12 } else { first };
    length.min(text.len())
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &Mapped) -> Mapped {
    let source = text.whole_source();
    let mut json = Mapped::of("\"", Span { end: source.start, ..source });
    let mut at = 0;
    for (index, character) in text.text().char_indices() {
        let escape = match character {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            control if control.is_control() => format!("\\u{:04x}", u32::from(control)),
            _ => continue,
        };
        let end = index + character.len_utf8();
        json.append_part(text, at..index);
        json.push_as(&escape, text.source(index..end));
        at = end;
    }
    json.append_part(text, at..text.text().len());
    json.push_as("\"", Span { start: source.end, ..source });
    json
}

/// A body in which everything that is unknown until run time stands in a JSON string, as nothing else may hold it.
pub(crate) fn with_quoted_unknowns(body: &Mapped) -> Mapped {
    if body.unknown().is_empty() {
        return body.clone();
    }
    let text = body.text().as_bytes();
    let mut quoted = Mapped::default();
    let (mut at, mut scanned, mut is_in_string) = (0, 0, false);
    for unknown in body.unknown() {
        while scanned < unknown.start {
            match text[scanned] {
                b'"' => is_in_string = !is_in_string,
                b'\\' if is_in_string => scanned += 1,
                _ => {}
            }
            scanned += 1;
        }
        quoted.append_part(body, at..unknown.start);
        let source = body.source(unknown.start..unknown.end);
        if is_in_string {
            quoted.append_part(body, unknown.start..unknown.end);
        } else {
            // Two of them may stand side by side.
            let follows_value =
                quoted.text().ends_with('"') && quoted.is_unknown(quoted.text().len() - 2..quoted.text().len());
            if !follows_value {
                quoted.push_as("\"", source);
                quoted.push_unknown(source);
                quoted.push_as("\"", source);
            }
        }
        at = unknown.end;
        scanned = scanned.max(unknown.end);
    }
    quoted.append_part(body, at..text.len());
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_have_their_places() {
        let document = r#"x "a\"b\u00e9\ud83d\ude00c" y"#;
        let start = document.find('"').unwrap();
        let end = document.rfind('"').unwrap() + 1;
        let text = unescaped(&Mapped::verbatim(&document[start..end], start));
        assert_eq!(text.text(), "a\"bé\u{1f600}c");
        let place = |part: &str| {
            let at = text.text().find(part).unwrap();
            let source = text.source(at..at + part.len());
            &document[source.start..source.end]
        };
        assert_eq!(
            (place("a"), place("\""), place("é"), place("\u{1f600}"), place("c")),
            ("a", "\\\"", "\\u00e9", "\\ud83d\\ude00", "c")
        );
        assert_eq!(quoted(&text).text(), "\"a\\\"bé\u{1f600}c\"");
        assert_eq!(unescaped(&quoted(&text)).text(), text.text());
        for broken in ["", "\"", "\"\\", "\"\\u12\"", "\"\\ud83d\\u\""] {
            unescaped(&Mapped::verbatim(broken, 0));
        }
    }

    #[test]
    fn unknown_values_become_strings() {
        let unknown = Span { start: 3, end: 5 };
        let mut body = Mapped::verbatim("{\"a\": ", 0);
        body.push_unknown(unknown);
        body.push(", \"b\\\"", 10);
        body.push_unknown(unknown);
        body.push("\"}", 20);
        assert_eq!(with_quoted_unknowns(&body).text(), "{\"a\": \"{unknown}\", \"b\\\"{unknown}\"}");
        let mut two = Mapped::default();
        two.push_unknown(unknown);
        two.push_unknown(unknown);
        assert_eq!(with_quoted_unknowns(&two).text(), "\"{unknown}\"");
    }
}
