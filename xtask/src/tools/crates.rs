//! Programs from crates.io.

use crate::root::root;
use crate::run::{command, run, version_line};
use std::env;
use std::path::PathBuf;

/// The folder to put on PATH for this program, or `None` when PATH has the right version already.
pub fn folder(krate: &str, program: &str, version: &str) -> Result<Option<PathBuf>, String> {
    if is_version(version_line(program).as_deref(), version) {
        eprintln!("{program} {version}");
        return Ok(None);
    }
    let install_root = cache()?.join(format!("{krate}-{version}"));
    let folder = install_root.join("bin");
    if !is_version(version_line(folder.join(program)).as_deref(), version) {
        eprintln!("installing {krate} {version} (some minutes, once for this user)");
        install(krate, version, &install_root)?;
        let found = version_line(folder.join(program));
        if !is_version(found.as_deref(), version) {
            return Err(format!(
                "{program}: expected {version}, found {} after installing",
                found.as_deref().unwrap_or("nothing")
            ));
        }
    }
    eprintln!("{program} {version}");
    Ok(Some(folder))
}

fn install(krate: &str, version: &str, install_root: &std::path::Path) -> Result<(), String> {
    let package = format!("{krate}@{version}");
    let install_root = install_root.to_string_lossy();
    let args = ["install", "--locked", &package, "--root", &install_root];
    // Flags that someone set for the page must not reach a tool that runs here.
    run(command("cargo", &args, &root()?).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS"))
}

/// `line` is "program version", as both of our programs print it.
fn is_version(line: Option<&str>, version: &str) -> bool {
    line.and_then(|line| line.split(' ').nth(1)) == Some(version)
}

/// The folder of this user that keeps the tools between builds and between clones.
pub(super) fn cache() -> Result<PathBuf, String> {
    if let Some(folder) = env::var_os("TEKNOHARITA_TOOLS") {
        return Ok(PathBuf::from(folder));
    }
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .map(|folder| folder.join("teknoharita/tools"))
        .ok_or_else(|| "no home folder: set TEKNOHARITA_TOOLS to a folder for the tools".to_string())
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn only_the_exact_version_will_do() {
        assert!(is_version(Some("trunk 0.21.14"), "0.21.14"));
        assert!(!is_version(Some("trunk 0.21.140"), "0.21.14"));
        assert!(!is_version(Some("trunk"), "0.21.14"));
        assert!(!is_version(None, "0.21.14"));
    }
}
