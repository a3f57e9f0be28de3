//! Placeholders that documentation and templates have where a value belongs.

/// Whether a text is something to fill in: `{id}`, `{{id}}`, `${id}`, `@{id}`, `[id]`, `<id>`, `:id`, `$id`, `%id%`,
/// `YOUR-ID` or `...`.
///
/// ```
/// use graph_validation::is_placeholder;
///
/// assert!(is_placeholder("{book-id}") && is_placeholder("YOUR-BOOK-ID"));
/// assert!(!is_placeholder("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"));
/// ```
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim_matches(['\'', '"']);
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' '))
    };
    let between = |open, close| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some();
    let behind = |sign| text.strip_prefix(sign).is_some_and(is_name);
    let is_yours = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
        && text[4..].starts_with(['-', '_', ' '])
        && is_name(text);
    between('{', '}')
        || between('<', '>')
        || text.strip_prefix(['$', '@']).is_some_and(|rest| rest.starts_with('{') && rest.ends_with('}'))
        || text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(is_name)
        || is_yours
        || text == "…"
        || (text.len() >= 3 && text.bytes().all(|byte| byte == b'.'))
        || text.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).is_some_and(is_name)
        || behind(':')
        || behind('$')
        || text.contains("{{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_ids() {
        for text in [
            "{id}",
            "{{id}}",
            "<id>",
            ":id",
            "$id",
            "%ID%",
            "{}",
            "x-{{id}}",
            "'{id}'",
            "${id}",
            "@{triggerBody()?['id']}",
            "[id]",
            "YOUR-BOOK-ID",
            "your_token",
            "...",
            "…",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "14879e66-9ea9-48d0-804d-8fea672d0341",
            "a_b,c",
            "",
            "1",
            "%41",
            "a:b",
            ":",
            "$1",
            "[::1]",
            "yours",
            "your-1%",
            ".",
            "..",
            "[1]",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
