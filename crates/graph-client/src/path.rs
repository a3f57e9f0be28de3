//! Documented paths: their fixed segments and their placeholders.

use crate::Id;

/// A segment of a documented path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment {
    /// A name.
    Fixed(&'static str),
    /// A placeholder for an id.
    Id,
}

fn segments(path: &'static str) -> impl Iterator<Item = Segment> {
    let segment = |text: &'static str| if text.starts_with('{') { Segment::Id } else { Segment::Fixed(text) };
    path.trim_start_matches('/').split('/').map(segment)
}

/// The documented path with ids in the order of its placeholders. If their number is wrong, returns the right one.
pub(crate) fn fill(path: &'static str, ids: &[&Id]) -> Result<String, usize> {
    let expected = segments(path).filter(|segment| *segment == Segment::Id).count();
    if expected != ids.len() {
        return Err(expected);
    }
    let mut ids = ids.iter();
    let mut filled = String::with_capacity(path.len());
    for segment in segments(path) {
        filled.push('/');
        match segment {
            Segment::Fixed(name) => filled.push_str(name),
            Segment::Id => filled.push_str(&ids.next().ok_or(expected)?.segment()),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_fill_in_the_placeholders_in_order() {
        let (a, b) = (Id::new("a/b").unwrap(), Id::new("c").unwrap());
        assert_eq!(fill("/x/{x-id}/y/{y}/z", &[&a, &b]), Ok("/x/a%2Fb/y/c/z".to_owned()));
        assert_eq!(fill("/x/{x-id}/y/{y}/z", &[&a]), Err(2));
        assert_eq!(fill("/x", &[&a]), Err(0));
        assert_eq!(fill("/x", &[]), Ok("/x".to_owned()));
    }
}
