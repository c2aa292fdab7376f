//! Nothing is said of the country that is only known of a file.

use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::error::Answers;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::publish::{chart_markup, html_page, map_svg};
use teknoharita::types::{PassportAnswers, Producer};
use teknoharita::view::{ChartKind, Indicator, PageView};

use super::support::read_files;

/// Exports and imports of eight provinces in two years.
fn file() -> String {
    let mut text = String::from("yıl;akış;il;isic_rev3;usd\n");
    for year in [2023, 2024] {
        for (row, province) in
            ["Ankara", "İzmir", "Bursa", "Van", "Konya", "Kocaeli", "Adana", "Sivas"].iter().enumerate()
        {
            for (at, code) in ["3530", "2423", "2911", "2710", "1810"].iter().enumerate() {
                for (flow, times) in [("ihracat", 1), ("ithalat", 2)] {
                    let amount = (row * 7 + at * 5 + year) % 13 * 9_000_000 * times + 1_000_000;
                    text += &format!("{year};{flow};{province};{code};{amount}\n");
                }
            }
        }
    }
    text
}

fn engine(producer: Option<Producer>) -> Engine {
    let passport = PassportAnswers { producer, ..PassportAnswers::default() };
    let answers = Answers { passport, ..Answers::default() };
    read_files(&[("file.csv", file().as_bytes())], answers).unwrap().0
}

fn spec(indicator: Indicator, province: Option<u8>, classes: &str, lang: Lang) -> ViewSpec {
    let plain = ViewSpec::new(DataSetId::Own, indicator, lang);
    ViewSpec { province, classes: classes.to_string(), ..plain }
}

/// What a reader reads of a view, but for the place to zoom to that is the whole map.
fn read_aloud(view: &PageView) -> String {
    let mut all = vec![view.title.clone(), view.headline.clone(), view.map.description.clone()];
    all.extend([view.map.legend.title.clone(), view.national.label.clone()]);
    all.extend(view.summary.iter().chain(&view.notes).cloned());
    all.extend(view.map.legend.classes.iter().map(|class| class.label.clone()));
    all.extend(
        view.map.legend.gradient.iter().filter_map(|all| all.mark.as_ref()).map(|mark| mark.0.clone()),
    );
    all.extend(view.map.provinces.iter().flat_map(|province| province.tooltip.iter().cloned()));
    all.extend(view.table.total.cells.iter().map(|cell| cell.text.clone()));
    all.extend(view.classes.iter().map(|choice| choice.label.clone()));
    if let Some(panel) = &view.panel {
        all.extend(panel.facts.iter().chain(&panel.notes).chain(&panel.trend_note).cloned());
        for table in &panel.tables {
            all.push(table.title.clone());
            all.extend(table.columns.iter().chain(table.rows.iter().flatten()).cloned());
        }
    }
    all.join("\n")
}

fn claims(text: &str) -> bool {
    ["Türkiye", "ülke pay", "Ülke", "country"].iter().any(|word| text.contains(word))
}

#[test]
fn a_file_that_says_nothing_of_itself_is_not_the_country() {
    let engine = engine(None);
    for lang in Lang::ALL {
        for indicator in [Indicator::Share(Tier::High), Indicator::Total] {
            for (province, classes) in [(None, ""), (Some(6), "country.5"), (None, "continuous")] {
                let spec = spec(indicator, province, classes, lang);
                let view = engine.view(&spec).unwrap();
                let text = read_aloud(&view);
                assert!(!claims(&text), "{text}");
                for file in [map_svg(&view), html_page(&view)] {
                    assert!(file.contains(lang.pick("bu verideki", "in these data")), "{file}");
                    assert!(!file.contains(lang.pick("Türkiye ihracat", "Türkiye's exports")), "{file}");
                }
                for kind in ChartKind::ALL {
                    let chart = engine.chart(&spec, kind.id(), &[]).unwrap();
                    let text = format!("{} {} {:?}", chart.title, chart.alternative, chart.rows);
                    assert!(!claims(&text), "{}: {text}", kind.id());
                    let markup = chart_markup(&chart, lang);
                    assert!(!markup.contains("Türkiye"), "{}: {markup}", kind.id());
                }
            }
        }
    }
}

#[test]
fn an_official_table_is() {
    let spec = spec(Indicator::Share(Tier::High), Some(6), "", Lang::Tr);
    let official = engine(Some(Producer::Tuik)).view(&spec).unwrap();
    assert!(official.headline.contains("Türkiye ihracatının yüzde"), "{}", official.headline);
    assert_eq!(official.national.label, "Türkiye");
    let file = engine(None).view(&spec).unwrap();
    assert!(file.headline.contains("bu verideki ihracatın yüzde"), "{}", file.headline);
    assert_eq!(file.national.label, "Toplam");
}
