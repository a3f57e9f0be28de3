//! Reports as JSON.

use serde_core::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::report::Report;
use crate::violation::Violation;

/// `{"action", "valid", "diagnostics"}`, where `valid` says that there are no errors.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("action", &self.action().map(odata_types::facts::Action::simple_name))?;
        report.serialize_field("valid", &!self.has_errors())?;
        report.serialize_field("diagnostics", &Diagnostics(self))?;
        report.end()
    }
}

struct Diagnostics<'a>(&'a Report);

impl Serialize for Diagnostics<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut diagnostics = serializer.serialize_seq(Some(self.0.len()))?;
        for violation in self.0 {
            diagnostics.serialize_element(violation)?;
        }
        diagnostics.end()
    }
}

/// `{"rule", "severity", "pointer", "line", "column", "message", "help"}`, line and column from 1 and in characters.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut violation = serializer.serialize_struct("Violation", 7)?;
        violation.serialize_field("rule", self.rule.as_str())?;
        violation.serialize_field("severity", self.severity.as_str())?;
        violation.serialize_field("pointer", self.pointer.as_str())?;
        violation.serialize_field("line", &self.position.map(|position| position.line))?;
        violation.serialize_field("column", &self.position.map(|position| position.column))?;
        violation.serialize_field("message", &self.message)?;
        violation.serialize_field("help", &self.help)?;
        violation.end()
    }
}
