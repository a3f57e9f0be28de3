//! Documented paths: fixed names, and keys to fill in.

use std::borrow::Cow;
use std::fmt;

use super::segment::{PathSegment, encoded};
use crate::facts::{Action, EntityRequest, Function};

/// A documented path, such as `/libraries/{library-id}/books/{book-id}/lend`: fixed names, and keys to fill in.
///
/// A key may also stand in parentheses, as in `/books('{id}')`, and must if it is named, as in `/books(isbn='{isbn}')` and
/// `/lines(order={order},number={number})`. Quotes around a placeholder are those of a string.
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
    /// Named keys in parentheses, such as `order={order},number={number}`, without the parentheses.
    Predicate(&'static str),
}

impl TemplateSegment {
    /// The names of its keys in order, in braces.
    pub fn keys(self) -> impl Iterator<Item = &'static str> + Clone {
        let text = match self {
            Self::Fixed(_) => "",
            Self::Key(text) | Self::Predicate(text) => text,
        };
        placeholders(text)
    }

    /// The values that a segment has for its keys, in their order; `None` if the segment does not have them.
    #[must_use]
    pub fn values<'a>(self, segment: &'a PathSegment<'_>) -> Option<Vec<Cow<'a, str>>> {
        match self {
            Self::Fixed(_) => Some(Vec::new()),
            Self::Key(_) => (!segment.text.is_empty()).then(|| vec![Cow::Borrowed(segment.name())]),
            Self::Predicate(predicate) => named_keys(predicate, segment.name()),
        }
    }
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

    /// The templates of all paths by which an action is called: that of its request, then those of further ones.
    pub fn all_of_action(action: &Action) -> impl Iterator<Item = Self> {
        let further = action.request.further.iter().map(|request| Self { path: request.path, operation: action.name });
        std::iter::once(Self::of_action(action)).chain(further)
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

    /// The segments in order; none where no path is documented. The key in parentheses after a name is a segment.
    pub fn segments(self) -> impl Iterator<Item = TemplateSegment> + Clone {
        let mut rest = Some(self.path.strip_prefix('/').unwrap_or(self.path)).filter(|path| !path.is_empty());
        let mut key = None;
        std::iter::from_fn(move || {
            if key.is_some() {
                return key.take();
            }
            let path = rest?;
            let end = path.bytes().position(|byte| byte == b'/');
            rest = end.and_then(|slash| path.get(slash + 1..));
            let text = end.and_then(|slash| path.get(..slash)).unwrap_or(path);
            if text.starts_with('{') {
                return Some(TemplateSegment::Key(text));
            }
            let Some((name, predicate)) = predicate(text) else { return Some(TemplateSegment::Fixed(text)) };
            let single = predicate.trim_matches('\'');
            let is_single = single.starts_with('{') && single.bytes().filter(|byte| *byte == b'{').count() == 1;
            key = Some(if is_single { TemplateSegment::Key(single) } else { TemplateSegment::Predicate(predicate) });
            Some(TemplateSegment::Fixed(name))
        })
    }

    /// How many [segments](Self::segments) there are.
    #[must_use]
    pub fn length(self) -> usize {
        let path = self.path.strip_prefix('/').unwrap_or(self.path);
        if path.contains('(') {
            return self.segments().count();
        }
        if path.is_empty() { 0 } else { 1 + path.bytes().filter(|byte| *byte == b'/').count() }
    }

    /// The names of the keys in order, in braces.
    pub fn keys(self) -> impl Iterator<Item = &'static str> + Clone {
        placeholders(self.path)
    }

    /// The template without the key at its end, if it has one: the collection that an entity belongs to.
    #[must_use]
    pub fn collection(self) -> Self {
        let (before, last) = self.path.rsplit_once('/').unwrap_or(("", self.path));
        if last.starts_with('{') {
            return Self::new(before);
        }
        let key =
            predicate(last).and_then(|(name, key)| self.path.len().checked_sub(last.len() - name.len()).zip(Some(key)));
        match key {
            Some((end, key)) if key.contains('{') => Self::new(self.path.get(..end).unwrap_or(self.path)),
            _ => self,
        }
    }

    /// The path with keys in the order of their placeholders, percent-encoded. In quotes, a quote is doubled.
    ///
    /// # Errors
    ///
    /// If there are more or fewer keys than placeholders.
    pub fn fill<K: AsRef<str>>(self, keys: &[K]) -> Result<String, KeyCountError> {
        let expected = self.keys().count();
        if expected != keys.len() {
            return Err(KeyCountError { expected, found: keys.len() });
        }
        let length: usize = keys.iter().map(|key| key.as_ref().len()).sum();
        let mut filled = String::with_capacity(1 + self.path.len() + length);
        if !self.path.is_empty() && !self.path.starts_with('/') {
            filled.push('/');
        }
        let mut rest = self.path;
        for key in keys {
            let (before, placeholder) = rest.split_once('{').unwrap_or((rest, ""));
            filled.push_str(before);
            if before.ends_with('\'') {
                filled.extend(encoded(&key.as_ref().replace('\'', "''")));
            } else {
                filled.extend(encoded(key.as_ref()));
            }
            rest = placeholder.split_once('}').map_or("", |(_, after)| after);
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// The keys of a path that matches; fixed names match in any ASCII case, and named keys in any order.
    ///
    /// # Errors
    ///
    /// The first segment that differs. An empty key is not a match.
    pub fn keys_of<'a>(self, path: &'a [PathSegment<'_>]) -> Result<Vec<Cow<'a, str>>, PathMismatch> {
        let mut keys = Vec::new();
        let mut expected = self.segments();
        for (index, segment) in path.iter().enumerate() {
            let Some(documented) = expected.next() else { return Err(PathMismatch { index, expected: None }) };
            match documented {
                TemplateSegment::Key(_) if !segment.text.is_empty() => keys.push(Cow::Borrowed(segment.name())),
                TemplateSegment::Fixed(name) if self.names(name, segment, index + 1 == path.len()) => {}
                TemplateSegment::Predicate(predicate) => match named_keys(predicate, segment.name()) {
                    Some(found) => keys.extend(found),
                    None => return Err(PathMismatch { index, expected: Some(documented) }),
                },
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

/// The placeholders in a text, in braces.
fn placeholders(text: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find('{')?;
        let end = start + rest.get(start..)?.find('}')? + 1;
        let found = rest.get(start..end);
        rest = rest.get(end..).unwrap_or_default();
        found
    })
}

/// The name before the parentheses at the end of a segment, and what is in them.
fn predicate(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(')')?.split_once('(').filter(|(name, _)| !name.is_empty())
}

/// The values of named keys such as `order=1,number='a'`, in the order of the template; none if other keys are named.
fn named_keys<'a>(template: &str, written: &'a str) -> Option<Vec<Cow<'a, str>>> {
    let names: Vec<&str> = template.split(',').filter_map(|part| Some(part.split_once('=')?.0.trim())).collect();
    let mut found = vec![None; names.len()];
    if written.trim().is_empty() {
        return names.is_empty().then(Vec::new);
    }
    for part in outside_of_quotes(written) {
        let (name, value) = part.split_once('=')?;
        let index = names.iter().position(|known| known.eq_ignore_ascii_case(name.trim()))?;
        let value = value.trim();
        let value = match value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')) {
            Some(text) if text.contains("''") => Cow::Owned(text.replace("''", "'")),
            Some(text) => Cow::Borrowed(text),
            None => Cow::Borrowed(value),
        };
        found.get_mut(index).filter(|slot| slot.is_none() && !value.is_empty())?.replace(value);
    }
    found.into_iter().collect()
}

/// The parts between commas that are not in quotes.
fn outside_of_quotes(text: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |character| {
        is_quoted ^= character == '\'';
        character == ',' && !is_quoted
    })
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
        let error = TEMPLATE.fill(&["a"]).unwrap_err();
        assert_eq!(error, KeyCountError { expected: 2, found: 1 });
        assert_eq!(error.to_string(), "expected 2 keys for the path, found 1");
        assert_eq!(PathTemplate::new("/x").fill::<&str>(&[]).as_deref(), Ok("/x"));
    }

    #[test]
    fn a_segment_has_the_values_of_its_keys() {
        let path = "/Things/a%20b/Parts(x='1',y=2)";
        let segments = path_segments(path);
        let values = |segment: TemplateSegment, index: usize| segment.values(&segments[index]);
        assert_eq!(values(TemplateSegment::Fixed("Things"), 0), Some(Vec::new()));
        assert_eq!(values(TemplateSegment::Key("{id}"), 1), Some(vec!["a b".into()]));
        assert_eq!(values(TemplateSegment::Predicate("x='{x}',y={y}"), 3), Some(vec!["1".into(), "2".into()]));
        assert_eq!(values(TemplateSegment::Predicate("x='{x}',z={z}"), 3), None);
        assert_eq!(TemplateSegment::Key("{id}").values(&path_segments("/a//b")[1]), None);
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
    fn keys_may_stand_in_parentheses() {
        use TemplateSegment::{Fixed, Key, Predicate};
        let template = PathTemplate::new("/People('{name}')/Trips({id})/Parts(a={a},b='{b}')/x");
        let segments: Vec<_> = template.segments().collect();
        let predicate = "a={a},b='{b}'";
        assert_eq!(
            segments,
            [
                Fixed("People"),
                Key("{name}"),
                Fixed("Trips"),
                Key("{id}"),
                Fixed("Parts"),
                Predicate(predicate),
                Fixed("x")
            ]
        );
        assert_eq!(template.keys().collect::<Vec<_>>(), ["{name}", "{id}", "{a}", "{b}"]);
        assert_eq!(Predicate(predicate).keys().collect::<Vec<_>>(), ["{a}", "{b}"]);
        let keys = ["it's", "7", "1", "c,'d"];
        let path = template.fill(&keys).unwrap();
        assert_eq!(path, "/People('it%27%27s')/Trips(7)/Parts(a=1,b='c%2C%27%27d')/x");
        assert_eq!(template.keys_of(&path_segments(&path)).unwrap(), keys);
        let other = path_segments("/people/it's/trips/7/parts(B='c,''d', a=1)/x");
        assert_eq!(template.keys_of(&other).unwrap(), keys);
        for wrong in ["a=1", "a=1,c=2", "a=1,a=2", "a=1,b=", "1"] {
            let path = format!("/People('n')/Trips(7)/Parts({wrong})/x");
            let mismatch = template.keys_of(&path_segments(&path)).unwrap_err();
            assert_eq!(mismatch, PathMismatch { index: 5, expected: Some(Predicate(predicate)) }, "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_key_is_found_again(text in "[^\\p{Cc}]{1,20}", number in proptest::num::i32::ANY) {
            let number = number.to_string();
            for (template, keys) in [
                ("/a/{x}/b/{y}", [text.as_str(), &number]),
                ("/a('{x}')/b({y})", [&text, &number]),
                ("/a(x='{x}',y={y})/b", [&text, &number]),
            ] {
                let template = PathTemplate::new(template);
                let path = template.fill(&keys).unwrap();
                let segments = path_segments(&path);
                proptest::prop_assert_eq!(template.keys_of(&segments).unwrap(), keys, "{}", path);
            }
        }
    }

    #[test]
    fn a_function_without_parameters_may_stand_on_the_way() {
        let template = PathTemplate::new("/a/{x}/range()/format");
        assert_eq!(template.fill(&["1"]).as_deref(), Ok("/a/1/range()/format"));
        assert_eq!(template.keys_of(&path_segments("/a/1/range()/format")).unwrap(), ["1"]);
        assert!(template.keys_of(&path_segments("/a/1/range(b=2)/format")).is_err());
    }

    #[test]
    fn the_collection_of_an_entity_is_its_path_without_the_key() {
        assert_eq!(PathTemplate::new("/a/{x}/b/{y}").collection(), PathTemplate::new("/a/{x}/b"));
        assert_eq!(PathTemplate::new("/a/{x}/b").collection(), PathTemplate::new("/a/{x}/b"));
        assert_eq!(PathTemplate::new("/a('{x}')").collection(), PathTemplate::new("/a"));
        assert_eq!(PathTemplate::new("/a({x})/b(c={c},d={d})").collection(), PathTemplate::new("/a({x})/b"));
        assert_eq!(PathTemplate::new("/a/b()").collection(), PathTemplate::new("/a/b()"));
        for path in ["", "/", "/a", "a/b", "/a/{b}/", "/a({b})", "/a(b={b},c={c})/d", "/{a}(b)", "/(b)/c", "//"] {
            let template = PathTemplate::new(path);
            assert_eq!(template.length(), template.segments().count(), "{path}");
        }
        assert_eq!(PathTemplate::new("").length(), 0);
    }
}
