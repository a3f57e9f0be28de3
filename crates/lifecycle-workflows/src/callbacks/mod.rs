//! Callbacks: what Lifecycle Workflows sends to a custom task extension, and the answer that it waits for.
//!
//! A [`Callout`] is the request that a custom task extension receives. [`answer()`] runs a handler for it and reports how it
//! ended, whatever happens. The example `callback_service` is such an extension.

mod answer;
mod callout;
mod members;
mod options;

pub use answer::{Answered, Failure, Outcome, answer};
pub use callout::{Callout, CalloutError, CalloutResult, CalloutSubject, CalloutTask, CalloutWorkflow, Person};
pub use options::AnswerOptions;
