//! Fuzzes the target `csdl_xml`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz_targets::run("csdl_xml", data));
