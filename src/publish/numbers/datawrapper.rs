//! The numbers of a map as Datawrapper takes them.

use crate::messages::{FileText, value_heads, volume_heads};
use crate::publish::Csv;
use crate::types::Level;
use crate::view::{PageView, ViewNumbers};

use super::{About, rows};

/// A row for each place of the map and none for anything else, because a choropleth map of Datawrapper matches every
/// row with a shape by a column of names or codes, and a symbol map with a place by its name. Which keys its maps
/// have differs from map to map, so all that are in use for provinces stand here: name, name in ASCII, ISO 3166-2,
/// NUTS 3 and plate; for regions name and NUTS code. Heads are words of the view's language, as its tables and
/// tooltips show them; numbers are plain, with a point. What has no colour on our map has no value here, so it has
/// none there either: where all goods are confidential, a share of 0 would be drawn as one. A range has its two ends.
///
/// Source: Datawrapper Academy, "How to create a choropleth map" (a column with a region's key, a column of values),
/// <https://academy.datawrapper.de/article/115-how-to-import-data-choropleth-map>.
pub fn datawrapper(view: &PageView, numbers: &ViewNumbers) -> Vec<u8> {
    let lang = view.spec.lang;
    let mut csv = Csv::plain();
    let is_of_provinces = view.map.legend.level == Level::Province;
    let heads: &[FileText] = match is_of_provinces {
        true => &[
            FileText::Province,
            FileText::ProvinceAscii,
            FileText::Iso,
            FileText::ProvinceCode,
            FileText::Plate,
        ],
        false => &[FileText::Region, FileText::Code],
    };
    heads.iter().for_each(|head| csv.text(head.text(lang)));
    let currency = numbers.passport.currency;
    let amount_in = (!numbers.is_share).then_some(currency);
    value_heads(amount_in, lang).iter().for_each(|head| csv.text(head));
    if numbers.is_share {
        volume_heads(currency, lang).iter().for_each(|head| csv.text(head));
    }
    if view.mark.is_some() {
        csv.text(FileText::Mark.text(lang));
    }
    csv.end_row();
    for row in rows(view, numbers).into_iter().filter(|row| matches!(row.about, About::Place(_))) {
        csv.text(row.name);
        if is_of_provinces {
            csv.text(row.province.map_or("", |province| province.name_ascii));
            csv.text(row.iso());
        }
        csv.text(row.nuts());
        if is_of_provinces {
            csv.number(&row.id);
        }
        let known = row.numbers;
        let coloured = known.filter(|_| row.gap.is_none());
        let [low, high] = coloured.map(|numbers| numbers.bounds.clone()).unwrap_or_default();
        csv.number(coloured.and_then(|numbers| numbers.value.as_deref()).unwrap_or_default());
        csv.number(&low);
        csv.number(&high);
        if numbers.is_share {
            let [low, high] = known.map(|numbers| numbers.volume.clone()).unwrap_or_default();
            csv.number(row.volume().unwrap_or_default());
            csv.number(&low);
            csv.number(&high);
            csv.number(known.map(|numbers| numbers.total.as_str()).unwrap_or_default());
        }
        if let Some(mark) = &view.mark {
            csv.text(mark);
        }
        csv.end_row();
    }
    csv.finish()
}
