//! From a path to its action: which one is meant, and what is wrong with the way to it.

use odata_types::facts::Action;

use super::findings::{Findings, Place};
use super::head::Head;
use super::segment::{Segment, segments};
use super::target::Target;
use super::{HttpCheck, authority};
use crate::excerpt;
use crate::nearest::nearest;
use crate::rule::{Rule, Severity};
use crate::violation::Part;

/// Where a request goes.
pub(super) struct Route {
    /// The action, if it can be told which one is meant.
    pub(super) action: Option<&'static Action>,
    /// The API version, if it is one in which the action is documented.
    pub(super) api_version: Option<&'static str>,
}

/// How an action was found.
struct Match {
    action: &'static Action,
    /// Whether it was found by its name; else by a name that is nearly that.
    is_named: bool,
}

/// Finds the action by method and path, and checks everything about them.
pub(super) fn find(
    head: &Head<'_>,
    actions: &'static [&'static Action],
    check: HttpCheck,
    findings: &mut Findings,
) -> Route {
    let target = Target::split(&head.target.text);
    let mut all = segments(&head.target.text, target.path.clone());
    // A slash at the end does not hide which action is meant.
    let ends_in_slash = matches!(all.as_slice(), [.., before, last] if last.text.is_empty() && !before.text.is_empty());
    if ends_in_slash {
        all.pop();
    }
    let way = Way { head, actions, target: &target };
    let (version, path) = match all.split_first() {
        Some((first, rest)) if way.is_version(first, rest) => (Some(first), rest),
        _ => (None, all.as_slice()),
    };
    let found = way.action(path);
    let action = found.as_ref().map(|found| found.action);
    if !check.is_any_host {
        authority::check(head, &target, actions, action, findings);
    }
    for segment in &all {
        way.characters(segment, findings);
    }
    way.query(findings);
    if ends_in_slash {
        way.slash(action, findings);
    }
    match &found {
        Some(found) => way.path(found, path, findings),
        None => way.unknown(path, None, findings),
    }
    if let (Some(asked), Some(action)) = (check.action, action)
        && asked.name != action.name
    {
        let message = format!("the request is of `{}`, not of `{}`", action.simple_name(), asked.simple_name());
        findings.push(Rule::OtherAction, way.place(path.last()), message, documented(asked));
    }
    let api_version = way.version(version, action, findings);
    if let Some(action) = action {
        way.method(action, findings);
    }
    Route { action, api_version }
}

struct Way<'a> {
    head: &'a Head<'a>,
    actions: &'static [&'static Action],
    target: &'a Target,
}

