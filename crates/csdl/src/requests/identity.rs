//! What makes two path templates the same: not the names of their placeholders, the case of their names, or the form of keys.

use std::collections::BTreeSet;

/// A text that is equal for path templates that are the same.
pub(super) fn identity(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for segment in segments(path) {
        let Segment { name, arguments } = segment;
        text.push('/');
        text.push_str(&without_placeholder(name).to_ascii_lowercase());
        match arguments {
            Some(Arguments::Key) => text.push_str("/{}"),
            Some(Arguments::Named(names)) => {
                let names: BTreeSet<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
                text.push('(');
                text.extend(names.into_iter().map(|name| name + ","));
                text.push(')');
            }
            None => {}
        }
    }
    text
}

fn without_placeholder(name: &str) -> &str {
    if name.starts_with('{') { "{}" } else { name }
}

/// A segment of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    /// The name, or a placeholder.
    pub(super) name: &'a str,
    /// What is in the parentheses after it.
    pub(super) arguments: Option<Arguments<'a>>,
}

/// What is in parentheses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arguments<'a> {
    /// A key.
    Key,
    /// Named keys, or the parameters of a function: their names.
    Named(Vec<&'a str>),
}

/// The segments of a path template, without a query and without a slash at the end.
pub(super) fn segments(path: &str) -> Vec<Segment<'_>> {
    let path = path.split_once('?').map_or(path, |(path, _)| path).trim();
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut depth = 0_usize;
    let between = |character: char| {
        match character {
            '(' | '{' => depth += 1,
            ')' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == '/' && depth == 0
    };
    path.split(between).map(segment).collect()
}

fn segment(text: &str) -> Segment<'_> {
    let text = text.trim();
    let found = text.strip_suffix(')').and_then(|text| text.split_once('(')).filter(|(name, _)| !name.is_empty());
    let Some((name, inner)) = found else { return Segment { name: text, arguments: None } };
    let arguments = match inner.trim() {
        "" => Arguments::Named(Vec::new()),
        inner if !inner.contains('=') => Arguments::Key,
        inner => {
            let names = inner.split(',').map(|part| part.split_once('=').map_or(part, |(name, _)| name).trim());
            Arguments::Named(names.collect())
        }
    };
    Segment { name: name.trim(), arguments: Some(arguments) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_the_same_whatever_their_case_placeholders_and_form() {
        let same = [
            "/users/{user-id}/messages/{message-id}",
            "/Users/{id}/messages/{id}/",
            "users('{id}')/messages({x})?a=b",
            "/users/{a/b}/messages/{}",
        ];
        assert!(same.iter().all(|path| identity(path) == "/users/{}/messages/{}"));
        assert_eq!(identity("/x/f(b={value}, A='{value}')"), "/x/f(a,b,)");
        assert_eq!(identity("/x/f()"), "/x/f()");
        assert_ne!(identity("/users/{id}"), identity("/users/id"));
    }
}
