//! The tables of indicators as the page shows them: a number of the visitor's beside them, and regions of their own.

use proptest::prelude::*;

use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::engine::{Engine, read_index};
use teknoharita::indicators::{Choice, Entry, Grouping, NamedRegion, TierKey};
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::messages::{Lang, Whole};
use teknoharita::protocol::{DataSetId, Event, Request, ViewSpec};
use teknoharita::publish::sheet_csv;
use teknoharita::types::{Flow, Period, Place};
use teknoharita::view::sheet::{sheet, sheet_of};
use teknoharita::view::{FigureSpec, Indicator};

use super::support::read;

const TRADE: &str = "yıl;akış;il;isic_rev3;ülke;usd
2024;x;Ankara;3530;Irak;1000000\n2024;x;Bursa;3530;Irak;3000000
2024;x;İzmir;3530;Irak;2000000\n2024;x;Konya;3530;Irak;4000000\n2024;x;Konya;1711;Irak;4000000\n";

const INDEX: &str = "il;<b onload=x>Gelişmişlik\nAnkara;1\nBursa;2\nİZMİR;3\nKonya;4\nVan;9\n";

fn view(data_set: DataSetId, lang: Lang) -> ViewSpec {
    ViewSpec {
        period: Period::year(2024),
        flow: Some(Flow::Export),
        ..ViewSpec::new(data_set, Indicator::Share(Tier::High), lang)
    }
}

/// A table with a file beside it, or without one: which it is, and its markup.
fn figure(
    engine: &mut Engine,
    view: &ViewSpec,
    figure: &str,
    changes: &[(&str, &str)],
    index: Option<&[u8]>,
) -> (String, String) {
    let changes = changes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let request = Request::Figure { id: 1, view: view.clone(), figure: figure.into(), changes, file: false };
    let source = |bytes: &[u8]| Box::new(MemorySource::new("endeks<i>.csv", bytes)) as Box<dyn Source>;
    let mut found = None;
    engine.handle(request, index.map(source).into_iter().collect(), &mut |event| {
        if let Event::Figure { figure, markup, .. } = event {
            found = Some((figure, markup));
        }
    });
    found.expect("a table")
}

/// The value of an attribute.
fn attribute<'a>(markup: &'a str, name: &str) -> &'a str {
    markup.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

#[test]
fn an_index_makes_a_table_and_a_picture_and_is_not_kept() {
    let (mut engine, _) = read(TRADE.as_bytes()).unwrap();
    let own = view(DataSetId::Own, Lang::Tr);
    let (_, needed) = figure(&mut engine, &own, "index-residuals", &[], None);
    assert!(needed.contains("data-testid=\"index-needed\"") && !needed.contains("<table"));
    let (spec, markup) = figure(&mut engine, &own, "index-residuals", &[], Some(INDEX.as_bytes()));
    assert_eq!(spec, "index-residuals");
    // Totals 1, 3, 2, 8 beside 1, 2, 3, 4: products 10, squares 5 and 29: r = 10 / √145.
    let r: f64 = attribute(&markup, "data-pearson").parse().unwrap();
    assert!((r - 10.0 / 145f64.sqrt()).abs() < 1e-12, "{r}");
    assert_eq!(markup.matches("<circle").count(), 2 * 4, "one picture for a page, one for a phone");
    assert!(markup.contains("data-x=\"4\" data-y=\"8\"") && markup.contains("Konya (4; 8 milyon $)"));
    assert!(markup.contains("dosyada 5 yer okundu, 4 yer") && markup.contains("verisi olmayan: Van."));
    assert!(markup.contains("n = 4.") && markup.contains("yüzde 95 güven aralığı"));
    // The line is -1.5 + 2 × index, in millions.
    assert!(markup.contains("1 artınca değer 2 milyon $ değişir"));
    // Nothing of the file gets out of its text, nor stays behind.
    assert!(!markup.contains("<b ") && !markup.contains("<i>"), "{markup}");
    assert!(markup.contains("&lt;b onload=x&gt;Gelişmişlik") && markup.contains("endeks&lt;i&gt;.csv"));
    let (_, after) = figure(&mut engine, &own, "index-residuals", &[], None);
    assert_eq!(after, needed);
    // A share where a tier is chosen; another geography than the file's is said.
    let (_, shares) = figure(&mut engine, &own, "index-correlation;tier=high", &[], Some(INDEX.as_bytes()));
    assert!(shares.contains("data-x=\"4\" data-y=\"50\"") && shares.contains("ihracattaki pay, 2024 (%)"));
    let (_, regions) = figure(&mut engine, &own, "per-head;by=nuts1", &[], Some(INDEX.as_bytes()));
    assert!(regions.contains("data-testid=\"figure-refusal\"") && !regions.contains("<circle"));
}

