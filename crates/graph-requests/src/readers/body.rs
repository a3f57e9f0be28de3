//! The body of a request alone: JSON, or what is nearly JSON.

use super::Reader;
use crate::document::{Document, Files};
use crate::form::Form;
use crate::request::Found;

/// Leaves a body to the caller, who may know of which action it is.
pub(crate) struct Body;

impl Reader for Body {
    fn form(&self) -> Form {
        Form::Body
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        let is_other = document.has_extension(&["http", "rest", "md", "markdown", "sh", "ps1", "psm1"]);
        !is_other && document.beginning().starts_with(['{', '['])
    }

    fn read(&self, _: &Document<'_>, _: &dyn Files, _: &mut Found) {}
}
