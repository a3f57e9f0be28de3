//! Facts that requests have in common: each is planned once, and requests refer to it by the name of its static.

use std::collections::BTreeSet;

use odata_csdl::model::{Cloud, Header, Permission};

use crate::names::{Scope, screaming_snake};

/// The facts that requests have in common, in the order in which they first occur, with the names of their statics.
#[derive(Clone, Debug, Default)]
pub struct Shared<'a> {
    /// Each cloud.
    pub clouds: Vec<(String, &'a Cloud)>,
    /// Each set of clouds, by the names of their statics.
    pub cloud_sets: Vec<(String, Vec<String>)>,
    /// Each set of permissions.
    pub permission_sets: Vec<(String, &'a [Permission])>,
    /// Each set of headers.
    pub header_sets: Vec<(String, &'a [Header])>,
    /// All API versions.
    pub api_versions: BTreeSet<&'a str>,
    cloud_names: Scope,
}

impl<'a> Shared<'a> {
    /// The static of a set of clouds; none for an empty set.
    pub(super) fn clouds(&mut self, clouds: &'a [Cloud]) -> Option<String> {
        let set = clouds.iter().map(|cloud| self.cloud(cloud)).collect();
        find_or_add(&mut self.cloud_sets, "CLOUDS", set, clouds.is_empty())
    }

    fn cloud(&mut self, cloud: &'a Cloud) -> String {
        if let Some((name, _)) = self.clouds.iter().find(|(_, known)| *known == cloud) {
            return name.clone();
        }
        let (name, _) = self.cloud_names.take(&format!("{}_CLOUD", screaming_snake(&cloud.name)), None);
        self.clouds.push((name.clone(), cloud));
        name
    }

    /// The static of a set of permissions; none for an empty set.
    pub(super) fn permissions(&mut self, permissions: &'a [Permission]) -> Option<String> {
        find_or_add(&mut self.permission_sets, "PERMISSIONS", permissions, permissions.is_empty())
    }

    /// The static of a set of headers; none for an empty set.
    pub(super) fn headers(&mut self, headers: &'a [Header]) -> Option<String> {
        find_or_add(&mut self.header_sets, "HEADERS", headers, headers.is_empty())
    }

    /// Collects the API versions of a request.
    pub(super) fn api_versions(&mut self, versions: &'a [String]) {
        self.api_versions.extend(versions.iter().map(String::as_str));
    }
}

/// The name of an equal set, or that of a new one.
fn find_or_add<T: PartialEq>(sets: &mut Vec<(String, T)>, kind: &str, set: T, is_empty: bool) -> Option<String> {
    if is_empty {
        return None;
    }
    if let Some((name, _)) = sets.iter().find(|(_, known)| *known == set) {
        return Some(name.clone());
    }
    let name = format!("{kind}_{}", sets.len() + 1);
    sets.push((name.clone(), set));
    Some(name)
}
