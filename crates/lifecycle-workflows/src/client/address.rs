//! Addresses: the ids that a path needs, by name.

use std::fmt;

use graph_client::validation::IdFault;
use graph_client::{Endpoint, Id, IdError};
use lifecycle_workflows_models::identity_governance::Resume;
use lifecycle_workflows_models::odata::path::{PathTemplate, path_segments};
use lifecycle_workflows_models::{Action, SCHEMA};

/// The address of a run: its workflow and its own id.
///
/// ```
/// use lifecycle_workflows::client::RunAddress;
///
/// let run = RunAddress::new("14879e66-9ea9-48d0-804d-8fea672d0341", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
/// assert_eq!(run.workflow.as_str(), "14879e66-9ea9-48d0-804d-8fea672d0341");
/// # Ok::<(), lifecycle_workflows::client::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RunAddress {
    /// The workflow.
    pub workflow: Id,
    /// The run.
    pub run: Id,
}

impl RunAddress {
    /// The address of these ids.
    ///
    /// # Errors
    ///
    /// If one of them is not a valid id.
    pub fn new(workflow: impl Into<String>, run: impl Into<String>) -> Result<Self, IdError> {
        Ok(Self { workflow: Id::new(workflow)?, run: Id::new(run)? })
    }
}

/// The address of a task processing result: its workflow, its task and its own id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ResultAddress {
    /// The workflow.
    pub workflow: Id,
    /// The task.
    pub task: Id,
    /// The task processing result.
    pub result: Id,
    /// The API version to which requests go, if it is not that of the client: that of a callback path.
    pub api_version: Option<&'static str>,
}

impl ResultAddress {
    /// The address of these ids.
    ///
    /// # Errors
    ///
    /// If one of them is not a valid id.
    pub fn new(
        workflow: impl Into<String>,
        task: impl Into<String>,
        result: impl Into<String>,
    ) -> Result<Self, IdError> {
        Ok(Self { workflow: Id::new(workflow)?, task: Id::new(task)?, result: Id::new(result)?, api_version: None })
    }

    /// The endpoint to which requests go: that of the client, in the API version of the address.
    #[must_use]
    pub fn endpoint(&self, client: &Endpoint) -> Endpoint {
        let in_version = self.api_version.and_then(|version| client.in_version(version).ok());
        in_version.unwrap_or_else(|| client.clone())
    }

    /// The ids in the order of the documented paths.
    pub(crate) fn ids(&self) -> [&Id; 3] {
        [&self.workflow, &self.task, &self.result]
    }

    /// Reads a `callbackUriPath`, as Lifecycle Workflows sends it to a task extension.
    ///
    /// It must be the documented path of `resume`, with or without a slash at its beginning, and with or without an API
    /// version. Only the ids and the API version of the text are used in a request.
    ///
    /// ```
    /// use lifecycle_workflows::client::{CallbackPathError, ResultAddress};
    ///
    /// let path = "/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume";
    /// assert_eq!(ResultAddress::from_callback_path(path)?, ResultAddress::new("1", "2", "3")?);
    ///
    /// let elsewhere = "https://elsewhere.example/resume";
    /// assert_eq!(ResultAddress::from_callback_path(elsewhere), Err(CallbackPathError::Undocumented));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the text is any other path or a URL.
    pub fn from_callback_path(text: &str) -> Result<Self, CallbackPathError> {
        let forbidden = |character: char| {
            matches!(character, '\\' | '?' | '#' | ':' | '@') || character.is_control() || character.is_whitespace()
        };
        // A placeholder may hold what no path holds.
        let other = || {
            let is_left = text.split('/').any(|segment| IdFault::of(segment) == Some(IdFault::Placeholder));
            let left = CallbackPathError::Id(IdError::Fault(IdFault::Placeholder));
            if is_left { left } else { CallbackPathError::Undocumented }
        };
        if text.contains(forbidden) {
            return Err(other());
        }
        let segments = path_segments(text);
        let version = segments.first().and_then(|first| SCHEMA.api_version(first.text));
        let path = segments.get(usize::from(version.is_some())..).unwrap_or_default();
        let keys = PathTemplate::of_action(Resume::ACTION).keys_of(path);
        let keys = keys.map_err(|_| other())?;
        // A fault of an id says more than that a URL cannot hold it.
        let ids = keys.iter().map(|key| id(key)).collect::<Result<Vec<_>, _>>()?;
        if path.iter().any(|segment| segment.decoded().is_err()) {
            return Err(CallbackPathError::Escape);
        }
        match <[Id; 3]>::try_from(ids) {
            Ok([workflow, task, result]) => Ok(Self { workflow, task, result, api_version: version }),
            Err(_) => Err(CallbackPathError::Undocumented),
        }
    }
}

