//! From addresses and published paths to requests.

use std::collections::BTreeMap;

use super::address::{Address, Addresses, addresses, has_key_segments};
use super::follow::{End, Follower, Outcome};
use super::identity::identity;
use super::{Derived, KeyStyle, Request, Wanted};
use crate::model::{
    Model, Operation, OperationKind, Permission, RequestKind, StructuredKind, StructuredTypeId, TypeKind,
};

/// The most addresses of derived types at which an operation of their base type is called, if that has none itself.
const MOST_OF_DERIVED: usize = 4;

/// Derives the requests of everything that a model declares.
pub(crate) fn derive(model: &Model, wanted: &Wanted) -> Derived {
    let has_segments = wanted.published.is_some() || has_key_segments(model);
    let default = if has_segments { KeyStyle::Segments } else { KeyStyle::Parentheses };
    let style = wanted.key_style.unwrap_or(default);
    let addresses = addresses(model, style);
    let mut all = All::default();
    for (id, of_type) in &addresses.of_types {
        for (order, address) in of_type.iter().enumerate() {
            all.entities(model, *id, address, order);
        }
    }
    for (number, operation) in model.operations.iter().enumerate() {
        for (order, path) in calls(model, &addresses, number, operation).into_iter().enumerate() {
            all.add(Owner::Operation(number), Request::of_container(None, path, order));
        }
    }
    let mut published = Vec::new();
    if let Some(paths) = &wanted.published {
        let follower = Follower::new(model, style);
        for path in paths {
            let mut outcome = Outcome {
                path: path.path.clone(),
                leads_to: Ok(End::Operations(Vec::new(), None)),
                wrong_methods: Vec::new(),
                has_request: false,
            };
            outcome.leads_to = follower.follow(path).map(|(end, template)| {
                for (method, permissions) in &path.methods {
                    if all.published(model, &end, &template.text, method, permissions) {
                        outcome.has_request = true;
                    } else {
                        outcome.wrong_methods.push(method.clone());
                    }
                }
                end
            });
            published.push(outcome);
        }
    }
    all.finish(published, wanted.published.is_some())
}

/// The method by which an operation is called.
pub(super) fn method_of(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Action => "POST",
        OperationKind::Function => "GET",
    }
}

/// The paths at which the entity container offers an operation. Those of a function are without its arguments.
fn calls(model: &Model, addresses: &Addresses, number: usize, operation: &Operation) -> Vec<String> {
    let Some(binding) = &operation.binding else {
        let imports = addresses.of_imports.get(&number);
        return imports.into_iter().flatten().map(|path| path.text.clone()).collect();
    };
    let TypeKind::Structured(id) = binding.type_.kind else { return Vec::new() };
    let paths_of = |id: StructuredTypeId| {
        let known = addresses.of_types.get(&id).into_iter().flatten();
        let paths = known.filter_map(move |address| match (binding.type_.is_collection, address.is_collection) {
            (true, true) => Some(address.path.clone()),
            (true, false) => None,
            (false, _) => address.entity(model, id),
        });
        paths.map(|path| path.then_operation(model, operation).text)
    };
    let paths: Vec<_> = paths_of(id).collect();
    if !paths.is_empty() {
        return paths;
    }
    let derived = model.structured_type(id).derived.iter();
    derived.flat_map(|id| paths_of(*id)).take(MOST_OF_DERIVED).collect()
}

/// What a request belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Type(usize),
    Operation(usize),
}

/// What tells the requests of an owner apart: the kind, the method and the identity of the path.
type Key = (Option<RequestKind>, Option<String>, String);

/// All requests.
#[derive(Default)]
struct All(BTreeMap<Owner, BTreeMap<Key, Request>>);

impl All {
    fn add(&mut self, owner: Owner, request: Request) {
        let key = request.key();
        let requests = self.0.entry(owner).or_default();
        let Some(known) = requests.get_mut(&key) else {
            requests.insert(key, request);
            return;
        };
        known.order = known.order.or(request.order);
        match (&mut known.permissions, request.permissions) {
            (Some(known), Some(more)) => merge(known, more),
            (known @ None, more) => *known = more,
            (Some(_), None) => {}
        }
    }

