//! `cargo xtask release`: what must hold before the crates are published, beyond what CI runs.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{cargo, ci, fuzz};

/// Something that a step needs, and how it is installed.
struct Tool {
    name: &'static str,
    is_there: fn() -> bool,
    install: &'static str,
}

const DENY: Tool = Tool {
    name: "cargo-deny",
    is_there: || cargo::succeeds(&["deny", "--version"]),
    install: "cargo install cargo-deny --locked",
};
const WASM: Tool = Tool {
    name: "the standard library for WebAssembly",
    is_there: || {
        let library = Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]).output();
        library.is_ok_and(|printed| Path::new(String::from_utf8_lossy(&printed.stdout).trim()).is_dir())
    },
    install: "rustup target add wasm32-unknown-unknown",
};
const PUBLIC_API: Tool = Tool {
    name: "cargo-public-api",
    is_there: || cargo::succeeds(&["public-api", "--version"]),
    install: "cargo install cargo-public-api --locked",
};
const SBOM: Tool = Tool {
    name: "cargo-cyclonedx",
    is_there: || cargo::succeeds(&["cyclonedx", "--version"]),
    install: "cargo install cargo-cyclonedx --locked",
};
const OLDEST: Tool = Tool {
    name: "the oldest Rust that is supported",
    is_there: || cargo::succeeds(&[concat!("+", env!("CARGO_PKG_RUST_VERSION")), "--version"]),
    install: concat!("rustup toolchain install ", env!("CARGO_PKG_RUST_VERSION")),
};
const FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    is_there: || cargo::succeeds(&["fuzz", "--version"]),
    install: "cargo install cargo-fuzz --locked",
};
const NIGHTLY: Tool = Tool {
    name: "nightly Rust",
    is_there: || cargo::succeeds(&["+nightly", "--version"]),
    install: "rustup toolchain install nightly",
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The crates that are published, in the order of their dependencies.
pub(crate) const PUBLISHED: &[&str] = &[
    "json-places",
    "odata-types",
    "odata-csdl",
    "odata-codegen",
    "odata-codegen-cli",
    "graph-validation",
    "graph-requests",
    "graph-client",
    "graph-emulator",
    "lifecycle-workflows-models",
    "lifecycle-workflows-validation",
    "lifecycle-workflows",
    "lifecycle-workflows-cli",
];

/// Those of them that are programs alone, without an API.
const PROGRAMS: &[&str] = &["odata-codegen-cli"];

/// Runs all steps, also after one has failed, and reports the steps that failed and the tools that are missing.
///
/// With `accept`, the snapshots of the public API are written rather than compared.
pub(crate) fn run(accept: bool) -> Result<(), String> {
    let (mut failed, has_advisories) = (Vec::new(), Cell::new(true));
    let mut step = |name: &str, tools: &[&Tool], work: &dyn Fn() -> Result<(), String>| {
        println!("== {name}");
        let missing: Vec<_> = tools.iter().filter(|tool| !(tool.is_there)()).collect();
        let named = missing.iter().map(|tool| format!("{} is missing; install it with `{}`", tool.name, tool.install));
        let outcome = if missing.is_empty() { work() } else { Err(named.collect::<Vec<_>>().join("; ")) };
        if let Err(reason) = outcome {
            println!("{reason}");
            failed.push(format!("{name}: {reason}"));
        }
    };
    step("dependencies: bans, licences, sources", &[&DENY], &|| {
        cargo::run(&["deny", "check", "bans", "licenses", "sources"], &[])
    });
    step("dependencies: advisories", &[&DENY], &|| {
        if !cargo::succeeds(&["deny", "fetch", "db"]) {
            has_advisories.set(false);
            return Ok(());
        }
        cargo::run(&["deny", "check", "advisories"], &[])
    });
    step("documentation of all features but native-tls", &[], &|| {
        cargo::run(&["doc", "--workspace", "--features", ci::FEATURES, "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")])
    });
    step("packages", &[], &package);
    step("minimal versions", &[&NIGHTLY], &minimal_versions);
    step("the oldest Rust", &[&OLDEST], &oldest);
    step("WebAssembly", &[&WASM], &web_assembly);
    step("fuzz targets", &[&NIGHTLY, &FUZZ], &fuzz::build);
    step("public API", &[&NIGHTLY, &PUBLIC_API], &|| {
        PUBLISHED.iter().filter(|name| !PROGRAMS.contains(name)).try_for_each(|name| public_api(name, accept))
    });
    step("bill of materials", &[&SBOM], &|| {
        cargo::run(&["cyclonedx", "--format", "json", "--manifest-path", "crates/cli/Cargo.toml"], &[])
    });
    if !has_advisories.get() {
        println!("advisories were not checked: their database is out of reach");
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("not ready for a release:\n  {}", failed.join("\n  "))) }
}

