//! Sources of access tokens. A token is never an argument: every user of the machine can see arguments.

use std::env::VarError;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lifecycle_workflows::client::{BoxFuture, Endpoint, InvalidToken, Token, TokenError, TokenProvider, TokenRequest};
use lifecycle_workflows::models::facts::Cloud;
use lifecycle_workflows::validation::shown_safely;

use crate::arguments::Service;
use crate::input::{EMPTY, STANDARD_INPUT, in_words, is_empty};

/// The variable that contains the token by default.
pub(crate) const VARIABLE: &str = "LCW_TOKEN";

/// The maximum length of a token in bytes: servers refuse longer headers.
const LONGEST: u64 = 64 * 1024;

/// The token provider for an endpoint, or why there is none. This sends nothing.
pub(crate) fn provider(service: &Service, endpoint: &Endpoint) -> Result<Box<dyn TokenProvider>, String> {
    if service.azure {
        // A token belongs to one cloud, and must not be sent to another one.
        let cloud = endpoint.cloud().ok_or_else(|| {
            format!(
                "--azure: {} does not belong to a known cloud, so that it is not known which token it accepts; use \
                 --token-file, or set {VARIABLE}",
                endpoint.origin()
            )
        })?;
        return azure(cloud);
    }
    match &service.token_file {
        Some(path) if path == Path::new(STANDARD_INPUT) => {
            Err(format!("--token-file: a token is not read from standard input; use a file or {VARIABLE}"))
        }
        Some(path) => Ok(Box::new(FileToken::new(path, service.timeout)?)),
        None => match environment() {
            Some(token) => Ok(Box::new(token?)),
            None => Err(format!("there is no access token: set {VARIABLE}, or use --token-file")),
        },
    }
}

/// A token, or what is wrong with the text that should be one; the error says why there is no text. The messages never show it.
pub(crate) type Found = Result<Result<Token, String>, String>;

/// The token in the variable, or what is wrong with it; `None` if the variable is not set.
pub(crate) fn environment() -> Option<Result<Token, String>> {
    match std::env::var(VARIABLE) {
        Ok(token) => Some(Token::new(token).map_err(|error| format!("{VARIABLE}: {error}"))),
        Err(VarError::NotUnicode(_)) => Some(Err(format!("{VARIABLE}: {}", InvalidToken::Character))),
        Err(VarError::NotPresent) => None,
    }
}

#[cfg(feature = "azure")]
fn azure(cloud: &Cloud) -> Result<Box<dyn TokenProvider>, String> {
    let credential = lifecycle_workflows::client::AzureCredential::developer_tools(cloud);
    Ok(Box::new(credential.map_err(|error| crate::status::whole(&error))?))
}

#[cfg(not(feature = "azure"))]
fn azure(_: &Cloud) -> Result<Box<dyn TokenProvider>, String> {
    Err("--azure: this lcw was built without the feature `azure`; build it with `cargo install --path crates/cli --features azure`".to_owned())
}

/// A token in a file, which is read again if the service refuses the token.
struct FileToken {
    path: PathBuf,
    token: Mutex<Token>,
}

impl FileToken {
    /// Reads the file for the first time, within a time limit: a pipe may never send anything.
    fn new(path: &Path, longest: Duration) -> Result<Self, String> {
        let (done, result) = channel();
        let wanted = path.to_owned();
        let reading = std::thread::Builder::new().name("token".to_owned()).spawn(move || {
            // The receiver may be gone after the time limit.
            let _ = done.send(from_file(&wanted));
        });
        let shown = shown_safely(&path.to_string_lossy());
        reading.map_err(|error| format!("{shown}: the token cannot be read: {error}"))?;
        let token = result.recv_timeout(longest).unwrap_or_else(|_| {
            let longest = humantime::format_duration(longest);
            Err(format!("{shown}: the token cannot be read: none arrived within {longest}"))
        })?;
        Ok(Self { path: path.to_owned(), token: Mutex::new(token) })
    }

    /// The cached token. A panic leaves it intact.
    fn kept(&self) -> MutexGuard<'_, Token> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the file again, in a thread for blocking work.
    async fn renew(&self) -> Result<Token, TokenError> {
        let path = self.path.clone();
        let token = tokio::task::spawn_blocking(move || from_file(&path)).await.map_err(TokenError::new)?;
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

/// The token in a file, or why there is none. The message never shows the content.
pub(crate) fn from_file(path: &Path) -> Result<Token, String> {
    in_file(path)?
}

/// The token in a file.
pub(crate) fn in_file(path: &Path) -> Found {
    let shown = shown_safely(&path.to_string_lossy());
    let bytes = File::open(path).and_then(bytes);
    let bytes = bytes.map_err(|error| format!("{shown}: the token cannot be read: {}", in_words(error)))?;
    if is_empty(&bytes) {
        return Err(format!("{shown}: {EMPTY}"));
    }
    Ok(of_bytes(&bytes).map_err(|error| format!("{shown}: {error}")))
}

/// The token on standard input; none if there is nothing.
pub(crate) fn from_input() -> Result<Option<Result<Token, String>>, String> {
    let bytes = bytes(io::stdin().lock()).map_err(|error| format!("the token cannot be read: {error}"))?;
    Ok((!is_empty(&bytes)).then(|| of_bytes(&bytes)))
}

/// The bytes of a token, and one more if it is too long.
fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn of_bytes(bytes: &[u8]) -> Result<Token, String> {
    if bytes.len() as u64 > LONGEST {
        return Err("this is not a token: it is too long".to_owned());
    }
    Token::from_bytes(bytes).map_err(|error| error.to_string())
}
