//! Collections, page by page.

use std::collections::HashSet;

use odata_types::List;

use super::Client;
use crate::error::Error;
use crate::{Call, Id, Page, RequestError};

/// A collection that is read page by page.
///
/// ```
/// use graph_client::{Client, Error, Id};
/// use odata_types::List;
///
/// /// Counts the entities of a collection.
/// async fn count<T: List>(client: &Client, ids: &[&Id]) -> Result<usize, Error> {
///     let (mut pages, mut count) = (client.list::<T>(ids)?, 0);
///     while let Some(entities) = pages.next().await? {
///         count += entities.len();
///     }
///     Ok(count)
/// }
/// ```
#[derive(Debug)]
pub struct Pages<T> {
    client: Client,
    next: Option<Call<Page<T>>>,
    /// The links that were followed: a link back to one of them would never end.
    seen: HashSet<String>,
}

impl<T: List> Pages<T> {
    pub(super) fn new(client: &Client, ids: &[&Id]) -> Result<Self, Error> {
        Ok(Self { client: client.clone(), next: Some(Call::list(client.endpoint(), ids)?), seen: HashSet::new() })
    }

    /// The entities of the next page; `None` after the last one. After an error it may be called again.
    ///
    /// # Errors
    ///
    /// If the request does not succeed, or the link to the following page leads to another endpoint or back.
    pub async fn next(&mut self) -> Result<Option<Vec<T>>, Error> {
        let Some(call) = &self.next else { return Ok(None) };
        let page = self.client.send(call).await?;
        let next = match &page.next_link {
            Some(link) => Some(call.next(link)?),
            None => None,
        };
        if let Some(next) = &next
            && !self.seen.insert(next.uri().to_string())
        {
            return Err(RequestError::ForeignLink.into());
        }
        self.next = next;
        Ok(Some(page.value))
    }

    /// The entities of all remaining pages.
    ///
    /// # Errors
    ///
    /// As [`Self::next`].
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(page) = self.next().await? {
            all.extend(page);
        }
        Ok(all)
    }
}
