//! Constants in annotations are what generated types read: one grammar for each primitive type.

use odata_csdl::{Code, Source, load};

/// Whether a constant is a value of a type, as the annotation of a term of that type.
fn fits(type_: &str, constant: &str) -> bool {
    let text = format!(
        r#"{{ "$Version": "4.01", "example": {{
            "term": {{ "$Kind": "Term", "$Type": "Edm.{type_}" }},
            "row": {{ "$Kind": "ComplexType", "@example.term": {constant} }}
        }} }}"#
    );
    let model = load(&[Source::new("example.json", text)]).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(model.tolerated.iter().all(|note| note.code == Code::TermValueType), "{:?}", model.tolerated);
    model.tolerated.is_empty()
}

/// Each of these was once read by one of the two crates and refused by the other.
#[test]
fn constants_are_what_generated_types_read() {
    for (type_, right, wrong) in [
        ("Date", &["2024-02-29", "-0044-03-15", "12024-01-01"][..], &["2026-02-30", "2023-02-29", "02024-01-01"][..]),
        (
            "DateTimeOffset",
            &["2024-02-29T08:30Z", "2016-12-31T23:59:60Z", "2024-02-29T08:30:00.123456789012Z"],
            &["2026-02-30T08:30Z", "2024-02-29", "2024-02-29T08:30:00", "2024-02-29T24:00:00Z"],
        ),
        ("TimeOfDay", &["08:30", "23:59:59.999999999999"], &["08:30:00.1234567890123", "24:00"]),
        ("Duration", &["P1Y", "P2W", "-P1Y2MT5S", "PT1.5S"], &["P", "PT", "PT1M1H", "P1.5D"]),
        ("Decimal", &["1.50", "-INF", "1e400", "+7"], &[".5", "1.", "inf", "infinity", "1e", ""]),
        ("Int64", &["9007199254740993", "-1"], &["+1", "007", "1.5", "9223372036854775808"]),
        ("Double", &["INF", "NaN"], &["1.5", "Infinity"]),
        ("Binary", &["Zg==", "a b"], &[]),
        ("Guid", &["21EC2020-3AEA-1069-A2DD-08002B30309D"], &["21EC20203AEA1069A2DD08002B30309D", ""]),
    ] {
        for text in right {
            assert!(fits(type_, &format!("\"{text}\"")), "{text} as {type_}");
        }
        for text in wrong {
            assert!(!fits(type_, &format!("\"{text}\"")), "{text} as {type_}");
        }
    }
}

#[test]
fn numbers_are_in_the_range_of_their_type() {
    for (type_, right, wrong) in [
        ("Byte", &["0", "255"][..], &["256", "-1", "1.0", "-0"][..]),
        ("SByte", &["-128"], &["128"]),
        ("Int16", &["32767"], &["32768"]),
        ("Int32", &["-2147483648"], &["1e2", "2147483648"]),
        ("Int64", &["9223372036854775807"], &["9223372036854775808"]),
        ("Decimal", &["1.50", "7"], &[]),
        ("Single", &["-0.5e-3"], &[]),
        ("String", &[], &["1"]),
        ("Boolean", &["true"], &["1", "\"true\""]),
        // Addresses of streams and geographic values are not checked.
        ("Stream", &["\"a\""], &["1"]),
        ("GeographyPoint", &["\"a\""], &["1"]),
    ] {
        assert!(right.iter().all(|number| fits(type_, number)), "{right:?} as {type_}");
        assert!(!wrong.iter().any(|number| fits(type_, number)), "{wrong:?} as {type_}");
    }
}
