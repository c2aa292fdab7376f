//! The tools that the build needs, each in the exact version that was proved.
//!
//! Looked for on PATH first, then in a folder of this user, then installed there from crates.io,
//! npm, PyPI (for measuring alone) or (a browser, on Debian) the system's packages. Nothing comes from anywhere else.

mod chromium;
mod crates;
mod node;
mod python;

pub use chromium::chromium;
pub use python::peers;

use crate::root::root;
use crate::run::{command, run};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// A program of crates.io: crate, program, version. Trunk.toml and Cargo.toml pin the same.
const CRATES: [(&str, &str, &str); 2] =
    [("trunk", "trunk", "0.21.14"), ("wasm-bindgen-cli", "wasm-bindgen", "0.2.129")];

/// The oldest Rust that compiles the project.
const RUSTC_MIN: (u32, u32) = (1, 95);

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The tools are there; this is the PATH that holds them.
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// Finds all tools of the build, and installs what is missing.
    pub fn ready() -> Result<Self, String> {
        rustc()?;
        wasm_target()?;
        node::ready()?;
        let mut folders = vec![root()?.join("node_modules/.bin")];
        for (krate, program, version) in CRATES {
            folders.extend(crates::folder(krate, program, version)?);
        }
        fetch()?;
        let before = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(folders.into_iter().chain(env::split_paths(&before)))
            .map_err(|e| format!("PATH cannot hold the tools' folders: {e}"))?;
        Ok(Self { path })
    }

    /// A command that finds the pinned tools before all others.
    pub fn command(&self, program: &str, args: &[&str]) -> Result<Command, String> {
        let mut command = command(program, args, &root()?);
        // The child's PATH is not searched for the child itself on every system: name the file.
        if let Some(file) = self.find(program) {
            command = self::command(file, args, &root()?);
        }
        command.env("PATH", &self.path);
        Ok(command)
    }

    fn find(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path).map(|folder| folder.join(program)).find(|file| file.is_file())
    }
}

/// The first file of that name on PATH.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The compiler is not pinned by a file: any one from the minimum on will do.
fn rustc() -> Result<(), String> {
    let line = crate::run::version_line("rustc")
        .ok_or("rustc was not found: install Rust from https://rustup.rs")?;
    let found = line.split(' ').nth(1).unwrap_or_default();
    let mut parts = found.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version < RUSTC_MIN {
        let (major, minor) = RUSTC_MIN;
        return Err(format!(
            "Rust {major}.{minor} or newer is needed, found {found}: run `rustup update stable`"
        ));
    }
    eprintln!("rustc {found}");
    Ok(())
}

fn wasm_target() -> Result<(), String> {
    let root = root()?;
    let libdir = ["--print", "target-libdir", "--target", WASM_TARGET];
    let libdir = crate::run::capture(&mut command("rustc", &libdir, &root))?;
    if PathBuf::from(libdir.trim()).is_dir() {
        return Ok(());
    }
    eprintln!("adding the Rust target {WASM_TARGET}");
    run(&mut command("rustup", &["target", "add", WASM_TARGET], &root)).map_err(|e| {
        format!("{e}\nThe Rust target {WASM_TARGET} is needed; without rustup, install your system's package of it.")
    })
}

/// Trunk runs without the network, so all dependencies must be here before it.
fn fetch() -> Result<(), String> {
    run(&mut command("cargo", &["fetch", "--quiet", "--locked"], &root()?))
}
