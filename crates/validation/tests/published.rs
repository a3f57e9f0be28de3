//! What is said of the requests that Microsoft's documentation prints: of each that is not exactly as documented, the rules that it
//! violates, and where. The pages print placeholders, disagree with the metadata, and are of beta in part.

use std::fmt::Write;
use std::path::Path;

use lifecycle_workflows_validation::{Part, VALIDATOR};
use serde_json::Value;

/// The violations of one folder of examples, request by request, and the number of requests that have none.
fn said_of(folder: &Path) -> String {
    let index = std::fs::read_to_string(folder.join("index.jsonl")).unwrap();
    let (mut said, mut right) = (String::new(), 0);
    for entry in index.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        if text("kind") != "request" || text("file").is_empty() {
            continue;
        }
        let body = std::fs::read_to_string(folder.join(text("file"))).unwrap();
        let (method, url) = (text("method"), text("url"));
        let message = format!("{method} {url}\nAuthorization: Bearer secret\nContent-Type: application/json\n\n{body}");
        let report = VALIDATOR.http().message(message.as_bytes());
        if report.operation().is_none() {
            continue;
        }
        if report.is_empty() {
            right += 1;
            continue;
        }
        writeln!(said, "{}", text("file")).unwrap();
        for violation in &report {
            let place = if violation.part == Part::Body { violation.pointer.to_string() } else { "head".to_owned() };
            writeln!(said, "  {:?} {} {place}", violation.severity, violation.rule).unwrap();
        }
    }
    format!("{said}{right} others are as documented")
}

#[test]
fn the_requests_of_the_pages_are_explained() {
    let Some(data) = published_data::folder() else { return };
    insta::assert_snapshot!("published_v1", said_of(&data.join("examples-v1.0")));
    insta::assert_snapshot!("published_beta", said_of(&data.join("examples")));
}
