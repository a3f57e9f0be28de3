//! The file of a journal: its lock, its title and its lines.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::path::Path;

use fs4::{FileExt, TryLockError};
use serde_json::{Map, Value, json};

use super::super::outcome::OutcomeKind;
use super::storage::{Named, Storage};
use super::{JournalError, Past, compared};

/// The version of the format.
const VERSION: u32 = 1;

/// Opens the file, and reads it: what is written goes to its end.
pub(super) fn open(path: &Path, title: &Value) -> Result<(Named, HashMap<String, Past>), JournalError> {
    // A file that is opened for appending cannot be cut on Windows.
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    // A device or a pipe cannot be read to its end.
    if !file.metadata()?.is_file() {
        return Err(JournalError::Other);
    }
    // The system releases the lock when the process ends.
    match FileExt::try_lock(&file) {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(JournalError::Locked),
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    let mut named = Named { file, path: path.to_owned() };
    let past = read(&mut named, title)?;
    Ok((named, past))
}

/// Reads a journal, begins a new one, and cuts off a line that was interrupted.
pub(super) fn read(file: &mut impl Storage, title: &Value) -> Result<HashMap<String, Past>, JournalError> {
    let first = format!("{}\n", json!({ "journal": "lcw", "version": VERSION, "work": title }));
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    // A line without a line end was interrupted while it was written; what it was to record had not happened yet. A power failure
    // may leave zeros in its place. Zeros before a line end are not cut: what follows them may have happened.
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let is_begun =
        bytes.len() <= first.len() && bytes.iter().zip(first.bytes()).all(|(byte, of)| [0, of].contains(byte));
    let mut past = HashMap::new();
    if is_begun && bytes != first.as_bytes() {
        if !bytes.is_empty() {
            file.cut(0)?;
        }
        file.write_all(first.as_bytes())?;
    } else if whole == 0 {
        return Err(JournalError::Other);
    } else {
        let mut lines = bytes[..whole - 1].split(|byte| *byte == b'\n');
        check_title(lines.next().unwrap_or_default(), title)?;
        for (index, line) in lines.enumerate() {
            // The first line is the title, and lines are counted from one.
            apply(line, &mut past).ok_or(JournalError::Line(index + 2))?;
        }
        if whole < bytes.len() {
            file.cut(whole as u64)?;
        }
    }
    // A process that was killed may have left lines that a power failure can still undo; this one relies on them.
    file.sync()?;
    file.sync_entry()?;
    Ok(past)
}

fn check_title(line: &[u8], title: &Value) -> Result<(), JournalError> {
    let found: Map<String, Value> = serde_json::from_slice(line).map_err(|_| JournalError::Other)?;
    if found.get("journal") != Some(&json!("lcw")) || found.get("version") != Some(&json!(VERSION)) {
        return Err(JournalError::Other);
    }
    if found.get("work") == Some(title) { Ok(()) } else { Err(JournalError::Title) }
}

/// Applies a line. A target that is done stays done, whatever follows.
fn apply(line: &[u8], past: &mut HashMap<String, Past>) -> Option<()> {
    let line: Value = serde_json::from_slice(line).ok()?;
    let (target, now) = if let Some(target) = line.get("begin") {
        (target.as_str()?, Some(Past::Begun))
    } else {
        let end = line.get("end")?;
        let is_in_doubt = end.get("inDoubt") == Some(&json!(true));
        let now = match OutcomeKind::find(end.get("outcome")?.as_str()?)? {
            kind if kind.is_done() => Some(Past::Done(end.get("key").and_then(Value::as_str).map(str::to_owned))),
            kind if kind == OutcomeKind::InDoubt || is_in_doubt => Some(Past::Begun),
            // It was certainly not carried out, so that it may be sent like a new one.
            _ => None,
        };
        (end.get("target")?.as_str()?, now)
    };
    let target = compared(target);
    if !matches!(past.get(&target), Some(Past::Done(_))) {
        match now {
            Some(now) => past.insert(target, now),
            None => past.remove(&target),
        };
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn title() -> Value {
        json!({ "action": "cancelProcessing", "endpoint": "https://graph.microsoft.com/v1.0" })
    }

    fn opened(text: &str) -> Result<(HashMap<String, Past>, String), String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let past = open(file.path(), &title()).map(|(_, past)| past).map_err(|error| error.to_string());
        let left = std::fs::read_to_string(file.path()).unwrap();
        if past.is_err() {
            assert_eq!(left, text, "a file that cannot be used is not changed");
        }
        Ok((past?, left))
    }

    fn first() -> String {
        opened("").unwrap().1
    }

    #[test]
    fn the_last_line_of_a_target_counts() {
        let lines = [
            r#"{"begin":"done"}"#,
            r#"{"begin":"begun"}"#,
            r#"{"begin":"doubtful"}"#,
            r#"{"begin":"refused"}"#,
            r#"{"begin":"again"}"#,
            r#"{"end":{"target":"done","outcome":"accepted"}}"#,
            r#"{"end":{"target":"doubtful","outcome":"refused","inDoubt":true}}"#,
            r#"{"end":{"target":"refused","outcome":"refused"}}"#,
            r#"{"end":{"target":"again","outcome":"failed"}}"#,
            r#"{"begin":"again"}"#,
        ];
        let (mut past, _) = opened(&format!("{}{}\n", first(), lines.join("\n"))).unwrap();
        assert_eq!(past.remove("done"), Some(Past::Done(None)));
        for target in ["begun", "doubtful", "again"] {
            assert_eq!(past.remove(target), Some(Past::Begun), "{target}");
        }
        assert_eq!(past, HashMap::new());
    }

    #[test]
    fn a_target_that_is_done_stays_done() {
        let done = r#"{"end":{"target":"1","outcome":"confirmed"}}"#;
        for later in [
            r#"{"begin":"1"}"#,
            r#"{"end":{"target":"1","outcome":"skipped"}}"#,
            r#"{"end":{"target":"1","outcome":"refused"}}"#,
            r#"{"end":{"target":"1","outcome":"in-doubt","inDoubt":true}}"#,
        ] {
            let (past, _) = opened(&format!("{}{done}\n{later}\n", first())).unwrap();
            assert_eq!(past.get("1"), Some(&Past::Done(None)), "{later}");
        }
    }

    #[test]
    fn a_guid_is_one_target_in_any_case() {
        let guid = "3d1f9c52-7a40-4e6b-9c11-00000000000a";
        let lines = [
            json!({ "begin": format!("w/{}", guid.to_uppercase()) }),
            json!({ "end": { "target": format!("w/{guid}"), "outcome": "accepted", "key": "k" } }),
        ];
        let (past, _) = opened(&format!("{}{}\n{}\n", first(), lines[0], lines[1])).unwrap();
        assert_eq!(past.into_iter().collect::<Vec<_>>(), [(format!("w/{guid}"), Past::Done(Some("k".to_owned())))]);
    }

    #[test]
    fn an_unknown_outcome_is_a_wrong_line() {
        for outcome in ["Accepted", "done", "", "in-doubt "] {
            let line = json!({ "end": { "target": "1", "outcome": outcome, "inDoubt": true } });
            let error = opened(&format!("{}{line}\n", first())).unwrap_err();
            assert!(error.starts_with("line 2 of the journal"), "{error}");
        }
    }

    #[test]
    fn a_torn_line_was_never_written() {
        let whole = format!("{}{}\n", first(), r#"{"begin":"1"}"#);
        let torn = format!("{whole}{}", r#"{"end":{"target":"1","outcome":"accepted"}}"#);
        for end in whole.len()..=torn.len() {
            let (past, left) = opened(&torn[..end]).unwrap();
            assert_eq!((past.get("1"), left.as_str()), (Some(&Past::Begun), whole.as_str()));
        }
        for end in 0..first().len() {
            assert_eq!(opened(&first()[..end]).unwrap().1, first());
        }
    }

    #[test]
    fn lines_are_written_behind_what_was_read() {
        let (first, line) = (first(), "{\"begin\":\"1\"}\n");
        for (text, whole) in [
            (String::new(), first.clone()),
            (first[..9].to_owned(), first.clone()),
            ("\0".repeat(first.len()), first.clone()),
            (first.clone(), first.clone()),
            (format!("{first}{{\"beg"), first.clone()),
            (format!("{first}{line}{}", "\0".repeat(90)), format!("{first}{line}")),
            (format!("{first}{line}"), format!("{first}{line}")),
        ] {
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), &text).unwrap();
            let mut opened = open(file.path(), &title()).unwrap().0;
            for _ in 0..2 {
                opened.write_all(line.as_bytes()).unwrap();
            }
            assert_eq!(std::fs::read_to_string(file.path()).unwrap(), format!("{whole}{line}{line}"), "{text:?}");
        }
    }

    #[test]
    fn zeros_that_cannot_be_an_interrupted_line_are_refused() {
        let (first, line) = (first(), "{\"begin\":\"1\"}\n");
        for text in [
            "\0".repeat(first.len() + 1),
            format!("{}{line}", "\0".repeat(first.len())),
            format!("{}\0", &first[..first.len() - 2]) + "\n" + line,
            format!("{first}{}{line}", "\0".repeat(line.len())),
            format!("{first}{line}\0\0\n"),
        ] {
            assert!(opened(&text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_a_journal_is_not_changed() {
        let other = first().replace("v1.0", "beta");
        let wrong = first() + "{\"begin\":\"1\"}\n{}\n";
        let later = first().replace("\"version\":1", "\"version\":2");
        let errors: Vec<_> =
            ["runs", "a\nb\n", "{}\n", &other, &wrong, &later].map(|text| opened(text).unwrap_err()).into();
        insta::assert_snapshot!("journal_errors", errors.join("\n"));
    }

    #[test]
    fn one_process_writes() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let first = open(file.path(), &title()).unwrap();
        assert!(matches!(open(file.path(), &title()), Err(JournalError::Locked)));
        drop(first);
        assert!(open(file.path(), &title()).is_ok());
    }
}
