//! What is wrong with a token for a request, by its claims.

use std::fmt;
use std::time::{Duration, SystemTime};

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

fn permission(claims: &Claims, operation: Operation) -> Option<TokenFault> {
    let is_app = claims.scopes.is_empty();
    let scheme = if is_app { "Application" } else { "DelegatedWork" };
    let found = if is_app { &claims.roles } else { &claims.scopes };
    let needed = operation.permissions().iter().find(|permission| permission.scheme == scheme)?;
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

/// A duration for people who look at a claim: in years or days if it is longer than two of them.
fn roughly(duration: Duration) -> String {
    const DAY: u64 = 24 * 3600;
    for (unit, name) in [(365 * DAY, "years"), (DAY, "days")] {
        if duration.as_secs() >= 2 * unit {
            return format!("{} {name}", duration.as_secs() / unit);
        }
    }
    span(duration)
}

/// A clause whose subject is the token.
impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Audience { found, expected } => write!(f, "the token is for `{found}`, not for `{expected}` (`aud`)"),
            Self::Expired { ago } => write!(f, "the token expired {} ago (`exp`)", roughly(*ago)),
            Self::NotYet { within } => write!(f, "the token is not valid until {} from now (`nbf`)", roughly(*within)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_times_are_in_days_or_years() {
        for (seconds, expected) in [
            (90, "1 min 30 s"),
            (86_400, "24 h"),
            (172_800, "2 days"),
            (95_850_000, "3 years"),
            (40_000_000, "462 days"),
        ] {
            assert_eq!(roughly(Duration::from_secs(seconds)), expected);
        }
    }
}
