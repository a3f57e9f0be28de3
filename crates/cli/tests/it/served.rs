//! A running `lcw serve`.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

pub(crate) const WORKFLOW: &str = "14879e66-9ea9-48d0-804d-8fea672d0341";

/// A process of `lcw serve`, which ends with the test.
pub(crate) struct Served {
    process: Mutex<Child>,
    pub(crate) url: String,
}

impl Served {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(cargo_bin!("lcw"));
        command.arg("serve").args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("http://") && line.ends_with('\n'), "{line}");
        Self { process: Mutex::new(process), url: line.trim_end().to_owned() }
    }

    /// The address, to listen there again after the end of the process.
    pub(crate) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    fn workflow(&self) -> String {
        format!("{}/v1.0/identityGovernance/lifecycleWorkflows/workflows/{WORKFLOW}", self.url)
    }

    /// The status of a cancellation; `None` if there was no answer.
    pub(crate) fn cancel(&self, agent: &ureq::Agent, run: &str) -> Option<u16> {
        let tag = r##""@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope""##;
        let body = format!(r#"{{"scope":{{{tag},"runs":[{{"id":"{run}"}}]}}}}"#);
        let request = agent.post(format!("{}/cancelProcessing", self.workflow())).header("authorization", "Bearer x");
        request.content_type("application/json").send(body).ok().map(|answer| answer.status().as_u16())
    }

    /// The states of the runs by their ids.
    pub(crate) fn states(&self, agent: &ureq::Agent) -> HashMap<String, String> {
        let mut states = HashMap::new();
        let mut next = Some(format!("{}/runs?$top=999", self.workflow()));
        while let Some(url) = next {
            let request = agent.get(url).header("authorization", "Bearer x");
            let answer = request.header("prefer", "include-unknown-enum-members").call();
            let page: Value = serde_json::from_str(&answer.unwrap().body_mut().read_to_string().unwrap()).unwrap();
            for run in page["value"].as_array().unwrap() {
                let text = |name: &str| run[name].as_str().unwrap().to_owned();
                states.insert(text("id"), text("processingStatus"));
            }
            next = page["@odata.nextLink"].as_str().map(str::to_owned);
        }
        states
    }

    /// Kills the process, so that it cannot clean up.
    pub(crate) fn kill(&self) {
        let mut process = self.process.lock().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// The exit status and the standard error.
    pub(crate) fn end(&self) -> (Option<i32>, String) {
        let mut process = self.process.lock().unwrap();
        let mut said = String::new();
        process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (process.wait().unwrap().code(), said)
    }

    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        let process = self.process.lock().unwrap().id();
        let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Ok(process) = self.process.get_mut() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A client for which no status is an error.
pub(crate) fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    config.timeout_global(Some(Duration::from_secs(60))).build().into()
}
