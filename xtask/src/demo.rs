//! `cargo xtask demo`: the main job, from the schemas to a checked request.

use odata_codegen::files::Mode;

use crate::{cargo, codegen};

/// Generates the models, then reads, checks and prints both documented requests with them.
pub(crate) fn run() -> Result<(), String> {
    println!("== generating the models from the schemas");
    codegen::models(Mode::Write)?;
    println!("== reading and checking the documented requests");
    // In a process of its own: this one was built before the models were made.
    cargo::run(&["run", "--package", "demo"], &[])
}
