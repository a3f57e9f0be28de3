//! Permissions as text and as JSON.

use std::io::{self, Write};

use lifecycle_workflows::models::facts::{Permission, Request};
use serde_json::{Value, json};

use super::find::{Found, Known};
use super::set::{self, Need};
use crate::arguments::ShowFormat;
use crate::commands::show::scheme_title;

/// The schemes of permissions, in the order of documentation.
const SCHEMES: [&str; 3] = ["DelegatedWork", "DelegatedPersonal", "Application"];

/// The scheme in which roles of the user count.
const WITH_ROLES: &str = "DelegatedWork";

/// What is needed in a scheme.
struct Scheme<'a> {
    name: &'static str,
    /// The permissions, each with the requests that it is for.
    permissions: Vec<(&'static str, Vec<&'a Known>)>,
    /// The requests that the scheme does not support.
    unsupported: Vec<&'a Known>,
    /// The requests whose permissions are not documented.
    undocumented: Vec<&'a Known>,
    /// The roles of the user, each with the requests that it is for.
    roles: Vec<(&'static str, Vec<&'a Known>)>,
}

impl<'a> Scheme<'a> {
    fn of(name: &'static str, known: &'a [Known]) -> Self {
        let permission = |one: &Known| request(one).permission(name);
        let is_undocumented = |one: &&Known| request(one).permissions.is_empty();
        let is_supported =
            |one: &&Known| permission(one).is_some_and(|permission| !permission.least_privileged.is_empty());
        let need = |one: &Known| match permission(one) {
            Some(Permission { least_privileged, higher_privileged, .. }) => {
                Need { least: least_privileged, higher: higher_privileged }
            }
            None => Need { least: &[], higher: &[] },
        };
        let role = |one: &Known| Need { least: request(one).least_privileged_roles, higher: &[] };
        let has_roles = name == WITH_ROLES;
        Self {
            name,
            permissions: chosen(known, need),
            unsupported: known.iter().filter(|one| !is_supported(one) && !is_undocumented(one)).collect(),
            undocumented: known.iter().filter(is_undocumented).collect(),
            roles: if has_roles { chosen(known, role) } else { Vec::new() },
        }
    }
}

/// The privileges that are chosen, each with the requests that it is for: those that no other one fits better.
fn chosen(known: &[Known], need: impl Fn(&Known) -> Need<'static>) -> Vec<(&'static str, Vec<&Known>)> {
    let needs: Vec<_> = known.iter().map(&need).collect();
    let set = set::least(&needs);
    let of = |one: &Known| {
        let need = need(one);
        let least = set.iter().find(|name| need.least.contains(name));
        least.or_else(|| set.iter().find(|name| need.takes(name))).copied()
    };
    set.iter().map(|name| (*name, known.iter().filter(|one| of(one) == Some(name)).collect())).collect()
}

fn request(known: &Known) -> &'static Request {
    known.named.documented.request()
}

/// What requests do, each once, and the places of each.
fn grouped<'a>(requests: impl IntoIterator<Item = &'a Known>) -> Vec<(String, Vec<&'a str>)> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for one in requests {
        let title = one.named.title();
        let index = groups.iter().position(|(known, _)| *known == title).unwrap_or_else(|| {
            groups.push((title, Vec::new()));
            groups.len() - 1
        });
        let places = &mut groups[index].1;
        places.extend(one.place.as_deref().filter(|place| !places.contains(place)));
    }
    groups
}

pub(super) fn print(found: &Found, format: ShowFormat) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let schemes = SCHEMES.map(|name| Scheme::of(name, &found.known));
    match format {
        ShowFormat::Text => text(&mut out, found, &schemes),
        ShowFormat::Json => writeln!(out, "{:#}", json(found, &schemes)),
    }
}

fn text(out: &mut impl Write, found: &Found, schemes: &[Scheme<'_>]) -> io::Result<()> {
    // What holds for all requests needs no list of them, and one list is enough for a privilege.
    let mut listed: Vec<(&str, Vec<String>)> = Vec::new();
    let mut list = |out: &mut dyn Write, of: &'static str, requests: &[&Known]| {
        if requests.len() == found.known.len() {
            return Ok(());
        }
        let titles = grouped(requests.iter().copied()).into_iter().map(|(title, _)| title);
        let entry = (of, titles.collect());
        if listed.contains(&entry) {
            return Ok(());
        }
        entry.1.iter().try_for_each(|title| writeln!(out, "    {title}"))?;
        listed.push(entry);
        Ok::<_, io::Error>(())
    };
    for scheme in schemes.iter().filter(|_| !found.known.is_empty()) {
        writeln!(out, "{}", scheme_title(scheme.name))?;
        for (name, requests) in &scheme.permissions {
            writeln!(out, "  {name}")?;
            list(out, name, requests)?;
        }
        for (heading, requests) in [("not supported", &scheme.unsupported), ("not documented", &scheme.undocumented)] {
            if !requests.is_empty() {
                writeln!(out, "  {heading}")?;
                list(out, heading, requests)?;
            }
        }
        for (name, requests) in &scheme.roles {
            writeln!(out, "  and the user needs the role {name}")?;
            list(out, name, requests)?;
        }
    }
    for one in exceptions(found) {
        writeln!(out, "Without a permission: {one}")?;
    }
    if found.known.iter().any(|one| one.place.is_some()) {
        writeln!(out, "Requests")?;
        for (title, places) in grouped(&found.known) {
            writeln!(out, "{}", format!("  {title}  {}", places.join(", ")).trim_end())?;
        }
    }
    if !found.unknown.is_empty() {
        writeln!(out, "Not documented here")?;
    }
    found.unknown.iter().try_for_each(|one| writeln!(out, "  {} {}  {}", one.method, one.url, one.place))
}

/// Who needs no permission.
fn exceptions(found: &Found) -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    for exception in found.known.iter().flat_map(|one| request(one).permission_exceptions) {
        if !all.contains(exception) {
            all.push(exception);
        }
    }
    all
}

fn json(found: &Found, schemes: &[Scheme<'_>]) -> Value {
    let index = |one: &&Known| found.known.iter().position(|other| std::ptr::eq(*one, other));
    let indices = |requests: &[&Known]| requests.iter().filter_map(index).collect::<Vec<_>>();
    let privileges = |privileges: &[(&str, Vec<&Known>)]| {
        let one = |(name, requests): &(&str, Vec<&Known>)| json!({ "name": name, "requests": indices(requests) });
        privileges.iter().map(one).collect::<Value>()
    };
    let schemes = schemes.iter().map(|scheme| {
        json!({
            "scheme": scheme.name,
            "permissions": privileges(&scheme.permissions),
            "roles": privileges(&scheme.roles),
            "unsupported": indices(&scheme.unsupported),
            "undocumented": indices(&scheme.undocumented),
        })
    });
    let requests = found.known.iter().map(|one| {
        json!({
            "kind": one.named.documented.kind().as_str(),
            "name": one.named.name,
            "method": request(one).method,
            "path": one.named.documented.path(),
            "place": one.place,
        })
    });
    let unknown = found.unknown.iter();
    let unknown = unknown.map(|one| json!({ "method": one.method, "url": one.url, "place": one.place }));
    json!({
        "schemes": schemes.collect::<Value>(),
        "requests": requests.collect::<Value>(),
        "exceptions": exceptions(found),
        "unknown": unknown.collect::<Value>(),
    })
}
