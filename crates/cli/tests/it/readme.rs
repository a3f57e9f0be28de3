//! The tour of the README.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;

use crate::run::outcome;
use crate::served::Served;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The default address of `lcw serve`.
const ADDRESS: &str = "127.0.0.1:8080";

/// The shell commands of the tour, for the first and the second terminal.
fn terminals() -> [String; 2] {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let (_, tour) = readme.split_once("\n## A tour in five minutes\n").unwrap();
    let (tour, _) = tour.split_once("\n## ").unwrap();
    let blocks = tour.split("\n```sh\n").skip(1).map(|block| block.split_once("\n```").unwrap().0.to_owned());
    blocks.collect::<Vec<_>>().try_into().unwrap()
}

#[test]
fn the_tour_works_as_written() {
    let [first, second] = terminals();
    // A script replaces cargo, as the command is built already.
    let aliases = fs::read_to_string(format!("{ROOT}/.cargo/config.toml")).unwrap();
    assert!(aliases.contains("\nlcw = \"run --package lifecycle-workflows-cli --\"\n"));
    let folder = tempfile::tempdir().unwrap();
    let cargo = folder.path().join("cargo");
    let (lcw, calls) = (cargo_bin!("lcw"), folder.path().join("calls"));
    let script = format!(
        "#!/bin/sh\ntest \"$1\" = lcw || exit 99\nshift\n'{}' \"$@\"\nstatus=$?\necho $status >> '{}'\nexit $status\n",
        lcw.display(),
        calls.display()
    );
    fs::write(&cargo, script).unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();

    // Use a free port, as that of the tour may be in use.
    let arguments: Vec<_> = first.strip_prefix("cargo lcw serve").unwrap().split_whitespace().collect();
    let served = Served::start(&[&arguments[..], &["--listen", "127.0.0.1:0"]].concat());
    assert!(second.contains(ADDRESS));
    let commands = second.replace(ADDRESS, served.address());
    let mut shell = Command::new("sh");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    shell.args(["-eu", "-c", &commands]).env("PATH", path).current_dir(ROOT);
    let (status, out, err) = outcome(shell.output().unwrap());
    assert_eq!(status, 0, "{out}{err}");

    // A pipe hides the exit status of all commands but the last.
    let count = commands.lines().map(|line| line.matches("cargo lcw ").count()).sum();
    assert_eq!(fs::read_to_string(calls).unwrap(), "0\n".repeat(count));
    for expected in [
        "14879e66-9ea9-48d0-804d-8fea672d0341  leaver",
        "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97  inProgress",
        "5a0c2c4e-0d43-4c44-9a53-6f2f0d8b1002  inProgress",
        "/5a0c2c4e-0d43-4c44-9a53-6f2f0d8b1002\n",
        "/8cdf25a8-c9d2-423e-a03d-3f39f03c3e97: canceled\n",
        "<stdin>: as documented\n",
        "accepted   14879e66-9ea9-48d0-804d-8fea672d0341/3d1f9c52-7a40-4e6b-9c11-000000000001\n",
    ] {
        assert!(out.contains(expected), "{expected}: {out}");
    }
    assert!(!out.lines().any(|line| line.starts_with("refused") || line.starts_with("failed")), "{out}");
}
