//! Measuring: long files, the peers beside us, our sums held against theirs, growth, and how
//! quick the page feels.

mod audit;
mod equal;
mod generate;
mod groups;
mod growth;
mod ours;
mod peer;
mod peers;
mod picture;
mod series;
mod timing;

pub use audit::chore as audit;
pub use equal::chore as equal;
pub use generate::chore as generate;
pub use growth::chore as growth;
pub use peers::chore as peers;

use crate::root::root;
use std::fs;
use std::path::{Path, PathBuf};

/// Where all chores of this folder write.
fn folder() -> Result<PathBuf, String> {
    let folder = root()?.join("target/measure");
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    Ok(folder)
}

/// Removes a file that was only needed for a while.
fn remove(path: &Path) -> Result<(), String> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} cannot be removed: {e}", path.display()))
        }
        _ => Ok(()),
    }
}

/// A whole number as an option's value.
fn number(option: &str, text: Option<&String>) -> Result<u64, String> {
    let text = text.ok_or_else(|| format!("{option} needs a number"))?;
    text.parse().map_err(|_| format!("{option} needs a whole number, not \"{text}\""))
}
