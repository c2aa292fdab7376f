//! The markup that the exported web page and the embed's page share: one comes filled, the other is filled
//! by its script. The ids are those that `public/embed/embed.js` looks for.

use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};

/// A whole HTML document; every field is markup and no text.
pub struct Document<'a> {
    pub lang: &'a str,
    /// Attributes of the root element.
    pub root: &'a str,
    /// Its policy.
    pub policy: &'a str,
    pub head: &'a str,
    pub body: &'a str,
    /// Scripts.
    pub foot: &'a str,
}

/// Writes a document.
pub fn document(it: &Document<'_>) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\" {}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n{}\n</head>\n<body>\n{}\n{}\n</body>\n</html>\n",
        it.lang, it.root, it.policy, it.head, it.body, it.foot
    )
}

/// What stands where; every field is markup and no text.
#[derive(Default)]
pub struct Parts {
    pub mark: Option<String>,
    pub headline: String,
    pub title: String,
    pub passport: String,
    pub map_label: String,
    pub map: String,
    pub description: String,
    pub legend_title: String,
    pub legend: String,
    pub gradient: String,
    pub circles: String,
    pub national: String,
    pub show_table: String,
    pub caption: String,
    pub heads: String,
    pub rows: String,
    pub total: String,
    pub notes: String,
    pub source: String,
    pub credit: String,
    /// How the numbers came about, in a line.
    pub method: String,
    /// Whether the numbers stand there as a table too.
    pub without_table: bool,
    /// What is said in place of the map where there is none.
    pub notices: String,
}

impl Parts {
    /// The body of the document.
    pub fn body(&self) -> String {
        let hidden = if self.mark.is_some() { "" } else { " hidden" };
        format!(
            "<main class=\"sheet\">\n{notices}<p class=\"mark\" id=\"mark\"{hidden}>{mark}</p>\n\
             <h1 id=\"headline\">{headline}</h1>\n<p id=\"title\">{title}</p>\n\
             <p id=\"passport\" data-testid=\"passport\">{passport}</p>\n\
             <figure>\n<div class=\"canvas\" id=\"canvas\" data-testid=\"map\">\
             <svg id=\"map\" viewBox=\"0 0 {VIEW_WIDTH} {VIEW_HEIGHT}\" role=\"img\" aria-label=\"{map_label}\" \
             aria-describedby=\"description\">{map}</svg>\
             <div class=\"tooltip\" id=\"tooltip\" aria-hidden=\"true\" hidden></div></div>\n\
             <figcaption><p class=\"unseen\" id=\"description\">{description}</p>\
             <p class=\"legend-title\" id=\"legend-title\">{legend_title}</p>\
             <div class=\"gradient\" id=\"gradient\">{gradient}</div><ul class=\"legend\" id=\"legend\">{legend}</ul>\
             <div class=\"circle-key\" id=\"circle-key\">{circles}</div></figcaption>\n</figure>\n\
             <p class=\"national\" id=\"national\" data-testid=\"national-figure\">{national}</p>\n\
             {table}\
             <p class=\"source\"><span id=\"source\">{source}</span> <span class=\"both\">{credit}</span></p>\n{method}</main>",
            table = self.table(),
            notices = self.notices,
            mark = self.mark.as_deref().unwrap_or_default(),
            headline = self.headline,
            title = self.title,
            passport = self.passport,
            map_label = self.map_label,
            map = self.map,
            description = self.description,
            legend_title = self.legend_title,
            legend = self.legend,
            gradient = self.gradient,
            circles = self.circles,
            national = self.national,
            source = self.source,
            credit = self.credit,
            method = match self.method.as_str() {
                "" => String::new(),
                method => format!("<p class=\"source\" id=\"method\">{method}</p>\n"),
            },
        )
    }

    /// The numbers as a table, and the notes.
    fn table(&self) -> String {
        if self.without_table {
            return format!("<div class=\"notes\" id=\"notes\">{}</div>\n", self.notes);
        }
        format!(
            "<details>\n<summary class=\"both\">{show_table}</summary>\n\
             <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"caption\"><table data-testid=\"table\"><caption class=\"unseen\" id=\"caption\">{caption}</caption>\
             <thead><tr id=\"heads\">{heads}</tr></thead><tbody id=\"rows\">{rows}</tbody>\
             <tfoot id=\"total\">{total}</tfoot></table></div>\n\
             <div class=\"notes\" id=\"notes\">{notes}</div>\n</details>\n",
            show_table = self.show_table,
            caption = self.caption,
            heads = self.heads,
            rows = self.rows,
            total = self.total,
            notes = self.notes,
        )
    }
}
