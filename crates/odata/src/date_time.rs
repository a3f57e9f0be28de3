//! `Edm.DateTimeOffset` and `Edm.Date`, with `chrono` for the calendar.
//!
//! `chrono` rather than `jiff`: services write `9999-12-31T23:59:59Z` for "never", which a `jiff::Timestamp` cannot hold.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};
use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::runtime::{self, Text, Value, View, form};

/// A point in time with its offset from UTC.
///
/// It is written as it was read: with the same number of fractional digits and the same way to say UTC. Values are
/// compared as points in time.
///
/// ```
/// use odata_types::DateTimeOffset;
///
/// let text = "2024-05-28T14:22:08.7300000Z";
/// let value: DateTimeOffset = text.parse()?;
/// assert_eq!(value.to_string(), text);
/// assert_eq!(value.date_time().timestamp(), 1_716_906_128);
/// # Ok::<(), odata_types::ParseDateTimeError>(())
/// ```
#[derive(Clone)]
pub struct DateTimeOffset {
    value: DateTime<FixedOffset>,
    form: Form,
}

/// The form of a value.
#[derive(Clone)]
enum Form {
    /// By the rules of RFC 3339, with that many fractional digits, and `Z` or a numeric offset.
    Regular { digits: u8, is_zulu: bool },
    /// Some other way that OData or a lenient service allows.
    Verbatim(Box<str>),
}

impl DateTimeOffset {
    /// The value for calculations.
    #[must_use]
    pub fn date_time(&self) -> DateTime<FixedOffset> {
        self.value
    }

    fn with_shortest_form(value: DateTime<FixedOffset>, is_zulu: bool) -> Self {
        let nanoseconds = value.nanosecond() % 1_000_000_000;
        let digits = match nanoseconds {
            0 => 0,
            _ if nanoseconds.is_multiple_of(1_000_000) => 3,
            _ if nanoseconds.is_multiple_of(1000) => 6,
            _ => 9,
        };
        Self { value, form: Form::Regular { digits, is_zulu } }
    }
}

impl From<DateTime<FixedOffset>> for DateTimeOffset {
    fn from(value: DateTime<FixedOffset>) -> Self {
        Self::with_shortest_form(value, false)
    }
}

impl From<DateTime<Utc>> for DateTimeOffset {
    fn from(value: DateTime<Utc>) -> Self {
        Self::with_shortest_form(value.into(), true)
    }
}

/// The text is not a [`DateTimeOffset`] or [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDateTimeError {
    expected: &'static str,
}

impl fmt::Display for ParseDateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for ParseDateTimeError {}

impl FromStr for DateTimeOffset {
    type Err = ParseDateTimeError;

    fn from_str(text: &str) -> Result<Self, ParseDateTimeError> {
        let error = ParseDateTimeError { expected: "a date and time with an offset, such as 2024-05-28T14:22:08Z" };
        let value = DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_rfc3339(&with_seconds(text)))
            .map_err(|_| error)?;
        Ok(Self { value, form: regular_form(text).unwrap_or_else(|| Form::Verbatim(text.into())) })
    }
}

/// The form of a text that is a point in time, unless it has more digits than the calendar keeps, small letters or the like:
/// then only the text itself tells how it is written.
fn regular_form(text: &str) -> Option<Form> {
    const SECONDS: &[u8] = b"0000-00-00T00:00:00";
    let (seconds, rest) = text.as_bytes().split_at_checked(SECONDS.len())?;
    let is_like = |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
    let digits = match rest.split_first() {
        Some((b'.', fraction)) => fraction.iter().take_while(|byte| byte.is_ascii_digit()).count(),
        _ => 0,
    };
    let offset = if digits > 0 { &rest[1 + digits..] } else { rest };
    let is_zulu = offset == b"Z";
    // Nothing but a sign tells minus zero from plus zero.
    let is_numeric = matches!(offset, [b'+' | b'-', hours @ .., b':', _, _] if hours.len() == 2) && offset != b"-00:00";
    let is_regular = seconds.iter().zip(SECONDS).all(is_like) && (is_zulu || is_numeric);
    let digits = u8::try_from(digits).ok().filter(|digits| *digits <= 9)?;
    is_regular.then_some(Form::Regular { digits, is_zulu })
}

/// OData lets the seconds be left out, RFC 3339 does not.
fn with_seconds(text: &str) -> String {
    const UP_TO_MINUTES: usize = "2024-05-28T14:22".len();
    match text.split_at_checked(UP_TO_MINUTES) {
        Some((minutes, offset)) if !offset.starts_with(':') => format!("{minutes}:00{offset}"),
        _ => String::new(),
    }
}

impl fmt::Display for DateTimeOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (digits, is_zulu) = match &self.form {
            Form::Regular { digits, is_zulu } => (usize::from(*digits), *is_zulu),
            Form::Verbatim(text) => return f.write_str(text),
        };
        let time = self.value.naive_local();
        // A leap second counts on in the nanoseconds of second 59.
        let (second, nanosecond) = match time.nanosecond().checked_sub(1_000_000_000) {
            Some(nanosecond) => (time.second() + 1, nanosecond),
            None => (time.second(), time.nanosecond()),
        };
        write!(f, "{}T{:02}:{:02}:{second:02}", time.date(), time.hour(), time.minute())?;
        if digits > 0 {
            let fraction = nanosecond / 10_u32.pow(9 - u32::from(u8::try_from(digits).unwrap_or(9)));
            write!(f, ".{fraction:0digits$}")?;
        }
        if is_zulu { f.write_str("Z") } else { write!(f, "{}", self.value.offset()) }
    }
}

