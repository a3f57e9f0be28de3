//! How often, and when, a request is sent again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use tokio::time::Instant;

/// Attempts that many tasks make after the same delay are spread over this long at most.
const SPREAD: Duration = Duration::from_secs(1);

/// No attempt is given less time, however small the budget is.
const SHORTEST_ATTEMPT: Duration = Duration::from_secs(1);

/// How often a request is sent again, and how long that may take.
///
/// The delay between two attempts doubles from one to the next and has a random part. Where the service says
/// `Retry-After`, it is at least that long. An attempt that would begin after the total time is not made.
///
/// ```
/// use std::time::Duration;
/// use lifecycle_workflows_client::RetryPolicy;
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
    /// One attempt only.
    #[must_use]
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// The greatest number of attempts, the first one included. One more is made with another token if the service
    /// refuses the first one.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: attempts.max(1), ..self }
    }

    /// The time in which the last attempt must have begun.
    #[must_use]
    pub fn total(self, total: Duration) -> Self {
        Self { total, ..self }
    }

    /// The shortest and the longest delay, without its random part.
    #[must_use]
    pub fn delays(self, shortest: Duration, longest: Duration) -> Self {
        Self { shortest, longest: longest.max(shortest), ..self }
    }

    /// The delays of one call, which begins now.
    pub(crate) fn begin(self) -> Delays {
        Delays::new(self, Instant::now().checked_add(self.total))
    }

    /// A part of the total time after which an attempt is given up, so that there is time for others.
    pub(crate) fn longest_attempt(self) -> Duration {
        (self.total / 4).max(SHORTEST_ATTEMPT)
    }
}

/// What is left of a budget, and what was done with the rest.
pub(crate) struct Delays {
    policy: RetryPolicy,
    backoff: ExponentialBackoff,
    /// None where the time has no end that a clock could show.
    end: Option<Instant>,
    /// How many attempts there were.
    pub(super) attempts: u32,
    /// Whether a refused token was renewed, which is done once.
    pub(super) is_renewed: bool,
}

impl Delays {
    fn new(policy: RetryPolicy, end: Option<Instant>) -> Self {
        let backoff = ExponentialBuilder::default()
            .with_min_delay(policy.shortest)
            .with_max_delay(policy.longest)
            .with_max_times(usize::try_from(policy.attempts.saturating_sub(1)).unwrap_or(usize::MAX))
            .with_jitter()
            .build();
        Self { policy, backoff, end, attempts: 0, is_renewed: false }
    }

    /// Attempts at something else that goes with it, which must begin in the same time.
    pub(super) fn beside(&self) -> Self {
        Self::new(self.policy, self.end)
    }

    /// The delay before the next attempt; none if there is to be none.
    pub(crate) fn next(&mut self, retry_after: Option<Duration>) -> Option<Duration> {
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
        let mut delays = RetryPolicy::default().attempts(3).begin();
        assert!(delays.next(None).is_some());
        assert!(delays.next(Some(SECOND)).is_some());
        assert_eq!(delays.next(None), None);
        assert_eq!(RetryPolicy::never().begin().next(None), None);
        assert_eq!(RetryPolicy::default().attempts(0).begin().next(None), None);
    }

    #[test]
    fn nobody_sleeps_past_the_budget() {
        let policy = RetryPolicy::default().total(60 * SECOND);
        assert_eq!(policy.begin().next(Some(61 * SECOND)), None);
        assert_eq!(policy.begin().next(Some(Duration::MAX)), None);
        assert!(policy.begin().next(Some(30 * SECOND)).is_some());
        assert!(RetryPolicy::default().total(Duration::MAX).begin().next(Some(3600 * SECOND)).is_some());
    }

    proptest! {
        #[test]
        fn delays_are_as_long_as_asked(retry_after in prop::option::of(0_u64..100), shortest in 1_u32..10) {
            let shortest = shortest * SECOND;
            let policy = RetryPolicy::default().delays(shortest, 2 * shortest).total(Duration::MAX).attempts(9);
            let mut delays = policy.begin();
            let retry_after = retry_after.map(Duration::from_secs);
            for _ in 1..9 {
                let delay = delays.next(retry_after).unwrap();
                match retry_after {
                    Some(least) => prop_assert!(delay >= least && delay <= least + SPREAD),
                    None => prop_assert!(delay >= shortest && delay <= 4 * shortest),
                }
            }
        }
    }
}
