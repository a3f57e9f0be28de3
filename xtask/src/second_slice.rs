//! The code of the crate `second-slice`: the part of `cargo xtask codegen` behind the models.

use odata_codegen::Builder;

/// Its slices, and the modules that hold them.
const SLICES: [(&str, &str); 2] = [("library", "generated"), ("directory", "directory")];

/// The schemas are in the crate itself.
pub(crate) fn builders() -> [Builder; 2] {
    let folder = crate::root().join("crates/second-slice");
    SLICES.map(|(schemas, module)| {
        Builder::new()
            .schemas(folder.join("schemas").join(schemas))
            .out(folder.join("src").join(module))
            .json_schema(true)
            .strict(true)
    })
}
