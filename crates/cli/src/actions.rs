//! The actions by name.

use clap::builder::PossibleValuesParser;
use lifecycle_workflows::models::{self, ActionBody, BODIES, action_name};

/// All actions, with what reads and writes their bodies.
pub(crate) fn all() -> impl Iterator<Item = &'static ActionBody> {
    BODIES.iter()
}

/// The action of that name.
pub(crate) fn find(name: &str) -> Option<&'static ActionBody> {
    let action = models::action(name)?;
    all().find(|body| std::ptr::eq(body.action, action))
}

/// Accepts the names of actions as arguments, and offers them for completion.
pub(crate) fn parser() -> PossibleValuesParser {
    PossibleValuesParser::new(all().map(|body| action_name(body.action)))
}
