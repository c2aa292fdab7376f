//! The numbers of a view as a workbook.

mod archive;
mod book;
mod sheet;

use serde_json::Value;

use crate::messages::{
    CardText, FileText, Lang, card_text, flow_option, indicator_label, period_label, value_heads,
    volume_heads,
};
use crate::publish::card_sheet;
use crate::types::Level;
use crate::view::{PageView, ViewNumbers};

use super::rows;
use book::book;
use sheet::{Cell, Sheet};

/// A workbook (ECMA-376, `.xlsx`) of three sheets: the numbers, notes, the method card. The heads stay in sight.
///
/// Percents are out of a hundred with the unit in the head, and not fractions in the format of percents: so the cells
/// hold the same numbers as the map, the CSV and JSON, and nobody who joins two of them is wrong by a hundred. They
/// are shown with one decimal and amounts without any; the cells hold all digits. Texts are texts and never formulas.
/// The same view gives the same bytes: the document has no date.
///
/// The writer is our own: `rust_xlsxwriter` 0.102 takes 305 KB of the worker (brotli), and the compressing half of
/// `zip` alone 84 KB. What is needed of the format is short, and the parts stand in the archive uncompressed.
pub fn xlsx(view: &PageView, numbers: &ViewNumbers, for_programs: &Value) -> Vec<u8> {
    book(&view.title, &[data(view, numbers), notes(view), card(view, for_programs)])
}

fn data(view: &PageView, numbers: &ViewNumbers) -> Sheet {
    let lang = view.spec.lang;
    let is_of_provinces = view.map.legend.level == Level::Province;
    let currency = numbers.passport.currency;
    let value_cell = if numbers.is_share { Cell::Percent } else { Cell::Amount };
    let mut sheet = Sheet::new(FileText::DataSheet.text(lang));
    let mut head = |text: &str, width| sheet.column(text, width);
    match is_of_provinces {
        true => {
            head(FileText::Plate.text(lang), 8);
            head(FileText::Iso.text(lang), 12);
            head(FileText::ProvinceCode.text(lang), 10);
            head(FileText::Province.text(lang), 22);
        }
        false => {
            head(FileText::Code.text(lang), 10);
            head(FileText::Region.text(lang), 40);
        }
    }
    let amount_in = (!numbers.is_share).then_some(currency);
    value_heads(amount_in, lang).iter().for_each(|text| head(text, 18));
    if numbers.is_share {
        volume_heads(currency, lang).iter().for_each(|text| head(text, 20));
    }
    head(FileText::Class.text(lang), 8);
    head(FileText::Gap.text(lang), 24);
    head(FileText::Marks.text(lang), 16);
    if view.mark.is_some() {
        head(FileText::Mark.text(lang), 36);
    }
    let gap_label = |gap| view.map.legend.gaps().find(|(known, ..)| *known == gap).map(|(_, label, _)| label);
    for row in rows(view, numbers) {
        let known = row.numbers;
        let mut cells = match is_of_provinces {
            true => vec![
                Cell::Whole(row.id.parse().ok()),
                Cell::text(row.iso()),
                Cell::text(row.nuts()),
                Cell::text(row.name),
            ],
            false => vec![Cell::text(row.nuts()), Cell::text(row.name)],
        };
        let end = |at: usize| known.and_then(|numbers| numbers.bounds.get(at)).cloned();
        cells.push(value_cell(known.and_then(|numbers| numbers.value.clone())));
        cells.extend([0, 1].map(|at| value_cell(end(at))));
        if numbers.is_share {
            let end = |at: usize| known.and_then(|numbers| numbers.volume.get(at)).cloned();
            cells.push(Cell::Amount(row.volume().map(str::to_string)));
            cells.extend([0, 1].map(|at| Cell::Amount(end(at))));
            cells.push(Cell::Amount(known.map(|numbers| numbers.total.clone())));
        }
        cells.push(Cell::Whole(row.class.map(i64::from)));
        cells.push(Cell::text(row.gap.and_then(gap_label).unwrap_or_default()));
        cells.push(Cell::Text(known.map(|numbers| numbers.marks.join(" ")).unwrap_or_default()));
        cells.extend(view.mark.as_deref().map(Cell::text));
        sheet.rows.push(cells);
    }
    sheet
}

/// What has to be said beside the numbers, a label and a text on each row.
fn notes(view: &PageView) -> Sheet {
    let (lang, spec) = (view.spec.lang, &view.spec);
    let mut sheet = Sheet::new(FileText::NotesSheet.text(lang));
    sheet.column(FileText::Label.text(lang), 24);
    sheet.column(FileText::Value.text(lang), 110);
    let mut line = |label: FileText, text: &str| {
        if !text.is_empty() {
            sheet.rows.push(vec![Cell::text(label.text(lang)), Cell::text(text)]);
        }
    };
    line(FileText::Mark, view.mark.as_deref().unwrap_or_default());
    line(FileText::Title, &view.title);
    line(FileText::Headline, &view.headline);
    view.summary.iter().for_each(|sentence| line(FileText::Summary, sentence));
    line(FileText::Indicator, indicator_label(spec.indicator, lang));
    line(FileText::Period, &spec.period.map(|period| period_label(period, lang)).unwrap_or_default());
    line(FileText::Flow, spec.flow.map(|flow| flow_option(flow, lang)).unwrap_or_default());
    line(FileText::Passport, &view.passport);
    line(FileText::Source, &view.source);
    line(FileText::Numbers, FileText::NumbersAre.text(lang));
    view.notes.iter().for_each(|note| line(FileText::Note, note));
    for class in &view.map.legend.classes {
        line(FileText::ClassRange, &format!("{}: {}", class.class, class.label));
    }
    sheet
}

fn card(view: &PageView, for_programs: &Value) -> Sheet {
    let lang = view.spec.lang;
    let mut sheet = Sheet::new(FileText::CardSheet.text(lang));
    sheet.column(FileText::Part.text(lang), 30);
    sheet.column(FileText::Label.text(lang), 44);
    sheet.column(FileText::Value.text(lang), 80);
    for row in card_sheet(&view.card).rows {
        let cells = row.iter().enumerate();
        let cells = cells.map(|(at, text)| Cell::text(if at == 0 { part(text, lang) } else { text }));
        sheet.rows.push(cells.collect());
    }
    // The whole card as it stands in other files, in as many cells as it needs.
    let json: Vec<char> = for_programs.to_string().chars().collect();
    for part in json.chunks(MOST_LETTERS) {
        let part: String = part.iter().collect();
        sheet.rows.push(vec![
            Cell::text(FileText::ForPrograms.text(lang)),
            Cell::text("teknoharita-card"),
            Cell::text(&part),
        ]);
    }
    sheet
}

/// Letters of a cell: a spreadsheet takes 32,767 units of UTF-16.
const MOST_LETTERS: usize = 16_000;

/// The name of a part of the card.
fn part(id: &str, lang: Lang) -> &str {
    match id {
        "method" => card_text(CardText::Title, lang),
        "open" => card_text(CardText::Widest, lang),
        "mixed" => card_text(CardText::Mixed, lang),
        other => other,
    }
}
