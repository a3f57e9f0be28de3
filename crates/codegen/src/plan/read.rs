//! Planning the requests that read entities.

use odata_csdl::model::{ReadFacts as ModelRead, StructuredType, StructuredTypeId};

use super::Planner;
use super::action::{cloud, permission};
use super::items::ReadFacts;

impl Planner<'_> {
    /// What is documented of reading entities of a type: one by its key, then a collection.
    pub(super) fn reads(&self, id: StructuredTypeId, structured: &StructuredType) -> Vec<ReadFacts> {
        let Some(names) = self.names.reads.get(&id) else { return Vec::new() };
        let read_by_key = structured.read_by_key.as_ref().map(|read| facts(&names.read_by_key, read, false));
        let list = structured.list.as_ref().map(|read| facts(&names.list, read, true));
        read_by_key.into_iter().chain(list).collect()
    }
}

fn facts(static_name: &str, read: &ModelRead, is_collection: bool) -> ReadFacts {
    ReadFacts {
        static_name: static_name.to_owned(),
        path: read.path.clone(),
        is_collection,
        permissions: read.permissions.iter().map(permission).collect(),
        least_privileged_roles: read.least_privileged_roles.clone(),
        clouds: read.clouds.iter().map(cloud).collect(),
        api_versions: read.api_versions.clone(),
        documentation: read.documentation.clone().unwrap_or_default(),
    }
}
