//! Everything that the schema documents, by the names under which the commands take it.
//!
//! Names come from the facts: that of an action or function, the last segment of the path of a list, the type of an entity.
//! What would have the name of another request with the same ids takes more of its path: `deletedItems/workflows`.

use std::sync::LazyLock;

use graph_requests::Request;
use lifecycle_workflows::client::Context;
use lifecycle_workflows::models::facts::{self, Action, EntityRequest, Function, RequestKind};
use lifecycle_workflows::models::{SCHEMA, action_name};
use odata_types::path::{PathSegment, PathTemplate, TemplateSegment, path_segments};

use crate::actions;

/// A documented request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Documented {
    Action(&'static Action),
    Function(&'static Function),
    Entities(&'static EntityRequest),
}

/// What a documented request does, in the order in which lists show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Action,
    Function,
    List,
    Get,
    Create,
    Update,
    Delete,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] =
        [Self::Action, Self::Function, Self::List, Self::Get, Self::Create, Self::Update, Self::Delete];

    /// What is done with it, as the commands are called.
    fn verb(self) -> &'static str {
        match self {
            Self::Action | Self::Function => "call",
            _ => self.as_str(),
        }
    }

    /// The name for programs.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Function => "function",
            Self::List => "list",
            Self::Get => "get",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

/// A documented request and its name.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) documented: Documented,
}

impl Named {
    /// The name behind the verb of the command that sends it, such as `workflow` for `create/workflow`.
    pub(crate) fn command(&self) -> &str {
        match self.documented.kind() {
            kind @ (Kind::Create | Kind::Update | Kind::Delete) => {
                let name = self.name.strip_prefix(kind.as_str()).and_then(|name| name.strip_prefix('/'));
                name.unwrap_or(&self.name)
            }
            _ => &self.name,
        }
    }

    /// What a request does, and its name, such as `list runs`.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.documented.kind().verb(), self.command())
    }
}

/// Everything that is documented, by kind. Requests of one name and kind differ in their ids.
pub(crate) fn all() -> &'static [Named] {
    static ALL: LazyLock<Vec<Named>> = LazyLock::new(name_all);
    &ALL
}

/// What is documented of a kind.
pub(crate) fn of_kind(kind: Kind) -> impl Iterator<Item = &'static Named> {
    all().iter().filter(move |one| one.documented.kind() == kind)
}

/// What is documented under a name, in any ASCII case.
pub(crate) fn named(name: &str) -> impl Iterator<Item = &'static Named> {
    all().iter().filter(move |one| one.name.eq_ignore_ascii_case(name))
}

/// The name of a request for entities.
pub(crate) fn name_of(request: &EntityRequest) -> &'static str {
    let is_it = |one: &&Named| matches!(one.documented, Documented::Entities(other) if std::ptr::eq(other, request));
    all().iter().find(is_it).map_or("", |one| &one.name)
}

