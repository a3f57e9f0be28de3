//! Every code has small documents with that fault, and what is printed of each is what a person needs.

use std::collections::BTreeSet;
use std::path::Path;

use odata_csdl::{Code, Options, Source};

/// The name of each case without its form, its file and its text.
fn cases() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let mut cases: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json" || extension == "xml"))
        .map(|path| {
            let name = |name: Option<&std::ffi::OsStr>| name.unwrap().to_str().unwrap().to_owned();
            (name(path.file_stem()), name(path.file_name()), std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    cases.sort();
    cases
}

/// The code that a case is named after: the longest that its name begins with.
fn code_of(name: &str) -> Code {
    let fits = |code: &&Code| {
        name.strip_prefix(code.as_str()).is_some_and(|variant| variant.is_empty() || variant.starts_with('-'))
    };
    let found = Code::ALL.iter().filter(fits).max_by_key(|code| code.as_str().len());
    *found.unwrap_or_else(|| panic!("{name} is not named after a code"))
}

#[test]
fn faults_are_printed_for_people() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("faults");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, file, text) in cases() {
        let faults = Options { strict: true }.load(&[Source::new(file.as_str(), text)]).expect_err(&name);
        let code = code_of(&name);
        assert!(faults.as_slice().iter().all(|fault| fault.code == code), "{file} has other faults:\n{faults}");
        settings.bind(|| insta::assert_snapshot!(name, faults));
    }
}

#[test]
fn every_code_has_a_case() {
    let covered: BTreeSet<_> = cases().iter().map(|(name, ..)| code_of(name)).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !covered.contains(code)).map(|code| code.as_str()).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn codes_are_distinct_words() {
    let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(code.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
        assert!(code.meaning().ends_with('.'), "{code}");
    }
}
