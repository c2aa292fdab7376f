//! Puts what the library draws natively into the built page, before any WebAssembly runs.

use crate::root::no_more_args;
use std::fs;
use std::path::{Path, PathBuf};

/// What the build draws: pieces for the markers of index.html, and whole files beside it.
#[derive(Default)]
pub struct Prerendered {
    /// Marker name and HTML: `<template data-prerender=NAME></template>` is replaced by it (a comment would not
    /// outlive the minifier).
    pub slots: Vec<(&'static str, String)>,
    /// Path from the page's folder, and bytes.
    pub files: Vec<(&'static str, Vec<u8>)>,
}

const MARKER_START: &str = "<template data-prerender=";
const MARKER_END: &str = "></template>";

/// `cargo xtask prerender [DIR]`: Trunk's hook, which names the folder in TRUNK_STAGING_DIR.
pub fn chore(args: &[String]) -> Result<(), String> {
    let dir = match args.split_first() {
        Some((dir, rest)) => {
            no_more_args(rest)?;
            PathBuf::from(dir)
        }
        None => std::env::var_os("TRUNK_STAGING_DIR")
            .map(PathBuf::from)
            .ok_or("name the folder of the built page, or let Trunk call this")?,
    };
    write(&dir, crate::prerender::prerendered()?)
}

fn write(dir: &Path, drawn: Prerendered) -> Result<(), String> {
    if !drawn.slots.is_empty() {
        let page = dir.join("index.html");
        let html =
            fs::read_to_string(&page).map_err(|e| format!("{} cannot be read: {e}", page.display()))?;
        store(&page, fill(&html, &drawn.slots)?.as_bytes())?;
    }
    for (name, bytes) in drawn.files {
        store(&dir.join(name), &bytes)?;
    }
    Ok(())
}

fn store(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |e| format!("{} cannot be written: {e}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(file, bytes).map_err(failed)
}

/// Every slot has its marker and every marker its slot, or the page would silently lack a part.
///
/// One pass over the page's own text: what a slot brings is never searched for markers.
fn fill(html: &str, slots: &[(&'static str, String)]) -> Result<String, String> {
    let mut filled = String::with_capacity(html.len());
    let mut used = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(MARKER_START) {
        let (name, after) =
            after.split_once(MARKER_END).ok_or("index.html: a prerender marker has no end")?;
        let (_, content) = slots
            .iter()
            .find(|(slot, _)| *slot == name)
            .ok_or_else(|| format!("index.html: nothing is drawn for the marker \"{name}\""))?;
        filled.push_str(before);
        filled.push_str(content);
        used.push(name);
        rest = after;
    }
    filled.push_str(rest);
    match slots.iter().find(|(slot, _)| !used.contains(slot)) {
        None => Ok(filled),
        Some((slot, _)) => Err(format!("index.html has no marker \"{slot}\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn markers_are_replaced_and_content_is_left_alone() {
        let slots = [("a", "<template data-prerender=b></template>".to_string()), ("b", "B".to_string())];
        let html = "1<template data-prerender=a></template>2<template data-prerender=b></template>3";
        assert_eq!(fill(html, &slots).unwrap(), "1<template data-prerender=b></template>2B3");
    }

    #[test]
    fn a_slot_without_a_marker_and_a_marker_without_a_slot_are_errors() {
        assert!(fill("", &[("a", String::new())]).is_err());
        assert!(fill("<template data-prerender=a></template>", &[]).is_err());
    }
}