/// The names of some requests, each once.
pub(crate) fn names(requests: impl Iterator<Item = &'static Named>) -> Vec<&'static str> {
    let mut names: Vec<&str> = requests.map(|one| one.name.as_str()).collect();
    names.dedup();
    names
}

fn name_all() -> Vec<Named> {
    let actions = SCHEMA.actions.iter().map(|one| Documented::Action(one));
    let functions = SCHEMA.functions.iter().map(|one| Documented::Function(one));
    let requests = SCHEMA.requests.iter().map(|one| Documented::Entities(one));
    let mut all: Vec<Named> = Vec::new();
    let mut documented: Vec<_> = actions.chain(functions).chain(requests).collect();
    // The request with the shorter path keeps the shorter name.
    documented.sort_by_cached_key(|one| (one.kind(), one.template().segments().count()));
    for documented in documented {
        let is_taken = |name: &str| {
            all.iter().any(|other| {
                let is_chosen_by_ids = matches!(documented.kind(), Kind::List | Kind::Get);
                other.name == name
                    && other.documented.kind() == documented.kind()
                    && (!is_chosen_by_ids || other.documented.id_names() == documented.id_names())
            })
        };
        let name = documented.candidates().into_iter().find(|name| !is_taken(name));
        let name = name.unwrap_or_else(|| documented.template().as_str().to_owned());
        all.push(Named { name, documented });
    }
    all.sort_by(|one, other| (one.documented.kind(), &one.name).cmp(&(other.documented.kind(), &other.name)));
    all
}

impl Documented {
    /// Adds that the request was this one to what is known of an answer.
    pub(crate) fn context(self, context: Context) -> Context {
        match self {
            Self::Action(action) => context.action(action),
            Self::Function(function) => context.function(function),
            Self::Entities(request) => context.entities(request),
        }
    }

    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Action(_) => Kind::Action,
            Self::Function(_) => Kind::Function,
            Self::Entities(entities) => match entities.kind {
                RequestKind::List => Kind::List,
                RequestKind::Get => Kind::Get,
                RequestKind::Create => Kind::Create,
                RequestKind::Update | RequestKind::Part => Kind::Update,
                RequestKind::Delete => Kind::Delete,
            },
        }
    }

    pub(crate) fn request(self) -> &'static facts::Request {
        match self {
            Self::Action(action) => &action.request,
            Self::Function(function) => &function.request,
            Self::Entities(entities) => &entities.request,
        }
    }

    pub(crate) fn template(self) -> PathTemplate {
        match self {
            Self::Action(action) => PathTemplate::of_action(action),
            Self::Function(function) => PathTemplate::of_function(function),
            Self::Entities(entities) => PathTemplate::of_entities(entities),
        }
    }

    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Action(action) => action.description,
            Self::Function(function) => function.description,
            Self::Entities(entities) => entities.entity_type.description,
        }
    }

    /// What else is said of it; empty where nothing is.
    pub(crate) fn long_description(self) -> &'static str {
        match self {
            Self::Action(Action { parameters: of, .. })
            | Self::Function(Function { parameters: of, .. })
            | Self::Entities(EntityRequest { entity_type: of, .. }) => of.long_description,
        }
    }

    /// The path as pages write it: behind that of a function, its parameters are in parentheses.
    pub(crate) fn path(self) -> String {
        let path = self.request().path;
        let Self::Function(function) = self else { return path.to_owned() };
        let literals = function.parameters.properties.iter().map(|parameter| format!("{0}={{{0}}}", parameter.name));
        format!("{path}({})", literals.collect::<Vec<_>>().join(","))
    }

    /// The names of the ids in the path, in order.
    pub(crate) fn id_names(self) -> Vec<String> {
        let mut collection = "";
        let mut names = Vec::new();
        for segment in self.template().segments() {
            match segment {
                TemplateSegment::Fixed(name) => collection = name,
                TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => {
                    names.extend(segment.keys().map(|placeholder| id_name(placeholder, collection)));
                }
            }
        }
        names
    }

    /// The names that it may have, the shortest first.
    fn candidates(self) -> Vec<String> {
        match self {
            Self::Action(action) => vec![action_name(action)],
            Self::Function(function) => {
                let same = |one: &&&Function| one.simple_name() == function.simple_name();
                let is_alone = SCHEMA.functions.iter().filter(same).count() == 1;
                let simple = is_alone.then(|| function.simple_name().to_owned());
                simple.into_iter().chain([function.distinct_name()]).collect()
            }
            Self::Entities(entities) => {
                let prefix = match entities.kind {
                    RequestKind::List | RequestKind::Get => "",
                    RequestKind::Create => "create/",
                    RequestKind::Update => "update/",
                    RequestKind::Delete => "delete/",
                    RequestKind::Part => "part/",
                };
                let is_of_one = entities.kind != RequestKind::List
                    && (entities.kind == RequestKind::Create || self.template().collection() != self.template());
                let fixed = self.template().segments().filter_map(|segment| match segment {
                    TemplateSegment::Fixed(name) => Some(name),
                    TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => None,
                });
                let mut fixed: Vec<&str> = fixed.collect();
                if is_of_one && let Some(last) = fixed.last_mut() {
                    *last = entities.entity_type.name.rsplit('.').next().unwrap_or_default();
                }
                (0..fixed.len()).rev().map(|start| format!("{prefix}{}", fixed[start..].join("/"))).collect()
            }
        }
    }
}

/// The name of an id as an option, such as `task-processing-result` for `{taskProcessingResultId}`; also where the placeholder is
/// named after the collection, as `{taskProcessingResultsId}` is.
fn id_name(placeholder: &str, collection: &str) -> String {
    let name = placeholder.trim_matches(['{', '}']);
    let name = name.split_once('-').map_or(name, |(name, _)| name);
    let name = name.strip_suffix("Id").unwrap_or(name);
    kebab(if name == collection { name.trim_end_matches('s') } else { name })
}

