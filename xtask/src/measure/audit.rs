//! How quick the page feels: the main thread's work for a change, the first map and an embed's on a slow phone,
//! Lighthouse.

use crate::page;
use crate::root::{root, this_program};
use crate::run::{command, run};
use crate::tools::{self, Tools};

/// `cargo xtask audit [--no-build] [--reps N] [changes] [phone] [embed] [lighthouse]`. What the script knows, it checks.
pub fn chore(args: &[String]) -> Result<(), String> {
    let (flags, rest): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| *arg == "--no-build");
    if flags.is_empty() {
        page::build(&Tools::ready()?)?;
    }
    let mut node = command("node", &["tests/peers/page_audit.mjs"], &root()?);
    node.args(rest).env("CHROMIUM", tools::chromium()?).env("XTASK_BIN", this_program()?);
    run(&mut node)
}
