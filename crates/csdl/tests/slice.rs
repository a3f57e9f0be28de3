//! Slices: what is in them, why, and that they stand on their own.

mod published;

use odata_csdl::document::Document;
use odata_csdl::slice::{Merged, Refusal, Report, Request, Slice, slice};
use odata_csdl::{Leniency, Options, Source, load, read, write_json};
use published::published;

/// A service with a little of everything that matters to slices.
const METADATA: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="base" Alias="b" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="entity" Abstract="true">
        <Key><PropertyRef Name="id" /></Key>
        <Property Name="id" Type="Edm.String" Nullable="false" />
      </EntityType>
      <EntityType Name="user" BaseType="b.entity">
        <Property Name="address" Type="b.address" />
        <NavigationProperty Name="manager" Type="b.user" />
        <NavigationProperty Name="groups" Type="Collection(b.group)" />
      </EntityType>
      <EntityType Name="guest" BaseType="b.user" />
      <EntityType Name="group" BaseType="b.entity">
        <NavigationProperty Name="anything" Type="b.entity" />
      </EntityType>
      <ComplexType Name="address"><Property Name="kind" Type="b.kind" /></ComplexType>
      <EnumType Name="kind"><Member Name="home" /><Member Name="work" /></EnumType>
      <TypeDefinition Name="code" UnderlyingType="Edm.String" />
      <Term Name="note" Type="Edm.String" />
      <Function Name="address"><ReturnType Type="b.address" /></Function>
    </Schema>
    <Schema Namespace="work" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="flow" BaseType="b.entity">
        <Property Name="owner" Type="b.address" />
        <NavigationProperty Name="runs" Type="Collection(self.run)" />
      </EntityType>
      <EntityType Name="run" BaseType="b.entity"><Property Name="number" Type="b.code" /></EntityType>
      <ComplexType Name="scope" Abstract="true" />
      <ComplexType Name="allScope" BaseType="self.scope" />
      <ComplexType Name="runScope" BaseType="self.scope">
        <NavigationProperty Name="runs" Type="Collection(self.run)" />
      </ComplexType>
      <Action Name="cancel" IsBound="true">
        <Parameter Name="it" Type="self.flow" />
        <Parameter Name="scope" Type="self.scope" Nullable="false" />
      </Action>
      <Action Name="cancel" IsBound="true"><Parameter Name="it" Type="self.run" /></Action>
      <Annotations Target="work.cancel(work.flow,work.scope)">
        <Annotation Term="Org.OData.Core.V1.Description" String="Cancels runs" />
      </Annotations>
      <Annotations Target="work.cancel(work.flow)/scope"><Annotation Term="base.note" String="Which" /></Annotations>
      <Annotations Target="work.flow/runs"><Annotation Term="base.note" String="All runs" /></Annotations>
      <Annotations Target="work.run/nothing"><Annotation Term="base.note" String="Lost" /></Annotations>
      <EntityContainer Name="service"><EntitySet Name="users" EntityType="b.user" /></EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>"#;

fn request(roots: &[&str]) -> Request {
    Request { roots: roots.iter().map(ToString::to_string).collect(), ..Request::default() }
}

