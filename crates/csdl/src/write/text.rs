//! JSON as text.

use std::fmt::Write;

use crate::model::Json;

/// The value, indented by two spaces, with a line end.
pub(super) fn pretty(value: &Json) -> String {
    let mut text = String::new();
    write_value(&mut text, value, 0);
    text.push('\n');
    text
}

fn write_value(text: &mut String, value: &Json, depth: usize) {
    match value {
        Json::Null => text.push_str("null"),
        Json::Bool(true) => text.push_str("true"),
        Json::Bool(false) => text.push_str("false"),
        Json::Number(number) => text.push_str(number),
        Json::String(string) => write_string(text, string),
        Json::Array(items) if items.is_empty() => text.push_str("[]"),
        Json::Object(members) if members.is_empty() => text.push_str("{}"),
        Json::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                begin_line(text, index, depth);
                write_value(text, item, depth + 1);
            }
            end_lines(text, depth);
            text.push(']');
        }
        Json::Object(members) => {
            text.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                begin_line(text, index, depth);
                write_string(text, name);
                text.push_str(": ");
                write_value(text, value, depth + 1);
            }
            end_lines(text, depth);
            text.push('}');
        }
    }
}

fn begin_line(text: &mut String, index: usize, depth: usize) {
    text.push_str(if index == 0 { "\n" } else { ",\n" });
    indent(text, depth + 1);
}

fn end_lines(text: &mut String, depth: usize) {
    text.push('\n');
    indent(text, depth);
}

fn indent(text: &mut String, depth: usize) {
    for _ in 0..depth {
        text.push_str("  ");
    }
}

fn write_string(text: &mut String, string: &str) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            control if control < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        let mut text = String::new();
        write_string(&mut text, "\"a\\b\"\n\t\r\u{1}é/");
        assert_eq!(text, r#""\"a\\b\"\n\t\r\u0001é/""#);
    }

    #[test]
    fn values_are_indented() {
        let value = Json::Object(vec![
            ("a".to_owned(), Json::Array(vec![Json::Null, Json::Object(Vec::new())])),
            ("b".to_owned(), Json::Array(Vec::new())),
        ]);
        assert_eq!(pretty(&value), "{\n  \"a\": [\n    null,\n    {}\n  ],\n  \"b\": []\n}\n");
    }
}
