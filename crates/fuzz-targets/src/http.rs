//! Checking whole HTTP messages: each violation has its place within the message.

use lifecycle_workflows_validation::check_http_message;

use crate::check::is_shown;

/// Tries a message.
pub(crate) fn run(data: &[u8]) {
    is_shown(&check_http_message(data), data);
}
