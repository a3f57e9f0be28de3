//! When, and how often, a request is sent again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use tokio::time::Instant;

use crate::error::Error;
use crate::{Endpoint, Token};

/// Many tasks may have to wait for the same time: their attempts are spread over this interval.
pub(super) const SPREAD: Duration = Duration::from_secs(1);

/// The shortest time limit of an attempt, however small the budget is.
const SHORTEST_ATTEMPT: Duration = Duration::from_secs(1);

/// How often a request is sent again, and how long that may take.
///
/// The delay between attempts doubles each time and has a random part. If the service sends `Retry-After`, the delay is at
/// least that long. An attempt that would begin after the total time is not made.
///
/// ```
/// use std::time::Duration;
/// use graph_client::RetryPolicy;
///
/// let patient = RetryPolicy::default().attempts(10).total(Duration::from_secs(30 * 60));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    total: Duration,
    shortest: Duration,
    longest: Duration,
}

impl Default for RetryPolicy {
    /// Six attempts in five minutes, with delays from half a second to half a minute.
    fn default() -> Self {
        Self {
            attempts: 6,
            total: Duration::from_secs(300),
            shortest: Duration::from_millis(500),
            longest: Duration::from_secs(30),
        }
    }
}

impl RetryPolicy {
    /// One attempt.
    #[must_use]
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// The maximum number of attempts, including the first. If the service refuses the token, one more attempt is made with a
    /// new one.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: attempts.max(1), ..self }
    }

    /// The time within which the last attempt must begin.
    #[must_use]
    pub fn total(self, total: Duration) -> Self {
        Self { total, ..self }
    }

    /// The shortest and the longest delay, without the random part.
    #[must_use]
    pub fn delays(self, shortest: Duration, longest: Duration) -> Self {
        Self { shortest, longest: longest.max(shortest), ..self }
    }

    /// The budget of one call, which begins now.
    pub(crate) fn begin(self) -> Budget {
        Budget::new(self, Instant::now().checked_add(self.total))
    }

    /// The time limit of an attempt that leaves time for others.
    pub(crate) fn longest_attempt(self) -> Duration {
        (self.total / 4).max(SHORTEST_ATTEMPT)
    }
}

/// An attempt that failed, after which another one follows: see [`ClientBuilder::on_retry`](crate::ClientBuilder::on_retry).
#[derive(Debug)]
#[non_exhaustive]
pub struct Retry<'a> {
    /// The endpoint of the client.
    pub endpoint: &'a Endpoint,
    /// The error of the attempt.
    pub error: &'a Error,
    /// The delay before the next attempt. In a batch, it may be longer by a second, so that calls are sent together.
    pub delay: Duration,
}

/// What is left of a budget, and what was used.
pub(crate) struct Budget {
    policy: RetryPolicy,
    backoff: ExponentialBackoff,
    /// `None` if the end is beyond what the clock can represent.
    end: Option<Instant>,
    /// The time limit of one attempt, if it is not that of the client.
    pub(super) limit: Option<Duration>,
    /// The number of attempts so far.
    pub(super) attempts: u32,
    /// The token that replaced a refused one. That is done once.
    pub(super) renewed: Option<Token>,
}

impl Budget {
    fn new(policy: RetryPolicy, end: Option<Instant>) -> Self {
        let backoff = ExponentialBuilder::default()
            .with_min_delay(policy.shortest)
            .with_max_delay(policy.longest)
            .with_max_times(usize::try_from(policy.attempts.saturating_sub(1)).unwrap_or(usize::MAX))
            .with_jitter()
            .build();
        Self { policy, backoff, end, limit: None, attempts: 0, renewed: None }
    }

    /// The same with a time limit for each attempt.
    pub(super) fn limit(self, limit: Duration) -> Self {
        Self { limit: Some(limit), ..self }
    }

    /// A budget of further attempts within the same total time.
    pub(super) fn beside(&self) -> Self {
        Self { renewed: self.renewed.clone(), ..Self::new(self.policy, self.end) }
    }

    /// The time within which the last attempt must begin.
    pub(super) fn total(&self) -> Duration {
        self.policy.total
    }

    /// The delay before the next attempt; `None` if the budget is used up.
    pub(super) fn next_delay(&mut self, retry_after: Option<Duration>) -> Option<Duration> {
        let delay = self.backoff.next()?;
        let delay = match retry_after {
            Some(least) => least.checked_add(delay.min(SPREAD).mul_f64(fastrand::f64()))?,
            None => delay,
        };
        let at = Instant::now().checked_add(delay)?;
        self.end.is_none_or(|end| at <= end).then_some(delay)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_number_of_attempts_is_a_budget() {
        let mut budget = RetryPolicy::default().attempts(3).begin();
        assert!(budget.next_delay(None).is_some());
        assert!(budget.next_delay(Some(SECOND)).is_some());
        assert_eq!(budget.next_delay(None), None);
        assert_eq!(RetryPolicy::never().begin().next_delay(None), None);
        assert_eq!(RetryPolicy::default().attempts(0).begin().next_delay(None), None);
    }

    #[test]
    fn no_delay_exceeds_the_budget() {
        let policy = RetryPolicy::default().total(60 * SECOND);
        assert_eq!(policy.begin().next_delay(Some(61 * SECOND)), None);
        assert_eq!(policy.begin().next_delay(Some(Duration::MAX)), None);
        assert!(policy.begin().next_delay(Some(30 * SECOND)).is_some());
        assert!(RetryPolicy::default().total(Duration::MAX).begin().next_delay(Some(3600 * SECOND)).is_some());
    }

    proptest! {
        #[test]
        fn delays_are_as_long_as_configured(retry_after in prop::option::of(0_u64..100), shortest in 1_u32..10) {
            let shortest = shortest * SECOND;
            let policy = RetryPolicy::default().delays(shortest, 2 * shortest).total(Duration::MAX).attempts(9);
            let mut budget = policy.begin();
            let retry_after = retry_after.map(Duration::from_secs);
            for _ in 1..9 {
                let delay = budget.next_delay(retry_after).unwrap();
                match retry_after {
                    Some(least) => prop_assert!(delay >= least && delay <= least + SPREAD),
                    None => prop_assert!(delay >= shortest && delay <= 4 * shortest),
                }
            }
        }
    }
}
