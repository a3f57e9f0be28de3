//! Names that may have been meant: the one search for them, under the name that this crate uses.

pub(crate) use odata_types::nearest as closest;
