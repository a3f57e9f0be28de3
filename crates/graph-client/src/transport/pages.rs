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
    next: Next<T>,
    /// The links that were followed: a link back to one of them would never end.
    seen: HashSet<String>,
}

/// What follows the pages that were read.
#[derive(Debug)]
enum Next<T> {
    Call(Box<Call<Page<T>>>),
    Error(Box<Error>),
    End,
}

impl<T: List> Pages<T> {
    pub(super) fn new(client: &Client, ids: &[&Id]) -> Result<Self, Error> {
        Ok(Self {
            client: client.clone(),
            next: Next::Call(Call::list(client.endpoint(), ids)?.into()),
            seen: HashSet::new(),
        })
    }

    /// The entities of the next page; `None` after the last one. If a request does not succeed, it may be called again.
    ///
    /// # Errors
    ///
    /// If the request does not succeed. What is wrong with a page whose entities can be read, such as a link to another
    /// endpoint or an error of the service behind them, is the error of the next call.
    pub async fn next(&mut self) -> Result<Option<Vec<T>>, Error> {
        let call = match &self.next {
            Next::Call(call) => call,
            Next::Error(_) | Next::End => {
                return match std::mem::replace(&mut self.next, Next::End) {
                    Next::Error(error) => Err(*error),
                    _ => Ok(None),
                };
            }
        };
        let page = self.client.send::<Page<T>>(call).await?;
        let next = match (page.error, &page.next_link) {
            (Some(error), _) => Next::Error(Box::new(error.into())),
            (None, None) => Next::End,
            (None, Some(link)) => match call.next(link) {
                Ok(next) if self.seen.insert(next.uri().to_string()) => Next::Call(next.into()),
                Ok(_) => Next::Error(Box::new(RequestError::RepeatedLink.into())),
                Err(error) => Next::Error(Box::new(error.into())),
            },
        };
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
