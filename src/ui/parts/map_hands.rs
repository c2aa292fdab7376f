//! What the hand does with the map: which part of it is seen, who is highlighted, where the tooltip stands.

use std::cell::Cell;

use web_sys::{Document, Element, PointerEvent};

use super::map_paint::{SVG, element, province, set, set_or_remove, show_tooltip, tenths};
use super::redraw::{attribute, control, find};
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Choropleth, MapProvince, NO_POINT};

/// A press that moves less is a press.
const STILL_PX: i32 = 5;

/// Shows the part of the map that is looked at.
pub fn paint(canvas: &Element, map: &Choropleth) {
    let Some(svg) = find(canvas, "svg") else { return };
    set(&svg, "viewBox", &map.window.view_box());
    let factor = map.window.is_part().then(|| map.window.factor().to_string());
    set_or_remove(&svg, "data-zoom", factor.as_deref());
}

/// The window with a province in its middle, as a zoom is written: so large as now.
pub fn around(canvas: &Element, plate: u8) -> Option<String> {
    let factor = attribute(&find(canvas, "svg")?, "data-zoom");
    let path = province(canvas, plate)?;
    let whole = |name: &str| attribute(&path, name).split('.').next().map(str::to_owned);
    let factor = if factor.is_empty() { "1" } else { &factor };
    Some(format!("{factor}.{}.{}", whole("data-x")?, whole("data-y")?))
}

/// A part of the map that is dragged: where the pointer was, and the view box then, in tenths.
#[derive(Clone, Copy)]
struct Drag {
    from: (i32, i32),
    seen: [i32; 4],
    to: Option<(i32, i32)>,
}

thread_local! {
    static DRAG: Cell<Option<Drag>> = const { Cell::new(None) };
}

/// What a pointer does.
pub fn point(kind: &str, event: &PointerEvent) {
    match (kind, control(event, ".canvas")) {
        ("pointerdown", Some(canvas)) => grasp(&canvas, event),
        ("pointermove", Some(canvas)) => drag(&canvas, event),
        _ => {}
    }
}

/// A mouse takes hold of a part of the map. Fingers scroll the page.
fn grasp(canvas: &Element, event: &PointerEvent) {
    let svg =
        find(canvas, "svg[data-zoom]").filter(|_| event.pointer_type() == "mouse" && event.button() == 0);
    let seen: Option<Vec<i32>> =
        svg.map(|svg| attribute(&svg, "viewBox").split(' ').filter_map(tenths).collect());
    let seen = seen.and_then(|seen| seen.try_into().ok());
    DRAG.set(seen.map(|seen| Drag { from: (event.client_x(), event.client_y()), seen, to: None }));
}

/// Moves it.
fn drag(canvas: &Element, event: &PointerEvent) {
    let (Some(drag), Some(svg)) = (DRAG.get(), find(canvas, "svg")) else { return };
    if event.buttons() == 0 {
        return DRAG.set(None);
    }
    let (east, south) = (event.client_x() - drag.from.0, event.client_y() - drag.from.1);
    if drag.to.is_none() && east.abs() + south.abs() < STILL_PX {
        return;
    }
    let [left, top, width, height] = drag.seen;
    let pixels = canvas.get_bounding_client_rect().width().max(1.0) as i32;
    let (most_left, most_top) = (VIEW_WIDTH as i32 * 10 - width, VIEW_HEIGHT as i32 * 10 - height);
    let to = (
        (left - east * width / pixels).clamp(0, most_left.max(0)),
        (top - south * width / pixels).clamp(0, most_top.max(0)),
    );
    DRAG.set(Some(Drag { to: Some(to), ..drag }));
    let seen = [to.0, to.1, width, height].map(|at| format!("{}.{}", at / 10, at % 10));
    set(&svg, "viewBox", &seen.join(" "));
}

/// Lets it go: the zoom that this comes to, where it was moved.
pub fn let_go(canvas: &Element) -> Option<String> {
    let Drag { seen: [.., width, height], to, .. } = DRAG.take()?;
    let (left, top) = to?;
    let factor = attribute(&find(canvas, "svg")?, "data-zoom");
    Some(format!("{factor}.{}.{}", (left + width / 2) / 10, (top + height / 2) / 10))
}

/// Whether the middle of a province lies outside of what is seen.
pub fn is_out_of_sight(canvas: &Element, plate: u8) -> bool {
    let Some(path) = province(canvas, plate) else { return false };
    let (area, place) = (canvas.get_bounding_client_rect(), path.get_bounding_client_rect());
    let (x, y) = (place.left() + place.width() / 2.0, place.top() + place.height() / 2.0);
    x < area.left() || x > area.right() || y < area.top() || y > area.bottom()
}

/// Puts the tooltip above a province, or below it where there is no room, and to the side of the middle: never over it.
pub fn place_tooltip(canvas: &Element, plate: u8) {
    let Some(path) = province(canvas, plate) else { return };
    let (area, place) = (canvas.get_bounding_client_rect(), path.get_bounding_client_rect());
    let (left, right) = (place.left().max(area.left()), place.right().min(area.right()));
    let side = if left + right < area.left() + area.right() { right } else { left };
    let (top, bottom) = (place.top().max(area.top()), place.bottom().min(area.bottom()));
    show_tooltip(canvas, side as i32, top as i32, bottom as i32, area.top() as i32);
}

/// A small line of a province's values over time.
pub fn sparkline(document: &Document, shown: &MapProvince) -> Option<Element> {
    let last = shown.trend.len().checked_sub(1).filter(|last| *last > 0)?;
    let svg = element(document, Some(SVG), "svg", "sparkline")?;
    set(&svg, "viewBox", &format!("0 0 {last} 100"));
    set(&svg, "preserveAspectRatio", "none");
    let line = element(document, Some(SVG), "path", "")?;
    let mut d = String::new();
    let mut pen = 'M';
    for (x, height) in shown.trend.iter().enumerate() {
        if *height == NO_POINT {
            pen = 'M';
        } else {
            d.push_str(&format!("{pen}{x} {}", 100 - height.min(&100)));
            pen = 'L';
        }
    }
    set(&line, "d", &d);
    svg.append_child(&line).ok()?;
    Some(svg)
}
