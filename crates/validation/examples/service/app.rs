//! The service: a request is checked, then read, then carried out.

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Report, VALIDATOR};
use odata_types::Action;

/// A body of the documented actions has a few hundred bytes.
const LONGEST_BODY: usize = 64 * 1024;

/// Takes requests of any path, as the check says which action each is of.
pub(crate) fn app() -> Router {
    Router::new().fallback(answer)
}

async fn answer(request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_BODY).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let request = Request::from_parts(head, body);
    // Whatever it is called by, this service is where the request was meant to go.
    let check = VALIDATOR.http().any_host();
    let report = check.request(&request);
    let action = report.action().map(|action| action.name);
    let done = if action == Some(CancelProcessing::ACTION.name) {
        check.read(&request).map(|checked| cancel(&checked.request))
    } else if action == Some(Resume::ACTION.name) {
        check.read(&request).map(|checked| resume(&checked.request))
    } else {
        Err(report)
    };
    match done {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(report) => refuse(&report),
    }
}

fn cancel(request: &CancelProcessing) {
    println!("to cancel: {:?}", request.scope);
}

fn resume(request: &Resume) {
    println!("to resume with: {:?}", request.data.operation_status);
}

/// Answers as Microsoft Graph does.
fn refuse(report: &Report) -> Response {
    let Some(error) = report.graph_error() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    match serde_json::to_string(&error) {
        Ok(body) => (status, [(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
