//! The emulator as those who test with it use it.

mod actions;
mod faults;
mod harness;
mod hostile;
mod log;
mod reads;
mod refusals;
mod scopes;
mod sockets;
mod state;
mod states;