/// A name in camel case as an option.
pub(crate) fn kebab(name: &str) -> String {
    let mut option = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !option.is_empty() {
            option.push('-');
        }
        option.extend(character.to_lowercase());
    }
    option
}

/// What is documented of a request with that method, and with that path behind the API version. Of several templates, the one
/// with the fewest keys says most about a path.
pub(crate) fn of_request(method: &str, path: &str) -> Option<&'static Named> {
    let segments = path_segments(path.trim_end_matches('/'));
    let is_of_method = |one: &&Named| method.eq_ignore_ascii_case(one.documented.request().method);
    let fitting = all().iter().filter(is_of_method).filter(|one| one.documented.has_path(path, &segments));
    fitting.min_by_key(|one| one.documented.template().keys().count())
}

/// What is documented of a request with that method and URL, whose beginning may be unknown until run time.
pub(crate) fn of_url(method: &str, url: &str) -> Option<&'static Named> {
    of_request(method, behind_version(url))
}

/// The method of a request in a file, as it is written.
pub(crate) fn method(request: &Request) -> Option<&str> {
    let before = request.message.text().get(..request.target().start).unwrap_or_default();
    before.split_ascii_whitespace().last()
}

/// The method of a request in a file, or every method if it is unknown until run time.
pub(crate) fn methods(request: &Request) -> Vec<&str> {
    if request.message.is_unknown(0..request.target().start) {
        return vec!["GET", "POST", "PATCH", "PUT", "DELETE"];
    }
    method(request).into_iter().collect()
}

/// What is documented of a request that a message of the client calls so: an action or a function by its name, or the type of
/// entities behind what is done with them.
pub(crate) fn called(verb: &str, name: &str) -> Option<Documented> {
    let kind = match verb {
        "" => None,
        "reading" => Some(Kind::Get),
        "listing" => Some(Kind::List),
        "creating" => Some(Kind::Create),
        "updating" => Some(Kind::Update),
        "deleting" => Some(Kind::Delete),
        _ => return None,
    };
    let is_it = |one: &&Named| match (one.documented, kind) {
        (Documented::Action(action), None) => action.simple_name() == name,
        (Documented::Function(function), None) => function.simple_name() == name,
        (Documented::Entities(request), Some(kind)) => {
            one.documented.kind() == kind && request.entity_type.name.rsplit('.').next() == Some(name)
        }
        _ => false,
    };
    // Of actions with the same name, the one that needs no longer name.
    let action = kind.is_none().then(|| actions::find(name)).flatten().map(|entry| Documented::Action(entry.action));
    action.or_else(|| all().iter().find(is_it).map(|one| one.documented))
}

/// The action that a command of the modules of Graph sends, such as `Resume-MgXTaskProcessingResult_Resume`: behind the type
/// that it is bound to stands what its name has besides the word behind `_`.
pub(crate) fn of_command(command: &str) -> Option<Documented> {
    let (noun, variant) = command.split_once('-')?.1.strip_prefix("Mg")?.split_once('_')?;
    let variant = variant.trim_end_matches(|digit: char| digit.is_ascii_digit()).split("ViaIdentity").next()?;
    let word = variant.strip_suffix("Expanded").unwrap_or(variant).to_ascii_lowercase();
    let is_it = |action: &&Action| {
        let name = action.simple_name().to_ascii_lowercase();
        let rest = name.strip_prefix(&word).filter(|_| !word.is_empty());
        let end = rest.map(|rest| action.simple_binding_type().to_ascii_lowercase() + rest);
        end.is_some_and(|end| noun.to_ascii_lowercase().ends_with(&end))
    };
    SCHEMA.actions.iter().copied().find(is_it).map(Documented::Action)
}

/// Whether the path of a URL begins with a known segment with which nothing that is documented begins.
pub(crate) fn begins_otherwise(url: &str) -> bool {
    let first = behind_version(url).split('/').next().unwrap_or_default();
    !first.is_empty() && !first.contains(UNKNOWN) && !is_first(first)
}

/// Whether a path begins with an API version, behind which the segment may go on with something unknown.
pub(crate) fn begins_with_version(path: &str) -> bool {
    let first = path.strip_prefix('/').and_then(|rest| rest.split(['/', '{']).next());
    first.is_some_and(|first| SCHEMA.api_version(first).is_some())
}

