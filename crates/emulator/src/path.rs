//! Paths of requests: their segments, and the documented paths that they are held against.

use percent_encoding::percent_decode_str;

/// The segments of a path with their escapes resolved; a key in parentheses, as in `workflows('1')`, is one of its own.
///
/// A slash at the end is overlooked. Nothing is the answer where an escape is none, or holds what no id has.
pub(crate) fn segments(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut segments = Vec::new();
    for part in path.split('/') {
        match part.strip_suffix(')').and_then(|part| part.split_once('(')) {
            Some((name, key)) if !name.is_empty() => {
                segments.push(decoded(name)?);
                segments.push(decoded(unquoted(key))?);
            }
            _ => segments.push(decoded(part)?),
        }
    }
    Some(segments)
}

fn unquoted(key: &str) -> &str {
    let between = |quote| key.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    between("'").or_else(|| between("%27")).unwrap_or(key)
}

fn decoded(text: &str) -> Option<String> {
    let is_escape =
        |rest: &str| rest.get(..2).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if !text.split('%').skip(1).all(is_escape) {
        return None;
    }
    let text = percent_decode_str(text).decode_utf8().ok()?;
    (!text.contains(char::is_control)).then(|| text.into_owned())
}

/// A documented path in parts.
#[derive(Debug)]
pub(crate) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    /// A name that stands there whatever its case, or another one that is as good.
    Fixed { name: &'static str, or: Option<&'static str> },
    /// An id.
    Id,
}

impl Template {
    /// A path such as `/workflows/{workflowId}/runs`.
    pub(crate) fn new(path: &'static str) -> Self {
        let part = |name: &'static str| if name.starts_with('{') { Part::Id } else { Part::Fixed { name, or: None } };
        Self { parts: path.trim_start_matches('/').split('/').map(part).collect() }
    }

    /// The path of an action, whose name may stand there with its namespace.
    pub(crate) fn of_action(path: &'static str, qualified_name: &'static str) -> Self {
        let mut template = Self::new(path);
        if let Some(Part::Fixed { or, .. }) = template.parts.last_mut() {
            *or = Some(qualified_name);
        }
        template
    }

    /// The collection that an entity is read from: the path without the key.
    pub(crate) fn of_collection(path: &'static str) -> Self {
        let mut template = Self::new(path);
        if let Some(Part::Id) = template.parts.last() {
            template.parts.pop();
        }
        template
    }

    /// The ids of a path that is like this one.
    pub(crate) fn ids<'a>(&self, segments: &'a [String]) -> Option<Vec<&'a str>> {
        if segments.len() != self.parts.len() {
            return None;
        }
        let mut ids = Vec::new();
        for (part, segment) in self.parts.iter().zip(segments) {
            match part {
                Part::Id => ids.push(segment.as_str()),
                Part::Fixed { name, or } => {
                    let is = |name: &&str| segment.eq_ignore_ascii_case(name);
                    if !is(name) && !or.as_ref().is_some_and(is) {
                        return None;
                    }
                }
            }
        }
        Some(ids)
    }

    /// The path as services name it in a context URL: `a('1')/b`, without the key at its end.
    pub(crate) fn context(&self, ids: &[&str]) -> String {
        let mut text = String::new();
        let mut ids = ids.iter();
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Fixed { name, .. } => {
                    text.push_str(if index == 0 { "" } else { "/" });
                    text.push_str(name);
                }
                Part::Id if index + 1 == self.parts.len() => {}
                Part::Id => {
                    let id = ids.next().map(|id| id.replace('\'', "''")).unwrap_or_default();
                    text.extend(["('", &escaped(&id), "')"]);
                }
            }
        }
        text
    }
}

/// A text as part of a URL.
fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, SEGMENT).to_string()
}

/// What is escaped in a segment of a path: everything but what the standard leaves alone.
const SEGMENT: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'\'');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_apart() {
        let parts = |path| segments(path).map(|parts| parts.join("|"));
        assert_eq!(parts("/beta/a%20b/c/").as_deref(), Some("beta|a b|c"));
        assert_eq!(parts("/workflows('1')/runs(%272%27)").as_deref(), Some("workflows|1|runs|2"));
        assert_eq!(parts("/a//b").as_deref(), Some("a||b"));
        assert_eq!(parts("/").as_deref(), Some(""));
        for path in ["/%", "/%2", "/%zz", "/%ff", "/%00", "/a%0a"] {
            assert_eq!(parts(path), None, "{path}");
        }
    }

    #[test]
    fn ids_are_found_whatever_the_case() {
        let template = Template::of_action("/Things/{id}/act", "space.act");
        let ids = |path: &str| template.ids(&segments(path)?).map(|ids| ids.join("|"));
        assert_eq!(ids("/things/7/ACT").as_deref(), Some("7"));
        assert_eq!(ids("/things('7')/space.Act").as_deref(), Some("7"));
        assert_eq!(ids("/things/7"), None);
        assert_eq!(ids("/other/7/act"), None);
        assert_eq!(Template::of_collection("/a/{x}/b/{y}").ids(&segments("/a/1/b").unwrap()), Some(vec!["1"]));
    }

    #[test]
    fn contexts_name_the_collection() {
        assert_eq!(Template::new("/a/{x}/b/{y}").context(&["it's", "2"]), "a('it''s')/b");
        assert_eq!(Template::new("/a/{x}/b").context(&["1/2"]), "a('1%2F2')/b");
    }
}
