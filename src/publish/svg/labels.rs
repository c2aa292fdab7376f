//! Names and values on the map itself.

use crate::publish::escape::escape;
use crate::publish::svg::words::Face;
use crate::view::shapes::{self, VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Choropleth, MapProvince, palette};

/// How they look on a map of some 600 pixels and more.
const WIDE: Face = Face { size: 21.0, weight: 600, fill: palette::INK };
/// And on a phone, by `public/embed/embed.css`.
const NARROW: Face = Face { size: 32.0, weight: 600, fill: palette::INK };

/// A label that has its place.
pub struct Label<'a> {
    /// Whose it is.
    pub province: &'a MapProvince,
    /// Whether there is room for it in the larger type of a narrow map too.
    pub always: bool,
    x: f32,
    y: f32,
}

/// The labels that do not touch one another; where two would, the larger value stays.
pub fn placed(map: &Choropleth) -> Vec<Label<'_>> {
    let mut wanted: Vec<&MapProvince> =
        map.provinces.iter().filter(|province| province.direct_label).collect();
    let value =
        |province: &MapProvince| province.data_value.as_deref().and_then(|value| value.parse::<f64>().ok());
    wanted.sort_by(|a, b| value(b).unwrap_or(0.0).total_cmp(&value(a).unwrap_or(0.0)));
    let mut placed: Vec<Label<'_>> = Vec::new();
    for province in wanted {
        let Some(path) = shapes::paths().iter().find(|path| path.plate == province.plate) else {
            continue;
        };
        let half = width(province, WIDE) / 2.0;
        let x = path.label_x.max(half).min(VIEW_WIDTH as f32 - half);
        let y = (path.label_y + f32::from(province.label_down))
            .max(WIDE.size)
            .min(VIEW_HEIGHT as f32 - WIDE.size);
        let label = Label { province, always: true, x, y };
        let free = |face: Face, others: &[Label<'_>]| others.iter().all(|other| !label.touches(other, face));
        if free(WIDE, &placed) {
            let mut narrow = placed.iter().filter(|other| other.always);
            let always = narrow.all(|other| !label.touches(other, NARROW));
            placed.push(Label { always, ..label });
        }
    }
    placed
}

fn width(province: &MapProvince, face: Face) -> f32 {
    face.width(&province.label()).max(face.width(&province.value))
}

impl Label<'_> {
    fn touches(&self, other: &Label<'_>, face: Face) -> bool {
        let apart = (width(self.province, face) + width(other.province, face)) / 2.0;
        (self.x - other.x).abs() < apart && (self.y - other.y).abs() < 2.1 * face.size
    }

    /// Twice the text: first a rim of paper, because some drawing programs do not know `paint-order`.
    pub fn markup(&self) -> String {
        let room = if self.always { "" } else { " wide" };
        let rim = format!(
            "class=\"label rim{room}\" aria-hidden=\"true\" fill=\"none\" stroke=\"{}\" stroke-width=\"4.5\" \
             stroke-opacity=\"0.9\" stroke-linejoin=\"round\"",
            palette::PAPER
        );
        let ink = format!("class=\"label{room}\" fill=\"{}\"", palette::INK);
        format!("{}{}", self.text(&rim), self.text(&ink))
    }

    fn text(&self, look: &str) -> String {
        let (x, y) = (self.x, self.y);
        format!(
            "<text {look} x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" font-size=\"{}\">\
             <tspan class=\"label-name\" x=\"{x}\" dy=\"-0.15em\" font-weight=\"400\">{} </tspan>\
             <tspan class=\"label-value\" x=\"{x}\" dy=\"1.05em\" font-weight=\"600\">{}</tspan></text>",
            WIDE.size,
            escape(&self.province.label()),
            escape(&self.province.value)
        )
    }
}