    /// Adds the requests that are possible at an address.
    fn entities(&mut self, model: &Model, id: StructuredTypeId, address: &Address, order: usize) {
        if model.structured_type(id).kind != StructuredKind::Entity {
            return;
        }
        let owner = Owner::Type(id.0);
        let mut add = |kind, is_allowed: bool, path: &str| {
            if is_allowed {
                self.add(owner, Request::of_container(Some(kind), path.to_owned(), order));
            }
        };
        let allows = address.allows;
        if address.is_collection {
            add(RequestKind::List, allows.read, &address.path.text);
            add(RequestKind::Create, allows.insert, &address.path.text);
        }
        if let Some(entity) = address.entity(model, id) {
            add(RequestKind::Get, allows.read_by_key, &entity.text);
            add(RequestKind::Update, allows.update, &entity.text);
            // A single entity goes with what it is a part of.
            add(RequestKind::Delete, allows.delete && address.is_collection, &entity.text);
        }
        for key in &address.alternate_keys {
            let path = address.path.named_keys(model, id, key);
            add(RequestKind::Get, allows.read_by_key, &path.text);
        }
    }

    /// Adds the request of a method at a published path, if there is one.
    fn published(&mut self, model: &Model, end: &End, path: &str, method: &str, permissions: &[Permission]) -> bool {
        let request_at = |path: &str, kind: Option<RequestKind>, method: Option<&str>| Request {
            kind,
            method: method.map(str::to_owned),
            path: path.to_owned(),
            order: None,
            permissions: Some(permissions.to_vec()),
        };
        let (id, path, kind, method) = match (end, method) {
            // What a function returns may be changed where it is.
            (End::Operations(_, Some((id, path))), "PATCH") => (id, path.as_str(), RequestKind::Update, None),
            (End::Operations(_, Some((id, path))), "DELETE") => (id, path.as_str(), RequestKind::Delete, None),
            (End::Operations(numbers, _), _) => {
                let called = numbers.iter().filter(|number| method_of(model.operations[**number].kind) == method);
                let called: Vec<usize> = called.copied().collect();
                for number in &called {
                    self.add(Owner::Operation(*number), request_at(path, None, None));
                }
                return !called.is_empty();
            }
            (End::Collection(id), "GET") => (id, path, RequestKind::List, None),
            (End::Collection(id), "POST") => (id, path, RequestKind::Create, None),
            (End::Entity(id), "GET") => (id, path, RequestKind::Get, None),
            (End::Entity(id), "PATCH") => (id, path, RequestKind::Update, None),
            (End::Entity(id), "PUT") => (id, path, RequestKind::Update, Some(method)),
            (End::Entity(id), "DELETE") => (id, path, RequestKind::Delete, None),
            (End::Part(id), method) => (id, path, RequestKind::Part, Some(method)),
            (End::Collection(_) | End::Entity(_), _) => return false,
        };
        if model.structured_type(*id).kind != StructuredKind::Entity {
            return false;
        }
        self.add(Owner::Type(id.0), request_at(path, Some(kind), method));
        true
    }

    /// The requests in order: by kind, the published ones first, then in the order of addresses, then the shortest paths.
    fn finish(self, published: Vec<Outcome>, has_published: bool) -> Derived {
        let mut derived = Derived { published, has_published, ..Derived::default() };
        for (owner, requests) in self.0 {
            let mut requests: Vec<Request> = requests.into_values().collect();
            requests.sort_by(|one, other| one.rank().cmp(&other.rank()));
            for permission in requests.iter_mut().filter_map(|request| request.permissions.as_mut()).flatten() {
                permission.scopes.sort_by(|one, other| {
                    (!one.is_least_privileged, &one.name).cmp(&(!other.is_least_privileged, &other.name))
                });
            }
            match owner {
                Owner::Type(id) => derived.entities.insert(id, requests),
                Owner::Operation(number) => derived.operations.insert(number, requests),
            };
        }
        derived
    }
}

/// Adds permissions of the same request that are published at another spelling of its path.
fn merge(known: &mut Vec<Permission>, more: Vec<Permission>) {
    for permission in more {
        let Some(same) = known.iter_mut().find(|it| it.scheme == permission.scheme) else {
            known.push(permission);
            continue;
        };
        for scope in permission.scopes {
            match same.scopes.iter_mut().find(|it| it.name == scope.name) {
                Some(known) => known.unite(scope),
                None => same.scopes.push(scope),
            }
        }
    }
}

impl Request {
    fn of_container(kind: Option<RequestKind>, path: String, order: usize) -> Self {
        Self { kind, method: None, path, order: Some(order), permissions: None }
    }

    fn key(&self) -> Key {
        (self.kind, self.method.clone(), identity(&self.path))
    }

    fn rank(&self) -> impl Ord + '_ {
        let path = (self.path.len(), self.path.as_str());
        let order = self.order.unwrap_or(usize::MAX);
        (self.kind, self.permissions.is_none(), order, path, self.method.as_deref())
    }

    /// The HTTP method of a request for entities.
    pub(super) fn method(&self) -> &str {
        self.method.as_deref().unwrap_or_else(|| self.kind.map_or("GET", RequestKind::method))
    }
}
