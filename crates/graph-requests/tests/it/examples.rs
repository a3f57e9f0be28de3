//! The examples of rules that are about the form in which requests are found.

use graph_requests::{Document, NoFiles};
use graph_validation::Rule;

/// The rules that a file violates as such.
fn violated(text: &str) -> Vec<Rule> {
    let found = Document::new("a.json", text).find(&NoFiles);
    let of_requests = found.requests.iter().flat_map(|request| &request.violations);
    of_requests.chain(found.of_document(&[])).map(|violation| violation.rule).collect()
}

#[test]
fn every_example_violates_its_rule_and_no_other() {
    for rule in [Rule::UnescapedAt, Rule::UnansweredCallback, Rule::MalformedBatch] {
        let example = rule.example().unwrap();
        assert_eq!(violated(example.wrong), [rule], "{}", example.wrong);
        assert_eq!(violated(example.right), [], "{rule}: {}", example.right);
    }
}
