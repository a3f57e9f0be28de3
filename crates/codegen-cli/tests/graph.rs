//! Requests of the whole of Microsoft Graph: those at published paths come out, and the rest is counted.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use odata_codegen::Builder;
use odata_csdl::model::{Model, Operation, RequestFacts, RequestKind};
use odata_csdl::{Source, load};

/// Imports all of Microsoft Graph with the published permissions: the schemas, and what the import prints. Nothing if the
/// published data is missing.
fn graph(folder: &Path) -> Option<(Model, String)> {
    let metadata = published_data::path("graph/v1.0.csdl.xml")?;
    let permissions = published_data::path("graph/permissions.json")?;
    let builder = Builder::new().metadata(metadata).requests(true).permissions(permissions).schemas(folder);
    let imported = builder.import().unwrap_or_else(|error| panic!("{error}"));
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let sources: Vec<Source> =
        paths.iter().map(|path| Source::decode(path.to_string_lossy(), fs::read(path).unwrap()).unwrap()).collect();
    Some((load(&sources).unwrap_or_else(|faults| panic!("{faults}")), imported.report))
}

/// A request with its permissions, as people check it.
fn shown(what: &str, method: &str, request: &RequestFacts) -> String {
    let mut text = format!("{method} {}\n  {what}\n", request.path.as_deref().unwrap_or_default());
    for permission in &request.permissions {
        let of = |is_least| {
            let scopes = permission.scopes.iter().filter(move |scope| scope.is_least_privileged == is_least);
            let scopes = scopes.map(|scope| match scope.also_requires.as_slice() {
                [] => scope.name.clone(),
                also => format!("{} and one of [{}]", scope.name, also.join(", ")),
            });
            scopes.collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(text, "  {}: {} | {}", permission.scheme, of(true), of(false));
    }
    text
}

fn method(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Get | RequestKind::List | RequestKind::Part => "GET",
        RequestKind::Create => "POST",
        RequestKind::Update => "PATCH",
        RequestKind::Delete => "DELETE",
    }
}

/// All requests with published permissions, in order.
fn published(model: &Model) -> Vec<String> {
    let is_published = |request: &&RequestFacts| request.derived_from.iter().any(|source| source == "Permissions");
    let mut all = Vec::new();
    for type_ in &model.structured_types {
        for one in type_.requests.iter().filter(|one| is_published(&&one.request)) {
            let method = one.method.as_deref().unwrap_or(method(one.kind));
            all.push(shown(&format!("{:?} {}", one.kind, type_.name), method, &one.request));
        }
    }
    for operation in &model.operations {
        let Operation { name, binding, request, .. } = operation;
        let binding = binding.as_ref().map(|binding| model.type_name(&binding.type_)).unwrap_or_default();
        let method = match operation.kind {
            odata_csdl::model::OperationKind::Action => "POST",
            odata_csdl::model::OperationKind::Function => "GET",
        };
        let requests = std::iter::once(request).chain(&request.further).filter(is_published);
        all.extend(requests.map(|request| shown(&format!("{name} of {binding}"), method, request)));
    }
    all.sort();
    all
}

/// Fifty of them, drawn by the hashes of their texts, so that a further request changes at most one of them.
fn drawn(all: &[String]) -> BTreeSet<&String> {
    let hash = |text: &String| {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
    };
    let mut all: Vec<&String> = all.iter().collect();
    all.sort_by_key(|text| hash(text));
    all.into_iter().take(50).collect()
}

#[test]
fn every_published_path_that_resolves_comes_out_and_the_rest_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let Some((model, report)) = graph(folder.path()) else { return };
    assert!(model.tolerated.is_empty(), "{:?}", model.tolerated);
    let counts = report.lines().skip_while(|line| !line.contains(" requests: "));
    let counts: Vec<&str> = counts.filter(|line| !line.starts_with("    ")).collect();
    insta::assert_snapshot!("graph_counts", counts.join("\n"));
    // Each of these has been looked up in both files.
    let all = published(&model);
    let drawn: String = drawn(&all).into_iter().map(String::as_str).collect();
    insta::assert_snapshot!("graph_drawn", drawn);
}
