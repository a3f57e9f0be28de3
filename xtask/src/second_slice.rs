//! The code of the crate `second-slice`: the part of `cargo xtask codegen` behind the models.

use odata_codegen::Builder;

/// Its schema is in its own crate, and its vocabularies are those of the workspace.
pub(crate) fn builder() -> Builder {
    let root = crate::root();
    let folder = root.join("crates/second-slice");
    Builder::new()
        .schemas(folder.join("schemas"))
        .vocabularies(root.join("schemas/vocabularies"))
        .out(folder.join("src/generated"))
        .json_schema(true)
        .strict(true)
}
