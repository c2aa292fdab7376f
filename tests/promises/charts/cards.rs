//! A chart's picture carries a card that anybody can check.

use teknoharita::engine::{Engine, read_card};
use teknoharita::messages::Lang;
use teknoharita::protocol::{ChartForm, DataSetId, ViewSpec};
use teknoharita::view::{ChartKind, Indicator};

use super::data::{annex, chart, own, trade};
use crate::promises::publish::markup::{assert_harmless, elements};
use crate::promises::support::read;

fn picture(engine: &Engine, spec: &ViewSpec, words: &str) -> Option<String> {
    let view = chart(engine, spec, words);
    let made = engine.chart_file(spec, &view, ChartForm::Svg);
    assert_eq!(made.is_ok(), view.picture.is_some(), "{words}");
    Some(String::from_utf8(made.ok()?.bytes).unwrap())
}

#[test]
fn the_card_of_every_chart_verifies() {
    let (published, file) = (Engine::new(), trade());
    let mut checked = 0;
    for lang in Lang::ALL {
        let total = ViewSpec { indicator: Indicator::Total, ..annex(lang) };
        let of_one = ViewSpec { province: Some(5), ..own(lang) };
        for (engine, spec) in
            [(&published, annex(lang)), (&published, total), (&file, own(lang)), (&file, of_one)]
        {
            for kind in ChartKind::ALL {
                let Some(svg) = picture(engine, &spec, kind.id()) else { continue };
                let card = read_card(&svg).unwrap();
                assert_eq!(engine.verify(&card).unwrap(), [], "{} {spec:?}", kind.id());
                let found = elements(&svg);
                assert_harmless(&found, 0);
                let words = lang.pick("Yöntem kartı: ", "Method card: ");
                // Totals are under no definition, but for charts that are of tiers whatever the map shows.
                let line = svg.split(words).nth(1).and_then(|rest| rest.split('<').next()).unwrap();
                let is_of_tiers = line.contains("(v1)");
                let is_total = spec.indicator == Indicator::Total
                    && matches!(
                        kind,
                        ChartKind::Ranking
                            | ChartKind::Slope
                            | ChartKind::Coverage
                            | ChartKind::MapsYears
                            | ChartKind::Compare
                    );
                assert_eq!(is_of_tiers, !is_total, "{} {:?}", kind.id(), spec.indicator);
                checked += 1;
            }
        }
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn a_number_that_is_on_the_chart_alone_is_named_where_it_differs() {
    let text = |amount: u32| {
        format!(
            "yıl;akış;il;isic_rev3;usd\n2023;x;Ankara;3530;{amount}\n2023;x;İzmir;1711;70\n2024;x;Ankara;3530;20\n2024;x;İzmir;1711;80\n"
        )
    };
    let (engine, other) = (read(text(10).as_bytes()).unwrap().0, read(text(11).as_bytes()).unwrap().0);
    let spec = ViewSpec { data_set: DataSetId::Own, ..own(Lang::En) };
    let card = |words: &str| read_card(&picture(&engine, &spec, words).unwrap()).unwrap();
    // The map is of 2024, and so is the ranking; the lines are of both years.
    let parts = |words: &str| -> Vec<String> {
        let found = other.verify(&card(words)).unwrap();
        found
            .into_iter()
            .map(|it| it.part)
            .filter(|part| part != "value" && !part.starts_with("value/"))
            .collect()
    };
    assert_eq!(parts("tiers"), ["chart/numbers"]);
    assert_eq!(parts("ranking"), [""; 0]);
    assert_eq!(engine.verify(&card("tiers")).unwrap(), []);
    // A card of another chart is not a card of this one.
    let svg = picture(&engine, &spec, "tiers").unwrap();
    let forged = svg.replace("\"kind\":\"tiers", "\"kind\":\"slope");
    assert_ne!(forged, svg);
    let found = engine.verify(&read_card(&forged).unwrap()).unwrap();
    assert!(found.iter().any(|it| it.part == "chart/numbers"), "{found:?}");
}
