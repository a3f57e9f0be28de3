//! Paths after the API version: as schemas document them, and as requests have them.

mod segment;
mod template;

pub use segment::{PathSegment, SegmentError, encode_segment, path_segments};
pub use template::{KeyCountError, PathMismatch, PathTemplate, TemplateSegment};
