//! `lcw explain`: what a rule asks for.

use std::io::{self, Write};

use lifecycle_workflows::validation::{Rule, shown_safely};

use crate::arguments::Explain;
use crate::status::Status;

/// A callout of a task with an id in its path.
macro_rules! callout {
    ($task:literal) => {
        concat!(
            r#"{
  "data": {
    "callbackUriPath": "/identityGovernance/lifecycleWorkflows/workflows/1/tasks/"#,
            $task,
            r#"/taskProcessingResults/3/resume",
    "workflow": {"id": "1"},
    "task": {"id": "2"},
    "taskProcessingResult": {"id": "3"}
  }
}"#
        )
    };
}

pub(crate) fn run(arguments: &Explain) -> io::Result<Status> {
    let mut out = io::stdout().lock();
    let Some(rule) = arguments.rule else {
        let longest = Rule::ALL.iter().map(|rule| rule.as_str().len()).max().unwrap_or_default();
        for rule in Rule::ALL {
            writeln!(out, "{rule:longest$}  {:7}  {}", rule.severity(), rule.description())?;
        }
        return Ok(Status::Good);
    };
    writeln!(out, "{}[{rule}]: {}", rule.severity(), rule.description())?;
    writeln!(
        out,
        "\n`lcw check --allow {rule}` does not report it, `lcw check --deny {rule}` reports it as an error."
    )?;
    let Some((of, wrong, right)) = example(rule) else {
        writeln!(out, "\nThere is no example: nothing is known to violate it, and whatever does is a bug of `lcw`.")?;
        return Ok(Status::Good);
    };
    for (word, example) in [("Wrong", wrong), ("Right", right)] {
        writeln!(out, "\n{word}, in terms of {of}:\n")?;
        for line in example.lines() {
            writeln!(out, "{}", format!("    {}", shown_safely(line)).trim_end())?;
        }
    }
    Ok(Status::Good)
}

/// What the example of a rule is of, one that violates the rule, and one that does not.
fn example(rule: Rule) -> Option<(&'static str, &'static str, &'static str)> {
    match rule.example() {
        Some(example) => Some(("a library that lends books", example.wrong, example.right)),
        None if rule == Rule::WrongCallback => Some(("Lifecycle Workflows", WRONG_CALLOUT, RIGHT_CALLOUT)),
        None => None,
    }
}

/// A callout whose path has another task than its data.
const WRONG_CALLOUT: &str = callout!("6");

/// A callout whose path has the ids of its data.
const RIGHT_CALLOUT: &str = callout!("2");

#[cfg(test)]
mod tests {
    use lifecycle_workflows::validation::VALIDATOR;

    use super::*;
    use crate::commands::check::check_callout;

    #[test]
    fn the_examples_of_callouts_are_what_they_are_said_to_be() {
        let rules = |callout: &str| check_callout(callout, VALIDATOR).0.iter().map(|one| one.rule).collect::<Vec<_>>();
        assert_eq!(rules(WRONG_CALLOUT), [Rule::WrongCallback]);
        assert_eq!(rules(RIGHT_CALLOUT), []);
    }

    #[test]
    fn every_rule_but_one_has_an_example() {
        let without = Rule::ALL.iter().filter(|rule| example(**rule).is_none());
        assert_eq!(without.collect::<Vec<_>>(), [&Rule::UnreadableBody]);
    }
}
