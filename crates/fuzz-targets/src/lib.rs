//! What fuzzing tries: one function for each kind of input.
//!
//! Each function takes any bytes and panics if something does not hold that must hold for all inputs. `crates/fuzz` gives them
//! to a fuzzer; the tests of this crate run a small part of the inputs that it found on stable Rust.

mod answers;
mod check;
mod config;
mod drawn;
mod explained;
mod files;
mod http;
mod models;
mod places;
mod requests;
mod schemas;

/// A kind of input, and what is tried with it.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name, also of its corpus and of its program in `crates/fuzz`.
    pub name: &'static str,
    /// Tries some bytes.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "models", run: models::run },
    Target { name: "check", run: check::run },
    Target { name: "http", run: http::run },
    Target { name: "csdl_json", run: schemas::run_json },
    Target { name: "csdl_xml", run: schemas::run_xml },
    Target { name: "answers", run: answers::run },
    Target { name: "explained", run: explained::run },
    Target { name: "requests", run: requests::run },
    Target { name: "config", run: config::run },
    Target { name: "drawn", run: drawn::run },
    Target { name: "journal", run: files::run_journal },
    Target { name: "state", run: files::run_state },
];

/// Tries some bytes with the target of that name.
///
/// # Panics
///
/// If there is no such target, or if something does not hold.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.unwrap_or_else(|| panic!("there is no target {name}")).run)(data);
}
