//! The rules that requests are checked against, each with a stable name.

mod example;
mod severity;
mod table;

use std::fmt;

pub use example::Example;
pub use severity::Severity;
pub use table::Rule;

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_distinct() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            assert!(rule.as_str().bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()), "{rule}");
            assert!(Rule::ALL[..index].iter().all(|other| other.as_str() != rule.as_str()), "{rule}");
            assert!(Rule::ALL[..index].iter().all(|other| other < rule), "{rule} is out of order");
        }
    }

    #[test]
    fn descriptions_are_one_sentence() {
        for rule in Rule::ALL {
            let description = rule.description();
            assert!(description.ends_with('.') && !description.contains(". "), "{rule}: {description}");
        }
    }
}
