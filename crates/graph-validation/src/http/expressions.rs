//! Expressions of logic apps and shells that are left in a URL, such as `@{triggerBody()?['path']}`.

use std::ops::Range;

/// How expressions begin, and the sign that ends each.
const OPENERS: [(&str, u8, u8); 3] = [("@{", b'{', b'}'), ("${", b'{', b'}'), ("$(", b'(', b')')];

/// Signs that mean something else in a URL. Placeholders without them are parts of a path as others are.
const SIGNS: [char; 6] = ['/', '?', '#', ':', '\'', '('];

/// Where a URL has expressions that hold signs of a URL.
pub(super) fn find(url: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = url.get(at..).and_then(|rest| rest.find(['@', '$'])).map(|offset| at + offset) {
        let rest = &url[start..];
        let opener = OPENERS.iter().find(|(opener, ..)| rest.starts_with(opener));
        let end = opener.and_then(|(_, open, close)| end(rest, *open, *close)).map(|length| start + length);
        at = end.unwrap_or(start + 1);
        // Parentheses hold a key, whatever stands in them.
        let is_masked = |end: usize| rest.starts_with("$(") || url[start + 2..end - 1].contains(SIGNS);
        if end.is_some_and(is_masked) {
            found.push(start..at);
        }
    }
    found
}

/// The text with other characters in these places, so that it comes apart as a URL. All places stay the same.
pub(super) fn masked(url: &str, places: &[Range<usize>]) -> String {
    let mut masked = url.to_owned();
    for place in places {
        masked.replace_range(place.clone(), &format!("{{{}}}", "_".repeat(place.len() - 2)));
    }
    masked
}

/// The length of an expression up to the sign that ends it.
fn end(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate() {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(index + 1);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_masked_and_nothing_moves() {
        for (url, expected) in [
            ("https://a.b/v1.0@{f()?['x/y']}/z", "https://a.b/v1.0{************}/z"),
            ("/a/$(cat b/c)/${d:-e}", "/a/{********}/{*****}"),
            ("/a/@{id}/${id}", "/a/@{id}/${id}"),
            ("/a/@{id/", "/a/@{id/"),
            ("/a@b$", "/a@b$"),
            ("@{é/}", "{****}"),
        ] {
            let places = find(url);
            assert_eq!(masked(url, &places), expected.replace('*', "_"), "{url}");
            assert_eq!(masked(url, &places).len(), url.len());
        }
    }
}