fn with_slice<T>(text: &str, request: &Request, then: impl FnOnce(&Slice<'_>) -> T) -> T {
    let sources = [Source::new("metadata.xml", text)];
    let documents = read(&sources).unwrap_or_else(|faults| panic!("{faults}")).documents;
    then(&slice(&sources, &documents, request).unwrap_or_else(|refusal| panic!("{refusal}")))
}

/// The texts of documents, after having made sure that they are sound by themselves.
fn texts(documents: &[Document]) -> Vec<String> {
    let texts: Vec<String> = documents.iter().flat_map(write_json).collect();
    let sources: Vec<_> = texts.iter().map(|text| Source::new("slice.json", text.as_str())).collect();
    load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    texts
}

/// The names of what is kept, as the reports of all elements say.
fn kept(request: &Request) -> Vec<String> {
    with_slice(METADATA, request, |slice| {
        let documents = slice.documents();
        texts(&documents);
        let schemas = documents.iter().flat_map(|document| &document.schemas);
        let names = schemas.flat_map(|schema| schema.elements.iter().map(|element| &element.name.value));
        names.cloned().collect()
    })
}

#[test]
fn an_action_brings_in_what_its_requests_hold() {
    let request = request(&["work.cancel"]);
    assert_eq!(kept(&request), ["entity", "note", "flow", "run", "scope", "allScope", "runScope", "cancel", "cancel"],);
    let written = with_slice(METADATA, &request, |slice| texts(&slice.documents()).concat());
    insta::assert_snapshot!(written);
}

#[test]
fn navigation_is_kept_where_it_is_asked_for_or_leads_into_the_slice() {
    let scope = |request: &Request| with_slice(METADATA, request, |slice| slice.report().kept.navigation_properties);
    // The run is there for its action only, and so are its keys.
    assert_eq!(scope(&request(&["work.scope"])), 0);
    assert_eq!(scope(&request(&["work.scope", "work.run"])), 1);
    let with = Request { with: vec!["work.runScope/runs".to_owned()], ..request(&["work.scope"]) };
    assert_eq!(scope(&with), 1);
    assert!(kept(&with).contains(&"code".to_owned()));
    let all = Request { all_navigation: true, ..request(&["base.user"]) };
    // What a group leads to is of an abstract type, which all entity types are derived from.
    assert_eq!(kept(&all), ["entity", "user", "guest", "group", "address", "kind", "code", "note", "flow", "run"]);
    assert_eq!(scope(&request(&["base.user"])), 1);
}

#[test]
fn a_namespace_is_everything_that_it_declares() {
    assert_eq!(
        kept(&request(&["work"])),
        [
            "entity", "address", "kind", "code", "note", "flow", "run", "scope", "allScope", "runScope", "cancel",
            "cancel"
        ],
    );
}

#[test]
fn without_roots_everything_is_kept() {
    let everything = Request::default();
    let counts = with_slice(METADATA, &everything, |slice| (slice.report().kept, slice.report().left_out));
    insta::assert_snapshot!(counts.0.in_words());
    assert_eq!(counts.1.in_words(), "nothing");
    // A function and a type of one name need two texts.
    let written = with_slice(METADATA, &everything, |slice| texts(&slice.documents()).len());
    assert_eq!(written, 3);
}

#[test]
fn the_report_says_what_is_missing() {
    let request = request(&["base.user", "work.cancel"]);
    let report = with_slice(METADATA, &request, |slice| -> Report { slice.report() });
    assert_eq!(report.keys_only, ["work.flow", "work.run"]);
    assert_eq!(report.derived.into_iter().collect::<Vec<_>>(), [("base.user".to_owned(), 1)]);
    let navigation: Vec<_> = report.navigation.into_iter().collect();
    assert_eq!(navigation, [("base.group".to_owned(), vec!["base.user/groups".to_owned()])]);
}

#[test]
fn every_element_can_be_explained() {
    let chains = with_slice(METADATA, &request(&["work.cancel"]), |slice| {
        [slice.explain("work.runScope"), slice.explain("b.entity"), slice.explain("base.kind")]
    });
    let [derived, entity, missing] =
        chains.map(|chains| chains.iter().map(|chain| chain.join("\n")).collect::<String>());
    insta::assert_snapshot!(format!("{derived}\n\n{entity}"));
    assert_eq!(missing, "");
}

#[test]
fn names_that_are_not_there_are_refused() {
    let sources = [Source::new("metadata.xml", METADATA)];
    let documents = read(&sources).unwrap().documents;
    let mut wrong = request(&["work.cancle", "nowhere"]);
    wrong.with = vec!["base.user/mangaer".to_owned(), "base.nobody/manager".to_owned(), "manager".to_owned()];
    let Err(refusal @ Refusal::Names(_)) = slice(&sources, &documents, &wrong) else { panic!() };
    insta::assert_snapshot!(refusal);
}

#[test]
fn only_faults_in_the_slice_matter() {
    let tolerated = |roots: &[&str]| with_slice(METADATA, &request(roots), |slice| slice.tolerated().len());
    assert_eq!(tolerated(&["base.user"]), 0);
    assert_eq!(tolerated(&[]), 1);
}

/// Faults of other things than annotations are noted, too, if they are in the slice.
#[test]
fn a_repeated_key_in_the_slice_is_noted() {
    let key = r#"<Key><PropertyRef Name="id" /></Key>"#;
    let metadata = format!(
        r#"<Schema Namespace="example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="entity">{key}<Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
            <EntityType Name="one" BaseType="example.entity">{key}</EntityType>
            <EntityType Name="other" BaseType="example.entity">{key}</EntityType>
        </Schema>"#
    );
    let tolerated = |roots: &[&str]| {
        with_slice(&metadata, &request(roots), |slice| {
            let notes = slice.tolerated().into_iter();
            notes.map(|note| (note.line, note.leniency.unwrap())).collect::<Vec<_>>()
        })
    };
    assert_eq!(tolerated(&["example.one"]), [(3, Leniency::RepeatedKey)]);
    assert_eq!(tolerated(&["example.entity"]), []);
    assert_eq!(tolerated(&[]).len(), 2);
}

/// The documents of a slice, changed by hand as text and merged into another one.
fn merged(before: &Request, change: impl Fn(String) -> String, metadata: &str, after: &Request) -> Merged {
    let written = with_slice(METADATA, before, |slice| texts(&slice.documents()));
    let sources: Vec<_> = written.into_iter().map(|text| Source::new("old.json", change(text))).collect();
    let existing = read(&sources).unwrap_or_else(|faults| panic!("{faults}")).documents;
    with_slice(metadata, after, |slice| {
        let merged = slice.merged_with(&existing);
        texts(&merged.documents);
        merged
    })
}

#[test]
fn nothing_changes_by_importing_again() {
    let request = request(&["work"]);
    let written = with_slice(METADATA, &request, |slice| texts(&slice.documents()));
    let again = merged(&request, |text| text, METADATA, &request);
    assert_eq!(texts(&again.documents), written);
    assert_eq!((again.kept_annotations, again.kept_elements, again.removed), (vec![], vec![], vec![]));
}

#[test]
fn what_is_written_by_hand_is_kept() {
    let request = request(&["work"]);
    let change = |text: String| {
        let reference = r#""$Reference": { "own.json": { "$Include": [{ "$Namespace": "own", "$Alias": "o" }] },"#;
        let own = r#""own": { "$Kind": "ComplexType", "it": { "$Type": "b.kind" } }, "flow": {"#;
        text.replace("\"$Reference\": {", reference)
            .replace("\"flow\": {", own)
            .replace("\"number\": {", "\"extra\": {}, \"number\": { \"@o.own\": true,")
            .replace("\"home\": 0", "\"home\": 0, \"home@Org.OData.Core.V1.Description\": \"At home\", \"more\": 9")
    };
    // Newer metadata has another property and no longer the scope of all.
    let newer = METADATA
        .replace(r#"<Property Name="number" Type="b.code" />"#, r#"<Property Name="number" Type="Edm.Int32" />"#)
        .replace(r#"<ComplexType Name="allScope" BaseType="self.scope" />"#, "");
    let merged = merged(&request, change, &newer, &request);
    assert_eq!(merged.kept_annotations, ["base.kind/home@Org.OData.Core.V1.Description", "work.run/number@own.own"]);
    assert_eq!(merged.kept_elements, ["base.kind/more", "work.allScope", "work.own", "work.run/extra"]);
    assert_eq!(merged.removed, ["base.code"]);
    insta::assert_snapshot!(texts(&merged.documents).concat());
}

#[test]
fn what_the_slice_no_longer_holds_goes() {
    let merged = merged(&request(&["work"]), |text| text, METADATA, &request(&["work.scope"]));
    insta::assert_snapshot!(merged.removed.join("\n"));
    assert_eq!(merged.documents.len(), 1);
}

/// Names that differ in case and punctuation only become one name in other languages: which of them has a number does not
/// depend on the slice.
#[test]
fn names_that_are_nearly_equal_have_their_numbers_in_every_slice() {
    let metadata = r#"<Schema Namespace="example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <ComplexType Name="run_row" /><ComplexType Name="runRow" />
      <EnumType Name="RunRow"><Member Name="a" /></EnumType>
      <ComplexType Name="it" />
      <Action Name="runRow" IsBound="true"><Parameter Name="it" Type="example.it" /></Action>
      <Action Name="runRow" IsBound="true"><Parameter Name="it" Type="example.runRow" /></Action>
    </Schema>"#;
    let numbers = |roots: &[&str]| {
        with_slice(metadata, &request(roots), |slice| {
            let texts = texts(&slice.merged_with(&[]).documents);
            let sources: Vec<_> = texts.iter().map(|text| Source::new("slice.json", text.as_str())).collect();
            let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
            let structured = model.structured_types.iter().map(|it| (&it.name, &it.facts));
            let enums = model.enum_types.iter().map(|it| (&it.name, &it.facts));
            let operations = model.operations.iter().map(|it| (&it.name, &it.facts));
            let all = structured.chain(enums).chain(operations);
            all.map(|(name, facts)| format!("{name}: {}", facts.name_number.unwrap_or(1))).collect::<Vec<_>>()
        })
    };
    let everything = numbers(&[]);
    assert_eq!(
        everything,
        [
            "example.it: 1",
            "example.runRow: 1",
            "example.run_row: 2",
            "example.RunRow: 3",
            // Overloads are told apart by what they are bound to.
            "example.runRow: 1",
            "example.runRow: 1"
        ]
    );
    assert_eq!(numbers(&["example.run_row"]), ["example.run_row: 2"]);
    assert_eq!(numbers(&["example.RunRow"]), ["example.RunRow: 3"]);
}

#[test]
fn slices_of_graph_stand_on_their_own() {
    let Some(source) = published("graph/v1.0.csdl.xml") else { return };
    let sources = [source];
    let documents = read(&sources).unwrap_or_else(|faults| panic!("{faults}")).documents;
    let schemas = || documents.iter().flat_map(|document| &document.schemas);
    let mut roots: Vec<Vec<String>> = schemas().map(|schema| vec![schema.namespace.value.clone()]).collect();
    let elements = schemas().flat_map(|schema| {
        schema.elements.iter().map(|element| format!("{}.{}", schema.namespace.value, element.name.value))
    });
    roots.extend(elements.step_by(500).map(|name| vec![name]));
    roots.push(Vec::new());
    for roots in roots {
        let request = Request { roots, ..Request::default() };
        let slice = slice(&sources, &documents, &request).unwrap_or_else(|refusal| panic!("{refusal}"));
        texts(&slice.documents());
    }
}

const KEYS: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="thing" Abstract="true">
    <Property Name="id" Type="Edm.String" Nullable="false" />
    <Property Name="color" Type="Edm.String" />
  </EntityType>
  <EntityType Name="book" BaseType="example.thing">
    <Key><PropertyRef Name="id" /><PropertyRef Name="shelf/row" Alias="row" /></Key>
    <Property Name="shelf" Type="example.shelf" Nullable="false" />
    <Property Name="title" Type="Edm.String" />
    <Property Name="isbn" Type="Edm.String" />
    <Annotation Term="Org.OData.Core.V1.AlternateKeys"><Collection><Record><PropertyValue Property="Key"><Collection>
      <Record><PropertyValue Property="Name" PropertyPath="isbn" /><PropertyValue Property="Alias" String="isbn" /></Record>
    </Collection></PropertyValue></Record></Collection></Annotation>
  </EntityType>
  <ComplexType Name="shelf"><Property Name="row" Type="Edm.Int32" Nullable="false" /></ComplexType>
  <Action Name="lend" IsBound="true"><Parameter Name="it" Type="example.book" /></Action>
</Schema></edmx:DataServices></edmx:Edmx>"#;

#[test]
fn properties_that_a_key_names_stay_wherever_they_are_declared() {
    let [text] = with_slice(KEYS, &request(&["example.lend"]), |slice| texts(&slice.documents())).try_into().unwrap();
    assert!(["\"id\"", "\"row\"", "\"isbn\": {"].iter().all(|name| text.contains(name)), "{text}");
    let strict = Options { strict: true };
    strict.load(&[Source::new("slice.json", text.as_str())]).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(!text.contains("\"color\"") && !text.contains("\"title\""), "{text}");
    let sources = [Source::new("metadata.xml", KEYS)];
    let documents = read(&sources).unwrap().documents;
    for path in ["example.book/id", "example.thing/id", "example.book/shelf", "example.shelf/row", "example.book/isbn"]
    {
        let request = Request { leave: vec![path.to_owned()], ..request(&["example.book"]) };
        let Err(Refusal::Names(unknown)) = slice(&sources, &documents, &request) else { panic!("{path}") };
        assert_eq!(unknown[0].message, format!("`{path}` is a key property, so it cannot be left out"));
    }
    let keep = vec![("example.thing".to_owned(), Vec::new()), ("example.shelf".to_owned(), Vec::new())];
    let request = Request { keep, ..request(&["example.book"]) };
    let text = with_slice(KEYS, &request, |slice| texts(&slice.documents())).concat();
    assert!(text.contains("\"id\"") && text.contains("\"row\"") && !text.contains("\"color\""), "{text}");
}