impl<'a> Way<'a> {
    /// Where a segment stands, or the whole path.
    fn place(&self, segment: Option<&Segment<'a>>) -> Place<'a> {
        let range = segment.map_or_else(|| self.target.path.clone(), |segment| segment.range.clone());
        let text = &self.head.target;
        Place { part: Part::Url, span: text.part(range.clone()), value: text.text.get(range) }
    }

    fn is_version(&self, first: &Segment<'_>, rest: &[Segment<'_>]) -> bool {
        let begins_path = |segment: &Segment<'_>| {
            self.actions.iter().any(|action| template(action).next().is_some_and(|fixed| is(segment, fixed)))
        };
        let name = first.name();
        let digits = name.strip_prefix(['v', 'V']).unwrap_or(name);
        self.actions.iter().any(|action| action.api_versions.iter().any(|version| is(first, version)))
            || (digits.starts_with(|first: char| first.is_ascii_digit())
                && digits.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()))
            || (!begins_path(first) && rest.first().is_some_and(begins_path))
    }

    /// The action that a path leads to, or was probably meant to.
    fn action(&self, path: &[Segment<'_>]) -> Option<Match> {
        let last = path.last()?;
        let with_path = self.actions.iter().copied().filter(|action| !action.path.is_empty());
        let in_common = |action: &'static Action| {
            let fixed = template(action).filter(|fixed| !is_to_fill_in(fixed));
            let found = fixed.filter(|fixed| path.iter().any(|segment| is(segment, fixed))).count();
            let has_method = action.method == self.head.method.text;
            (fits(action, path), found, has_method)
        };
        let named = with_path.clone().filter(|action| names(last, action)).max_by_key(|action| in_common(action));
        if let Some(action) = named {
            return Some(Match { action, is_named: true });
        }
        let near = nearest(last.name(), with_path.clone().map(Action::simple_name));
        let near = near.and_then(|near| {
            with_path.clone().filter(|action| action.simple_name() == near).max_by_key(|action| in_common(action))
        });
        // Else the way to it may say which one was meant.
        let mut on_the_way = with_path.filter(|action| leads_to(action, path));
        let action = near.or_else(|| on_the_way.next().filter(|_| on_the_way.next().is_none()))?;
        Some(Match { action, is_named: false })
    }

    fn unknown(&self, path: &[Segment<'a>], near: Option<&'static Action>, findings: &mut Findings) {
        let (message, help) = if let (Some(last), Some(near)) = (path.last(), near) {
            let shown = excerpt::name(last.name(), excerpt::LONGEST);
            (format!("there is no action `{shown}`"), format!("did you mean `{}`?", near.simple_name()))
        } else {
            let paths: Vec<_> = self.actions.iter().map(|action| format!("`{}`", action.path)).collect();
            ("the path is that of no documented action".to_owned(), format!("documented: {}", paths.join(", ")))
        };
        findings.push(Rule::UnknownAction, self.place(near.and(path.last())), message, help);
    }

    /// The path behind the version, held against that of the action.
    fn path(&self, found: &Match, path: &[Segment<'a>], findings: &mut Findings) {
        let action = found.action;
        if !found.is_named {
            self.unknown(path, Some(action), findings);
        }
        let documented = || documented(action);
        let expected: Vec<_> = template(action).collect();
        if expected.len() != path.len() {
            let message =
                format!("the path behind the API version has {} segments; documented: {}", path.len(), expected.len());
            return findings.push(Rule::WrongPath, self.place(None), message, documented());
        }
        for (index, (expected, segment)) in expected.iter().zip(path).enumerate() {
            if is_to_fill_in(expected) {
                self.id(expected, segment, documented, findings);
            } else if index + 1 == path.len() {
                self.case(segment, if segment.name().contains('.') { action.name } else { expected }, findings);
            } else if is(segment, expected) {
                self.case(segment, expected, findings);
            } else {
                let shown = excerpt::name(segment.name(), excerpt::LONGEST);
                let message = format!("the path has `{shown}` in place of `{expected}`");
                findings.push(Rule::WrongPath, self.place(Some(segment)), message, documented());
            }
        }
    }

    fn case(&self, segment: &Segment<'a>, expected: &str, findings: &mut Findings) {
        if segment.name() != expected && is(segment, expected) {
            let message = format!("`{}` is spelled `{expected}` in the documentation", segment.name());
            findings.push(Rule::PathCase, self.place(Some(segment)), message, format!("write `{expected}`"));
        }
    }

    fn id(&self, name: &str, segment: &Segment<'a>, documented: impl Fn() -> String, findings: &mut Findings) {
        let id = segment.name();
        let bare = name.trim_matches(['{', '}']);
        let letters = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
        };
        if segment.is_placeholder() || letters(id) == letters(bare) {
            let shown = excerpt::name(id, excerpt::LONGEST);
            let message = format!("`{shown}` was not filled in");
            let help = format!("write the id that `{name}` stands for; {}", documented());
            findings.push(Rule::PlaceholderLeft, self.place(Some(segment)), message, help);
        } else if id.trim().is_empty() {
            let message = format!("the id that `{name}` stands for is empty");
            findings.push(Rule::InvalidId, self.place(Some(segment)), message, documented());
        } else if matches!(id, "." | "..") {
            let message = format!("`{id}` means a place in the path, and cannot be the id that `{name}` stands for");
            findings.push(Rule::InvalidId, self.place(Some(segment)), message, documented());
        }
    }

    fn characters(&self, segment: &Segment<'a>, findings: &mut Findings) {
        // Of what is to be filled in, it does not matter how it is written.
        if let (Err(reason), false) = (&segment.decoded, segment.is_placeholder()) {
            let shown = excerpt::name(segment.text, excerpt::LONGEST);
            let message = format!("`{shown}` cannot stand in a URL: {reason}");
            let help = "percent-encode what is not a letter, a digit or one of `-._~`".to_owned();
            findings.push(Rule::UnencodedCharacter, self.place(Some(segment)), message, help);
        }
    }

    fn slash(&self, action: Option<&'static Action>, findings: &mut Findings) {
        let end = self.target.path.end;
        let place = Place { part: Part::Url, span: self.head.target.part(end - 1..end), value: Some("/") };
        let help = action.map_or_else(|| "leave it out".to_owned(), documented);
        findings.push_as(Rule::WrongPath, Severity::Warning, place, "the path ends in `/`".to_owned(), help);
    }

    fn query(&self, findings: &mut Findings) {
        if let Some(query) = self.target.query.clone() {
            // What it says is not shown, as it may be a token.
            let place = Place { part: Part::Url, span: self.head.target.part(query.start - 1..query.end), value: None };
            let message = "nothing is documented of a query or a fragment behind the path".to_owned();
            findings.push(Rule::UnexpectedQuery, place, message, "leave it out".to_owned());
        }
    }

    /// The API versions in which the action is documented; those of all actions where it is not known.
    fn versions(&self, action: Option<&'static Action>) -> Vec<&'static str> {
        let mut all: Vec<&'static str> = Vec::new();
        for one in self.actions.iter().filter(|one| action.is_none_or(|action| action.name == one.name)) {
            for version in one.api_versions {
                if !all.contains(version) {
                    all.push(version);
                }
            }
        }
        all
    }

    fn version(
        &self,
        version: Option<&Segment<'a>>,
        action: Option<&'static Action>,
        findings: &mut Findings,
    ) -> Option<&'static str> {
        let versions = self.versions(action);
        let help = || {
            let listed: Vec<_> = versions.iter().map(|version| format!("`{version}`")).collect();
            format!("documented: {}", listed.join(", "))
        };
        let Some(segment) = version else {
            // A path alone may be that of documentation, or of a request within a batch.
            let is_path = self.head.is_print && self.target.authority.is_none();
            let severity = if is_path { Severity::Warning } else { Severity::Error };
            let message = "the path does not begin with an API version".to_owned();
            if action.is_some() {
                findings.push_as(Rule::MissingApiVersion, severity, self.place(None), message, help());
            }
            return None;
        };
        let known = versions.iter().copied().find(|version| is(segment, version));
        match (known, action) {
            (Some(version), _) => self.case(segment, version, findings),
            (None, _) if segment.is_placeholder() => {
                let message = format!("`{}` was not filled in", excerpt::name(segment.name(), excerpt::LONGEST));
                findings.push(Rule::PlaceholderLeft, self.place(Some(segment)), message, help());
            }
            (None, action) => {
                let shown = excerpt::name(segment.name(), excerpt::LONGEST);
                let what = action.map_or_else(|| "nothing".to_owned(), |action| format!("`{}`", action.simple_name()));
                let message = match action {
                    Some(_) => format!("{what} is not documented in API version `{shown}`"),
                    None => format!("{what} is documented in API version `{shown}`"),
                };
                findings.push(Rule::UndocumentedApiVersion, self.place(Some(segment)), message, help());
            }
        }
        known
    }

    fn method(&self, action: &'static Action, findings: &mut Findings) {
        let method = &self.head.method;
        if method.text != action.method {
            let place = Place { part: Part::Method, span: method.span(), value: Some(&method.text) };
            let shown = excerpt::name(&method.text, excerpt::LONGEST);
            let message = format!("`{}` is called with `{}`, not with `{shown}`", action.simple_name(), action.method);
            findings.push(Rule::WrongMethod, place, message, documented(action));
        }
    }
}

