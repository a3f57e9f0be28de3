//! The code of the crate `second-slice`: the part of `cargo xtask codegen` behind the models.

use crate::codegen;

/// Writes or compares the second slice, which belongs to the workspace; other folders have none.
///
/// Its schema stands in its own crate, and its vocabularies are those of the workspace.
pub(crate) fn run(options: &codegen::Options) -> Result<(), String> {
    let root = crate::root();
    let workspace = codegen::Options::of_workspace(&root);
    if options.schemas != workspace.schemas || options.out != workspace.out {
        return Ok(());
    }
    let folder = root.join("crates/second-slice");
    let own =
        codegen::Options { schemas: folder.join("schemas"), out: folder.join("src/generated"), ..options.clone() };
    let mut sources = codegen::schemas(&own.schemas)?;
    sources.extend(codegen::vocabularies(&workspace.schemas)?);
    codegen::run_on(&own, &sources)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_slice_is_what_its_schema_says() {
        let options = codegen::Options { check: true, ..codegen::Options::of_workspace(&crate::root()) };
        run(&options).unwrap_or_else(|report| panic!("{report}"));
    }
}
