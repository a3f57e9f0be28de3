//! The state: one thread that owns the database, and what it is asked to do.
//!
//! The thread puts all that waits for it into one transaction, and answers after the commit. Under load that makes one
//! write to the disk of many actions, and nobody is told of anything that a kill could take back.

mod change;
mod log;
mod open;
mod read;
mod work;

use std::path::Path;
use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::seed::Seed;
use crate::sink::Sink;
use crate::time::Clock;

pub use open::OpenError;
pub(crate) use work::{Answer, Answered, Collection, Exchange, Job, Key, Outcome, Page, Row, Work};

/// The most jobs of one transaction.
const BATCH: usize = 256;

/// What the store is made with.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) clock: Clock,
    /// How long a run is on its way from canceling to canceled, in milliseconds.
    pub(crate) cancel_delay: i64,
    pub(crate) sink: Option<Sink>,
}

/// The way to the thread.
#[derive(Debug)]
pub(crate) struct Store {
    sender: Option<mpsc::Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

struct Message {
    job: Job,
    reply: oneshot::Sender<Result<Answer, Failed>>,
}

/// The store could not do it, and has changed nothing.
#[derive(Clone, Debug)]
pub(crate) struct Failed {
    pub(crate) reason: String,
}

impl Store {
    /// Opens the state, and puts the seed into one that is new. Whether it was new is said as well.
    pub(crate) fn open(path: Option<&Path>, seed: &Seed, settings: Settings) -> Result<(Self, bool), OpenError> {
        let (connection, is_new) = open::open(path, seed, &settings)?;
        let (sender, receiver) = mpsc::channel();
        let mut worker = Worker { connection, settings, receiver };
        let thread = std::thread::Builder::new().name("state".to_owned()).spawn(move || worker.run())?;
        Ok((Self { sender: Some(sender), thread: Some(thread) }, is_new))
    }

    /// Does a job; the answer is there after the commit.
    ///
    /// A job that is under way is done even if nobody waits for the answer any more.
    pub(crate) async fn submit(&self, job: Job) -> Result<Answer, Failed> {
        let (reply, answer) = oneshot::channel();
        let gone = || Failed { reason: "the state is closed".to_owned() };
        let sender = self.sender.as_ref().ok_or_else(gone)?;
        sender.send(Message { job, reply }).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

/// Waits until everything is done and the file is closed.
impl Drop for Store {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // Whether it has panicked does not matter any more.
            let _ = thread.join();
        }
    }
}

struct Worker {
    connection: rusqlite::Connection,
    settings: Settings,
    receiver: mpsc::Receiver<Message>,
}

impl Worker {
    fn run(&mut self) {
        while let Ok(first) = self.receiver.recv() {
            let mut jobs = vec![first];
            jobs.extend(self.receiver.try_iter().take(BATCH - 1));
            let now = self.settings.clock.now();
            match self.batch(&jobs, now) {
                Ok(answers) => {
                    if let Some(sink) = &self.settings.sink {
                        sink.write(answers.iter().filter_map(|answer| answer.logged.as_ref()));
                    }
                    for (message, answer) in jobs.into_iter().zip(answers) {
                        // Whoever asked may be gone.
                        let _ = message.reply.send(Ok(answer));
                    }
                }
                Err(error) => {
                    let failed = Failed { reason: error.to_string() };
                    for message in jobs {
                        let _ = message.reply.send(Err(failed.clone()));
                    }
                }
            }
        }
    }

    /// Does all jobs in one transaction, or none.
    fn batch(&mut self, jobs: &[Message], now: i64) -> rusqlite::Result<Vec<Answer>> {
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mut answers = Vec::with_capacity(jobs.len());
        for message in jobs {
            answers.push(work::perform(&transaction, &message.job, now, self.settings.cancel_delay)?);
        }
        transaction.commit()?;
        Ok(answers)
    }
}
