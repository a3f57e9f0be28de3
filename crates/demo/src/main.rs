//! Reads, checks and prints both documented requests, and shows what is said of a wrong one.
//!
//! `cargo xtask demo` runs it.

use lifecycle_workflows_models::Action;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Checked, Report, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    show::<CancelProcessing>(CancelProcessing::ACTION.request.example)?;
    show::<Resume>(Resume::ACTION.request.example)?;

    let wrong = r#"{"scope": {"runs": [{"id": "1"}, {"Id": "2"}]}, "dryRun": true}"#;
    println!("a wrong request: {wrong}\n");
    match check::<CancelProcessing>(wrong.as_bytes()) {
        Ok(_) => Err("the wrong request passed".into()),
        Err(report) => {
            print_report(&report);
            Ok(())
        }
    }
}

/// Prints a body as it is documented, what is said of it, and how the models write it.
fn show<A: Action>(body: &str) -> Result<(), Box<dyn std::error::Error>> {
    let action = A::ACTION;
    let Checked { request, warnings } = check::<A>(body.as_bytes())?;
    println!("{}: {}\n", action.simple_name(), action.description);
    println!("{} {}", action.request.method, action.request.path);
    println!("{body}\n");
    print_report(&warnings);
    println!("as the models write it:\n{}\n", serde_json::to_string_pretty(&request)?);
    Ok(())
}

fn print_report(report: &Report) {
    if report.is_empty() {
        println!("as documented\n");
    } else {
        println!("{report}\n");
    }
}
