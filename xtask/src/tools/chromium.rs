//! The browser of the browser tests.

use super::on_path;
use crate::root::root;
use crate::run::{capture, command, run};
use std::env;
use std::path::PathBuf;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const MISSING: &str = "No Chromium was found. The browser tests need one: install `chromium` from \
    your system's packages, or set CHROMIUM to the program's path.";

/// The path of a Chromium; on Debian as root, one is installed when there is none.
pub fn chromium() -> Result<PathBuf, String> {
    if let Some(named) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        return Err(format!("CHROMIUM names no file: {}", named.display()));
    }
    if let Some(found) = NAMES.iter().find_map(|name| on_path(name)) {
        return Ok(found);
    }
    if !may_install() {
        return Err(MISSING.to_string());
    }
    eprintln!("installing chromium");
    apt(&["update", "-qq"])?;
    let packages = ["chromium", "fonts-dejavu-core"];
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"][..], &packages[..]].concat())?;
    on_path("chromium").ok_or_else(|| MISSING.to_string())
}

fn apt(args: &[&str]) -> Result<(), String> {
    let mut apt = command("apt-get", args, &root()?);
    run(apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::io::stderr()))
        .map_err(|e| format!("{e}\n{MISSING}"))
}

/// Only a machine that is ours to change: Debian's tools, and root.
fn may_install() -> bool {
    let Ok(root) = root() else { return false };
    on_path("apt-get").is_some()
        && capture(&mut command("id", &["-u"], &root)).is_ok_and(|id| id.trim() == "0")
}
