//! Writes large documents with requests below a folder, to measure `lcw check` with: 1,000 files, 10,000 requests in one file, and the
//! export of a logic app of 20 MB.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const URL: &str = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/14879e66-9ea9-48d0-804d-8fea672d0341/tasks/b3a7c6d0-51f2-4a8e-8f2a-2d9a4c0e7b12/taskProcessingResults/5a0c2c4e-0d43-4c44-9a53-6f2f0d8b1002/resume";

/// Bytes of the export.
const EXPORT: usize = 20 * 1024 * 1024;

fn main() -> io::Result<()> {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: documents FOLDER");
        return Ok(());
    };
    files(&folder.join("files"))?;
    fs::write(folder.join("requests.http"), requests("completed"))?;
    fs::write(folder.join("wrong.http"), requests("Completed"))?;
    fs::write(folder.join("blank.http"), format!("POST {URL}\n{}\n", "\n".repeat(4 * 1024 * 1024)))?;
    fs::write(folder.join("app.json"), app(false))?;
    fs::write(folder.join("app-of-one-line.json"), app(true))
}

/// A request as in a `.http` file.
fn request(status: &str) -> String {
    format!(
        "POST {URL}\nAuthorization: Bearer {{{{token}}}}\nContent-Type: application/json\n\n{{\n  \"data\": {{\n    \"operationStatus\": \"{status}\"\n  }}\n}}\n"
    )
}

fn files(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for number in 0..1000 {
        let status = if number % 10 == 0 { "Completed" } else { "completed" };
        fs::write(folder.join(format!("{number:04}.http")), format!("@token = secret\n\n{}", request(status)))?;
    }
    Ok(())
}

fn requests(status: &str) -> String {
    let mut text = "@token = secret\n\n".to_owned();
    for number in 0..10_000 {
        let _ = writeln!(text, "### request {number}\n{}", request(status));
    }
    text
}

/// A logic app with an action for each of many results, of which every tenth calls Microsoft Graph.
fn app(is_of_one_line: bool) -> String {
    let mut actions = String::new();
    let mut number = 0;
    while actions.len() < EXPORT {
        let uri = if number % 10 == 0 {
            "https://graph.microsoft.com/beta@{triggerBody()?['data']?['callbackUriPath']}"
        } else {
            "https://hooks.example/notify"
        };
        let _ = write!(
            actions,
            "{}\n    \"HTTP_{number}\": {{\n      \"type\": \"Http\",\n      \"runAfter\": {{}},\n      \"inputs\": {{\n        \"method\": \"POST\",\n        \"uri\": \"{uri}\",\n        \"body\": {{\"data\": {{\"operationStatus\": \"completed\"}}, \"source\": \"@{{variables('source')}}\", \"type\": \"lifecycleEvent\"}},\n        \"authentication\": {{\"type\": \"ManagedServiceIdentity\"}}\n      }}\n    }}",
            if number == 0 { "" } else { "," }
        );
        number += 1;
    }
    let text =
        format!("{{\n  \"definition\": {{\n    \"triggers\": {{}},\n    \"actions\": {{{actions}\n    }}\n  }}\n}}\n");
    if is_of_one_line { text.lines().map(str::trim_start).collect() } else { text }
}
