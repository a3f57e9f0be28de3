//! The examples of rules: each wrong one violates its rule and no other, and each right one none.

use graph_validation::{Example, Rule, Validator, is_http_message};
use odata_types::Action;
use second_slice::SCHEMA;
use second_slice::library::{GiveBack, Lend};

const VALIDATOR: Validator = Validator::new(&SCHEMA);

/// The rules that a request violates, or a body of the action whose parameters it has.
fn violated(rule: Rule, example: &str) -> Vec<Rule> {
    let report = if is_http_message(example.as_bytes()) {
        let http = VALIDATOR.http();
        let http = if rule == Rule::OtherAction { http.action(GiveBack::ACTION) } else { http };
        http.message(example.as_bytes())
    } else {
        let is_back = example.to_ascii_lowercase().contains("condition");
        VALIDATOR.check_facts(if is_back { GiveBack::ACTION } else { Lend::ACTION }, example.as_bytes())
    };
    report.iter().map(|violation| violation.rule).collect()
}

#[test]
fn every_example_violates_its_rule_and_no_other() {
    // What finds requests in files has the examples of forms.
    let of_forms = [Rule::UnescapedAt, Rule::UnansweredCallback, Rule::MalformedBatch];
    for rule in Rule::ALL.iter().filter(|rule| !of_forms.contains(rule)) {
        let Some(Example { wrong, right, .. }) = rule.example() else { continue };
        assert_eq!(violated(*rule, wrong), [*rule], "{wrong}");
        assert_eq!(violated(*rule, right), [], "{rule}: {right}");
    }
}

#[test]
fn few_rules_have_no_example() {
    let without: Vec<_> = Rule::ALL.iter().filter(|rule| rule.example().is_none()).copied().collect();
    assert_eq!(without, [Rule::WrongCallback, Rule::UnreadableBody]);
}
