//! Every operation on the file of a journal is made to fail in turn, and then the process is killed or the power fails: what was
//! promised is kept.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::storage::Storage;
use super::writer::{self, Writer};
use super::{JournalError, Past, file};

/// A disk with one file: what processes see of it, and what a power failure may leave of it.
struct Disk {
    /// Every content of the file since the last call of `sync`, byte by byte. Processes see the last one.
    contents: Vec<Vec<u8>>,
    /// Whether the entry of the file in its folder is on the disk.
    is_entered: bool,
    /// The number of bytes and calls that succeed before one fails.
    left: usize,
    /// Whether the disk works again after that failure.
    recovers: bool,
}

impl Disk {
    fn new(content: Vec<u8>, left: usize, recovers: bool) -> Arc<Mutex<Self>> {
        let is_entered = !content.is_empty();
        Arc::new(Mutex::new(Self { contents: vec![content], is_entered, left, recovers }))
    }

    fn take(&mut self, wanted: usize) -> io::Result<usize> {
        let taken = wanted.min(self.left);
        self.left -= taken;
        if taken == 0 && wanted > 0 {
            self.left = if self.recovers { usize::MAX } else { 0 };
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(taken)
    }

    fn content(&self) -> Vec<u8> {
        self.contents.last().cloned().unwrap_or_default()
    }

    /// What may be there after a power failure.
    fn after_power_failure(&self) -> Vec<Vec<u8>> {
        let mut contents = self.contents.clone();
        if !self.is_entered {
            contents.push(Vec::new());
        }
        contents
    }
}

/// The file, opened by a process.
struct Opened {
    disk: Arc<Mutex<Disk>>,
    /// Where the next byte is read or written.
    position: usize,
}

impl Opened {
    fn new(disk: &Arc<Mutex<Disk>>) -> Self {
        Self { disk: Arc::clone(disk), position: 0 }
    }
}

impl Read for Opened {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut disk = self.disk.lock().unwrap();
        disk.take(1)?;
        let count = disk.content().get(self.position..).unwrap_or_default().read(into)?;
        self.position += count;
        Ok(count)
    }
}

impl Write for Opened {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut disk = self.disk.lock().unwrap();
        let taken = disk.take(bytes.len())?;
        for byte in &bytes[..taken] {
            let mut content = disk.content();
            content.resize(content.len().max(self.position + 1), 0);
            content[self.position] = *byte;
            self.position += 1;
            disk.contents.push(content);
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.disk.lock().unwrap().take(1).map(drop)
    }
}

