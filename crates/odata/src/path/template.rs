//! Documented paths: fixed names, and keys to fill in.

use std::fmt;

use super::segment::{PathSegment, encode_segment};
use crate::facts::{Action, EntityRequest, Function};

/// A documented path, such as `/libraries/{library-id}/books/{book-id}/lend`: fixed names, and keys to fill in.
///
/// ```
/// use odata_types::path::{PathTemplate, path_segments};
///
/// let template = PathTemplate::new("/books/{book-id}/lend");
/// assert_eq!(template.fill(&["a/b"])?, "/books/a%2Fb/lend");
/// assert_eq!(template.keys_of(&path_segments("/Books('a%2Fb')/lend")).unwrap(), ["a/b"]);
/// let mismatch = template.keys_of(&path_segments("/books/1/lose")).unwrap_err();
/// assert_eq!(mismatch.index, 2);
/// # Ok::<(), odata_types::path::KeyCountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    path: &'static str,
    /// The qualified name of the operation that the last segment names; empty where it names none.
    operation: &'static str,
}

/// A segment of a [`PathTemplate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateSegment {
    /// A name.
    Fixed(&'static str),
    /// A key to fill in, with its name in braces.
    Key(&'static str),
}

/// Where a path first differs from a [`PathTemplate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathMismatch {
    /// The index of the first segment that differs: the number of segments if the path is too short.
    pub index: usize,
    /// What is documented there; none if the path is too long.
    pub expected: Option<TemplateSegment>,
}

impl PathTemplate {
    /// The template of a path, with keys in braces.
    #[must_use]
    pub const fn new(path: &'static str) -> Self {
        Self { path, operation: "" }
    }

    /// The template of an action's path. Its last segment may also be the qualified name of the action.
    #[must_use]
    pub const fn of_action(action: &Action) -> Self {
        Self { path: action.request.path, operation: action.name }
    }

    /// The template of a function's path, without its arguments. Its last segment may also be the qualified name of the
    /// function.
    #[must_use]
    pub const fn of_function(function: &Function) -> Self {
        Self { path: function.request.path, operation: function.name }
    }

    /// The template of the path of a request for entities.
    #[must_use]
    pub const fn of_entities(request: &EntityRequest) -> Self {
        Self::new(request.request.path)
    }

    /// The path as it is documented; empty where none is.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.path
    }

    /// The segments in order; none where no path is documented.
    pub fn segments(self) -> impl Iterator<Item = TemplateSegment> + Clone {
        let mut rest = Some(self.path.strip_prefix('/').unwrap_or(self.path)).filter(|path| !path.is_empty());
        std::iter::from_fn(move || {
            let path = rest?;
            let end = path.bytes().position(|byte| byte == b'/');
            rest = end.and_then(|slash| path.get(slash + 1..));
            let text = end.and_then(|slash| path.get(..slash)).unwrap_or(path);
            Some(if text.starts_with('{') { TemplateSegment::Key(text) } else { TemplateSegment::Fixed(text) })
        })
    }

    /// The names of the keys in order, in braces.
    pub fn keys(self) -> impl Iterator<Item = &'static str> + Clone {
        self.segments().filter_map(|segment| match segment {
            TemplateSegment::Key(name) => Some(name),
            TemplateSegment::Fixed(_) => None,
        })
    }

    /// The template without the key at its end, if it has one: the collection that an entity belongs to.
    #[must_use]
    pub fn collection(self) -> Self {
        match self.path.rsplit_once('/') {
            Some((collection, last)) if last.starts_with('{') => Self::new(collection),
            _ => self,
        }
    }

    /// The path with keys in the order of their placeholders, percent-encoded.
    ///
    /// # Errors
    ///
    /// If there are more or fewer keys than placeholders.
    pub fn fill<K: AsRef<str>>(self, keys: &[K]) -> Result<String, KeyCountError> {
        let expected = self.keys().count();
        if expected != keys.len() {
            return Err(KeyCountError { expected, found: keys.len() });
        }
        let mut keys = keys.iter();
        let mut filled = String::with_capacity(self.path.len());
        for segment in self.segments() {
            filled.push('/');
            match segment {
                TemplateSegment::Fixed(name) => filled.push_str(name),
                TemplateSegment::Key(_) => {
                    filled.push_str(&keys.next().map(|key| encode_segment(key.as_ref())).unwrap_or_default());
                }
            }
        }
        Ok(filled)
    }

    /// The keys of a path that matches; fixed names match in any ASCII case.
    ///
    /// # Errors
    ///
    /// The first segment that differs. An empty key is not a match.
    pub fn keys_of<'a>(self, path: &'a [PathSegment<'_>]) -> Result<Vec<&'a str>, PathMismatch> {
        let mut keys = Vec::new();
        let mut expected = self.segments();
        for (index, segment) in path.iter().enumerate() {
            let Some(documented) = expected.next() else { return Err(PathMismatch { index, expected: None }) };
            match documented {
                TemplateSegment::Key(_) if !segment.text.is_empty() => keys.push(segment.name()),
                TemplateSegment::Fixed(name) if self.names(name, segment, index + 1 == path.len()) => {}
                _ => return Err(PathMismatch { index, expected: Some(documented) }),
            }
        }
        match expected.next() {
            None => Ok(keys),
            missing => Err(PathMismatch { index: path.len(), expected: missing }),
        }
    }

    /// Whether a segment is a fixed one, which for the last one may be written as the name of the operation.
    fn names(self, fixed: &str, segment: &PathSegment<'_>, is_last: bool) -> bool {
        segment.is(fixed) || (is_last && !self.operation.is_empty() && segment.is(self.operation))
    }
}

