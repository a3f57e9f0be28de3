//! The names of headers that are not standard.

use http::HeaderName;

/// The id that the client gives the request, by which client and service find it in their logs.
pub(crate) const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("client-request-id");

/// The id that the service gives the request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// Why a service to test against refuses a request, where that differs from what Microsoft Graph means by the same error.
pub(crate) const EMULATOR_REFUSAL: HeaderName = HeaderName::from_static("emulator-refusal");

/// The preferences of the client.
pub(crate) const PREFER: HeaderName = HeaderName::from_static("prefer");

/// How consistent the answer must be: Microsoft Graph answers advanced queries of directory objects only if that is
/// `eventual`.
pub(crate) const CONSISTENCY_LEVEL: HeaderName = HeaderName::from_static("consistencylevel");
