//! Fuzzes the target `drawn`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz_targets::run("drawn", data));
