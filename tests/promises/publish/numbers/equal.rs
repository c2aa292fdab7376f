//! A number is the same in every form.

use teknoharita::messages::Lang;
use teknoharita::protocol::PublishForm;
use teknoharita::types::Place;

use super::readers::{self, Numbers, Places};
use super::{made, views};

/// The numbers of what is on the map, without what is beside it.
fn on_map(places: &Places) -> Places {
    let is_on_map = |id: &str| Place::from_id(id).is_some_and(Place::is_on_map);
    places.iter().filter(|(id, _)| is_on_map(id)).map(|(id, numbers)| (id.clone(), *numbers)).collect()
}

fn without_volumes(places: &Places) -> Places {
    let cut = |[value, low, high, ..]: Numbers| [value, low, high, None, None, None, None];
    places.iter().map(|(id, numbers)| (id.clone(), cut(*numbers))).collect()
}

#[test]
fn every_form_holds_the_numbers_of_the_view() {
    let (mut seen, mut below_zero, mut ranges, mut empty) = (0, 0, 0, 0);
    for (name, both) in views() {
        let (view, numbers) = &both;
        let lang = view.spec.lang;
        let file = |form| made(&both, &form).bytes;
        let plain = file(PublishForm::CsvPlain);
        let lines = String::from_utf8(plain.clone()).unwrap();
        assert!(lines.ends_with("\r\n") && !lines.replace("\r\n", "").contains(['\r', '\n']), "{name}");
        let plain = readers::plain_csv(&plain);
        // First against the view itself: what the map's shapes say.
        for place in view.map.places() {
            let [value, low, high, _, volume_low, volume_high, total] = plain[&place.id()];
            let machine = |text: &Option<String>| text.as_ref().map(|text| text.parse::<f64>().unwrap());
            assert_eq!(value, machine(&place.data_value), "{name}: {}", place.name);
            if let Some([least, most]) = &place.data_bounds {
                assert_eq!((low, high), (least.parse().ok(), most.parse().ok()), "{name}: {}", place.name);
                assert!(low < high, "{name}: {}", place.name);
                ranges += 1;
            } else {
                assert_eq!((low, high), (value, value), "{name}: {}", place.name);
            }
            let whole = [volume_low, volume_high, total];
            assert!(whole.iter().all(Option::is_some) || whole.iter().all(Option::is_none), "{name}");
            assert!(volume_low <= volume_high);
            seen += usize::from(value.is_some());
            below_zero += usize::from(value.is_some_and(|value| value < 0.0));
            empty += usize::from(low.is_none());
        }
        let national = plain["TR"];
        assert_eq!(
            national[0],
            view.national.data_value.as_ref().map(|text| text.parse().unwrap()),
            "{name}"
        );
        // Then the forms against each other.
        assert_eq!(readers::json(&file(PublishForm::Json)), plain, "{name}: JSON");
        let mut with_country = on_map(&plain);
        with_country.insert("TR".to_string(), national);
        assert_eq!(readers::geojson(&file(PublishForm::GeoJson)), with_country, "{name}: GeoJSON");
        let excel = readers::excel_csv(&file(PublishForm::Csv), lang);
        assert_eq!(excel, without_volumes(&with_country), "{name}: CSV");
        let is_share = numbers.is_share;
        let cut = |places: &Places| if is_share { places.clone() } else { without_volumes(places) };
        // What has no colour on our map is not to get one on another.
        let mut coloured = cut(&on_map(&plain));
        for place in view.map.places().iter().filter(|place| place.gap.is_some()) {
            if let Some([value, low, high, ..]) = coloured.get_mut(&place.id()) {
                (*value, *low, *high) = (None, None, None);
            }
        }
        let datawrapper = readers::datawrapper(&file(PublishForm::Datawrapper), is_share);
        assert_eq!(datawrapper, coloured, "{name}: Datawrapper");
        #[cfg(feature = "workbooks")]
        assert_eq!(readers::xlsx(&file(PublishForm::Xlsx), is_share), cut(&plain), "{name}: XLSX");
    }
    assert!(
        seen > 500 && below_zero >= 6 && ranges >= 4 && empty > 200,
        "{seen} {below_zero} {ranges} {empty}"
    );
}

#[test]
fn amounts_keep_their_four_decimals() {
    for (name, both) in views().into_iter().filter(|(name, _)| name.starts_with("ranges")) {
        let text = String::from_utf8(made(&both, &PublishForm::CsvPlain).bytes).unwrap();
        assert!(text.contains(",123456789.0123,123456789.0123,123456789.0123,1000000000,"), "{name}: {text}");
        let text = String::from_utf8(made(&both, &PublishForm::Json).bytes).unwrap();
        assert!(text.contains("\"volume\": 123456789.0123"), "{name}");
        let text = String::from_utf8(made(&both, &PublishForm::Datawrapper).bytes).unwrap();
        assert!(text.contains(",,0.000000,30.000000,,0,300000000,1000000000.5"), "{name}: {text}");
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    for (name, both) in views() {
        for form in super::FORMS {
            assert_eq!(made(&both, &form), made(&both, &form), "{name}");
        }
    }
    // Names of columns for programs are the same in both languages.
    let all = views();
    let heads = |lang: Lang| {
        let (_, both) = all.iter().find(|(_, (view, _))| view.spec.lang == lang).unwrap();
        readers::records(&made(both, &PublishForm::CsvPlain).bytes, b',').remove(0)
    };
    assert_eq!(heads(Lang::Tr), heads(Lang::En));
}
