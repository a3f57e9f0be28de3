//! The queue: concurrent requests that can be interrupted at any moment.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::{self, StreamExt};
use lifecycle_workflows::client::{Batch, Client, Start};
use tokio::time::{sleep, timeout};

use super::journal::{Journal, Past};
use super::outcome::{Outcome, OutcomeKind};
use super::printer::Printer;
use super::progress::Progress;
use super::task::{State, Task};
use crate::arguments::{Many, ResultFormat};
use crate::signals;
use crate::status::{Status, complain, complain_of};

/// The interval at which targets are read while they are waited for.
const INTERVAL: Duration = Duration::from_secs(1);

/// How long to wait for the reader of the results after an interruption.
const GRACE: Duration = Duration::from_secs(1);

/// Sends an action to targets, several at once.
pub(super) struct Queue<'a, T: Task> {
    task: &'a T,
    client: &'a Client,
    journal: &'a Journal,
    many: &'a Many,
    format: ResultFormat,
    progress: Arc<Progress>,
    under_way: RefCell<BTreeMap<String, Stage>>,
    /// The targets to wait for when all requests are sent.
    waiting: RefCell<Vec<(T::Target, Outcome)>>,
    tally: RefCell<Tally>,
    /// What was explained.
    explained: RefCell<HashSet<String>>,
    /// Whether no further target is begun.
    is_stopped: Cell<bool>,
}

/// The stage of a target that is being worked on.
enum Stage {
    /// The request may have been sent.
    Sent {
        /// Whether reading shows what became of it.
        can_be_read: bool,
    },
    /// The outcome is known, but may not be in the journal yet.
    Settled(Outcome),
    /// The outcome is in the journal; what remains is waiting or printing.
    Written(Outcome),
}

impl Stage {
    /// The outcome of a target of which only the end is waited for.
    fn written(&self) -> Option<&Outcome> {
        match self {
            Self::Written(outcome) => Some(outcome),
            Self::Sent { .. } | Self::Settled(_) => None,
        }
    }
}

impl<'a, T: Task> Queue<'a, T> {
    pub(super) fn new(
        task: &'a T,
        client: &'a Client,
        journal: &'a Journal,
        many: &'a Many,
        format: ResultFormat,
        progress: Arc<Progress>,
    ) -> Self {
        Self {
            task,
            client,
            journal,
            many,
            format,
            progress,
            under_way: RefCell::default(),
            waiting: RefCell::default(),
            tally: RefCell::default(),
            explained: RefCell::default(),
            is_stopped: Cell::new(false),
        }
    }

    /// Works on all targets, which must be distinct: first all requests are sent, then the targets are waited for together.
    pub(super) async fn run(&self, targets: Vec<T::Target>) -> io::Result<Status> {
        let count = targets.len();
        let mut end = pin!(signals::end()?);
        let printer = Printer::new(Arc::clone(&self.progress))?;
        let mut is_interrupted = {
            let work = stream::iter(targets).map(|target| self.act(target, &printer));
            let work = work.buffer_unordered(self.concurrency()).for_each(async |()| {});
            // Dropping the work cancels in-flight requests.
            let sent = pin!(async {
                work.await;
                self.wait(&printer).await;
            });
            let closed = pin!(printer.closed());
            matches!(select(&mut end, select(sent, closed)).await, Either::Left(_))
        };
        let left = self.conclude().await;
        let print = async {
            for outcome in &left {
                self.print(outcome, &printer).await;
            }
            printer.finish().await
        };
        let mut print = pin!(print);
        let mut written = None;
        if !is_interrupted {
            match select(&mut end, &mut print).await {
                Either::Left(_) => is_interrupted = true,
                Either::Right((all, _)) => written = Some(all),
            }
        }
        let written = match written {
            Some(written) => written,
            None => timeout(GRACE, print).await.unwrap_or_else(|_| {
                complain("the results are not read; the last ones are not printed");
                Ok(())
            }),
        };
        self.progress.finish();
        written?;
        let tally = self.tally.borrow();
        tally.conclude(count);
        Ok(if is_interrupted { tally.status.max(Status::Failed) } else { tally.status })
    }

    /// The number of targets that are worked on at once.
    fn concurrency(&self) -> usize {
        let in_one_request = if self.many.at_once.batch { Batch::MOST } else { 1 };
        usize::from(self.many.at_once.concurrency) * in_one_request
    }

    /// Records the targets that were being worked on, and returns their outcomes to be printed.
    async fn conclude(&self) -> Vec<Outcome> {
        let mut left = Vec::new();
        for (target, stage) in self.under_way.take() {
            let (outcome, is_written) = match stage {
                Stage::Sent { can_be_read } => {
                    (Outcome::interrupted(target).advised(self.journal.is_kept(), can_be_read), false)
                }
                Stage::Settled(outcome) => (outcome, false),
                Stage::Written(outcome) => (outcome, true),
            };
            if !is_written && let Err(message) = self.journal.end(&outcome).await {
                complain(&message);
            }
            self.tally.borrow_mut().count(&outcome);
            left.push(outcome);
        }
        left
    }

