//! How violations are collected: how many of them in full, and which rules are allowed or denied.

use crate::rule::{Rule, Severity};

// Every rule has a bit of its own.
const _: () = assert!(Rule::ALL.len() <= u128::BITS as usize);

/// How violations are collected.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Policy {
    /// How many violations are kept in full; all, if there is no limit.
    pub(crate) limit: Option<usize>,
    allowed: u128,
    denied: u128,
}

impl Policy {
    pub(crate) const fn new(limit: Option<usize>) -> Self {
        Self { limit, allowed: 0, denied: 0 }
    }

    pub(crate) const fn limit(self, limit: Option<usize>) -> Self {
        Self { limit, ..self }
    }

    pub(crate) const fn allow(self, rule: Rule) -> Self {
        Self { allowed: self.allowed | bit(rule), denied: self.denied & !bit(rule), ..self }
    }

    pub(crate) const fn deny(self, rule: Rule) -> Self {
        Self { denied: self.denied | bit(rule), allowed: self.allowed & !bit(rule), ..self }
    }

    /// The severity of a violation; none if it is not reported.
    pub(crate) const fn grade(self, rule: Rule, severity: Severity) -> Option<Severity> {
        if self.allowed & bit(rule) != 0 {
            None
        } else if self.denied & bit(rule) != 0 {
            Some(Severity::Error)
        } else {
            Some(severity)
        }
    }
}

const fn bit(rule: Rule) -> u128 {
    1 << rule as u32
}
