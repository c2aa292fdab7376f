//! The release page: Trunk, called so that the result does not depend on where it was built.

use crate::root::{cargo_home, no_more_args, root, this_program};
use crate::run::{capture, command, run};
use crate::tools::Tools;
use std::fs::{self, File};
use std::path::Path;

/// `cargo xtask build`
pub fn chore(args: &[String]) -> Result<(), String> {
    no_more_args(args)?;
    build(&Tools::ready()?)
}

/// Builds the release page into dist/.
pub fn build(tools: &Tools) -> Result<(), String> {
    let root = root()?;
    let _alone = alone(&root)?;
    let mut trunk = tools.command("trunk", &["build", "--release", "--skip-version-check"])?;
    trunk
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&root)?.join("\u{1f}"))
        .env("XTASK_BIN", this_program()?)
        .env("RUSTC_WRAPPER", this_program()?)
        // Trunk 0.21 takes this common variable for an option of its own, and refuses its value.
        .env_remove("NO_COLOR")
        .env_remove("RUSTFLAGS")
        // Progress is no result: standard output belongs to the chore that asked for the page.
        .stdout(std::io::stderr());
    run(&mut trunk)
}

/// Waits until no other build of the page writes into dist/: two at once leave it in pieces. The file that is returned
/// holds the lock, which the system lets go with the program.
fn alone(root: &Path) -> Result<File, String> {
    let path = root.join("target/page.lock");
    let failed = |error: std::io::Error| format!("{} cannot be locked: {error}", path.display());
    fs::create_dir_all(root.join("target")).map_err(failed)?;
    let file = File::create(&path).map_err(failed)?;
    if file.try_lock().is_err() {
        eprintln!("xtask: another build of the page is running; this one waits");
        file.lock().map_err(failed)?;
    }
    Ok(file)
}

/// No path of this machine may reach the WebAssembly files, neither to be read there nor to change their bytes.
pub fn flags(root: &Path) -> Result<Vec<String>, String> {
    // Later ones win: the cargo home may stand inside the workspace.
    let mut flags = vec![remap(root, "/teknoharita")];
    flags.extend(cargo_home().map(|home| remap(&home, "/cargo")));
    // Where the rust-src component is installed, rustc names its files; elsewhere it names these.
    let sysroot = capture(&mut command("rustc", &["--print", "sysroot"], root))?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    let verbose = capture(&mut command("rustc", &["-vV"], root))?;
    if let Some(hash) = verbose.lines().find_map(|line| line.strip_prefix("commit-hash: ")) {
        flags.push(remap(&source, &format!("/rustc/{hash}")));
    }
    Ok(flags)
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}
