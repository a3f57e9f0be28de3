//! Requests that follow from the entity container and from published paths, as they are written into documents.

use std::collections::BTreeMap;
use std::fmt::Write;

use odata_csdl::model::{Permission, Scope};
use odata_csdl::requests::{KeyStyle, PublishedPath, Unsaid, Wanted};
use odata_csdl::slice::{Request, slice};
use odata_csdl::{Source, load, read, write_json};
use serde_json::{Value, json};

/// A service with every kind of address: entity sets, a singleton, containment with a circle, compound and alternate keys,
/// derived types, bound and unbound operations.
const METADATA: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="shop" Alias="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="customer">
        <Annotation Term="Org.OData.Core.V1.AlternateKeys">
          <Collection><Record><PropertyValue Property="Key"><Collection>
            <Record><PropertyValue Property="Name" PropertyPath="mail" /><PropertyValue Property="Alias" String="mail" /></Record>
          </Collection></PropertyValue></Record></Collection>
        </Annotation>
        <Key><PropertyRef Name="id" /></Key>
        <Property Name="id" Type="Edm.String" Nullable="false" />
        <Property Name="mail" Type="Edm.String" />
        <Property Name="photo" Type="Edm.Stream" />
        <NavigationProperty Name="orders" Type="Collection(s.order)" ContainsTarget="true" />
        <Property Name="settings" Type="s.settings" />
        <NavigationProperty Name="friends" Type="Collection(s.customer)" />
      </EntityType>
      <ComplexType Name="settings"><Property Name="default" Type="s.settings" /><Property Name="print" Type="s.printing" /></ComplexType>
      <ComplexType Name="printing" Abstract="true"><Property Name="all" Type="Collection(s.colors)" /></ComplexType>
      <ComplexType Name="colors" BaseType="s.printing">
        <NavigationProperty Name="printers" Type="Collection(s.printer)" ContainsTarget="true" />
      </ComplexType>
      <EntityType Name="printer"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.Int32" Nullable="false" /></EntityType>
      <EntityType Name="premiumCustomer" BaseType="s.customer">
        <NavigationProperty Name="adviser" Type="s.adviser" ContainsTarget="true" />
      </EntityType>
      <EntityType Name="adviser"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.Int32" Nullable="false" /></EntityType>
      <EntityType Name="order">
        <Key><PropertyRef Name="id" /></Key>
        <Property Name="id" Type="Edm.Int32" Nullable="false" />
        <NavigationProperty Name="parts" Type="Collection(s.order)" ContainsTarget="true" />
        <NavigationProperty Name="lines" Type="Collection(s.line)" ContainsTarget="true" />
      </EntityType>
      <EntityType Name="line">
        <Key><PropertyRef Name="product" /><PropertyRef Name="number" /></Key>
        <Property Name="product" Type="Edm.String" Nullable="false" />
        <Property Name="number" Type="Edm.Int32" Nullable="false" />
      </EntityType>
      <EntityType Name="lost"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.Int32" Nullable="false" /></EntityType>
      <Action Name="ship" IsBound="true"><Parameter Name="it" Type="s.order" /></Action>
      <Action Name="ship" IsBound="true"><Parameter Name="it" Type="s.lost" /></Action>
      <Function Name="delta" IsBound="true"><Parameter Name="it" Type="Collection(s.customer)" /><ReturnType Type="Collection(s.customer)" /></Function>
      <Function Name="best" IsBound="true" IsComposable="true">
        <Parameter Name="it" Type="s.customer" /><Parameter Name="year" Type="Edm.String" /><ReturnType Type="s.order" />
      </Function>
      <Function Name="now"><ReturnType Type="Edm.DateTimeOffset" /></Function>
      <EntityContainer Name="service">
        <EntitySet Name="customers" EntityType="s.customer" />
        <EntitySet Name="archive" EntityType="s.customer">
          <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false" /></Record></Annotation>
          <Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="Updatable" Bool="false" /></Record></Annotation>
          <Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions"><Record><PropertyValue Property="Deletable" Bool="false" /></Record></Annotation>
        </EntitySet>
        <Singleton Name="me" Type="s.customer" />
        <FunctionImport Name="now" Function="s.now" />
      </EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>"#;

fn permissions(least: &str, higher: &str) -> Vec<Permission> {
    let scope = |name: &str, is_least_privileged| Scope {
        name: name.to_owned(),
        is_least_privileged,
        also_requires: Vec::new(),
    };
    vec![Permission { scheme: "Application".to_owned(), scopes: vec![scope(higher, false), scope(least, true)] }]
}

fn published(path: &str, methods: &[&str]) -> PublishedPath {
    let methods = methods.iter().map(|method| ((*method).to_owned(), permissions("Read", "All")));
    PublishedPath { path: path.to_owned(), methods: methods.collect::<BTreeMap<_, _>>() }
}

fn wanted(key_style: Option<KeyStyle>, published: Option<Vec<PublishedPath>>) -> Request {
    Request { requests: Some(Wanted { key_style, published }), ..Request::default() }
}

