//! Reports as JSON.

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::report::{Report, RuleCount};
use crate::violation::Violation;

/// `{"action", "valid", "errors", "warnings", "diagnostics", "omitted"}`: `valid` says that there are no errors, and
/// `omitted` has the numbers of violations that are not among the `diagnostics`, by rule.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 6)?;
        report.serialize_field("action", &self.action().map(odata_types::facts::Action::simple_name))?;
        report.serialize_field("valid", &!self.has_errors())?;
        report.serialize_field("errors", &self.error_count())?;
        report.serialize_field("warnings", &self.warning_count())?;
        report.serialize_field("diagnostics", &self.violations())?;
        report.serialize_field("omitted", &self.omitted().collect::<Vec<_>>())?;
        report.end()
    }
}

/// `{"rule", "severity", "count"}`.
impl Serialize for RuleCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut count = serializer.serialize_struct("RuleCount", 3)?;
        count.serialize_field("rule", self.rule.as_str())?;
        count.serialize_field("severity", self.severity.as_str())?;
        count.serialize_field("count", &self.count)?;
        count.end()
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
