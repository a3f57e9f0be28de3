//! `cargo xtask import`: published metadata to schemas.

pub(crate) mod notes;
mod printout;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use odata_csdl::document::Document;
use odata_csdl::slice::{Request, Slice, slice};
use odata_csdl::{Leniency, Read, Source, read, write_json};

use crate::files;

/// The name of standard input among the files of the metadata.
const STANDARD_INPUT: &str = "-";

/// What to import, and where to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The files of the metadata; `-` is standard input. Together they are one model.
    pub(crate) metadata: Vec<PathBuf>,
    /// The part of the model.
    pub(crate) request: Request,
    /// The elements whose presence is to be explained.
    pub(crate) explain: Vec<String>,
    /// The folder of the schemas.
    pub(crate) out: PathBuf,
    /// Whether every leniency is an error.
    pub(crate) strict: bool,
    /// Whether all notes are printed instead of a few examples of each cause.
    pub(crate) all_notes: bool,
}

/// Imports, and prints what is kept and what is left out. A run that fails writes nothing.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let strictness = odata_csdl::Options { strict: options.strict };
    let (sources, Read { documents, tolerated }) = metadata(&options.metadata, strictness)?;
    if options.strict {
        strictness.resolve(&sources, &documents).map_err(|faults| faults.to_string())?;
    }
    let slice = slice(&sources, &documents, &options.request).map_err(|refusal| refusal.to_string())?;
    let explanations = explain(&slice, &options.explain)?;
    let existing = Existing::read(&options.out, &documents)?;
    let merged = slice.merged_with(&existing.documents);
    write(&options.out, &merged.documents, &existing.paths)?;
    print!("{}", printout::printout(&slice, &merged, &documents));
    let mut tolerated: Vec<_> = tolerated.iter().chain(slice.tolerated()).collect();
    tolerated.sort();
    print!("{}", notes::summary(&tolerated, options.all_notes));
    print!("{explanations}");
    Ok(())
}

/// Reads metadata: the texts, and the documents in them.
pub(crate) fn metadata(paths: &[PathBuf], options: odata_csdl::Options) -> Result<(Vec<Source>, Read), String> {
    metadata_with(paths, options, &mut std::io::stdin().lock())
}

fn metadata_with(
    paths: &[PathBuf],
    options: odata_csdl::Options,
    standard_input: &mut dyn std::io::Read,
) -> Result<(Vec<Source>, Read), String> {
    let is_standard_input = |path: &&PathBuf| path.as_os_str() == STANDARD_INPUT;
    if paths.iter().filter(is_standard_input).count() > 1 {
        return Err("standard input can only be read once, but `--metadata -` is given twice".to_owned());
    }
    let sources = paths.iter().map(|path| {
        if !is_standard_input(&path) {
            return source(path);
        }
        let mut bytes = Vec::new();
        let read = standard_input.read_to_end(&mut bytes);
        read.map_err(|error| format!("cannot read standard input: {error}"))?;
        Source::decode("<stdin>", bytes).map_err(|faults| faults.to_string())
    });
    // Each file that cannot be read is reported.
    let mut read = Vec::new();
    let mut failed = Vec::new();
    for source in sources {
        match source {
            Ok(source) => read.push(source),
            Err(message) => failed.push(message),
        }
    }
    if !failed.is_empty() {
        return Err(failed.join("\n"));
    }
    let documents = options.read(&read).map_err(|faults| faults.to_string())?;
    Ok((read, documents))
}

/// What has brought the named elements in.
fn explain(slice: &Slice<'_>, names: &[String]) -> Result<String, String> {
    let mut lines = Vec::new();
    let mut unknown = Vec::new();
    for name in names {
        let chains = slice.explain(name);
        if chains.is_empty() && slice.is_declared(name) {
            lines.push(format!("{name} is not in the slice\n"));
        } else if chains.is_empty() {
            unknown.push(format!("the metadata does not declare `{name}`, so nothing can be explained"));
        }
        lines.extend(chains.into_iter().map(|chain| chain.join("\n  ") + "\n"));
    }
    if unknown.is_empty() { Ok(lines.concat()) } else { Err(unknown.join("\n")) }
}

