//! Parsing of fault plans.

use std::fmt;
use std::str::FromStr;

use graph_validation::shown_safely;

use super::{Amount, Fault, Faults, Item, Only};

/// The statuses that mean that nothing was carried out.
const REFUSED: [u16; 2] = [429, 503];

/// The statuses that leave it open whether the request was carried out.
const UNSURE: [u16; 3] = [500, 502, 504];

const FAULTS: &str = "`429`, `503`, `500`, `502`, `504`, `drop`, `500-after`, `502-after`, `504-after` or `drop-after`";

/// The text is not a plan of [`Faults`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFaultsError {
    message: String,
}

impl ParseFaultsError {
    fn new(message: String) -> Self {
        Self { message }
    }

    pub(super) fn too_likely(total: f64) -> Self {
        Self::new(format!("the probabilities add up to {total}%; expected at most 100%"))
    }
}

impl fmt::Display for ParseFaultsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseFaultsError {}

impl FromStr for Faults {
    type Err = ParseFaultsError;

    fn from_str(text: &str) -> Result<Self, ParseFaultsError> {
        let mut faults = Self::default();
        for item in text.split(',').map(str::trim) {
            let Some((name, value)) = item.split_once('=') else {
                let found = if item.is_empty() { "an item is empty".to_owned() } else { no_value(item) };
                return Err(ParseFaultsError::new(format!(
                    "{found}; expected such as `429=2`, `503=5%` or `delay=200ms`"
                )));
            };
            let (name, value) = (name.trim(), value.trim());
            match name {
                "delay" => once(&mut faults.delay, name, duration(value)?)?,
                "retry-after" => once(&mut faults.retry_after, name, seconds(value)?)?,
                "on" => once(&mut faults.only, name, only(value)?)?,
                _ => faults.items.push(Item { fault: fault(name)?, amount: amount(name, value)? }),
            }
        }
        faults.checked()
    }
}

fn no_value(item: &str) -> String {
    format!("`{}` has no amount", shown_safely(item))
}

fn once<T>(place: &mut Option<T>, name: &str, value: T) -> Result<(), ParseFaultsError> {
    match place.replace(value) {
        Some(_) => Err(ParseFaultsError::new(format!("`{name}` occurs twice; expected it once"))),
        None => Ok(()),
    }
}

fn wrong<T>(what: &str, value: &str, expected: &str) -> Result<T, ParseFaultsError> {
    Err(ParseFaultsError::new(format!("{what} `{}`; expected {expected}", shown_safely(value))))
}

fn duration(value: &str) -> Result<std::time::Duration, ParseFaultsError> {
    humantime::parse_duration(value).or_else(|_| wrong("invalid time", value, "such as `200ms` or `2s`"))
}

fn seconds(value: &str) -> Result<u32, ParseFaultsError> {
    value.parse().or_else(|_| wrong("invalid number of seconds", value, "such as `0` or `2`"))
}

fn only(value: &str) -> Result<Only, ParseFaultsError> {
    match value {
        "writes" => Ok(Only::Writes),
        "reads" => Ok(Only::Reads),
        _ => wrong("unknown kind of requests", value, "`writes` or `reads`"),
    }
}

fn fault(name: &str) -> Result<Fault, ParseFaultsError> {
    let (what, is_after) = name.strip_suffix("-after").map_or((name, false), |what| (what, true));
    if what == "drop" {
        return Ok(Fault { status: None, is_after });
    }
    let status = what.parse::<u16>().ok();
    match status {
        Some(status) if UNSURE.contains(&status) => Ok(Fault { status: Some(status), is_after }),
        Some(status) if REFUSED.contains(&status) && !is_after => Ok(Fault { status: Some(status), is_after }),
        // Clients rely on these two statuses meaning that nothing was carried out.
        Some(status) if REFUSED.contains(&status) => Err(ParseFaultsError::new(format!(
            "`{status}` means that nothing was carried out, so that `{status}-after` does not exist; expected {FAULTS}"
        ))),
        _ => wrong("unknown fault", name, &format!("{FAULTS}, or `delay`, `retry-after` or `on`")),
    }
}

fn amount(name: &str, value: &str) -> Result<Amount, ParseFaultsError> {
    let is_percent = |percent: &f64| (0.0..=100.0).contains(percent);
    let amount = match value.strip_suffix('%') {
        Some(percent) => percent.trim_end().parse().ok().filter(is_percent).map(Amount::Percent),
        None => value.parse().ok().map(Amount::Count),
    };
    let expected = "a number of requests such as `2`, or a probability from `0%` to `100%`";
    amount.map_or_else(|| wrong(&format!("invalid amount of `{name}`"), value, expected), Ok)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn errors_name_what_is_expected() {
        let texts = [
            "",
            "429",
            "429=",
            "429=-1",
            "429=2,",
            "503=101%",
            "503=x%",
            "503=nan%",
            "503=60%,drop=50%",
            "teapot=1",
            "418=1",
            "429-after=1",
            "drop-before=1",
            "delay=5",
            "delay=1s,delay=2s",
            "retry-after=1s",
            "on=actions",
        ];
        let errors = texts.map(|text| match text.parse::<Faults>() {
            Ok(faults) => panic!("{text} is {faults}"),
            Err(error) => format!("{text:?}: {error}"),
        });
        insta::assert_snapshot!("faults_errors", errors.join("\n"));
    }

    #[test]
    fn plans_are_merged() {
        let plan = |text: &str| text.parse::<Faults>().unwrap();
        let both = plan("429=1,delay=1s").and(plan("drop=5%,delay=200ms,on=writes")).unwrap();
        assert_eq!(both.to_string(), "429=1,drop=5%,delay=200ms,on=writes");
        assert!(plan("drop=60%").and(plan("503=60%")).is_err());
    }

    proptest! {
        #[test]
        fn a_plan_is_written_as_it_is_read(
            text in "((429|503|504-after|drop|drop-after)=[0-9]{1,2}(\\.[0-9])?%?,){0,4}(delay=[1-9]ms|on=reads)",
        ) {
            if let Ok(faults) = text.parse::<Faults>() {
                prop_assert_eq!(faults.to_string().parse::<Faults>(), Ok(faults));
            }
        }

        #[test]
        fn no_text_causes_a_panic(text in any::<String>()) {
            let _ = text.parse::<Faults>();
        }
    }
}
