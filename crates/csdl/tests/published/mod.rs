//! Published documents as sources.

use odata_csdl::Source;

/// A published text, or `None` if there is no published data.
pub(crate) fn published(name: &str) -> Option<Source> {
    let text = published_data::text(name)?;
    Some(Source::new(name.rsplit('/').next().unwrap_or(name), text))
}