fn source(path: &Path) -> Result<Source, String> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let size = fs::metadata(path).map_err(|error| files::failed("read", path, &error))?.len();
    if u32::try_from(size).is_err() {
        return Err(format!("{shown}: the file is longer than 4 GiB, the most that is read of one source"));
    }
    let bytes = fs::read(path).map_err(|error| files::failed("read", path, &error))?;
    Source::decode(shown, bytes).map_err(|faults| faults.to_string())
}

/// The documents of an earlier import.
struct Existing {
    documents: Vec<Document>,
    paths: BTreeSet<PathBuf>,
}

impl Existing {
    /// Reads those files of a folder that are named after a namespace of the metadata. No other file is touched.
    fn read(folder: &Path, metadata: &[Document]) -> Result<Self, String> {
        let schemas = metadata.iter().flat_map(|document| &document.schemas);
        let mut paths = BTreeSet::new();
        let mut sources = Vec::new();
        for namespace in schemas.map(|schema| &schema.namespace.value) {
            for number in 0..2 {
                let path = folder.join(file_name(namespace, number));
                if path.is_file() && paths.insert(path.clone()) {
                    sources.push(source(&path)?);
                }
            }
        }
        let Read { documents, tolerated } = read(&sources).map_err(|faults| faults.to_string())?;
        // What is written there by hand must not get lost.
        let lost: Vec<String> = tolerated
            .iter()
            .filter(|fault| fault.leniency == Some(Leniency::Annotation))
            .map(|fault| format!("{fault}\n  the next import would leave this annotation out: mend or remove it"))
            .collect();
        if lost.is_empty() { Ok(Self { documents, paths }) } else { Err(lost.join("\n")) }
    }
}

/// The name of the file of a namespace, or of the second one with the operations that share their names with types.
fn file_name(namespace: &str, number: usize) -> String {
    if number == 0 { format!("{namespace}.json") } else { format!("{namespace}-operations.json") }
}

