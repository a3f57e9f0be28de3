//! The local service over a schema that no line of it knows: a library that lends books.

mod actions;
mod batches;
mod behaviors;
mod client;
mod harness;
mod reads;
mod state;
mod writes;
