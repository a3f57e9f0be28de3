//! [`Rule::VersionDependentProperty`]: a property is documented in every API version to which its body may go.

use json_places::Value;
use odata_types::facts::Property;

use crate::documented;
use crate::explainer::Explainer;
use crate::rule::{Rule, Severity};

/// Whether a property is documented in all of some API versions.
pub(crate) fn holds(property: &Property, versions: &[&str]) -> bool {
    lacking(property, versions).is_none()
}

/// Whether a property is documented in all API versions, whichever those are.
pub(crate) fn always_holds(property: &Property) -> bool {
    property.api_versions.is_empty()
}

/// Explains that a property is not documented in one of the API versions; the request goes to that one, if it is known.
pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, property: &'static Property, versions: &[&str]) {
    let Some(version) = lacking(property, versions) else { return };
    let is_known = to.api_version.is_some();
    let rule = Rule::VersionDependentProperty;
    let severity = if is_known { Severity::Error } else { rule.severity() };
    to.push(rule, severity, value.span(), Some(value.span()), || {
        let goes_there = if is_known { ", to which the request goes" } else { "" };
        let message = format!("`{}` is not documented in `{version}`{goes_there}", property.name);
        (message, documented::property(property))
    });
}

fn lacking<'a>(property: &Property, versions: &[&'a str]) -> Option<&'a str> {
    let is_documented = |version: &str| always_holds(property) || property.api_versions.contains(&version);
    versions.iter().copied().find(|version| !is_documented(version))
}
