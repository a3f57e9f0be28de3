//! Why a run fails.

use std::fmt;

use odata_csdl::Diagnostics;
use odata_csdl::slice::Refusal;

use crate::Faults;
use crate::config::Config;
use crate::files::FilesError;

/// Why a run fails. It prints as everything that is wrong, with places, also by `Debug`: a build script that returns it shows
/// that.
#[derive(Clone)]
#[non_exhaustive]
pub enum Error {
    /// The documents have faults.
    Documents(Diagnostics),
    /// Something in the configuration is wrong, or cannot be generated.
    Code(Faults),
    /// What is asked for is not there, or contradicts itself: one sentence for each.
    Request(Vec<String>),
    /// Files cannot be read or written, or are not up to date.
    Files(FilesError),
}

impl Error {
    /// A single contradiction.
    pub(crate) fn request(sentence: impl Into<String>) -> Self {
        Self::Request(vec![sentence.into()])
    }

    /// A file or folder cannot be read.
    pub(crate) fn io(sentence: String) -> Self {
        Self::Files(FilesError::Io(vec![sentence]))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documents(diagnostics) => diagnostics.fmt(f),
            Self::Code(faults) => faults.fmt(f),
            Self::Request(sentences) => f.write_str(&sentences.join("\n")),
            Self::Files(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Documents(diagnostics)
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Self::Code(faults)
    }
}

impl From<FilesError> for Error {
    fn from(error: FilesError) -> Self {
        Self::Files(error)
    }
}

impl Error {
    /// Why there is no slice of what a configuration asks for.
    pub(crate) fn no_slice(config: &Config, refusal: Refusal) -> Self {
        match refusal {
            Refusal::Faults(diagnostics) => Self::Documents(diagnostics),
            Refusal::Names(unknown) => Self::Code(config.unknown(unknown)),
        }
    }

    /// With what else is wrong in the configuration.
    pub(crate) fn with(self, others: Option<Faults>) -> Self {
        match (self, others) {
            (Self::Code(faults), Some(others)) => Self::Code(faults.and(others)),
            (error, _) => error,
        }
    }
}
