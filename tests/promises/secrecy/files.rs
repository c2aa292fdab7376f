//! Public files of data with firms: what stands in none of them.

use teknoharita::cube::firm_number;
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Error, SecrecyError};
use teknoharita::messages::{Lang, error_text};
use teknoharita::protocol::{ChartForm, DataSetId, Event, PublishForm, Request, ViewSpec};
use teknoharita::publish::{embed, secrecy_markup};
use teknoharita::secrecy::Rule;
use teknoharita::types::{Period, Place, SecrecySettings};
use teknoharita::view::{Gap, Indicator, PageView};

use super::super::support::read_files;
use super::solver::{Solver, row};

pub(super) const HIGH: Indicator = Indicator::Share(Tier::High);
const FILE: &str = "cok-gizli-firmalar.csv";
/// Four firms whose names are tax numbers.
const FIRMS: [&str; 4] = ["1234567890", "2345678901", "3456789012", "4567890123"];

/// Aircraft and textiles of provinces, in millions for each of the firms; nothing is no trade. Van's aircraft are of two
/// firms, Siirt trades least.
const TRADE: [(&str, u8, [u32; 4], [u32; 4]); 5] = [
    ("Ankara", 6, [371, 373, 379, 383], [911, 919, 929, 937]),
    ("Bursa", 16, [271, 277, 281, 283], [811, 821, 823, 827]),
    ("İzmir", 35, [173, 179, 181, 191], [701, 709, 719, 727]),
    ("Siirt", 56, [13, 17, 19, 23], [29, 31, 37, 41]),
    ("Van", 65, [67, 71, 0, 0], [103, 107, 109, 113]),
];

pub(super) fn table(years: &[u16]) -> String {
    let mut text = String::from("yıl;akış;il;isic_rev3;vergi no;usd\n");
    for year in years {
        for (province, _, aircraft, textiles) in TRADE {
            for (code, amounts) in [("3530", aircraft), ("1711", textiles)] {
                for (firm, amount) in FIRMS.iter().zip(amounts).filter(|(_, amount)| *amount > 0) {
                    text += &format!("{year};x;{province};{code};{firm};{amount}123456\n");
                }
            }
        }
    }
    text
}

pub(super) fn engine(text: &str) -> Engine {
    read_files(&[(FILE, text.as_bytes())], Answers::default()).unwrap().0
}

pub(super) fn spec(indicator: Indicator, lang: Lang) -> ViewSpec {
    ViewSpec::new(DataSetId::Own, indicator, lang)
}

fn all_forms(engine: &Engine, spec: &ViewSpec) -> Vec<(&'static str, String)> {
    let made = |form| String::from_utf8(engine.publish(spec, &form).unwrap().bytes).unwrap();
    let code = made(PublishForm::EmbedCode { base: "https://example.org/".to_string() });
    let fragment = code
        .split("/?id=")
        .nth(1)
        .and_then(|rest| rest.split('#').nth(1))
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    let payload = embed::decode(fragment).unwrap().to_json();
    vec![
        ("svg", made(PublishForm::Svg)),
        ("html", made(PublishForm::Html)),
        ("csv", made(PublishForm::Csv)),
        ("code", code),
        ("payload", payload),
    ]
}

/// Every number that the visitor's own view has of a place.
fn figures(view: &PageView, plate: u8) -> Vec<String> {
    let province = view.map.province(plate).unwrap();
    let row = view.table.rows.iter().find(|row| row.place == Some(province.place)).unwrap();
    let mut figures: Vec<String> = row.cells[1..].iter().map(|cell| cell.text.clone()).collect();
    figures.extend([province.value.clone(), province.volume.clone()]);
    figures.extend(province.data_value.clone());
    figures.extend(province.tooltip[..1].to_vec());
    figures.sort_unstable();
    figures.dedup();
    // A bare short number may be a place in a picture, and a share of two digits another's.
    let digits = |figure: &str| figure.chars().filter(char::is_ascii_digit).count();
    let is_bare =
        |figure: &str| figure.chars().all(|letter| letter.is_ascii_digit() || ".,".contains(letter));
    figures.retain(|figure| digits(figure) > if is_bare(figure) { 4 } else { 2 });
    assert!(figures.len() >= 4, "{figures:?}");
    figures
}

