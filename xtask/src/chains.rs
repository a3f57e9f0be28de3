//! Tests that types which refer to each other in long chains and in circles compile for those who use them, in both
//! profiles.

use std::fs;
use std::path::Path;

use crate::whole_graph::{cargo, make_crate, scratch};

/// Entity types of a namespace of which each has a collection of the next one.
fn chain(namespace: &str, count: usize) -> String {
    let types = (0..count).map(|number| {
        let next = if number + 1 < count { collection(&format!("{namespace}.A{}", number + 1)) } else { String::new() };
        entity(&format!("A{number}"), &next)
    });
    schema(namespace, &types.collect::<String>())
}

fn entity(name: &str, navigation: &str) -> String {
    format!(
        "<EntityType Name=\"{name}\"><Key><PropertyRef Name=\"Id\"/></Key>\
         <Property Name=\"Id\" Type=\"Edm.Int32\" Nullable=\"false\"/>{navigation}</EntityType>\n"
    )
}

fn collection(of: &str) -> String {
    let name = of.rsplit('.').next().unwrap_or(of);
    format!("<NavigationProperty Name=\"All{name}\" Type=\"Collection({of})\"/>")
}

fn single(of: &str) -> String {
    let name = of.rsplit('.').next().unwrap_or(of);
    format!("<NavigationProperty Name=\"One{name}\" Type=\"{of}\"/>")
}

fn schema(namespace: &str, elements: &str) -> String {
    format!(
        "<Schema Namespace=\"{namespace}\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n{elements}</Schema>\n"
    )
}

/// Nine types of which each refers to all, itself included.
fn complete(namespace: &str) -> String {
    let names: Vec<_> = (0..9).map(|number| format!("{namespace}.K{number}")).collect();
    let navigation: String = names.iter().flat_map(|name| [collection(name), single(name)]).collect();
    let types: String = (0..9).map(|number| entity(&format!("K{number}"), &navigation)).collect();
    schema(namespace, &types)
}

/// Complex types of which each has two single values of the next one.
fn nested(namespace: &str, count: usize) -> String {
    let types = (0..count).map(|number| {
        let of = format!("{namespace}.N{}", number + 1);
        let properties = if number + 1 < count {
            format!("<Property Name=\"L\" Type=\"{of}\"/><Property Name=\"R\" Type=\"{of}\"/>")
        } else {
            "<Property Name=\"P\" Type=\"Edm.String\"/>".to_owned()
        };
        format!("<ComplexType Name=\"N{number}\">{properties}</ComplexType>\n")
    });
    schema(namespace, &types.collect::<Vec<_>>().concat())
}

/// Makes a crate of these schemas and a program that uses it, and runs that in both profiles. Gives the line that the
/// generated crate has, if its chains are long.
fn run(name: &str, schemas: &str, program: &str, needs_limit: bool) -> Option<String> {
    let folder = scratch(name);
    fs::create_dir_all(&folder).unwrap();
    let metadata = folder.join("metadata.xml");
    let text = format!(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\n\
         {schemas}</edmx:DataServices></edmx:Edmx>\n"
    );
    fs::write(&metadata, text).unwrap();
    make_crate(&metadata, &folder, name);
    let generated = fs::read_to_string(folder.join("crate/src/lib.rs")).unwrap();
    let limit = generated.lines().find(|line| line.starts_with("#![recursion_limit")).map(str::to_owned);
    let line = limit.as_deref().filter(|_| needs_limit).unwrap_or_default();
    let user = folder.join("user");
    fs::create_dir_all(user.join("src")).unwrap();
    let manifest = format!(
        "[package]\nname = \"user-of-{name}\"\nedition = \"2024\"\n\n[dependencies]\n{name} = {{ path = \"../crate\" }}\n\
         serde_json = \"1\"\ntokio = {{ version = \"1\", default-features = false, features = [\"rt\"] }}\n\n[workspace]\n"
    );
    fs::write(user.join("Cargo.toml"), manifest).unwrap();
    fs::write(user.join("src/main.rs"), format!("{line}\n{SPAWN}{program}")).unwrap();
    for profile in [&["run", "--quiet"][..], &["run", "--quiet", "--release"]] {
        compiles(&user, profile);
    }
    limit
}

fn compiles(user: &Path, arguments: &[&str]) {
    let output = cargo(user, arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}", errors.chars().take(4000).collect::<String>());
}

/// Sends a value to another task, which holds it while it waits.
const SPAWN: &str = r"
#[allow(dead_code)]
fn spawn<T: Send + 'static>(value: T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        tokio::spawn(async {
            tokio::task::yield_now().await;
            value
        })
        .await
        .unwrap()
    })
}
";

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn circles_and_chains_compile_without_an_attribute() {
    let schemas = [
        chain("example.chain", 24),
        chain("example.longer", 26),
        complete("example.complete"),
        nested("example.nested", 18),
        chain("example.größe", 2),
    ];
    let program = r#"
use short::{chain, complete, gr_u00f6_u00df_e, longer, nested};

fn main() {
    let text = "{\"Id\":1,\"AllA1\":[{\"Id\":2}]}";
    let sent = spawn(serde_json::from_str::<chain::A0>(text).unwrap());
    assert_eq!(serde_json::to_string(&sent).unwrap(), text);
    let read: longer::A0 = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    let text = "{\"Id\":1,\"OneK0\":{\"Id\":1,\"AllK8\":[{\"Id\":2}]}}";
    let sent = spawn(serde_json::from_str::<complete::K0>(text).unwrap());
    assert!(sent == sent.clone() && serde_json::to_string(&sent).unwrap() == text);
    let text = "{\"L\":{\"R\":{}}}";
    let read: nested::N0 = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    assert!(size_of::<nested::N0>() <= 1024, "{}", size_of::<nested::N0>());
    assert!(serde_json::from_str::<gr_u00f6_u00df_e::A0>("{}").is_ok());
}
"#;
    // What the chain of 26 needs, it needs only between threads.
    assert!(run("short", &schemas.concat(), program, false).is_some());
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn longer_chains_compile_with_the_line_that_is_printed() {
    for (name, count) in [("chain70", 70), ("chain300", 300)] {
        let program = format!(
            r#"
fn main() {{
    let text = "{{\"Id\":1,\"AllA1\":[{{\"Id\":2}}]}}";
    let sent = spawn(serde_json::from_str::<{name}::example::A0>(text).unwrap());
    assert_eq!(serde_json::to_string(&sent).unwrap(), text);
}}
"#
        );
        assert!(run(name, &chain("example", count), &program, true).is_some());
    }
}
