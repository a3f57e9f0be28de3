//! `cargo xtask ci`: the one list of what CI runs.

use crate::{cargo, codegen, json_schema};

/// The arguments of one call of cargo, and the environment that it needs.
type Step = (&'static [&'static str], &'static [(&'static str, &'static str)]);

const STEPS: &[Step] = &[
    (&["fmt", "--all", "--check"], &[]),
    (&["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"], &[]),
    // What most users build: the models without their features.
    (&["clippy", "--package", "lifecycle-workflows-models", "--", "-D", "warnings"], &[]),
    (&["test", "--workspace", "--all-features"], &[]),
    // What the users of `serde_json` may have turned on.
    (
        &[
            "test",
            "--package",
            "lifecycle-workflows-models",
            "--features",
            "serde_json/arbitrary_precision,serde_json/preserve_order",
        ],
        &[],
    ),
    (&["doc", "--workspace", "--all-features", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]),
    (&["xtask", "demo"], &[]),
];

/// Runs everything, and stops at the first step that fails.
pub(crate) fn run() -> Result<(), String> {
    println!("== cargo xtask codegen --check");
    let options = codegen::Options { check: true, ..codegen::Options::of_workspace(&crate::root()) };
    codegen::run(&options)?;
    json_schema::run(&options)?;
    for (arguments, environment) in STEPS {
        println!("== cargo {}", arguments.join(" "));
        cargo::run(arguments, environment)?;
    }
    Ok(())
}
