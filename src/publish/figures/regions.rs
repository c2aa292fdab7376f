//! The editor of the visitor's own regions.

use std::fmt::Write;

use crate::messages::{Lang, RegionText, remove_region};
use crate::publish::escape::escape;
use crate::view::RegionEdit;

pub(super) fn regions(out: &mut String, edits: &[RegionEdit], lang: Lang) {
    let word = |text: RegionText| escape(text.text(lang));
    let _ = write!(
        out,
        "<div class=\"figure-regions\" data-testid=\"regions\" role=\"group\" aria-label=\"{}\">\
         <p class=\"quiet\">{}</p><p><button type=\"button\" data-figure=\"region-new\" value=\"{}\" data-next \
         data-testid=\"region-new\">{}</button></p>",
        word(RegionText::Title),
        word(RegionText::Lead),
        word(RegionText::Default),
        word(RegionText::Add)
    );
    edits.iter().for_each(|edit| region(out, edit, lang));
    out.push_str("</div>");
}

fn region(out: &mut String, edit: &RegionEdit, lang: Lang) {
    let word = |text: RegionText| escape(text.text(lang));
    let (at, name) = (edit.at, escape(&edit.name));
    let is_new = edit.places.iter().all(|place| !place.chosen);
    let _ = write!(
        out,
        "<fieldset data-testid=\"region\"><legend class=\"unseen\">{name}</legend><div class=\"region-head\">\
         <label class=\"figure-field\"><span class=\"field-label\">{}</span><input type=\"text\" maxlength=\"40\" \
         value=\"{name}\" autocomplete=\"off\" data-figure=\"region-name-{at}\" data-testid=\"region-name\"></label>\
         <button type=\"button\" data-figure=\"region-gone\" value=\"{at}\" aria-label=\"{}\" \
         data-testid=\"region-gone\">{}</button></div>",
        word(RegionText::Name),
        escape(&remove_region(&edit.name, lang)),
        word(RegionText::Remove)
    );
    let _ = write!(
        out,
        "<details data-keep=\"region-{at}\"{}><summary data-testid=\"region-summary\">{}</summary>\
         <input type=\"search\" data-filter=\"[data-of='{at}']\" placeholder=\"{2}\" aria-label=\"{2}\" \
         data-testid=\"region-search\"><div class=\"region-places\" data-scroll=\"region-{at}\">",
        if is_new { " open" } else { "" },
        escape(&edit.summary),
        word(RegionText::Search)
    );
    for place in &edit.places {
        let checked = if place.chosen { " checked" } else { "" };
        let _ = write!(
            out,
            "<label class=\"option\" data-of=\"{at}\" data-search=\"{}\"><input type=\"checkbox\" \
             data-figure=\"region-place-{at}\" value=\"{}\"{checked}><span>{}</span></label>",
            escape(&place.search),
            escape(&place.id),
            escape(&place.name)
        );
    }
    out.push_str("</div></details></fieldset>");
}
