//! From metadata or schemas to generated files: everything that reads and writes files.
//!
//! A run has these stages, each with one type as its result:
//!
//! | stage | from → to |
//! | --- | --- |
//! | configure | methods of [`Builder`] → [`Config`](crate::config::Config) |
//! | read | files → [`Source`]s |
//! | import | sources → documents of the slice with its requests, merged with earlier ones → schemas |
//! | generate | sources → [`Model`](odata_csdl::model::Model) → [`Generated`](crate::Generated) |
//! | lay out | generated code → [`Files`](crate::files::Files) |
//! | write or check | [`files::apply`](crate::files::apply) |

mod error;
mod features;
mod find;
mod generate;
mod import;
mod input;
mod missing;
mod notes;
mod output;
mod printout;
mod watch;

use std::path::{Path, PathBuf};

use odata_csdl::Source;
use odata_csdl::requests::KeyStyle;

pub use self::error::Error;
pub use self::find::Found;
pub use self::generate::Outcome;
pub use self::import::Imported;
use crate::config::{self, Config, Document, Root};
use crate::files::Mode;
use crate::settings::Located;

/// Generates Rust from the metadata of a service.
///
/// In a build script, what is written goes to cargo's `OUT_DIR` by default, to be included by one line:
///
/// ```no_run
/// # fn main() -> Result<(), odata_codegen::Error> {
/// odata_codegen::Builder::new()
///     .metadata("metadata.xml")
///     .root("example.Person")
///     .generate()?;
/// # Ok(())
/// # }
/// ```
///
/// ```ignore
/// include!(concat!(env!("OUT_DIR"), "/odata.rs"));
/// ```
///
/// A build script also tells cargo which files were read, so that it runs again when one of them changes, and only then.
///
/// Elsewhere, `out` names the folder to write to:
///
/// ```
/// use odata_codegen::{Builder, Source};
///
/// let text = r#"{ "$Version": "4.01", "example": { "Run": { "$Kind": "ComplexType", "Id": {} } } }"#;
/// let out = tempfile::tempdir().unwrap();
/// let builder = Builder::new().metadata_text(Source::new("example.json", text)).out(out.path().join("generated"));
/// assert!(builder.check().is_err());
/// builder.generate()?;
/// assert!(builder.check().is_ok());
/// # Ok::<(), odata_codegen::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    config: Config,
    all_notes: bool,
}

