//! Examples of each command, with which its help begins and which its manual page shows.

use clap::Command;

use crate::arguments::DEFAULT_VERSION;
use crate::documented::Named;
use crate::parameters::Parameter;

/// The template of help: what a command is for, examples, and then the rest.
pub(crate) const TEMPLATE: &str =
    "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

/// The heading of examples in help.
pub(crate) const HEADING: &str = "Examples:\n";

/// Examples by command; the empty name is `lcw` itself.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "",
        "  lcw check request.http
  lcw serve
  lcw list workflows --base-url http://127.0.0.1:8080
  lcw why --workflow ID --user ID
  lcw cancel --workflow ID --run ID --wait
  lcw permissions requests.http
  lcw explain-answer answer.txt",
    ),
    (
        "check",
        "  lcw check request.http
  lcw check --action resume body.json
  lcw check apps/ docs/
  lcw check --format github --deny-warnings .",
    ),
    (
        "explain",
        "  lcw explain
  lcw explain placeholder-left",
    ),
    (
        "normalize",
        "  lcw normalize body.json
  lcw normalize --action resume body.json
  lcw normalize requests.http",
    ),
    (
        "show",
        "  lcw show
  lcw show cancelProcessing
  lcw show runs
  lcw show resume --json-schema",
    ),
    (
        "permissions",
        "  lcw permissions requests.http
  lcw permissions activate runs
  lcw permissions --format json apps/",
    ),
    (
        "list",
        "  lcw list
  lcw list workflows
  lcw list runs --workflow ID --status queued
  lcw list taskProcessingResults --workflow ID --run ID --select id,failureReason
  lcw list runs --workflow ID --format address | lcw cancel --runs-from -",
    ),
    (
        "get",
        "  lcw get
  lcw get workflow --workflow ID
  lcw get run --workflow ID --run ID --format json",
    ),
    (
        "why",
        "  lcw why --workflow ID --user ID
  lcw why --workflow ID --user ana@contoso.com --format json",
    ),
    (
        "cancel",
        "  lcw cancel --workflow ID --run ID --wait
  lcw cancel --workflow ID --run ID --dry-run
  lcw cancel --runs-from runs.txt --journal cancel.jsonl --concurrency 16",
    ),
    (
        "resume",
        "  lcw resume --workflow ID --task ID --result ID --status completed
  lcw resume --callback-path PATH --status failed
  lcw resume --results-from results.txt --status completed --wait=10m",
    ),
    (
        "activate",
        "  lcw activate --workflow ID --user ID
  lcw activate --workflow ID --result ID
  lcw activate --workflow ID --user ID --dry-run | lcw check",
    ),
    (
        "call",
        "  lcw call activate --workflow ID --subjects ID
  lcw call activateWithScope --workflow ID --body body.json
  lcw call clearQuarantine --ids-from workflows.txt --journal clear.jsonl
  lcw call run/summary --workflow ID --start-date-time 2026-06-01T00:00:00Z --end-date-time 2026-07-01T00:00:00Z",
    ),
    (
        "create",
        "  lcw show create/workflow --example > workflow.json
  lcw create workflow --body workflow.json
  lcw create customTaskExtension --body extension.json --journal create.jsonl",
    ),
    (
        "update",
        "  lcw update workflow --workflow ID --is-enabled false
  lcw update task --workflow ID --task ID --body changes.json
  lcw list workflows --format address | lcw update workflow --ids-from - --is-enabled false --dry-run",
    ),
    (
        "delete",
        "  lcw delete workflow --workflow ID --workflow ID
  lcw delete deletedItems/workflow --workflow ID
  lcw delete workflow --ids-from workflows.txt --journal delete.jsonl",
    ),
    (
        "explain-answer",
        "  lcw explain-answer answer.txt
  curl -i https://graph.microsoft.com/v1.0/... | lcw explain-answer
  lcw explain-answer --action resume --token-file token.txt error.json",
    ),
    (
        "token",
        "  lcw token
  lcw token token.txt
  az account get-access-token --query accessToken -o tsv | lcw token -",
    ),
    (
        "serve",
        "  lcw serve
  lcw serve --runs 100 --fault 429=5%
  lcw serve --listen 127.0.0.1:0 --state state.db --log -",
    ),
    ("completions", "  lcw completions bash > ~/.local/share/bash-completion/completions/lcw"),
    (
        "man",
        "  lcw man | man -l -
  lcw man cancel > lcw-cancel.1",
    ),
];

