//! What reading, writing and checking requests costs, beside its alternatives.
//!
//! [`cases`] lists what is measured; the benchmark `requests` measures time, the program `instructions` counts instructions.

mod bodies;
mod cases;
mod peers;

pub use cases::{Case, Group, cases};
