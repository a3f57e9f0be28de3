//! The store: one thread that owns the database, and the jobs that it does.
//!
//! The thread puts all waiting jobs into one transaction, and answers after the commit. Under load that makes one write to
//! the disk of many actions, and no answer reports anything that a kill could undo.

#[cfg(test)]
mod crashes;
pub(crate) mod entities;
#[cfg(test)]
mod full;
#[cfg(test)]
mod interrupted;
mod job;
mod log;
mod open;
mod perform;
#[cfg(test)]
mod samples;

use std::path::Path;
use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::entity::Entity;
use crate::kinds::Kinds;
use crate::sink::Sink;
use crate::time::Clock;

pub(crate) use job::{Answer, Answered, Exchange, Failed, Job, Outcome, Work};
pub use open::OpenError;

/// The maximum number of jobs in one transaction.
const BATCH: usize = 256;

/// What the store is made with.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) clock: Clock,
    pub(crate) kinds: Kinds,
    pub(crate) sink: Option<Sink>,
}

/// The connection to the thread.
#[derive(Debug)]
pub(crate) struct Store {
    sender: Option<mpsc::Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

struct Message {
    job: Job,
    reply: oneshot::Sender<Result<Answer, Failed>>,
}

impl Store {
    /// Opens the state, and puts the entities into a new one. Also returns whether it is new.
    pub(crate) fn open(path: Option<&Path>, seed: &[Entity], settings: Settings) -> Result<(Self, bool), OpenError> {
        let (connection, is_new) = open::open(path, seed, settings.clock.now())?;
        let (sender, receiver) = mpsc::channel();
        let mut worker = Worker { connection, settings, receiver };
        let thread = std::thread::Builder::new().name("state".to_owned()).spawn(move || worker.run())?;
        Ok((Self { sender: Some(sender), thread: Some(thread) }, is_new))
    }

    /// Does a job, and returns the answer after the commit.
    ///
    /// A job that has begun is done even if this future is dropped.
    pub(crate) async fn submit(&self, job: Job) -> Result<Answer, Failed> {
        let (reply, answer) = oneshot::channel();
        let closed = || Failed { reason: "the state is closed".to_owned() };
        let sender = self.sender.as_ref().ok_or_else(closed)?;
        sender.send(Message { job, reply }).map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }
}

/// Waits until all jobs are done and the file is closed.
impl Drop for Store {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has no further consequences here.
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
            let (mut jobs, mut replies) = (Vec::new(), Vec::new());
            for Message { job, reply } in std::iter::once(first).chain(self.receiver.try_iter().take(BATCH - 1)) {
                jobs.push(job);
                replies.push(reply);
            }
            let now = self.settings.clock.now();
            match self.batch(jobs, now) {
                Ok(answers) => {
                    if let Some(sink) = &self.settings.sink {
                        sink.write(answers.iter().filter_map(|answer| answer.logged.as_ref()));
                    }
                    for (reply, answer) in replies.into_iter().zip(answers) {
                        // The receiver may be gone.
                        let _ = reply.send(Ok(answer));
                    }
                }
                Err(failed) => {
                    for reply in replies {
                        let _ = reply.send(Err(failed.clone()));
                    }
                }
            }
        }
    }

    /// Does all jobs in one transaction, or none.
    fn batch(&mut self, jobs: Vec<Job>, now: i64) -> Result<Vec<Answer>, Failed> {
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        entities::settle(&transaction, now)?;
        let mut answers = Vec::with_capacity(jobs.len());
        for job in jobs {
            answers.push(perform::perform(&transaction, job, &self.settings.kinds, now)?);
        }
        transaction.commit()?;
        Ok(answers)
    }
}
