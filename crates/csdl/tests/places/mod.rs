//! Comparing what differs in nothing but places.

use std::fmt::Debug;

/// The value as text, without its places, but otherwise everything of it.
pub(crate) fn without_places(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    let mut rest = text.as_str();
    let mut kept = String::new();
    while let Some((before, place)) = rest.split_once("Place {") {
        kept.push_str(before);
        // A place holds one structure in itself: the number of its source comes in parentheses.
        rest = place.split_once('}').map_or("", |(_, behind)| behind);
    }
    kept + rest
}
