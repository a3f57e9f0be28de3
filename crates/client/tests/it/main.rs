//! Tests of the client by what it sends and what it makes of answers.

#[cfg(feature = "reqwest")]
mod answering;
mod answers;
mod callouts;
mod hostile;
#[cfg(feature = "reqwest")]
mod reading;
mod requests;
#[cfg(feature = "reqwest")]
mod sending;
#[cfg(feature = "reqwest")]
mod server;
#[cfg(feature = "reqwest")]
mod service;
#[cfg(feature = "reqwest")]
mod settling;
#[cfg(feature = "reqwest")]
mod telling;