/// The examples of a command; the empty name is `lcw` itself.
fn of(command: &str) -> Option<&'static str> {
    EXAMPLES.iter().find(|(name, _)| *name == command).map(|(_, examples)| *examples)
}

/// The example of a call, with which its help begins.
pub(crate) fn of_call(named: &Named, parameters: &[Parameter]) -> String {
    let ids = named.documented.id_names().into_iter().map(|id| format!(" --{id} ID"));
    let values = parameters.iter().map(|parameter| format!(" --{} {}", parameter.option(), parameter.example()));
    let needs_body = parameters.is_empty() && crate::parameters::has_body(named.documented);
    let values: Vec<_> = if needs_body { vec![" --body body.json".to_owned()] } else { values.collect() };
    let versions = named.documented.request().api_versions;
    let version = versions.first().filter(|_| !versions.contains(&DEFAULT_VERSION));
    let version = version.map(|version| format!(" --api-version {version}")).unwrap_or_default();
    format!("{HEADING}  lcw {}{}{}{version}", named.title(), ids.collect::<String>(), values.concat())
}

/// Adds the examples to the help of all commands.
pub(crate) fn added(mut command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        if let Some(examples) = of(&name) {
            command = command.mut_subcommand(name, |command| with(command, examples));
        }
    }
    match of("") {
        Some(examples) => with(command, examples),
        None => command,
    }
}

fn with(command: Command, examples: &str) -> Command {
    command.before_help(format!("{HEADING}{examples}")).help_template(TEMPLATE)
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::arguments::Arguments;
    use crate::documented::{self, Kind};

    /// The words of a call, with placeholders filled in. Quotes hold words together.
    fn words(call: &str) -> Vec<String> {
        let path = "/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume";
        let call = call.replace("ID", "1").replace("PATH", path);
        let parts = call.split('"').enumerate();
        let words = parts.flat_map(|(index, part)| match index % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
            _ => vec![part.to_owned()],
        });
        words.collect()
    }

    /// Asserts that the command takes all calls of a text. A part of a line that is a pipeline is one call.
    fn assert_taken(text: &str) {
        let calls = text.split(['\n', '|']).map(|call| call.split(['>', '#']).next().unwrap_or(call).trim());
        for call in calls.filter(|call| call.starts_with("lcw")) {
            let parsed = Arguments::try_parse_from(words(call));
            assert!(parsed.is_ok(), "{call}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn every_command_has_examples_that_it_takes() {
        let command = added(Arguments::command());
        for name in command.get_subcommands().map(Command::get_name) {
            assert!(of(name).is_some(), "{name}");
        }
        for (_, examples) in EXAMPLES {
            assert_taken(examples);
        }
    }

    #[test]
    fn the_documentation_has_calls_that_are_taken() {
        let page = include_str!("../../../docs/lcw.md");
        let blocks = page.split("\n```sh\n").skip(1).filter_map(|block| block.split_once("\n```"));
        let blocks: Vec<_> = blocks.map(|(block, _)| block).collect();
        assert_eq!(blocks.len(), 6);
        for block in blocks {
            assert_taken(block);
        }
    }

    #[test]
    fn the_help_of_each_call_has_an_example_that_is_taken() {
        let kinds = [Kind::Action, Kind::Function, Kind::Create, Kind::Update, Kind::Delete];
        for named in kinds.into_iter().flat_map(documented::of_kind) {
            assert_taken(&of_call(named, &crate::parameters::simple(named.documented)));
        }
    }
}