#[test]
fn the_page_reads_an_index_as_the_command_line_does() {
    let mut engine = Engine::new();
    let annex = view(DataSetId::Annex, Lang::En);
    let windows: Vec<u8> = b"il;endeks\nA\xF0r\xFD;1\nVan;2\n\xDDzmir;3\nKonya;4\n".to_vec();
    let wide: Vec<u8> = "\u{FEFF}il\tendeks\nAğrı\t1\nVan\t2\nİzmir\t3\nKonya\t4\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [windows, wide] {
        let choice = Choice {
            index: Some(read_index(&bytes).unwrap()),
            period: annex.period,
            flow: annex.flow,
            tier: Some(TierKey::One(Tier::High)),
            ..Choice::default()
        };
        let entry = Entry::from_id("index-correlation").unwrap();
        let labels = (DefinitionId::Report, Exclusions::NONE);
        let answer = engine.answer(DataSetId::Annex, labels, entry, &choice).unwrap();
        let row = sheet(&answer, Lang::En);
        let at = row.columns.iter().position(|column| column == "pearson").unwrap();
        let (_, markup) = figure(&mut engine, &annex, "index-correlation;tier=high", &[], Some(&bytes));
        assert_eq!(attribute(&markup, "data-pearson"), row.rows[0][at]);
    }
    let wrong = |engine: &mut Engine, bytes: &[u8], lang: Lang| {
        figure(engine, &view(DataSetId::Annex, lang), "per-head", &[], Some(bytes)).1
    };
    let markup = wrong(&mut engine, b"il;x\nAnkara;1\nNarnia<script>;2\n", Lang::En);
    assert!(markup.contains("Line 3, column 1: this is no province: “Narnia&lt;script&gt;”"), "{markup}");
    let markup = wrong(&mut engine, "il;x\nAnkara;çok\n".as_bytes(), Lang::Tr);
    assert!(markup.contains("2. satır, 2. sütun: bu bir sayı değil: “çok”") && !markup.contains("<table"));
    assert!(wrong(&mut engine, b"PK\x03\x04rest", Lang::En).contains("This file is no text"));
    assert!(wrong(&mut engine, &vec![b'x'; 1_000_001], Lang::En).contains("1,000 lines at most"));
    // Numbers with which nothing can be computed make no picture and no trouble.
    let huge = format!("il;x\nAnkara;{0}\nVan;-{0}\nKonya;0\nBursa;1\n", "9".repeat(308));
    assert!(wrong(&mut engine, huge.as_bytes(), Lang::En).contains("<table"));
}

