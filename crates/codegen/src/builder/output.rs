//! Laying out generated code: as a module, as a whole crate, or as files that a crate with a build script includes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::Error;
use crate::config::{Config, check_crate_name};
use crate::files::{Files, TOML_HEADER, relative};
use crate::{Generated, HEADER};

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
                        "a manifest for the crate `{name}` needs `runtime`, the path of the crate `odata-types`, which is not \
                         published yet"
                    )));
                };
                if !runtime.join("Cargo.toml").is_file() {
                    return Err(Error::request(format!(
                        "{}: the runtime is not here: this is not a crate",
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
                        "`out` is missing, the folder to write to; only in a build script there is a default",
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

    /// The files of generated code in this layout.
    pub(super) fn files(&self, generated: Generated) -> Files {
        let limit = generated.recursion_limit;
        let mut files: Vec<_> = generated.files.into_iter().map(|file| (file.path, file.text)).collect();
        match self {
            Self::Module(folder) => Files { folders: vec![(folder.clone(), files)], single: Vec::new() },
            Self::Crate(manifest) => {
                files.iter_mut().filter(|(path, _)| path == "mod.rs").for_each(|file| to_library(file, limit));
                Files {
                    folders: vec![(manifest.folder.join("src"), files)],
                    single: vec![(manifest.folder.join("Cargo.toml"), manifest.text())],
                }
            }
            Self::Include { folder, file } => Files {
                folders: vec![(folder.clone(), files)],
                single: vec![(file.clone(), included(&folder.join("mod.rs")))],
            },
        }
    }
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
    format!("{HEADER}#[rustfmt::skip]\n#[path = {root:?}]\nmod generated;\npub use generated::*;\n")
}

impl Manifest {
    fn text(&self) -> String {
        let Self { name, runtime, dependencies, .. } = self;
        let mut text = TOML_HEADER.to_owned();
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [features]\nschemars = [\"odata-types/schemars\"]\n\n\
             [dependencies]\nodata-types = {{ path = \"{runtime}\" }}\n{dependencies}\n\
             # The crate stands alone, also below another workspace.\n[workspace]\n"
        );
        text
    }
}