/// Shows the path as it is documented.
impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.path)
    }
}

/// A path has another number of keys than were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCountError {
    /// How many keys the path has.
    pub expected: usize,
    /// How many were given.
    pub found: usize,
}

impl fmt::Display for KeyCountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} keys for the path, found {}", self.expected, self.found)
    }
}

impl std::error::Error for KeyCountError {}

#[cfg(test)]
mod tests {
    use super::super::path_segments;
    use super::*;

    const TEMPLATE: PathTemplate =
        PathTemplate { path: "/Things/{thing-id}/parts/{partId}/act", operation: "space.act" };

    fn keys(path: &str) -> Result<String, PathMismatch> {
        TEMPLATE.keys_of(&path_segments(path)).map(|keys| keys.join("|"))
    }

    #[test]
    fn keys_are_filled_in_and_found_again() {
        let keys = ["a/b", "ü"];
        let path = TEMPLATE.fill(&keys).unwrap();
        assert_eq!(path, "/Things/a%2Fb/parts/%C3%BC/act");
        assert_eq!(TEMPLATE.keys_of(&path_segments(&path)).unwrap(), keys);
        assert_eq!(TEMPLATE.fill(&["a"]), Err(KeyCountError { expected: 2, found: 1 }));
        assert_eq!(PathTemplate::new("/x").fill::<&str>(&[]).as_deref(), Ok("/x"));
    }

    #[test]
    fn a_path_matches_whatever_its_case_and_form() {
        assert_eq!(keys("/things/7/PARTS/8/ACT").as_deref(), Ok("7|8"));
        assert_eq!(keys("/things('7')/parts(8)/space.Act").as_deref(), Ok("7|8"));
    }

    #[test]
    fn the_first_segment_that_differs_is_named() {
        use TemplateSegment::{Fixed, Key};
        for (path, index, expected) in [
            ("/things/7/pieces/8/act", 2, Some(Fixed("parts"))),
            ("/things/7/runs/1/parts/8/act", 2, Some(Fixed("parts"))),
            ("/things//parts/8/act", 1, Some(Key("{thing-id}"))),
            ("/beta/things/7/parts/8/act", 0, Some(Fixed("Things"))),
            ("/things/7/parts/8/act/", 5, None),
            ("/things/7/parts", 3, Some(Key("{partId}"))),
            ("/space.act/7/parts/8/act", 0, Some(Fixed("Things"))),
            ("", 0, Some(Fixed("Things"))),
        ] {
            assert_eq!(keys(path), Err(PathMismatch { index, expected }), "{path}");
        }
    }

    #[test]
    fn the_collection_of_an_entity_is_its_path_without_the_key() {
        assert_eq!(PathTemplate::new("/a/{x}/b/{y}").collection(), PathTemplate::new("/a/{x}/b"));
        assert_eq!(PathTemplate::new("/a/{x}/b").collection(), PathTemplate::new("/a/{x}/b"));
        assert_eq!(PathTemplate::new("").segments().count(), 0);
    }
}
