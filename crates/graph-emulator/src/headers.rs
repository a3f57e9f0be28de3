//! The names of headers that requests and answers share.

/// The id that the service gives a request.
pub(crate) const REQUEST_ID: &str = "request-id";

/// Says, in an answer, what it comes from if that is not the state: [`EXAMPLE`].
pub const ANSWERED_BY: &str = "answered-by";

/// The value of [`ANSWERED_BY`] for a request without a behaviour: the documented example, and nothing was changed.
pub const EXAMPLE: &str = "documented-example";

/// The id that the client gives a request.
pub(crate) const CLIENT_REQUEST_ID: &str = "client-request-id";

/// Why a request was refused, where that differs from what Microsoft Graph means by the same error. `graph-client` reads it.
pub(crate) const EMULATOR_REFUSAL: &str = "emulator-refusal";
