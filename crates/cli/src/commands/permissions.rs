//! `lcw permissions`: the least privileged permissions for requests in files, or for requests by name.

mod find;
mod output;
mod set;

use std::io;

use crate::arguments::Permissions;
use crate::status::Status;
use find::Found;

pub(crate) fn run(arguments: &Permissions) -> io::Result<Status> {
    let (found, status) = Found::of(&arguments.what);
    output::print(&found, arguments.format)?;
    let is_known = if found.unknown.is_empty() { Status::Good } else { Status::Wrong };
    Ok(status.max(is_known))
}
