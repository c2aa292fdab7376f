//! A chart's picture carries a card that anybody can check.

use teknoharita::engine::{Engine, read_card};
use teknoharita::messages::Lang;
use teknoharita::protocol::{ChartForm, DataSetId, ViewSpec};
use teknoharita::types::{Period, SecrecySettings};
use teknoharita::view::{ChartKind, DefinitionId, Indicator};

use super::data::{annex, chart, own, trade};
use crate::promises::publish::markup::{assert_harmless, elements};
use crate::promises::support::read;

fn picture(engine: &Engine, spec: &ViewSpec, words: &str) -> Option<String> {
    let view = chart(engine, spec, words);
    let made = engine.chart_file(spec, &view, ChartForm::Svg, &SecrecySettings::default());
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
                let line = svg.split(words).nth(1).and_then(|rest| rest.split('<').next()).unwrap();
                // These show what the map shows, and so no tiers beside a map of totals; by default goods of all tiers are
                // divided.
                let follows = [ChartKind::Ranking, ChartKind::MapsYears, ChartKind::Compare].contains(&kind);
                let of_totals =
                    kind == ChartKind::Coverage || (follows && spec.indicator == Indicator::Total);
                assert_eq!(line.contains("(v1)"), !of_totals, "{} {:?}", kind.id(), spec.indicator);
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
        other.verify(&card(words)).unwrap().into_iter().map(|it| it.part).collect()
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

fn part_of(svg: &str) -> serde_json::Value {
    let card = svg.split("id=\"teknoharita-card\">").nth(1).unwrap().split("</").next().unwrap();
    serde_json::from_str(card).unwrap()
}

#[test]
fn a_card_says_no_number_that_its_chart_does_not_show() {
    let text = "yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;7130001\n2024;x;İzmir;1711;7130002\n2024;x;Atlantis;1711;7130003\n";
    let engine = read(text.as_bytes()).unwrap().0;
    let spec = ViewSpec { province: Some(6), ..own(Lang::En) };
    let svg = picture(&engine, &spec, "treemap").unwrap();
    let card = part_of(&svg);
    let parts: Vec<&str> = card.as_object().unwrap().keys().map(String::as_str).collect();
    for part in ["places", "national", "exact", "value", "lines", "open", "mixed", "classes"] {
        assert!(!parts.contains(&part), "{parts:?}");
    }
    assert!(parts.contains(&"rows") && parts.contains(&"chart") && parts.contains(&"plan"));
    for amount in ["713000", "7.13"] {
        assert!(!card.to_string().contains(amount), "{card}");
    }
    // What Ankara sold stands on its chart; what the others sold does not.
    assert!(svg.contains("7.13") && !svg.contains("7130002") && !svg.contains("7130003"));
}

#[test]
fn charts_of_firms_carry_what_the_rule_lets_them() {
    let mut text =
        String::from("yıl;akış;il;isic_rev3;vergi no;usd\n2024;x;Atlantis;1711;9000000099;7654321\n");
    for (firm, amount) in [(1, 50), (2, 51), (3, 52), (4, 53)] {
        text += &format!(
            "2024;x;Ankara;3530;900000000{firm};{amount}00\n2023;x;Ankara;1711;900000000{firm};{amount}00\n"
        );
    }
    let engine = read(text.as_bytes()).unwrap().0;
    let spec = own(Lang::En);
    let view = chart(&engine, &spec, "tiers");
    let made = |settings: &SecrecySettings| engine.chart_file(&spec, &view, ChartForm::Svg, settings);
    let off = SecrecySettings { off: true, ..SecrecySettings::default() };
    let [on, without] = [SecrecySettings::default(), off]
        .map(|settings| String::from_utf8(made(&settings).unwrap().bytes).unwrap());
    for svg in [&on, &without] {
        assert!(!svg.contains("7654321") && !svg.contains("7.65") && !svg.contains("90000000"), "{svg}");
        assert_eq!(engine.verify(&read_card(svg).unwrap()).unwrap(), []);
    }
    // A rule that is off says so, and only then.
    let said = teknoharita::messages::SecrecyText::Off.text(Lang::En);
    let words = |svg: &str| svg.replace("</text>", " ").replace("&#39;", "'");
    let first = said.split(' ').take(3).collect::<Vec<_>>().join(" ");
    assert!(words(&without).contains(&first) && !words(&on).contains(&first), "{said}");
    // A stricter rule refuses them.
    let strict = SecrecySettings {
        rule: teknoharita::types::SecrecyRule { fewest_firms: 9, ..on_rule() },
        off: false,
    };
    assert!(made(&strict).is_err());
}

fn on_rule() -> teknoharita::types::SecrecyRule {
    SecrecySettings::default().rule
}

#[test]
fn a_comparison_with_what_only_the_visitor_has_carries_no_card() {
    let mut engine = trade();
    engine.define("35;high\n17;low\n").unwrap();
    let has_card =
        |spec: &ViewSpec, words: &str| picture(&engine, spec, words).unwrap().contains("teknoharita-card");
    let beside = ViewSpec { period: Period::year(2023), ..annex(Lang::En) };
    assert!(
        has_card(&own(Lang::En), "compare") && has_card(&own(Lang::En), "compare;with=definition.oecd-isic3")
    );
    assert!(!has_card(&own(Lang::En), "compare;with=definition.own"));
    assert!(!has_card(&beside, "compare;with=data.own") && has_card(&beside, "compare;with=data.ministry"));
    let under = ViewSpec { definition: DefinitionId::Own, ..own(Lang::En) };
    assert!(has_card(&under, "compare;with=flow.import"));
}

#[test]
fn numbers_that_change_places_are_other_numbers() {
    // Two regions, and two products, that change their amounts: the ledger is the same, and so are the numbers by size.
    let regions = |[one, two]: [u32; 2]| {
        format!(
            "yıl;akış;bölge;isic_rev3;usd\n2024;x;TR10 (İstanbul);3530;{one}\n2024;x;TR51 (Ankara);3530;{two}\n"
        )
    };
    let products = |[one, two]: [u32; 2]| {
        format!("yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;{one}\n2024;x;Ankara;1711;{two}\n")
    };
    type Text = fn([u32; 2]) -> String;
    for (text, words) in [(regions as Text, "ranking"), (products, "treemap")] {
        let [engine, other] = [[10, 20], [20, 10]].map(|amounts| read(text(amounts).as_bytes()).unwrap().0);
        let spec = ViewSpec { indicator: Indicator::Total, ..own(Lang::En) };
        let card = read_card(&picture(&engine, &spec, words).unwrap()).unwrap();
        assert_eq!(engine.verify(&card).unwrap(), []);
        let found: Vec<String> = other.verify(&card).unwrap().into_iter().map(|it| it.part).collect();
        assert!(found.contains(&"chart/numbers".to_string()), "{words}: {found:?}");
    }
}
