//! Callbacks: what Lifecycle Workflows sends to a task extension, and the answer that it waits for.

#[cfg(feature = "reqwest")]
mod answer;
mod callout;
mod members;
#[cfg(feature = "reqwest")]
mod options;

#[cfg(feature = "reqwest")]
pub use answer::{Answered, Failure, Outcome, answer};
pub use callout::{Callout, CalloutError, CalloutResult, CalloutSubject, CalloutTask, CalloutWorkflow, Person};
#[cfg(feature = "reqwest")]
pub use options::AnswerOptions;
