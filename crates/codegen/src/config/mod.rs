//! What a run is told: which documents, which part of them, where to, and how.

mod check;
mod file;
mod toml;

use std::collections::BTreeMap;
use std::path::PathBuf;

use odata_csdl::Source;
use odata_csdl::slice::{Request, Unknown};

use crate::settings::{Located, Settings};
use crate::{Code, Fault, Faults};

pub(crate) use self::check::check;
pub(crate) use self::file::{check_crate_name, parse, read};

/// Everything that a run is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// The documents of the metadata. Together they are one model.
    pub(crate) metadata: Vec<Document>,
    /// The folder of the schemas.
    pub(crate) schemas: Option<PathBuf>,
    /// Folders of documents from which nothing is generated.
    pub(crate) vocabularies: Vec<PathBuf>,
    /// What is asked for of the metadata; everything if there are none.
    pub(crate) roots: Vec<Root>,
    /// Navigation properties that are asked for.
    pub(crate) with: Vec<Located<String>>,
    /// Whether all navigation properties are asked for.
    pub(crate) all_navigation: bool,
    /// The folder to write to.
    pub(crate) out: Option<PathBuf>,
    /// The name of the crate to make of that folder, instead of a module.
    pub(crate) crate_name: Option<String>,
    /// The folder of the runtime, for the manifest of that crate.
    pub(crate) runtime: Option<PathBuf>,
    /// The lines of that manifest for further dependencies.
    pub(crate) dependencies: String,
    /// The name of the file that a crate with a build script includes.
    pub(crate) include: Option<String>,
    /// Whether every leniency is an error.
    pub(crate) strict: bool,
    /// Whether each root has a cargo feature.
    pub(crate) has_features: bool,
    /// How code is generated.
    pub(crate) settings: Settings,
}

/// A document of metadata.
#[derive(Clone, Debug)]
pub(crate) enum Document {
    /// A file, and the checksum that it must have.
    File { path: PathBuf, sha256: Option<Located<String>> },
    /// A text that has been read already.
    Text(Source),
}

/// An element of the metadata that is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Root {
    /// The qualified name, or a namespace.
    pub(crate) name: Located<String>,
    /// Of the properties that the type declares, those to keep besides the key; all if there is no such list.
    pub(crate) keep: Option<Vec<Located<String>>>,
    /// The properties to leave out.
    pub(crate) leave: Vec<Located<String>>,
    /// The navigation properties to keep.
    pub(crate) with: Vec<Located<String>>,
    /// Whether all derived types are asked for, too.
    pub(crate) derived: bool,
}

impl Root {
    /// A root of which nothing else is said.
    pub(crate) fn new(name: impl Into<Located<String>>) -> Self {
        Self { name: name.into(), keep: None, leave: Vec::new(), with: Vec::new(), derived: false }
    }

    /// A property of the root, or of the type that is named with it.
    fn path(&self, property: &Located<String>) -> String {
        if property.value.contains('/') {
            return property.value.clone();
        }
        format!("{}/{}", self.name.value, property.value)
    }
}

impl Config {
    /// The part of the metadata that is asked for.
    pub(crate) fn request(&self) -> Request {
        let mut request = Request { all_navigation: self.all_navigation, ..Request::default() };
        request.with.extend(self.with.iter().map(|path| path.value.clone()));
        for root in &self.roots {
            request.roots.push(root.name.value.clone());
            request.with.extend(root.with.iter().map(|path| root.path(path)));
            request.leave.extend(root.leave.iter().map(|path| root.path(path)));
            request.derived.extend(root.derived.then(|| root.name.value.clone()));
            let kept = root.keep.as_ref().map(|keep| keep.iter().map(|name| name.value.clone()).collect());
            request.keep.extend(kept.map(|keep| (root.name.value.clone(), keep)));
        }
        request
    }

    /// The names that the metadata does not have, each where it is written.
    pub(crate) fn unknown(&self, unknown: Vec<Unknown>) -> Faults {
        let mut written: BTreeMap<String, &Located<String>> = BTreeMap::new();
        for root in &self.roots {
            for property in root.keep.iter().flatten().chain(&root.leave).chain(&root.with) {
                written.entry(root.path(property)).or_insert(property);
                written.entry(property.value.clone()).or_insert(property);
            }
            written.insert(root.name.value.clone(), &root.name);
        }
        written.extend(self.with.iter().map(|path| (path.value.clone(), path)));
        let faults = unknown.into_iter().map(|Unknown { name, message }| {
            let at = written.get(&name).and_then(|written| written.at);
            self.settings.fault(at, Code::UnknownName, message)
        });
        Faults::of(faults.collect::<Vec<Fault>>())
    }
}
