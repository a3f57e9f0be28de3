//! Collections, page by page or item by item.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::{BoxFuture, Client};
use crate::error::{Error, ServiceError};
use crate::{Call, Page, RequestError};

/// A collection that is read page by page: by [`Self::next`], or as a stream. [`Self::items`] is a stream of the items.
///
/// Each page is delivered before anything that is wrong with it is reported, such as a link to another endpoint. Such an error
/// is returned again whenever more is asked for, so that the collection never looks complete. Reading can go on later, also in
/// another process, from the [link](Self::link) that was saved.
///
/// ```
/// use graph_client::{Client, Error, Id};
/// use odata_types::List;
///
/// /// Counts the entities of a collection.
/// async fn count<T: List + Send>(client: &Client, ids: &[&Id]) -> Result<usize, Error> {
///     let (mut pages, mut count) = (client.list::<T>(ids)?, 0);
///     while let Some(entities) = pages.next().await? {
///         count += entities.len();
///     }
///     Ok(count)
/// }
/// ```
pub struct Pages<T> {
    client: Client,
    first: Call<Page<T>>,
    next: Next<T>,
    /// The links that were followed: a link back to one of them would never end.
    seen: HashSet<String>,
    count: Option<i64>,
    delta_link: Option<String>,
    /// Whether the last request failed.
    has_failed: bool,
}

/// What follows the pages that were read.
enum Next<T> {
    Call(Box<Call<Page<T>>>),
    Reading(Box<Call<Page<T>>>, BoxFuture<'static, Result<Page<T>, Error>>),
    /// Nothing can follow a page that is wrong: its call, and what is wrong.
    Wrong(Box<Call<Page<T>>>, Box<Rest>),
    End,
}

/// What a page says about those that follow.
struct Rest {
    error: Option<ServiceError>,
    next_link: Option<String>,
    delta_link: Option<String>,
}

impl<T: Send + 'static> Pages<T> {
    pub(super) fn new(client: &Client, call: Call<Page<T>>) -> Self {
        Self {
            client: client.clone(),
            next: Next::Call(Box::new(call.clone())),
            first: call,
            seen: HashSet::new(),
            count: None,
            delta_link: None,
            has_failed: false,
        }
    }

    /// The same collection from a link on that was saved: that of a page, or one to later changes. How far it was read
    /// makes no difference.
    ///
    /// # Errors
    ///
    /// If the link leads to another endpoint, where the token is not sent.
    pub fn continue_at(self, link: &str) -> Result<Self, Error> {
        let next = Next::Call(Box::new(self.first.at(link)?));
        Ok(Self { next, ..Self::new(&self.client, self.first) })
    }

    /// The entities of the next page; `None` after the last one. If a request does not succeed, it may be called again.
    ///
    /// # Errors
    ///
    /// If the request does not succeed. What is wrong with a page whose entities can be read, such as a link to another
    /// endpoint or an error of the service behind them, is the error of each call that follows.
    pub async fn next(&mut self) -> Result<Option<Vec<T>>, Error> {
        self.has_failed = false;
        poll_fn(|context| self.poll_page(context)).await.transpose()
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

    /// The entities one by one.
    #[must_use]
    pub fn items(self) -> Items<T> {
        Items { pages: self, page: Vec::new().into_iter() }
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Vec<T>, Error>>> {
        loop {
            match std::mem::replace(&mut self.next, Next::End) {
                Next::Call(call) => {
                    let (client, sent) = (self.client.clone(), call.clone());
                    self.next = Next::Reading(call, Box::pin(async move { client.send(&sent).await }));
                }
                Next::Reading(call, mut reading) => {
                    let Poll::Ready(read) = reading.as_mut().poll(context) else {
                        self.next = Next::Reading(call, reading);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(match read {
                        Ok(page) => Ok(self.turn(call, page)),
                        Err(error) => {
                            self.next = Next::Call(call);
                            self.has_failed = true;
                            Err(error)
                        }
                    }));
                }
                Next::Wrong(call, rest) => match self.follow(&call, &rest) {
                    Ok(next) => self.next = next,
                    Err(error) => {
                        self.next = Next::Wrong(call, rest);
                        self.has_failed = true;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                Next::End => return Poll::Ready(None),
            }
        }
    }

    /// Takes the entities of a page, and remembers what follows them.
    fn turn(&mut self, call: Box<Call<Page<T>>>, page: Page<T>) -> Vec<T> {
        self.count = self.count.or(page.count);
        let rest = Rest { error: page.error, next_link: page.next_link, delta_link: page.delta_link };
        self.next = match self.follow(&call, &rest) {
            Ok(next) => next,
            Err(_) => Next::Wrong(call, Box::new(rest)),
        };
        page.value
    }

    /// What follows the page of that call. An error is the same each time.
    fn follow(&mut self, call: &Call<Page<T>>, rest: &Rest) -> Result<Next<T>, Error> {
        match rest {
            Rest { error: Some(error), .. } => Err(error.clone().into()),
            Rest { next_link: Some(link), .. } => {
                let next = call.next(link)?;
                let is_new = self.seen.insert(next.uri().to_string());
                if is_new { Ok(Next::Call(Box::new(next))) } else { Err(RequestError::RepeatedLink.into()) }
            }
            Rest { delta_link, .. } => {
                self.delta_link = match delta_link {
                    Some(link) => Some(call.at(link)?.uri().to_string()),
                    None => None,
                };
                Ok(Next::End)
            }
        }
    }
}

impl<T> Pages<T> {
    /// Where reading goes on: the URL of the page that follows those that were read, or after the last page that of later
    /// changes. If the service ended a page with an error, it is the URL of this page. `None` if nothing follows, or nothing
    /// that can be read.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        match &self.next {
            Next::Call(call) | Next::Reading(call, _) => Some(call.uri().to_string()),
            Next::Wrong(call, rest) => rest.error.is_some().then(|| call.uri().to_string()),
            Next::End => self.delta_link.clone(),
        }
    }

    /// The URL of later changes, if the last page was read and has one.
    #[must_use]
    pub fn delta_link(&self) -> Option<&str> {
        self.delta_link.as_deref()
    }

    /// How many entities there are on all pages, if the service has said it.
    #[must_use]
    pub fn count(&self) -> Option<i64> {
        self.count
    }
}

/// The pages. The stream ends after an error.
impl<T: Send + 'static> Stream for Pages<T> {
    type Item = Result<Vec<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_failed { Poll::Ready(None) } else { self.poll_page(context) }
    }
}

// No entity is pinned: they are in vectors.
impl<T> Unpin for Pages<T> {}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("client", &self.client).field("link", &self.link()).finish_non_exhaustive()
    }
}

/// The items of a collection, one by one, which are read page by page: see [`Pages::items`].
#[derive(Debug)]
pub struct Items<T> {
    pages: Pages<T>,
    page: vec::IntoIter<T>,
}

impl<T: Send + 'static> Items<T> {
    /// The next item; `None` after the last one. If a request does not succeed, it may be called again.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        self.pages.has_failed = false;
        poll_fn(|context| self.poll_item(context)).await.transpose()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.page = page.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> Items<T> {
    /// The pages that the items are on, of which one is begun.
    #[must_use]
    pub fn pages(&self) -> &Pages<T> {
        &self.pages
    }
}

/// The items. The stream ends after an error.
impl<T: Send + 'static> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.pages.has_failed { Poll::Ready(None) } else { self.poll_item(context) }
    }
}

// No item is pinned: they are in a vector.
impl<T> Unpin for Items<T> {}
