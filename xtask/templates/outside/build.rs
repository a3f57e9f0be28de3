fn main() -> Result<(), odata_codegen::Error> {
    odata_codegen::Builder::from_file("odata.toml")?.generate()?;
    Ok(())
}
