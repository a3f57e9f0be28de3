//! The work itself: requests side by side, and an end at any moment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::{self, StreamExt};
use lifecycle_workflows_client::{Client, Start};
use tokio::time::timeout;

use super::journal::{Journal, Past};
use super::outcome::{Outcome, Word};
use super::progress::Progress;
use super::task::Task;
use crate::arguments::Sending;
use crate::signals;
use crate::status::{Status, complain};

/// Sends an action to targets, so many of them at once.
pub(super) struct Queue<'a, T: Task> {
    task: &'a T,
    client: &'a Client,
    journal: &'a Journal,
    arguments: &'a Sending,
    /// What is under way; with an outcome, it is only waited for.
    under_way: RefCell<BTreeMap<String, Option<Outcome>>>,
    /// Whether nothing more is begun.
    is_stopped: Cell<bool>,
}

impl<'a, T: Task> Queue<'a, T> {
    pub(super) fn new(task: &'a T, client: &'a Client, journal: &'a Journal, arguments: &'a Sending) -> Self {
        let under_way = RefCell::new(BTreeMap::new());
        Self { task, client, journal, arguments, under_way, is_stopped: Cell::new(false) }
    }

    /// Acts on all targets, each of which is there once.
    pub(super) async fn run(&self, targets: Vec<T::Target>) -> io::Result<Status> {
        let count = targets.len();
        let progress = Progress::new(count, self.arguments.wait.is_some());
        let mut tally = Tally::default();
        let mut end = pin!(signals::end()?);
        let mut written = Ok(());
        let mut is_interrupted = false;
        {
            let work = stream::iter(targets).map(|target| self.act(target, &progress));
            let mut work = pin!(work.buffer_unordered(usize::from(self.arguments.concurrency)));
            loop {
                match select(&mut end, work.next()).await {
                    Either::Left(((), _)) => is_interrupted = true,
                    Either::Right((None, _)) => break,
                    Either::Right((Some(None), _)) => continue,
                    Either::Right((Some(Some(outcome)), _)) => {
                        if outcome.is_general {
                            self.is_stopped.set(true);
                        }
                        written = progress.done(|| self.print(&outcome));
                        tally.count(&outcome);
                    }
                }
                // What nobody reads is not gone on with either.
                if is_interrupted || written.is_err() {
                    break;
                }
            }
            // Here ends what is under way.
        }
        for (target, outcome) in self.under_way.take() {
            let outcome = outcome.unwrap_or_else(|| Outcome::interrupted(target));
            if let Err(message) = self.journal.end(&outcome).await {
                complain(&message);
            }
            written = written.and_then(|()| progress.done(|| self.print(&outcome)));
            tally.count(&outcome);
        }
        progress.finish();
        written?;
        tally.conclude(count);
        Ok(if is_interrupted { tally.status.max(Status::Failed) } else { tally.status })
    }

    fn print(&self, outcome: &Outcome) -> io::Result<()> {
        outcome.print(&mut io::stdout().lock(), self.arguments.format)
    }

    /// Acts on one target; nothing is the answer if nothing more is begun.
    async fn act(&self, target: T::Target, progress: &Progress) -> Option<Outcome> {
        let name = target.to_string();
        if self.is_stopped.get() {
            return None;
        }
        let outcome = match Past::start(self.journal.past(&name)) {
            None => Outcome::skipped(name.clone()),
            Some(start) => self.settle(&target, &name, start).await,
        };
        let outcome = match self.arguments.wait {
            Some(longest) if outcome.word.is_done() && outcome.status == Status::Good => {
                self.under_way.borrow_mut().insert(name.clone(), Some(outcome.clone()));
                self.wait(&target, outcome, longest, progress).await
            }
            _ => outcome,
        };
        self.under_way.borrow_mut().remove(&name);
        Some(outcome)
    }

    async fn settle(&self, target: &T::Target, name: &str, start: Start) -> Outcome {
        if let Err(message) = self.journal.begin(name).await {
            return Outcome::failed(name.to_owned(), &message);
        }
        self.under_way.borrow_mut().insert(name.to_owned(), None);
        let settled = self.task.settle(target, self.client, start).await;
        let outcome = Outcome::of(name.to_owned(), settled, start == Start::Reading);
        self.under_way.borrow_mut().insert(name.to_owned(), Some(outcome.clone()));
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

/// How many there are of each word, and how the command ends.
struct Tally {
    words: BTreeMap<Word, usize>,
    status: Status,
}

impl Default for Tally {
    fn default() -> Self {
        Self { words: BTreeMap::new(), status: Status::Good }
    }
}

impl Tally {
    fn count(&mut self, outcome: &Outcome) {
        *self.words.entry(outcome.word).or_default() += 1;
        self.status = self.status.max(outcome.status);
    }

    /// Sums up what has become of so many targets.
    fn conclude(&self, count: usize) {
        let done: usize = self.words.values().sum();
        let words = self.words.iter().map(|(word, count)| format!("{count} {}", word.as_str()));
        let not_begun = (done < count).then(|| format!("{} not begun", count - done));
        let all: Vec<_> = words.chain(not_begun).collect();
        if count > 1 {
            complain(&all.join(", "));
        }
    }
}
