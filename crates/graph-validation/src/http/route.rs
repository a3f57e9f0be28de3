//! Routes requests: finds the operation of a path.

use std::ops::Range;

use odata_types::facts::{Action, EntityRequest, Schema};
use odata_types::nearest;
use odata_types::path::{PathSegment, PathTemplate, TemplateSegment};
use strsim::osa_distance;

use super::head::Head;
use super::segment::segments;
use super::target::Target;
use crate::operation::{Operation, is_write};

/// In the name of an action, one difference for this many characters is taken for a slip. A name with more differences is
/// another name.
const CHARACTERS_PER_SLIP: usize = 6;

/// The route of a request, which is found once. [`RoutedPath`] contains the segments that violations refer to.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) target: Target,
    /// What is requested, if that is known.
    pub(super) operation: Option<Operation>,
    /// Whether it was found by its name; else by a name that is nearly that.
    pub(super) is_named: bool,
    /// Whether the path is that of a documented action but for the name of the action.
    pub(super) is_other_action: bool,
    /// Whether the first segment is an API version, known or not.
    pub(super) has_version: bool,
    /// The API version, if it is one in which the operation is documented.
    pub(super) api_version: Option<&'static str>,
    /// Whether the target begins with something unknown, which may hold host and API version. The path begins behind it.
    pub(super) has_unknown_base: bool,
    /// Whether so much of the path is unknown until run time that it cannot be compared with the documented one.
    pub(super) is_open: bool,
}

/// The segments of a routed path.
pub(super) struct RoutedPath<'a> {
    pub(super) version: Option<PathSegment<'a>>,
    /// The segments behind the version, without a slash at the end.
    pub(super) path: Vec<PathSegment<'a>>,
    /// The slash at the end, if there is one behind a segment.
    pub(super) slash: Option<Range<usize>>,
}

impl Route {
    /// Finds the operation by method and path. Returns the segments of the path as well.
    pub(super) fn find<'a>(head: &'a Head<'_>, schema: &'static Schema) -> (Self, RoutedPath<'a>) {
        let text = head.target.text.as_ref();
        let mut target = Target::split(text);
        let is_unknown = |segment: &PathSegment<'_>| head.is_unknown(head.target.part(segment.range.clone()));
        let finder = Finder { schema, method: head.method.text.as_ref() };
        let has_unknown_base = finder.skip_unknown_base(head, &mut target);
        let (mut path, slash) = split(text, &target);
        // A segment behind the first slash holds no host: where all of it is unknown, it is the API version.
        let first = text.starts_with('/').then(|| head.target.part(1..target.path.start.max(1))).flatten();
        let is_versioned = target.authority.is_none() && first.is_some_and(|first| head.unknown.contains(&first));
        let has_version =
            !is_versioned && path.split_first().is_some_and(|(first, rest)| finder.is_version(first, rest));
        let version = has_version.then(|| path.remove(0));
        let (action, is_named) = finder.action(&path);
        let entities = if action.is_some() && is_named { None } else { finder.write(&path) };
        let is_named = is_named || entities.is_some();
        let operation = entities.map(Operation::Entities).or(action.map(Operation::Action));
        let is_other_action = operation.is_none() && schema.actions.iter().any(|action| leads_to(action, &path));
        let versions = operation.map_or(schema.api_versions, |operation| operation.request_at(&path).api_versions);
        let api_version = version.as_ref().and_then(|version| versions.iter().copied().find(|known| version.is(known)));
        // A segment that is unknown may be several. The version cannot be: the first documented segment follows it.
        let is_of_shape = || is_named && operation.is_some_and(|operation| operation.template().length() == path.len());
        let is_open = (path.is_empty() && has_unknown_base)
            || (path.iter().any(is_unknown) && !is_of_shape() && finder.may_be_documented(&path, &is_unknown));
        let is_other_action = is_other_action && !is_open;
        let route =
            Self { target, operation, is_named, is_other_action, has_version, api_version, has_unknown_base, is_open };
        (route, RoutedPath { version, path, slash })
    }

    /// The route of a request that is known to be of an operation, in one of its API versions.
    pub(super) fn known<'a>(
        head: &'a Head<'_>,
        operation: Operation,
        api_version: &'static str,
    ) -> (Self, RoutedPath<'a>) {
        let text = head.target.text.as_ref();
        let route = Self {
            target: Target::split(text),
            operation: Some(operation),
            is_named: true,
            is_other_action: false,
            has_version: true,
            api_version: Some(api_version),
            has_unknown_base: false,
            is_open: false,
        };
        let path = route.path(text);
        (route, path)
    }

    /// The segments of the path in a text of the same shape as the one that was routed.
    pub(super) fn path<'a>(&self, text: &'a str) -> RoutedPath<'a> {
        let (mut path, slash) = split(text, &self.target);
        let version = (self.has_version && !path.is_empty()).then(|| path.remove(0));
        RoutedPath { version, path, slash }
    }
}

