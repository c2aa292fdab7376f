//! Colours and circles: every form draws what the key says.

use std::collections::BTreeMap;

use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::publish::embed::Payload;
use teknoharita::publish::{html_page, map_svg, prerender};
use teknoharita::types::Period;
use teknoharita::view::palette::{self, LEVELS, Scheme, colour, step_text};
use teknoharita::view::{Gap, Indicator, PageView, ShowCircles};

use super::markup::{Element, elements};
use super::{HIGH, support};

const METHODS: [&str; 5] = ["rounded", "quantile", "equal", "natural", "country"];

fn view(engine: &Engine, indicator: Indicator, classes: &str, lang: Lang) -> PageView {
    let spec = ViewSpec { classes: classes.to_string(), ..ViewSpec::new(DataSetId::Annex, indicator, lang) };
    engine.view(&spec).unwrap()
}

fn shapes(found: &[Element]) -> BTreeMap<u8, &Element> {
    let plate = |element: &Element| element.get("data-plate").and_then(|plate| plate.parse().ok());
    let shapes = found.iter().filter(|element| element.name == "path");
    shapes.filter_map(|element| Some((plate(element)?, element))).collect()
}

/// The lower bounds that an English key prints.
fn printed(view: &PageView) -> Vec<f64> {
    let number = |label: &str| {
        let label = label.split(" · ").next().unwrap_or_default().trim_start_matches("≥ ");
        label.split('–').next().and_then(|text| text.replace(',', "").parse::<f64>().ok())
    };
    let classes = view.map.legend.classes.iter().skip(1);
    classes.map(|class| number(&class.label).unwrap_or_else(|| panic!("{}", class.label))).collect()
}

/// Colour by colour: from the printed bounds to what each form draws.
fn assert_drawn(view: &PageView) {
    let legend = &view.map.legend;
    let (svg, html) = (elements(&map_svg(view)), elements(&html_page(view)));
    let slots = prerender::page([view, view]);
    let body = elements(&slots.iter().find(|(name, _)| *name == "body").unwrap().1);
    let payload = Payload::of(view);
    let [svg, html, body_shapes] = [&svg, &html, &body].map(|found| shapes(found));
    assert_eq!(payload.scheme, legend.scheme.id());
    assert!(html_page(view).contains(&format!("data-scheme=\"{}\"", legend.scheme.id())));
    assert!(body.iter().any(|element| element.get("data-scheme") == Some(legend.scheme.id())));
    let bounds = if legend.gradient.is_none() { printed(view) } else { Vec::new() };
    for province in &view.map.provinces {
        let (Some(class), Some(value)) = (province.class, &province.data_value) else { continue };
        let value: f64 = value.parse().unwrap();
        if legend.gradient.is_none() {
            let own = bounds.iter().filter(|bound| value >= **bound).count();
            assert_eq!(usize::from(class), own, "{} {value} {bounds:?}", province.name);
        }
        let shade = legend.shade(class);
        let fill = colour(legend.scheme.light(), shade);
        assert_eq!(svg[&province.plate].get("fill"), Some(fill.as_str()), "{}", province.name);
        for form in [&svg, &html, &body_shapes] {
            assert_eq!(form[&province.plate].get("data-step"), Some(step_text(shade).as_str()));
        }
        let embedded = payload.provinces.iter().find(|own| own.plate == province.plate).unwrap();
        match legend.gradient {
            Some(_) => assert_eq!(embedded.class, shade),
            None => assert_eq!(payload.legend[usize::from(embedded.class)].step * 8, shade),
        }
    }
}

