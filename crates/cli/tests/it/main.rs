//! The command as its users call it.

mod check;
mod help;
mod normalize;
mod run;
mod show;
