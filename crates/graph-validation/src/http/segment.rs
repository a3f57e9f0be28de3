//! The segments of a request's path as places in its target.

use std::ops::Range;

use odata_types::path::{PathSegment, path_segments};

use crate::placeholder::is_placeholder;

/// The segments of the path of a target; ranges are those of the target.
pub(super) fn segments(target: &str, path: Range<usize>) -> Vec<PathSegment<'_>> {
    let mut segments = path_segments(target.get(path.clone()).unwrap_or_default());
    for segment in &mut segments {
        segment.range = segment.range.start + path.start..segment.range.end + path.start;
    }
    segments
}

/// Whether a segment is a placeholder.
pub(super) fn is_placeholder_segment(segment: &PathSegment<'_>) -> bool {
    is_placeholder(segment.name()) || (segment.name() != segment.text && is_placeholder(segment.text))
}
