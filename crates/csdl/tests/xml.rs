//! What is particular to CSDL XML, beside JSON that says the same.

mod places;

use odata_csdl::{Source, read, write_json};
use places::without_places;

/// A document with everything that XML writes otherwise than JSON, behind a byte order mark.
const XML: &str = "\u{feff}<?xml version='1.0' encoding='UTF-8'?>
<x:Edmx Version='4.01' xmlns:x='http://docs.oasis-open.org/odata/ns/edmx' xmlns='http://docs.oasis-open.org/odata/ns/edm'>
  <!-- Two references to one document are one. -->
  <x:Reference Uri='core.json'><x:Include Namespace='Org.OData.Core.V1' Alias='Core' /></x:Reference>
  <x:Reference Uri='core.json'><x:IncludeAnnotations TermNamespace='a.b' /></x:Reference>
  <x:DataServices>
    <Schema Namespace='one' Alias='o'>
      <ComplexType Name='defaults'>
        <Property Name='single' Type='Edm.Int32' />
        <Property Name='many' Type='Collection(Edm.Int32)' />
        <Property Name='text' Type='Edm.String' Nullable='false' MaxLength='max' Unicode='true' DefaultValue='7' />
        <Property Name='number' Type='Edm.Decimal' Scale='variable' DefaultValue='+07.5' />
        <Property Name='whole' Type='Edm.Decimal' />
        <Property Name='time' Type='Edm.DateTimeOffset' />
        <Property Name='flag' Type='o.flag' DefaultValue='true' />
        <NavigationProperty Name='next' Type='o.thing' />
        <NavigationProperty Name='all' Type='Collection(o.thing)' />
      </ComplexType>
      <TypeDefinition Name='flag' UnderlyingType='Edm.Boolean' />
      <EntityType Name='thing' />
      <EnumType Name='color'><Member Name='red' /><Member Name='blue' Value='5' /><Member Name='green' /></EnumType>
      <Term Name='note' Type='Edm.String' DefaultValue='nothing' AppliesTo='Property  Term' />
      <Term Name='list' Type='Collection(Edm.String)' />
      <Term Name='record' Type='o.defaults' />
      <Action Name='run' />
      <Function Name='count'><ReturnType Type='Edm.Int32' Nullable='false' /></Function>
      <Action Name='run' IsBound='true'><Parameter Name='it' Type='o.thing' /></Action>
      <EntityContainer Name='service'>
        <EntitySet Name='things' EntityType='o.thing'>
          <NavigationPropertyBinding Path='next' Target='o.service/things' />
        </EntitySet>
        <FunctionImport Name='count' Function='o.count' />
      </EntityContainer>
      <Annotations Target='o.thing' Qualifier='q'><Annotation Term='o.note' /><Annotation Term='Core.Computed' /></Annotations>
      <Annotations Target='o.thing'>
        <Annotation Term='o.list' /><Annotation Term='o.record' /><Annotation Term='un.known' />
        <Annotation Term='a.b'><Annotation Term='a.c' Int='1' /><String>&lt;&#65;<![CDATA[&]]> </String></Annotation>
        <Annotation Term='a.enum'><EnumMember> o.color/red
          o.color/blue </EnumMember></Annotation>
        <Annotation Term='a.eq'><Eq><Path> a/b </Path><EnumMember>o.color/red</EnumMember></Eq></Annotation>
        <Annotation Term='a.cast'><Cast Type='Collection(Edm.Decimal)' Scale='2'><Float>INF</Float></Cast></Annotation>
        <Annotation Term='a.null'><Null /></Annotation>
        <Annotation Term='a.path' PropertyPath='a' />
        <Annotation Term='a.url' UrlRef='b' />
      </Annotations>
    </Schema>
    <Schema Namespace='two' />
  </x:DataServices>
</x:Edmx>";