#[test]
fn every_form_draws_the_colours_of_its_key() {
    let engine = Engine::new();
    for indicator in Indicator::ALL {
        for method in METHODS {
            for classes in 3..=9usize {
                let view = view(&engine, indicator, &format!("{method}.{classes}"), Lang::En);
                let legend = &view.map.legend;
                if indicator.tiers().is_none() {
                    assert_eq!(legend.scheme, Scheme::Volume);
                    continue;
                }
                let expected = if method == "country" { Scheme::Diverging } else { Scheme::of(indicator) };
                assert_eq!(legend.scheme, expected, "{method}");
                assert!((2..=classes).contains(&legend.classes.len()), "{method}.{classes}");
                let steps: Vec<u8> = legend.classes.iter().map(|class| class.step).collect();
                assert!(steps.windows(2).all(|two| two[0] < two[1]) && steps.iter().all(|step| *step <= 8));
                assert_drawn(&view);
            }
        }
        if indicator.tiers().is_some() {
            assert_drawn(&view(&engine, indicator, "continuous", Lang::En));
            assert_drawn(&view(
                &engine,
                indicator,
                "custom.1000000.2000000.3000000.5000000.8000000",
                Lang::En,
            ));
        }
    }
}

#[test]
fn a_tier_has_a_hue_of_its_own() {
    let schemes: Vec<Scheme> = Indicator::ALL.into_iter().map(Scheme::of).collect();
    let of_oecd = [
        Scheme::High,
        Scheme::MediumHigh,
        Scheme::Upper,
        Scheme::MediumLow,
        Scheme::Low,
        Scheme::NotClassified,
        Scheme::Volume,
    ];
    assert_eq!(schemes, of_oecd);
    for tier in Tier::ALL {
        assert_ne!(Scheme::of(Indicator::Share(tier)), Scheme::Diverging);
    }
}

#[test]
fn the_countrys_value_is_the_middle() {
    let engine = Engine::new();
    for indicator in Indicator::ALL.into_iter().filter(|indicator| indicator.tiers().is_some()) {
        for classes in 3..=9u8 {
            for year in [2019, 2024] {
                let spec = ViewSpec {
                    period: Period::year(year),
                    classes: format!("country.{classes}"),
                    ..ViewSpec::new(DataSetId::Annex, indicator, Lang::En)
                };
                let view = engine.view(&spec).unwrap();
                let national: f64 = view.national.data_value.clone().unwrap().parse().unwrap();
                assert!(view.map.legend.title.contains(&view.national.value), "{}", view.map.legend.title);
                let bounds = printed(&view);
                for province in &view.map.provinces {
                    let (Some(class), Some(value)) = (province.class, &province.data_value) else { continue };
                    let value: f64 = value.parse().unwrap();
                    let step = view.map.legend.step(class);
                    // Blue lies above the country's value and red below it, exactly.
                    assert!(step <= 4 || value >= national, "{} {value} {national}", province.name);
                    assert!(step >= 4 || value < national, "{} {value} {national}", province.name);
                    assert!(classes % 2 == 1 || step != 4, "{classes}: an even number has no middle class");
                }
                if classes % 2 == 1 {
                    let middle = view.map.legend.classes.iter().find(|class| class.step == 4).unwrap();
                    // The title of the key says the country's value; the middle class holds it.
                    let ends: Option<Vec<f64>> = middle
                        .label
                        .split('–')
                        .map(|end| end.trim_start_matches(['<', '≥', ' ']).parse().ok())
                        .collect();
                    let ends = ends.unwrap_or_else(|| panic!("{}", middle.label));
                    let is_in = match ends[..] {
                        [low, high] => low <= national && national < high,
                        [end] if middle.label.starts_with('<') => national < end,
                        [end] => end <= national,
                        _ => false,
                    };
                    assert!(is_in, "{} {national}", middle.label);
                }
                // Where both sides have a bound at a distance, it is the same.
                let shown: f64 = view.national.value.trim_end_matches('%').parse().unwrap();
                let far = |sign: f64| {
                    let own = bounds.iter().map(move |bound| sign * (bound - shown));
                    own.filter(|far| *far > 0.05).map(|far| (far * 1e6).round() as i64).collect::<Vec<_>>()
                };
                let (below, above) = (far(-1.0), far(1.0));
                let common = below.iter().filter(|far| above.contains(far)).count();
                assert!(common == below.len().min(above.len()) || classes % 2 == 0, "{below:?} {above:?}");
            }
        }
    }
}

