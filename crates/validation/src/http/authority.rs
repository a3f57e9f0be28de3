//! The host of a request: whether it is one of Microsoft Graph, and one in which the action is documented.

use std::net::IpAddr;
use std::ops::Range;

use odata_types::facts::{Action, Cloud};

use super::findings::{Findings, Place};
use super::head::{Head, Text};
use super::segment::is_placeholder;
use super::target::Target;
use crate::nearest::nearest;
use crate::rule::Rule;
use crate::violation::Part;

const SCHEME: &str = "https";

/// Checks scheme and host against the clouds of all actions, and against those of the action if it is known.
pub(super) fn check(
    head: &Head<'_>,
    target: &Target,
    actions: &[&'static Action],
    action: Option<&'static Action>,
    findings: &mut Findings,
) {
    let text = &head.target;
    let url =
        |range: Range<usize>| Place { part: Part::Url, span: text.part(range.clone()), value: text.text.get(range) };
    if let Some(user) = target.user.clone() {
        let place = Place { part: Part::Url, span: text.part(user), value: None };
        let message = "the URL holds a user name before its host".to_owned();
        findings.push(
            Rule::MalformedUrl,
            place,
            message,
            "documented: who calls is said by `Authorization`".to_owned(),
        );
    }
    let named = target.authority.clone().and_then(|range| Some((text.text.get(range.clone())?, url(range))));
    let host = named.or_else(|| host_header(head));
    let host = match host {
        // What precedes the sign may be a password.
        Some((authority, place)) if authority.contains('@') => {
            let place = Place { value: None, ..place };
            let message = "a user name stands before the host".to_owned();
            findings.push(Rule::MalformedUrl, place, message, roots(action, actions));
            None
        }
        host => host,
    };
    let is_here = host.as_ref().is_some_and(|(authority, _)| is_this_machine(host_of(authority)));
    match target.scheme.clone() {
        Some(scheme) if !text.text[scheme.clone()].eq_ignore_ascii_case(SCHEME) && !is_here => {
            let message = format!("the URL does not begin with `{SCHEME}`");
            findings.push(Rule::MalformedUrl, url(scheme), message, roots(action, actions));
        }
        None if target.authority.as_ref().is_some_and(|authority| !is_placeholder(&text.text[authority.clone()])) => {
            let place = url(target.authority.clone().unwrap_or_default());
            findings.push(Rule::MalformedUrl, place, "the URL has no scheme".to_owned(), roots(action, actions));
        }
        None if target.authority.is_none() && !text.text.starts_with('/') => {
            let message = "the path does not begin with `/`".to_owned();
            findings.push(Rule::MalformedUrl, url(target.path.clone()), message, roots(action, actions));
        }
        None if target.authority.is_none() && text.text.starts_with("//") => {
            let message = "the path begins with more than one `/`; a host stands behind `https://`".to_owned();
            let slashes = text.text.len() - text.text.trim_start_matches('/').len();
            findings.push(Rule::MalformedUrl, url(0..slashes), message, roots(action, actions));
        }
        _ => {}
    }
    if let (Some((authority, place)), false) = (host, is_here) {
        check_host(authority, place, actions, action, findings);
    }
}

fn check_host(
    authority: &str,
    place: Place<'_>,
    actions: &[&'static Action],
    action: Option<&'static Action>,
    findings: &mut Findings,
) {
    let host = host_of(authority);
    let shown = || crate::excerpt::name(host, crate::excerpt::LONGEST);
    if is_placeholder(authority) {
        let message = format!("`{}` was not filled in", crate::excerpt::name(authority, crate::excerpt::LONGEST));
        return findings.push(Rule::PlaceholderLeft, place, message, roots(action, actions));
    }
    let is_root = |cloud: &Cloud| host_of_root(cloud).eq_ignore_ascii_case(host);
    if host.is_empty() {
        return findings.push(Rule::MalformedUrl, place, "the URL has no host".to_owned(), roots(action, actions));
    }
    let Some(cloud) = clouds(actions).find(|cloud| is_root(cloud)) else {
        let message = format!("`{}` is no root of Microsoft Graph", shown());
        let help = match nearest(host, clouds(actions).map(host_of_root)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => roots(action, actions),
        };
        return findings.push(Rule::UnknownHost, place, message, help);
    };
    let port = &authority[host.len()..];
    if !matches!(port, "" | ":" | ":443") {
        let message = format!("`{}` takes requests on port 443 only", shown());
        return findings.push(Rule::UnknownHost, place, message, roots(action, actions));
    }
    let Some(action) = action.filter(|action| !action.clouds.is_empty()) else { return };
    if !action.clouds.iter().any(|cloud| is_root(cloud)) {
        let message = format!("`{}` is not documented in {}", action.simple_name(), cloud.description);
        findings.push(Rule::UndocumentedCloud, place, message, roots(Some(action), actions));
    }
}

/// The host that the header of that name has, for a target without one.
fn host_header<'a>(head: &'a Head<'_>) -> Option<(&'a str, Place<'a>)> {
    let value: &Text<'_> = &head.fields("Host").next()?.value;
    Some((&value.text, Place { part: Part::Header("Host"), span: value.span(), value: Some(&value.text) }))
}

/// An authority without its port.
fn host_of(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

fn host_of_root(cloud: &Cloud) -> &'static str {
    let root = cloud.service_root;
    let root = root.split_once("://").map_or(root, |(_, rest)| rest);
    root.split_once('/').map_or(root, |(host, _)| host)
}

/// Requests to the machine itself go to a service that somebody tests with.
fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.is_ok_and(|address| address.is_loopback())
        || host.eq_ignore_ascii_case("localhost")
        || host.to_ascii_lowercase().ends_with(".localhost")
}

fn clouds(actions: &[&'static Action]) -> impl Iterator<Item = &'static Cloud> {
    actions.iter().flat_map(|action| action.clouds).copied()
}

/// The roots in which the action is documented; those of all actions where it is not known.
fn roots(action: Option<&'static Action>, actions: &[&'static Action]) -> String {
    let mut roots: Vec<String> = Vec::new();
    let all: Vec<_> = action.map_or_else(|| clouds(actions).collect(), |action| action.clouds.to_vec());
    for cloud in all {
        let root = format!("`{}` ({})", cloud.service_root, cloud.description);
        if !roots.contains(&root) {
            roots.push(root);
        }
    }
    format!("documented: {}", roots.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_known() {
        for host in ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "graph.localhost"] {
            assert!(is_this_machine(host_of(host)), "{host}");
        }
        for host in ["graph.microsoft.com", "10.0.0.1", "localhost.example.com", "[::2]"] {
            assert!(!is_this_machine(host_of(host)), "{host}");
        }
    }
}
