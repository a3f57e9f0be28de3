//! Wrong requests in files, each with the rules that it goes against and where: `tests/wrong/expected.txt` lists them.

use std::collections::BTreeMap;

use crate::fixtures::{folder, wrong};

/// By file, what is expected of it: rule, pointer (`-` for the root), line and column.
fn expected() -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(folder("wrong/expected.txt")).unwrap();
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (file, what) = line.split_once(' ').unwrap();
        expected.entry(file.to_owned()).or_default().push(what.to_owned());
    }
    expected
}

#[test]
fn every_wrong_request_is_explained() {
    let fixtures = wrong();
    let mut expected = expected();
    for fixture in &fixtures {
        let report = fixture.report();
        let found: Vec<_> = report
            .iter()
            .map(|violation| {
                let at = violation.position.unwrap();
                let pointer = Some(violation.pointer.as_str()).filter(|pointer| !pointer.is_empty()).unwrap_or("-");
                format!("{} {pointer} {}:{}", violation.rule, at.line, at.column)
            })
            .collect();
        assert_eq!(found, expected.remove(&fixture.path).unwrap_or_default(), "{}\n{report}", fixture.path);
        assert!(!found.is_empty(), "{}: nothing is wrong with it", fixture.path);
    }
    assert_eq!(expected, BTreeMap::new(), "these files are missing");
    assert!(fixtures.len() >= 40);
}

#[test]
fn every_wrong_request_is_another() {
    let fixtures = wrong();
    for (index, fixture) in fixtures.iter().enumerate() {
        assert!(fixtures[..index].iter().all(|other| other.bytes != fixture.bytes), "{}", fixture.path);
    }
}
