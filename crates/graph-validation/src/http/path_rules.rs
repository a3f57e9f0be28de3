//! Checks the path and the method of a request.

use std::ops::Range;

use odata_types::facts::Schema;
use odata_types::nearest;
use odata_types::path::{PathSegment, PathTemplate, SegmentError, TemplateSegment, encode_segment};

use super::findings::{Findings, Place};
use super::head::Head;
use super::route::{Route, RoutedPath};
use super::segment::is_placeholder_segment;
use super::{HttpCheck, authority};
use crate::documented::lines;
use crate::excerpt;
use crate::id::IdFault;
use crate::operation::Operation;
use crate::placeholder::is_placeholder;
use crate::rule::{Rule, Severity};
use crate::violation::Part;

/// Checks method and target of a request that was routed. The method is that of what is expected, if that is known.
pub(super) fn check(
    head: &Head<'_>,
    route: &Route,
    path: &RoutedPath<'_>,
    (check, expected): (HttpCheck, Option<Operation>),
    findings: &mut Findings,
) {
    let RoutedPath { version, path, slash } = path;
    let check_path = PathCheck { head, schema: check.validator.schema(), route };
    if !check.is_any_host {
        authority::check(head, &route.target, check.validator.schema(), route.operation, findings);
    }
    authority::check_host_header(head, &route.target, findings);
    let is_known = |segment: &&PathSegment<'_>| !check_path.is_unknown(segment);
    let is_right = |segment: &PathSegment<'_>| segment.decoded().is_ok();
    let path_segments = path.iter().filter(|segment| !is_right(segment) && !check_path.is_wrong_id(path, segment));
    for segment in version.iter().chain(path_segments).filter(is_known) {
        check_path.characters(segment, findings);
    }
    check_path.query(findings);
    if let Some(slash) = slash {
        let place = Place { part: Part::Url, span: head.target.part(slash.clone()), value: Some("/") };
        let help = route.operation.map_or_else(|| "leave it out".to_owned(), documented);
        findings.push_as(Rule::WrongPath, Severity::Warning, place, "the path ends in `/`".to_owned(), help);
    }
    if !route.is_open {
        check_path.path(path, findings);
        check_path.version(version.as_ref(), path, findings);
    }
    if let (Some(asked), Some(operation)) = (check.action.map(Operation::Action), route.operation)
        && !asked.is(operation)
    {
        let message = format!("the request is of {operation}, not of {asked}");
        findings.push(Rule::OtherAction, check_path.place(path.last()), message, documented(asked));
    }
    check_path.method(expected, findings);
}

struct PathCheck<'a> {
    head: &'a Head<'a>,
    schema: &'static Schema,
    route: &'a Route,
}

impl<'a> PathCheck<'a> {
    /// Whether a segment is unknown until run time.
    fn is_unknown(&self, segment: &PathSegment<'a>) -> bool {
        self.head.is_unknown(self.head.target.part(segment.range.clone()))
    }

    /// The place of a segment, or of the whole path.
    fn place(&self, segment: Option<&PathSegment<'a>>) -> Place<'a> {
        self.place_of(segment.map_or_else(|| self.route.target.path.clone(), |segment| segment.range.clone()))
    }

    fn place_of(&self, range: Range<usize>) -> Place<'a> {
        let text = &self.head.target;
        Place { part: Part::Url, span: text.part(range.clone()), value: text.text.get(range) }
    }

