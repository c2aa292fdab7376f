//! Lists of the account of the visitor's files: what a newer file changed, what was repaired and checked.

use crate::messages::{
    Lang, check_label, flow_label, period_label, place_name, repair_example, repair_label,
};
use crate::types::{LoadReport, Place, Revision, decimal_text, percent_text};
use crate::view::MadeFile;

use crate::publish::Csv;

/// What a newer file changed: flow, period, place, old, new, difference, percent of the old figure.
pub fn revisions_csv(report: &LoadReport, lang: Lang) -> MadeFile {
    let head = lang
        .pick("akış;dönem;kod;yer;eski;yeni;fark;yüzde", "flow,period,code,place,old,new,difference,percent");
    let mut csv = Csv::new(head, lang);
    for Revision { flow, period, place, old_e4, new_e4 } in &report.revisions {
        let place = Place::from_number(*place);
        csv.text(flow_label(*flow, lang));
        csv.text(&period_label(*period, lang));
        csv.text(&place.map(Place::id).unwrap_or_default());
        csv.text(place.map_or("", |place| place_name(place, lang)));
        let number = |csv: &mut Csv, amount: Option<i128>| {
            csv.number(&amount.map(decimal_text).unwrap_or_default());
        };
        number(&mut csv, *old_e4);
        number(&mut csv, *new_e4);
        let difference = old_e4.zip(*new_e4).map(|(old, new)| new - old);
        number(&mut csv, difference);
        let percent = difference.zip(*old_e4).filter(|(_, old)| *old != 0);
        csv.number(&percent.and_then(|(difference, old)| percent_text(difference, old)).unwrap_or_default());
        csv.end_row();
    }
    file(lang.pick("teknoharita-revizyonlar.csv", "teknoharita-revisions.csv"), csv)
}

/// What was repaired or noticed with its first places, and every sum that was checked.
pub fn repairs_csv(report: &LoadReport, lang: Lang) -> MadeFile {
    let head =
        lang.pick("tür;açıklama;sayı;dosya;satır;sütun;yer", "kind,description,count,file,line,column,place");
    let mut csv = Csv::new(head, lang);
    let name = |file: u32| report.files.get(file as usize).map_or("", |file| file.name.as_str());
    for repair in &report.repairs {
        let row = |csv: &mut Csv, file: &str, line: u64, column: u32, words: &str| {
            csv.text(repair.kind.id());
            csv.text(repair_label(repair.kind, lang));
            csv.number(&repair.count.to_string());
            csv.text(file);
            csv.number(&line.to_string());
            csv.number(&column.to_string());
            csv.text(words);
            csv.end_row();
        };
        if repair.examples.is_empty() {
            row(&mut csv, "", 0, 0, "");
        }
        for example in &repair.examples {
            let words = repair_example(repair.kind, example, lang);
            row(&mut csv, name(example.file), example.line, example.column, &words);
        }
    }
    for check in &report.checks {
        csv.text(check.kind.id());
        csv.text(check_label(check.kind, lang));
        csv.number(&(check.held + check.failed).to_string());
        csv.text("");
        csv.number("0");
        csv.number("0");
        csv.text(&match lang {
            Lang::Tr => format!("{} tutuyor, {} tutmuyor", check.held, check.failed),
            Lang::En => format!("{} hold, {} do not", check.held, check.failed),
        });
        csv.end_row();
    }
    file(lang.pick("teknoharita-onarimlar.csv", "teknoharita-repairs.csv"), csv)
}

fn file(name: &str, csv: Csv) -> MadeFile {
    MadeFile { name: name.to_string(), mime: "text/csv;charset=utf-8".to_string(), bytes: csv.finish() }
}