impl fmt::Debug for DateTimeOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for DateTimeOffset {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for DateTimeOffset {}

impl PartialOrd for DateTimeOffset {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTimeOffset {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl Hash for DateTimeOffset {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Serialize for DateTimeOffset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTimeOffset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Value for DateTimeOffset {
    type Form = form::Text;
}

impl Text for DateTimeOffset {
    const EXPECTED: &'static str = "a string, a date and time with an offset";

    fn empty() -> Self {
        Self { value: DateTime::default(), form: Form::Regular { digits: 0, is_zulu: true } }
    }

    fn view(&self) -> View<'_> {
        View::Display(self)
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The value for calculations.
    #[must_use]
    pub const fn naive_date(self) -> NaiveDate {
        self.0
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl FromStr for Date {
    type Err = ParseDateTimeError;

    /// A date by the grammar of OData: a year of four digits or, without leading zeros, more, and a minus sign in front of
    /// years before the year 0.
    fn from_str(text: &str) -> Result<Self, ParseDateTimeError> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
        let parse = || {
            let (start, day) = text.rsplit_once('-').filter(|(_, day)| day.len() == 2)?;
            let (year, month) = start.rsplit_once('-').filter(|(_, month)| month.len() == 2)?;
            let (is_negative, year) = year.strip_prefix('-').map_or((false, year), |year| (true, year));
            let number = i32::try_from(digits(year)?).ok()?;
            let number = if is_negative { -number } else { number };
            let date = Self(NaiveDate::from_ymd_opt(number, digits(month)?, digits(day)?)?);
            (date.to_string() == text).then_some(date)
        };
        parse().ok_or(ParseDateTimeError { expected: "a date, such as 2024-05-28" })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0.year() < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.0.year().unsigned_abs(), self.0.month(), self.0.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Value for Date {
    type Form = form::Text;
}

impl Text for Date {
    const EXPECTED: &'static str = "a string, a date";

    fn empty() -> Self {
        Self(NaiveDate::default())
    }

    fn view(&self) -> View<'_> {
        View::Display(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_form_is_written_as_it_was_read() {
        for text in [
            "2024-05-28T14:22:08Z",
            "2024-05-28T14:22:08.7Z",
            "2024-05-28T14:22:08.7300000Z",
            "2024-05-28T14:22:08.730000000001Z",
            "2024-05-28T14:22:08+00:00",
            "2024-05-28T14:22:08-00:00",
            "2024-05-28T14:22:08-07:30",
            "2024-05-28T14:22Z",
            "2024-05-28t14:22:08z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.9999999Z",
            "2016-12-31T23:59:60.5Z",
        ] {
            let value: DateTimeOffset = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn a_moment_is_written_with_as_many_digits_as_it_needs() {
        for (nanoseconds, digits) in [(0, ""), (500_000_000, ".500"), (1_000, ".000001"), (1, ".000000001")] {
            let moment = DateTime::<Utc>::from_timestamp(0, nanoseconds).unwrap();
            assert_eq!(DateTimeOffset::from(moment).to_string(), format!("1970-01-01T00:00:00{digits}Z"));
            let moment = moment.fixed_offset();
            assert_eq!(DateTimeOffset::from(moment).to_string(), format!("1970-01-01T00:00:00{digits}+00:00"));
        }
    }

    #[test]
    fn what_is_no_date_and_time_is_refused() {
        for text in ["", "2024-05-28", "2024-05-28T14:22:08", "2024-13-28T14:22:08Z", "2024-05-28T14:é2Z", "x"] {
            assert!(text.parse::<DateTimeOffset>().is_err(), "{text}");
        }
        for text in [
            "",
            "2024-5-28",
            "2024-02-30",
            " 2024-05-28",
            "28.05.2024",
            "-0000-01-01",
            "02024-01-01",
            "+12024-01-01",
            "24-01-01",
            "--01-01",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        for text in ["0000-01-01", "-0044-03-15", "12024-02-29", "-262143-01-01"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn values_are_points_in_time() {
        let zulu: DateTimeOffset = "2024-05-28T14:22:08Z".parse().unwrap();
        let offset: DateTimeOffset = "2024-05-28T16:22:08.000+02:00".parse().unwrap();
        assert_eq!(zulu, offset);
        assert_eq!(DateTimeOffset::from(zulu.date_time().to_utc()).to_string(), "2024-05-28T14:22:08Z");
        assert_eq!("2024-05-28".parse::<Date>().unwrap().to_string(), "2024-05-28");
    }

    proptest! {
        #[test]
        fn any_form_is_written_as_it_was_read(
            text in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9](:[0-6][0-9](\\.[0-9]{0,12})?)?([Zz]|[+-][0-2][0-9]:[0-5]0)"
        ) {
            if let Ok(value) = text.parse::<DateTimeOffset>() {
                prop_assert_eq!(value.to_string(), text);
            }
        }

        #[test]
        fn no_text_breaks_the_parser(text in "[0-9TZtz:.+ -]{0,32}|\\PC{0,20}") {
            if let Ok(value) = text.parse::<DateTimeOffset>() {
                prop_assert_eq!(value.to_string(), text.clone());
            }
            if let Ok(value) = text.parse::<Date>() {
                prop_assert_eq!(value.to_string(), text);
            }
        }
    }
}
