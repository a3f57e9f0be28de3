//! The file in which a service publishes its permissions, such as `permissions.json` of Microsoft Graph.
//!
//! Its form is that of [Kibali](https://github.com/microsoftgraph/kibali). Each permission has sets of paths, and each set has
//! the schemes in which the permission holds there and the methods. The rule of a path says in which of the schemes the
//! permission is the least privileged one, and what else is required. For a method and path, all permissions hold that have a
//! set with both; a scheme in which none does is not supported.

use std::collections::BTreeMap;

use json_places::{Kind, LineIndex, Member, Span, Value, parse};
use odata_csdl::Source;
use odata_csdl::model::{Permission, Scope};
use odata_csdl::requests::PublishedPath;
use odata_types::nearest;

use crate::{Code, Fault, Faults};

/// The schemes, in the order in which requests list them.
const SCHEMES: [&str; 3] = ["DelegatedWork", "DelegatedPersonal", "Application"];

const METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

const OF_FILE: &[&str] = &["$schema", "permissions"];
const OF_PERMISSION: &[&str] = &["authorizationType", "implicit", "note", "ownerInfo", "pathSets", "schemes"];
const OF_PATH_SET: &[&str] = &["alsoRequires", "methods", "paths", "schemeKeys"];
const OF_SCHEME: &[&str] = &[
    "adminDescription",
    "adminDisplayName",
    "isPreauthorizationOnly",
    "privilegeLevel",
    "requiresAdminConsent",
    "userConsentDescription",
    "userConsentDisplayName",
    "userDescription",
    "userDisplayName",
];

/// Reads the file, and gives each path with its permissions, in order of the paths.
pub(crate) fn published_paths(source: &Source) -> Result<Vec<PublishedPath>, Faults> {
    let mut reader = Reader { source, lines: LineIndex::new(&source.text), faults: Vec::new(), paths: BTreeMap::new() };
    match parse(&source.text) {
        Ok(file) => reader.file(&file),
        Err(error) => {
            let span = Span { start: error.offset, end: error.offset };
            reader.fault(span, format!("the file is not JSON: {}", error.message));
        }
    }
    if !reader.faults.is_empty() {
        return Err(Faults::of(reader.faults));
    }
    let paths = reader.paths.into_iter().map(|(path, methods)| {
        let methods = methods.into_iter().map(|(method, schemes)| {
            let permissions = SCHEMES.iter().zip(schemes);
            let permissions = permissions.map(|(scheme, scopes)| Permission { scheme: (*scheme).to_owned(), scopes });
            (method.to_owned(), permissions.collect())
        });
        PublishedPath { path, methods: methods.collect() }
    });
    Ok(paths.collect())
}

/// The scopes of each of the [`SCHEMES`].
type Scopes = [Vec<Scope>; 3];

struct Reader<'a> {
    source: &'a Source,
    lines: LineIndex<'a>,
    faults: Vec<Fault>,
    paths: BTreeMap<String, BTreeMap<&'static str, Scopes>>,
}

/// What is the same for all paths of a set.
struct PathSet {
    permission: String,
    schemes: Vec<usize>,
    methods: Vec<&'static str>,
    also_requires: Vec<String>,
}

impl<'a> Reader<'a> {
    fn fault(&mut self, span: Span, message: impl Into<String>) {
        let position = self.lines.position(span.start);
        let (path, message) = (self.source.path.clone(), message.into());
        self.faults.push(Fault {
            path,
            line: position.line,
            column: position.column,
            code: Code::InvalidPermissions,
            message,
        });
    }

    fn file(&mut self, file: &Value<'a>) {
        for member in self.members(file, "the file", OF_FILE) {
            if member.name != "permissions" {
                continue;
            }
            for permission in self.members(&member.value, "`permissions`", &[]) {
                self.permission(permission);
            }
        }
        if self.faults.is_empty() && file.member("permissions").is_none() {
            self.fault(file.span(), "expected the member `permissions`, found none");
        }
    }

    fn permission(&mut self, permission: &Member<'a>) {
        for member in self.members(&permission.value, "a permission", OF_PERMISSION) {
            match member.name.as_ref() {
                "schemes" => {
                    for scheme in self.members(&member.value, "`schemes`", &[]) {
                        self.scheme(&scheme.name, scheme.name_span());
                        self.members(&scheme.value, "a scheme", OF_SCHEME);
                    }
                }
                "pathSets" => {
                    for set in self.items(&member.value, "`pathSets`") {
                        self.path_set(&permission.name, set);
                    }
                }
                _ => {}
            }
        }
    }

