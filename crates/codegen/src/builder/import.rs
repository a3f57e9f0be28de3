//! Metadata to schemas.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use odata_csdl::document::Document;
use odata_csdl::slice::{Slice, slice};
use odata_csdl::{Leniency, Options, Read, read, write_json};

use super::{Error, input, notes, printout};
use crate::config::Config;
use crate::files::{Changes, failed};

/// What an import has written, and what people should know of it; it prints as that.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The files that have been written and removed.
    pub changes: Changes,
    /// What is kept, what is left out and why.
    pub report: String,
    /// The faults that did not stop the run, by cause.
    pub notes: String,
    /// What has brought the elements in that were to be explained.
    pub explanations: String,
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { changes, report, notes, explanations } = self;
        write!(f, "{changes}{report}{notes}{explanations}")
    }
}

/// Imports, and explains what has brought the named elements in. A run that fails writes nothing.
pub(super) fn import(config: &Config, names: &[String], all_notes: bool) -> Result<Imported, Error> {
    let Some(out) = &config.schemas else {
        return Err(Error::request(
            "an import needs a folder to write to: `--out schemas`, or `schemas = \"schemas\"` in odata.toml",
        ));
    };
    if config.metadata.is_empty() {
        return Err(Error::request(
            "an import needs metadata to read: `--metadata metadata.xml`, or `metadata = [\"metadata.xml\"]` in odata.toml",
        ));
    }
    let sources = input::metadata(config)?;
    let (Read { documents, tolerated }, missing) = input::read(config, &sources)?;
    if config.strict {
        Options { strict: true }.resolve(&sources, &documents)?;
    }
    let slice =
        slice(&sources, &documents, &input::request(config)?).map_err(|refusal| Error::no_slice(config, refusal))?;
    let explanations = explain(&slice, names)?;
    let existing = Existing::read(out, &documents)?;
    let merged = slice.merged_with(&existing.documents);
    let changes = write(out, &merged.documents, &existing.paths).map_err(Error::io)?;
    let mut report = printout::printout(&slice, &merged, &documents);
    report.extend(slice.requests().map(|requests| printout::requests(&requests, all_notes)));
    let mut tolerated: Vec<_> = tolerated.iter().chain(slice.tolerated()).collect();
    tolerated.sort();
    let missing = config.replaced().into_iter().chain(missing).map(|note| note + "\n");
    let notes = missing.collect::<String>() + &notes::summary(&tolerated, all_notes);
    Ok(Imported { changes, report, notes, explanations })
}

/// What has brought the named elements in.
fn explain(slice: &Slice<'_>, names: &[String]) -> Result<String, Error> {
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
    if unknown.is_empty() { Ok(lines.concat()) } else { Err(Error::Request(unknown)) }
}

/// The documents of an earlier import.
struct Existing {
    documents: Vec<Document>,
    paths: BTreeSet<PathBuf>,
}

impl Existing {
    /// Reads those files of a folder that are named after a namespace of the metadata. No other file is touched.
    fn read(folder: &Path, metadata: &[Document]) -> Result<Self, Error> {
        let schemas = metadata.iter().flat_map(|document| &document.schemas);
        let mut paths = BTreeSet::new();
        let mut sources = Vec::new();
        for namespace in schemas.map(|schema| &schema.namespace.value) {
            for number in 0..2 {
                let path = folder.join(file_name(namespace, number));
                if path.is_file() && paths.insert(path.clone()) {
                    sources.push(input::source(&path).map_err(Error::io)?);
                }
            }
        }
        let Read { documents, tolerated } = read(&sources)?;
        // What is written there by hand must not get lost.
        let lost: Vec<String> = tolerated
            .iter()
            .filter(|fault| fault.leniency == Some(Leniency::Annotation))
            .map(|fault| format!("{fault}\n  the next import would leave this annotation out: mend or remove it"))
            .collect();
        if lost.is_empty() { Ok(Self { documents, paths }) } else { Err(Error::Request(lost)) }
    }
}

/// The name of the file of a namespace, or of the second one with the operations that share their names with types.
fn file_name(namespace: &str, number: usize) -> String {
    if number == 0 { format!("{namespace}.json") } else { format!("{namespace}-operations.json") }
}

