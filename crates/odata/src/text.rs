//! Values that JSON has as strings of a certain form: `Edm.Duration`, `Edm.TimeOfDay`, `Edm.Binary`.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, TimeDelta};
use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::runtime::{self, Text, Value, View, form};

/// The text is not of the form of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTextError(&'static str);

impl fmt::Display for ParseTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for ParseTextError {}

/// A type that is its text, if that is of the right form.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The text as it was read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ParseTextError;

            fn from_str(text: &str) -> Result<Self, ParseTextError> {
                let is_valid: fn(&str) -> bool = $check;
                if is_valid(text) { Ok(Self(text.into())) } else { Err(ParseTextError($expected)) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }

        impl Value for $name {
            type Form = form::Text;
        }

        impl Text for $name {
            const EXPECTED: &'static str = concat!("a string, ", $expected);

            fn empty() -> Self {
                Self("".into())
            }

            fn view(&self) -> View<'_> {
                View::Text(&self.0)
            }
        }
    };
}

text_type! {
    /// `Edm.Duration`: a span of time such as `P3DT12H`, kept as it is written.
    ///
    /// Services also send years, months and weeks, which are spans of the calendar; those are kept, too.
    Duration, "a duration, such as P3DT12H30M5S", is_duration
}

text_type! {
    /// `Edm.TimeOfDay`: a time such as `08:30:00`, kept as it is written.
    TimeOfDay, "a time of day, such as 08:30:00", |text| time_of_day(text).is_some()
}

text_type! {
    /// `Edm.Binary`: bytes in Base64, kept as they are written.
    ///
    /// OData asks for the alphabet that is safe in URLs, services use the other one as well, and documentation puts texts
    /// here that are neither; any text is kept.
    Binary, "bytes in Base64", |_| true
}

impl Duration {
    /// The length, unless it has years or months, or is too long.
    #[must_use]
    pub fn to_time_delta(&self) -> Option<TimeDelta> {
        let (sign, rest) = match self.0.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, self.0.strip_prefix('+').unwrap_or(&self.0)),
        };
        let mut total = TimeDelta::zero();
        let mut is_time = false;
        let mut rest = rest.strip_prefix('P')?;
        while !rest.is_empty() {
            if let Some(time) = rest.strip_prefix('T') {
                (is_time, rest) = (true, time);
                continue;
            }
            let end = rest.find(|character: char| character.is_ascii_alphabetic())?;
            let (number, unit) = (rest.get(..end)?, rest.get(end..=end)?);
            let whole = || number.parse::<i64>().ok();
            let part = match (unit, is_time) {
                ("W", false) => TimeDelta::try_weeks(whole()?)?,
                ("D", false) => TimeDelta::try_days(whole()?)?,
                ("H", true) => TimeDelta::try_hours(whole()?)?,
                ("M", true) => TimeDelta::try_minutes(whole()?)?,
                ("S", true) => seconds(number)?,
                _ => return None,
            };
            total = total.checked_add(&part)?;
            rest = rest.get(end + 1..)?;
        }
        total.checked_mul(sign)
    }
}

fn seconds(number: &str) -> Option<TimeDelta> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let nanoseconds: String = fraction.chars().chain("000000000".chars()).take(9).collect();
    let whole = TimeDelta::try_seconds(whole.parse().ok()?)?;
    whole.checked_add(&TimeDelta::nanoseconds(nanoseconds.parse().ok()?))
}

fn is_duration(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let Some(parts) = unsigned.strip_prefix('P') else { return false };
    let (date, time) = match parts.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (parts, None),
    };
    let has_parts = !date.is_empty() || time.is_some_and(|time| !time.is_empty());
    has_parts && are_parts(date, "YMWD") && time.is_none_or(|time| !time.is_empty() && are_parts(time, "HMS"))
}

/// Whether the text is numbers with these units, each at most once and in this order.
fn are_parts(text: &str, units: &str) -> bool {
    let mut units = units.chars();
    let mut number = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() || (character == '.' && !number.contains('.')) {
            number.push(character);
            continue;
        }
        let is_number = number.starts_with(|first: char| first.is_ascii_digit()) && !number.ends_with('.');
        if !is_number || (number.contains('.') && character != 'S') || !units.any(|unit| unit == character) {
            return false;
        }
        number.clear();
    }
    number.is_empty()
}

impl TimeOfDay {
    /// The value for calculations, with the digits that nanoseconds have.
    #[must_use]
    pub fn naive_time(&self) -> Option<NaiveTime> {
        time_of_day(&self.0)
    }
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_clock = clock.bytes().enumerate().all(|(index, byte)| match index {
        2 | 5 => byte == b':',
        _ => byte.is_ascii_digit(),
    });
    let is_fraction = (1..=12).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !is_clock || !matches!(clock.len(), 5 | 8) || !is_fraction {
        return None;
    }
    let part = |from: usize| clock.get(from..from + 2).map_or(Some(0), |digits| digits.parse().ok());
    let digits: String = fraction.chars().chain("000000000".chars()).take(9).collect();
    NaiveTime::from_hms_nano_opt(part(0)?, part(3)?, part(6)?, digits.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn durations_have_a_form_and_a_length() {
        for (text, seconds) in [
            ("PT0S", Some(0)),
            ("P3DT12H30M5S", Some(3 * 86_400 + 12 * 3600 + 30 * 60 + 5)),
            ("-PT5M", Some(-300)),
            ("PT1.5S", Some(1)),
            ("P2W", Some(14 * 86_400)),
            ("P1Y2M", None),
            ("P99999999999999999999D", None),
        ] {
            let duration: Duration = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(duration.to_time_delta().map(|delta| delta.num_seconds()), seconds, "{text}");
        }
        for text in ["", "P", "PT", "P1DT", "3D", "P1S", "PT1D", "PT1M1H", "P1.5D", "PT.5S", "PT1.S", "P1", "PT5é"] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }

    #[test]
    fn times_of_day_are_on_the_clock() {
        for text in ["08:30:00", "23:59:59.999999999999", "00:00", "08:30:00.0"] {
            let time: TimeOfDay = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((time.as_str(), time.naive_time().is_some()), (text, true));
        }
        for text in ["", "8:30:00", "24:00:00", "08:60:00", "08:30:00.", "08:30:0", "é8:30:00", "08:30:00Z"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_parsers(text in "-?[PT0-9YMWDHS.:]{0,16}|\\PC{0,12}") {
            let _ = text.parse::<Duration>().map(|duration| duration.to_time_delta());
            let _ = text.parse::<TimeOfDay>().map(|time| time.naive_time());
        }
    }
}
