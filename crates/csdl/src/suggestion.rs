//! The search for names that may have been meant.

pub(crate) use odata_types::nearest as closest;