#[test]
fn what_two_firms_trade_stands_in_no_file_and_neither_does_a_companion() {
    for lang in Lang::ALL {
        let engine = engine(&table(&[2024]));
        let spec = spec(HIGH, lang);
        let report = engine.secrecy(&spec, &Rule::default()).unwrap();
        // Van has two firms; Siirt is the smallest of the others.
        let places =
            |plates: &[u8]| -> Vec<Place> { plates.iter().filter_map(|it| Place::province(*it)).collect() };
        assert_eq!((report.withheld.clone(), report.companions.clone()), (places(&[56, 65]), places(&[56])));
        assert!(report.has_firms && report.sensitive == 1 && !report.country && report.proxies.is_empty());
        let own = engine.view(&spec).unwrap();
        assert!(own.map.province(65).unwrap().class.is_some(), "the visitor's own view is complete");
        let mut hidden: Vec<String> = [56, 65].iter().flat_map(|plate| figures(&own, *plate)).collect();
        hidden.extend(FIRMS.iter().map(|firm| firm.to_string()));
        for firm in FIRMS {
            let number = firm_number(firm.as_bytes());
            hidden.extend([number.to_string(), format!("{number:x}"), format!("{number:X}")]);
        }
        hidden.extend([FILE, "cok-gizli"].map(str::to_string));
        let kept: Vec<String> = figures(&own, 6);
        for (form, text) in all_forms(&engine, &spec) {
            for hidden in &hidden {
                assert!(!text.contains(hidden.as_str()), "{hidden} in {form}");
            }
            if form != "code" {
                assert!(kept.iter().any(|kept| text.contains(kept.as_str())), "{form}: {kept:?}");
                let words = lang.pick("izlilik kuralıyla gösterilmedi", "ithheld by the secrecy rule");
                assert!(text.contains(words), "{form} does not say that something is withheld");
            }
        }
    }
}

#[test]
fn a_public_view_says_nothing_of_what_is_withheld() {
    let engine = engine(&table(&[2022, 2023, 2024]));
    // Van is asked for by name.
    let spec = ViewSpec { province: Some(65), highlight: vec![65], ..spec(HIGH, Lang::En) };
    let own = engine.view(&spec).unwrap();
    assert!(own.headline.contains("Van") && own.panel.is_some());
    let view = engine.public_view(&spec, &SecrecySettings::default()).unwrap();
    for plate in [56, 65] {
        let province = view.map.province(plate).unwrap();
        assert_eq!((province.class, province.gap), (None, Some(Gap::Confidential)));
        assert_eq!((&province.data_value, &province.data_bounds, province.hatched), (&None, &None, false));
        assert_eq!(
            (province.value.as_str(), province.volume.as_str()),
            ("withheld by the secrecy rule", "–")
        );
        assert!(province.trend.is_empty() && !province.direct_label);
        assert_eq!(province.tooltip[0], "withheld by the secrecy rule");
        assert_eq!(province.aria, format!("{}: withheld by the secrecy rule", province.name));
    }
    // Nothing else counts, ranks, names or draws them, and nobody shows an unchecked year.
    let text = format!("{view:?}");
    for hidden in [56, 65].iter().flat_map(|plate| figures(&own, *plate)) {
        assert!(!text.contains(&hidden), "{hidden}");
    }
    assert!(view.panel.is_none() && !view.headline.contains("Van"), "{}", view.headline);
    assert!(view.map.provinces.iter().all(|province| province.trend.is_empty()));
    assert!(
        view.summary.iter().all(|said| !said.contains("2022") && !said.contains("Van")),
        "{:?}",
        view.summary
    );
    let legend = &view.map.legend;
    assert_eq!(legend.classes.iter().map(|class| class.provinces).sum::<u32>(), 3);
    assert_eq!(legend.confidential, Some(("Withheld by the secrecy rule".to_string(), 2)));
    assert_eq!(legend.missing.as_ref().map(|(_, count)| *count), Some(76));
    assert!(view.map.province(6).unwrap().aria.contains("of 3"), "{}", view.map.province(6).unwrap().aria);
    assert!(view.map.description.contains("Withheld by the secrecy rule: Siirt, Van."));
    assert!(view.notes.contains(&"Withheld by the secrecy rule: Siirt, Van.".to_string()));
    assert!(
        view.card
            .lines
            .iter()
            .any(|line| line.label == "Secrecy" && line.value.ends_with("places withheld: 2"))
    );
    let last: Vec<&str> = view.table.rows[3..].iter().map(|row| row.cells[0].text.as_str()).collect();
    assert_eq!(last, ["Siirt", "Van"]);
    // In what becomes public only the shown year stands.
    let circles = view.map.circles.as_ref().map_or(&[][..], |circles| &circles.circles);
    assert!(circles.iter().all(|circle| ![56, 65].contains(&circle.plate)));
}

/// By hand: of Türkiye's 3,552 million of aircraft all but Van's are public, so Van's are known; with Siirt withheld too
/// only their sum is.
#[test]
fn without_a_companion_subtraction_would_tell() {
    let aircraft = |withheld: &[usize]| {
        let mut solver = Solver::default();
        solver.add(&row(0..TRADE.len()));
        (0..TRADE.len())
            .filter(|place| !withheld.contains(place))
            .for_each(|place| solver.add(&row([place])));
        solver
    };
    let van = row([4]);
    assert!(aircraft(&[4]).knows(&van), "the solver sees what a reader could subtract");
    assert!(!aircraft(&[3, 4]).knows(&van) && aircraft(&[3, 4]).knows(&row([3, 4])));
}

