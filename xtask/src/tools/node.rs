//! Node and the packages of package-lock.json.

use crate::root::root;
use crate::run::{command, run, version_line};
use std::fs;

const NODE_MIN: u32 = 20;

/// Node is here, and node_modules holds what the lock file says.
pub fn ready() -> Result<(), String> {
    let found = version_line("node").ok_or_else(|| missing("node"))?;
    let major = found.trim_start_matches('v').split('.').next();
    if major.and_then(|major| major.parse::<u32>().ok()) < Some(NODE_MIN) {
        return Err(format!("Node {NODE_MIN} or newer is needed, found {found}"));
    }
    eprintln!("node {found}");
    packages()
}

/// `npm ci` takes seconds and empties the folder first, so it runs only when the lock file changed.
fn packages() -> Result<(), String> {
    let root = root()?;
    let lock = fs::read(root.join("package-lock.json"))
        .map_err(|e| format!("package-lock.json cannot be read: {e}"))?;
    let installed = root.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    version_line("npm").ok_or_else(|| missing("npm"))?;
    eprintln!("installing the packages of package-lock.json");
    let args = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
    // Its few lines are progress and not a result.
    let mut npm = command("npm", &args, &root);
    run(npm.stdout(std::io::stderr()))?;
    fs::write(&installed, lock).map_err(|e| format!("node_modules cannot be written: {e}"))
}

fn missing(program: &str) -> String {
    format!(
        "{program} was not found. Node {NODE_MIN} or newer with npm is needed, for the WebAssembly \
         optimizer and the browser tests: https://nodejs.org, or your system's packages."
    )
}
