use crate::messages::Lang;
use crate::view::PageView;

use super::Csv;

/// The numbers behind a map, one row a province, with the passport on every row.
pub fn map_csv(view: &PageView) -> Vec<u8> {
    let lang = view.spec.lang;
    let header = match lang {
        Lang::Tr => "dönem;akış;gösterge;plaka;il;değer;sınıf;açıklama;pasaport;uyarı",
        Lang::En => "period,flow,indicator,plate,province,value,class,description,passport,mark",
    };
    let mut csv = Csv::new(header, lang);
    let period = view.spec.period.map(|period| period.to_string()).unwrap_or_default();
    let flow = view.spec.flow.map(|flow| flow.id()).unwrap_or_default();
    let mut row = |plate: &str, name: &str, value: Option<&str>, class: Option<u8>, description: &str| {
        csv.text(&period);
        csv.text(flow);
        csv.text(view.spec.indicator.id());
        csv.number(plate);
        csv.text(name);
        csv.number(value.unwrap_or_default());
        csv.number(&class.map(|class| class.to_string()).unwrap_or_default());
        csv.text(description);
        csv.text(&view.passport);
        csv.text(view.mark.as_deref().unwrap_or_default());
        csv.end_row();
    };
    for province in &view.map.provinces {
        let plate = province.plate.to_string();
        row(&plate, &province.name, province.data_value.as_deref(), province.class, &province.aria);
    }
    let national = &view.national;
    let description =
        format!("{}: {}, {}; {}", national.label, national.value, national.volume, national.total);
    row("", &national.label, national.data_value.as_deref(), None, &description);
    csv.finish()
}
