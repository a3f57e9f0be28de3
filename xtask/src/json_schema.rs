//! JSON Schemas of the request bodies, for editors: the last part of `cargo xtask codegen`.

use std::process::Command;

use odata_codegen::files::{self, Files, Mode};

use crate::CURE;

/// The example of the models that prints the schemas. It runs in a process of its own, as this one has to work when the
/// models do not.
const EXAMPLE: &[&str] = &[
    "run",
    "--quiet",
    "--package",
    "lifecycle-workflows-models",
    "--features",
    "schemars",
    "--example",
    "json_schemas",
];

/// Before each schema stands a line that begins so and goes on with the name of its file.
const NEXT_FILE: &str = "// ";

/// Writes or compares the schemas of the workspace.
pub(crate) fn run(mode: Mode) -> Result<(), String> {
    let files = Files { folders: vec![(crate::root().join("schemas/json"), split(&printed()?)?)], single: Vec::new() };
    let changes = files::apply(&files, mode).map_err(|error| match mode {
        Mode::Write => error.to_string(),
        Mode::Check => format!("{error}\n{CURE}"),
    })?;
    print!("{changes}");
    Ok(())
}

fn printed() -> Result<String, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(EXAMPLE).current_dir(crate::root());
    let output = cargo.output().map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the JSON Schemas cannot be made: `cargo {}` failed\n{said}", EXAMPLE.join(" ")));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("the JSON Schemas are not UTF-8: {error}"))
}

/// The files by name.
fn split(printed: &str) -> Result<Vec<(String, String)>, String> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in printed.lines() {
        match (line.strip_prefix(NEXT_FILE), files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => return Err(format!("a JSON Schema begins without the name of its file: {line}")),
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_comes_apart() {
        let files = split("// a.json\n{\n}\n// b.json\n{}\n").unwrap();
        assert_eq!(files, [("a.json".to_owned(), "{\n}\n".to_owned()), ("b.json".to_owned(), "{}\n".to_owned())]);
        assert!(split("{}").unwrap_err().contains("without the name"));
    }
}
