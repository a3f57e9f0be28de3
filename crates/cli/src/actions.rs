//! The actions by name, and the operations on the type of each.

use clap::builder::PossibleValuesParser;
use lifecycle_workflows::models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows::validation::{Checked, Report, Validator, check};
use odata_types::schemars::generate::SchemaSettings;
use odata_types::schemars::{JsonSchema, Schema};
use odata_types::{Action, facts};

/// An action, and the operations on its type.
pub(crate) struct Entry {
    pub(crate) facts: &'static facts::Action,
    /// Checks a body.
    pub(crate) check: fn(Validator, &[u8]) -> Report,
    /// Writes a body as the models do, or reports its violations.
    pub(crate) normalize: fn(&[u8]) -> Result<String, Report>,
    /// The JSON Schema of the body.
    pub(crate) json_schema: fn() -> Schema,
}

const ENTRIES: &[Entry] = &[entry::<CancelProcessing>(), entry::<Resume>()];

const fn entry<A: Action + JsonSchema>() -> Entry {
    Entry { facts: A::ACTION, check: checked::<A>, normalize: normalized::<A>, json_schema: schema::<A> }
}

/// All actions.
pub(crate) fn all() -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter()
}

/// The action of that name.
pub(crate) fn find(name: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.facts.simple_name() == name)
}

/// Accepts the names of actions as arguments, and offers them for completion.
pub(crate) fn parser() -> PossibleValuesParser {
    PossibleValuesParser::new(all().map(|entry| entry.facts.simple_name()))
}

fn checked<A: Action>(validator: Validator, body: &[u8]) -> Report {
    match validator.check::<A>(body) {
        Ok(Checked { warnings, .. }) => warnings,
        Err(report) => report,
    }
}

fn normalized<A: Action>(body: &[u8]) -> Result<String, Report> {
    let Checked { request, warnings } = check::<A>(body)?;
    // Only duplicate members cannot be written, and reading refuses those.
    serde_json::to_string_pretty(&request).map_err(|_| warnings)
}

fn schema<A: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<A>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_of_the_models_is_there() {
        let names: Vec<_> = all().map(|entry| entry.facts.name).collect();
        let expected: Vec<_> = lifecycle_workflows::models::SCHEMA.actions.iter().map(|action| action.name).collect();
        assert_eq!(names, expected);
    }
}
