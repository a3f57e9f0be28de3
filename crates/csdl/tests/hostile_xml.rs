//! Whatever the XML, reading it ends in diagnostics and without a panic. For most kinds of input, the program `growth` of the
//! benchmarks counts what that costs.

mod cut;
mod outcome;
mod parallel;
mod published;

use odata_csdl::{Code, Diagnostics, Source, load, read, write_json};
use parallel::in_parallel;
use proptest::prelude::*;
use published::published;

const HEAD: &str = r#"<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="example" xmlns="http://docs.oasis-open.org/odata/ns/edm">"#;
const FOOT: &str = "</Schema></edmx:DataServices></edmx:Edmx>";

fn document(elements: &str) -> Source {
    Source::new("example.xml", format!("{HEAD}{elements}{FOOT}"))
}

fn faults(source: Source) -> Diagnostics {
    load(&[source]).unwrap_err()
}

/// The code of the only fault.
fn code(source: Source) -> Code {
    let faults = faults(source);
    assert_eq!(faults.as_slice().len(), 1, "{faults}");
    faults.as_slice()[0].code
}

/// Texts that differ by a number, one behind the other.
fn repeated(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

#[test]
fn a_text_may_end_anywhere() {
    for name in ["csdl-16.1", "csdl-16.2", "special-characters"] {
        let Some(source) = published(&format!("oasis/{name}.xml")) else { return };
        let text = source.text.trim_end();
        for end in 0..text.len() {
            cut::faults(text, end);
        }
    }
}

/// Everything before the cut is read: every kilobyte at the beginning, where this costs little, and one of 64 beyond.
/// Whole elements before the one that is cut change nothing but the numbers of lines.
#[test]
fn the_metadata_may_end_anywhere() {
    let Some(source) = published("graph/v1.0.csdl.xml") else { return };
    let metadata = cut::Metadata::new(&source.text);
    let (near, far) = (0..128, (128..source.text.len() / 1024).step_by(64));
    in_parallel(&near.chain(far).collect::<Vec<_>>(), |kilobyte| {
        let faults = cut::faults(&source.text, kilobyte * 1024);
        let short = metadata.shortened(kilobyte * 1024);
        let left_out = cut::lines(cut::up_to(&source.text, kilobyte * 1024)) - cut::lines(&short);
        let mut of_short = cut::faults(&short, short.len());
        for fault in &mut of_short {
            fault.line += u32::try_from(left_out).unwrap();
        }
        assert_eq!(of_short, faults, "at kilobyte {kilobyte}");
    });
}

/// The metadata is cut at every 256th byte. Whole elements before the cut are left out: otherwise each cut would read everything
/// before it, gigabytes in sum.
#[test]
fn elements_of_the_metadata_may_end_at_every_256th_byte() {
    let Some(source) = published("graph/v1.0.csdl.xml") else { return };
    let metadata = cut::Metadata::new(&source.text);
    in_parallel(&(0..source.text.len()).step_by(256).collect::<Vec<_>>(), |end| {
        let short = metadata.shortened(end);
        cut::faults(&short, short.len());
    });
}

#[test]
fn depth_has_a_limit() {
    for depth in [61, 10_000, 1_000_000] {
        assert_eq!(code(document(&"<Eq>".repeat(depth))), Code::TooLarge);
        let annotation = r#"<Annotation Term="example.a">"#.repeat(depth);
        assert_eq!(code(document(&annotation)), Code::TooLarge);
    }
}

/// As deep as XML may be, it is written as JSON that can be read again.
#[test]
fn what_is_read_is_not_too_deep_to_be_written() {
    let nested = |depth: usize| format!("{}<Path>a</Path>{}", "<Not>".repeat(depth), "</Not>".repeat(depth));
    let arrays =
        |depth: usize| format!("{}<Null/>{}", "<Apply Function=\"a.b\">".repeat(depth), "</Apply>".repeat(depth));
    let chain =
        |depth: usize| format!("{}{}", r#"<Annotation Term="a.b">"#.repeat(depth), "</Annotation>".repeat(depth));
    let annotations: [&dyn Fn(usize) -> String; 3] = [&nested, &arrays, &chain];
    for annotation in annotations {
        let documents = (1..60).filter_map(|depth| {
            let text = format!(r#"<Annotation Term="a.b">{}</Annotation>"#, annotation(depth));
            let read = read(&[document(&text)]).ok()?;
            // What is too deep is left out with a note.
            read.tolerated.is_empty().then_some(read.documents)
        });
        let deepest = documents.last().unwrap();
        let text = write_json(&deepest[0]).concat();
        read(&[Source::new("again.json", text)]).unwrap_or_else(|faults| panic!("{faults}"));
    }
}

#[test]
fn a_long_attribute_is_refused() {
    // 50 MB in one attribute, closed and not.
    let long = "a".repeat(50_000_000);
    assert_eq!(code(document(&format!(r#"<EntityType Name="{long}" />"#))), Code::TooLarge);
    assert_eq!(code(document(&format!(r#"<EntityType Name="{long}"#))), Code::MalformedXml);
    assert_eq!(code(document(&format!("<EntityType>{long}</EntityType>"))), Code::TooLarge);
}

#[test]
fn many_of_anything_are_read_or_refused() {
    let count = 200_000;
    let attributes = repeated(count, |number| format!(r#" a{number}="""#));
    assert_eq!(code(document(&format!("<EntityType{attributes} />"))), Code::TooLarge);
    let namespaces = repeated(60, |number| format!(r#" xmlns:a{number}="""#));
    assert_eq!(code(document(&format!("<a{namespaces}>").repeat(50))), Code::TooLarge);
    let unknown = faults(document(&"<b/>".repeat(20_000)));
    assert_eq!(unknown.as_slice().len(), 20_000);
    let foreign = r#"<f:a xmlns:f="f" f:b="" f:c=""/>"#.repeat(50_000);
    let model = load(&[document(&foreign)]).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(model.tolerated.len(), 50_000);
    let members = "<EnumMember>a.b/c</EnumMember>".repeat(20_000);
    let annotation = format!(r#"<Annotation Term="example.a"><And>{members}</And></Annotation>"#);
    let model = load(&[document(&annotation)]).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(model.tolerated.iter().any(|fault| fault.code == Code::InvalidValue));
    let references = "&amp;".repeat(150_000);
    let annotation = format!("<Annotation Term=\"a.b\"><String>{references}</String></Annotation>");
    assert!(load(&[document(&annotation)]).is_ok());
}

#[test]
fn entities_are_not_expanded() {
    let bomb = repeated(30, |number| format!("<!ENTITY a{} \"&a{number};&a{number};\">", number + 1));
    let text = format!("<!DOCTYPE a [<!ENTITY a0 \"aaaa\">{bomb}]>{HEAD}<EntityType Name=\"&a29;\" />{FOOT}");
    assert_eq!(code(Source::new("bomb.xml", text)), Code::MalformedXml);
    let external = format!("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">{HEAD}{FOOT}");
    assert_eq!(code(Source::new("external.xml", external)), Code::MalformedXml);
}

#[test]
fn what_is_no_xml_is_refused() {
    for text in [
        "<",
        "<>",
        "< a>",
        "<a",
        "<a/><b/>",
        "<a>&#0;</a>",
        "<a>\0</a>",
        "<a>\u{fffe}</a>",
        "<a></b>",
        "<!-- -- --><a/>",
        "<a:b/>",
        "<a b='<'/>",
        "<a b=c/>",
        "<a b='1' b='2'/>",
        "</a>",
        "<a/>text",
        "<?xml?><a/>",
        "<![CDATA[a]]>",
        "<a>]]>&</a>",
    ] {
        let code = code(Source::new("a.xml", text));
        assert!(matches!(code, Code::MalformedXml | Code::UnexpectedElement), "{text}: {code}");
    }
}

#[test]
fn bytes_in_an_unnamed_encoding_are_refused() {
    let text = format!("{HEAD}{FOOT}");
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Without a mark, it is UTF-8 that has a zero byte behind every character.
    assert_eq!(code(Source::decode("a.xml", utf_16.clone()).unwrap()), Code::WrongEncoding);
    let cut = [vec![0xFF, 0xFE], utf_16, vec![0x61]].concat();
    let latin = [text.as_bytes(), b"\n<!-- gr\xFC\xDF -->"].concat();
    for (bytes, place) in [(cut, (1, 217)), (latin, (2, 8))] {
        let faults = Source::decode("a.xml", bytes).unwrap_err();
        let fault = &faults.as_slice()[0];
        assert_eq!((fault.code, (fault.line, fault.column)), (Code::WrongEncoding, place));
    }
}

#[test]
fn cycles_and_names_that_lead_nowhere_are_faults() {
    let types = repeated(1000, |number| {
        format!(r#"<ComplexType Name="t{number}" BaseType="example.t{}" />"#, (number + 1) % 1000)
    });
    assert_eq!(code(document(&types)), Code::BaseTypeCycle);
    let dangling = [
        r#"<ComplexType Name="a" BaseType="example.b" />"#,
        r#"<ComplexType Name="a"><Property Name="b" Type="example.c" /></ComplexType>"#,
        r#"<Action Name="a" IsBound="true"><Parameter Name="b" Type="example.c" /></Action>"#,
        r#"<EntityContainer Name="a"><EntitySet Name="b" EntityType="example.c" /></EntityContainer>"#,
    ];
    for elements in dangling {
        assert_eq!(code(document(elements)), Code::UnresolvedName, "{elements}");
    }
}

/// What services publish has faults in annotations, which say nothing of the model.
#[test]
fn faults_of_annotations_are_listed_and_not_fatal() {
    let elements = r#"<Annotations Target="example.nothing"><Annotation Term="example.a" /></Annotations>
        <Term Name="a" Type="Edm.Boolean" />
        <ComplexType Name="b"><Annotation Term="example.a" Int="1" /><Annotation Term="example.c" /></ComplexType>"#;
    let model = load(&[document(elements)]).unwrap_or_else(|faults| panic!("{faults}"));
    let codes: Vec<Code> = model.tolerated.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::UnresolvedName, Code::TermValueType, Code::UnresolvedName]);
}

/// The tags, attributes and texts of a document.
fn pieces(text: &str) -> Vec<&str> {
    text.split_inclusive(['<', '>', '"', '=', ' ', '/']).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn pieces_may_be_replaced_lost_or_swapped(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3_u8), 1..6),
    ) {
        let Some(source) = published("oasis/csdl-16.1.xml") else { return Ok(()) };
        let mut pieces = pieces(&source.text);
        for (at, with, kind) in changes {
            let (at, with) = (at.index(pieces.len()), with.index(pieces.len()));
            match kind {
                0 => pieces[at] = pieces[with],
                1 => pieces.swap(at, with),
                _ => { pieces.remove(at); }
            }
        }
        outcome::check(&[Source::new("changed.xml", pieces.concat())]);
    }
}