#[test]
fn own_regions_are_those_of_the_command_line() {
    let (mut engine, _) = read(TRADE.as_bytes()).unwrap();
    let own = view(DataSetId::Own, Lang::En);
    let steps = [
        ("by", "own"),
        ("region-new", "Region"),
        ("region-name-0", "Batı & <Ege>"),
        ("region-place-0", "35"),
        ("region-place-0", "45"),
        ("region-new", "Region"),
        ("region-place-1", "6"),
        ("region-place-1", "42"),
        ("region-place-1", "16"),
        ("region-place-1", "-16"),
        ("id", "tier-shares"),
    ];
    let (spec, markup) = figure(&mut engine, &own, "totals", &steps, None);
    assert_eq!(spec, "tier-shares;by=own;region=Bat-c4-b1_-26_-3cEge-3e.35.45;region=Region_2.6.42");
    assert!(spec.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_;=.".contains(&byte)));
    assert!(!markup.contains("<Ege>") && markup.contains("Batı &amp; &lt;Ege&gt;"));
    assert!(markup.contains("2 provinces: Ankara, Konya"));
    let place = |plate: u8| Place::province(plate).unwrap();
    let region = |name: &str, places: &[u8]| NamedRegion {
        name: name.into(),
        places: places.iter().copied().map(place).collect(),
    };
    let named = vec![region("Batı & <Ege>", &[35, 45]), region("Region 2", &[6, 42])];
    let choice = Choice {
        flow: own.flow,
        period: own.period,
        added_up: true,
        grouping: Grouping::Named(named),
        ..Choice::default()
    };
    let entry = Entry::from_id("tier-shares").unwrap();
    let labels = (DefinitionId::default(), Exclusions::NONE);
    let expected = sheet_csv(&sheet_of(
        &engine.answer(DataSetId::Own, labels, entry, &choice).unwrap(),
        (Whole::Data, Lang::En),
    ));
    let request = Request::Figure { id: 2, view: own.clone(), figure: spec, changes: Vec::new(), file: true };
    let mut made = None;
    engine.handle(request, Vec::new(), &mut |event| {
        if let Event::Made { file, .. } = event {
            made = Some(String::from_utf8(file.bytes).unwrap());
        }
    });
    let made = made.unwrap();
    assert_eq!(made, expected);
    // Manisa has no data: its region is marked.
    let line = made.lines().find(|line| line.contains("Batı & <Ege>")).unwrap();
    assert!(line.contains("partial_region"), "{line}");
}

#[test]
fn regions_change_as_they_are_told_and_names_are_distinct() {
    let mut spec = FigureSpec::parse("totals;by=own");
    assert!(spec.regions.filled().is_empty());
    let mut set = |name: &str, value: &str| {
        spec.set(name, value);
        spec.to_string()
    };
    set("region-new", "Bölge");
    set("region-new", "Bölge");
    assert!(set("region-name-1", "Bölge 1").ends_with("region=B-c3-b6lge_1_-282-29"));
    set("region-name-1", "Doğu");
    // What means nothing changes nothing.
    let before = set("region-name-1", "  \n");
    for (name, value) in [
        ("region-gone", "9"),
        ("region-gone", "x"),
        ("region-place-0", "99"),
        ("region-place-7", "6"),
        ("region-place-0", "-1"),
        ("region-name-x", "y"),
        ("region-x", "y"),
    ] {
        assert_eq!(set(name, value), before, "{name} {value}");
    }
    assert_eq!(set("region-gone", "0"), "totals;by=own;region=Do-c4-9fu");
    for _ in 0..30 {
        set("region-new", "Bölge");
    }
    assert_eq!(set("by", "").matches("region=").count(), 12, "they stay, a dozen at most");
    // An address says what regions are, not how they change.
    let text =
        FigureSpec::parse("totals;region-new=x;region=-zz.6;region=.6;region=A.6.6.0.x.TR2").to_string();
    assert_eq!(text, "totals;region=A.6.TR2");
}

proptest! {
    #[test]
    fn any_name_comes_back_from_its_address(name in any::<String>(), word in "[-a-z0-9_.;=]{0,60}") {
        let mut spec = FigureSpec::parse("totals;by=own");
        spec.set("region-new", "A");
        spec.set("region-place-0", "6");
        spec.set("region-name-0", &name);
        let text = spec.to_string();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_;=.".contains(&byte)));
        let again = FigureSpec::parse(&text);
        prop_assert_eq!(&again.regions, &spec.regions);
        // Whatever an address says, it is said the same again.
        let said = FigureSpec::parse(&format!("totals;region={word};{word}")).to_string();
        prop_assert_eq!(FigureSpec::parse(&said).to_string(), said);
    }

    #[test]
    fn any_index_makes_a_page(lines in prop::collection::vec(("[0-9]{1,2}|[A-Zçğış]{1,5}", "-?[0-9]{1,30}([.,][0-9]{1,9})?"), 0..12)) {
        let text: String = lines.iter().map(|(place, number)| format!("{place};{number}\n")).collect();
        let file = format!("il;x\n{text}");
        let mut engine = Engine::new();
        for id in ["index-correlation;tier=high", "index-residuals", "per-head"] {
            let (_, markup) = figure(&mut engine, &view(DataSetId::Annex, Lang::Tr), id, &[], Some(file.as_bytes()));
            prop_assert!(!markup.contains("NaN") && !markup.contains("inf"), "{}", markup);
        }
    }
}
