//! Stands before rustc while the page is built, for the one path that no compiler flag can remove.
//!
//! `wasm_split_helpers`, which Leptos brings along, names an export after a hash of its own manifest's
//! path. So the page's bytes, and the hash in its file name, would change with the user's home folder.

use crate::root::cargo_home;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const PATH_HASHER: &str = "wasm_split_helpers";

/// Cargo calls its wrapper with the path of the compiler where a chore's name would stand.
pub fn is_rustc(chore: &str) -> bool {
    Path::new(chore).file_stem().is_some_and(|name| name == "rustc")
}

/// Runs the compiler; ends this program as the compiler ended.
pub fn run(rustc: &str, args: &[String]) -> Result<(), String> {
    let mut command = Command::new(rustc);
    command.args(args);
    if env::var_os("CARGO_PKG_NAME").is_some_and(|name| name == PATH_HASHER)
        && let Some(manifest) = env::var_os("CARGO_MANIFEST_PATH").map(PathBuf::from)
        && let Some(home) = cargo_home()
        && let Ok(below) = manifest.strip_prefix(home)
    {
        command.env("CARGO_MANIFEST_PATH", Path::new("/cargo").join(below));
    }
    let status = command.status().map_err(|e| format!("`{rustc}` could not be started: {e}"))?;
    std::process::exit(status.code().unwrap_or(1))
}
