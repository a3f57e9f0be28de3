//! The smallest set of privileges that is enough for everything that needs one.

/// What is needed: one privilege of these.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need<'a> {
    /// Those that give no more than is needed.
    pub(super) least: &'a [&'static str],
    /// Those that give more.
    pub(super) higher: &'a [&'static str],
}

impl Need<'_> {
    /// Whether a privilege is enough.
    pub(super) fn takes(&self, name: &str) -> bool {
        self.least.contains(&name) || self.higher.contains(&name)
    }
}

/// A set of privileges, none of which can be left out. What is needed anyway is used for everything that it is enough for.
pub(super) fn least(needs: &[Need<'_>]) -> Vec<&'static str> {
    let mut chosen: Vec<&'static str> = Vec::new();
    // What has no alternative comes first, so that it decides between the alternatives of others.
    let mut needs: Vec<&Need<'_>> = needs.iter().filter(|need| !need.least.is_empty()).collect();
    needs.sort_by_key(|need| need.least.len());
    for need in &needs {
        let is_met = chosen.iter().any(|name| need.least.contains(name));
        if let (false, Some(first)) = (is_met, need.least.first()) {
            chosen.push(first);
        }
    }
    let mut index = 0;
    while index < chosen.len() {
        let without =
            |need: &&Need<'_>| chosen.iter().enumerate().any(|(other, name)| other != index && need.takes(name));
        if needs.iter().all(without) {
            chosen.remove(index);
        } else {
            index += 1;
        }
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Need<'_> = Need { least: &["Read"], higher: &["Write", "All"] };
    const WRITE: Need<'_> = Need { least: &["Write"], higher: &["All"] };
    const SEND: Need<'_> = Need { least: &["Send"], higher: &[] };
    const EITHER: Need<'_> = Need { least: &["Basic", "Read"], higher: &["All"] };

    #[test]
    fn what_is_needed_anyway_is_enough_for_less() {
        assert_eq!(least(&[READ]), ["Read"]);
        assert_eq!(least(&[READ, WRITE]), ["Write"]);
        assert_eq!(least(&[READ, SEND, WRITE]), ["Send", "Write"]);
        assert_eq!(least(&[EITHER]), ["Basic"]);
        assert_eq!(least(&[EITHER, READ]), ["Read"]);
        assert_eq!(least(&[]), [""; 0]);
        assert_eq!(least(&[Need { least: &[], higher: &[] }]), [""; 0]);
    }
}