impl Builder {
    /// Nothing is configured yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What a file such as `odata.toml` says; the paths in it are relative to its folder.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or for everything in it that is not as it should be.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        Ok(Self { config: config::read(path, &shown(path))?, all_notes: false })
    }

    /// What a text says that is written as a file such as `odata.toml`. The paths in it are relative to the current folder, which
    /// in a build script is that of the package.
    ///
    /// ```
    /// # fn main() -> Result<(), odata_codegen::Error> {
    /// let builder = odata_codegen::Builder::from_toml(
    ///     r#"
    ///     [types."example.Order"]
    ///     rename = "Purchase"
    ///     "#,
    /// )?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// For everything in the text that is not as it should be.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let config = config::parse(text, "odata.toml", Path::new("")).map_err(Error::Code)?;
        Ok(Self { config, all_notes: false })
    }

    /// Reads a document of metadata, in CSDL XML or CSDL JSON. Several documents are one model.
    #[must_use]
    pub fn metadata(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.metadata.push(Document::File { path: path.into(), sha256: None });
        self
    }

    /// Takes a document of metadata that has been read already.
    #[must_use]
    pub fn metadata_text(mut self, source: Source) -> Self {
        self.config.metadata.push(Document::Text(source));
        self
    }

    /// Forgets the documents of the metadata.
    #[must_use]
    pub fn without_metadata(mut self) -> Self {
        self.config.forget_metadata();
        self
    }

    /// Forgets the folder of the schemas.
    #[must_use]
    pub fn without_schemas(mut self) -> Self {
        self.config.forget_schemas();
        self
    }

    /// The folder of the schemas: [`import`](Self::import) writes them, and [`generate`](Self::generate) reads them instead of the
    /// metadata. Documents in its folder `vocabularies` are known, but nothing is generated from them.
    #[must_use]
    pub fn schemas(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.schemas = Some(folder.into());
        self
    }

    /// Whether [`generate`](Self::generate) reads schemas, of which it takes everything, whatever the roots are.
    #[must_use]
    pub fn reads_schemas(&self) -> bool {
        self.config.schemas.is_some()
    }

    /// A further folder of documents that are known, but from which nothing is generated.
    #[must_use]
    pub fn vocabularies(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.vocabularies.push(folder.into());
        self
    }

    /// Takes this type, action, function or namespace of the metadata, and what it needs. Without roots, everything is taken.
    #[must_use]
    pub fn root(mut self, name: impl Into<String>) -> Self {
        self.config.roots.push(Root::new(name.into()));
        self
    }

    /// Forgets the roots, and what is said of them.
    #[must_use]
    pub fn without_roots(mut self) -> Self {
        self.config.forget_roots();
        self
    }

    /// Keeps this navigation property, `namespace.Type/Property`, and what it leads to.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>) -> Self {
        self.config.with.push(Located::from(path.into()));
        self
    }

    /// Keeps all navigation properties.
    #[must_use]
    pub fn all_navigation(mut self) -> Self {
        self.config.all_navigation = true;
        self
    }

    /// The folder to write to. It holds generated files and nothing else.
    #[must_use]
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.out = Some(folder.into());
        self
    }

    /// Makes a whole crate of that name in the folder [`out`](Self::out), instead of a module. It needs
    /// [`runtime`](Self::runtime).
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.config.crate_name = Some(name.into());
        self
    }

    /// The folder of the crate `odata-types`, which the manifest of a generated crate depends on.
    #[must_use]
    pub fn runtime(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.runtime = Some(folder.into());
        self
    }

    /// In a build script, the name of the file to include, without its extension: `odata` by default.
    #[must_use]
    pub fn include(mut self, name: impl Into<String>) -> Self {
        self.config.include = Some(name.into());
        self
    }

    /// Whether the types implement `JsonSchema` behind a cargo feature `schemars`, which the crate that holds them must have.
    /// Whole crates always do.
    #[must_use]
    pub fn json_schema(mut self, is_wanted: bool) -> Self {
        self.config.settings.json_schema = is_wanted;
        self
    }

    /// Whether a type that no document declares is untyped, instead of an error.
    #[must_use]
    pub fn untyped_if_missing(mut self, is_untyped: bool) -> Self {
        self.config.settings.untyped_if_missing = is_untyped;
        self
    }

    /// Whether each root has a cargo feature, without which nothing that only this root needs is compiled.
    #[must_use]
    pub fn features_of_roots(mut self, are_wanted: bool) -> Self {
        self.config.has_features = are_wanted;
        self
    }

    /// Whether requests are derived from the entity container: paths by which entities are read, listed, created, changed and
    /// deleted, and by which operations are called. Roots that are entity types then bring in the operations bound to them.
    #[must_use]
    pub fn requests(mut self, are_wanted: bool) -> Self {
        self.config.requests = are_wanted;
        self
    }

    /// The file in which the service publishes its permissions, such as `permissions.json` of Microsoft Graph. It needs
    /// [`requests`](Self::requests).
    #[must_use]
    pub fn permissions(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.permissions = Some(path.into());
        self
    }

    /// How keys are written in the paths of requests, if not as the metadata and the published permissions suggest.
    #[must_use]
    pub fn key_style(mut self, style: KeyStyle) -> Self {
        self.config.key_style = Some(style);
        self
    }

    /// Whether every leniency of the reader is an error.
    #[must_use]
    pub fn strict(mut self, is_strict: bool) -> Self {
        self.config.strict = is_strict;
        self
    }

    /// Whether all notes are given instead of three examples of each cause.
    #[must_use]
    pub fn all_notes(mut self, are_wanted: bool) -> Self {
        self.all_notes = are_wanted;
        self
    }

    /// Writes schemas from the metadata, of all of it or of what the roots need. What is written by hand in the schemas is kept.
    ///
    /// # Errors
    ///
    /// If the metadata has faults, if a name is not declared there, or if a file cannot be read or written. Then nothing is
    /// written.
    pub fn import(&self) -> Result<Imported, Error> {
        import::import(&self.config, &[], self.all_notes)
    }

    /// Does what [`import`](Self::import) does, and says of each of these names what has brought it in.
    ///
    /// # Errors
    ///
    /// See [`import`](Self::import). A name that the metadata does not declare is an error as well.
    pub fn import_and_explain(&self, names: &[String]) -> Result<Imported, Error> {
        import::import(&self.config, names, self.all_notes)
    }

    /// Generates the code, and writes the files that differ.
    ///
    /// # Errors
    ///
    /// If the documents have faults, if something cannot be generated, or if a file cannot be read or written. Then nothing is
    /// written.
    pub fn generate(&self) -> Result<Outcome, Error> {
        generate::run(&self.config, Mode::Write, self.all_notes)
    }

    /// Generates the code, and compares it with the files.
    ///
    /// # Errors
    ///
    /// See [`generate`](Self::generate). Files that are missing, stale or orphaned are an error as well.
    pub fn check(&self) -> Result<Outcome, Error> {
        generate::run(&self.config, Mode::Check, self.all_notes)
    }

    /// The elements of the metadata whose names have this word in them.
    ///
    /// # Errors
    ///
    /// If the metadata cannot be read or has faults.
    pub fn find(&self, word: &str) -> Result<Vec<Found>, Error> {
        find::find(&self.config, word)
    }

    /// What an element of the metadata is, what has brought it in, and what it brings in as a root.
    ///
    /// # Errors
    ///
    /// If the metadata cannot be read, has faults, or does not declare the element.
    pub fn explain(&self, name: &str) -> Result<String, Error> {
        find::explain(&self.config, name)
    }

    /// The documents that [`generate`](Self::generate) reads.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn sources(&self) -> Result<Vec<Source>, Error> {
        input::sources(&self.config)
    }
}

/// A path as it is printed: from the current folder where it is below that, with `/` on every system.
fn shown(path: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let shown = path.strip_prefix(current).unwrap_or(path);
    shown.to_string_lossy().replace('\\', "/")
}
