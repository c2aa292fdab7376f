//! The command line: options to requests, answers to files and the terminal.

mod facts;
mod options;
mod png;
mod publish;
mod run;
mod source;
mod threads;

pub use run::run;
