//! The library's side of the prerendered page.

use crate::root::root;
use crate::slots::Prerendered;
use teknoharita::data::{Tier, sample};
use teknoharita::engine::Engine;
use teknoharita::error::Error;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::publish::prerender;
use teknoharita::view::{Indicator, PageView};

/// What the build draws natively.
pub fn prerendered() -> Result<Prerendered, String> {
    let engine = Engine::new();
    let view = |lang| {
        first_view(&engine, lang).map_err(|error| format!("the first view cannot be drawn: {error:?}"))
    };
    let mut slots = prerender::page([&view(Lang::Tr)?, &view(Lang::En)?]);
    // What is published names the build that made it.
    if let (Some(commit), Some((_, head))) = (commit(), slots.iter_mut().find(|(name, _)| *name == "head")) {
        head.push_str(&format!("\n<meta name=\"commit\" content=\"{commit}\">"));
    }
    Ok(Prerendered {
        slots,
        files: vec![
            ("embed/index.html", prerender::embed_page().into_bytes()),
            ("sample/teknoharita-sample.csv", sample::csv()),
        ],
    })
}

/// What a visitor sees who asks for nothing: built-in data, high technology, its latest year, exports.
fn first_view(engine: &Engine, lang: Lang) -> Result<PageView, Error> {
    engine.view(&ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), lang))
}

/// The commit that is built; nothing where Git or its folder is not there, or where something is not committed.
fn commit() -> Option<String> {
    let git = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        let output = git.args(args).current_dir(root().ok()?).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
    };
    let clean = git(&["status", "--porcelain"])?.is_empty();
    git(&["rev-parse", "HEAD"]).filter(|commit| clean && commit.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
