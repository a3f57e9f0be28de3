//! `lcw normalize`.

use crate::run::{fixture, run};

#[test]
fn a_body_is_written_as_the_models_write_it() {
    let body = r#"{"scope": {"runs": [{"x@odata.id": "y", "id": "1", "n": 1.50, "deep": {"b": [null, 18446744073709551615]}}],
        "@type": "MICROSOFT.graph.identityGovernance.cancelRunsScope"}, "@odata.context": "c"}"#;
    let (status, out, err) = run(&["normalize", "--action", "cancelProcessing"], body);
    assert_eq!((status, err.as_str()), (0, ""));
    insta::assert_snapshot!("normalize", out);
    // Normalizing twice changes nothing.
    assert_eq!(run(&["normalize", "--action", "cancelProcessing", "-"], &out).1, out);
}

#[test]
fn errors_are_those_of_check() {
    let file = fixture("wrong/resume/data_null.json");
    let (status, out, err) = run(&["normalize", "--action", "resume", &file], "");
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.starts_with("error[null-required]: `data` is null, but is not nullable\n"), "{err}");
    assert_eq!(run(&["normalize", "--action", "resume", "no-such-file"], "").0, 2);
    assert_eq!(run(&["normalize"], "").0, 2);
}

#[test]
fn nothing_is_written_that_would_lose_digits() {
    let (status, out, err) =
        run(&["normalize", "--action", "resume"], "{\"data\": {\"x\": 0.12345678901234567890123}}");
    assert_eq!((status, out.as_str()), (2, ""));
    insta::assert_snapshot!("normalize_rounded", err);
}
