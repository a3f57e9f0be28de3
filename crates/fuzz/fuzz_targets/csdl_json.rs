//! Fuzzes the target `csdl_json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz_targets::run("csdl_json", data));
