//! A service that takes the requests of the documented actions: `cargo run --example service --features http`.
//!
//! It listens on the loopback address only, and looks at no token.

mod app;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 8080)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app::app()).await
}
