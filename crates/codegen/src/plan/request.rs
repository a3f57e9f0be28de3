//! Planning requests: what is documented of them, with the facts that several have in common.

use odata_csdl::model::{self, Json, RequestKind, StructuredType, StructuredTypeId};

use super::Planner;
use super::items::{EntityRequestFacts, RequestFacts, ValueFacts};

impl<'a> Planner<'a, '_> {
    /// The requests for entities of a type, in order.
    pub(super) fn requests(&mut self, id: StructuredTypeId, structured: &'a StructuredType) -> Vec<EntityRequestFacts> {
        let Some(names) = self.names.requests.get(&id) else { return Vec::new() };
        let requests = names.iter().zip(&structured.requests).map(|(static_name, one)| {
            let entity = || self.names.structured_facts.get(&id).cloned().map(ValueFacts::Structured);
            let (method, success_status, result) = match one.kind {
                RequestKind::Get => ("GET", 200, entity().map(|value| (value, false))),
                RequestKind::List => ("GET", 200, entity().map(|value| (value, true))),
                RequestKind::Create => ("POST", 201, entity().map(|value| (value, false))),
                RequestKind::Update => ("PATCH", 204, None),
                RequestKind::Delete => ("DELETE", 204, None),
                RequestKind::Part if one.method.as_deref().is_none_or(|method| method == "GET") => {
                    ("GET", 200, Some((ValueFacts::Untyped, false)))
                }
                RequestKind::Part => ("PUT", 204, None),
            };
            let method = one.method.as_deref().unwrap_or(method);
            let is_write = matches!(one.kind, RequestKind::Create | RequestKind::Update);
            let any = self.names.polymorphic.get(&id).or_else(|| self.names.structs.get(&id));
            let body = any.filter(|_| is_write).cloned();
            let example = one.request.example_body.clone();
            let request = self.request(&one.request, method, success_status, result, example);
            EntityRequestFacts { kind: one.kind, static_name: static_name.clone(), body, request }
        });
        requests.collect()
    }

    pub(super) fn request(
        &mut self,
        said: &'a model::RequestFacts,
        method: &'a str,
        success_status: u16,
        result: Option<(ValueFacts, bool)>,
        example: Option<Json>,
    ) -> RequestFacts {
        self.shared.api_versions(&said.api_versions);
        let further = said.further.iter();
        let further = further.map(|one| {
            self.request(
                one,
                method,
                success_status,
                result.clone(),
                one.example_body.clone().or_else(|| example.clone()),
            )
        });
        let further = further.collect();
        RequestFacts {
            further,
            method: method.to_owned(),
            success_status,
            result,
            headers: self.shared.headers(&said.headers),
            permissions: self.shared.permissions(&said.permissions),
            clouds: self.shared.clouds(&said.clouds),
            example,
            said: with_limits(said),
        }
    }
}

/// What is said of a request, with what its scopes need besides among the limits.
fn with_limits(said: &model::RequestFacts) -> model::RequestFacts {
    let mut said = said.clone();
    for model::Permission { scheme, scopes } in &said.permissions {
        let needing = scopes.iter().filter(|scope| !scope.also_requires.is_empty());
        said.limits.extend(needing.map(|scope| {
            let others = scope.also_requires.join("`, `");
            format!("By the scheme {scheme}, `{}` also requires one of `{others}`.", scope.name)
        }));
    }
    said
}