/// The segments of the path of a target, and the slash at its end, which does not hide which action is meant.
fn split<'a>(text: &'a str, target: &Target) -> (Vec<PathSegment<'a>>, Option<Range<usize>>) {
    let mut all = segments(text, target.path.clone());
    let ends_in_slash = matches!(all.as_slice(), [.., before, last] if last.text.is_empty() && !before.text.is_empty());
    if !ends_in_slash {
        return (all, None);
    }
    all.pop();
    let end = target.path.end;
    (all, Some(end.saturating_sub(1)..end))
}

struct Finder<'a> {
    schema: &'static Schema,
    method: &'a str,
}

impl Finder<'_> {
    /// Lets the path begin behind something unknown that the target begins with. Returns whether there is such.
    fn skip_unknown_base(&self, head: &Head<'_>, target: &mut Target) -> bool {
        let text = head.target.text.as_ref();
        let first = target.authority.clone().unwrap_or_else(|| {
            let start = target.path.start + usize::from(text[target.path.clone()].starts_with('/'));
            let length = text[start..target.path.end].find('/');
            start..length.map_or(target.path.end, |length| start + length)
        });
        let place = head.target.part(first.clone());
        let unknown = place.and_then(|place| {
            let last = head.unknown.iter().rfind(|one| one.start < place.end && place.start < one.end)?;
            Some(first.start + last.end.min(place.end) - place.start)
        });
        // A variable of a `.http` file that was not filled in.
        let variable = || {
            // Hardly any URL has a brace, and one byte is found faster than two.
            let brace = text[first.clone()].find('{')?;
            let written = text[first.start + brace..first.end].split_once("{{")?.1;
            let end = written.rfind("}}")? + 2;
            Some(first.end - written.len() + end)
        };
        let Some(end) = unknown.or_else(|| target.authority.as_ref().and_then(|_| variable())) else { return false };
        // What is unknown may end in a slash, and a path may follow.
        let is_first = |segment: &PathSegment<'_>| self.begins_path(segment) || self.is_version_name(segment.name());
        let is_glued = end < first.end && segments(text, end..target.path.end).first().is_some_and(is_first);
        target.path.start = if is_glued { end } else { first.end };
        if let Some(authority) = &mut target.authority {
            authority.end = target.path.start;
        }
        true
    }

    /// Whether a segment is the first one of a documented path.
    fn begins_path(&self, segment: &PathSegment<'_>) -> bool {
        let actions = self.schema.actions.iter().map(|action| PathTemplate::of_action(action));
        let writes = self.writes().map(PathTemplate::of_entities);
        actions.chain(writes).any(|template| is_fixed(template.segments().next(), segment))
    }

    fn is_version_name(&self, name: &str) -> bool {
        let digits = name.strip_prefix(['v', 'V']).unwrap_or(name);
        self.schema.api_version(name).is_some()
            || (digits.starts_with(|first: char| first.is_ascii_digit())
                && digits.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()))
    }

    fn is_version(&self, first: &PathSegment<'_>, rest: &[PathSegment<'_>]) -> bool {
        self.is_version_name(first.name())
            || (!self.begins_path(first) && rest.first().is_some_and(|next| self.begins_path(next)))
    }

    /// The requests that create or change entities.
    fn writes(&self) -> impl Iterator<Item = &'static EntityRequest> {
        self.schema.requests.iter().copied().filter(|entities| is_write(entities))
    }

    /// The request of the method that creates or changes an entity at a path. Of several, the one with the fewest keys says
    /// most.
    fn write(&self, path: &[PathSegment<'_>]) -> Option<&'static EntityRequest> {
        let is_it = |entities: &&'static EntityRequest| {
            self.method.eq_ignore_ascii_case(entities.request.method)
                && PathTemplate::of_entities(entities).keys_of(path).is_ok()
        };
        self.writes().filter(is_it).min_by_key(|entities| PathTemplate::of_entities(entities).keys().count())
    }

    /// Whether a documented path may be meant. Of one that ends in a key, which could be any name, the method must be the same.
    fn may_be_documented(&self, path: &[PathSegment<'_>], is_unknown: &dyn Fn(&PathSegment<'_>) -> bool) -> bool {
        let actions = self.schema.actions.iter().copied().map(Operation::Action);
        let mut all = actions.chain(self.schema.requests.iter().copied().map(Operation::Entities));
        all.any(|operation| {
            operation.templates().any(|template| {
                let template: Vec<_> = template.segments().collect();
                let is_told = matches!(template.last(), Some(TemplateSegment::Fixed(_)))
                    || operation.request().method.eq_ignore_ascii_case(self.method);
                is_told && path.len() <= template.len() && may_be(&template, path, is_unknown)
            })
        })
    }

    /// The action that a path leads to, and whether the path names it. A name that is nearly that of an action is taken for
    /// it; any other name is that of an action that the schema does not know.
    fn action(&self, path: &[PathSegment<'_>]) -> (Option<&'static Action>, bool) {
        let Some(last) = path.last() else { return (None, false) };
        let with_path = self.schema.actions.iter().copied().filter(|action| !action.request.path.is_empty());
        let in_common = |action: &'static Action| {
            let template = PathTemplate::of_action(action);
            let found = template.segments().filter(|fixed| path.iter().any(|segment| is_fixed(Some(*fixed), segment)));
            (template.keys_of(path).is_ok(), found.count(), action.request.method == self.method)
        };
        let mut named = with_path.clone().filter(|action| names(last, action));
        if let Some(first) = named.next() {
            // Several actions have the name: which one is meant, the rest of the path tells.
            let Some(second) = named.next() else { return (Some(first), true) };
            return ([first, second].into_iter().chain(named).max_by_key(|action| in_common(action)), true);
        }
        let near = nearest(last.name(), with_path.clone().map(Action::simple_name));
        let near = near.filter(|near| is_slip(last.name(), near));
        let action = near.and_then(|near| {
            with_path.filter(|action| action.simple_name() == near).max_by_key(|action| in_common(action))
        });
        (action, false)
    }
}

