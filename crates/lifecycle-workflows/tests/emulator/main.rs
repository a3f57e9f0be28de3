//! Tests of the local service, as its users see it.

mod actions;
mod faults;
mod harness;
mod hostile;
mod log;
mod reads;
mod refusals;
mod requests;
mod scopes;
mod sockets;
mod state;
mod states;
