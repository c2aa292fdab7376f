//! Everything that must hold, in the order of what fails fastest.

use crate::root::{no_more_args, root, this_program};
use crate::run::{command, run, step, version_line};
use crate::tools::{self, Tools};
use crate::{budget, core_tree, js, office, page, pictures};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The lints' feature sets: the core, the command line, the page and the worker.
const LINTS: [&[&str]; 5] = [
    &["--workspace", "--all-targets"],
    &["--workspace", "--all-targets", "--features", "cli"],
    &["-p", "teknoharita", "--target", "wasm32-unknown-unknown", "--features", "ui"],
    &["-p", "teknoharita", "--target", "wasm32-unknown-unknown", "--features", "worker"],
    &["-p", "teknoharita", "--target", "wasm32-unknown-unknown", "--features", "js"],
];

/// `cargo xtask test`
pub fn test(args: &[String]) -> Result<(), String> {
    no_more_args(args)?;
    let start = Instant::now();
    let root = root()?;
    let mut found = None;
    step("tools", || {
        found = Some((Tools::ready()?, tools::chromium()?));
        Ok(())
    })?;
    let (tools, chromium) = found.ok_or("the tools were not looked for")?;
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    step("oracle of indicators", || oracle(&root))?;
    for features in LINTS {
        let args = [&["clippy", "--quiet", "--locked"], features, &["--", "-D", "warnings"]].concat();
        step(&format!("lints {}", features.join(" ")), || cargo(&args))?;
    }
    step("documentation", || {
        let args = ["doc", "--quiet", "--locked", "--no-deps", "--workspace", "--features", "cli"];
        run(command("cargo", &args, &root).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    step("the core knows no browser", core_tree::check)?;
    step("native tests", native_tests)?;
    step("release page", || page::build(&tools))?;
    step("byte budgets", budget::check)?;
    step("JavaScript package", || js::build(&tools))?;
    eprintln!("\n== before the browser: {:.1} s", start.elapsed().as_secs_f64());
    // The last lines of the whole run are the test runner's own summary, so no step is put around it.
    eprintln!("\n== browser tests");
    browser_tests(&root, &chromium)
}

/// `cargo xtask long`
pub fn long(args: &[String]) -> Result<(), String> {
    no_more_args(args)?;
    step("files in LibreOffice", office::check)?;
    step("pictures in resvg and Chromium", pictures::check)?;
    cargo(&["test", "--locked", "--features", "cli", "--release", "--", "--ignored"])
}

/// `cargo xtask screens [--no-build] [views [WORD...]]`
pub fn screens(args: &[String]) -> Result<(), String> {
    let rest = match args {
        [flag, rest @ ..] if flag == "--no-build" => rest,
        rest => {
            page::build(&Tools::ready()?)?;
            rest
        }
    };
    if rest.first().is_some_and(|word| word != "views") {
        no_more_args(rest)?;
    }
    let mut node = command("node", &["tests/browser/screens.mjs"], &root()?);
    node.args(rest);
    run(with_browser(&mut node, &tools::chromium()?)?)
}

fn cargo(args: &[&str]) -> Result<(), String> {
    run(&mut command("cargo", args, &root()?))
}

/// Whether the tables that the program is held against are those of the second program, which is in Python and wants
/// its standard library alone.
fn oracle(root: &Path) -> Result<(), String> {
    if version_line("python3").is_none() {
        eprintln!("python3 was not found, so whether the oracle's tables are its own is not checked here");
        return Ok(());
    }
    for script in ["tests/oracle/indicators.py", "tests/oracle/weights.py"] {
        run(&mut command("python3", &[script, "--check"], root))?;
    }
    Ok(())
}

/// nextest runs the tests in parallel where it is installed; it leaves the examples of the docs to cargo.
fn native_tests() -> Result<(), String> {
    let features = ["--locked", "--workspace", "--features", "cli"];
    if version_line("cargo-nextest").is_none() {
        return cargo(&[&["test"][..], &features].concat());
    }
    cargo(&[&["nextest", "run"][..], &features].concat())?;
    cargo(&[&["test", "--doc"][..], &features].concat())
}

fn browser_tests(root: &Path, chromium: &Path) -> Result<(), String> {
    let mut node = command("node", &["--test", "--test-reporter=spec", "--test-concurrency=1"], root);
    node.args(test_files(root)?);
    run(with_browser(&mut node, chromium)?)
}

/// Named one by one: what `node --test` finds in a folder differs between versions of Node.
fn test_files(root: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = root.join("tests/browser");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|e| format!("tests/browser cannot be read: {e}"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err("tests/browser holds no *.test.mjs".to_string());
    }
    Ok(files)
}

fn with_browser<'a>(
    node: &'a mut std::process::Command,
    chromium: &Path,
) -> Result<&'a mut std::process::Command, String> {
    Ok(node.env("CHROMIUM", chromium).env("XTASK_BIN", this_program()?))
}
