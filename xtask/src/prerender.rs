//! The library's side of the prerendered page.

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
    Ok(Prerendered {
        slots: prerender::page([&view(Lang::Tr)?, &view(Lang::En)?]),
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