/// The requests of a slice as lines, and what is not said of them.
fn lines(request: &Request) -> String {
    let sources = [Source::new("shop.xml", METADATA)];
    let documents = read(&sources).unwrap().documents;
    let slice = slice(&sources, &documents, request).unwrap_or_else(|refusal| panic!("{refusal}"));
    let texts: Vec<String> = slice.documents().iter().flat_map(write_json).collect();
    let again: Vec<Source> = texts.iter().map(|text| Source::new("again.json", text.as_str())).collect();
    let model = load(&again).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(model.tolerated.is_empty(), "{:?}", model.tolerated);
    let mut text = String::new();
    let mut line = |what: &str, request: &odata_csdl::model::RequestFacts| {
        let scopes = request.permissions.iter().flat_map(|permission| &permission.scopes);
        let scopes = scopes.map(|scope| format!(" {}{}", scope.name, if scope.is_least_privileged { "*" } else { "" }));
        let (path, scopes) = (request.path.as_deref().unwrap_or_default(), scopes.collect::<String>());
        writeln!(text, "{what} {path} [{}]{scopes}", request.derived_from.join(", ")).unwrap();
    };
    for type_ in &model.structured_types {
        for one in &type_.requests {
            let method = one.method.as_ref().map(|method| format!(" {method}")).unwrap_or_default();
            line(&format!("{} {:?}{method}", type_.name, one.kind), &one.request);
        }
    }
    for operation in &model.operations {
        let binding = operation.binding.as_ref().map(|binding| model.type_name(&binding.type_)).unwrap_or_default();
        line(&format!("{} of {binding}", operation.name), &operation.request);
        operation.request.further.iter().for_each(|further| line("  further", further));
    }
    for Unsaid { cause, of } in slice.requests().unwrap().unsaid {
        writeln!(text, "{cause}: {}", of.join("; ")).unwrap();
    }
    text
}

#[test]
fn requests_follow_from_the_entity_container() {
    insta::assert_snapshot!("parentheses", lines(&wanted(None, None)));
    insta::assert_snapshot!("segments", lines(&wanted(Some(KeyStyle::Segments), None)));
}

#[test]
fn published_paths_are_followed_through_the_metadata() {
    let paths = [
        ("/Customers", &["GET", "PATCH"][..]),
        ("/customers/", &["POST"]),
        ("/customers/{a}", &["GET", "PUT", "DELETE"]),
        ("/CUSTOMERS/{b}/orders/{c}", &["GET"]),
        ("/customers({id})/orders({id})/Lines({id})", &["GET"]),
        ("/customers(mail={value})", &["GET"]),
        ("/customers(phone={value})", &["GET"]),
        ("/customers/{id}/friends/$ref", &["POST"]),
        ("/customers/{id}/photo", &["GET", "PUT"]),
        ("/customers/{id}/shop.premiumCustomer/adviser", &["GET"]),
        ("/customers/{id}/s.order/lines", &["GET"]),
        ("/customers/{id}/orders/{id}/s.ship", &["POST", "GET"]),
        ("/customers/{id}/best(year={year})", &["GET"]),
        ("/customers/{id}/best(month={month})", &["GET"]),
        ("/me/best(year={value})/lines", &["GET"]),
        ("/me/orders/first/parts", &["GET"]),
        ("/me/orders/first", &["GET"]),
        ("/me/orders/best", &["GET", "PATCH"]),
        ("/me/adviser", &["GET"]),
        ("/me/best(year={value})", &["PATCH"]),
        ("/me/settings/print/s.colors/printers/{id}", &["GET"]),
        ("/me/settings/default", &["GET"]),
        ("/me/photo/size", &["GET"]),
        ("/me/root:/a:/b", &["GET"]),
        ("/customers/delta", &["GET"]),
        ("/now", &["GET"]),
        ("/suppliers", &["GET"]),
        ("/customers/{id}/children", &["GET"]),
    ];
    let paths = paths.iter().map(|(path, methods)| published(path, methods)).collect();
    insta::assert_snapshot!("published", lines(&wanted(None, Some(paths))));
}

#[test]
fn a_root_brings_in_the_operations_that_are_bound_to_it() {
    let roots = |operations: Vec<(String, Vec<String>)>| {
        let roots = vec!["shop.premiumCustomer".to_owned()];
        Request { roots, operations, ..wanted(Some(KeyStyle::Segments), None) }
    };
    insta::assert_snapshot!("root", lines(&roots(Vec::new())));
    let only = |name: &str| roots(vec![("shop.premiumCustomer".to_owned(), vec![name.to_owned()])]);
    assert!(!lines(&only("delta")).contains("shop.best"));
    let sources = [Source::new("shop.xml", METADATA)];
    let documents = read(&sources).unwrap().documents;
    let refusal = slice(&sources, &documents, &only("detla")).err().map(|refusal| refusal.to_string());
    let message = "no operation `detla` is bound to `shop.premiumCustomer`; did you mean `delta`?";
    assert_eq!(refusal.as_deref(), Some(message));
}