/// Checks a decoded id.
fn id(id: &str) -> Result<Id, CallbackPathError> {
    // Some programs decode twice, so that an encoded escape is refused as well.
    if id.contains(['/', '\\', '%', '?', '#']) {
        return Err(CallbackPathError::Escape);
    }
    Id::new(id).map_err(CallbackPathError::Id)
}

/// The text is not a callback path: it is not the documented path of `resume`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallbackPathError {
    /// It has a host or a query, or is another path.
    Undocumented,
    /// An id in it contains an escaped delimiter or an invalid escape.
    Escape,
    /// An id in it is not valid.
    Id(IdError),
}

impl fmt::Display for CallbackPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documented = Resume::ACTION.request.path;
        match self {
            Self::Undocumented => write!(f, "the callback path is not the documented `{documented}`"),
            Self::Escape => write!(
                f,
                "an id in the callback path contains an escaped delimiter or an invalid escape; documented: `{documented}`"
            ),
            Self::Id(_) => write!(f, "an id in the callback path is not valid; documented: `{documented}`"),
        }
    }
}

impl std::error::Error for CallbackPathError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Id(error) => Some(error),
            Self::Undocumented | Self::Escape => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: &str = "identityGovernance/lifecycleWorkflows/workflows/a/tasks/b/taskProcessingResults/c/resume";

    #[test]
    fn the_documented_path_is_read() {
        let address = ResultAddress::new("a", "b", "c").unwrap();
        let keys = REST.replace("/a/", "('a')/").replace("/b/", "(%27b%27)/").replace("/c/", "('c')/");
        for (path, api_version) in [
            (REST.to_owned(), None),
            (format!("/{REST}"), None),
            (format!("/beta/{REST}"), Some("beta")),
            (format!("v1.0/{REST}"), Some("v1.0")),
            (format!("/V1.0/{}", REST.to_ascii_lowercase()), Some("v1.0")),
            (REST.replace("resume", "microsoft.graph.identityGovernance.resume"), None),
            (REST.replace("/a/", "/%61/"), None),
            (format!("/{keys}"), None),
            (format!("/beta/{keys}"), Some("beta")),
        ] {
            let expected = ResultAddress { api_version, ..address.clone() };
            assert_eq!(ResultAddress::from_callback_path(&path), Ok(expected), "{path}");
        }
    }

    #[test]
    fn a_placeholder_in_a_path_is_named_as_one() {
        let left = CallbackPathError::Id(IdError::Fault(IdFault::Placeholder));
        for id in
            ["{b}", "%7Bb%7D", "<task>", "null", "$(task)", "@{task}", ":task", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"]
        {
            let path = REST.replace("/b/", &format!("/{id}/"));
            assert_eq!(ResultAddress::from_callback_path(&path), Err(left), "{path}");
        }
        let quoted = ResultAddress::from_callback_path(&REST.replace("/b/", "/“b”/"));
        assert_eq!(quoted, Err(CallbackPathError::Id(IdError::Fault(IdFault::Quote))));
    }

    #[test]
    fn other_paths_are_refused() {
        for path in [
            String::new(),
            "/".to_owned(),
            format!("https://graph.microsoft.com/beta/{REST}"),
            format!("//elsewhere.example/{REST}"),
            format!("//{REST}"),
            format!("/v2/{REST}"),
            format!("/beta/v1.0/{REST}"),
            format!("/{REST}/"),
            format!("/{REST}?a=b"),
            format!("/{REST}#a"),
            format!("/{REST}/../cancelProcessing"),
            format!(" /{REST}"),
            REST.replace("/a/", "//"),
            REST.replace("/a/", "/../"),
            REST.replace("/a/", "/%2e%2E/"),
            REST.replace("/a/", "/a%2Fb/"),
            REST.replace("/a/", "/a%5cb/"),
            REST.replace("/a/", "/%7bid%7d/"),
            REST.replace("/a/", "/a%20b/"),
            REST.replace("/a/", "/null/"),
            REST.replace("/a/", "/a%252Fb/"),
            REST.replace("/a/", "/a\\b/"),
            REST.replace("/a/", "/a%0d%0ab/"),
            REST.replace("/a/", "/%ff/"),
            REST.replace("/a/", "/{a\n}/"),
            REST.replace("/resume", "/cancelProcessing"),
            REST.replace("/resume", ""),
        ] {
            assert!(ResultAddress::from_callback_path(&path).is_err(), "{path}");
        }
    }
}