#[test]
fn shades_run_from_the_least_to_the_greatest_of_all_years() {
    let engine = Engine::new();
    let mut ends = Vec::new();
    let (mut least, mut most) = (f64::MAX, f64::MIN);
    let mut lowest = u8::MAX;
    let mut highest = 0;
    for year in 2019..=2024 {
        let spec = ViewSpec {
            period: Period::year(year),
            classes: "continuous".to_string(),
            ..ViewSpec::new(DataSetId::Annex, HIGH, Lang::En)
        };
        let view = engine.view(&spec).unwrap();
        let gradient = view.map.legend.gradient.clone().unwrap();
        assert!(view.map.legend.classes.is_empty());
        let (words, shade) = gradient.mark.clone().unwrap();
        assert_eq!(words, format!("Türkiye {}", view.national.value));
        ends.push((gradient.low, gradient.high));
        let mut of_values: Vec<(f64, u8)> = Vec::new();
        for province in &view.map.provinces {
            let (Some(class), Some(value)) = (province.class, &province.data_value) else { continue };
            of_values.push((value.parse().unwrap(), class));
        }
        of_values.push((view.national.data_value.unwrap().parse().unwrap(), shade));
        of_values.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(of_values.windows(2).all(|two| two[0].1 <= two[1].1), "more is a higher shade");
        least = least.min(of_values[0].0);
        most = most.max(of_values[of_values.len() - 1].0);
        lowest = lowest.min(of_values[0].1);
        highest = highest.max(of_values[of_values.len() - 1].1);
    }
    assert!(ends.iter().all(|own| *own == ends[0]), "{ends:?}");
    assert_eq!((lowest, highest), (0, LEVELS));
    assert_eq!(ends[0], (format!("{least:.1}"), format!("{most:.1}")));
}

#[test]
fn circles_are_as_large_as_volumes_and_small_ones_lie_on_top() {
    let engine = Engine::new();
    for indicator in Indicator::ALL {
        let spec =
            ViewSpec { circles: ShowCircles::On, ..ViewSpec::new(DataSetId::Annex, indicator, Lang::Tr) };
        let view = engine.view(&spec).unwrap();
        let shown = view.map.circles.clone().unwrap();
        let column = if indicator.tiers().is_some() { "volume" } else { "total" };
        let column = view.table.columns.iter().position(|known| known.id == column).unwrap();
        let volume = |plate: u8| {
            let row = view.table.rows.iter().find(|row| row.place == Some(plate as i8)).unwrap();
            row.cells[column].order.unwrap() as f64
        };
        let most = shown.circles.iter().map(|circle| circle.radius).max().unwrap();
        assert!(most <= 400 && shown.circles[0].radius == most);
        assert!(shown.circles.windows(2).all(|two| two[0].radius >= two[1].radius));
        let first = shown.circles[0];
        for circle in &shown.circles {
            let part = volume(circle.plate) / volume(first.plate);
            let expected = (f64::from(first.radius) * part.sqrt()).max(15.0);
            assert!((f64::from(circle.radius) - expected).abs() <= 1.0, "{circle:?} {expected}");
        }
        let radii: Vec<u16> = shown.key.iter().map(|entry| entry.radius).collect();
        assert!((2..=3).contains(&radii.len()) && radii.windows(2).all(|two| two[0] > two[1]), "{radii:?}");
        let svg = map_svg(&view);
        let drawn: Vec<Element> =
            elements(&svg).into_iter().filter(|element| element.name == "circle").collect();
        assert_eq!(drawn.len(), shown.circles.len() + shown.key.len());
        let written: Vec<f64> =
            drawn.iter().map(|circle| circle.get("r").unwrap().parse().unwrap()).collect();
        for (circle, r) in shown.circles.iter().zip(&written) {
            assert_eq!(f64::from(circle.radius) / 10.0, *r);
        }
        assert_eq!(Payload::of(&view).circles.len(), shown.circles.len());
    }
}

