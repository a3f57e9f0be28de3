//! The host of a request: whether it is one of Microsoft Graph, and one in which the request is documented.

use std::ops::Range;

use odata_types::facts::{Cloud, Schema};
use odata_types::{Authority, nearest};

use super::findings::{Findings, Place};
use super::head::{Head, Text};
use super::target::Target;
use crate::operation::Operation;
use crate::placeholder::is_placeholder;
use crate::rule::Rule;
use crate::violation::Part;

const SCHEME: &str = "https";

/// Checks scheme and host against all clouds, and against those of the operation if it is known.
pub(super) fn check(
    head: &Head<'_>,
    target: &Target,
    schema: &'static Schema,
    operation: Option<Operation>,
    findings: &mut Findings,
) {
    let text = &head.target;
    let is_unknown = |range: Range<usize>| head.is_unknown(text.part(range));
    // What a URL begins with decides about all of it.
    if is_unknown(0..1) {
        return;
    }
    let url =
        |range: Range<usize>| Place { part: Part::Url, span: text.part(range.clone()), value: text.text.get(range) };
    if let Some(user) = target.user.clone() {
        let place = Place { part: Part::Url, span: text.part(user), value: None };
        let message = "the URL contains a user name before its host".to_owned();
        findings.push(
            Rule::MalformedUrl,
            place,
            message,
            "leave it out; `Authorization` identifies the caller".to_owned(),
        );
    }
    let named = target.authority.clone().and_then(|range| Some((text.text.get(range.clone())?, url(range))));
    let host = named.or_else(|| host_header(head));
    let host = match host {
        // The text before the sign may be a password.
        Some((authority, place)) if authority.contains('@') => {
            let place = Place { value: None, ..place };
            let message = "a user name stands before the host".to_owned();
            findings.push(Rule::MalformedUrl, place, message, roots(operation, schema));
            None
        }
        host => host,
    };
    let is_here = host.as_ref().is_some_and(|(authority, _)| Authority::split(authority).is_loopback());
    match target.scheme.clone() {
        Some(written) if !text.text[written.clone()].eq_ignore_ascii_case(SCHEME) && !is_here => {
            let message = format!("the URL does not begin with `{SCHEME}`");
            findings.push(Rule::MalformedUrl, url(written), message, roots(operation, schema));
        }
        None if target.authority.as_ref().is_some_and(|authority| !is_placeholder(&text.text[authority.clone()])) => {
            let place = url(target.authority.clone().unwrap_or_default());
            findings.push(Rule::MalformedUrl, place, "the URL has no scheme".to_owned(), roots(operation, schema));
        }
        None if target.authority.is_none() && !text.text.starts_with('/') => {
            let message = "the path does not begin with `/`".to_owned();
            findings.push(Rule::MalformedUrl, url(target.path.clone()), message, roots(operation, schema));
        }
        None if target.authority.is_none() && text.text.starts_with("//") => {
            let message = "the path begins with more than one `/`; a host stands behind `https://`".to_owned();
            let slashes = text.text.len() - text.text.trim_start_matches('/').len();
            findings.push(Rule::MalformedUrl, url(0..slashes), message, roots(operation, schema));
        }
        _ => {}
    }
    if let (Some((authority, place)), false) = (host.filter(|(_, place)| !head.is_unknown(place.span)), is_here) {
        check_host(authority, place, schema, operation, findings);
    }
}

fn check_host(
    authority: &str,
    place: Place<'_>,
    schema: &'static Schema,
    operation: Option<Operation>,
    findings: &mut Findings,
) {
    let parts = Authority::split(authority);
    let host = parts.host();
    let shown = || crate::excerpt::name(host, crate::excerpt::LONGEST);
    if is_placeholder(authority) {
        let message = format!("`{}` was not filled in", crate::excerpt::name(authority, crate::excerpt::LONGEST));
        return findings.push(Rule::PlaceholderLeft, place, message, roots(operation, schema));
    }
    let is_root = |cloud: &Cloud| cloud.host().eq_ignore_ascii_case(host);
    if host.is_empty() {
        return findings.push(Rule::MalformedUrl, place, "the URL has no host".to_owned(), roots(operation, schema));
    }
    let Some(cloud) = schema.cloud_of_host(host) else {
        let message = format!("`{}` is not a root of Microsoft Graph", shown());
        let help = match nearest(host, schema.clouds.iter().map(|cloud| cloud.host())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => roots(operation, schema),
        };
        return findings.push(Rule::UnknownHost, place, message, help);
    };
    if !matches!(parts.port(), None | Some("" | "443")) {
        let message = format!("`{}` takes requests on port 443 only", shown());
        return findings.push(Rule::UnknownHost, place, message, roots(operation, schema));
    }
    let Some(operation) = operation.filter(|operation| !operation.request().clouds.is_empty()) else { return };
    if !operation.request().clouds.iter().any(|cloud| is_root(cloud)) {
        let message = format!("{operation} is not documented in {}", cloud.description);
        findings.push(Rule::UndocumentedCloud, place, message, roots(Some(operation), schema));
    }
}

/// Checks that the header `Host` names the host of the URL: a proxy and a service would differ in which of them they use.
pub(super) fn check_host_header(head: &Head<'_>, target: &Target, findings: &mut Findings) {
    let Some((named, place)) = host_header(head) else { return };
    let Some(host) = target.authority.clone().and_then(|range| head.target.text.get(range)) else { return };
    let default = match target.scheme.clone().and_then(|range| head.target.text.get(range)) {
        Some(scheme) if scheme.eq_ignore_ascii_case("http") => "80",
        _ => "443",
    };
    let is_same = |one: &str, other: &str| {
        let (one, other) = (Authority::split(one), Authority::split(other));
        let port =
            |authority: Authority<'_>| authority.port().filter(|port| !port.is_empty()).unwrap_or(default).to_owned();
        one.host().eq_ignore_ascii_case(other.host()) && port(one) == port(other)
    };
    // A user name is reported by itself.
    if is_same(named, host) || [named, host].iter().any(|host| host.contains('@') || is_placeholder(host)) {
        return;
    }
    let shown = |host| crate::excerpt::name(host, crate::excerpt::LONGEST);
    let message = format!("`Host` is `{}`, but the host of the URL is `{}`", shown(named), shown(host));
    findings.push(
        Rule::HostMismatch,
        place,
        message,
        "leave the header to the client that sends the request".to_owned(),
    );
}

/// The value of the header `Host`, for a target without a host.
fn host_header<'a>(head: &'a Head<'_>) -> Option<(&'a str, Place<'a>)> {
    let value: &Text<'_> = &head.fields("Host").next()?.value;
    Some((&value.text, Place { part: Part::Header("Host"), span: value.span(), value: Some(&value.text) }))
}

/// The roots in which the operation is documented; those of all requests where it is not known.
fn roots(operation: Option<Operation>, schema: &'static Schema) -> String {
    let clouds = operation.map_or(schema.clouds, |operation| operation.request().clouds);
    let roots: Vec<_> =
        clouds.iter().map(|cloud| format!("`{}` ({})", cloud.service_root, cloud.description)).collect();
    format!("documented: {}", roots.join(", "))
}
