//! Reading `odata.toml`: settings, or faults with places in the text.

use odata_codegen::{Builder, Error};

use crate::places;

/// Tries a text.
pub(crate) fn run(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match Builder::from_toml(text) {
        Ok(_) => {}
        Err(Error::Code(faults)) => {
            for fault in faults.as_slice() {
                assert_eq!(fault.path, "odata.toml", "{fault}");
                assert!(places::has(text, fault.line, fault.column), "{fault}");
            }
        }
        Err(other) => panic!("a text alone can have faults alone: {other}"),
    }
}
