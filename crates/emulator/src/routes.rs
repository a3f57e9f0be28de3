//! Which requests there are: the documented actions and reads, and what each of them is to the emulator.

use std::sync::LazyLock;

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume, Run, TaskProcessingResult, Workflow};
use odata_types::facts::{self, Permission, StructuredType};
use odata_types::{Action, List, ReadByKey};

use crate::path::{Template, segments};
use crate::refusal::Refusal;

/// The method of reading.
pub(crate) const GET: &str = "GET";

/// A kind of request.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) target: Target,
    pub(crate) method: &'static str,
    pub(crate) template: Template,
    pub(crate) permissions: &'static [Permission],
    pub(crate) api_versions: &'static [&'static str],
}

/// What a request is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target {
    Action(&'static facts::Action, Change),
    /// Reads values of a type.
    Read(&'static StructuredType, Reading),
}

/// What an action changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Cancel,
    Resume,
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Workflow,
    Workflows,
    Run,
    Runs,
    Result,
    ResultsOfTask,
    ResultsOfRun,
}

impl Reading {
    /// Whether it is a collection that is read.
    pub(crate) fn is_collection(self) -> bool {
        matches!(self, Self::Workflows | Self::Runs | Self::ResultsOfTask | Self::ResultsOfRun)
    }
}

/// All routes.
pub(crate) static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    vec![
        action(CancelProcessing::ACTION, Change::Cancel),
        action(Resume::ACTION, Change::Resume),
        read(Workflow::LIST, Reading::Workflows),
        read(Workflow::READ_BY_KEY, Reading::Workflow),
        read(Run::LIST, Reading::Runs),
        read(Run::READ_BY_KEY, Reading::Run),
        read(TaskProcessingResult::LIST, Reading::ResultsOfRun),
        read(TaskProcessingResult::READ_BY_KEY, Reading::Result),
        // What can be read by key is in a collection, although no page is about that of a task.
        Route {
            template: Template::of_collection(TaskProcessingResult::READ_BY_KEY.path),
            ..read(TaskProcessingResult::READ_BY_KEY, Reading::ResultsOfTask)
        },
    ]
});

fn action(action: &'static facts::Action, change: Change) -> Route {
    Route {
        target: Target::Action(action, change),
        method: action.method,
        template: Template::of_action(action.path, action.name),
        permissions: action.permissions,
        api_versions: action.api_versions,
    }
}

fn read(read: &'static facts::Read, reading: Reading) -> Route {
    Route {
        target: Target::Read(read.entity_type, reading),
        method: GET,
        template: Template::new(read.path),
        permissions: read.permissions,
        api_versions: read.api_versions,
    }
}

/// A route with the ids of one request.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) route: &'static Route,
    pub(crate) api_version: &'static str,
    pub(crate) ids: Vec<String>,
}

/// Why there is no route.
#[derive(Debug)]
pub(crate) enum NotFound {
    /// No route has the path.
    Unknown,
    /// There is one, but the request is to be refused.
    Refused(Box<Refusal>),
}

impl From<Refusal> for NotFound {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// Finds the route of a request.
pub(crate) fn find(method: &str, path: &str) -> Result<Found, NotFound> {
    let Some(segments) = segments(path) else {
        return Err(Refusal::bad_request("the path has an escape that is none, or stands for what no id has").into());
    };
    let Some((version, rest)) = segments.split_first() else { return Err(NotFound::Unknown) };
    let fitting = || ROUTES.iter().filter_map(|route| Some((route, route.template.ids(rest)?)));
    if fitting().next().is_none() {
        return Err(NotFound::Unknown);
    }
    let Some((route, ids)) = fitting().find(|(route, _)| route.method == method) else {
        let methods: Vec<_> = fitting().map(|(route, _)| route.method).collect();
        return Err(Refusal::wrong_method(method, &methods).into());
    };
    let known = route.api_versions.iter().find(|known| known.eq_ignore_ascii_case(version));
    let Some(api_version) = known else {
        return Err(Refusal::wrong_version(version, route.api_versions).into());
    };
    if ids.iter().any(|id| id.trim().is_empty() || matches!(*id, "." | "..")) {
        return Err(Refusal::bad_request("an id in the path is empty, or is a dot segment").into());
    }
    Ok(Found { route, api_version, ids: ids.into_iter().map(str::to_owned).collect() })
}

impl Found {
    /// The ids from the left; what is not there is empty, which is the id of nothing.
    pub(crate) fn id(&self, index: usize) -> String {
        self.ids.get(index).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use lifecycle_workflows_models::SCHEMA;

    use super::*;

    #[test]
    fn every_documented_request_has_a_route() {
        let paths: Vec<_> = SCHEMA.actions.iter().map(|action| (action.method, action.path)).collect();
        let reads = SCHEMA.reads.iter().map(|read| (GET, read.path));
        for (method, path) in paths.into_iter().chain(reads) {
            let path = path.replace(['{', '}'], "");
            for version in ["beta", "v1.0", "BETA"] {
                let found = find(method, &format!("/{version}{}", path.to_ascii_uppercase()));
                assert!(found.is_ok_and(|found| found.api_version.eq_ignore_ascii_case(version)), "{method} {path}");
            }
            let status = |method: &str, path: String| match find(method, &path) {
                Ok(_) => 200,
                Err(NotFound::Refused(refusal)) => refusal.status,
                Err(NotFound::Unknown) => 404,
            };
            assert_eq!(status("PATCH", format!("/beta{path}")), 405);
            assert_eq!(status(method, format!("/v3{path}")), 400);
            assert_eq!(status(method, format!("/beta{path}/no/such/thing")), 404);
        }
    }
}
