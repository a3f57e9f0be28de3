//! The command as its users call it.

mod check;
mod help;
mod kill;
mod normalize;
mod run;
mod serve;
mod served;
mod show;
