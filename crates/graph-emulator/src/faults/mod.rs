//! Fault injection: which requests get which fault.

mod parse;

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

pub use parse::ParseFaultsError;

/// The default number of seconds in `Retry-After`.
const RETRY_AFTER: u32 = 1;

/// A plan of faults, such as `429=2,503=5%,drop=1,delay=200ms`.
///
/// The items are separated by commas:
///
/// | item | meaning |
/// | --- | --- |
/// | `FAULT=N` | the next `N` requests get the fault; of several such items, the first is used up first |
/// | `FAULT=P%` | each other request gets the fault with that probability |
/// | `delay=TIME` | each request waits that long first, such as `200ms` |
/// | `retry-after=SECONDS` | the value of `Retry-After` in answers with 429 and 503; 1 by default |
/// | `on=writes` | reads get no faults and no delay; actions, creations, changes and deletions do |
/// | `on=reads` | the other way round: only requests with GET, functions among them, get faults and the delay |
///
/// The faults are:
///
/// | fault | meaning |
/// | --- | --- |
/// | `429`, `503` | answered with that status and `Retry-After`; nothing is carried out |
/// | `500`, `502`, `504` | answered with that status; nothing is carried out |
/// | `500-after`, `502-after`, `504-after` | carried out, then answered with that status |
/// | `drop` | the connection is closed without an answer; nothing is carried out |
/// | `drop-after` | carried out, then the connection is closed without an answer |
///
/// ```
/// use graph_emulator::Faults;
///
/// let faults: Faults = "429=2,503=5%,retry-after=0".parse()?;
/// assert_eq!(faults.to_string(), "429=2,503=5%,retry-after=0");
/// let error = "teapot=1".parse::<Faults>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown fault `teapot`; expected `429`, `503`"));
/// # Ok::<(), graph_emulator::ParseFaultsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    items: Vec<Item>,
    delay: Option<Duration>,
    retry_after: Option<u32>,
    only: Option<Only>,
}

/// A fault and the requests that get it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Item {
    fault: Fault,
    amount: Amount,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Amount {
    /// The next requests, so many of them.
    Count(u32),
    /// Each request with that probability, in percent.
    Percent(f64),
}

/// The kind of requests that get faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Only {
    Writes,
    Reads,
}

/// A fault of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The status of the answer; `None` if the connection is closed without one.
    pub(crate) status: Option<u16>,
    /// Whether the request is carried out first.
    pub(crate) is_after: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "{status}")?,
            None => f.write_str("drop")?,
        }
        f.write_str(if self.is_after { "-after" } else { "" })
    }
}

impl Faults {
    /// Merges two plans. If both set a delay, `Retry-After` or the kind of requests, `others` wins.
    ///
    /// # Errors
    ///
    /// If the probabilities of both together are more than 100%.
    pub fn and(mut self, others: Self) -> Result<Self, ParseFaultsError> {
        self.items.extend(others.items);
        self.delay = others.delay.or(self.delay);
        self.retry_after = others.retry_after.or(self.retry_after);
        self.only = others.only.or(self.only);
        self.checked()
    }

    /// Whether the plan injects nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.delay.is_none()
    }

    fn checked(self) -> Result<Self, ParseFaultsError> {
        let percent = |item: &Item| if let Amount::Percent(percent) = item.amount { percent } else { 0.0 };
        let total: f64 = self.items.iter().map(percent).sum();
        if total > 100.0 { Err(ParseFaultsError::too_likely(total)) } else { Ok(self) }
    }
}

/// Written in the form that is parsed.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut items: Vec<String> = Vec::new();
        for Item { fault, amount } in &self.items {
            items.push(match amount {
                Amount::Count(count) => format!("{fault}={count}"),
                Amount::Percent(percent) => format!("{fault}={percent}%"),
            });
        }
        items.extend(self.delay.map(|delay| format!("delay={}", humantime::format_duration(delay)).replace(' ', "")));
        items.extend(self.retry_after.map(|seconds| format!("retry-after={seconds}")));
        items.extend(self.only.map(|only| match only {
            Only::Writes => "on=writes".to_owned(),
            Only::Reads => "on=reads".to_owned(),
        }));
        f.write_str(&items.join(","))
    }
}

/// Injects the faults of a plan.
#[derive(Debug)]
pub(crate) struct FaultInjector {
    plan: Faults,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// How many requests still get the fault of each item.
    left: Vec<u32>,
    random: fastrand::Rng,
}

impl FaultInjector {
    pub(crate) fn new(plan: Faults, seed: u64) -> Self {
        let left = plan.items.iter().map(|item| if let Amount::Count(count) = item.amount { count } else { 0 });
        let state = State { left: left.collect(), random: fastrand::Rng::with_seed(seed) };
        Self { state: Mutex::new(state), plan }
    }

    /// The delay and the fault of the next request.
    pub(crate) fn next(&self, is_write: bool) -> (Option<Duration>, Option<Fault>) {
        let is_meant = match self.plan.only {
            None => true,
            Some(Only::Writes) => is_write,
            Some(Only::Reads) => !is_write,
        };
        if !is_meant {
            return (None, None);
        }
        (self.plan.delay, self.fault())
    }

    fn fault(&self) -> Option<Fault> {
        let items = &self.plan.items;
        // A panic leaves the numbers intact.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = state.left.iter().position(|left| *left > 0) {
            state.left[index] -= 1;
            return Some(items[index].fault);
        }
        if !items.iter().any(|item| matches!(item.amount, Amount::Percent(_))) {
            return None;
        }
        let mut drawn = state.random.f64() * 100.0;
        items.iter().find_map(|item| {
            let Amount::Percent(percent) = item.amount else { return None };
            drawn -= percent;
            (drawn < 0.0).then_some(item.fault)
        })
    }

    /// The value of `Retry-After`.
    pub(crate) fn retry_after(&self) -> u32 {
        self.plan.retry_after.unwrap_or(RETRY_AFTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn injected(plan: &str, seed: u64, count: usize) -> Vec<String> {
        let injector = FaultInjector::new(plan.parse().unwrap(), seed);
        let next = || injector.next(true).1.map_or_else(|| "-".to_owned(), |fault| fault.to_string());
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn counts_are_used_up_in_order() {
        assert_eq!(injected("429=2,drop=1,504-after=1", 0, 5), ["429", "429", "drop", "504-after", "-"]);
    }

    #[test]
    fn rates_come_out_as_asked_and_the_same_for_a_seed() {
        let first = injected("503=5%,drop-after=10%", 7, 20_000);
        assert_eq!(first, injected("503=5%,drop-after=10%", 7, 20_000));
        assert_ne!(first, injected("503=5%,drop-after=10%", 8, 20_000));
        let count = |name: &str| first.iter().filter(|fault| *fault == name).count();
        assert!((800..1200).contains(&count("503")) && (1700..2300).contains(&count("drop-after")));
        assert!(injected("drop=100%", 1, 1000).iter().all(|fault| fault == "drop"));
        assert!(injected("drop=0%", 1, 1000).iter().all(|fault| fault == "-"));
    }

    #[test]
    fn faults_keep_to_the_kind_of_request() {
        let injector = FaultInjector::new("429=1,delay=1s,on=reads".parse().unwrap(), 0);
        assert_eq!(injector.next(true), (None, None));
        let (delay, fault) = injector.next(false);
        assert_eq!(
            (delay, fault.map(|fault| fault.to_string())),
            (Some(Duration::from_secs(1)), Some("429".to_owned()))
        );
    }
}
