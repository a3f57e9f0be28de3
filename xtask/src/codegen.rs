//! `cargo xtask codegen`: schemas to models.

use std::fs;
use std::path::{Path, PathBuf};

use odata_csdl::Source;

use crate::files;

/// What to generate from, and where to.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The folder of the schemas.
    pub(crate) schemas: PathBuf,
    /// The folder that holds generated files and nothing else.
    pub(crate) out: PathBuf,
    /// Whether to compare instead of to write.
    pub(crate) check: bool,
}

impl Options {
    /// From the schemas of the workspace to its models.
    pub(crate) fn of_workspace(root: &Path) -> Self {
        Self { schemas: root.join("schemas"), out: root.join("crates/models/src/generated"), check: false }
    }
}

/// Generates, then writes or compares.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let (files, notes) = generate(&sources(&options.schemas)?)?;
    for note in notes {
        eprintln!("note: {note}");
    }
    if options.check {
        let report = files::compare(&options.out, &files)?;
        if report.is_empty() {
            Ok(())
        } else {
            Err(format!("{report}\nrun `cargo xtask codegen` and commit what it writes"))
        }
    } else {
        files::write(&options.out, &files)
    }
}

/// The files by name, and what should not pass in silence.
type Output = (Vec<(String, String)>, Vec<String>);

fn generate(sources: &[Source]) -> Result<Output, String> {
    let model = odata_csdl::load(sources).map_err(|faults| faults.to_string())?;
    let generated = odata_codegen::generate(&model, sources).map_err(|faults| faults.to_string())?;
    let renamed = generated.renamed.iter();
    let renamed = renamed.map(|it| format!("`{}` is `{}` in Rust, as its own name is taken", it.element, it.name));
    let undecoded = model.undecoded.iter();
    let undecoded = undecoded.map(|it| format!("nothing is generated from `{}` of `{}`", it.term, it.target));
    let files = generated.files.into_iter().map(|file| (file.path, file.text)).collect();
    Ok((files, renamed.chain(undecoded).collect()))
}

/// Reads the schemas of a folder in order of their names, and the vocabularies beside them.
fn sources(folder: &Path) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    for path in documents(folder)? {
        sources.push(Source::new(shown(&path), text(&path)?));
    }
    let vocabularies = folder.join("vocabularies");
    if vocabularies.is_dir() {
        for path in documents(&vocabularies)? {
            sources.push(Source::vocabulary(shown(&path), text(&path)?));
        }
    }
    if sources.is_empty() {
        return Err(format!("{}: there is no schema here: expected CSDL documents, `*.json`", folder.display()));
    }
    Ok(sources)
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| files::failed("read", folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| files::failed("read", folder, &error))?.path();
        if path.is_file() && path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| files::failed("read", path, &error))
}

/// The path as it is printed: from the root of the workspace, where it is below that, with `/` on every system.
fn shown(path: &Path) -> String {
    let shown = path.strip_prefix(crate::root()).unwrap_or(path);
    shown.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn workspace() -> Options {
        Options::of_workspace(&crate::root())
    }

    /// The sources of the workspace, with one text in them replaced.
    fn changed(path: &str, from: &str, to: &str) -> Vec<Source> {
        let mut sources = sources(&workspace().schemas).unwrap();
        let source = sources.iter_mut().find(|source| source.path.ends_with(path)).unwrap();
        assert_eq!(source.text.matches(from).count(), 1, "{from}");
        source.text = source.text.replace(from, to);
        sources
    }

    fn generated(sources: &[Source]) -> String {
        let (files, notes) = generate(sources).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(notes, Vec::<String>::new());
        files.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn the_models_are_what_the_schemas_say() {
        run(&Options { check: true, ..workspace() }).unwrap_or_else(|report| panic!("{report}"));
    }

    #[test]
    fn the_order_of_files_does_not_matter() {
        let mut sources = sources(&workspace().schemas).unwrap();
        let forward = generated(&sources);
        sources.reverse();
        assert_eq!(generated(&sources), forward);
    }

    #[test]
    fn a_limit_in_the_schema_is_a_limit_in_the_models() {
        let from = "\"@Validation.MaxItems\": 1";
        let text = generated(&changed("identityGovernance.json", from, "\"@Validation.MaxItems\": 2"));
        assert!(text.contains("max_items: Some(2)") && !text.contains("max_items: Some(1)"));
    }

    #[test]
    fn a_second_derived_type_is_a_second_variant() {
        let added = "\"cancelAllScope\": { \"$Kind\": \"ComplexType\", \"$BaseType\": \"microsoft.graph.identityGovernance.cancelScope\" },";
        let text = generated(&changed(
            "identityGovernance.json",
            "\"cancelRunsScope\": {",
            &format!("{added}\"cancelRunsScope\": {{"),
        ));
        assert!(text.contains("    CancelAllScope(CancelAllScope),\n"));
        assert!(text.contains("    CancelRunsScope(CancelRunsScope),\n"));
    }

    #[test]
    fn a_fault_has_its_place() {
        let sources =
            changed("identityGovernance.json", "\"@Validation.MaxItems\": 1", "\"@Validation.MaxItems\": \"one\"");
        insta::assert_snapshot!("fault_in_a_schema", generate(&sources).unwrap_err());
    }

    #[test]
    fn a_folder_without_schemas_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(sources(folder.path()).unwrap_err().contains("there is no schema here"));
        assert!(sources(&folder.path().join("none")).unwrap_err().contains("cannot read this"));
    }

    /// The published data for tests, or nothing where it is not at hand.
    fn test_data() -> Option<PathBuf> {
        let given = std::env::var_os("LCW_TEST_DATA").map(PathBuf::from);
        given.or_else(|| Some(crate::root().join("../shared/data"))).filter(|folder| folder.is_dir())
    }

    #[test]
    fn the_schemas_hold_against_the_json_schema_of_csdl() {
        let Some(data) = test_data() else {
            eprintln!("skipped: the published JSON schema of CSDL is not at hand");
            return;
        };
        let schema: Value = serde_json::from_str(&text(&data.join("oasis/csdl.schema.json")).unwrap()).unwrap();
        // Its pattern for names is large, as it lists classes of characters 128 times.
        let patterns = jsonschema::PatternOptions::fancy_regex().size_limit(1 << 28);
        let validator = jsonschema::options().with_pattern_options(patterns).build(&schema).unwrap();
        let sources = sources(&workspace().schemas).unwrap();
        assert_eq!(sources.len(), 3);
        for source in sources {
            let document: Value = serde_json::from_str(&source.text).unwrap();
            let faults: Vec<_> =
                validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
            assert_eq!(faults, Vec::<String>::new(), "{}", source.path);
        }
    }
}
