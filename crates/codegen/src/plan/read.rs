//! Planning the requests that read entities.

use odata_csdl::model::{ReadFacts as ModelRead, StructuredType, StructuredTypeId};

use super::Planner;
use super::items::ReadFacts;

impl<'a> Planner<'a, '_> {
    /// What is documented of reading entities of a type: one by its key, then a collection.
    pub(super) fn reads(&mut self, id: StructuredTypeId, structured: &'a StructuredType) -> Vec<ReadFacts> {
        let Some(names) = self.names.reads.get(&id) else { return Vec::new() };
        let read_by_key = structured.read_by_key.as_ref().map(|read| self.read(&names.read_by_key, read, false));
        let list = structured.list.as_ref().map(|read| self.read(&names.list, read, true));
        read_by_key.into_iter().chain(list).collect()
    }

    fn read(&mut self, static_name: &str, read: &'a ModelRead, is_collection: bool) -> ReadFacts {
        ReadFacts {
            static_name: static_name.to_owned(),
            path: read.path.clone(),
            is_collection,
            permissions: self.shared.permissions(&read.permissions),
            least_privileged_roles: read.least_privileged_roles.clone(),
            clouds: self.shared.clouds(&read.clouds),
            api_versions: self.shared.api_versions(&read.api_versions),
            documentation: read.documentation.clone().unwrap_or_default(),
        }
    }
}