/// Whether a segment is the fixed one that a template has there.
fn is_fixed(expected: Option<TemplateSegment>, segment: &PathSegment<'_>) -> bool {
    matches!(expected, Some(TemplateSegment::Fixed(name)) if segment.is(name))
}

/// Whether a path may be one of a template. A segment that is unknown stands for one segment or more.
fn may_be(
    template: &[TemplateSegment],
    path: &[PathSegment<'_>],
    is_unknown: &dyn Fn(&PathSegment<'_>) -> bool,
) -> bool {
    match (template, path) {
        ([], []) => true,
        ([_, more @ ..], [segment, behind @ ..]) if is_unknown(segment) => {
            may_be(more, behind, is_unknown) || (!more.is_empty() && may_be(more, path, is_unknown))
        }
        ([expected, more @ ..], [segment, behind @ ..]) => {
            let is_it = match expected {
                // An action may be named with its namespace.
                TemplateSegment::Fixed(name) => {
                    segment.is(name)
                        || segment.name().rsplit('.').next().is_some_and(|simple| simple.eq_ignore_ascii_case(name))
                }
                keys => keys.values(segment).is_some(),
            };
            is_it && may_be(more, behind, is_unknown)
        }
        _ => false,
    }
}

/// Whether a segment names an action, simply or with its namespace, as OData has it.
fn names(segment: &PathSegment<'_>, action: &Action) -> bool {
    let (name, of) = (segment.name(), action.name);
    let Some(start) = of.len().checked_sub(name.len()) else { return false };
    let is_simple = start > 0 && of.as_bytes()[start - 1] == b'.' && !name.contains('.');
    (start == 0 || is_simple) && of.as_bytes()[start..].eq_ignore_ascii_case(name.as_bytes())
}

/// Whether one name is another one misspelled. Names that differ by a syllable before them, such as `lock` and `unlock`,
/// mean the opposite of each other.
fn is_slip(name: &str, meant: &str) -> bool {
    let (name, meant) = (name.to_ascii_lowercase(), meant.to_ascii_lowercase());
    let is_opposite = name != meant && (name.ends_with(&meant) || meant.ends_with(&name));
    let slips = meant.chars().count() / CHARACTERS_PER_SLIP;
    !is_opposite && osa_distance(&name, &meant) <= slips.max(1)
}

/// Whether a path is that of an action but for its last segment.
fn leads_to(action: &'static Action, path: &[PathSegment<'_>]) -> bool {
    let mismatch = PathTemplate::of_action(action).keys_of(path);
    let last = path.len().checked_sub(1);
    mismatch.is_err_and(|mismatch| Some(mismatch.index) == last && mismatch.expected.is_some())
        && length(action) == path.len()
}

/// How many segments the documented path of an action has.
fn length(action: &'static Action) -> usize {
    PathTemplate::of_action(action).length()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelled_name_is_told_from_another_one() {
        for (name, meant) in [("markasreturnd", "markAsReturned"), ("renew2", "renew"), ("LEND", "lend")] {
            assert!(is_slip(name, meant), "{name}");
        }
        for (name, meant) in [("unlock", "lock"), ("activate", "deactivate"), ("restart", "restore"), ("send", "lendx")]
        {
            assert!(!is_slip(name, meant), "{name}");
        }
    }
}
