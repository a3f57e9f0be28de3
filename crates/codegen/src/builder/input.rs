//! Reading the documents of a run: files of metadata and folders of schemas.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use odata_csdl::requests::Wanted;
use odata_csdl::slice::Request;
use odata_csdl::{DOWNLOAD, Options, Read, Role, Source};
use sha2::{Digest, Sha256};

use super::{Error, missing, shown};
use crate::Code;
use crate::config::{Config, Document};
use crate::files::{FilesError, failed};
use crate::permissions::published_paths;
use crate::settings::Located;

/// Where the file of permissions is.
const PERMISSIONS: &str = "Microsoft Graph publishes its permissions in `permissions.json` of microsoftgraph/microsoft-graph-devx-content on GitHub";

/// The documents that code is generated from: the schemas if there is a folder of them, otherwise the metadata.
pub(super) fn sources(config: &Config) -> Result<Vec<Source>, Error> {
    let mut sources = match &config.schemas {
        Some(folder) => schemas(folder)?,
        None if config.metadata.is_empty() => {
            return Err(Error::request(
                "there is nothing to read: name the documents by `metadata = [\"metadata.xml\"]` in odata.toml or by \
                 `--metadata metadata.xml`",
            ));
        }
        None => metadata(config)?,
    };
    for folder in &config.vocabularies {
        sources.extend(vocabularies(folder)?);
    }
    Ok(sources)
}

/// Reads the sources, and gives their documents with what is left out of them.
pub(super) fn read(config: &Config, sources: &[Source]) -> Result<(Read, Vec<String>), Error> {
    let mut read = Options { strict: config.strict }.read(sources)?;
    let mut notes = Vec::new();
    if config.settings.untyped_if_missing {
        notes = missing::without_missing_bases(&mut read.documents);
    }
    Ok((read, notes))
}

/// The part of the metadata that is asked for, with the published permissions.
pub(super) fn request(config: &Config) -> Result<Request, Error> {
    if !config.requests && (config.permissions.is_some() || config.key_style.is_some()) {
        let sentence =
            "`permissions` and `keys` say something of requests: ask for these by `requests = true` or `--requests`";
        return Err(Error::request(sentence));
    }
    let published = match &config.permissions {
        Some(path) => {
            let bytes = file(path, PERMISSIONS).map_err(Error::io)?;
            Some(published_paths(&decoded(path, bytes).map_err(Error::io)?)?)
        }
        None => None,
    };
    let requests = config.requests.then_some(Wanted { key_style: config.key_style, published });
    Ok(Request { requests, ..config.request() })
}

/// The documents of the metadata. Each one that cannot be read is reported.
pub(super) fn metadata(config: &Config) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    let mut unread = Vec::new();
    let mut known = HashSet::new();
    for document in &config.metadata {
        let source = match document {
            // Two paths may lead to one file.
            Document::File { path, .. } if !known.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())) => {
                Err(format!("{}: this document is given twice", shown(path)))
            }
            Document::Text(source) => Ok(source.clone()),
            Document::File { path, sha256 } => {
                pinned(path, sha256.as_ref(), config).and_then(|bytes| decoded(path, bytes))
            }
        };
        match source {
            Ok(source) => sources.push(source),
            Err(sentence) => unread.push(sentence),
        }
    }
    if unread.is_empty() { Ok(sources) } else { Err(FilesError::Io(unread).into()) }
}

/// The schemas of a folder in order of their names, and the vocabularies beside them.
fn schemas(folder: &Path) -> Result<Vec<Source>, Error> {
    let mut sources = documents(folder)?;
    let beside = folder.join("vocabularies");
    if beside.is_dir() {
        sources.extend(vocabularies(&beside)?);
    }
    if sources.is_empty() {
        return Err(Error::io(format!(
            "{}: there are no schemas here: expected CSDL documents, `*.json` or `*.xml`",
            folder.display()
        )));
    }
    Ok(sources)
}

fn vocabularies(folder: &Path) -> Result<Vec<Source>, Error> {
    let mut sources = documents(folder)?;
    for source in &mut sources {
        source.role = Role::Vocabulary;
    }
    Ok(sources)
}

fn documents(folder: &Path) -> Result<Vec<Source>, Error> {
    let unread = |error| Error::io(failed("read", folder, &error));
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.is_file() && path.extension().is_some_and(|extension| extension == "json" || extension == "xml") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| source(path).map_err(Error::io)).collect()
}

/// Reads a document.
pub(super) fn source(path: &Path) -> Result<Source, String> {
    decoded(path, file(path, DOWNLOAD)?)
}

fn decoded(path: &Path, bytes: Vec<u8>) -> Result<Source, String> {
    Source::decode(shown(path), bytes).map_err(|faults| faults.to_string())
}

/// Reads a document, which must have the checksum.
fn pinned(path: &Path, sha256: Option<&Located<String>>, config: &Config) -> Result<Vec<u8>, String> {
    let bytes = file(path, DOWNLOAD)?;
    let Some(pinned) = sha256 else { return Ok(bytes) };
    let mut found = String::with_capacity(64);
    for byte in Sha256::digest(&bytes) {
        // Writing to a string cannot fail.
        let _ = write!(found, "{byte:02x}");
    }
    if found.eq_ignore_ascii_case(&pinned.value) {
        return Ok(bytes);
    }
    let message = format!("{} is another document: its checksum is `{found}`", shown(path));
    Err(config.settings.fault(pinned.at, Code::WrongChecksum, message).to_string())
}

/// Reads a file; `help` says where to get it if it does not exist.
fn file(path: &Path, help: &str) -> Result<Vec<u8>, String> {
    let unread = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => format!("{}\n  help: {help}", failed("read", path, &error)),
        _ => failed("read", path, &error),
    };
    let size = fs::metadata(path).map_err(unread)?.len();
    if u32::try_from(size).is_err() {
        return Err(format!("{}: the file is longer than 4 GiB, the most that is read of one source", shown(path)));
    }
    fs::read(path).map_err(unread)
}
