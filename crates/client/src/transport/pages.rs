//! Collections, page by page.

use std::collections::HashSet;

use lifecycle_workflows_models::List;

use super::Client;
use crate::error::Error;
use crate::{Call, Id, Page, RequestError};

/// A collection that is read page by page.
///
/// ```no_run
/// # use lifecycle_workflows_client::{Client, Error, Id};
/// # async fn example(client: &Client, workflow: &Id) -> Result<(), Error> {
/// let mut pages = client.runs(workflow)?;
/// while let Some(runs) = pages.next().await? {
///     for run in runs {
///         println!("{:?}", run.id);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Pages<T> {
    client: Client,
    next: Option<Call<Page<T>>>,
    /// A link that leads back to a page that was there would never end.
    seen: HashSet<String>,
}

impl<T: List> Pages<T> {
    pub(super) fn new(client: &Client, ids: &[&Id]) -> Result<Self, Error> {
        Ok(Self { client: client.clone(), next: Some(Call::list(client.endpoint(), ids)?), seen: HashSet::new() })
    }

    /// The entities of the next page; none behind the last one. After an error it may be asked again.
    ///
    /// # Errors
    ///
    /// If the request does not succeed, or the link to the page behind it leads away from the endpoint or back.
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

    /// The entities of all pages that are left.
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
