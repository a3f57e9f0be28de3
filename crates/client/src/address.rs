//! Addresses: the ids that a path needs, under their names.

use std::fmt;

use lifecycle_workflows_models::Action;
use lifecycle_workflows_models::identity_governance::Resume;
use percent_encoding::percent_decode_str;

use crate::path::{self, Segment};
use crate::{ApiVersion, Id, IdError};

/// Where a run is: its workflow and its own id.
///
/// ```
/// use lifecycle_workflows_client::RunAddress;
///
/// let run = RunAddress::new("14879e66-9ea9-48d0-804d-8fea672d0341", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
/// assert_eq!(run.workflow.as_str(), "14879e66-9ea9-48d0-804d-8fea672d0341");
/// # Ok::<(), lifecycle_workflows_client::IdError>(())
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
    /// If one of them cannot be an id.
    pub fn new(workflow: impl Into<String>, run: impl Into<String>) -> Result<Self, IdError> {
        Ok(Self { workflow: Id::new(workflow)?, run: Id::new(run)? })
    }
}

/// Where a task processing result is: its workflow, its task and its own id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ResultAddress {
    /// The workflow.
    pub workflow: Id,
    /// The task.
    pub task: Id,
    /// The task processing result.
    pub result: Id,
}

impl ResultAddress {
    /// The address of these ids.
    ///
    /// # Errors
    ///
    /// If one of them cannot be an id.
    pub fn new(
        workflow: impl Into<String>,
        task: impl Into<String>,
        result: impl Into<String>,
    ) -> Result<Self, IdError> {
        Ok(Self { workflow: Id::new(workflow)?, task: Id::new(task)?, result: Id::new(result)? })
    }

    /// Reads a `callbackUriPath`, as Lifecycle Workflows sends it to a task extension.
    ///
    /// Only what leads to the documented path of `resume` is one: with or without a slash at its beginning, and with or
    /// without an API version. Nothing of the text but the ids goes into a request.
    ///
    /// ```
    /// use lifecycle_workflows_client::{CallbackPathError, ResultAddress};
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
    /// If the text leads anywhere else.
    pub fn from_callback_path(text: &str) -> Result<Self, CallbackPathError> {
        let forbidden = |character: char| {
            matches!(character, '\\' | '?' | '#' | ':' | '@') || character.is_control() || character.is_whitespace()
        };
        if text.contains(forbidden) {
            return Err(CallbackPathError::Undocumented);
        }
        let text = text.strip_prefix('/').unwrap_or(text);
        let behind_version = text.split_once('/').filter(|(first, _)| first.parse::<ApiVersion>().is_ok());
        let mut segments = behind_version.map_or(text, |(_, rest)| rest).split('/');
        let mut ids = Vec::new();
        for expected in path::segments(Resume::ACTION.path) {
            let segment = segments.next().ok_or(CallbackPathError::Undocumented)?;
            match expected {
                Segment::Fixed(name) if segment.eq_ignore_ascii_case(name) => {}
                // OData allows the name with its namespace as well.
                Segment::Fixed(name)
                    if name == Resume::ACTION.simple_name() && segment.eq_ignore_ascii_case(Resume::ACTION.name) => {}
                Segment::Fixed(_) => return Err(CallbackPathError::Undocumented),
                Segment::Id => ids.push(decode(segment)?),
            }
        }
        let ids: Result<[Id; 3], _> = ids.try_into();
        match (ids, segments.next()) {
            (Ok([workflow, task, result]), None) => Ok(Self { workflow, task, result }),
            _ => Err(CallbackPathError::Undocumented),
        }
    }
}

/// Reads an id that stands in a path.
fn decode(segment: &str) -> Result<Id, CallbackPathError> {
    let id = percent_decode_str(segment).decode_utf8().map_err(|_| CallbackPathError::Escape)?;
    // A sign that is still escaped may be one to somebody who resolves escapes twice.
    if id.contains(['/', '\\', '%', '?', '#']) {
        return Err(CallbackPathError::Escape);
    }
    Id::new(id).map_err(CallbackPathError::Id)
}

/// The text is no callback path: it does not lead to the documented path of `resume`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallbackPathError {
    /// It has a host or a query, or its path is another one.
    Undocumented,
    /// An id in it holds the escape of a sign that means something in paths, or one that is none.
    Escape,
    /// An id in it cannot be one.
    Id(IdError),
}

impl fmt::Display for CallbackPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documented = Resume::ACTION.path;
        match self {
            Self::Undocumented => write!(f, "the callback path is not the documented `{documented}`"),
            Self::Escape => {
                write!(f, "an id in the callback path holds an escape that no id has; documented: `{documented}`")
            }
            Self::Id(_) => write!(f, "an id in the callback path is not one; documented: `{documented}`"),
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
    fn what_leads_to_the_documented_path_is_read() {
        let address = ResultAddress::new("a", "b", "c").unwrap();
        for path in [
            REST.to_owned(),
            format!("/{REST}"),
            format!("/beta/{REST}"),
            format!("v1.0/{REST}"),
            format!("/V1.0/{}", REST.to_ascii_lowercase()),
            REST.replace("resume", "microsoft.graph.identityGovernance.resume"),
            REST.replace("/a/", "/%61/"),
        ] {
            assert_eq!(ResultAddress::from_callback_path(&path).as_ref(), Ok(&address), "{path}");
        }
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
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