#[test]
fn a_small_exporter_cannot_shout() {
    let engine = Engine::new();
    let view = |indicator, circles| {
        engine.view(&ViewSpec { circles, ..ViewSpec::new(DataSetId::Annex, indicator, Lang::Tr) }).unwrap()
    };
    let first = view(HIGH, ShowCircles::Auto);
    // A quarter of Adıyaman's exports, and twelve million dollars: in the highest class.
    let adiyaman = first.map.province(2).unwrap();
    assert_eq!((adiyaman.value.as_str(), adiyaman.volume.as_str()), ("%25,6", "12,1 milyon dolar"));
    assert_eq!(adiyaman.class, first.map.legend.classes.last().map(|class| class.class));
    assert!(first.map.circles.is_some() && first.circles.selected);
    assert_eq!(ShowCircles::from_id(&first.circles.id), ShowCircles::Off);
    assert_eq!(first.spec.circles, ShowCircles::Auto);
    let none = view(HIGH, ShowCircles::Off);
    assert!(none.map.circles.is_none() && !none.circles.selected);
    assert_eq!(ShowCircles::from_id(&none.circles.id), ShowCircles::On);
    assert!(!map_svg(&none).contains("<circle"));
    // An amount needs no circle beside it, but may have one.
    assert!(view(Indicator::Total, ShowCircles::Auto).map.circles.is_none());
    assert!(view(Indicator::Total, ShowCircles::On).map.circles.is_some());
}

/// A file with a place of each kind: missing ones, one whose total is nothing, one that is all confidential.
fn gaps() -> (Engine, PageView) {
    let rows = "year,flow,province,isic_rev3,country,amount_usd\n\
        2024,export,Ankara,2423,Almanya,100\n2024,export,Ankara,1511,Almanya,900\n\
        2024,export,Bursa,2423,Almanya,300\n2024,export,Bursa,1511,Almanya,100\n\
        2024,export,Adana,2423,Almanya,50\n2024,export,Adana,2423,Almanya,-50\n\
        2024,export,Mersin,Gizli Veri,Almanya,70\n";
    let (engine, _) = support::read(rows.as_bytes()).unwrap();
    let view = engine.view(&ViewSpec::new(DataSetId::Own, HIGH, Lang::En)).unwrap();
    (engine, view)
}

#[test]
fn what_has_no_colour_says_why() {
    let (engine, view) = gaps();
    let gap = |plate| view.map.province(plate).unwrap().gap;
    assert_eq!([gap(6), gap(16)], [None, None]);
    assert_eq!(
        [gap(1), gap(33), gap(35)],
        [Some(Gap::Undefined), Some(Gap::Confidential), Some(Gap::Missing)]
    );
    let named: Vec<(Gap, u32)> = view.map.legend.gaps().map(|(gap, _, count)| (gap, count)).collect();
    assert_eq!(named, [(Gap::Missing, 77), (Gap::Undefined, 1), (Gap::Confidential, 1)]);
    let svg = map_svg(&view);
    let found = elements(&svg);
    let drawn = shapes(&found);
    for (plate, gap) in [(1, "undefined"), (33, "confidential")] {
        let shape = drawn[&plate];
        assert_eq!((shape.get("data-class"), shape.get("data-step")), (Some(gap), Some("")));
        let pattern = format!("teknoharita-gap-{gap}");
        assert_eq!(shape.get("fill"), Some(format!("url(#{pattern})").as_str()));
        assert!(found.iter().any(|known| known.get("id") == Some(pattern.as_str())), "{gap}");
    }
    assert_eq!(drawn[&35].get("data-class"), Some("missing"));
    // A total of what is confidential is known.
    let total = engine.view(&ViewSpec::new(DataSetId::Own, Indicator::Total, Lang::En)).unwrap();
    assert_eq!(total.map.province(33).unwrap().gap, None);
    assert_eq!(total.map.province(1).unwrap().gap, None);
    let payload = Payload::of(&view);
    assert_eq!(payload.undefined.map(|(_, _, plates)| plates), Some(vec![1]));
    assert_eq!(payload.confidential.map(|(_, _, plates)| plates), Some(vec![33]));
    assert_eq!(payload.provinces.len(), 2);
}