const JSON: &str = r#"{
  "$Version": "4.01",
  "$EntityContainer": "one.service",
  "$Reference": {
    "core.json": {
      "$Include": [{ "$Namespace": "Org.OData.Core.V1", "$Alias": "Core" }],
      "$IncludeAnnotations": [{ "$TermNamespace": "a.b" }]
    }
  },
  "one": {
    "$Alias": "o",
    "defaults": {
      "$Kind": "ComplexType",
      "single": { "$Type": "Edm.Int32", "$Nullable": true },
      "many": { "$Type": "Edm.Int32", "$Collection": true },
      "text": { "$DefaultValue": "7" },
      "number": { "$Type": "Edm.Decimal", "$Nullable": true, "$DefaultValue": 7.5 },
      "whole": { "$Type": "Edm.Decimal", "$Nullable": true, "$Scale": 0 },
      "time": { "$Type": "Edm.DateTimeOffset", "$Nullable": true, "$Precision": 0 },
      "flag": { "$Type": "o.flag", "$Nullable": true, "$DefaultValue": true },
      "next": { "$Kind": "NavigationProperty", "$Type": "o.thing", "$Nullable": true },
      "all": { "$Kind": "NavigationProperty", "$Type": "o.thing", "$Collection": true }
    },
    "flag": { "$Kind": "TypeDefinition", "$UnderlyingType": "Edm.Boolean" },
    "thing": { "$Kind": "EntityType" },
    "color": { "$Kind": "EnumType", "red": 0, "blue": 5, "green": 6 },
    "note": { "$Kind": "Term", "$Nullable": true, "$DefaultValue": "nothing", "$AppliesTo": ["Property", "Term"] },
    "list": { "$Kind": "Term", "$Collection": true },
    "record": { "$Kind": "Term", "$Type": "o.defaults", "$Nullable": true },
    "run": [
      { "$Kind": "Action" },
      { "$Kind": "Action", "$IsBound": true, "$Parameter": [{ "$Name": "it", "$Type": "o.thing", "$Nullable": true }] }
    ],
    "count": [{ "$Kind": "Function", "$ReturnType": { "$Type": "Edm.Int32" } }],
    "service": {
      "$Kind": "EntityContainer",
      "things": { "$Collection": true, "$Type": "o.thing", "$NavigationPropertyBinding": { "next": "things" } },
      "count": { "$Function": "o.count" }
    },
    "$Annotations": {
      "o.thing": {
        "@o.note#q": "nothing",
        "@Core.Computed#q": true,
        "@o.list": [],
        "@o.record": {},
        "@un.known": true,
        "@a.b": "<A& ",
        "@a.b@a.c": 1,
        "@a.enum": "red,blue",
        "@a.eq": { "$Eq": [{ "$Path": "a/b" }, { "$Cast": "red", "$Type": "o.color" }] },
        "@a.cast": { "$Cast": "INF", "$Type": "Edm.Decimal", "$Collection": true, "$Scale": 2 },
        "@a.null": null,
        "@a.path": "a",
        "@a.url": { "$UrlRef": "b" }
      }
    }
  },
  "two": {}
}"#;

#[test]
fn both_forms_give_the_same_document() {
    let [xml, json] = [("a.xml", XML), ("a.json", JSON)].map(|(name, text)| {
        let source = Source::new(name, text);
        assert_eq!(source.is_xml(), text == XML);
        read(&[source]).unwrap_or_else(|faults| panic!("{faults}")).documents
    });
    assert_eq!(write_json(&xml[0]).concat(), write_json(&json[0]).concat());
    assert_eq!(without_places(&xml), without_places(&json));
}

#[test]
fn what_is_written_is_what_was_read() {
    for text in [XML, JSON] {
        let documents = read(&[Source::new("a", text)]).unwrap_or_else(|faults| panic!("{faults}")).documents;
        let texts = write_json(&documents[0]);
        let again = read(&[Source::new("again", texts.concat())]).unwrap_or_else(|faults| panic!("{faults}")).documents;
        assert_eq!(without_places(&again), without_places(&documents));
    }
}

#[test]
fn places_are_those_of_the_text() {
    let documents = read(&[Source::new("a.xml", XML)]).unwrap_or_else(|faults| panic!("{faults}")).documents;
    let schema = &documents[0].schemas[0];
    for element in &schema.elements {
        let text = |place: odata_csdl::Place| &XML[place.start as usize..place.end as usize];
        let (name, whole) = (text(element.name.place), text(element.place));
        assert_eq!(name, format!("Name='{}'", element.name.value));
        assert!(whole.starts_with('<') && whole.ends_with('>') && whole.contains(name), "{whole}");
    }
}
