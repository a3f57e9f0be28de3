//! Every operation on the file of a journal is made to fail in turn, and cut at every byte: what was promised is kept.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::storage::{Memory, Storage};
use super::writer::Writer;
use super::{Past, file};

/// A disk that takes so many bytes and calls of `sync`, and then fails forever, as a full disk or a crash does.
struct Failing {
    disk: Arc<Mutex<Memory>>,
    /// How much it still takes; a call of `sync` or `set_len` counts as one byte.
    left: usize,
}

impl Failing {
    fn take(&mut self, wanted: usize) -> io::Result<usize> {
        let taken = wanted.min(self.left);
        self.left -= taken;
        if taken == 0 && wanted > 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(taken) }
    }
}

impl Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.disk.lock().unwrap().read(into)
    }
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.take(bytes.len())?;
        self.disk.lock().unwrap().write(&bytes[..taken])
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Storage for Failing {
    fn set_len(&mut self, length: u64) -> io::Result<()> {
        self.take(1)?;
        self.disk.lock().unwrap().set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.take(1).map(drop)
    }
}

/// What is written, line by line: three targets, of which one ends, one is in doubt and one only begins.
const LINES: [&str; 5] = [
    r#"{"begin":"one"}"#,
    r#"{"end":{"target":"one","outcome":"accepted"}}"#,
    r#"{"begin":"two"}"#,
    r#"{"end":{"target":"two","outcome":"in-doubt"}}"#,
    r#"{"begin":"three"}"#,
];

/// Opens a journal on that disk and writes the lines until one fails. The result is the lines that the journal promised to keep.
fn write(disk: &Arc<Mutex<Memory>>, left: usize, title: &Value) -> Vec<&'static str> {
    let mut file = Failing { disk: Arc::clone(disk), left };
    if file::read(&mut file, title).is_err() {
        return Vec::new();
    }
    let writer = Writer::new(file).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let kept = |line: &&str| runtime.block_on(writer.write(format!("{line}\n"))).is_ok();
    let promised: Vec<_> = LINES.into_iter().take_while(kept).collect();
    if let Some(next) = LINES.get(promised.len() + 1) {
        assert!(!kept(next), "nothing is written after a failure");
    }
    promised
}

/// What a new process reads from the disk.
fn reread(disk: &Mutex<Memory>, title: &Value) -> HashMap<String, Past> {
    let mut again = Memory::new(disk.lock().unwrap().bytes.clone());
    file::read(&mut again, title).expect("a journal whose writing was cut can be read")
}

/// The targets of the lines after which they are begun or done.
fn expected(lines: &[&str]) -> HashMap<String, Past> {
    let mut past = HashMap::new();
    for line in lines {
        match *line {
            r#"{"begin":"one"}"# => past.insert("one".to_owned(), Past::Begun),
            r#"{"end":{"target":"one","outcome":"accepted"}}"# => past.insert("one".to_owned(), Past::Done(None)),
            r#"{"begin":"two"}"# | r#"{"end":{"target":"two","outcome":"in-doubt"}}"# => {
                past.insert("two".to_owned(), Past::Begun)
            }
            _ => past.insert("three".to_owned(), Past::Begun),
        };
    }
    past
}

#[test]
fn what_was_promised_is_kept_wherever_the_disk_fails() {
    let title = json!({ "action": "cancelProcessing" });
    let disk = || Arc::new(Mutex::new(Memory::default()));
    let whole = disk();
    assert_eq!(write(&whole, usize::MAX, &title).len(), LINES.len());
    let everything = whole.lock().unwrap().bytes.len() + LINES.len() + 2;
    for left in 0..=everything {
        let disk = disk();
        let promised = write(&disk, left, &title);
        let past = reread(&disk, &title);
        // A line that was cut may be there as a whole, but only the next one, and then its request was not sent.
        let next = &LINES[..LINES.len().min(promised.len() + 1)];
        assert!(past == expected(&promised) || past == expected(next), "after {left}: {promised:?}, {past:?}");
        // The next process goes on where this one was.
        write(&disk, usize::MAX, &title);
        assert_eq!(reread(&disk, &title), expected(&LINES), "after {left}");
    }
}
