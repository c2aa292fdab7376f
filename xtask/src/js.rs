//! The JavaScript package: `target/js/`, as it would be given to npm, and the example beside it.

use crate::page::flags;
use crate::root::{no_more_args, root, this_program};
use crate::run::{command, run};
use crate::tools::Tools;
use std::fs;
use std::path::Path;

/// `cargo xtask js`
pub fn chore(args: &[String]) -> Result<(), String> {
    no_more_args(args)?;
    build(&Tools::ready()?)
}

/// Builds the package and puts the example beside it.
pub fn build(tools: &Tools) -> Result<(), String> {
    let root = root()?;
    let folder = root.join("target/js");
    let target = ["--target", "wasm32-unknown-unknown"];
    let features =
        ["--package", "teknoharita", "--bin", "js", "--features", "js", "--profile", "app", "--locked"];
    let mut cargo = command("cargo", &[&["build"][..], &target, &features].concat(), &root);
    cargo
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&root)?.join("\u{1f}"))
        .env("RUSTC_WRAPPER", this_program()?)
        .env_remove("RUSTFLAGS");
    run(&mut cargo)?;
    let made = root.join("target/wasm32-unknown-unknown/app/js.wasm");
    let pkg = folder.join("pkg");
    fs::create_dir_all(&pkg).map_err(|e| format!("{} cannot be made: {e}", pkg.display()))?;
    let mut bindgen =
        tools.command("wasm-bindgen", &["--target", "web", "--out-name", "teknoharita", "--out-dir"])?;
    run(bindgen.arg(&pkg).arg(&made))?;
    store(&pkg.join("package.json"), &package())?;
    for name in ["index.html", "example.js"] {
        let from = root.join("examples/js").join(name);
        let text =
            fs::read_to_string(&from).map_err(|e| format!("{} cannot be read: {e}", from.display()))?;
        store(&folder.join(name), &text)?;
    }
    eprintln!("the package is in {}, the example in {}", pkg.display(), folder.display());
    Ok(())
}

/// Its description for npm. The workspace has one version.
fn package() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "{{\n  \"name\": \"teknoharita\",\n  \"version\": \"{version}\",\n  \"type\": \"module\",\n  \
         \"license\": \"MIT OR Apache-2.0\",\n  \"main\": \"teknoharita.js\",\n  \"types\": \"teknoharita.d.ts\",\n  \
         \"files\": [\"teknoharita.js\", \"teknoharita.d.ts\", \"teknoharita_bg.wasm\"],\n  \"sideEffects\": false\n}}\n"
    )
}

fn store(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{} cannot be written: {e}", path.display()))
}
