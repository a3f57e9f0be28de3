//! Waiting until an entity has changed.

use std::time::Duration;

use tokio::time::sleep;

use super::Client;
use crate::Call;
use crate::error::Error;

/// The shortest interval between two reads.
const SHORTEST: Duration = Duration::from_millis(10);

impl Client {
    /// Reads an entity again and again until `is_over` returns true, and returns what was read last.
    ///
    /// There is no other end: use a timeout, such as that of tokio.
    ///
    /// # Errors
    ///
    /// If a request does not succeed, or `is_over` returns an error.
    pub async fn read_until<T>(
        &self,
        reading: &Call<T>,
        interval: Duration,
        mut is_over: impl FnMut(&T) -> Result<bool, Error> + Send,
    ) -> Result<T, Error> {
        loop {
            let entity = self.send(reading).await?;
            if is_over(&entity)? {
                return Ok(entity);
            }
            // Futures of callers stay `Send` only if the entity is gone here.
            drop(entity);
            sleep(interval.max(SHORTEST)).await;
        }
    }
}
