//! The command line: options to requests, answers to files and the terminal.

mod options;
mod run;
mod source;

pub use run::run;
