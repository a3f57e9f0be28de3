//! Numbers that JSON has as numbers or as strings.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};
use serde_json::Number;

use crate::runtime::{self, Failed, Json, Shortened, Value, View, form};

/// How a number is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Number(Number),
    Text(Box<str>),
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// Reads a number, or a string that the check accepts.
fn read_form(json: &Json<'_, '_>, expected: &str, is_number: fn(&str) -> bool) -> Result<Form, Failed> {
    match json {
        Json::Unsigned(value) => Ok(Form::Number((*value).into())),
        Json::Signed(value) => Ok(Form::Number((*value).into())),
        Json::Float(value) => match Number::from_f64(*value) {
            Some(number) => Ok(Form::Number(number)),
            None => Err(runtime::out_of_range(json, expected)),
        },
        Json::Number(number) => Ok(Form::Number(number.clone())),
        other => match other.as_str() {
            Some(text) if is_number(text) => Ok(Form::Text(text.into())),
            Some(text) => Err(Failed::new(format_args!("expected {expected}, found `{}`", Shortened(text)))),
            None => Err(other.mismatch(expected)),
        },
    }
}

impl Form {
    fn view(&self) -> View<'_> {
        match self {
            Self::Number(number) => View::Number(number),
            Self::Text(text) => View::Text(text),
        }
    }
}

/// `Edm.Decimal`: a decimal number of any size, as a JSON number or a string.
///
/// Its digits are kept as they are read, and it is written the same way. A JSON number has the digits that `serde_json` keeps,
/// which is all of them with the feature `arbitrary_precision`; a string has them all in any case. Values are compared as
/// numbers: `1.50` equals `1.5`.
#[derive(Clone)]
pub struct Decimal(Form);

impl Decimal {
    /// The same number, written as a string, for services that want it so.
    #[must_use]
    pub fn into_text(self) -> Self {
        Self(Form::Text(self.to_string().into()))
    }

    /// Sign, digits without zeros at either end, and the power of ten of the first digit.
    fn normal(&self) -> (bool, String, i64) {
        let text = self.to_string();
        let (is_negative, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, text.strip_prefix('+').unwrap_or(&text)),
        };
        if !unsigned.starts_with(|first: char| first.is_ascii_digit()) {
            return (is_negative, unsigned.to_owned(), 0);
        }
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return (false, String::new(), 0);
        }
        let zeros = digits.len() - significant.len();
        let places = i64::try_from(whole.len()).unwrap_or(i64::MAX) - i64::try_from(zeros).unwrap_or(i64::MAX);
        let out_of_range = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let power = exponent.parse::<i64>().unwrap_or(out_of_range).saturating_add(places);
        (is_negative, significant.trim_end_matches('0').to_owned(), power)
    }

    /// The nearest number of double precision.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.normal() == other.normal()
    }
}

impl Eq for Decimal {}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(Form::Number(value.into()))
    }
}

/// The text is not a number of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseNumberError(&'static str);

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for ParseNumberError {}

const DECIMAL: &str = "a decimal number, as a number or a string";

impl FromStr for Decimal {
    type Err = ParseNumberError;

    /// A decimal number that is written as a JSON number, if that keeps all its digits, else as a string.
    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        if !is_decimal(text) {
            return Err(ParseNumberError(DECIMAL));
        }
        let as_text = Self(Form::Text(text.into()));
        let number = text.parse().ok().map(|number| Self(Form::Number(number)));
        Ok(number.filter(|number| number.normal() == as_text.normal()).unwrap_or(as_text))
    }
}

/// OData's rule: a sign, digits, a point with digits, and an exponent; or `INF`, `-INF` or `NaN`.
fn is_decimal(text: &str) -> bool {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return true;
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix(['-', '+']).unwrap_or(exponent)),
        None => (unsigned, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    [whole, fraction, exponent]
        .iter()
        .all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Value for Decimal {
    type Form = form::Own;
}

impl runtime::Form<Decimal> for form::Own {
    fn empty() -> Decimal {
        Decimal(Form::Text("".into()))
    }

    fn read(value: &mut Decimal, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        value.0 = read_form(json, DECIMAL, is_decimal)?;
        Ok(())
    }

    fn view(value: &Decimal) -> View<'_> {
        value.0.view()
    }
}

