//! The search for names that may have been meant.

use std::fmt::Write;

pub(crate) use odata_types::nearest as closest;

/// How many names are suggested.
const MOST: usize = 3;

/// A question for the qualified names that were probably meant, to be added to a message: the nearest one, or else those whose
/// last part is the last part of the name, or near it; nothing if there are none.
///
/// ```
/// use odata_csdl::did_you_mean;
///
/// let known = ["TripPin.Person", "TripPin.Trip", "club.Person"];
/// assert_eq!(did_you_mean("TripPin.Tripp", &known), "; did you mean `TripPin.Trip`?");
/// assert_eq!(did_you_mean("person", &known), "; did you mean `TripPin.Person` or `club.Person`?");
/// assert_eq!(did_you_mean("Journey.Prson", &known), "; did you mean `TripPin.Person` or `club.Person`?");
/// assert_eq!(did_you_mean("TripPin.Flight", &known), "");
/// ```
#[must_use]
pub fn did_you_mean(name: &str, known: &[impl AsRef<str>]) -> String {
    // A property is named with its type, `TripPin.Person/Friends`, or without it.
    let separators: &[char] = if name.contains('/') { &['.'] } else { &['.', '/'] };
    let last = |name: &str| name.rsplit(separators).next().unwrap_or_default().to_lowercase();
    let all = || known.iter().map(AsRef::as_ref);
    let meant: Vec<&str> = if let Some(nearest) = closest(name, all()) {
        vec![nearest]
    } else {
        let lasts: Vec<String> = all().map(last).collect();
        let meant = closest(&last(name), lasts.iter().map(String::as_str));
        all().zip(&lasts).filter(|(_, last)| meant == Some(last.as_str())).map(|(name, _)| name).take(MOST).collect()
    };
    let mut text = String::new();
    for (index, name) in meant.iter().enumerate() {
        let before = match index {
            0 => "; did you mean ",
            _ if index + 1 == meant.len() => " or ",
            _ => ", ",
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{before}`{name}`");
    }
    text.push_str(if meant.is_empty() { "" } else { "?" });
    text
}