/// Whether something that is documented begins with a segment.
fn is_first(first: &str) -> bool {
    let is_it = |one: &Named| {
        let segment = one.documented.template().segments().next();
        matches!(segment, Some(TemplateSegment::Fixed(name)) if name.eq_ignore_ascii_case(first))
    };
    all().iter().any(is_it)
}

/// What follows something unknown within a segment.
fn glued(segment: &str) -> &str {
    segment.rsplit_once('}').map_or("", |(_, glued)| glued)
}

/// The path behind the API version of a URL. Without a version, it begins behind the host, and behind segments that are unknown
/// until run time.
fn behind_version(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default(),
        None => url,
    };
    let mut rest = path.trim_start_matches('/');
    loop {
        let (first, behind) = rest.split_once('/').unwrap_or((rest, ""));
        match SCHEMA.api_version(first) {
            Some(_) => return behind,
            // What is unknown may end in a slash.
            None if first.contains('}') && is_first(glued(first)) => return &rest[first.len() - glued(first).len()..],
            None if first.contains(UNKNOWN) && !behind.is_empty() => rest = behind,
            None => return rest,
        }
    }
}

/// The signs of a segment that is unknown until run time.
const UNKNOWN: [char; 5] = ['{', '$', '@', '<', '%'];

impl Documented {
    /// Whether a path is that of the request. The arguments of a function follow it in parentheses.
    fn has_path(self, path: &str, segments: &[PathSegment<'_>]) -> bool {
        let Self::Function(_) = self else { return self.template().keys_of(segments).is_ok() };
        let Some((arguments, rest)) = segments.split_last() else { return false };
        let before = arguments.range.start.checked_sub(1).and_then(|at| path.as_bytes().get(at));
        before == Some(&b'(') && self.template().keys_of(rest).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_a_name_of_its_own() {
        let shown = all().iter().map(|one| {
            let ids: Vec<_> = one.documented.id_names().iter().map(|id| format!(" --{id}")).collect();
            format!("{} {}{}", one.documented.kind().as_str(), one.name, ids.concat())
        });
        let shown: Vec<_> = shown.collect();
        let mut distinct = shown.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), all().len());
        insta::assert_snapshot!("documented_names", shown.join("\n"));
    }

    #[test]
    fn an_action_is_found_by_the_command_that_sends_it() {
        for (command, expected) in [
            ("Resume-MgIdentityGovernanceLifecycleWorkflowTaskProcessingResult_Resume", Some("resume")),
            ("Resume-MgBetaIdentityGovernanceLifecycleWorkflowTaskProcessingResult_ResumeExpanded1", Some("resume")),
            ("Initialize-MgIdentityGovernanceLifecycleWorkflow_ActivateViaIdentityExpanded", Some("activate")),
            ("Stop-MgIdentityGovernanceLifecycleWorkflowProcessing_Cancel", Some("cancelProcessing")),
            ("New-MgIdentityGovernanceLifecycleWorkflowNewVersion_CreateExpanded", Some("createNewVersion")),
            ("Resume-MgUser_Resume", None),
            ("Get-MgUser_List", None),
            ("Get-MgUser", None),
            ("Get-MgUser_", None),
        ] {
            let found = of_command(command);
            let name = found.map(|found| match found {
                Documented::Action(action) => action.simple_name(),
                Documented::Function(_) | Documented::Entities(_) => "",
            });
            assert_eq!(name, expected, "{command}");
        }
    }

    #[test]
    fn every_request_is_found_by_its_path() {
        for one in all() {
            let path = one.documented.template().as_str().replace(['{', '}'], "");
            let arguments = if matches!(one.documented, Documented::Function(_)) { "(a=1)" } else { "" };
            let found = of_request(one.documented.request().method, &format!("{}{arguments}", path.to_uppercase()));
            assert_eq!(found.map(|found| &found.name), Some(&one.name), "{path}");
        }
        let run = "identityGovernance/lifecycleWorkflows/workflows/{{w}}/runs/$run?$select=id";
        for base in [
            "https://graph.microsoft.com/v1.0/",
            "/beta/",
            "{{host}}/v1.0/",
            "$base/",
            "{unknown}",
            "{{base}}beta/",
            "/",
            "",
        ] {
            assert_eq!(of_url("get", &format!("{base}{run}")).map(|one| one.name.as_str()), Some("run"), "{base}");
        }
        assert!(of_request("GET", "/users").is_none());
        assert!(of_request("PUT", all()[0].documented.template().as_str()).is_none());
    }
}
