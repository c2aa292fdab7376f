//! The core knows no browser: its dependency tree proves it.

use crate::root::root;
use crate::run::{capture, command};

const BROWSER_CRATES: [&str; 4] = ["web-sys", "js-sys", "wasm-bindgen", "leptos"];

/// The library with default features depends on no browser crate, for the page's target too.
pub fn check() -> Result<(), String> {
    let root = root()?;
    for target in [&[][..], &["--target", "wasm32-unknown-unknown"]] {
        let args = ["tree", "-p", "teknoharita", "-e", "normal", "--prefix", "none", "--locked"];
        let tree = capture(&mut command("cargo", &[&args[..], target].concat(), &root))?;
        if let Some(found) = browser_crate(&tree) {
            return Err(format!(
                "the core's dependency tree holds {found}: put it behind the feature `browser`, `ui` or `worker`"
            ));
        }
    }
    Ok(())
}

/// Lines of the tree are "name version (notes)".
fn browser_crate(tree: &str) -> Option<&str> {
    tree.lines().filter_map(|line| line.split(' ').next()).find(|name| BROWSER_CRATES.contains(name))
}

#[cfg(test)]
mod tests {
    use super::browser_crate;

    #[test]
    fn finds_a_browser_crate_by_its_whole_name() {
        assert_eq!(browser_crate("a v1\njs-sys v0.3.1 (*)\n"), Some("js-sys"));
        assert_eq!(browser_crate("a v1\njs-sys-like v0.3.1\n"), None);
    }
}
