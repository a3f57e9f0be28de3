//! Files with one target on each line.

use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;

use super::task::Task;
use crate::input::{BYTE_ORDER_MARK, decoded};

/// The beginning of a comment line.
const COMMENT: char = '#';

/// The message for a line that is JSON or a row of a table, such as those of `lcw list`.
const NOT_AN_ADDRESS: &str =
    "this is JSON or a row of a table, not an address; `lcw list --format address` prints addresses";

/// The targets in a file, or all of its errors, each with its line number.
pub(super) fn read<T: Task>(bytes: &[u8], task: &T) -> Result<Vec<T::Target>, Vec<String>> {
    let decoded = decoded(bytes);
    // Of what is not text as a whole, the lines that are not are named.
    let bytes = decoded.as_ref().map_or(bytes, |text| text.trim_start_matches(BYTE_ORDER_MARK).as_bytes());
    let mut targets = Vec::new();
    let mut errors: Vec<Wrong> = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let read = match std::str::from_utf8(line).map(str::trim) {
            Ok(line) if line.is_empty() || line.starts_with(COMMENT) => continue,
            Ok(line) if line.starts_with(['{', '[']) || line.contains(char::is_whitespace) => {
                Err(NOT_AN_ADDRESS.to_owned())
            }
            Ok(line) => task.read(line),
            Err(_) => Err("this is not UTF-8".to_owned()),
        };
        match read {
            Ok(target) => targets.push(target),
            Err(message) => match errors.last_mut().filter(|wrong| wrong.message == message && wrong.last == index) {
                Some(wrong) => (wrong.last, wrong.count) = (index + 1, wrong.count + 1),
                None => errors.push(Wrong { first: index + 1, last: index + 1, count: 1, message }),
            },
        }
    }
    if errors.is_empty() { Ok(targets) } else { Err(errors.iter().map(Wrong::to_string).collect()) }
}

/// Lines that follow each other and have the same error, as those of a table have.
struct Wrong {
    first: usize,
    last: usize,
    count: usize,
    message: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, count, message } = self;
        match count {
            1 => write!(f, "{first}: {message}"),
            _ => write!(f, "{first}-{last}: {message} ({count} lines)"),
        }
    }
}

/// Removes duplicates, and keeps the order.
pub(super) fn distinct<T: Clone + Eq + Hash>(targets: Vec<T>) -> Vec<T> {
    let mut seen = HashSet::with_capacity(targets.len());
    targets.into_iter().filter(|target| seen.insert(target.clone())).collect()
}

#[cfg(test)]
mod tests {
    use lifecycle_workflows::client::Id;

    use super::super::task::Cancellation;
    use super::*;

    fn runs(workflow: Option<&str>, text: &[u8]) -> Result<Vec<String>, Vec<String>> {
        let task = Cancellation { workflow: workflow.map(|id| Id::new(id).unwrap()) };
        Ok(distinct(read(text, &task)?).iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_line_is_a_target() {
        let text = "\u{feff}# those of today\r\n\r\n 1 \r\nw/2\n1\nx/%2f%23\nv/1";
        assert_eq!(runs(Some("v"), text.as_bytes()).unwrap(), ["v/1", "w/2", "x/%2F%23"]);
        assert_eq!(runs(None, b"").unwrap(), [""; 0]);
        let utf16: Vec<u8> = "\u{feff}w/1\r\nw/2\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(runs(None, &utf16).unwrap(), ["w/1", "w/2"]);
    }

    #[test]
    fn guids_are_one_target_in_any_case() {
        let guid = "3d1f9c52-7a40-4e6b-9c11-00000000000a";
        let text = format!("w/{guid}\nw/{}\nw/a\nw/A", guid.to_uppercase());
        assert_eq!(runs(None, text.as_bytes()).unwrap(), [&format!("w/{guid}"), "w/a", "w/A"]);
    }

    #[test]
    fn every_wrong_line_is_said_with_its_number() {
        let errors = runs(
            None,
            b"w/1\n2\na/b/c\n\n/1\n..\n\xff\nw/%ff\n{\"id\":\"1\"}\nID  STATUS\nw/{run}\n'w'/1\nw/null\nw/a%20b\n\
            https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/a/runs/b",
        )
        .unwrap_err();
        insta::assert_snapshot!("lines", errors.join("\n"));
    }

    #[test]
    fn only_lines_that_follow_each_other_are_said_together() {
        let errors = runs(None, b"ID  X\nID  Y\nw/1\nID  Z\n# a\nID  Z\n").unwrap_err();
        let numbers: Vec<_> = errors.iter().filter_map(|error| Some(error.split_once(':')?.0)).collect();
        assert_eq!(numbers, ["1-2", "4", "6"]);
    }
}