/// The documented path of an action in segments.
fn template(action: &'static Action) -> impl Iterator<Item = &'static str> {
    action.path.trim_start_matches('/').split('/')
}

fn is_to_fill_in(template: &str) -> bool {
    template.starts_with('{')
}

fn is(segment: &Segment<'_>, name: &str) -> bool {
    segment.name().eq_ignore_ascii_case(name)
}

/// Whether a segment names an action, simply or with its namespace, as OData has it.
fn names(segment: &Segment<'_>, action: &Action) -> bool {
    is(segment, action.simple_name()) || is(segment, action.name)
}

/// Whether a path is that of an action but for what is to be filled in.
fn fits(action: &'static Action, path: &[Segment<'_>]) -> bool {
    template(action).count() == path.len()
        && template(action)
            .zip(path)
            .all(|(expected, segment)| is_to_fill_in(expected) || is(segment, expected) || names(segment, action))
}

/// Whether a path is that of an action but for its last segment and for what is to be filled in.
fn leads_to(action: &'static Action, path: &[Segment<'_>]) -> bool {
    let expected: Vec<_> = template(action).collect();
    expected.len() == path.len()
        && expected.iter().zip(path).take(path.len() - 1).all(|(fixed, one)| is_to_fill_in(fixed) || is(one, fixed))
}

fn documented(action: &Action) -> String {
    format!("documented: `{} {}`", action.method, action.path)
}