/// `Edm.Int64`: an integer of 64 bits, as a JSON number or, for clients that have no such numbers, a string.
///
/// It is written the way it was read, and compared as a number.
#[derive(Clone, Copy)]
pub struct Int64 {
    value: i64,
    is_text: bool,
}

impl Int64 {
    /// The value.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.value
    }
}

impl PartialEq for Int64 {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Int64 {}

impl PartialOrd for Int64 {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int64 {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl Hash for Int64 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl From<i64> for Int64 {
    fn from(value: i64) -> Self {
        Self { value, is_text: false }
    }
}

impl FromStr for Int64 {
    type Err = ParseNumberError;

    /// An integer that is written as a string: no plus sign, no leading zeros.
    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        let value = text.parse().ok().filter(|value: &i64| value.to_string() == text);
        value.map(|value| Self { value, is_text: true }).ok_or(ParseNumberError(INT64))
    }
}

const INT64: &str = "an integer of 64 bits, as a number or a string";

impl From<Int64> for i64 {
    fn from(number: Int64) -> Self {
        number.value
    }
}

impl fmt::Display for Int64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl fmt::Debug for Int64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl Serialize for Int64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Int64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Value for Int64 {
    type Form = form::Own;
}

impl runtime::Form<Int64> for form::Own {
    fn empty() -> Int64 {
        Int64::from(0)
    }

    fn read(value: &mut Int64, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        *value = match (json.as_integer(), json.as_str()) {
            (Some(integer), _) => integer.into(),
            (None, Some(text)) => match text.parse() {
                Ok(parsed) => parsed,
                Err(error) => return Err(Failed::new(format_args!("{error}, found `{}`", Shortened(text)))),
            },
            (None, None) => return Err(runtime::out_of_range(json, INT64)),
        };
        Ok(())
    }

    fn view(value: &Int64) -> View<'_> {
        if value.is_text { View::Display(value) } else { View::Integer(value.value) }
    }
}

/// `Edm.Double` and `Edm.Single`: a floating-point number, written as a number or, as OData adds, as one of the strings `INF`,
/// `-INF` and `NaN`, too.
///
/// It is written the way it was read: `1` stays `1`. Values are compared as Rust compares them, so that `NaN` equals nothing.
/// `F` is [`f64`] or [`f32`].
#[derive(Clone)]
pub struct Float<F> {
    value: F,
    /// The number as it was read, if its form differs from that of a number of the type.
    form: Option<Form>,
}

/// `Edm.Double`
pub type Double = Float<f64>;

/// `Edm.Single`
pub type Single = Float<f32>;

impl<F: Copy> Float<F> {
    /// The value.
    #[must_use]
    pub const fn get(&self) -> F {
        self.value
    }
}

impl<F: PartialEq> PartialEq for Float<F> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<F> From<F> for Float<F> {
    fn from(value: F) -> Self {
        Self { value, form: None }
    }
}

impl<F: fmt::Display> fmt::Display for Float<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<F: fmt::Debug> fmt::Debug for Float<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<F: Narrow> Serialize for Float<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

impl<'de, F: Narrow> Deserialize<'de> for Float<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl<F: Narrow> Value for Float<F> {
    type Form = form::Own;
}

impl<F: Narrow> runtime::Form<Float<F>> for form::Own {
    fn empty() -> Float<F> {
        Float { value: F::narrow(0.0), form: None }
    }

    fn read(value: &mut Float<F>, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        const EXPECTED: &str = "a number, or one of the strings `INF`, `-INF` and `NaN`";
        let form = read_form(json, EXPECTED, |text| matches!(text, "INF" | "-INF" | "NaN"))?;
        let wide = match &form {
            // A number that is kept as text may be too large, which is what an infinity says.
            Form::Number(number) => number.as_f64().unwrap_or_else(|| number.to_string().parse().unwrap_or(f64::NAN)),
            Form::Text(text) if &**text == "INF" => f64::INFINITY,
            Form::Text(text) if &**text == "-INF" => f64::NEG_INFINITY,
            Form::Text(_) => f64::NAN,
        };
        *value = Float { value: F::narrow(wide), form: Some(form) };
        Ok(())
    }

    fn view(value: &Float<F>) -> View<'_> {
        let wide: f64 = value.value.into();
        match &value.form {
            Some(form) => form.view(),
            None if wide.is_nan() => View::Text("NaN"),
            None if wide.is_infinite() => View::Text(if wide > 0.0 { "INF" } else { "-INF" }),
            None => value.value.view(),
        }
    }
}

