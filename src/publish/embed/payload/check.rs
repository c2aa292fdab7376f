//! What no map can have is refused; `public/embed/embed.js` refuses the same.

use std::collections::BTreeSet;

use super::{FIRST, Payload, PayloadError};
use crate::messages::Lang;
use crate::view::palette::{self, Scheme};

const LONGEST_TEXT: usize = 2_000;
const MOST_NOTES: usize = 16;
const MOST_CLASSES: usize = 9;
const MOST_KEYS: usize = 4;
/// Radius in tenths that no circle passes.
const LARGEST: u16 = 1_000;
const MOST_COLUMNS: usize = 8;
const MOST_BESIDE: usize = 90;

/// Whether a text can be the fragment of the page: no letter in it ends an address or begins another.
fn is_link(link: &str) -> bool {
    let is_plain = |letter: u8| letter.is_ascii_alphanumeric() || b"=&._-".contains(&letter);
    link.len() <= LONGEST_TEXT && link.bytes().all(is_plain)
}

impl Payload {
    /// Whether it can be a map.
    pub(super) fn check(&self) -> Result<(), PayloadError> {
        let require = |holds: bool, part: &'static str| {
            if holds { Ok(()) } else { Err(PayloadError::OutOfRange { part }) }
        };
        require(Lang::ALL.iter().any(|lang| lang.tag() == self.lang), "lang")?;
        require(self.notes.len() <= MOST_NOTES, "notes")?;
        require(self.legend.len() <= MOST_CLASSES, "legend")?;
        let last = if self.version == FIRST { 6 } else { palette::STEPS as u8 - 1 };
        require(self.legend.iter().all(|entry| entry.step <= last), "step")?;
        let is_known = self.scheme.is_empty() || Scheme::from_id(&self.scheme).is_some();
        require(is_known, "scheme")?;
        let mark = self.shades.iter().filter_map(|(_, _, mark)| mark.as_ref());
        require(mark.clone().all(|(_, shade)| *shade <= palette::LEVELS), "shades")?;
        let is_plate = |plate: &u8| (1..=81).contains(plate);
        let is_circle = |radius: u16| (1..=LARGEST).contains(&radius);
        require(
            self.circles.len() <= 81
                && self.circles.iter().all(|(plate, radius)| is_plate(plate) && is_circle(*radius)),
            "circles",
        )?;
        let keys = self.circle_key.iter().flat_map(|(_, keys)| keys);
        require(
            keys.clone().count() <= MOST_KEYS && keys.clone().all(|(radius, _)| is_circle(*radius)),
            "circle_key",
        )?;
        let is_near = |down: &i16| (-100..=100).contains(down);
        require(
            self.moved.len() <= 81 && self.moved.iter().all(|(plate, down)| is_plate(plate) && is_near(down)),
            "moved",
        )?;
        let named = [
            (&self.undefined, "undefined"),
            (&self.confidential, "confidential"),
            (&self.hatched, "hatched"),
        ];
        for (named, part) in named {
            let plates = named.iter().flat_map(|(_, _, plates)| plates);
            require(plates.clone().count() <= 81 && plates.clone().all(is_plate), part)?;
        }
        require((1..=MOST_COLUMNS).contains(&self.columns.len()), "columns")?;
        let plates: BTreeSet<u8> = self.provinces.iter().map(|province| province.plate).collect();
        require(plates.len() == self.provinces.len() && plates.iter().all(is_plate), "plate")?;
        require(
            self.provinces.iter().all(|province| match self.shades {
                Some(_) => province.class <= palette::LEVELS,
                None => usize::from(province.class) < self.legend.len(),
            }),
            "class",
        )?;
        require(self.provinces.iter().all(|province| province.label <= 2), "label")?;
        let width = self.columns.len();
        require(self.provinces.iter().all(|province| province.cells.len() + 1 == width), "cells")?;
        require(
            self.beside.len() <= MOST_BESIDE && self.beside.iter().all(|row| row.len() == width),
            "beside",
        )?;
        require(self.total.len() == width, "total")?;
        require(is_link(&self.link), "link")?;
        // As the script counts.
        require(self.texts().all(|text| text.encode_utf16().count() <= LONGEST_TEXT), "text")
    }

    /// Every text that would be shown.
    fn texts(&self) -> impl Iterator<Item = &String> {
        let single = [
            &self.title,
            &self.headline,
            &self.passport,
            &self.description,
            &self.national,
            &self.source,
            &self.legend_title,
        ];
        let legend = self.legend.iter().flat_map(|entry| [&entry.label, &entry.count]);
        let missing = self.missing.iter().flat_map(|(label, count)| [label, count]);
        let named = [&self.hatched, &self.undefined, &self.confidential].into_iter().flatten();
        let named = named.flat_map(|(label, count, _)| [label, count]);
        let shades = self
            .shades
            .iter()
            .flat_map(|(low, high, mark)| [low, high].into_iter().chain(mark.iter().map(|(words, _)| words)));
        let circle_key = self
            .circle_key
            .iter()
            .flat_map(|(title, keys)| std::iter::once(title).chain(keys.iter().map(|(_, label)| label)));
        let columns = self.columns.iter().flat_map(|(label, unit)| [label, unit]);
        let provinces = self.provinces.iter().flat_map(|province| {
            [&province.data_value, &province.value, &province.volume].into_iter().chain(&province.cells)
        });
        let beside = self.beside.iter().flatten();
        let lists = self.notes.iter().chain(&self.mark).chain(beside).chain(&self.total);
        single
            .into_iter()
            .chain(legend)
            .chain(missing)
            .chain(named)
            .chain(shades)
            .chain(circle_key)
            .chain(columns)
            .chain(provinces)
            .chain(lists)
    }
}