/// Packages all published crates in one call, so that each is compiled against the packages of the others.
fn package() -> Result<(), String> {
    let mut arguments = vec!["package", "--allow-dirty"];
    arguments.extend(PUBLISHED.iter().flat_map(|name| ["--package", name]));
    cargo::run(&arguments, &[])
}

/// The features of the published crates but `native-tls`.
fn features() -> String {
    let is_published = |feature: &&str| feature.split_once('/').is_some_and(|(name, _)| PUBLISHED.contains(&name));
    ci::FEATURES.split(',').filter(is_published).collect::<Vec<_>>().join(",")
}

/// Compiles the published crates with the lowest versions that their manifests allow, which have a lock file of their own.
fn minimal_versions() -> Result<(), String> {
    let lock = crate::root().join("target/minimal-versions/Cargo.lock").display().to_string();
    let lock = [("CARGO_RESOLVER_LOCKFILE_PATH", lock.as_str())];
    cargo::run(&["+nightly", "update", "-Z", "lockfile-path", "-Z", "direct-minimal-versions"], &lock)?;
    let mut check = vec!["+nightly", "check", "-Z", "lockfile-path", "--target-dir", "target/minimal-versions"];
    check.extend(PUBLISHED.iter().flat_map(|name| ["--package", name]));
    let features = features();
    check.extend(["--features", &features]);
    cargo::run(&check, &lock)
}

/// Compiles the published crates with the oldest Rust that the manifests allow.
fn oldest() -> Result<(), String> {
    let version = concat!("+", env!("CARGO_PKG_RUST_VERSION"));
    let mut check = vec![version, "check", "--locked", "--target-dir", "target/oldest"];
    check.extend(PUBLISHED.iter().flat_map(|name| ["--package", name]));
    let features = features();
    check.extend(["--features", &features]);
    cargo::run(&check, &[])
}

/// Compiles what needs no system for WebAssembly: types, facts, validation, the readers of requests, and the client without a transport.
fn web_assembly() -> Result<(), String> {
    let target = ["check", "--locked", "--target", WASM_TARGET, "--target-dir", "target/wasm"];
    let packages = ["lifecycle-workflows-models", "lifecycle-workflows-validation", "graph-requests"];
    let mut check = target.to_vec();
    check.extend(packages.iter().flat_map(|name| ["--package", name]));
    cargo::run(&check, &[])?;
    cargo::run(&[&target[..], &["--package", "graph-client", "--no-default-features"]].concat(), &[])
}

/// Compares the public API of a crate with its snapshot in `docs/api`.
fn public_api(name: &str, accept: bool) -> Result<(), String> {
    let output = Command::new("cargo")
        .args(["+nightly", "public-api", "--package", name, "--simplified", "--all-features"])
        .current_dir(crate::root())
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let path = crate::root().join("docs/api").join(format!("{name}.txt"));
    if accept {
        fs::create_dir_all(crate::root().join("docs/api")).map_err(|error| error.to_string())?;
        return fs::write(&path, &output.stdout).map_err(|error| format!("{}: {error}", path.display()));
    }
    if fs::read(&path).is_ok_and(|known| known == output.stdout) {
        return Ok(());
    }
    Err(format!("the public API of {name} is not {}; accept it with `cargo xtask release --accept`", path.display()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_may_be_published_is_released_whole() {
        let mut open = BTreeSet::new();
        for folder in fs::read_dir(crate::root().join("crates")).unwrap() {
            let folder = folder.unwrap().path();
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
            let value = |key: &str| manifest.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            if value("publish") == Some("false") {
                continue;
            }
            open.insert(value("name").unwrap().trim_matches('"').to_owned());
            let readme = value("readme").unwrap_or_else(|| panic!("{} has no readme", folder.display()));
            for file in [readme.trim_matches('"'), "LICENSE-MIT", "LICENSE-APACHE"] {
                assert!(folder.join(file).is_file(), "{} has no {file}", folder.display());
            }
        }
        assert_eq!(PUBLISHED.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>(), open);
    }
}
