//! What reading, writing and checking requests costs, beside its alternatives.
//!
//! [`cases`] lists what is measured; the benchmark `requests` measures time, the program `instructions` counts instructions;
//! the program `growth` counts those of generating code.

mod bodies;
mod cases;
pub mod peers;
mod published;
mod valgrind;

pub use bodies::{CANCEL, CANCEL_TAG_LAST, RESUME, cancel_with};
pub use cases::{Case, Group, cases};
pub use valgrind::instructions;
