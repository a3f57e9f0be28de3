//! Times: milliseconds since 1970 in the store, text in answers and logs.

use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use odata_types::DateTimeOffset;
use odata_types::chrono::{DateTime, SecondsFormat, Utc};

/// A source of the current time.
#[derive(Clone)]
pub(crate) struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Clock {
    pub(crate) fn new(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    pub(crate) fn now(&self) -> i64 {
        let since = (self.0)().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(SystemTime::now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A time as OData writes it.
pub(crate) fn date_time(milliseconds: i64) -> DateTimeOffset {
    utc(milliseconds).into()
}

/// A time for the log, always with milliseconds, so that lines sort as text.
pub(crate) fn text(milliseconds: i64) -> String {
    utc(milliseconds).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A time as Graph writes it in errors: in seconds, without a zone.
pub(crate) fn plain(milliseconds: i64) -> String {
    utc(milliseconds).format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// A time beyond the calendar can only come from a broken clock, and becomes 1970.
fn utc(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written() {
        assert_eq!(text(1_716_906_128_000), "2024-05-28T14:22:08.000Z");
        assert_eq!(plain(1_716_906_128_007), "2024-05-28T14:22:08");
        assert_eq!(date_time(1_716_906_128_007).to_string(), "2024-05-28T14:22:08.007Z");
        assert_eq!(text(i64::MAX), "1970-01-01T00:00:00.000Z");
    }
}
