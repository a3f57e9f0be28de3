//! The library: its requests, and how they are settled.

use graph_client::{Call, Endpoint, Id};
#[cfg(feature = "reqwest")]
use graph_client::{Client, Error, Meaning, Settle, Settled, Start};
#[cfg(feature = "reqwest")]
use odata_types::Action;
use second_slice::SCHEMA;
#[cfg(feature = "reqwest")]
use second_slice::library::{Book, BookStatus};
use second_slice::library::{Condition, ConditionState, GiveBack, Lend, Member, MemberBorrower};

/// The path of the books in a library.
#[cfg(feature = "reqwest")]
pub(crate) const BOOKS: &str = "/v1.0/libraries/l/books";

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The endpoint of a cloud.
pub(crate) fn cloud(name: &str, api_version: &str) -> Endpoint {
    Endpoint::new(&SCHEMA, name, api_version).unwrap()
}

/// Lends to members.
pub(crate) fn lend(members: &[&str]) -> Lend {
    Lend::new(MemberBorrower::new(members.iter().map(|member| Member::with_id(*member)).collect::<Vec<_>>()))
}

pub(crate) fn give_back() -> GiveBack {
    GiveBack::new(Condition { state: Some(ConditionState::Good), ..Condition::default() })
}

/// The call that lends the book `b` of the library `l`.
pub(crate) fn lending(endpoint: &Endpoint) -> Call<()> {
    Call::action(endpoint, &[&id("l"), &id("b")], &lend(&["m"])).unwrap()
}

/// The requests for the book `b` of the library `l`.
#[cfg(feature = "reqwest")]
pub(crate) trait Library {
    fn lending(&self) -> Call<()>;
    fn reading(&self) -> Call<Book>;
    async fn lend(&self) -> Result<(), Error>;
    async fn read_book(&self) -> Result<Book, Error>;
    async fn lend_settled(&self, start: Start) -> Result<Settled<BookStatus>, Error>;
}

#[cfg(feature = "reqwest")]
impl Library for Client {
    fn lending(&self) -> Call<()> {
        self.action(&[&id("l"), &id("b")], &lend(&["m"])).unwrap()
    }

    fn reading(&self) -> Call<Book> {
        Call::read(self.endpoint(), &[&id("l"), &id("b")]).unwrap()
    }

    async fn lend(&self) -> Result<(), Error> {
        self.send(&self.lending()).await
    }

    async fn read_book(&self) -> Result<Book, Error> {
        self.send(&self.reading()).await
    }

    async fn lend_settled(&self, start: Start) -> Result<Settled<BookStatus>, Error> {
        self.settle(&Lending, &self.lending(), || Ok(self.reading()), start).await
    }
}

#[cfg(feature = "reqwest")]
pub(crate) struct Lending;

#[cfg(feature = "reqwest")]
impl Settle for Lending {
    type Entity = Book;
    type State = BookStatus;

    fn state(&self, book: Book) -> Option<BookStatus> {
        book.status
    }

    fn meaning(&self, status: &BookStatus) -> Meaning {
        match status {
            BookStatus::Lent => Meaning::Done,
            status => Meaning::by_facts(Lend::ACTION, status.as_str()),
        }
    }
}
