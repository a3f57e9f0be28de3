//! Requests to Microsoft Graph: everything of `graph-client`, with the addresses and actions of lifecycle workflows.

mod address;
mod requests;
mod settle;

pub use address::{CallbackPathError, ResultAddress, RunAddress};
pub use graph_client::*;
use lifecycle_workflows_models::SCHEMA;
pub use requests::LifecycleWorkflows;
pub use settle::SettlingRule;

/// The endpoint of a cloud, such as `Global`, and an API version, such as `v1.0`.
///
/// ```
/// use lifecycle_workflows::client::endpoint;
///
/// assert_eq!(endpoint("Global", "v1.0")?.to_string(), "https://graph.microsoft.com/v1.0");
/// let error = endpoint("Moon", "v1.0").unwrap_err();
/// assert!(error.to_string().starts_with("expected the name of a cloud: one of Global, "));
/// # Ok::<(), lifecycle_workflows::client::EndpointError>(())
/// ```
///
/// # Errors
///
/// If there is no cloud or API version of that name.
pub fn endpoint(cloud: &str, api_version: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::new(&SCHEMA, cloud, api_version)
}

/// The endpoint at a base URL, such as that of a gateway or a local service.
///
/// ```
/// let local = lifecycle_workflows::client::endpoint_at("http://127.0.0.1:8080", "beta")?;
/// assert_eq!(local.to_string(), "http://127.0.0.1:8080/beta");
/// # Ok::<(), lifecycle_workflows::client::EndpointError>(())
/// ```
///
/// # Errors
///
/// As [`Endpoint::at`].
pub fn endpoint_at(base_url: &str, api_version: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::at(&SCHEMA, base_url, api_version)
}
