//! Python with the peers of tests/peers/requirements.txt, in an environment of its own.

use super::crates::cache;
use crate::root::root;
use crate::run::{command, run, version_line};
use std::fs;
use std::path::PathBuf;

const MISSING: &str = "The peers need Python 3.10 or newer with its modules venv and pip: install `python3` and \
    `python3-venv` from your system's packages.";

/// The Python that knows the peers in their pinned versions; they are installed where they are missing.
pub fn peers() -> Result<PathBuf, String> {
    let root = root()?;
    let requirements = root.join("tests/peers/requirements.txt");
    let wanted =
        fs::read(&requirements).map_err(|e| format!("{} cannot be read: {e}", requirements.display()))?;
    let folder = cache()?.join("peers");
    let python = folder.join("bin/python");
    // Written last, so that a broken installation is no installation.
    let installed = folder.join("installed-requirements.txt");
    if version_line(&python).is_some() && fs::read(&installed).is_ok_and(|before| before == wanted) {
        return Ok(python);
    }
    version_line("python3").ok_or(MISSING)?;
    eprintln!("installing the peers of tests/peers/requirements.txt");
    let mut venv = command("python3", &["-m", "venv", "--clear"], &root);
    run(venv.arg(&folder)).map_err(|e| format!("{e}\n{MISSING}"))?;
    let pip = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"];
    let mut pip = command(&python, &pip, &root);
    run(pip.args(["--only-binary", ":all:", "--requirement"]).arg(&requirements))?;
    fs::write(&installed, wanted).map_err(|e| format!("{} cannot be written: {e}", installed.display()))?;
    Ok(python)
}
