//! Where access tokens come from. They are never arguments, which every user of a machine can see.

use std::env::VarError;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use lifecycle_workflows_client::{BoxFuture, InvalidToken, Token, TokenError, TokenProvider, TokenRequest};
use lifecycle_workflows_validation::shown_safely;

use crate::arguments::Service;
use crate::input::STANDARD_INPUT;

/// The variable that holds the token, if nothing else is said.
const VARIABLE: &str = "LCW_TOKEN";

/// No token is longer than so many bytes: longer headers are refused on the way.
const LONGEST: u64 = 64 * 1024;

/// What gives out tokens, or why there is none. Nothing is sent to find that out.
pub(crate) fn provider(service: &Service) -> Result<Box<dyn TokenProvider>, String> {
    if service.azure {
        return azure(service);
    }
    match &service.token_file {
        Some(path) if path == Path::new(STANDARD_INPUT) => {
            Err(format!("--token-file: a token is not read from standard input, but from a file or {VARIABLE}"))
        }
        Some(path) => Ok(Box::new(FileToken::new(path)?)),
        None => Ok(Box::new(environment()?)),
    }
}

fn environment() -> Result<Token, String> {
    match std::env::var(VARIABLE) {
        Ok(token) => Token::new(token).map_err(|error| format!("{VARIABLE}: {error}")),
        Err(VarError::NotUnicode(_)) => Err(format!("{VARIABLE}: {}", InvalidToken::Character)),
        Err(VarError::NotPresent) => {
            Err(format!("there is no access token: set {VARIABLE}, or name a file with --token-file"))
        }
    }
}

#[cfg(feature = "azure")]
fn azure(service: &Service) -> Result<Box<dyn TokenProvider>, String> {
    let credential = lifecycle_workflows_client::AzureCredential::developer_tools(service.cloud);
    Ok(Box::new(credential.map_err(|error| crate::status::whole(&error))?))
}

#[cfg(not(feature = "azure"))]
fn azure(_: &Service) -> Result<Box<dyn TokenProvider>, String> {
    Err("--azure: this lcw was built without the feature `azure`".to_owned())
}

/// A token that stands in a file, and is read again when it is refused.
struct FileToken {
    path: PathBuf,
    token: Mutex<Token>,
}

impl FileToken {
    fn new(path: &Path) -> Result<Self, String> {
        Ok(Self { path: path.to_owned(), token: Mutex::new(read(path)?) })
    }
}

impl TokenProvider for FileToken {
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        // A token is whole at any time.
        let mut token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        if request.is_renewal() {
            match read(&self.path) {
                Ok(another) => *token = another,
                Err(error) => return Box::pin(std::future::ready(Err(TokenError::new(error)))),
            }
        }
        Box::pin(std::future::ready(Ok(token.clone())))
    }
}

/// The token in a file, or why there is none. Nothing of the file is shown.
fn read(path: &Path) -> Result<Token, String> {
    let shown = shown_safely(&path.to_string_lossy());
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text));
    read.map_err(|error| format!("{shown}: the token cannot be read: {error}"))?;
    if text.len() as u64 > LONGEST {
        return Err(format!("{shown}: this is no token: it is too long"));
    }
    Token::new(text).map_err(|error| format!("{shown}: {error}"))
}
