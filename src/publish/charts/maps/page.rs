//! Maps beside one another on the page.
//!
//! A frame with `data-linked` holds panels (`data-panel`) with places (`data-place`): the page shows the place under the
//! pointer or the keyboard in all of them, and writes what each says (`data-said`) into its `data-readout`. The keyboard
//! stops at the places of the first map alone, whose names say the values of all.

use std::fmt::Write;

use super::draw::{Style, defs, map};
use super::{Skin, key};
use crate::messages::{Lang, MapsText};
use crate::publish::escape::escape;
use crate::view::maps::{MapsView, SmallMap};
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};

/// Maps and keys as markup. Ids begin with the prefix.
pub fn maps_page(view: &MapsView, prefix: &str, lang: Lang) -> String {
    let count = view.maps.len();
    let (letter, unit) = match count {
        1 => (16.0, 1.1),
        2 | 3 => (28.0, 2.0),
        _ => (40.0, 3.2),
    };
    let style = Style { prefix, skin: Skin::Page, letter, unit };
    // What lies between two maps is as wide as both.
    let wide = Style { letter: 18.0, unit: 1.1, ..style };
    let mut out = String::with_capacity(120_000);
    // Writing into a string cannot fail.
    let _ = write!(
        out,
        "<div class=\"maps\" data-linked data-testid=\"maps\" data-count=\"{count}\">\
         <svg class=\"maps-defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">{}</svg>\
         <div class=\"maps-grid\">",
        defs(view, style)
    );
    let said = |place: i8| said(view, place);
    let first = view.maps.first();
    // The keyboard comes in where the name stands.
    let stop = first.and_then(|map| map.label.as_ref()).map(|label| label.place);
    let stop =
        stop.or_else(|| first.and_then(|map| map.places.first()).map(|place| place.place)).unwrap_or(1);
    for (at, small) in view.maps.iter().enumerate() {
        let style = if small.id == "difference" { wide } else { style };
        figure(&mut out, small, style, view, (at == 0).then_some((&said as &dyn Fn(i8) -> String, stop)));
    }
    let _ = write!(
        out,
        "</div><p class=\"chart-tip\" data-tip data-testid=\"chart-tip\"><span class=\"quiet\">{}</span></p>",
        escape(if count == 1 { MapsText::HintOne } else { MapsText::Hint }.text(lang))
    );
    view.keys.iter().for_each(|shown| key::page(&mut out, shown, prefix, lang));
    out.push_str("</div>");
    out
}

/// What a place says of all maps: "Eskişehir: 2019 30.1%; 2024 34.4%".
fn said(view: &MapsView, place: i8) -> String {
    let known = |map: &SmallMap| {
        let known = map.place(place)?;
        Some(match view.maps.len() {
            1 => known.value.clone(),
            _ => format!("{} {}", map.title, known.value),
        })
    };
    let values: Vec<String> = view.maps.iter().filter_map(known).collect();
    let name = view.maps.iter().find_map(|map| map.place(place)).map_or("", |known| known.name.as_str());
    format!("{name}: {}", values.join("; "))
}

fn figure(
    out: &mut String,
    small: &SmallMap,
    style: Style<'_>,
    view: &MapsView,
    said: Option<(&dyn Fn(i8) -> String, i8)>,
) {
    let (id, prefix) = (escape(&small.id), style.prefix);
    // Above a map alone stands what it is of, and below it what a place says.
    let is_alone = view.maps.len() == 1;
    let _ = write!(
        out,
        "<figure class=\"maps-one\" data-panel=\"{id}\" data-testid=\"map-{id}\"><figcaption>\
         <strong id=\"{prefix}-title-{id}\"{}>{}</strong> <span class=\"maps-national\">{}</span>{}",
        if is_alone { " class=\"unseen\"" } else { "" },
        escape(&small.title),
        escape(&small.national),
        if is_alone { "" } else { "<span class=\"maps-at\" data-readout aria-hidden=\"true\"></span>" }
    );
    if let Some(label) = small.label.as_ref().filter(|_| view.maps.len() > 3) {
        // On a phone the words would hide the map.
        let _ =
            write!(out, "<span class=\"maps-top\">{} {}</span>", escape(&label.name), escape(&label.value));
    }
    if let Some(note) = &small.note {
        let _ = write!(out, "<span class=\"quiet\">{}</span>", escape(note));
    }
    let role = if said.is_some() { "group" } else { "img" };
    let _ = write!(
        out,
        "</figcaption><svg viewBox=\"0 0 {VIEW_WIDTH} {VIEW_HEIGHT}\" role=\"{role}\" \
         aria-labelledby=\"{prefix}-title-{id}\">{}</svg></figure>",
        map(small, style, view.level, said)
    );
}
