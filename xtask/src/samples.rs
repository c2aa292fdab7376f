//! Views of small files, made in this program, for checks with programs that are not ours.

use teknoharita::data::{Tier, sample};
use teknoharita::engine::Engine;
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::messages::Lang;
use teknoharita::protocol::{Answers, DataSetId, Event, FileInfo, Request, ViewSpec};
use teknoharita::view::{Indicator, PageView, ViewNumbers};

/// Shares above and below zero, a range, amounts with decimals, Turkish letters; what has no colour.
const TRADE: &str = "yıl;akış;il;isic_rev3;değer_usd\n\
    2024;ihracat;Ankara;3530;123456789,0123\n2024;ihracat;Ankara;1810;876543210,9877\n\
    2024;ihracat;İstanbul;24;300000000\n2024;ihracat;İstanbul;1810;700000000,5\n\
    2024;ihracat;Şırnak;3530;-10\n2024;ihracat;Şırnak;1810;100\n\
    2024;ihracat;Muğla;3530;0,25\n2024;ihracat;Muğla;1810;1,5\n\
    2024;ihracat;Çankırı;1810;42\n2024;ihracat;Ağrı;3530;1234,5\n2024;ihracat;Iğdır;3530;7\n\
    2024;ihracat;Bolu;1810;-3\n2024;ihracat;Tokat;Gizli Veri;70\n";

/// A view with its numbers.
pub struct Sample {
    /// As its files are called.
    pub name: String,
    pub view: PageView,
    pub numbers: ViewNumbers,
}

/// The view of the small file.
pub fn trade(lang: Lang) -> Result<Sample, String> {
    own("trade", TRADE.as_bytes(), lang)
}

/// Views of every look, one of them in the other language.
pub fn all() -> Result<Vec<Sample>, String> {
    let high = Indicator::Share(Tier::High);
    Ok(vec![
        of(&Engine::new(), "published", &ViewSpec::new(DataSetId::Annex, high, Lang::Tr))?,
        of(&Engine::new(), "totals", &ViewSpec::new(DataSetId::Ministry, Indicator::Total, Lang::En))?,
        trade(Lang::Tr)?,
        own("synthetic", &sample::csv(), Lang::Tr)?,
    ])
}

fn own(name: &str, bytes: &[u8], lang: Lang) -> Result<Sample, String> {
    let mut engine = Engine::new();
    let file = FileInfo { name: format!("{name}.csv"), bytes: bytes.len() as u64 };
    let source = Box::new(MemorySource::new(&file.name, bytes)) as Box<dyn Source>;
    let mut is_read = false;
    let read = Request::Read { id: 1, files: vec![file], answers: Answers::default() };
    engine.handle(read, vec![source], &mut |event| is_read |= matches!(event, Event::CubeReady { .. }));
    if !is_read {
        return Err(format!("{name}.csv was not read"));
    }
    of(&engine, name, &ViewSpec::new(DataSetId::Own, Indicator::Share(Tier::High), lang))
}

fn of(engine: &Engine, name: &str, spec: &ViewSpec) -> Result<Sample, String> {
    let (view, numbers) = engine.view_and_numbers(spec, None).map_err(|e| format!("{name}: {e:?}"))?;
    Ok(Sample { name: name.to_string(), view, numbers })
}
