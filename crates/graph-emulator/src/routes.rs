//! Routes: the documented actions and reads of a schema, and how a request finds its own.

use std::borrow::Cow;

use odata_types::facts::{self, Request, RequestKind, Schema, StructuredType};
use odata_types::path::{PathSegment, PathTemplate, TemplateSegment, path_segments};

use crate::address::Place;
use crate::refusal::Refusal;

/// The method of reads.
pub(crate) const GET: &str = "GET";

/// A documented kind of request.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) target: Target,
    pub(crate) template: PathTemplate,
    pub(crate) request: &'static Request,
}

/// What a request is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target {
    Action(&'static facts::Action),
    Function(&'static facts::Function),
    /// Reads one entity of a type.
    One(&'static StructuredType),
    /// Reads a collection of entities of a type.
    Many(&'static StructuredType),
    /// Creates, changes or deletes an entity.
    Write(&'static facts::EntityRequest),
}

/// All routes of a schema.
#[derive(Debug)]
pub(crate) struct Routes {
    routes: Vec<Route>,
    /// The names that all documented paths begin with, after the API version.
    common: String,
}

impl Routes {
    pub(crate) fn of(schema: &Schema) -> Self {
        let mut routes: Vec<Route> = schema.actions.iter().flat_map(|documented| action(documented)).collect();
        routes.extend(schema.functions.iter().map(|documented| function(documented)));
        let served = schema.requests.iter().filter(|one| one.kind != RequestKind::Part);
        routes.extend(served.map(|documented| entities(documented)));
        // An entity that can be read by key is in a collection, even if no list of it is documented.
        let lists = schema.requests.iter().filter(|one| one.kind == RequestKind::List);
        let lists: Vec<&str> = lists.map(|one| one.request.path).collect();
        for by_key in schema.requests.iter().filter(|one| one.kind == RequestKind::Get) {
            let template = PathTemplate::of_entities(by_key).collection();
            if template != PathTemplate::of_entities(by_key) && !lists.contains(&template.as_str()) {
                routes.push(Route { target: Target::Many(by_key.entity_type), template, ..entities(by_key) });
            }
        }
        routes.retain(|route| route.template.segments().next().is_some());
        let common = common(&routes);
        Self { routes, common }
    }

    /// The route of a request.
    pub(crate) fn find(&self, method: &str, path: &str) -> Result<Found<'_>, NotFound> {
        let mut segments = path_segments(path);
        // A slash at the end is ignored.
        if segments.last().is_some_and(|last| last.text.is_empty()) {
            segments.pop();
        }
        if let Some(error) = segments.iter().find_map(|segment| segment.decoded().err()) {
            return Err(Refusal::bad_request(&format!("the path cannot be read: {error}")).into());
        }
        let Some((version, rest)) = segments.split_first() else { return Err(NotFound::Unknown) };
        let fitting: Vec<_> =
            self.routes.iter().filter_map(|route| Some((route, route.keys_of(path, rest)?))).collect();
        if fitting.is_empty() {
            return Err(if self.has_empty_key(rest) { invalid_id().into() } else { NotFound::Unknown });
        }
        // Of several templates, the one with the fewest keys says most about the path.
        let of_method = fitting.iter().filter(|(route, _)| route.request.method == method);
        let Some((route, keys)) = of_method.min_by_key(|(_, keys)| keys.len()) else {
            let mut methods: Vec<_> = fitting.iter().map(|(route, _)| route.request.method).collect();
            methods.dedup();
            return Err(Refusal::wrong_method(method, &methods).into());
        };
        let Some(api_version) = route.request.api_versions.iter().find(|known| version.is(known)) else {
            return Err(Refusal::wrong_version(version.name(), route.request.api_versions).into());
        };
        let ids = keys.iter().take(route.template.keys().count());
        if ids.clone().any(|key| key.trim().is_empty() || matches!(key.as_ref(), "." | "..")) {
            return Err(invalid_id().into());
        }
        Ok(Found { route, api_version, keys: keys.iter().map(ToString::to_string).collect() })
    }

    /// Whether a path would match a template if an id in it were not empty.
    fn has_empty_key(&self, path: &[PathSegment<'_>]) -> bool {
        self.routes.iter().any(|route| {
            route.template.keys_of(path).is_err_and(|mismatch| {
                let is_key = matches!(mismatch.expected, Some(TemplateSegment::Key(_)));
                is_key && path.get(mismatch.index).is_some_and(|segment| segment.text.is_empty())
            })
        })
    }

    /// The refusal of a path that no route has.
    pub(crate) fn unknown_path(&self) -> Refusal {
        let mut begins: Vec<String> = Vec::new();
        for version in self.routes.iter().flat_map(|route| route.request.api_versions) {
            let begin = format!("/{version}{}", self.common);
            if !begins.contains(&begin) {
                begins.push(begin);
            }
        }
        Refusal::no_such_path(&begins)
    }
}

fn invalid_id() -> Refusal {
    Refusal::bad_request("an id in the path is empty, or is a dot segment")
}

fn action(action: &'static facts::Action) -> impl Iterator<Item = Route> {
    let requests = std::iter::once(&action.request).chain(action.request.further);
    let paths = PathTemplate::all_of_action(action).zip(requests);
    paths.map(move |(template, request)| Route { target: Target::Action(action), template, request })
}

fn function(function: &'static facts::Function) -> Route {
    let (template, request) = (PathTemplate::of_function(function), &function.request);
    Route { target: Target::Function(function), template, request }
}

fn entities(documented: &'static facts::EntityRequest) -> Route {
    let target = match documented.kind {
        RequestKind::Get => Target::One(documented.entity_type),
        RequestKind::List => Target::Many(documented.entity_type),
        RequestKind::Create | RequestKind::Update | RequestKind::Delete | RequestKind::Part => {
            Target::Write(documented)
        }
    };
    Route { target, template: PathTemplate::of_entities(documented), request: &documented.request }
}

impl Route {
    /// The keys of a path that leads here. The arguments of a function count as the last key.
    fn keys_of<'a>(&self, path: &str, segments: &'a [PathSegment<'_>]) -> Option<Vec<Cow<'a, str>>> {
        if !matches!(self.target, Target::Function(_)) {
            return self.template.keys_of(segments).ok();
        }
        let (arguments, rest) = segments.split_last()?;
        let before = arguments.range.start.checked_sub(1).and_then(|at| path.as_bytes().get(at));
        if before != Some(&b'(') {
            return None;
        }
        let mut keys = self.template.keys_of(rest).ok()?;
        keys.push(Cow::Borrowed(arguments.text));
        Some(keys)
    }
}

/// The fixed names that all paths begin with.
fn common(routes: &[Route]) -> String {
    let fixed = |route: &Route| {
        let names = route.template.segments().map_while(|segment| match segment {
            TemplateSegment::Fixed(name) => Some(name),
            TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => None,
        });
        names.collect::<Vec<_>>()
    };
    let mut all = routes.iter().map(fixed);
    let Some(mut common) = all.next() else { return String::new() };
    for names in all {
        let equal = common.iter().zip(&names).take_while(|(one, other)| one == other).count();
        common.truncate(equal);
    }
    if common.is_empty() { String::new() } else { format!("/{}", common.join("/")) }
}

/// A route with the keys of one request.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub(crate) route: &'a Route,
    pub(crate) api_version: &'static str,
    pub(crate) keys: Vec<String>,
}

impl Found<'_> {
    /// What the path leads to; for an action or a function, what it is bound to.
    pub(crate) fn place(&self) -> Option<Place> {
        let template = self.route.template;
        let is_operation = matches!(self.route.target, Target::Action(_) | Target::Function(_));
        let count = template.segments().count() - usize::from(is_operation);
        Place::of(template.segments().take(count), self.keys.iter().map(String::as_str))
    }
}

/// Why there is no route.
#[derive(Debug)]
pub(crate) enum NotFound {
    /// No route has the path.
    Unknown,
    /// A route has the path, but the request is refused.
    Refused(Box<Refusal>),
}

impl From<Refusal> for NotFound {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

#[cfg(test)]
mod tests {
    use second_slice::SCHEMA;

    use super::*;

    fn status(routes: &Routes, method: &str, path: &str) -> u16 {
        match routes.find(method, path) {
            Ok(_) => 200,
            Err(NotFound::Refused(refusal)) => refusal.status,
            Err(NotFound::Unknown) => 404,
        }
    }

    #[test]
    fn every_documented_request_has_a_route() {
        let routes = Routes::of(&SCHEMA);
        let actions = SCHEMA.actions.iter().map(|action| &action.request);
        for request in actions.chain(SCHEMA.requests.iter().map(|one| &one.request)) {
            let (method, path) = (request.method, request.path);
            let path = path.replace(['{', '}'], "");
            for version in ["beta", "v1.0", "BETA"] {
                let found = routes.find(method, &format!("/{version}{}", path.to_ascii_uppercase()));
                assert!(found.is_ok_and(|found| found.api_version.eq_ignore_ascii_case(version)), "{method} {path}");
            }
            assert_eq!(status(&routes, "PUT", &format!("/beta{path}")), 405);
            assert_eq!(status(&routes, method, &format!("/v3{path}")), 400);
            assert_eq!(status(&routes, method, &format!("/beta{path}/no/such/thing")), 404);
        }
        assert_eq!(status(&routes, GET, "/beta"), 404);
        assert_eq!(status(&routes, GET, "/"), 404);
    }

    #[test]
    fn the_refusal_of_an_unknown_path_names_what_all_paths_begin_with() {
        let message = Routes::of(&SCHEMA).unknown_path().message;
        assert!(message.ends_with("documented paths begin with `/beta/libraries` or `/v1.0/libraries`"), "{message}");
        assert!(!Routes::of(&Schema::EMPTY).unknown_path().message.contains("begin with"));
    }
}
