//! What the page may weigh: the bytes that a visitor fetches, as a host with brotli sends them.

use crate::root::{dist, root};
use crate::run::{capture, command};
use std::fs;
use std::path::{Path, PathBuf};

/// One moment of a visit: what is fetched for it, and how many bytes that may be.
struct Moment {
    name: &'static str,
    bytes_max: Option<u64>,
    /// Names in dist/; one `*` stands for the hash that Trunk puts there.
    files: &'static [&'static str],
}

/// Every file that could be fetched stands under one moment, so that none is forgotten.
const MOMENTS: [Moment; 5] = [
    Moment {
        name: "first visit until ready",
        bytes_max: Some(300_000),
        files: &[
            "index.html",
            "early.js",
            "boot.js",
            "style-*.css",
            "app-*.js",
            "app-*_bg.wasm",
            "icon.svg",
            "manifest.webmanifest",
        ],
    },
    Moment {
        name: "arming, before a file is read",
        bytes_max: Some(1_500_000),
        files: &["worker.js", "worker_bg.wasm"],
    },
    Moment { name: "the benchmark page", bytes_max: Some(20_000), files: &["bench/*"] },
    // All of it: the reader of an article came for something else.
    Moment { name: "an embed", bytes_max: Some(60_000), files: &["embed/*"] },
    Moment { name: "only when asked for", bytes_max: None, files: &["_headers", "sample/*"] },
];

/// Compresses each file at quality 11. Node's own brotli: a Rust one would be compiled for this alone.
const BROTLI_SIZES: &str = "
    import { brotliCompressSync } from 'node:zlib';
    import { readFileSync } from 'node:fs';
    for (const file of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(file)).length);
";

/// Prints the weights, and fails when a budget is passed or a file has no place in the table.
pub fn check() -> Result<(), String> {
    let dist = dist()?;
    let mut names = Vec::new();
    list(&dist, "", &mut names)?;
    names.sort();
    let homeless: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !MOMENTS.iter().any(|moment| moment.holds(name)))
        .collect();
    if !homeless.is_empty() {
        return Err(format!(
            "say in xtask/src/budget.rs when these files of dist/ are fetched: {}",
            homeless.join(", ")
        ));
    }
    for moment in &MOMENTS {
        moment.weigh(&dist, &names)?;
    }
    Ok(())
}

impl Moment {
    fn holds(&self, name: &str) -> bool {
        self.files.iter().any(|pattern| matches(pattern, name))
    }

    fn weigh(&self, dist: &Path, names: &[String]) -> Result<(), String> {
        if self.bytes_max.is_some() {
            for pattern in self.files {
                if !names.iter().any(|name| matches(pattern, name)) {
                    return Err(format!("{}: dist/ holds no {pattern}", self.name));
                }
            }
        }
        let files: Vec<&String> = names.iter().filter(|name| self.holds(name)).collect();
        if files.is_empty() {
            return Ok(());
        }
        let paths: Vec<PathBuf> = files.iter().map(|name| dist.join(name)).collect();
        let sizes = brotli_sizes(&paths)?;
        let total: u64 = sizes.iter().sum();
        let allowed = self.bytes_max.map(|max| format!(" of {max}")).unwrap_or_default();
        eprintln!("{}: {total}{allowed} bytes (brotli)", self.name);
        for (file, size) in files.iter().zip(&sizes) {
            eprintln!("  {size:>9}  {file}");
        }
        match self.bytes_max {
            Some(max) if total > max => Err(format!("{}: {total} bytes, {max} are allowed", self.name)),
            _ => Ok(()),
        }
    }
}

fn brotli_sizes(files: &[PathBuf]) -> Result<Vec<u64>, String> {
    let mut node = command("node", &["--input-type=module", "-e", BROTLI_SIZES, "--"], &root()?);
    let sizes = capture(node.args(files))?;
    let sizes: Vec<u64> = sizes.lines().filter_map(|line| line.parse().ok()).collect();
    if sizes.len() == files.len() {
        Ok(sizes)
    } else {
        Err(format!("expected {} sizes from node, found {}", files.len(), sizes.len()))
    }
}

/// All files under `dir`, by their path from dist/ with forward slashes.
fn list(dir: &Path, prefix: &str, names: &mut Vec<String>) -> Result<(), String> {
    let unreadable = |e| format!("{} cannot be read: {e}", dir.display());
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOMENTS, matches};

    #[test]
    fn an_embed_has_a_bound_of_its_own() {
        let files = ["index.html", "embed.css", "payload.js", "table.js", "embed.js", "height.js"];
        for name in files.map(|name| format!("embed/{name}")) {
            let moments: Vec<_> = MOMENTS.iter().filter(|moment| moment.holds(&name)).collect();
            assert_eq!(moments.len(), 1, "{name}");
            assert_eq!((moments[0].name, moments[0].bytes_max), ("an embed", Some(60_000)), "{name}");
        }
    }

    #[test]
    fn a_star_stands_for_the_hash() {
        assert!(matches("app-*_bg.wasm", "app-1f2e_bg.wasm"));
        assert!(matches("embed/*", "embed/index.html"));
        assert!(!matches("app-*.js", "worker.js"));
        assert!(!matches("app-*-.js", "app-.js"));
    }
}
