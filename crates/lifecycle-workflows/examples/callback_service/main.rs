//! A service that Lifecycle Workflows calls as a custom task extension:
//! `LCW_TOKEN=… cargo run -p lifecycle-workflows --features callbacks --example callback_service`, then post callouts to
//! `http://127.0.0.1:8081/callout`. With `LCW_BASE_URL` it reports to another service than Microsoft Graph.

mod app;

use lifecycle_workflows::client::{Client, EnvironmentToken, endpoint, endpoint_at};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = match std::env::var("LCW_BASE_URL") {
        Ok(base_url) => endpoint_at(&base_url, "v1.0")?,
        Err(_) => endpoint("Global", "v1.0")?,
    };
    let client = Client::builder(endpoint, EnvironmentToken::new("LCW_TOKEN")).build()?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
    axum::serve(listener, app::app(client)).await?;
    Ok(())
}