/// By hand: of Van's 138 million 13.8 have to be withheld beside it. A Siirt of 4.7 million is too little; the smallest
/// place that is enough goes instead, and Siirt is shown.
#[test]
fn a_companion_is_large_enough_that_a_sum_does_not_nearly_say_it() {
    let mut text = table(&[2024]);
    for (from, to) in [("13", "1"), ("17", "1"), ("19", "1"), ("23", "1")] {
        text = text.replace(&format!(";{from}123456\n"), &format!(";{to}123456\n"));
    }
    let engine = engine(&text);
    let report = engine.secrecy(&spec(HIGH, Lang::En), &Rule::default()).unwrap();
    let places =
        |plates: &[u8]| -> Vec<Place> { plates.iter().filter_map(|it| Place::province(*it)).collect() };
    assert_eq!((report.withheld, report.companions), (places(&[35, 65]), places(&[35])));
}

/// What one map withholds another must not give away.
#[test]
fn a_visit_is_checked_as_a_whole() {
    let engine = engine(&table(&[2024]));
    let settings = SecrecySettings::default();
    let low = spec(Indicator::Share(Tier::Low), Lang::En);
    let withheld = |spec: &ViewSpec| engine.secrecy(spec, &settings.rule).unwrap().withheld;
    let high = withheld(&spec(HIGH, Lang::En));
    // Aircraft are what is left of textiles, so a map of textiles tells the same.
    assert_eq!(withheld(&low), high);
    // Asking publishes nothing: a map of totals is safe, and stays so.
    let total = spec(Indicator::Total, Lang::En);
    assert!(withheld(&total).is_empty() && withheld(&total).is_empty());
    engine.public_view(&total, &settings).unwrap();
    // With all totals known, Van's and Siirt's parts still have to be withheld, and they are.
    assert_eq!(withheld(&spec(HIGH, Lang::En)), high);
    engine.public_view(&spec(HIGH, Lang::En), &settings).unwrap();
    assert_eq!(withheld(&low), high);
    // Once the rule is off, what it protected is known: later answers say so.
    engine.public_view(&low, &SecrecySettings::without()).unwrap();
    let report = engine.secrecy(&spec(HIGH, Lang::En), &settings.rule).unwrap();
    assert!(report.known_before > 0 && report.withheld.is_empty(), "{report:?}");
    // Other files are another visit.
    let fresh = self::engine(&table(&[2024]));
    assert_eq!(fresh.secrecy(&low, &settings.rule).unwrap().known_before, 0);
}

#[test]
fn one_place_alone_takes_the_country_with_it() {
    let text = "yıl;akış;il;isic_rev3;vergi no;usd\n2024;x;Van;3530;1234567890;7123456\n2024;x;Van;1711;1234567890;9123456\n";
    let engine = engine(text);
    let report = engine.secrecy(&spec(HIGH, Lang::En), &Rule::default()).unwrap();
    assert!(report.country && report.withheld == [Place::province(65).unwrap()]);
    for lang in Lang::ALL {
        let own = engine.view(&spec(HIGH, lang)).unwrap();
        let hidden: Vec<String> = figures(&own, 65)
            .into_iter()
            .chain([own.national.volume.clone(), own.national.total.clone()])
            .collect();
        for (form, text) in all_forms(&engine, &spec(HIGH, lang)) {
            assert!(hidden.iter().all(|hidden| !text.contains(hidden.as_str())), "{form} {hidden:?}");
        }
        let view = engine.public_view(&spec(HIGH, lang), &SecrecySettings::default()).unwrap();
        assert!(view.headline.contains(lang.pick("gizlilik kuralıyla", "withheld by the secrecy rule")));
    }
}

fn failed(engine: &mut Engine, request: Request) -> Option<Error> {
    let mut found = None;
    engine.handle(request, Vec::new(), &mut |event| match event {
        Event::Failed { error, .. } => found = Some(error),
        Event::Made { .. } => {}
        other => panic!("{other:?}"),
    });
    found
}