    fn path(&self, path: &[PathSegment<'a>], findings: &mut Findings) {
        let Some(operation) = self.route.operation else { return self.unknown(path, findings) };
        if let (Some(last), false) = (path.last(), self.route.is_named) {
            let message = format!("unknown action `{}`", shown(last.name()));
            let help = format!("did you mean {operation}?");
            findings.push(Rule::UnknownAction, self.place(Some(last)), message, help);
        }
        let matching = operation.templates().find(|template| template.keys_of(path).is_ok());
        let template = matching.unwrap_or(operation.template());
        let is_comparable = matching.is_some() || template.length() == path.len();
        let differs = if is_comparable { None } else { template.keys_of(path).err().map(|found| found.index) };
        for (index, (expected, segment)) in template.segments().zip(path).enumerate() {
            if differs == Some(index) {
                break;
            }
            if self.is_unknown(segment) {
                continue;
            }
            match expected {
                TemplateSegment::Key(name) => self.key(name, segment.name(), segment, operation, findings),
                TemplateSegment::Predicate(predicate) => match expected.values(segment) {
                    Some(values) => {
                        for (name, value) in expected.keys().zip(values) {
                            self.key(name, &value, segment, operation, findings);
                        }
                    }
                    None => self.other_segment(segment, predicate, documented(operation), findings),
                },
                TemplateSegment::Fixed(name) if index + 1 == path.len() => {
                    let qualified = operation.action().map(|action| action.name);
                    let expected = qualified.filter(|_| segment.name().contains('.')).unwrap_or(name);
                    self.case(segment, expected, findings);
                }
                TemplateSegment::Fixed(name) if segment.is(name) => self.case(segment, name, findings),
                TemplateSegment::Fixed(name) => {
                    self.other_segment(segment, name, documented_for(path, (segment, name), operation), findings);
                }
            }
        }
        if let Some(index) = differs {
            self.first_difference(path, index, template.segments().nth(index), operation, findings);
        }
    }

    /// A path that has more or fewer segments than the documented one: what follows the first difference cannot be
    /// compared.
    fn first_difference(
        &self,
        path: &[PathSegment<'a>],
        index: usize,
        expected: Option<TemplateSegment>,
        operation: Operation,
        findings: &mut Findings,
    ) {
        let segment = path.get(index);
        let message = match (segment, expected) {
            (Some(segment), _) if segment.text.is_empty() => {
                // Only the slashes around it can be shown.
                let whole = &self.route.target.path;
                let slashes =
                    segment.range.start.saturating_sub(1).max(whole.start)..(segment.range.end + 1).min(whole.end);
                let message = "the path has an empty segment: two slashes in a row".to_owned();
                return findings.push(Rule::WrongPath, self.place_of(slashes), message, documented(operation));
            }
            (Some(segment), _) if index == 0 && self.schema.api_version(segment.name()).is_some() => {
                format!("`{}` is a second API version", shown(segment.name()))
            }
            (Some(segment), Some(TemplateSegment::Fixed(name))) => {
                return self.other_segment(segment, name, documented_for(path, (segment, name), operation), findings);
            }
            (Some(segment), _) => format!("`{}` follows the end of the documented path", shown(segment.name())),
            (
                None,
                Some(TemplateSegment::Fixed(name) | TemplateSegment::Key(name) | TemplateSegment::Predicate(name)),
            ) => {
                format!("the path ends before `{name}`")
            }
            (None, None) => return,
        };
        findings.push(Rule::WrongPath, self.place(segment), message, documented(operation));
    }

    fn other_segment(&self, segment: &PathSegment<'a>, name: &str, help: String, findings: &mut Findings) {
        let message = format!("the path has `{}` in place of `{name}`", shown(segment.name()));
        findings.push(Rule::WrongPath, self.place(Some(segment)), message, help);
    }

    /// The path is not that of a known action. Which action is meant instead is not guessed: it may do the opposite.
    fn unknown(&self, path: &[PathSegment<'a>], findings: &mut Findings) {
        if let (Some(last), true) = (path.last(), self.route.is_other_action) {
            let message = format!("the schemas do not declare an action `{}`", shown(last.name()));
            let help =
                "the body was not checked: it may be right for an action that is documented elsewhere".to_owned();
            return findings.push(Rule::UnknownAction, self.place(Some(last)), message, help);
        }
        // The path may be documented for other methods.
        let entities = self.schema.requests.iter().filter(|one| PathTemplate::of_entities(one).keys_of(path).is_ok());
        let methods: Vec<_> = entities.map(|one| format!("{} {}", one.request.method, one.request.path)).collect();
        if !methods.is_empty() {
            let method = &self.head.method;
            if self.head.is_unknown(method.span()) {
                return;
            }
            let place = Place { part: Part::Method, span: method.span(), value: Some(&method.text) };
            let message = format!("`{}` is not documented for this path", shown(&method.text));
            return findings.push(
                Rule::WrongMethod,
                place,
                message,
                format!("documented:{}", lines(methods.into_iter())),
            );
        }
        let actions = self.schema.actions.iter().filter(|action| !action.request.path.is_empty());
        let paths = actions.map(|action| format!("{} {}", action.request.method, action.request.path));
        let message = "the path is not that of a documented action".to_owned();
        findings.push(Rule::UnknownAction, self.place(None), message, format!("documented:{}", lines(paths)));
    }

    fn case(&self, segment: &PathSegment<'a>, expected: &str, findings: &mut Findings) {
        if segment.name() != expected && segment.is(expected) {
            let message = format!("`{}` is spelled `{expected}` in the documentation", segment.name());
            findings.push(Rule::PathCase, self.place(Some(segment)), message, format!("write `{expected}`"));
        }
    }

    /// Checks a key, which is all of a segment or one of several in it.
    fn key(&self, name: &str, key: &str, segment: &PathSegment<'a>, operation: Operation, findings: &mut Findings) {
        let bare = name.trim_matches(['{', '}']);
        let place = self.place(Some(segment));
        let fault = IdFault::of(key);
        let is_whole = key == segment.name();
        let is_placeholder = if is_whole { is_placeholder_segment(segment) } else { is_placeholder(key) }
            && fault != Some(IdFault::GuidInBraces);
        match fault {
            _ if is_placeholder || letters(key).eq(letters(bare)) => {
                let message = format!("`{}` was not filled in", shown(key));
                let help = format!("write an id in place of `{name}`; {}", documented(operation));
                findings.push(Rule::PlaceholderLeft, place, message, help);
            }
            Some(IdFault::Empty) => {
                let message = format!("the id in place of `{name}` is empty");
                findings.push(Rule::InvalidId, place, message, documented(operation));
            }
            Some(fault) => {
                let message = format!("the id `{}` {fault}", shown(key));
                let help = format!("{}; {}", fault.help(), documented(operation));
                findings.push(Rule::InvalidId, place, message, help);
            }
            None => {}
        }
    }

    /// Whether a segment has keys, and [`Self::key`] reports a fault of one that no escape mends.
    fn is_wrong_id(&self, path: &[PathSegment<'a>], segment: &PathSegment<'a>) -> bool {
        let is_wrong = |expected: TemplateSegment| {
            expected.values(segment).into_iter().flatten().any(|value| IdFault::of(&value).is_some())
        };
        let mut templates = self.route.operation.into_iter().flat_map(Operation::templates);
        templates.any(|template| {
            let is_here = |(_, one): &(_, &PathSegment<'a>)| *one == segment;
            let expected = template.segments().zip(path).find(is_here).map(|(expected, _)| expected);
            template.keys_of(path).is_ok() && expected.is_some_and(is_wrong)
        })
    }

    fn characters(&self, segment: &PathSegment<'a>, findings: &mut Findings) {
        // How a placeholder is written does not matter.
        if let (Err(error), false) = (segment.decoded(), is_placeholder_segment(segment)) {
            let reason = match error {
                SegmentError::Unencoded(character) => {
                    let text = character.to_string();
                    format!("`{}` must be written `{}`", excerpt::name(&text, 1), encode_segment(&text))
                }
                other => other.to_string(),
            };
            let message = format!("`{}` cannot stand in a URL: {reason}", shown(segment.text));
            let help = "percent-encode what is not a letter, a digit or one of `-._~`".to_owned();
            findings.push(Rule::UnencodedCharacter, self.place(Some(segment)), message, help);
        }
    }

    fn query(&self, findings: &mut Findings) {
        if let Some(query) = self.route.target.query.clone() {
            // The query is not shown, as it may be a token.
            let span = self.head.target.part(query.start - 1..query.end);
            let place = Place { part: Part::Url, span, value: None };
            let message = "a query or a fragment follows the path; none is documented".to_owned();
            findings.push(Rule::UnexpectedQuery, place, message, "leave it out".to_owned());
        }
    }

    fn version(&self, version: Option<&PathSegment<'a>>, path: &[PathSegment<'a>], findings: &mut Findings) {
        let operation = self.route.operation;
        // Where it is not known what is requested, all versions.
        let versions = operation.map_or(self.schema.api_versions, |operation| operation.request_at(path).api_versions);
        let help = || {
            let listed: Vec<_> = versions.iter().map(|version| format!("`{version}`")).collect();
            format!("documented: {}", listed.join(", "))
        };
        if version.map_or(self.route.has_unknown_base, |segment| self.is_unknown(segment)) {
            return;
        }
        let Some(segment) = version else {
            // A path alone may be that of documentation, or of a request within a batch.
            let is_path = self.head.is_print && self.route.target.authority.is_none();
            let severity = if is_path { Severity::Warning } else { Severity::Error };
            let message = "the path does not begin with an API version".to_owned();
            if operation.is_some() {
                findings.push_as(Rule::MissingApiVersion, severity, self.place(None), message, help());
            }
            return;
        };
        match (self.route.api_version, operation) {
            (Some(version), _) => self.case(segment, version, findings),
            (None, _) if is_placeholder_segment(segment) => {
                let message = format!("`{}` was not filled in", shown(segment.name()));
                findings.push(Rule::PlaceholderLeft, self.place(Some(segment)), message, help());
            }
            (None, operation) => {
                let shown = shown(segment.name());
                let message = match operation {
                    Some(operation) => format!("{operation} is not documented in API version `{shown}`"),
                    None => format!("nothing is documented in API version `{shown}`"),
                };
                findings.push(Rule::UndocumentedApiVersion, self.place(Some(segment)), message, help());
            }
        }
    }

    fn method(&self, operation: Option<Operation>, findings: &mut Findings) {
        let Some(operation) = operation else { return };
        let (method, expected) = (&self.head.method, operation.request().method);
        if self.head.has_other_method(expected) {
            let place = Place { part: Part::Method, span: method.span(), value: Some(&method.text) };
            let message = format!("{operation} is called with `{expected}`, not with `{}`", shown(&method.text));
            findings.push(Rule::WrongMethod, place, message, documented(operation));
        }
    }
}

/// The letters and digits of a name, in lower case.
fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase())
}

fn shown(text: &str) -> String {
    excerpt::name(text, excerpt::LONGEST)
}

fn documented(operation: Operation) -> String {
    let request = operation.request();
    format!("documented: `{} {}`", request.method, request.path)
}

/// What is documented, for a path that differs. Its end may be that of the documented one: SDKs are generated from
/// metadata, in which several paths lead to one entity.
fn documented_for(path: &[PathSegment<'_>], (segment, name): (&PathSegment<'_>, &str), operation: Operation) -> String {
    let template: Vec<_> = operation.template().segments().collect();
    let ends_alike = template.iter().rev().zip(path.iter().rev()).take(3).all(|(expected, segment)| match *expected {
        TemplateSegment::Fixed(name) => {
            segment.is(name) || operation.action().is_some_and(|action| segment.is(action.name))
        }
        TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => true,
    });
    let documented = documented(operation);
    if ends_alike && path.len() >= template.len() && nearest(segment.name(), [name]).is_none() {
        return format!(
            "{documented}; SDKs publish further paths to the same entity, which the page does not document"
        );
    }
    documented
}
