//! `lcw token`: what a token is, and which requests it is good for, without sending it anywhere.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::SystemTime;

use lifecycle_workflows::client::{Claims, Context, Endpoint, Token, TokenFault};
use lifecycle_workflows::validation::shown_safely;

use crate::arguments::InspectToken;
use crate::documented;
use crate::input::{EMPTY, STANDARD_INPUT};
use crate::service;
use crate::status::{Status, complain};
use crate::token;

/// What standard input is called.
const INPUT: &str = "standard input";

/// Where a token may come from.
const SOURCES: &str = "set LCW_TOKEN, name a file, or pipe one in";

pub(crate) fn run(arguments: &InspectToken) -> io::Result<Status> {
    let endpoint = match service::endpoint_of(arguments.cloud, None, &arguments.api_version) {
        Ok(endpoint) => endpoint,
        Err(message) => return Ok(failed(&message)),
    };
    let (source, found) = read(arguments.file.as_deref());
    let token = match found {
        Ok(Ok(token)) => token,
        Ok(Err(message)) => {
            complain(&message);
            return Ok(Status::Wrong);
        }
        Err(message) => return Ok(failed(&message)),
    };
    let mut out = anstream::stdout().lock();
    writeln!(out, "read from: {source}")?;
    let Some(claims) = token.claims() else {
        if token.secret().starts_with("eyJ") {
            writeln!(
                out,
                "form: a JSON Web Token that is encrypted or damaged, so that nothing can be read from it on this machine"
            )?;
        } else {
            writeln!(out, "form: no JSON Web Token, so that nothing can be read from it on this machine")?;
        }
        writeln!(
            out,
            "It is good for a local service; Microsoft Graph takes JSON Web Tokens whose claims can be read."
        )?;
        return Ok(Status::Wrong);
    };
    describe(&mut out, &claims, &endpoint)?;
    judge(&mut out, &token, &endpoint)
}

/// The token in a file or on standard input; or else that of the environment, or of standard input if there is none. Before it
/// stands where it comes from.
fn read(file: Option<&Path>) -> (String, token::Found) {
    match file {
        Some(path) if path.as_os_str() != STANDARD_INPUT => {
            (shown_safely(&path.to_string_lossy()), token::in_file(path))
        }
        Some(_) => (INPUT.to_owned(), piped(EMPTY)),
        // Standard input may stay open for ever, and a terminal has no token to give.
        None => match token::environment() {
            Some(found) => (token::VARIABLE.to_owned(), Ok(found)),
            None if io::stdin().is_terminal() => {
                (INPUT.to_owned(), Err(format!("there is no access token: {SOURCES}")))
            }
            None => (INPUT.to_owned(), piped(&format!("{EMPTY}; {SOURCES}"))),
        },
    }
}

/// The token on standard input, and what is said if there is nothing.
fn piped(nothing: &str) -> token::Found {
    token::from_input()?.ok_or_else(|| format!("<stdin>: {nothing}"))
}

fn failed(message: &str) -> Status {
    complain(message);
    Status::Failed
}

fn describe(out: &mut impl Write, claims: &Claims, endpoint: &Endpoint) -> io::Result<()> {
    writeln!(out, "form: a JSON Web Token; its claims are read on this machine, and its signature is not verified")?;
    let time = |time: Option<SystemTime>| time.map(|time| humantime::format_rfc3339_seconds(time).to_string());
    let list = |items: &[String]| Some(items.join(", ")).filter(|items| !items.is_empty());
    for (name, value) in [
        ("for (aud)", list(&claims.audience)),
        ("valid from (nbf)", time(claims.not_before)),
        ("expires (exp)", time(claims.expires)),
        ("tenant (tid)", claims.tenant.clone()),
        ("app (appid)", claims.app.clone()),
        ("permissions of a user (scp)", list(&claims.scopes)),
        ("permissions of an app (roles)", list(&claims.roles)),
    ] {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}")?;
        }
    }
    writeln!(out, "\nFor requests to {endpoint}:")
}

/// Says what is wrong with the token as such, and then for each request.
fn judge(out: &mut impl Write, token: &Token, endpoint: &Endpoint) -> io::Result<Status> {
    let (now, context) = (SystemTime::now(), Context::default().endpoint(endpoint).token(token));
    let mut status = Status::Good;
    for fault in context.token_faults(now) {
        status = Status::Wrong;
        writeln!(out, "  {fault}; {}", fault.step())?;
        if matches!(fault, TokenFault::Audience { .. }) {
            // The permissions are those of the other service.
            return Ok(status);
        }
    }
    let requests = Requests::judged(&context, now);
    let is_of_use = !requests.allowed.is_empty();
    requests.write(out)?;
    Ok(if is_of_use { status } else { Status::Wrong })
}

/// The documented requests by what the token is good for, each once.
#[derive(Default)]
struct Requests {
    /// Those that it has a permission for.
    allowed: Vec<String>,
    /// Those that it has no permission for, by the least privileged one.
    lacking: BTreeMap<String, Vec<String>>,
    /// Those whose permissions are not documented.
    undocumented: Vec<String>,
    /// What is allowed without a permission.
    exceptions: Vec<&'static str>,
}

impl Requests {
    fn judged(context: &Context, now: SystemTime) -> Self {
        let mut requests = Self::default();
        for named in documented::all() {
            let request = named.documented.request();
            if request.permissions.iter().all(|permission| permission.least_privileged.is_empty()) {
                push(&mut requests.undocumented, named.title());
                continue;
            }
            let context = named.documented.context(context.clone());
            let lack = context.token_faults(now).into_iter().find_map(|fault| match fault {
                TokenFault::Permission { expected, .. } => Some(expected),
                _ => None,
            });
            match lack {
                None => push(&mut requests.allowed, named.title()),
                Some(expected) => {
                    push(requests.lacking.entry(expected.join(" or ")).or_default(), named.title());
                    request.permission_exceptions.iter().for_each(|one| push(&mut requests.exceptions, one));
                }
            }
        }
        requests
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        if !self.allowed.is_empty() {
            writeln!(out, "  it has a permission for: {}", self.allowed.join(", "))?;
        }
        for (permission, titles) in &self.lacking {
            writeln!(out, "  it has none for: {}; the least privileged is {permission}", titles.join(", "))?;
        }
        for exception in &self.exceptions {
            writeln!(out, "    without a permission this is allowed: {}", exception.trim_end_matches('.'))?;
        }
        if !self.undocumented.is_empty() {
            writeln!(out, "  the permission is not documented for: {}", self.undocumented.join(", "))?;
        }
        Ok(())
    }
}

/// Adds an item that is not there yet.
fn push<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}
