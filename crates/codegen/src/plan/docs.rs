//! Documentation comments from descriptions.

use odata_csdl::model::Facts;

/// The width at which documentation is wrapped.
const WIDTH: usize = 100;

/// What the facts say of an element, as lines of Markdown; `fallback` where they say nothing.
pub(crate) fn docs(facts: &Facts, fallback: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    match &facts.description {
        Some(description) if !description.trim().is_empty() => paragraphs.push(escaped(description)),
        _ => paragraphs.push(fallback.to_owned()),
    }
    paragraphs.extend(facts.long_description.as_deref().map(escaped));
    if !facts.api_versions.is_empty() {
        let versions: Vec<_> = facts.api_versions.iter().map(|version| format!("`{}`", code(version))).collect();
        paragraphs.push(format!("Documented in API version {}.", versions.join(" and ")));
    }
    paragraphs
        .extend(facts.links.iter().map(|link| format!("See the [{}](<{}>).", escaped(&link.rel), address(&link.href))));
    lines(&paragraphs)
}

/// Paragraphs as wrapped lines with empty lines between them.
pub(crate) fn lines(paragraphs: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Escapes text from a schema, so that rustdoc shows it as it is: nothing in it is a link, markup or code to run.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut in_code = false;
    // An odd number of backticks would open code that nothing closes.
    let has_code = text.matches('`').count().is_multiple_of(2) && !text.contains("``");
    for character in text.chars() {
        match character {
            '`' if has_code => in_code = !in_code,
            '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '`' | '#' | '|' | '~' | '&' if !in_code => escaped.push('\\'),
            _ => {}
        }
        escaped.push(if is_hidden(character) { ' ' } else { character });
    }
    // At the start of a line, a number with a point or a dash would begin a list; wrapping may put any word there.
    escaped
        .split_whitespace()
        .map(|word| match word.chars().next() {
            Some('-' | '+' | '=') => format!("\\{word}"),
            Some('h') if word.starts_with("https://") || word.starts_with("http://") => link(word),
            Some('0'..='9') if word.ends_with(['.', ')']) => {
                let (number, end) = word.split_at(word.len() - 1);
                format!("{number}\\{end}")
            }
            _ => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Turns an address into a link. Punctuation at its end belongs to the sentence.
fn link(word: &str) -> String {
    let address = word.replace('\\', "");
    let end = address.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']).len();
    let (address, rest) = address.split_at(end);
    format!("<{address}>{rest}")
}

/// Control characters, and characters that change the direction of text.
fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text within backticks.
pub(crate) fn code(text: &str) -> String {
    text.replace('`', "'")
}

fn address(address: &str) -> String {
    address.chars().filter(|character| !character.is_whitespace() && !matches!(character, '<' | '>' | '\\')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_description_is_markup() {
        let text = "See [this](x), <b>, a_b*c\n\n    code `let x = [1];`\n```\nrun\n```";
        assert_eq!(
            escaped(text),
            "See \\[this\\](x), \\<b\\>, a\\_b\\*c code \\`let x \\= \\[1\\];\\` \\`\\`\\` run \\`\\`\\`"
        );
        assert_eq!(
            escaped("a \u{202e}b, at https://example.org/a_b?c=[d]."),
            "a b, at <https://example.org/a_b?c=[d]>."
        );
        assert_eq!(escaped("Use `id[0]` - 1. and 2)"), "Use `id[0]` \\- 1\\. and 2\\)");
    }

    #[test]
    fn lines_are_wrapped() {
        let wrapped = lines(&["word ".repeat(50), "next".to_owned()]);
        assert!(wrapped.iter().all(|line| line.len() <= WIDTH));
        assert_eq!(wrapped.iter().rev().take(2).cloned().collect::<Vec<_>>(), ["next", ""]);
    }
}
