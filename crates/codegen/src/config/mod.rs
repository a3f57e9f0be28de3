//! What a run is told: which documents, which part of them, where to, and how.

mod check;
mod file;
mod toml;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use odata_csdl::Source;
use odata_csdl::requests::KeyStyle;
use odata_csdl::slice::{Request, Unknown};

use crate::settings::{Located, Settings};
use crate::{Code, Fault, Faults};

pub(crate) use self::check::check;
pub(crate) use self::file::{check_crate_name, parse, read};

/// Everything that a run is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// The file that says all this, if one does.
    pub(crate) file: Option<PathBuf>,
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
    /// Whether requests are derived from the entity container.
    pub(crate) requests: bool,
    /// The file in which the service publishes its permissions.
    pub(crate) permissions: Option<PathBuf>,
    /// How keys are written in the paths of requests, if that is said.
    pub(crate) key_style: Option<KeyStyle>,
    /// The API version of requests that do not say theirs.
    pub(crate) api_version: Option<String>,
    /// How code is generated.
    pub(crate) settings: Settings,
    /// The keys of the file that are not used, as something else was asked for since.
    pub(crate) replaced: BTreeSet<&'static str>,
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
    /// Of the operations that are bound to the type, those that its requests bring in; all if there is no such list.
    pub(crate) operations: Option<Vec<Located<String>>>,
}

impl Root {
    /// A root of which nothing else is said.
    pub(crate) fn new(name: impl Into<Located<String>>) -> Self {
        Self { name: name.into(), keep: None, leave: Vec::new(), with: Vec::new(), derived: false, operations: None }
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
    /// The part of the metadata that is asked for, without requests, for which files may have to be read.
    pub(crate) fn request(&self) -> Request {
        let mut request = Request { all_navigation: self.all_navigation, ..Request::default() };
        request.with.extend(self.with.iter().map(|path| path.value.clone()));
        for root in &self.roots {
            request.roots.push(root.name.value.clone());
            request.with.extend(root.with.iter().map(|path| root.path(path)));
            request.leave.extend(root.leave.iter().map(|path| root.path(path)));
            request.derived.extend(root.derived.then(|| root.name.value.clone()));
            let kept = root.keep.as_ref().map(|keep| keep.iter().map(|name| name.value.clone()).collect());
            let operations = root.operations.as_ref();
            let operations = operations.map(|names| names.iter().map(|name| name.value.clone()).collect());
            request.operations.extend(operations.map(|names| (root.name.value.clone(), names)));
            request.keep.extend(kept.map(|keep| (root.name.value.clone(), keep)));
        }
        request
    }

    /// Forgets the documents of the metadata.
    pub(crate) fn forget_metadata(&mut self) {
        self.replaced.extend((!self.metadata.is_empty()).then_some("metadata"));
        self.metadata.clear();
    }

    /// Forgets the folder of the schemas.
    pub(crate) fn forget_schemas(&mut self) {
        self.replaced.extend(self.schemas.take().map(|_| "schemas"));
    }

    /// Forgets the roots, and what is said of them.
    pub(crate) fn forget_roots(&mut self) {
        let said =
            [("roots", !self.roots.is_empty()), ("with", !self.with.is_empty()), ("navigation", self.all_navigation)];
        self.replaced.extend(said.into_iter().filter(|(_, is_said)| *is_said).map(|(key, _)| key));
        self.roots.clear();
        self.with.clear();
        self.all_navigation = false;
    }

    /// What of the file is not used, as something else was asked for since.
    pub(crate) fn replaced(&self) -> Option<String> {
        let keys: Vec<_> = self.replaced.iter().map(|key| format!("`{key}`")).collect();
        let (last, others) = keys.split_last()?;
        let (keys, verb) = match others {
            [] => (last.clone(), "is"),
            _ => (format!("{} and {last}", others.join(", ")), "are"),
        };
        Some(format!("{keys} of {} {verb} replaced by options; what else it says is used", self.settings.path))
    }

    /// The names that the metadata does not have, each where it is written.
    pub(crate) fn unknown(&self, unknown: Vec<Unknown>) -> Faults {
        let mut written: BTreeMap<String, &Located<String>> = BTreeMap::new();
        for root in &self.roots {
            for property in root.keep.iter().flatten().chain(&root.leave).chain(&root.with) {
                written.entry(root.path(property)).or_insert(property);
                written.entry(property.value.clone()).or_insert(property);
            }
            written.extend(root.operations.iter().flatten().map(|name| (name.value.clone(), name)));
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