    async fn print(&self, outcome: &Outcome, printer: &Printer) {
        let mut notes = if self.format == ResultFormat::Text { outcome.notes() } else { String::new() };
        // Many targets may fail for the same reason, which is explained once.
        if !self.explained.borrow_mut().insert(notes.clone()) {
            notes.clear();
        }
        match outcome.line(self.format) {
            Ok(line) => printer.print(line, notes).await,
            Err(error) => complain_of(&error),
        }
    }

    /// Prints and counts an outcome that does not change any more.
    async fn finish(&self, outcome: &Outcome, printer: &Printer) {
        self.print(outcome, printer).await;
        self.under_way.borrow_mut().remove(&outcome.target);
        self.tally.borrow_mut().count(outcome);
    }

    /// Works on one target, unless nothing more is begun.
    async fn act(&self, target: T::Target, printer: &Printer) {
        let name = target.to_string();
        if self.is_stopped.get() {
            return;
        }
        let outcome = match self.journal.past(&name) {
            Some(Past::Done(key)) => Outcome::skipped(name.clone(), key.clone()),
            Some(Past::Begun) if !self.task.can_be_read(&target) => Outcome::unknown(name.clone()),
            Some(Past::Begun) => self.settle(&target, &name, Start::Reading).await,
            None => self.settle(&target, &name, Start::Sending).await,
        };
        if outcome.is_general {
            self.is_stopped.set(true);
        }
        self.is_at(&name, Stage::Written(outcome.clone()));
        if self.many.wait.is_some() && outcome.kind.is_done() && outcome.status == Status::Good {
            self.waiting.borrow_mut().push((target, outcome));
        } else {
            self.finish(&outcome, printer).await;
        }
    }

    fn is_at(&self, name: &str, stage: Stage) {
        self.under_way.borrow_mut().insert(name.to_owned(), stage);
    }

    async fn settle(&self, target: &T::Target, name: &str, start: Start) -> Outcome {
        if let Err(message) = self.journal.begin(name).await {
            return Outcome::failed(name.to_owned(), &message);
        }
        let can_be_read = self.task.can_be_read(target);
        self.is_at(name, Stage::Sent { can_be_read });
        let settled = self.task.settle(target, self.client, start).await;
        let outcome =
            Outcome::of(name.to_owned(), settled, start == Start::Reading).advised(self.journal.is_kept(), can_be_read);
        self.is_at(name, Stage::Settled(outcome.clone()));
        match self.journal.end(&outcome).await {
            Ok(()) => outcome,
            Err(message) => outcome.not_written(&message),
        }
    }

    /// Waits for all targets together, and finishes them.
    async fn wait(&self, printer: &Printer) {
        let longest = self.many.wait.flatten().unwrap_or(Duration::MAX);
        if timeout(longest, self.poll(printer)).await.is_err() {
            let left: Vec<_> = self.under_way.borrow().values().filter_map(Stage::written).cloned().collect();
            for outcome in left {
                self.finish(&outcome.waited_too_long(), printer).await;
            }
        }
    }

    /// Reads all targets again and again until each has ended.
    async fn poll(&self, printer: &Printer) {
        let mut waiting = self.waiting.take();
        let last = RefCell::new(HashMap::new());
        while !waiting.is_empty() {
            let reads = stream::iter(waiting).map(|(target, outcome)| async {
                match self.task.read_state(&target, self.client).await {
                    Ok(state) => {
                        self.say(&outcome.target, &state, &last);
                        if !state.is_over {
                            return Some((target, outcome));
                        }
                        let ended = outcome.waited(state, |processing| self.task.is_reached(&target, processing));
                        self.finish(&ended, printer).await;
                    }
                    Err(error) => self.finish(&outcome.not_waited(&error), printer).await,
                }
                None
            });
            waiting = reads.buffer_unordered(self.concurrency()).filter_map(async |left| left).collect().await;
            if !waiting.is_empty() {
                sleep(INTERVAL).await;
            }
        }
    }

    /// Shows the state of a target if it has changed.
    fn say(&self, target: &str, state: &State, last: &RefCell<HashMap<String, String>>) {
        let before = last.borrow_mut().insert(target.to_owned(), state.text.clone());
        if before.as_ref() != Some(&state.text) {
            self.progress.say(target, &state.text);
        }
    }
}

/// The number of outcomes of each kind, and the exit status.
struct Tally {
    kinds: BTreeMap<OutcomeKind, usize>,
    status: Status,
}

impl Default for Tally {
    fn default() -> Self {
        Self { kinds: BTreeMap::new(), status: Status::Good }
    }
}

impl Tally {
    fn count(&mut self, outcome: &Outcome) {
        *self.kinds.entry(outcome.kind).or_default() += 1;
        self.status = self.status.max(outcome.status);
    }

    /// Prints a summary for a number of targets.
    fn conclude(&self, count: usize) {
        let done: usize = self.kinds.values().sum();
        let kinds = self.kinds.iter().map(|(kind, count)| format!("{count} {}", kind.as_str()));
        let not_begun = (done < count).then(|| format!("{} not begun", count - done));
        let all: Vec<_> = kinds.chain(not_begun).collect();
        if count > 1 {
            complain(&all.join(", "));
        }
    }
}