#[test]
fn charts_and_tables_become_no_files_under_the_rule() {
    let mut engine = engine(&table(&[2023, 2024]));
    let view = spec(HIGH, Lang::Tr);
    let chart = |form| Request::Chart {
        id: 1,
        view: view.clone(),
        chart: "ranking".into(),
        changes: Vec::new(),
        form: Some(form),
    };
    let figure = Request::Figure {
        id: 2,
        view: view.clone(),
        figure: "tier-shares".into(),
        changes: Vec::new(),
        file: true,
    };
    let refused = |error: Option<Error>, why| {
        assert_eq!(error, Some(Error::Secrecy { why }));
        let texts = Lang::ALL.map(|lang| error_text(&Error::Secrecy { why }, lang));
        assert!(
            texts.iter().all(|text| !text.title.is_empty() && !text.body.is_empty() && !text.todo.is_empty())
        );
        assert_ne!(texts[0], texts[1]);
    };
    for form in [ChartForm::Svg, ChartForm::Csv] {
        refused(failed(&mut engine, chart(form)), SecrecyError::Chart);
    }
    refused(failed(&mut engine, figure.clone()), SecrecyError::Table);
    // A comparison of published data shows the visitor's beside them.
    let beside = ViewSpec { data_set: DataSetId::Annex, ..view.clone() };
    let compare = Request::Chart {
        id: 3,
        view: beside,
        chart: "compare;with=data.own".into(),
        changes: Vec::new(),
        form: Some(ChartForm::Svg),
    };
    refused(failed(&mut engine, compare), SecrecyError::Chart);
    // The page itself shows them, and files are made where the rule is off.
    let shown = engine.chart(&view, "ranking", &[]).unwrap();
    assert!(shown.refusal.is_none());
    engine.set_secrecy(SecrecySettings::without());
    assert_eq!(failed(&mut engine, chart(ChartForm::Svg)), None);
    assert_eq!(failed(&mut engine, figure), None);
    let off = engine.public_view(&view, &SecrecySettings::without()).unwrap();
    let said = "Gizlilik kuralı uygulanmadı: bu dosyadaki sayılar tek bir firmayı ele verebilir.";
    assert!(
        off.notes.iter().any(|note| note == said) && off.card.lines.iter().any(|line| line.value == said)
    );
    assert!(off.map.province(65).unwrap().class.is_some());
}

#[test]
fn where_no_cell_is_sensitive_charts_are_files() {
    let text = table(&[2024]).replace(
        ";3530;1234567890;67123456",
        ";3530;1234567890;67123456\n2024;x;Van;3530;3456789012;68123456",
    );
    let mut engine = engine(&text);
    let view = spec(HIGH, Lang::En);
    let chart = Request::Chart {
        id: 1,
        view,
        chart: "ranking".into(),
        changes: Vec::new(),
        form: Some(ChartForm::Svg),
    };
    assert_eq!(failed(&mut engine, chart), None);
}

#[test]
fn data_without_firms_have_a_proxy_and_nothing_withheld() {
    let text = "yıl;akış;il;isic_rev3;usd\n2024;x;Van;3530;81\n2024;x;Van;1711;19\n2024;x;Bursa;3530;80\n2024;x;Bursa;1711;20\n";
    let engine = engine(text);
    let total = spec(Indicator::Total, Lang::En);
    let report = engine.secrecy(&total, &Rule::default()).unwrap();
    assert!(!report.has_firms && report.withheld.is_empty() && report.sensitive == 0);
    // More than 80%: 81 of 100, and not 80 of 100.
    let proxies: Vec<(Place, i128)> =
        report.proxies.iter().map(|proxy| (proxy.place, proxy.part_e4.0)).collect();
    assert_eq!(proxies, [(Place::province(65).unwrap(), 810_000)]);
    for (lang, words) in [(Lang::Tr, "Yerine geçen ölçü"), (Lang::En, "A proxy")] {
        let markup = secrecy_markup(&report, &Rule::default(), lang);
        assert!(
            markup.contains(words) && markup.contains("Van: 3530") && !markup.contains("Bursa"),
            "{markup}"
        );
    }
    let spec = ViewSpec { period: Period::year(2024), ..total };
    let view = engine.public_view(&spec, &SecrecySettings::default()).unwrap();
    assert!(view.map.legend.confidential.is_none() && view.map.province(65).unwrap().class.is_some());
}

#[test]
fn another_rule_withholds_other_places() {
    let engine = engine(&table(&[2024]));
    let strict = Rule { fewest_firms: 5, ..Rule::default() };
    let report = engine.secrecy(&spec(HIGH, Lang::En), &strict).unwrap();
    assert!(report.country && report.withheld.len() == TRADE.len(), "{report:?}");
    let mild = Rule { fewest_firms: 2, one_percent: 100, two_percent: 101 };
    assert!(engine.secrecy(&spec(HIGH, Lang::En), &mild).unwrap().withheld.is_empty());
    for lang in Lang::ALL {
        let markup = secrecy_markup(
            &engine.secrecy(&spec(HIGH, lang), &Rule::default()).unwrap(),
            &Rule::default(),
            lang,
        );
        assert!(
            markup.contains("Van") && markup.contains("Siirt") && markup.contains("data-state=\"withheld\"")
        );
    }
}
