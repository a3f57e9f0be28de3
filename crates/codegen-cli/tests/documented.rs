//! Every command of `docs/generate.md` is run, and every file in it is generated from.

use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;

const PAGE: &str = include_str!("../../../docs/generate.md");

/// The fenced blocks of the page: the language and the text.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut parts = PAGE.split("```");
    parts.next();
    let mut blocks = Vec::new();
    while let (Some(block), Some(_)) = (parts.next(), parts.next()) {
        blocks.push(block.split_once('\n').unwrap());
    }
    blocks
}

/// Runs a line of a shell that calls the command, and gives what it prints.
fn run(folder: &Path, line: &str) -> String {
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("odata-codegen"), "{line}");
    let output = Command::new(cargo_bin!("odata-codegen")).args(words).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_of_the_page_runs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("metadata.xml"), include_str!("metadata.xml")).unwrap();
    let (mut commands, mut files) = (0, 0);
    for (language, text) in blocks() {
        match language {
            "sh" => {
                for line in text.lines() {
                    run(path, line);
                    commands += 1;
                }
            }
            "console" => {
                let (command, printed) = text.split_once('\n').unwrap();
                assert_eq!(run(path, command.strip_prefix("$ ").unwrap()), printed);
                commands += 1;
            }
            "toml" => {
                fs::write(path.join("odata.toml"), text).unwrap();
                run(path, "odata-codegen generate");
                run(path, "odata-codegen check");
                files += 1;
            }
            "rust" | "text" => {}
            other => panic!("a block of `{other}` is not tested"),
        }
    }
    assert!(commands >= 6 && files >= 4, "{commands} commands, {files} files");
    // Commands within a line.
    for command in PAGE.split('`').filter(|part| part.starts_with("odata-codegen explain ")) {
        run(path, command);
    }
}
