//! What is wrong with a token for a request, by its claims.

use std::fmt;
use std::time::{Duration, SystemTime};

use odata_types::facts::Permission;

use crate::answer::span;
use crate::operation::Operation;
use crate::permissions::any;
use crate::{Claims, Endpoint};

/// The id of Microsoft Graph as an app, which may stand for its URL.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// Clocks differ.
const TOLERANCE: Duration = Duration::from_secs(300);

/// Why a service does not accept a token for a request, by its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenFault {
    /// It is for another service: `aud`.
    Audience {
        /// What the token is for.
        found: String,
        /// The root of the cloud that the request goes to.
        expected: String,
    },
    /// It has expired: `exp`.
    Expired {
        /// How long ago.
        ago: Duration,
    },
    /// It is not valid yet: `nbf`.
    NotYet {
        /// When it will be.
        within: Duration,
    },
    /// It has none of the permissions that the request needs: `scp` or `roles`.
    Permission {
        /// Whether it is the token of an app without a user.
        is_app: bool,
        /// The permissions that it has.
        found: Vec<String>,
        /// The least privileged permissions, of which one is enough.
        expected: Vec<&'static str>,
        /// What the request is.
        operation: String,
    },
}

/// What is wrong with a token, the first cause first.
pub(super) fn faults(
    claims: &Claims,
    endpoint: Option<&Endpoint>,
    operation: Option<Operation>,
    now: SystemTime,
) -> Vec<TokenFault> {
    let mut faults = Vec::new();
    faults.extend(endpoint.and_then(|endpoint| audience(claims, endpoint)));
    let ago = claims.expires.and_then(|end| now.duration_since(end).ok());
    faults.extend(ago.map(|ago| TokenFault::Expired { ago }));
    let within = claims.not_before.and_then(|start| start.duration_since(now).ok());
    faults.extend(within.filter(|within| *within > TOLERANCE).map(|within| TokenFault::NotYet { within }));
    // The permissions of another service have the same names, but mean nothing here.
    if !matches!(faults.first(), Some(TokenFault::Audience { .. })) {
        faults.extend(operation.and_then(|operation| permission(claims, operation)));
    }
    faults
}

fn audience(claims: &Claims, endpoint: &Endpoint) -> Option<TokenFault> {
    let expected = endpoint.cloud()?.service_root;
    let is_it = |audience: &String| audience.trim_end_matches('/').eq_ignore_ascii_case(expected) || audience == GRAPH;
    if claims.audience.is_empty() || claims.audience.iter().any(is_it) {
        return None;
    }
    Some(TokenFault::Audience { found: claims.audience.join(", "), expected: expected.to_owned() })
}

/// Whether a permission is published that tokens of this kind need, and the token has one.
pub(super) fn is_permitted(claims: &Claims, operation: Operation) -> bool {
    needed(claims, operation).is_some_and(|needed| !needed.least_privileged.is_empty())
        && permission(claims, operation).is_none()
}

/// What is published of the permissions that tokens of this kind need.
fn needed(claims: &Claims, operation: Operation) -> Option<&'static Permission> {
    let scheme = if claims.scopes.is_empty() { "Application" } else { "DelegatedWork" };
    operation.permissions().iter().find(|permission| permission.scheme == scheme)
}

fn permission(claims: &Claims, operation: Operation) -> Option<TokenFault> {
    let is_app = claims.scopes.is_empty();
    let found = if is_app { &claims.roles } else { &claims.scopes };
    let needed = needed(claims, operation)?;
    let is_enough = |name: &str| needed.least_privileged.contains(&name) || needed.higher_privileged.contains(&name);
    if needed.least_privileged.is_empty() || found.iter().any(|name| is_enough(name)) {
        return None;
    }
    Some(TokenFault::Permission {
        is_app,
        found: found.clone(),
        expected: needed.least_privileged.to_vec(),
        operation: operation.to_string(),
    })
}

/// What a token says of itself, as clauses: whom it is for, how long it is valid, and which permissions it has.
pub(super) fn said(claims: &Claims, operation: Option<Operation>, now: SystemTime) -> String {
    let mut clauses = vec![match claims.audience.as_slice() {
        [] => "it does not say whom it is for (`aud`)".to_owned(),
        audience => format!("it is for `{}` (`aud`)", audience.join(", ")),
    }];
    clauses.push(match claims.expires.map(|end| end.duration_since(now)) {
        None => "does not say when it expires (`exp`)".to_owned(),
        Some(Ok(left)) => format!("expires in {} (`exp`)", span(left)),
        Some(Err(over)) => format!("expired {} ago (`exp`)", span(over.duration())),
    });
    clauses.push(match (claims.scopes.as_slice(), claims.roles.as_slice()) {
        ([], []) => "has no permission (`scp`, `roles`)".to_owned(),
        ([], roles) => format!("has {} (`roles`)", roles.join(", ")),
        (scopes, _) => format!("has {} (`scp`)", scopes.join(", ")),
    });
    if let Some(TokenFault::Permission { is_app, expected, operation, .. }) =
        operation.and_then(|operation| permission(claims, operation))
    {
        let kind = if is_app { "application" } else { "delegated" };
        clauses.push(format!("and {operation} needs the {kind} permission {}", any(&expected)));
    }
    clauses.join(", ")
}

impl TokenFault {
    /// What to do about it.
    #[must_use]
    pub fn step(&self) -> String {
        match self {
            Self::Audience { expected, .. } => format!("get a token for `{expected}/.default`"),
            Self::Expired { .. } => "get a new token".to_owned(),
            Self::NotYet { .. } => "compare the clocks, or wait".to_owned(),
            Self::Permission { is_app: true, expected, .. } => {
                format!(
                    "grant the app the application permission {}, with admin consent, and get a new token",
                    any(expected)
                )
            }
            Self::Permission { is_app: false, expected, .. } => {
                format!("consent to the delegated permission {}, and get a new token", any(expected))
            }
        }
    }
}

/// A clause whose subject is the token.
impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Audience { found, expected } => write!(f, "the token is for `{found}`, not for `{expected}` (`aud`)"),
            Self::Expired { ago } => write!(f, "the token expired {} ago (`exp`)", span(*ago)),
            Self::NotYet { within } => write!(f, "the token is not valid until {} from now (`nbf`)", span(*within)),
            Self::Permission { is_app, found, expected, operation } => {
                let (claim, kind) = if *is_app { ("roles", "application") } else { ("scp", "delegated") };
                let names: Vec<&str> = found.iter().map(String::as_str).collect();
                let has = if names.is_empty() { "no permission".to_owned() } else { names.join(", ") };
                write!(
                    f,
                    "the token has {has} (`{claim}`), but {operation} needs the {kind} permission {}",
                    any(expected)
                )
            }
        }
    }
}