/// Writes the files that differ, and removes those of which nothing is left.
fn write(folder: &Path, documents: &[Document], existing: &BTreeSet<PathBuf>) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| files::failed("make", folder, &error))?;
    let mut written = BTreeSet::new();
    for document in documents {
        let Some(schema) = document.schemas.first() else { continue };
        for (number, text) in write_json(document).into_iter().enumerate() {
            let path = folder.join(file_name(&schema.namespace.value, number));
            if !fs::read_to_string(&path).is_ok_and(|old| old == text) {
                fs::write(&path, text).map_err(|error| files::failed("write", &path, &error))?;
                println!("wrote {}", path.display());
            }
            written.insert(path);
        }
    }
    for path in existing.difference(&written) {
        fs::remove_file(path).map_err(|error| files::failed("remove", path, &error))?;
        println!("removed {}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen;

    const METADATA: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="example.store" Alias="store" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="color"><Member Name="red" /><Member Name="blue" /></EnumType>
      <ComplexType Name="image"><Property Name="color" Type="store.color" /></ComplexType>
      <Action Name="image"><Parameter Name="it" Type="store.image" /></Action>
    </Schema>
    <Schema Namespace="example.other" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <ComplexType Name="box"><Property Name="image" Type="store.image" /></ComplexType>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>"#;

    /// Options to import a text.
    fn options_for(folder: &Path, text: &str) -> Options {
        let metadata = folder.join("metadata.xml");
        fs::write(&metadata, text).unwrap();
        Options { metadata: vec![metadata], out: folder.join("out"), ..Options::default() }
    }

    fn options(folder: &Path, roots: &[&str]) -> Options {
        let request = Request { roots: roots.iter().map(ToString::to_string).collect(), ..Request::default() };
        Options { request, ..options_for(folder, METADATA) }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn is_json(path: &Path) -> bool {
        path.extension().is_some_and(|extension| extension == "json")
    }

    #[test]
    fn files_come_and_go_with_the_slice_and_foreign_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        let all = options(folder.path(), &[]);
        fs::create_dir_all(&all.out).unwrap();
        fs::write(all.out.join("own.json"), "not even JSON").unwrap();
        run(&all).unwrap();
        let everything = ["example.other.json", "example.store-operations.json", "example.store.json", "own.json"];
        assert_eq!(names(&all.out), everything);
        run(&options(folder.path(), &["example.store.color"])).unwrap();
        assert_eq!(names(&all.out), ["example.store.json", "own.json"]);
    }

    #[test]
    fn what_is_written_by_hand_stays() {
        let folder = tempfile::tempdir().unwrap();
        let options = options(folder.path(), &["example.store"]);
        run(&options).unwrap();
        let path = options.out.join("example.store.json");
        let by_hand = fs::read_to_string(&path)
            .unwrap()
            .replace("\"red\": 0", "\"red\": 0,\n      \"red@Org.OData.Core.V1.Description\": \"The color of blood\"");
        fs::write(&path, &by_hand).unwrap();
        run(&options).unwrap();
        let after = fs::read_to_string(&path).unwrap();
        assert!(after.contains("\"red@Core.Description\": \"The color of blood\""), "{after}");
        run(&options).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), after);
    }

    #[test]
    fn an_import_can_be_generated_from() {
        let folder = tempfile::tempdir().unwrap();
        let options = options(folder.path(), &[]);
        run(&options).unwrap();
        let out = folder.path().join("generated");
        let of_workspace = codegen::Options::of_workspace(&crate::root());
        codegen::run(&codegen::Options { schemas: options.out, out: out.clone(), ..of_workspace }).unwrap();
        assert!(out.join("mod.rs").is_file());
    }

    #[test]
    fn faults_and_unknown_names_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut options = options(folder.path(), &["example.store.colour"]);
        assert!(run(&options).unwrap_err().contains("did you mean `example.store.color`?"));
        options.request.roots.clear();
        options.explain.push("example.nothing".to_owned());
        assert!(run(&options).unwrap_err().contains("does not declare `example.nothing`"));
        assert!(!options.out.exists());
        fs::write(&options.metadata[0], &METADATA[..200]).unwrap();
        assert!(run(&options).unwrap_err().contains("error[malformed-xml]"));
        fs::remove_file(&options.metadata[0]).unwrap();
        options.metadata.push(folder.path().join("other.xml"));
        let message = run(&options).unwrap_err();
        assert_eq!(message.matches("cannot read this").count(), 2, "{message}");
    }

    const EDMX: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">"#;
    const SCHEMA: &str = r#"xmlns="http://docs.oasis-open.org/odata/ns/edm""#;

    #[test]
    fn several_documents_are_one_model() {
        let folder = tempfile::tempdir().unwrap();
        let user = format!(
            r#"{EDMX}<edmx:Reference Uri="base.xml"><edmx:Include Namespace="example.base" Alias="b" /></edmx:Reference>
            <edmx:DataServices><Schema Namespace="example" {SCHEMA}><ComplexType Name="row" BaseType="b.row">
            <Annotation Term="b.note" /></ComplexType></Schema></edmx:DataServices></edmx:Edmx>"#
        );
        let mut options = options_for(folder.path(), &user);
        let message = run(&options).unwrap_err();
        assert!(message.contains("error[missing-document]") && message.contains("`base.xml`"), "{message}");
        let base = format!(
            r#"{EDMX}<edmx:DataServices><Schema Namespace="example.base" {SCHEMA}><Term Name="note" Type="Edm.String" />
            <ComplexType Name="row"><Property Name="a" Type="Edm.String" /></ComplexType></Schema></edmx:DataServices></edmx:Edmx>"#
        );
        options.metadata.push(folder.path().join("base.xml"));
        fs::write(&options.metadata[1], base).unwrap();
        for _ in 0..2 {
            run(&options).unwrap();
            assert_eq!(names(&options.out), ["example.base.json", "example.json"]);
            let text = fs::read_to_string(options.out.join("example.json")).unwrap();
            assert!(text.contains("\"@b.note\": null"), "{text}");
            options.metadata.reverse();
        }
    }

    #[test]
    fn standard_input_is_one_of_the_documents() {
        let folder = tempfile::tempdir().unwrap();
        let file = options_for(folder.path(), METADATA).metadata;
        let text = format!(r#"<Schema Namespace="example.piped" {SCHEMA} />"#);
        let mixed = [file, vec!["-".into()]].concat();
        let options = odata_csdl::Options::default();
        let (sources, read) = metadata_with(&mixed, options, &mut text.as_bytes()).unwrap();
        assert_eq!((sources[1].path.as_str(), read.documents.len()), ("<stdin>", 2));
        assert_eq!(read.documents[1].schemas[0].namespace.value, "example.piped");
        let invalid = metadata_with(&mixed, options, &mut &b"\xFF"[..]).unwrap_err();
        assert!(invalid.starts_with("<stdin>:1:1: error[wrong-encoding]"), "{invalid}");
        let twice = metadata_with(&["-".into(), "-".into()], options, &mut text.as_bytes()).unwrap_err();
        assert!(twice.contains("standard input can only be read once"), "{twice}");
    }

    #[test]
    fn a_strict_import_refuses_what_is_read_leniently_otherwise() {
        // The first is found by the reader, the second only when names are bound.
        let faults = [
            r#"<ComplexType Name="row"><Property Name="a" Type="Edm.String" ConcurrencyMode="Fixed" /></ComplexType>"#,
            r#"<ComplexType Name="row" /><Annotations Target="example.none"><Annotation Term="example.a" /></Annotations>"#,
        ];
        for (elements, code) in faults.into_iter().zip(["unexpected-attribute", "unresolved-name"]) {
            let folder = tempfile::tempdir().unwrap();
            let text = format!(
                r#"{EDMX}<edmx:DataServices><Schema Namespace="example" {SCHEMA}>{elements}</Schema></edmx:DataServices></edmx:Edmx>"#
            );
            let lenient = options_for(folder.path(), &text);
            let strict = Options { strict: true, ..lenient.clone() };
            assert!(run(&strict).unwrap_err().contains(&format!("error[{code}]")));
            assert!(!lenient.out.exists());
            run(&lenient).unwrap();
        }
    }

    /// What is left out is not in the new file, so it would be lost.
    #[test]
    fn a_faulty_annotation_that_is_written_by_hand_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let options = options(folder.path(), &["example.store"]);
        run(&options).unwrap();
        let path = options.out.join("example.store.json");
        let before = fs::read_to_string(&path).unwrap();
        let by_hand = before.replace("\"red\": 0", "\"red\": 0,\n      \"red@plain\": 1");
        fs::write(&path, &by_hand).unwrap();
        let message = run(&options).unwrap_err();
        assert!(
            message.contains("`plain` is not the qualified name") && message.contains("mend or remove"),
            "{message}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), by_hand);
    }

    #[test]
    fn an_import_of_nothing_but_annotations_says_why_it_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let text = format!(
            r#"{EDMX}<edmx:Reference Uri="v.xml"><edmx:Include Namespace="v" /></edmx:Reference><edmx:DataServices>
            <Schema Namespace="example" {SCHEMA}><Annotations Target="v.row/a"><Annotation Term="v.mark" /></Annotations>
            <Annotations Target="v.row"><Annotation Term="v.mark" /></Annotations></Schema></edmx:DataServices></edmx:Edmx>"#
        );
        let options = options_for(folder.path(), &text);
        run(&options).unwrap();
        assert_eq!(names(&options.out), [""; 0]);
        let read = metadata(&options.metadata, odata_csdl::Options::default()).unwrap();
        let slice = slice(&read.0, &read.1.documents, &options.request).unwrap();
        let merged = slice.merged_with(&[]);
        insta::assert_snapshot!(printout::printout(&slice, &merged, &read.1.documents));
    }

    /// The schemas of the workspace, read and written again, say the same.
    #[test]
    fn rewritten_schemas_generate_the_same_models() {
        let of_workspace = codegen::Options::of_workspace(&crate::root());
        let folder = tempfile::tempdir().unwrap();
        for part in ["", "vocabularies"] {
            let from = of_workspace.schemas.join(part);
            fs::create_dir_all(folder.path().join(part)).unwrap();
            for name in names(&from).into_iter().filter(|name| is_json(&from.join(name))) {
                let source = source(&from.join(&name)).unwrap();
                let documents = read(std::slice::from_ref(&source)).unwrap().documents;
                let texts = write_json(&documents[0]);
                let [text] = &texts[..] else { panic!("{name} has become {} texts", texts.len()) };
                let again = read(&[Source::new("again.json", text.as_str())]).unwrap().documents;
                assert_eq!(write_json(&again[0]), texts);
                fs::write(folder.path().join(part).join(name), text).unwrap();
            }
        }
        let schemas = folder.path().to_owned();
        codegen::run(&codegen::Options { schemas, check: true, ..of_workspace })
            .unwrap_or_else(|report| panic!("{report}"));
    }
}
