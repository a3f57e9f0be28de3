//! Where access tokens come from. They are never arguments, which every user of a machine can see.

use std::env::VarError;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lifecycle_workflows::client::{BoxFuture, Endpoint, InvalidToken, Token, TokenError, TokenProvider, TokenRequest};
use lifecycle_workflows::models::facts::Cloud;
use lifecycle_workflows::validation::shown_safely;

use crate::arguments::Service;
use crate::input::STANDARD_INPUT;

/// The variable that holds the token, if nothing else is said.
const VARIABLE: &str = "LCW_TOKEN";

/// No token is longer than so many bytes: longer headers are refused on the way.
const LONGEST: u64 = 64 * 1024;

/// What gives out tokens for an endpoint, or why there is none. Nothing is sent to find that out.
pub(crate) fn provider(service: &Service, endpoint: &Endpoint) -> Result<Box<dyn TokenProvider>, String> {
    if service.azure {
        // A token is for one cloud: one for another cloud would be shown to strangers.
        let cloud = endpoint.cloud().ok_or_else(|| {
            format!(
                "--azure: {} is of no known cloud, so that nobody knows which token it takes; name a file with \
                 --token-file, or set {VARIABLE}",
                endpoint.origin()
            )
        })?;
        return azure(cloud);
    }
    match &service.token_file {
        Some(path) if path == Path::new(STANDARD_INPUT) => {
            Err(format!("--token-file: a token is not read from standard input, but from a file or {VARIABLE}"))
        }
        Some(path) => Ok(Box::new(FileToken::new(path, service.timeout)?)),
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
fn azure(cloud: &Cloud) -> Result<Box<dyn TokenProvider>, String> {
    let credential = lifecycle_workflows::client::AzureCredential::developer_tools(cloud);
    Ok(Box::new(credential.map_err(|error| crate::status::whole(&error))?))
}

#[cfg(not(feature = "azure"))]
fn azure(_: &Cloud) -> Result<Box<dyn TokenProvider>, String> {
    Err("--azure: this lcw was built without the feature `azure`".to_owned())
}

/// A token that stands in a file, and is read again when it is refused.
struct FileToken {
    path: PathBuf,
    token: Mutex<Token>,
}

impl FileToken {
    /// Reads the file for the first time, for so long at most: one that is a pipe may never say anything.
    fn new(path: &Path, longest: Duration) -> Result<Self, String> {
        let (done, result) = channel();
        let wanted = path.to_owned();
        let reading = std::thread::Builder::new().name("token".to_owned()).spawn(move || {
            // Nobody may wait for it any more.
            let _ = done.send(read(&wanted));
        });
        let shown = shown_safely(&path.to_string_lossy());
        reading.map_err(|error| format!("{shown}: the token cannot be read: {error}"))?;
        let token = result.recv_timeout(longest).unwrap_or_else(|_| {
            let longest = humantime::format_duration(longest);
            Err(format!("{shown}: the token cannot be read: there was none in {longest}"))
        })?;
        Ok(Self { path: path.to_owned(), token: Mutex::new(token) })
    }

    /// The token; one is whole at any time.
    fn kept(&self) -> MutexGuard<'_, Token> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the file again where nothing else has to wait for it.
    async fn renew(&self) -> Result<Token, TokenError> {
        let path = self.path.clone();
        let token = tokio::task::spawn_blocking(move || read(&path)).await.map_err(TokenError::new)?;
        let token = token.map_err(TokenError::new)?;
        self.kept().clone_from(&token);
        Ok(token)
    }
}

impl TokenProvider for FileToken {
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        if request.is_renewal() {
            return Box::pin(self.renew());
        }
        let token = self.kept().clone();
        Box::pin(std::future::ready(Ok(token)))
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
