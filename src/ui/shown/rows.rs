use super::swatch;
use crate::markup::Markup;
use crate::messages::{Lang, Ui};
use crate::ui::order::{Sort, visible};
use crate::view::{Column, Gap, Legend, ProvinceTable, TableRow};

/// What the visitor does with the table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Order {
    /// How it is sorted; `None` as it came.
    pub sort: Option<Sort>,
    /// What is searched for, folded.
    pub query: String,
}

/// The table beside the map.
pub fn table(table: &ProvinceTable, legend: &Legend, order: &Order, lang: Lang) -> String {
    let mut out = Markup::default();
    out.raw("<table data-testid=\"table\"><caption class=\"unseen\">").text(&table.caption);
    if let Some((sort, column)) = order.sort.and_then(|sort| Some((sort, table.columns.get(sort.column)?))) {
        out.raw(", ").text(&Ui::sorted_by(&column.label, sort.falling, lang));
    }
    out.raw("</caption><thead><tr>");
    for (place, column) in table.columns.iter().enumerate() {
        let sort = order.sort.filter(|sort| sort.column == place);
        head(&mut out, column, place, sort, lang);
    }
    out.raw("</tr></thead><tbody>");
    let shown = visible(&table.rows, order.sort, &order.query);
    for &place in &shown {
        row(&mut out, &table.rows[place], &table.columns, legend);
    }
    out.raw("</tbody><tfoot>");
    row(&mut out, &table.total, &table.columns, legend);
    out.raw("</tfoot></table>");
    if shown.is_empty() {
        out.raw("<p class=\"nothing\" role=\"status\">").text(Ui::NoProvinceFound.text(lang)).raw("</p>");
    }
    out.done()
}

fn head(out: &mut Markup, column: &Column, place: usize, sort: Option<Sort>, lang: Lang) {
    let order = match sort {
        Some(Sort { falling: true, .. }) => "descending",
        Some(Sort { falling: false, .. }) => "ascending",
        None => "none",
    };
    out.raw("<th scope=\"col\"").attr("class", class(column)).attr("data-column", &column.id);
    out.attr("aria-sort", order).raw("><button type=\"button\"").number("data-sort", place as i64);
    out.raw(" title=\"").text(Ui::SortBy.text(lang)).raw(" ").text(&column.label).raw("\">");
    out.text(&column.label).raw(" <span class=\"unit\">").text(&column.unit);
    out.raw("</span></button></th>");
}

fn class(column: &Column) -> &'static str {
    if column.numeric { "number" } else { "words" }
}

fn row(out: &mut Markup, row: &TableRow, columns: &[Column], legend: &Legend) {
    let place = row.place.map(|place| place.to_string()).unwrap_or_default();
    out.raw("<tr").attr("data-place", &place).attr("data-class", &swatch::class(row.class));
    out.raw("><th scope=\"row\" class=\"words\">");
    let mut cells = row.cells.iter().zip(columns);
    let name = cells.next().map(|(cell, _)| cell.text.as_str()).unwrap_or_default();
    // Only a province can be chosen.
    if row.place.is_some_and(|place| place > 0) {
        out.raw("<span class=\"swatch\"");
        match row.class {
            Some(_) => out.attr("data-step", &swatch::step(legend, row.class)),
            // Missing and undefined ones have no row.
            None => out.attr("data-gap", Gap::Confidential.id()),
        };
        out.raw("></span> <button type=\"button\" class=\"place\" tabindex=\"-1\">").text(name);
        out.raw("</button>");
    } else {
        out.raw(" <span class=\"place\">").text(name).raw("</span>");
    }
    out.raw("</th>");
    for (cell, column) in cells {
        out.raw("<td").attr("class", class(column)).raw(">").text(&cell.text).raw("</td>");
    }
    out.raw("</tr>");
}
