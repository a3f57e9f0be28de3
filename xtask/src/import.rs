//! `cargo xtask import`: published metadata to schemas.

mod printout;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use odata_csdl::document::Document;
use odata_csdl::slice::{Request, Slice, slice};
use odata_csdl::{Source, read, write_json};

use crate::files;

/// What to import, and where to.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The file of the metadata.
    pub(crate) metadata: PathBuf,
    /// What of it.
    pub(crate) request: Request,
    /// The elements whose presence is to be explained.
    pub(crate) explain: Vec<String>,
    /// The folder of the schemas.
    pub(crate) out: PathBuf,
}

/// Imports, and prints what is kept and what is not.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let (sources, documents) = metadata(&options.metadata)?;
    let slice = slice(&sources, &documents, &options.request).map_err(|refusal| refusal.to_string())?;
    let existing = Existing::read(&options.out, &documents)?;
    let merged = slice.merged_with(&existing.documents);
    write(&options.out, &merged.documents, &existing.paths)?;
    print!("{}", printout::printout(&slice, &merged));
    explain(&slice, &options.explain)
}

/// Reads metadata: its text, and what is written there.
pub(crate) fn metadata(path: &Path) -> Result<([Source; 1], Vec<Document>), String> {
    let sources = [source(path)?];
    let documents = read(&sources).map_err(|faults| faults.to_string())?;
    Ok((sources, documents))
}

fn explain(slice: &Slice<'_>, names: &[String]) -> Result<(), String> {
    let mut unknown = Vec::new();
    for name in names {
        let chains = slice.explain(name);
        if chains.is_empty() && slice.is_declared(name) {
            println!("{name} is not in the slice");
        } else if chains.is_empty() {
            unknown.push(format!("the metadata does not declare `{name}`, so nothing can be explained"));
        }
        for chain in chains {
            println!("{}", chain.join("\n  "));
        }
    }
    if unknown.is_empty() { Ok(()) } else { Err(unknown.join("\n")) }
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
    /// Reads those files of a folder that are called like a namespace of the metadata; all others are not touched.
    fn read(folder: &Path, metadata: &[Document]) -> Result<Self, String> {
        let schemas = metadata.iter().flat_map(|document| &document.schemas);
        let mut existing = Self { documents: Vec::new(), paths: BTreeSet::new() };
        let mut sources = Vec::new();
        for namespace in schemas.map(|schema| &schema.namespace.value) {
            for number in 0..2 {
                let path = folder.join(file_name(namespace, number));
                if path.is_file() && existing.paths.insert(path.clone()) {
                    sources.push(source(&path)?);
                }
            }
        }
        existing.documents = read(&sources).map_err(|faults| faults.to_string())?;
        Ok(existing)
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

    fn options(folder: &Path, roots: &[&str]) -> Options {
        let metadata = folder.join("metadata.xml");
        fs::write(&metadata, METADATA).unwrap();
        let request = Request { roots: roots.iter().map(ToString::to_string).collect(), ..Request::default() };
        Options { metadata, request, explain: Vec::new(), out: folder.join("out") }
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
        fs::write(&options.metadata, &METADATA[..200]).unwrap();
        assert!(run(&options).unwrap_err().contains("error[malformed-xml]"));
        fs::remove_file(&options.metadata).unwrap();
        assert!(run(&options).unwrap_err().contains("cannot read this"));
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
                let documents = read(std::slice::from_ref(&source)).unwrap();
                let texts = write_json(&documents[0]);
                let [text] = &texts[..] else { panic!("{name} has become {} texts", texts.len()) };
                assert_eq!(write_json(&read(&[Source::new("again.json", text.as_str())]).unwrap()[0]), texts);
                fs::write(folder.path().join(part).join(name), text).unwrap();
            }
        }
        let schemas = folder.path().to_owned();
        codegen::run(&codegen::Options { schemas, check: true, ..of_workspace })
            .unwrap_or_else(|report| panic!("{report}"));
    }
}
