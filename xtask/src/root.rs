//! Where the project stands on this machine.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace's folder: the nearest one upwards that holds this program's manifest.
///
/// Looked for at run time and not compiled in, so that the program names no machine's path.
pub fn root() -> Result<PathBuf, String> {
    let here = env::current_dir().map_err(|e| format!("the current folder cannot be read: {e}"))?;
    here.ancestors()
        .find(|dir| dir.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| "run this inside the project's folder".to_string())
}

/// The built page.
pub fn dist() -> Result<PathBuf, String> {
    Ok(root()?.join("dist"))
}

/// Cargo's home: where the sources of the dependencies are unpacked.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// This very program, for children that must call it back.
pub fn this_program() -> Result<PathBuf, String> {
    env::current_exe().map_err(|e| format!("this program cannot find itself: {e}"))
}

/// Refuses arguments that a chore does not know.
pub fn no_more_args(args: &[String]) -> Result<(), String> {
    match args.first() {
        None => Ok(()),
        Some(unknown) => Err(format!("unknown argument \"{unknown}\"")),
    }
}
