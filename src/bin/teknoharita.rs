//! The command line: the same engine, with files in place of a page.

use std::process::ExitCode;

fn main() -> ExitCode {
    teknoharita::cli::run(std::env::args_os())
}
