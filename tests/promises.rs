//! What the project promises, one module a promise, in one test binary.

mod promises {
    #[cfg(feature = "workbooks")]
    mod account;
    mod bounds;
    mod builtin;
    mod charts;
    mod claims;
    mod classes;
    mod codes;
    #[cfg(feature = "cli")]
    mod command_line;
    mod corpora;
    mod cube;
    mod data;
    mod definitions;
    mod errors;
    mod figures;
    #[cfg(feature = "workbooks")]
    mod fixtures;
    mod hands;
    mod indicators;
    mod layering;
    mod ledger;
    mod maps;
    mod messages;
    mod notices;
    mod one_number;
    mod palette;
    mod partners;
    mod parts;
    mod properties;
    mod publish;
    mod reader;
    mod regions;
    mod sample;
    mod secrecy;
    mod sentences;
    mod sight;
    mod support;
    mod traps;
    mod traps_partners;
    mod traps_periods;
    mod traps_provinces;
    mod traps_refusals;
    mod traps_rows;
    mod whole;
    #[cfg(feature = "workbooks")]
    mod workbooks;
}
