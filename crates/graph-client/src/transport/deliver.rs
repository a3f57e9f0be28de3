//! Delivering a call: sending it until it arrives.

use tokio::time::sleep;

use super::{Client, RetryPolicy};
use crate::Call;
use crate::error::Error;

impl Client {
    /// Sends a call until the service has answered it, within a budget of its own.
    ///
    /// Unlike [`Self::send`], it also tries again if the token provider fails, and one attempt may take at most a quarter of
    /// the total time, so that an attempt without an answer leaves time for others. Make the call
    /// [repeatable](Call::repeatable) to send it again after the service may have carried it out.
    ///
    /// # Errors
    ///
    /// If no attempt succeeds within the budget.
    pub async fn deliver<R>(&self, call: &Call<R>, policy: RetryPolicy) -> Result<R, Error> {
        let mut budget = policy.begin().limit(self.inner.timeout.min(policy.longest_attempt()));
        let mut is_in_doubt = false;
        loop {
            let sent = self.send_within(&mut budget, call).await;
            let sent = sent.map_err(|error| error.with_doubt(is_in_doubt));
            is_in_doubt = sent.as_ref().is_err_and(Error::may_have_taken_effect);
            match sent {
                // The token service may be unreachable for a while as well.
                Err(error) if error.token_error().is_some() => match budget.next_delay(None) {
                    Some(delay) => {
                        self.tell(&error, delay);
                        sleep(delay).await;
                    }
                    None => return Err(error),
                },
                sent => return sent,
            }
        }
    }
}