/// The two types of floating-point numbers. Other types do not implement it.
pub trait Narrow: Copy + Into<f64> + 'static {
    /// The nearest value.
    fn narrow(wide: f64) -> Self;

    /// The value as it is written.
    #[doc(hidden)]
    fn view(self) -> View<'static>;
}

impl Narrow for f64 {
    fn narrow(wide: f64) -> Self {
        wide
    }

    fn view(self) -> View<'static> {
        View::Double(self)
    }
}

impl Narrow for f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the function returns the nearest value")]
    fn narrow(wide: f64) -> Self {
        wide as Self
    }

    fn view(self) -> View<'static> {
        View::Single(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<T: for<'de> Deserialize<'de> + Serialize>(texts: &[&str]) {
        for text in texts {
            let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(serde_json::to_string(&value).unwrap(), *text);
        }
    }

    #[test]
    fn numbers_are_written_as_they_were_read() {
        round_trip::<Decimal>(&["1", "-1.5", "\"1.50\"", "\"-0.000000000000000000001e+5\"", "\"INF\"", "\"NaN\""]);
        round_trip::<Int64>(&["0", "-9223372036854775808", "\"9223372036854775807\"", "\"-1\""]);
        round_trip::<Double>(&["1", "1.0", "-0.1", "\"INF\"", "\"-INF\"", "\"NaN\""]);
        round_trip::<Single>(&["1", "0.1", "\"NaN\""]);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["\"\"", "\".5\"", "\"1.\"", "\"1e\"", "\"0x1\"", "\"inf\"", "true", "null", "{}", "[]"] {
            assert!(serde_json::from_str::<Decimal>(text).is_err(), "{text}");
        }
        for text in
            ["1.5", "\"1.5\"", "\"+1\"", "\" 1\"", "\"\"", "9223372036854775808", "\"9223372036854775808\"", "{}"]
        {
            assert!(serde_json::from_str::<Int64>(text).is_err(), "{text}");
        }
        for text in ["\"1\"", "\"Infinity\"", "true", "{}"] {
            assert!(serde_json::from_str::<Double>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn values_can_be_calculated_with() {
        assert!((serde_json::from_str::<Decimal>("\"1.50\"").unwrap().to_f64() - 1.5).abs() < f64::EPSILON);
        assert_eq!(i64::from(serde_json::from_str::<Int64>("\"7\"").unwrap()), 7);
        assert!(serde_json::from_str::<Double>("\"NaN\"").unwrap().get().is_nan());
        assert_eq!(serde_json::to_string(&Double::from(f64::INFINITY)).unwrap(), "\"INF\"");
        assert_eq!(serde_json::to_string(&Single::from(0.1)).unwrap(), "0.1");
        assert_eq!(serde_json::from_str::<Double>("\"-INF\"").unwrap(), Double::from(f64::NEG_INFINITY));
        assert_eq!(serde_json::to_string(&Double::from(f64::NEG_INFINITY)).unwrap(), "\"-INF\"");
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        assert_eq!(Double::from(1.5), serde_json::from_str("1.5").unwrap());
        assert_eq!(Int64::from(5), serde_json::from_str("\"5\"").unwrap());
        assert!(Int64::from(4) < serde_json::from_str("\"5\"").unwrap());
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        for (one, other) in
            [("1.50", "1.5"), ("150", "1.5e2"), ("0.015", "1.5E-2"), ("-0", "0.00"), ("+7", "7"), ("NaN", "NaN")]
        {
            assert_eq!(decimal(one), decimal(other));
        }
        assert_ne!(decimal("1e99999999999999999999"), decimal("1e-99999999999999999999"));
        for (one, other) in [("1.5", "-1.5"), ("15", "1.5"), ("1", "10"), ("INF", "-INF"), ("0", "1")] {
            assert_ne!(decimal(one), decimal(other));
        }
    }

    #[test]
    fn decimals_are_built_as_numbers_where_that_keeps_them() {
        let written = |value: &Decimal| serde_json::to_string(value).unwrap();
        assert_eq!(written(&"12.5".parse().unwrap()), "12.5");
        assert_eq!(written(&"12.5".parse::<Decimal>().unwrap().into_text()), "\"12.5\"");
        assert_eq!(written(&Decimal::from(7)), "7");
        assert_eq!(written(&"INF".parse().unwrap()), "\"INF\"");
    }
}