impl Storage for Opened {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        let mut disk = self.disk.lock().unwrap();
        disk.take(1)?;
        let mut content = disk.content();
        self.position = usize::try_from(length).unwrap();
        content.truncate(self.position);
        disk.contents.push(content);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut disk = self.disk.lock().unwrap();
        disk.take(1)?;
        disk.contents = vec![disk.content()];
        Ok(())
    }

    fn sync_entry(&mut self) -> io::Result<()> {
        let mut disk = self.disk.lock().unwrap();
        disk.take(1)?;
        disk.is_entered = true;
        Ok(())
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

/// How lines arrive at the writer.
#[derive(Clone, Copy, Debug)]
enum Arrival {
    OneByOne,
    Together,
}

fn title() -> Value {
    json!({ "action": "cancelProcessing" })
}

fn open(disk: &Arc<Mutex<Disk>>) -> Result<(Opened, HashMap<String, Past>), JournalError> {
    let mut opened = Opened::new(disk);
    let past = file::read(&mut opened, &title())?;
    Ok((opened, past))
}

/// Opens a journal and writes the lines until one fails. The result is the number of lines that the journal promised to keep, and
/// the number of those that it may have.
fn write(disk: &Arc<Mutex<Disk>>, arrival: Arrival) -> (usize, usize) {
    let Ok((opened, _)) = open(disk) else { return (0, 0) };
    match arrival {
        Arrival::OneByOne => {
            let writer = Writer::new(opened).unwrap();
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let is_kept = |line: &&str| runtime.block_on(writer.write(format!("{line}\n"))).is_ok();
            let promised = LINES.iter().take_while(|line| is_kept(line)).count();
            for later in LINES.iter().skip(promised + 1) {
                assert!(!is_kept(later), "nothing is written after a failure");
            }
            (promised, LINES.len().min(promised + 1))
        }
        Arrival::Together => {
            let (lines, incoming) = channel();
            let waiting = LINES.map(|line| {
                let (done, waiting) = oneshot::channel();
                lines.send((format!("{line}\n"), done)).unwrap();
                waiting
            });
            drop(lines);
            writer::write(opened, &incoming);
            let is_kept = |mut waiting: oneshot::Receiver<_>| waiting.try_recv() == Ok(Ok(()));
            (waiting.into_iter().map(is_kept).take_while(|is_kept| *is_kept).count(), LINES.len())
        }
    }
}

/// What a process reads from a file with that content.
fn reread(content: &[u8]) -> HashMap<String, Past> {
    open(&Disk::new(content.to_vec(), usize::MAX, false)).expect("a journal whose writing was cut can be read").1
}

/// The targets of so many lines, after which they are begun or done.
fn expected(lines: usize) -> HashMap<String, Past> {
    let mut past = HashMap::new();
    for line in &LINES[..lines] {
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

/// Gives a disk that fails after every number of operations, and that number.
fn everywhere(arrival: Arrival, mut try_on: impl FnMut(usize, Arc<Mutex<Disk>>)) {
    let whole = Disk::new(Vec::new(), usize::MAX, false);
    assert_eq!(write(&whole, arrival).0, LINES.len());
    let operations = usize::MAX - whole.lock().unwrap().left;
    for left in 0..=operations {
        for recovers in [false, true] {
            try_on(left, Disk::new(Vec::new(), left, recovers));
        }
    }
}

/// Asserts that the next process goes on where the last one was, and that nothing is lost then.
fn assert_goes_on(disk: &Arc<Mutex<Disk>>, arrival: Arrival) {
    assert_eq!(write(disk, arrival).0, LINES.len());
    for content in disk.lock().unwrap().after_power_failure() {
        assert_eq!(reread(&content), expected(LINES.len()));
    }
}

#[test]
fn what_was_promised_is_kept_when_the_power_fails() {
    for arrival in [Arrival::OneByOne, Arrival::Together] {
        let mut pasts = HashMap::new();
        everywhere(arrival, |left, disk| {
            let (promised, written) = write(&disk, arrival);
            for content in disk.lock().unwrap().after_power_failure() {
                let past = &*pasts.entry(content).or_insert_with_key(|content| reread(content));
                // Lines that were not promised may be there, and then their requests were not sent.
                let is_kept = (promised..=written).any(|lines| *past == expected(lines));
                assert!(is_kept, "{arrival:?}, after {left}: {promised} of {written} lines, {past:?}");
            }
        });
        for content in pasts.into_keys() {
            assert_goes_on(&Disk::new(content, usize::MAX, false), arrival);
        }
    }
}

#[test]
fn what_the_next_process_has_read_is_kept_when_the_power_fails_later() {
    for arrival in [Arrival::OneByOne, Arrival::Together] {
        everywhere(arrival, |left, disk| {
            write(&disk, arrival);
            // The process is killed, so that the next one sees what was written, synced or not.
            disk.lock().unwrap().left = usize::MAX;
            let (_, past) = open(&disk).unwrap();
            for content in disk.lock().unwrap().after_power_failure() {
                assert_eq!(reread(&content), past, "{arrival:?}, after {left}");
            }
            assert_goes_on(&disk, arrival);
        });
    }
}

#[test]
fn zeros_in_place_of_what_was_not_synced_mislead_nobody() {
    let disk = Disk::new(Vec::new(), usize::MAX, false);
    open(&disk).unwrap();
    let title = disk.lock().unwrap().content();
    let lines = LINES.map(|line| format!("{line}\n")).concat().into_bytes();
    // The title is synced before the lines, and lines that arrive together are synced together.
    for (synced, written) in [(Vec::new(), title.clone()), (title, lines)] {
        for start in 0..written.len() {
            for end in start + 1..=written.len() {
                let mut content = [&synced[..], &written].concat();
                content[synced.len()..][start..end].fill(0);
                let whole = written[..start].split(|byte| *byte == b'\n').count() - 1;
                match open(&Disk::new(content, usize::MAX, false)) {
                    Ok((_, past)) => assert_eq!(past, expected(whole), "{start}..{end}"),
                    // It is not known whether the lines that follow were promised.
                    Err(error) => {
                        assert!(matches!(error, JournalError::Line(_)), "{start}..{end}: {error}");
                        assert!(end < written.len() && !synced.is_empty(), "{start}..{end} is refused");
                    }
                }
            }
        }
    }
}
