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
            };
            let example = one.request.example_body.clone();
            let request = self.request(&one.request, method, success_status, result, example);
            EntityRequestFacts { kind: one.kind, static_name: static_name.clone(), request }
        });
        requests.collect()
    }

    pub(super) fn request(
        &mut self,
        said: &'a model::RequestFacts,
        method: &'static str,
        success_status: u16,
        result: Option<(ValueFacts, bool)>,
        example: Option<Json>,
    ) -> RequestFacts {
        self.shared.api_versions(&said.api_versions);
        RequestFacts {
            method,
            success_status,
            result,
            headers: self.shared.headers(&said.headers),
            permissions: self.shared.permissions(&said.permissions),
            clouds: self.shared.clouds(&said.clouds),
            example,
            said: said.clone(),
        }
    }
}