/// Imports the metadata into documents that are there, and gives the new ones.
fn import(existing: &[String], request: &Request) -> (Vec<String>, Vec<String>) {
    let sources = [Source::new("shop.xml", METADATA)];
    let documents = read(&sources).unwrap().documents;
    let slice = slice(&sources, &documents, request).unwrap_or_else(|refusal| panic!("{refusal}"));
    let existing: Vec<Source> = existing.iter().map(|text| Source::new("shop.json", text.as_str())).collect();
    let merged = slice.merged_with(&read(&existing).unwrap().documents);
    (merged.documents.iter().flat_map(write_json).collect(), merged.kept_annotations)
}

#[test]
fn another_import_changes_nothing() {
    let request =
        wanted(None, Some(vec![published("/customers", &["GET"]), published("/me/orders/{id}/ship", &["POST"])]));
    let (first, kept) = import(&[], &request);
    assert_eq!(kept, [""; 0]);
    let (second, kept) = import(&first, &request);
    assert_eq!((&second, kept), (&first, Vec::new()));
    // What nobody asks for any more goes.
    let (without, kept) = import(&first, &Request::default());
    assert!(!without.concat().contains("@Requests."), "{without:?}");
    assert_eq!(kept, [""; 0]);
}

#[test]
fn the_method_of_a_kind_may_be_written_by_hand() {
    let (first, _) = import(&[], &wanted(None, None));
    let mut document: Value = serde_json::from_str(&first[0]).unwrap();
    let requests = document["shop"]["customer"]["@Requests.EntityRequests"].as_array_mut().unwrap();
    let count = requests.len();
    for (kind, method) in [("Update", "PATCH"), ("Create", "POST"), ("Get", "GET")] {
        let request = requests.iter_mut().find(|request| request["Kind"] == kind).unwrap();
        request["Method"] = method.into();
        request.as_object_mut().unwrap().remove("DerivedFrom");
    }
    let (second, _) = import(&[document.to_string()], &wanted(None, None));
    let after: Value = serde_json::from_str(&second[0]).unwrap();
    let after = after["shop"]["customer"]["@Requests.EntityRequests"].as_array().unwrap().len();
    assert_eq!(after, count, "{}", second[0]);
}

#[test]
fn a_scope_that_is_enough_alone_requires_nothing_else_in_any_order() {
    for (one, other, expected) in [
        (&["A"][..], &["B"][..], &["A", "B"][..]),
        (&["A", "B"], &["B"], &["A", "B"]),
        (&["A"], &[], &[]),
        (&[], &["A"], &[]),
    ] {
        let path = |text: &str, also: &[&str]| {
            let mut permissions = permissions("Read", "All");
            permissions[0].scopes[1].also_requires = also.iter().map(|name| (*name).to_owned()).collect();
            PublishedPath { path: text.to_owned(), methods: BTreeMap::from([("GET".to_owned(), permissions)]) }
        };
        // Two spellings of a path are one request.
        let request = wanted(None, Some(vec![path("/customers/{id}", one), path("/Customers/{key}", other)]));
        let (documents, _) = import(&[], &request);
        let document: Value = serde_json::from_str(&documents[0]).unwrap();
        let requests = document["shop"]["customer"]["@Requests.EntityRequests"].as_array().unwrap();
        let published = requests.iter().find(|request| request.get("Permissions").is_some()).unwrap();
        let scope = &published["Permissions"][0]["Scopes"][0];
        assert_eq!(scope["Scope"], "Read", "{published:#}");
        let found = scope.get("@Requests.AlsoRequires").cloned().unwrap_or(json!([]));
        assert_eq!(found, json!(expected), "{published:#}");
    }
}

#[test]
fn what_is_written_by_hand_wins_and_stays() {
    let (first, _) = import(&[], &wanted(None, None));
    let mut document: Value = serde_json::from_str(&first[0]).unwrap();
    let schema = &mut document["shop"];
    // A path of one's own, and an addition to a request that is derived.
    let best = schema["best"][0].as_object_mut().unwrap();
    assert_eq!(best["@Requests.RequestPath"], "/customers('{id}')/shop.best");
    best.insert("@Requests.RequestPath".to_owned(), "/customers({Key})/best".into());
    best.remove("@Requests.DerivedFrom");
    let requests = schema["customer"]["@Requests.EntityRequests"].as_array_mut().unwrap();
    let of = |requests: &[Value], kind: &str| requests.iter().position(|one| one["Kind"] == kind).unwrap();
    let get = of(requests, "Get");
    requests[get]["LeastPrivilegedRoles"] = json!(["Clerk"]);
    let list = of(requests, "List");
    requests[list] = json!({ "Kind": "List", "RequestPath": "/CUSTOMERS", "QueryOptions": ["$top"] });
    let request = wanted(Some(KeyStyle::Segments), None);
    let (second, kept) = import(&[document.to_string()], &request);
    let after: Value = serde_json::from_str(&second[0]).unwrap();
    let after = json!([after["shop"]["best"], after["shop"]["customer"]["@Requests.EntityRequests"]]);
    insta::assert_snapshot!("by_hand", format!("{kept:#?}\n{after:#}"));
    assert_eq!(import(&second, &request).0, second);
}
