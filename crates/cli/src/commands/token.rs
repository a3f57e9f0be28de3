//! `lcw token`: what a token is, and which requests it is good for, without sending it anywhere.

use std::io::{self, Write};
use std::time::SystemTime;

use lifecycle_workflows::client::{Claims, Context, Endpoint, Token, TokenFault};
use lifecycle_workflows::models::SCHEMA;
use lifecycle_workflows::models::facts::RequestKind;

use crate::arguments::InspectToken;
use crate::input::{Input, STANDARD_INPUT};
use crate::service;
use crate::status::{Status, complain};
use crate::token;

pub(crate) fn run(arguments: &InspectToken) -> io::Result<Status> {
    let endpoint = match service::endpoint_of(arguments.cloud, None, &arguments.api_version) {
        Ok(endpoint) => endpoint,
        Err(message) => return Ok(failed(&message)),
    };
    let token = match &arguments.file {
        None => token::environment(),
        Some(path) if path.as_os_str() == STANDARD_INPUT => {
            let bytes = Input::new(path).read();
            bytes
                .map_err(|error| format!("the token cannot be read: {error}"))
                .and_then(|bytes| Token::from_bytes(&bytes).map_err(|error| error.to_string()))
        }
        Some(path) => token::from_file(path),
    };
    let token = match token {
        Ok(token) => token,
        Err(message) => {
            complain(&message);
            return Ok(Status::Wrong);
        }
    };
    let mut out = anstream::stdout().lock();
    let Some(claims) = token.claims() else {
        writeln!(out, "form: no JSON Web Token, so that nothing can be read from it on this machine")?;
        writeln!(out, "It is good for a local service; Microsoft Graph takes JSON Web Tokens.")?;
        return Ok(Status::Wrong);
    };
    describe(&mut out, &claims, &endpoint)?;
    judge(&mut out, &token, &endpoint)
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
    let mut is_of_use = false;
    let simple = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    let actions = SCHEMA.actions.iter().map(|action| {
        let name = format!("`{}: {}`", simple(action.binding_type), action.simple_name());
        (name, context.clone().action(action), action.request.permissions, action.request.permission_exceptions)
    });
    let reads = SCHEMA.reads().map(|read| {
        let verb = if read.kind == RequestKind::List { "listing" } else { "reading" };
        let name = format!("{verb} `{}`", simple(read.entity_type.name));
        (name, context.clone().entities(read), read.request.permissions, read.request.permission_exceptions)
    });
    for (name, context, documented, exceptions) in actions.chain(reads) {
        if documented.iter().all(|permission| permission.least_privileged.is_empty()) {
            writeln!(out, "  {name}: the permission that it needs is not documented")?;
            continue;
        }
        let lack = context.token_faults(now).into_iter().find_map(|fault| match fault {
            TokenFault::Permission { expected, .. } => Some(expected),
            _ => None,
        });
        let Some(expected) = lack else {
            is_of_use = true;
            writeln!(out, "  {name}: it has a permission")?;
            continue;
        };
        writeln!(out, "  {name}: it has no permission; the least privileged is {}", expected.join(" or "))?;
        for exception in exceptions {
            writeln!(out, "    without a permission this is allowed: {}", exception.trim_end_matches('.'))?;
        }
    }
    Ok(if is_of_use { status } else { Status::Wrong })
}
