//! A service that Lifecycle Workflows calls as a custom task extension:
//! `LCW_TOKEN=… cargo run -p lifecycle-workflows-client --example callback_service`, then post callouts to
//! `http://127.0.0.1:8081/callout`. With `LCW_BASE_URL` it reports to another service than Microsoft Graph.

mod app;

use lifecycle_workflows_client::{ApiVersion, Client, Cloud, Endpoint, EnvironmentToken};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = match std::env::var("LCW_BASE_URL") {
        Ok(base_url) => Endpoint::at(&base_url, ApiVersion::V1)?,
        Err(_) => Endpoint::of(Cloud::Global, ApiVersion::V1),
    };
    let client = Client::builder(endpoint, EnvironmentToken::new("LCW_TOKEN")).build()?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
    axum::serve(listener, app::app(client)).await?;
    Ok(())
}
