//! Files of numbers: every form holds the numbers of the view, and other programs read them as what they are.

mod equal;
mod forms;
#[cfg(feature = "workbooks")]
mod hostile;
mod readers;
mod shapes;

use teknoharita::data::{Tier, sample};
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, MadeFile, PublishForm, ViewSpec};
use teknoharita::publish::Publication;
use teknoharita::view::{Indicator, PageView, PublishSettings, Stamp, ViewNumbers};

use super::{HIGH, spec, support};

/// All that becomes a file of numbers.
pub const FORMS: [PublishForm; 6] = [
    PublishForm::Csv,
    PublishForm::CsvPlain,
    PublishForm::Datawrapper,
    PublishForm::Xlsx,
    PublishForm::GeoJson,
    PublishForm::Json,
];

/// Shares above and below zero, ranges, amounts with four decimals, what is undefined, confidential and missing, and
/// what is beside the map. 24 is pharmaceuticals (high) or other chemicals (medium-high).
const MIXED: &str = "yıl;akış;il;isic_rev3;değer_usd\n\
    2024;ihracat;Ankara;3530;123456789,0123\n2024;ihracat;Ankara;1810;876543210,9877\n\
    2024;ihracat;İstanbul;24;300000000\n2024;ihracat;İstanbul;1810;700000000,5\n\
    2024;ihracat;Şırnak;3530;-10\n2024;ihracat;Şırnak;1810;100\n\
    2024;ihracat;Muğla;1810;-5,25\n\
    2024;ihracat;Iğdır;Gizli Veri;9000\n\
    2024;ihracat;Çorum;1810;42\n\
    2024;ihracat;Belirsiz;3530;77,7\n2024;ihracat;Belirsiz;1810;22,3\n";

const REGIONS: &str = "yıl;akış;bölge;isic_rev3;değer_usd\n\
    2024;ihracat;TR51;3530;1000,5\n2024;ihracat;TR51;1810;9000\n2024;ihracat;TR10;24;5000\n\
    2024;ihracat;TR10;1810;5000\n2024;ihracat;TRC1;3530;-1\n2024;ihracat;TRC1;1810;10\n";

fn made(view: &(PageView, ViewNumbers), form: &PublishForm) -> MadeFile {
    Publication::new(view.clone(), PublishSettings::default(), Stamp::default(), card()).file(form).unwrap()
}

/// A card that stands in files; what a real one says is held elsewhere.
fn card() -> serde_json::Value {
    serde_json::json!({ "schema": "teknoharita-card", "attack": "=1+1</script>" })
}

fn engine(file: &str) -> Engine {
    let (mut engine, _) = support::read(file.as_bytes()).unwrap();
    while engine.step(&mut |_| ()) {}
    engine
}

/// Views of every kind of number, in both languages, with what they are.
fn views() -> Vec<(String, (PageView, ViewNumbers))> {
    let low = Indicator::Share(Tier::Low);
    let sample = String::from_utf8(sample::csv()).unwrap();
    let cases: [(&str, Engine, DataSetId, Indicator, &str); 8] = [
        ("published shares", Engine::new(), DataSetId::Annex, HIGH, ""),
        ("published totals", Engine::new(), DataSetId::Ministry, Indicator::Total, ""),
        ("shades", Engine::new(), DataSetId::Annex, low, "continuous"),
        ("ranges and corrections", engine(MIXED), DataSetId::Own, HIGH, ""),
        ("totals below zero", engine(MIXED), DataSetId::Own, Indicator::Total, ""),
        ("regions", engine(REGIONS), DataSetId::Own, HIGH, ""),
        ("totals of regions", engine(REGIONS), DataSetId::Own, Indicator::Total, ""),
        ("the sample", engine(&sample), DataSetId::Own, HIGH, ""),
    ];
    let mut views = Vec::new();
    for (name, engine, data_set, indicator, classes) in cases {
        for lang in Lang::ALL {
            let spec = ViewSpec { classes: classes.to_string(), ..spec(data_set, indicator, lang) };
            views.push((format!("{name}, {}", lang.tag()), engine.view_and_numbers(&spec, None).unwrap()));
        }
    }
    views
}
