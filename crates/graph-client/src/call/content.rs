//! Calls whose body is not JSON, such as the content of a file.

use http::header::{CONTENT_TYPE, HeaderValue};
use odata_types::serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::Call;
use crate::operation::Operation;
use crate::{Endpoint, RequestError};

impl<R: DeserializeOwned> Call<R> {
    /// Sends content with `PUT` to a path behind the API version, such as that of a file in a drive. What the service sends
    /// back is read as `R`; if that is nothing, as null.
    ///
    /// Metadata has no paths of files by name, so that the path is up to the caller. It is percent-encoded already, and may
    /// have a query. As any other write, the request is sent again only if the service has certainly not carried it out,
    /// unless it is made [repeatable](Self::repeatable), as the same content may be sent any number of times.
    ///
    /// ```
    /// use graph_client::{Call, Endpoint, Repeatable, RequestError};
    /// use serde_json::Value;
    ///
    /// /// Writes a file in the drive of whom the token is for.
    /// fn upload(endpoint: &Endpoint, content: Vec<u8>) -> Result<Call<Value>, RequestError> {
    ///     let call = Call::content(endpoint, "/me/drive/root:/notes.txt:/content", "text/plain", content)?;
    ///     Ok(call.repeatable(Repeatable::Yes))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// If the path is not one within the endpoint, or the content type cannot be the value of a header.
    pub fn content(
        endpoint: &Endpoint,
        path: &str,
        content_type: &str,
        content: Vec<u8>,
    ) -> Result<Self, RequestError> {
        let content_type = HeaderValue::from_str(content_type).map_err(|error| RequestError::Http(error.into()))?;
        endpoint.url_of(path).ok_or(RequestError::Path)?;
        let mut call = Self::build(Operation::Content, endpoint, path, content, |answer| {
            if answer.body.is_empty() {
                R::deserialize(Value::Null).map_err(|error| answer.unreadable(&error))
            } else {
                answer.json()
            }
        })?;
        call.request.headers_mut().insert(CONTENT_TYPE, content_type);
        Ok(call)
    }
}
