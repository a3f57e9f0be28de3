//! The commands, one file each.

pub(crate) mod activate;
pub(crate) mod call;
pub(crate) mod cancel;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod explain_answer;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod normalize;
pub(crate) mod permissions;
mod reading;
pub(crate) mod resume;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod token;
pub(crate) mod why;
