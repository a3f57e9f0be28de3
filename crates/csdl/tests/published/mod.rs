//! Published data, which is not part of this repository.

use std::io::Write;
use std::path::PathBuf;

use odata_csdl::Source;

/// A published text, or nothing if the data is not there, which is then said.
pub(crate) fn published(name: &str) -> Option<Source> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("LCW_TEST_DATA").map_or(beside, PathBuf::from);
    let path = folder.join(name);
    if !folder.exists() {
        // Written past the capture of the test harness, which would hide it.
        let _ = writeln!(std::io::stderr(), "skipped {name}: there is no test data at {}", folder.display());
        return None;
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = name.rsplit('/').next().unwrap_or(name);
    Some(Source::new(name, text))
}
