//! The examples in the table of rules.

use graph_validation::{Rule, Validator, is_http_message};
use odata_types::Action;
use second_slice::SCHEMA;
use second_slice::library::{GiveBack, Lend};

const VALIDATOR: Validator = Validator::new(&SCHEMA);

#[test]
fn every_example_violates_its_rule() {
    for rule in Rule::ALL {
        let example = rule.example().as_bytes();
        let reports = if is_http_message(example) {
            vec![VALIDATOR.http().action(GiveBack::ACTION).message(example)]
        } else {
            [Lend::ACTION, GiveBack::ACTION].map(|action| VALIDATOR.check_facts(action, example)).to_vec()
        };
        let violates = reports.iter().any(|report| report.iter().any(|violation| violation.rule == *rule));
        assert_eq!(violates, !example.is_empty(), "{rule}: {reports:?}");
    }
}

/// The first ones are about the form in which a request was found, the last is a bug.
#[test]
fn few_rules_have_no_example() {
    let without: Vec<_> = Rule::ALL.iter().filter(|rule| rule.example().is_empty()).copied().collect();
    let of_forms = [Rule::UnescapedAt, Rule::UnansweredCallback, Rule::WrongCallback, Rule::MalformedBatch];
    assert_eq!(without, [&of_forms[..], &[Rule::UnreadableBody]].concat());
}
