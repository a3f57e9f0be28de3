//! The queue: concurrent requests that can be interrupted at any moment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::{self, StreamExt};
use lifecycle_workflows::client::{Client, Start};
use tokio::time::timeout;

use super::journal::{Journal, Past};
use super::outcome::{Outcome, OutcomeKind};
use super::printer::Printer;
use super::progress::Progress;
use super::task::Task;
use crate::arguments::Sending;
use crate::signals;
use crate::status::{Status, complain, complain_of};

/// How long to wait for the reader of the results after an interruption.
const GRACE: Duration = Duration::from_secs(1);

/// Sends an action to targets, several at once.
pub(super) struct Queue<'a, T: Task> {
    task: &'a T,
    client: &'a Client,
    journal: &'a Journal,
    arguments: &'a Sending,
    under_way: RefCell<BTreeMap<String, Stage>>,
    /// Whether no further target is begun.
    is_stopped: Cell<bool>,
}

/// The stage of a target that is being worked on.
enum Stage {
    /// The request may have been sent.
    Sent,
    /// The outcome is known, but may not be in the journal yet.
    Settled(Outcome),
    /// The outcome is in the journal; what remains is waiting or printing.
    Written(Outcome),
}

impl<'a, T: Task> Queue<'a, T> {
    pub(super) fn new(task: &'a T, client: &'a Client, journal: &'a Journal, arguments: &'a Sending) -> Self {
        let under_way = RefCell::new(BTreeMap::new());
        Self { task, client, journal, arguments, under_way, is_stopped: Cell::new(false) }
    }

    /// Works on all targets, which must be distinct.
    pub(super) async fn run(&self, targets: Vec<T::Target>) -> io::Result<Status> {
        let count = targets.len();
        let progress = Arc::new(Progress::new(count, self.arguments.wait.is_some()));
        let mut end = pin!(signals::end()?);
        let printer = Printer::new(Arc::clone(&progress))?;
        let mut tally = Tally::default();
        let mut is_interrupted = false;
        {
            let work = stream::iter(targets).map(|target| self.act(target, &progress, &printer));
            let mut work = pin!(work.buffer_unordered(usize::from(self.arguments.concurrency)));
            // Stops when stdout is closed.
            while !printer.is_closed() {
                match select(&mut end, work.next()).await {
                    Either::Left(((), _)) => {
                        is_interrupted = true;
                        break;
                    }
                    Either::Right((None, _)) => break,
                    Either::Right((Some(outcome), _)) => outcome.iter().for_each(|outcome| tally.count(outcome)),
                }
            }
            // Dropping `work` cancels in-flight requests.
        }
        let left = self.conclude(&mut tally).await;
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
        progress.finish();
        written?;
        tally.conclude(count);
        Ok(if is_interrupted { tally.status.max(Status::Failed) } else { tally.status })
    }

    /// Records the targets that were being worked on, and returns their outcomes to be printed.
    async fn conclude(&self, tally: &mut Tally) -> Vec<Outcome> {
        let mut left = Vec::new();
        for (target, stage) in self.under_way.take() {
            let (outcome, is_written) = match stage {
                Stage::Sent => (Outcome::interrupted(target), false),
                Stage::Settled(outcome) => (outcome, false),
                Stage::Written(outcome) => (outcome, true),
            };
            if !is_written && let Err(message) = self.journal.end(&outcome).await {
                complain(&message);
            }
            tally.count(&outcome);
            left.push(outcome);
        }
        left
    }

    async fn print(&self, outcome: &Outcome, printer: &Printer) {
        match outcome.line(self.arguments.format) {
            Ok(line) => printer.print(line).await,
            Err(error) => complain_of(&error),
        }
    }

    /// Works on one target; returns `None` if it was not begun.
    async fn act(&self, target: T::Target, progress: &Progress, printer: &Printer) -> Option<Outcome> {
        let name = target.to_string();
        if self.is_stopped.get() {
            return None;
        }
        let mut outcome = match Past::start(self.journal.past(&name)) {
            None => Outcome::skipped(name.clone()),
            Some(start) => self.settle(&target, &name, start).await,
        };
        if outcome.is_general {
            self.is_stopped.set(true);
        }
        self.is_at(&name, Stage::Written(outcome.clone()));
        if let Some(longest) = self.arguments.wait
            && outcome.kind.is_done()
            && outcome.status == Status::Good
        {
            outcome = self.wait(&target, outcome, longest, progress).await;
            self.is_at(&name, Stage::Written(outcome.clone()));
        }
        self.print(&outcome, printer).await;
        self.under_way.borrow_mut().remove(&name);
        Some(outcome)
    }

    fn is_at(&self, name: &str, stage: Stage) {
        self.under_way.borrow_mut().insert(name.to_owned(), stage);
    }

    async fn settle(&self, target: &T::Target, name: &str, start: Start) -> Outcome {
        if let Err(message) = self.journal.begin(name).await {
            return Outcome::failed(name.to_owned(), &message);
        }
        self.is_at(name, Stage::Sent);
        let settled = self.task.settle(target, self.client, start).await;
        let outcome = Outcome::of(name.to_owned(), settled, start == Start::Reading);
        self.is_at(name, Stage::Settled(outcome.clone()));
        match self.journal.end(&outcome).await {
            Ok(()) => outcome,
            Err(message) => outcome.not_written(&message),
        }
    }

    async fn wait(
        &self,
        target: &T::Target,
        outcome: Outcome,
        longest: Option<Duration>,
        progress: &Progress,
    ) -> Outcome {
        let mut last = String::new();
        let name = outcome.target.clone();
        let say = |message: &str| {
            if last != message {
                message.clone_into(&mut last);
                progress.say(&name, message);
            }
        };
        let waiting = self.task.wait(target, self.client, say);
        let waited = match longest {
            Some(longest) => timeout(longest, waiting).await,
            None => Ok(waiting.await),
        };
        match waited {
            Ok(Ok(Some(processing))) => outcome.waited(&processing, self.task.is_reached(&processing)),
            Ok(Ok(None)) => outcome,
            Ok(Err(error)) => outcome.not_waited(&error),
            Err(_) => outcome.waited_too_long(),
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
