use crate::messages::Lang;
use crate::types::Level;
use crate::view::PageView;

use super::Csv;

/// The numbers behind a map, one row a province or region, with the passport on every row.
pub fn map_csv(view: &PageView) -> Vec<u8> {
    let lang = view.spec.lang;
    let header = match lang {
        Lang::Tr => "dönem;akış;gösterge;plaka;il;değer;en_az;en_çok;sınıf;açıklama;tanım;pasaport;uyarı",
        Lang::En => {
            "period,flow,indicator,plate,province,value,least,most,class,description,definition,passport,mark"
        }
    };
    let header = match (view.map.legend.level, lang) {
        (Level::Province, _) => header.to_string(),
        (_, Lang::Tr) => header.replace("plaka;il", "nuts;bölge"),
        (_, Lang::En) => header.replace("plate,province", "nuts,region"),
    };
    let mut csv = Csv::new(&header, lang);
    let period = view.spec.period.map(|period| period.to_string()).unwrap_or_default();
    let flow = view.spec.flow.map(|flow| flow.id()).unwrap_or_default();
    let without: String = view.spec.exclude.iter().map(|id| format!(" -{id}")).collect();
    let definition = format!("{}{without}", view.spec.definition.id());
    type Bounds<'a> = Option<&'a [String; 2]>;
    let mut row = |(plate, name): (&str, &str),
                   (value, bounds): (Option<&str>, Bounds<'_>),
                   class: Option<u8>,
                   description: &str| {
        csv.text(&period);
        csv.text(flow);
        csv.text(view.spec.indicator.id());
        csv.number(plate);
        csv.text(name);
        csv.number(value.unwrap_or_default());
        // A number that is certain is its own least and most.
        let ends = bounds.map(|[low, high]| [low.as_str(), high.as_str()]);
        for end in ends.unwrap_or([value.unwrap_or_default(); 2]) {
            csv.number(end);
        }
        csv.number(&class.map(|class| class.to_string()).unwrap_or_default());
        csv.text(description);
        csv.text(&definition);
        csv.text(&view.passport);
        csv.text(view.mark.as_deref().unwrap_or_default());
        csv.end_row();
    };
    // A shade is no class.
    let has_classes = view.map.legend.gradient.is_none();
    for place in view.map.places() {
        let numbers = (place.data_value.as_deref(), place.data_bounds.as_ref());
        let class = place.class.filter(|_| has_classes);
        row((&place.id(), &place.name), numbers, class, &place.aria);
    }
    let national = &view.national;
    let description =
        format!("{}: {}, {}; {}", national.label, national.value, national.volume, national.total);
    row(
        ("", &national.label),
        (national.data_value.as_deref(), national.data_bounds.as_ref()),
        None,
        &description,
    );
    csv.finish()
}
