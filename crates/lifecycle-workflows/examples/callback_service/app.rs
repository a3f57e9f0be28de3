//! The service: it accepts a callout at once and answers it later, whatever happens to the work.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use lifecycle_workflows::callbacks::{AnswerOptions, Callout, answer};
use lifecycle_workflows::client::Client;

/// A callout has a few kilobytes.
const LONGEST_BODY: usize = 64 * 1024;

/// Accepts callouts at `/callout`.
pub(crate) fn app(client: Client) -> Router {
    Router::new().route("/callout", post(take)).layer(DefaultBodyLimit::max(LONGEST_BODY)).with_state(client)
}

/// A real service checks here that the callout comes from Lifecycle Workflows: see the token in its `Authorization`.
async fn take(State(client): State<Client>, body: Bytes) -> Response {
    let callout = match Callout::parse(&body) {
        Ok(callout) => callout,
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    let address = callout.address.clone();
    let answered = answer(&client, callout, &AnswerOptions::default(), prepare_desk);
    // Lifecycle Workflows waits for the report, but not for the answer to this request.
    tokio::spawn(async move {
        let answered = answered.await;
        println!("{}: {:?}, reported: {:?}", address.result, answered.outcome, answered.report);
    });
    StatusCode::ACCEPTED.into_response()
}

/// The work.
async fn prepare_desk(callout: Callout) -> Result<(), String> {
    let user = callout.subject.user_principal_name.ok_or("the callout names no user")?;
    println!("a desk for {user}");
    Ok(())
}