#[test]
fn below_zero_has_a_hue_of_its_own() {
    let rows = "year,flow,province,isic_rev3,country,amount_usd\n\
        2024,export,Ankara,2423,Almanya,100000\n2024,export,Bursa,2423,Almanya,300000\n\
        2024,export,Adana,2423,Almanya,-5000\n2024,export,Mersin,2423,Almanya,70000\n\
        2024,export,Konya,2423,Almanya,-90000\n2024,export,Rize,2423,Almanya,1000\n";
    let (engine, _) = support::read(rows.as_bytes()).unwrap();
    for classes in ["rounded.7", "quantile.5", "natural.4", "equal.6", "continuous"] {
        let spec = ViewSpec {
            classes: classes.to_string(),
            ..ViewSpec::new(DataSetId::Own, Indicator::Total, Lang::En)
        };
        let view = engine.view(&spec).unwrap();
        assert_eq!(view.map.legend.scheme, Scheme::Diverging, "{classes}");
        for (plate, is_below) in [(6, false), (16, false), (1, true), (42, true), (53, false)] {
            let class = view.map.province(plate).unwrap().class.unwrap();
            let shade = view.map.legend.shade(class);
            assert_eq!(shade < LEVELS / 2, is_below, "{classes} {plate} {shade}");
        }
    }
    // The reader's own bounds stay as they are.
    let spec = ViewSpec {
        classes: "custom.50000".to_string(),
        ..ViewSpec::new(DataSetId::Own, Indicator::Total, Lang::En)
    };
    assert_eq!(engine.view(&spec).unwrap().map.legend.classes.len(), 2);
}

#[test]
fn light_steps_take_lines_of_ink() {
    assert!(palette::is_light(Scheme::Low, 0) && !palette::is_light(Scheme::Low, 8));
    assert!(palette::is_light(Scheme::Diverging, 4) && !palette::is_light(Scheme::Diverging, 0));
}

/// What a picture of each kind is: its elements without long shapes, as one line each.
fn outline(svg: &str) -> String {
    let mut out = String::new();
    for element in elements(svg) {
        let attributes = element.attributes.iter().filter(|(name, _)| {
            !["d", "viewBox", "height", "aria-labelledby", "font-family"].contains(&name.as_str())
        });
        let attributes: Vec<String> = attributes.map(|(name, value)| format!("{name}={value}")).collect();
        out.push_str(&format!("{} {}\n", element.name, attributes.join(" ")));
    }
    out
}

/// `UPDATE_GOLDEN=1` writes them anew.
#[test]
fn pictures_of_each_kind_are_as_they_were_looked_at() {
    for (name, svg) in gallery() {
        let path = format!("{}/tests/golden/map-{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let found = outline(&svg);
        // To be looked at.
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/gallery");
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(format!("{folder}/map-{name}.svg"), &svg).unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == expected, "{name}: look at it, then UPDATE_GOLDEN=1");
    }
}

/// A picture of every kind of map, for looking at: name and SVG.
pub fn gallery() -> Vec<(String, String)> {
    let engine = Engine::new();
    let mut all = Vec::new();
    let kinds = [
        ("high", HIGH, "", Lang::Tr),
        ("medium-high", Indicator::Share(Tier::MediumHigh), "natural.9", Lang::En),
        ("upper", Indicator::HighAndMediumHigh, "quantile.5", Lang::Tr),
        ("medium-low", Indicator::Share(Tier::MediumLow), "equal.6", Lang::En),
        ("low", Indicator::Share(Tier::Low), "rounded.3", Lang::Tr),
        ("not-classified", Indicator::Share(Tier::NotClassified), "quantile.8", Lang::En),
        ("total", Indicator::Total, "rounded.9", Lang::Tr),
        ("country-odd", HIGH, "country.7", Lang::Tr),
        ("country-even", Indicator::Share(Tier::Low), "country.6", Lang::En),
        ("continuous", Indicator::HighAndMediumHigh, "continuous", Lang::En),
    ];
    for (name, indicator, classes, lang) in kinds {
        all.push((name.to_string(), map_svg(&view(&engine, indicator, classes, lang))));
    }
    all.push(("gaps".to_string(), map_svg(&gaps().1)));
    all
}
