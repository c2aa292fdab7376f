//! What the charts of these tests are drawn from.

use teknoharita::data::{Tier, provinces};
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::view::{ChartView, DefinitionId, Indicator};

use crate::promises::support::read;

pub struct Case {
    pub name: String,
    pub view: ChartView,
    pub lang: Lang,
}

pub fn annex(lang: Lang) -> ViewSpec {
    ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), lang)
}

pub fn own(lang: Lang) -> ViewSpec {
    ViewSpec::new(DataSetId::Own, Indicator::Share(Tier::High), lang)
}

/// A chart that can be asked for.
pub fn chart(engine: &Engine, spec: &ViewSpec, chart: &str) -> ChartView {
    engine.chart(spec, chart, &[]).unwrap()
}

const CODES: [&str; 24] = [
    "3530", "2423", "3000", "3230", "3311", "3410", "2911", "2411", "2930", "3110", "2710", "2520", "2610",
    "2694", "1810", "1711", "1511", "3610", "1920", "2102", "0111", "1310", "0122", "24",
];

/// Exports and imports of 20 provinces in three years, some of codes that can be of several tiers.
pub fn trade() -> Engine {
    let mut text = String::from("yıl;akış;il;isic_rev3;ülke;usd\n");
    // A small generator with a fixed seed (Park and Miller 1988): amounts from thousands to billions.
    let mut state = 20_241_127u64;
    let mut random = move || {
        state = state * 48_271 % 2_147_483_647;
        state
    };
    for year in [2022, 2023, 2024] {
        for flow in ["ihracat", "ithalat"] {
            for province in provinces::all().iter().step_by(4) {
                for code in CODES {
                    let amount = (random() % 9_973) * 10u64.pow((random() % 4) as u32 + 2);
                    // Not everybody trades everything; the coarse code is rare.
                    if random() % 3 != 0 && (code != "24" || province.plate < 20) {
                        text += &format!("{year};{flow};{};{code};Irak;{amount}\n", province.name);
                    }
                }
            }
        }
    }
    read(text.as_bytes()).unwrap().0
}

/// Exports by the Harmonized System, which leads to the ten categories of Lall.
fn by_hs() -> Engine {
    const CODES: [&str; 12] = [
        "854231", "300490", "870323", "720839", "841810", "610910", "940360", "080212", "271019", "260300",
        "252329", "880240",
    ];
    let mut text = String::from("yıl;akış;il;hs6;ülke;usd\n");
    for (row, province) in provinces::all().iter().step_by(9).enumerate() {
        for (at, code) in CODES.iter().enumerate() {
            for year in [2022, 2023, 2024] {
                let amount = (row * 37 + at * 53 + year * 11) % 997 * 10_000 + 500_000;
                text += &format!("{year};ihracat;{};{code};Irak;{amount}\n", province.name);
            }
        }
    }
    read(text.as_bytes()).unwrap().0
}

/// Kinds of charts of the published data, each with what is chosen, and the plate of a province.
const PUBLISHED: [(&str, Option<u8>); 12] = [
    ("tiers", None),
    ("tiers", Some(6)),
    ("tiers;value=amount", Some(46)),
    ("tiers;form=lines", None),
    ("tiers;form=lines;value=amount", Some(26)),
    ("ranking", None),
    ("ranking;top=10", Some(46)),
    ("slope", Some(26)),
    ("slope;by=change;top=20", None),
    ("scatter", Some(6)),
    ("heatmap", Some(46)),
    ("heatmap;sort=region", None),
];

/// The same of a file with products and imports.
const OWN: [(&str, Option<u8>); 9] = [
    ("tiers", None),
    ("tiers;form=lines", Some(1)),
    ("ranking", Some(5)),
    ("slope;base=2022", None),
    ("scatter", Some(1)),
    ("treemap", None),
    ("treemap;top=15", Some(1)),
    ("heatmap", Some(1)),
    ("coverage", Some(1)),
];

/// Every chart that these tests look at.
pub fn all() -> Vec<Case> {
    let (published, file, detailed) = (Engine::new(), trade(), by_hs());
    let sample = read(&teknoharita::data::sample::csv()).unwrap().0;
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let mut add = |engine: &Engine, spec: ViewSpec, text: &str, province: Option<u8>| {
            let spec = ViewSpec { province, ..spec };
            let plate = province.map_or_else(|| "tr".to_string(), |plate| format!("{plate:02}"));
            let set = spec.data_set.id();
            let of = spec.indicator.id();
            let name = format!("{}-{set}-{of}-{plate}-{}", text.replace([';', '='], "-"), lang.tag());
            found.push(Case { name, view: chart(engine, &spec, text), lang });
        };
        for (text, province) in PUBLISHED {
            add(&published, annex(lang), text, province);
        }
        let total = ViewSpec { indicator: Indicator::Total, ..annex(lang) };
        add(&published, total, "ranking", Some(34));
        let both = ViewSpec { indicator: Indicator::HighAndMediumHigh, ..annex(lang) };
        add(&published, both, "ranking;top=50", None);
        let lall = ViewSpec {
            definition: DefinitionId::Lall2000,
            indicator: Indicator::Share(Tier::Ht1),
            ..own(lang)
        };
        for text in ["tiers", "tiers;form=lines", "heatmap", "treemap"] {
            add(&detailed, lall.clone(), text, None);
        }
        let tuik = ViewSpec { definition: DefinitionId::TuikNace2, ..own(lang) };
        add(&detailed, tuik, "tiers", Some(1));
        // A year of months.
        for text in ["tiers", "tiers;form=lines", "treemap;top=60"] {
            add(&sample, own(lang), text, Some(34));
        }
        for (text, province) in OWN {
            add(&file, own(lang), text, province);
        }
    }
    found
}