    fn path_set(&mut self, permission: &str, value: &Value<'a>) {
        let mut set = PathSet {
            permission: permission.to_owned(),
            schemes: Vec::new(),
            methods: Vec::new(),
            also_requires: Vec::new(),
        };
        let members = self.members(value, "a path set", OF_PATH_SET);
        for member in members {
            match member.name.as_ref() {
                "schemeKeys" => {
                    for item in self.items(&member.value, "`schemeKeys`") {
                        if let Some(name) = self.text(item, "a scheme") {
                            set.schemes.extend(self.scheme(name, item.span()));
                        }
                    }
                }
                "methods" => {
                    for item in self.items(&member.value, "`methods`") {
                        if let Some(name) = self.text(item, "a method") {
                            set.methods.extend(self.method(name, item.span()));
                        }
                    }
                }
                "alsoRequires" => {
                    let text = self.text(&member.value, "permissions").unwrap_or_default();
                    set.also_requires = list(text).map(str::to_owned).collect();
                }
                _ => {}
            }
        }
        for member in members.iter().filter(|member| member.name == "paths") {
            for path in self.members(&member.value, "`paths`", &[]) {
                self.path(&set, path);
            }
        }
    }

    fn path(&mut self, set: &PathSet, member: &Member<'a>) {
        let path = member.name.as_ref();
        if !path.starts_with('/') {
            self.fault(member.name_span(), format!("expected a path that begins with `/`, found `{path}`"));
        }
        let Some(rule) = self.text(&member.value, "the rule of a path") else { return };
        let mut least = Vec::new();
        let mut also_requires = set.also_requires.clone();
        for part in rule.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some(("least", schemes)) => {
                    for scheme in list(schemes) {
                        least.extend(self.scheme(scheme, member.value.span()));
                    }
                }
                Some(("AlsoRequires", names)) => also_requires.extend(list(names).map(str::to_owned)),
                _ => {
                    let expected = "`least=` with schemes or `AlsoRequires=` with permissions";
                    self.fault(member.value.span(), format!("expected {expected}, found `{part}`"));
                }
            }
        }
        let methods = self.paths.entry(path.to_owned()).or_default();
        for method in &set.methods {
            let scopes = methods.entry(method).or_default();
            for scheme in &set.schemes {
                let Some(scopes) = scopes.get_mut(*scheme) else { continue };
                let is_least_privileged = least.contains(scheme);
                let scope =
                    Scope { name: set.permission.clone(), is_least_privileged, also_requires: also_requires.clone() };
                match scopes.iter_mut().find(|known| known.name == scope.name) {
                    Some(known) => known.unite(scope),
                    None => scopes.push(scope),
                }
            }
        }
    }

    /// The number of a scheme.
    fn scheme(&mut self, name: &str, span: Span) -> Option<usize> {
        let found = SCHEMES.iter().position(|known| *known == name);
        if found.is_none() {
            self.unknown("scheme", name, &SCHEMES, span);
        }
        found
    }

    fn method(&mut self, name: &str, span: Span) -> Option<&'static str> {
        let found = METHODS.iter().find(|known| **known == name);
        if found.is_none() {
            self.unknown("method", name, &METHODS, span);
        }
        found.copied()
    }

    fn unknown(&mut self, what: &str, name: &str, known: &[&str], span: Span) {
        let message = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("unknown {what} `{name}`; did you mean `{meant}`?"),
            None => format!("unknown {what} `{name}`; expected one of `{}`", known.join("`, `")),
        };
        self.fault(span, message);
    }

    /// The members of an object, of which unknown ones are faults if some are known.
    fn members<'v>(&mut self, value: &'v Value<'a>, of: &str, known: &[&str]) -> &'v [Member<'a>] {
        let Kind::Object(members) = &value.kind else {
            self.fault(value.span(), format!("expected {of} as an object, found {}", value.kind_name()));
            return &[];
        };
        if !known.is_empty() {
            for member in members.iter().filter(|member| !known.contains(&member.name.as_ref())) {
                self.unknown("member", &member.name, known, member.name_span());
            }
        }
        members
    }

    fn items<'v>(&mut self, value: &'v Value<'a>, of: &str) -> &'v [Value<'a>] {
        let Kind::Array(items) = &value.kind else {
            self.fault(value.span(), format!("expected {of} as an array, found {}", value.kind_name()));
            return &[];
        };
        items
    }

    fn text<'v>(&mut self, value: &'v Value<'a>, what: &str) -> Option<&'v str> {
        let Kind::String(text) = &value.kind else {
            self.fault(value.span(), format!("expected {what} as a string, found {}", value.kind_name()));
            return None;
        };
        Some(text)
    }
}

/// The names in a list with commas.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty())
}
