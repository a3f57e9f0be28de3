//! Laying out generated code: as a module, as a whole crate, or as files that a crate with a build script includes.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Error, shown};
use crate::config::{Config, check_crate_name};
use crate::files::{Files, TOML_HEADER, failed, relative};
use crate::{Code, Fault, Faults, Generated, HEADER};

/// Where generated code goes.
pub(super) enum Layout {
    /// A folder that is a module.
    Module(PathBuf),
    /// A folder that is a whole crate.
    Crate(Manifest),
    /// A folder below that of a build script, and a file beside it that includes it.
    Include { folder: PathBuf, file: PathBuf },
}

/// What the manifest of a crate says.
pub(super) struct Manifest {
    folder: PathBuf,
    name: String,
    /// The path of the runtime from that folder.
    runtime: String,
    /// The lines of the other dependencies.
    dependencies: String,
}

impl Layout {
    /// What the configuration asks for.
    pub(super) fn of(config: &Config) -> Result<Self, Error> {
        match (&config.out, &config.crate_name) {
            (Some(out), Some(name)) => {
                check_crate_name(name).map_err(Error::request)?;
                let Some(runtime) = &config.runtime else {
                    return Err(Error::request(format!(
                        "the manifest of the crate `{name}` needs the path of the crate `odata-types`, which is not published \
                         yet: `--runtime ../odata-types`, or `runtime = \"../odata-types\"` in odata.toml, if it is there"
                    )));
                };
                if !runtime.join("Cargo.toml").is_file() {
                    return Err(Error::request(format!(
                        "{}: the runtime is not here: expected the folder of the crate `odata-types`, with its Cargo.toml",
                        runtime.display()
                    )));
                }
                let runtime = relative(out, runtime).map_err(Error::io)?;
                let dependencies = config.dependencies.clone();
                Ok(Self::Crate(Manifest { folder: out.clone(), name: name.clone(), runtime, dependencies }))
            }
            (Some(out), None) => Ok(Self::Module(out.clone())),
            (None, Some(_)) => Err(Error::request("a whole crate needs `out`, the folder to write it to")),
            (None, None) => {
                let Some(folder) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
                    return Err(Error::request(
                        "there is no folder to write to: name one by `--out src/generated`, or by `out = \"src/generated\"` in \
                         odata.toml; only in a build script there is a default",
                    ));
                };
                let name = config.include.as_deref().unwrap_or("odata");
                Ok(Self::Include { folder: folder.join(name), file: folder.join(format!("{name}.rs")) })
            }
        }
    }

    /// Whether the layout is a whole crate, which has a cargo feature `schemars`.
    pub(super) fn is_crate(&self) -> bool {
        matches!(self, Self::Crate(_))
    }

    /// Checks that the crate that the code becomes part of has the features that it names.
    pub(super) fn check_features(&self, features: &BTreeSet<String>, json_schema: bool) -> Result<(), Error> {
        let folder = match self {
            Self::Crate(_) => return Ok(()),
            Self::Module(folder) => std::path::absolute(folder).ok(),
            Self::Include { .. } => std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from),
        };
        let manifest = folder.as_deref().map(Path::ancestors).into_iter().flatten();
        let Some(path) = manifest.map(|folder| folder.join("Cargo.toml")).find(|path| path.is_file()) else {
            return Ok(());
        };
        let text = fs::read_to_string(&path).map_err(|error| Error::io(failed("read", &path, &error)))?;
        let declared = declared_features(&text);
        let wanted = features.iter().map(|feature| (feature.as_str(), format!("{feature} = []")));
        let json_schema = json_schema.then(|| ("schemars", "schemars = [\"odata-types/schemars\"]".to_owned()));
        let missing: Vec<_> =
            wanted.chain(json_schema).filter(|(name, _)| !declared.contains(*name)).map(|(_, line)| line).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let message =
            format!("the code needs cargo features; add these lines to `[features]`:\n{}", missing.join("\n"));
        let fault = Fault { path: shown(&path), line: 1, column: 1, code: Code::MissingFeature, message };
        Err(Error::Code(Faults::of(vec![fault])))
    }

    /// The files of generated code in this layout.
    pub(super) fn files(&self, generated: Generated, features: &BTreeSet<String>) -> Files {
        let limit = generated.recursion_limit;
        let mut files: Vec<_> = generated.files.into_iter().map(|file| (file.path, file.text)).collect();
        match self {
            Self::Module(folder) => Files { folders: vec![(folder.clone(), files)], single: Vec::new() },
            Self::Crate(manifest) => {
                files.iter_mut().filter(|(path, _)| path == "mod.rs").for_each(|file| to_library(file, limit));
                Files {
                    folders: vec![(manifest.folder.join("src"), files)],
                    single: vec![(manifest.folder.join("Cargo.toml"), manifest.text(features))],
                }
            }
            Self::Include { folder, file } => Files {
                folders: vec![(folder.clone(), files)],
                single: vec![(file.clone(), included(&folder.join("mod.rs")))],
            },
        }
    }
}

/// The features that a manifest declares, those of optional dependencies aside. What is not TOML is cargo's to refuse.
fn declared_features(manifest: &str) -> BTreeSet<String> {
    let (manifest, _) = toml::de::DeTable::parse_recoverable(manifest);
    let features = manifest.get_ref().get("features").and_then(|features| features.get_ref().as_table());
    features.into_iter().flat_map(|features| features.keys()).map(|key| key.get_ref().to_string()).collect()
}

/// Turns the root of a module into that of a library.
fn to_library((path, text): &mut (String, String), recursion_limit: Option<usize>) {
    "lib.rs".clone_into(path);
    let limit = recursion_limit.map(|limit| format!("#![recursion_limit = \"{limit}\"]\n")).unwrap_or_default();
    // Behind the header.
    let at = text.find('\n').map_or(0, |end| end + 1);
    let head = "//! The types and actions of the schemas, one module for each namespace.\n";
    text.insert_str(at, &format!("{head}{limit}\n"));
    text.push_str("\n/// The runtime, with the crates whose types occur in this one.\npub use odata_types;\n");
}

/// The file to include: a file that is included cannot have inner attributes, which the root of generated code has.
fn included(root: &Path) -> String {
    let root = root.to_string_lossy();
    format!(
        "{HEADER}// A program need not use all types.\n#[allow(dead_code)]\n#[rustfmt::skip]\n#[path = {root:?}]\nmod generated;\npub use generated::*;\n"
    )
}

impl Manifest {
    fn text(&self, features: &BTreeSet<String>) -> String {
        let features: Vec<_> = features.iter().map(|feature| format!("{feature} = []\n")).collect();
        let features = features.concat();
        let Self { name, runtime, dependencies, .. } = self;
        let mut text = TOML_HEADER.to_owned();
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [features]\n{features}schemars = [\"odata-types/schemars\"]\n\n\
             [dependencies]\nodata-types = {{ path = \"{runtime}\" }}\n{dependencies}\n\
             # The crate stands alone, also below another workspace.\n[workspace]\n"
        );
        text
    }
}
