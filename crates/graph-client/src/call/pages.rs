//! Calls that read a collection page by page.

use odata_types::runtime::Value as Readable;
use odata_types::{List, facts};
use serde_json::value::RawValue;

use super::Call;
use crate::operation::Operation;
use crate::{Endpoint, Id, Limits, Page, RequestError, answer, page, redact};

/// The maximum number of characters of a host that an error shows.
const LONGEST_HOST: usize = 128;

impl<T: List> Call<Page<T>> {
    /// Reads the first page of a collection. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint, or the number of ids is wrong.
    pub fn list(endpoint: &Endpoint, ids: &[&Id]) -> Result<Self, RequestError> {
        Self::list_of(Limits::Enforced, endpoint, T::LIST, ids)
    }
}

impl<T: Readable> Call<Page<T>> {
    /// Reads the first page of a collection that is known at run time only.
    ///
    /// # Errors
    ///
    /// As [`Self::list`]; if limits are ignored, whether the read is documented for the endpoint is up to the service.
    pub fn list_of(
        limits: Limits,
        endpoint: &Endpoint,
        entities: &'static facts::EntityRequest,
        ids: &[&Id],
    ) -> Result<Self, RequestError> {
        let operation = Operation::Entities(entities);
        let path = limits.path(endpoint, operation, ids)?;
        Self::build(operation, endpoint, &path, Vec::new(), page::page)
    }
}

impl<T> Call<Page<T>> {
    /// The same call, whose entities are kept as the service wrote them: nothing is lost, numbers have all their digits, and
    /// members are in their order.
    #[must_use]
    pub fn raw(self) -> Call<Page<Box<RawValue>>> {
        let Self { endpoint, operation, request, warnings, repeatable, read: _ } = self;
        Call { endpoint, operation, request, warnings, repeatable, read: page::raw_page }
    }

    /// Reads the page that a link leads to; a relative link is resolved against the URL of this page. The link must lead to
    /// the same endpoint, as the token is sent nowhere else.
    ///
    /// The link may also be one that was saved: to a [further page](Page::next_link), or to [later
    /// changes](Page::delta_link).
    ///
    /// # Errors
    ///
    /// If the link leads elsewhere, or back to the page that contains it.
    pub fn next(&self, link: &str) -> Result<Self, RequestError> {
        let next = self.at(link)?;
        if next.request.uri() == self.request.uri() { Err(RequestError::RepeatedLink) } else { Ok(next) }
    }

    /// The same call at the URL of a link.
    pub(crate) fn at(&self, link: &str) -> Result<Self, RequestError> {
        let foreign = || {
            let host = answer::host(link).map(|host| redact::shown(&host, &[], LONGEST_HOST));
            RequestError::ForeignLink { host, endpoint: self.endpoint.to_string() }
        };
        let url = self.endpoint.resolve(self.request.uri(), link).ok_or_else(foreign)?;
        let mut next = self.clone();
        *next.request.uri_mut() = url.parse().map_err(|_| foreign())?;
        Ok(next)
    }
}