/// Writes the files that differ, and removes those of which nothing is left.
fn write(folder: &Path, documents: &[Document], existing: &BTreeSet<PathBuf>) -> Result<Changes, String> {
    let mut changes = Changes::default();
    fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
    let mut written = BTreeSet::new();
    for document in documents {
        let Some(schema) = document.schemas.first() else { continue };
        for (number, text) in write_json(document).into_iter().enumerate() {
            let path = folder.join(file_name(&schema.namespace.value, number));
            if !fs::read_to_string(&path).is_ok_and(|old| old == text) {
                fs::write(&path, text).map_err(|error| failed("write", &path, &error))?;
                changes.written.push(path.clone());
            }
            written.insert(path);
        }
    }
    for path in existing.difference(&written) {
        fs::remove_file(path).map_err(|error| failed("remove", path, &error))?;
        changes.removed.push(path.clone());
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use odata_csdl::Source;

    use super::*;
    use crate::Builder;

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

    /// Imports a text into the folder `out` beside it.
    fn builder_for(folder: &Path, text: &str) -> Builder {
        let metadata = folder.join("metadata.xml");
        fs::write(&metadata, text).unwrap();
        Builder::new().metadata(metadata).schemas(folder.join("out"))
    }

    fn builder(folder: &Path, roots: &[&str]) -> Builder {
        roots.iter().fold(builder_for(folder, METADATA), |builder, root| builder.root(*root))
    }

    fn refused(builder: &Builder) -> String {
        builder.import().unwrap_err().to_string()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_come_and_go_with_the_slice_and_foreign_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join("own.json"), "not even JSON").unwrap();
        builder(folder.path(), &[]).import().unwrap();
        let everything = ["example.other.json", "example.store-operations.json", "example.store.json", "own.json"];
        assert_eq!(names(&out), everything);
        builder(folder.path(), &["example.store.color"]).import().unwrap();
        assert_eq!(names(&out), ["example.store.json", "own.json"]);
    }

    #[test]
    fn what_is_written_by_hand_stays() {
        let folder = tempfile::tempdir().unwrap();
        let builder = builder(folder.path(), &["example.store"]);
        builder.import().unwrap();
        let path = folder.path().join("out/example.store.json");
        let by_hand = fs::read_to_string(&path)
            .unwrap()
            .replace("\"red\": 0", "\"red\": 0,\n      \"red@Org.OData.Core.V1.Description\": \"The color of blood\"");
        fs::write(&path, &by_hand).unwrap();
        builder.import().unwrap();
        let after = fs::read_to_string(&path).unwrap();
        assert!(after.contains("\"red@Core.Description\": \"The color of blood\""), "{after}");
        builder.import().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), after);
    }

    /// Generating from the metadata gives what importing and generating from the schemas gives.
    #[test]
    fn the_way_through_schemas_changes_nothing() {
        for roots in [&[][..], &["example.store.image"], &["example.other.box"]] {
            let folder = tempfile::tempdir().unwrap();
            let through = builder(folder.path(), roots);
            through.import().unwrap();
            through.clone().out(folder.path().join("generated")).generate().unwrap();
            let metadata = Builder::new().metadata(folder.path().join("metadata.xml"));
            let direct = roots.iter().fold(metadata, |builder, root| builder.root(*root));
            direct.out(folder.path().join("generated")).check().unwrap();
        }
    }

    #[test]
    fn faults_and_unknown_names_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let message = refused(&builder(folder.path(), &["example.store.colour"]));
        assert!(message.contains("did you mean `example.store.color`?"), "{message}");
        let unknown = builder(folder.path(), &[]).import_and_explain(&["example.nothing".to_owned()]).unwrap_err();
        assert!(unknown.to_string().contains("does not declare `example.nothing`"));
        assert!(!folder.path().join("out").exists());
        assert!(refused(&builder_for(folder.path(), &METADATA[..200])).contains("error[malformed-xml]"));
        let unread = Builder::new().metadata("none.xml").metadata("other.xml").schemas(folder.path().join("out"));
        let message = refused(&unread);
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
        let alone = builder_for(folder.path(), &user);
        let message = refused(&alone);
        assert!(message.contains("error[missing-document]") && message.contains("`base.xml`"), "{message}");
        let base = format!(
            r#"{EDMX}<edmx:DataServices><Schema Namespace="example.base" {SCHEMA}><Term Name="note" Type="Edm.String" />
            <ComplexType Name="row"><Property Name="a" Type="Edm.String" /></ComplexType></Schema></edmx:DataServices></edmx:Edmx>"#
        );
        let out = folder.path().join("out");
        let (user, base) = (Source::new("user.xml", user), Source::new("base.xml", base));
        for [first, second] in [[&user, &base], [&base, &user]] {
            let both = Builder::new().metadata_text(first.clone()).metadata_text(second.clone());
            both.schemas(&out).import().unwrap();
            assert_eq!(names(&out), ["example.base.json", "example.json"]);
            let text = fs::read_to_string(out.join("example.json")).unwrap();
            assert!(text.contains("\"@b.note\": null"), "{text}");
        }
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
            let lenient = builder_for(folder.path(), &text);
            assert!(refused(&lenient.clone().strict(true)).contains(&format!("error[{code}]")));
            assert!(!folder.path().join("out").exists());
            lenient.import().unwrap();
        }
    }

    /// What is left out is not in the new file, so it would be lost.
    #[test]
    fn a_faulty_annotation_that_is_written_by_hand_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let builder = builder(folder.path(), &["example.store"]);
        builder.import().unwrap();
        let path = folder.path().join("out/example.store.json");
        let before = fs::read_to_string(&path).unwrap();
        let by_hand = before.replace("\"red\": 0", "\"red\": 0,\n      \"red@plain\": 1");
        fs::write(&path, &by_hand).unwrap();
        let message = refused(&builder);
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
        let imported = builder_for(folder.path(), &text).import().unwrap();
        assert_eq!(names(&folder.path().join("out")), [""; 0]);
        insta::assert_snapshot!(imported.report);
    }
}
