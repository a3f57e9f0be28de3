//! The command as its users call it.

mod answers;
mod batch;
#[cfg(unix)]
mod blocked;
mod call;
mod check;
mod effects;
mod encodings;
mod examples;
mod faults;
mod help;
mod hostile;
mod interrupted;
mod kill;
mod list;
mod many;
mod network;
mod normalize;
mod permissions;
mod printed;
#[cfg(unix)]
mod readme;
mod recognized;
mod requests;
mod run;
mod sarif;
mod scripted;
mod send;
mod sending;
mod serve;
mod served;
mod show;
mod token;
mod why;
mod wire;
mod writes;
