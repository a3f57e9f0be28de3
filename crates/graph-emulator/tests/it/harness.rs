//! A library without a socket, called directly, with a clock that tests set.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use graph_emulator::{ActionRequest, Builder, Change, Collection, Done, Effect, Emulator, Entity, Later, Refusal};
use odata_types::{Action, Structured};
use second_slice::SCHEMA;
use second_slice::library::{Book, BookStatus, Borrower, GiveBack, Lend};
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// The path of the books.
pub(crate) const BOOKS: &str = "/beta/libraries/l/books";

/// A body that lends to one member.
pub(crate) const LEND: &str =
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "m"}]}}"##;

/// A body that gives a book back.
pub(crate) const GIVE_BACK: &str = r#"{"condition": {"state": "good"}}"#;

/// The path of giving back the book `1`.
pub(crate) const RETURNS: &str = "/beta/libraries/l/members/m/books/1/giveBack";

/// How long a book is lent before it counts as lost.
pub(crate) const LOST_AFTER: Duration = Duration::from_secs(60);

/// 2026-06-02T10:00:00Z.
const START: u64 = 1_780_394_400_000;

pub(crate) struct Library {
    pub(crate) emulator: Emulator,
    runtime: Runtime,
    now: Arc<AtomicU64>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

/// Lends a book for a minute; then it is lost.
pub(crate) fn lend(request: &ActionRequest) -> Result<Change, Refusal> {
    let body: Lend = request.body()?;
    let Borrower::MemberBorrower(borrower) = body.borrower else {
        return Err(Refusal::bad_request("books are lent to members only"));
    };
    let book = request.target.clone().ok_or_else(|| Refusal::bad_request("no book is named"))?;
    let member = borrower.members.into_iter().find_map(|member| member.id);
    Ok(Box::new(move |state| {
        if let Some(acts_on) = &Lend::ACTION.acts_on {
            state.get_acted_on(&book, acts_on)?;
        }
        let lost = Map::from_iter([("status".to_owned(), json!(BookStatus::Lost))]);
        let later = Later::new(LOST_AFTER, lost).time("lostDateTime");
        state.change(&book, Map::from_iter([("status".to_owned(), json!(BookStatus::Lent))]), Some(&later))?;
        let library = book.owners().next().map(|library| library.id().to_owned());
        Ok(Done::new([book.id()]).status("lent").detail("library", library).detail("member", member))
    }))
}

/// The book of that number, in the library and at the member who may have it.
pub(crate) fn book(number: u32, status: BookStatus) -> Entity {
    let library = Collection::new("/libraries").entity("l");
    let book =
        Book { title: Some(format!("Volume {number}")), status: Some(status), ..Book::with_id(number.to_string()) };
    let at = |owner: &graph_emulator::Address| owner.collection("books").entity(number.to_string());
    let member = library.collection("members").entity("m");
    Entity::of(at(&library), Book::TYPE, &book).unwrap().also_at(at(&member))
}

impl Library {
    /// A library of three books: one is available, one lent, one lost.
    pub(crate) fn new(more: impl FnOnce(Builder) -> Builder) -> Self {
        let now = Arc::new(AtomicU64::new(START));
        let clock = Arc::clone(&now);
        let books = [BookStatus::Available, BookStatus::Lent, BookStatus::Lost];
        let builder = Emulator::builder(&SCHEMA)
            .behavior(Lend::ACTION, lend)
            .seed((1..).zip(books).map(|(number, status)| book(number, status)))
            .clock(move || SystemTime::UNIX_EPOCH + Duration::from_millis(clock.load(Ordering::Relaxed)));
        Self { now, ..Self::of(more(builder)) }
    }

    /// A service of any schema, with the clock of the system if the builder has no other.
    pub(crate) fn of(builder: Builder) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { emulator: builder.open().unwrap(), runtime, now: Arc::new(AtomicU64::new(START)) }
    }

    /// Advances the clock.
    pub(crate) fn wait(&self, time: Duration) {
        self.now.fetch_add(u64::try_from(time.as_millis()).unwrap(), Ordering::Relaxed);
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let request = Request::builder().method(method).uri(path).header("authorization", "Bearer token");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let request = request.body(Body::from(body.to_owned())).unwrap();
        self.runtime.block_on(async {
            let response = self.emulator.router().oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() };
            Answer { status: head.status.as_u16(), headers: head.headers, body }
        })
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[("prefer", "include-unknown-enum-members")], "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        self.send("POST", path, &[("content-type", "application/json")], body)
    }

    /// Lends the book of that number.
    pub(crate) fn lend(&self, number: u32) -> Answer {
        self.post(&format!("{BOOKS}/{number}/lend"), LEND)
    }

    /// The state of the book of that number.
    pub(crate) fn status(&self, number: u32) -> String {
        let answer = self.get(&format!("{BOOKS}/{number}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body["status"].as_str().unwrap().to_owned()
    }

    pub(crate) fn effects(&self) -> Vec<Effect> {
        self.runtime.block_on(self.emulator.effects()).unwrap()
    }

    /// The status of every request so far.
    pub(crate) fn logged(&self) -> Vec<Option<u16>> {
        let requests = self.runtime.block_on(self.emulator.requests()).unwrap();
        requests.into_iter().map(|request| request.status).collect()
    }
}

impl Answer {
    /// The status, code and message of an error.
    pub(crate) fn error(&self) -> (u16, &str, &str) {
        let text = |name: &str| self.body["error"][name].as_str().unwrap();
        (self.status, text("code"), text("message"))
    }
}

/// What giving back needs: an action without a behaviour.
pub(crate) fn give_back_is_documented() -> u16 {
    GiveBack::ACTION.request.success_status
}
