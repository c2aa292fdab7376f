//! What the hand does with the view: it slides and plays through periods, drags bounds, takes changes back, asks
//! what a term means.

use super::workers::Purpose;
use super::{Effect, Model, Pick, Shared, ViewSpec, figures, views};
use crate::protocol::Request;
use crate::types::Period;
use crate::ui::address::Address;

/// Steps of a zoom that are not answered yet, and letters of what they start from.
const MOST_ZOOM: usize = 40;

/// What the hand is at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Hands {
    /// The run of periods that is played.
    playing: Option<u32>,
    runs: u32,
    /// Where a slider stands while earlier views are still to come.
    waiting: Option<Pick>,
    /// The view that comes is a new one to go back from.
    is_new: bool,
    /// The entry of the browser's history that is shown, and the last one that was made.
    at: u32,
    last: u32,
    /// The fragment of the view on the screen.
    address: String,
    /// What is said of a term.
    pub help: Option<Shared<String>>,
}

impl Hands {
    /// Whether periods are played.
    pub fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// Whether there is a view to go back to, and one to go forward to.
    pub fn ways(&self) -> (bool, bool) {
        (self.at > 0, self.at < self.last)
    }
}

/// Nothing goes on by itself any more.
pub(super) fn stop(model: &mut Model) {
    model.hands.playing = None;
    model.hands.waiting = None;
}

/// The view cannot be had; what is on the screen stays.
pub(super) fn failed(model: &mut Model) {
    stop(model);
    model.hands.is_new = false;
}

/// Nobody sees what is played in a hidden page.
pub(super) fn seen(model: &mut Model, visible: bool) {
    if !visible {
        model.hands.playing = None;
    }
}

/// A choice of the visitor's: it can be taken back.
pub(super) fn choose(model: &mut Model, pick: Pick, out: &mut Vec<Effect>) {
    stop(model);
    // The language is no part of the picture.
    model.hands.is_new |= !matches!(pick, Pick::Lang(_));
    views::choose(model, pick, out);
}

/// The address was changed by hand or by a link, which made an entry of the history already.
pub(super) fn go(model: &mut Model, address: Address, out: &mut Vec<Effect>) {
    stop(model);
    model.hands.is_new = false;
    views::go(model, address, out);
}

/// One of many views: all of one sliding are one change. While a view is still to come the next one waits, and
/// only the last of those that wait is asked for.
pub(super) fn slide(model: &mut Model, pick: Pick, begins: bool, out: &mut Vec<Effect>) {
    model.hands.playing = None;
    model.hands.is_new |= begins;
    if model.workers.owes(Purpose::View) {
        model.hands.waiting = Some(pick);
    } else {
        views::choose(model, pick, out);
    }
}

/// Plays from the period that is shown to the last one, or from the first one where it is the last; or takes one
/// such step. A press while it plays stops it.
pub(super) fn play(model: &mut Model, still: bool, out: &mut Vec<Effect>) {
    if model.hands.playing.take().is_some() {
        return;
    }
    let Some(next) = next(model).or_else(|| first(model)) else { return };
    stop(model);
    model.hands.is_new = true;
    if !still {
        model.hands.runs = model.hands.runs.wrapping_add(1);
        model.hands.playing = Some(model.hands.runs);
    }
    views::choose(model, Pick::Period(next), out);
}

/// The time for the next period has come, unless the run was stopped or is at its end.
pub(super) fn beat(model: &mut Model, run: u32, visible: bool, out: &mut Vec<Effect>) {
    if model.hands.playing != Some(run) {
        return;
    }
    match next(model).filter(|_| visible) {
        Some(next) => views::choose(model, Pick::Period(next), out),
        None => model.hands.playing = None,
    }
}

fn next(model: &Model) -> Option<Period> {
    let timeline = &model.view.as_ref()?.timeline;
    let at = timeline.iter().position(|choice| choice.selected)?;
    timeline.get(at + 1)?.id.parse().ok()
}

fn first(model: &Model) -> Option<Period> {
    let timeline = &model.view.as_ref()?.timeline;
    timeline.first().filter(|_| timeline.len() > 1)?.id.parse().ok()
}

/// A view is on the screen: it is noted, and what waits for it goes on.
pub(super) fn arrived(model: &mut Model, out: &mut Vec<Effect>) {
    figures::write_address(model, out);
    if let Some(pick) = model.hands.waiting.take() {
        return views::choose(model, pick, out);
    }
    if next(model).is_none() {
        model.hands.playing = None;
    }
    out.extend(model.hands.playing.map(Effect::Beat));
}

/// The fragment of what is on the screen. A new view is a new entry of the browser's history; every other change
/// of the fragment is one of the same entry.
pub(super) fn note(model: &mut Model, address: String, out: &mut Vec<Effect>) {
    let hands = &mut model.hands;
    let before = std::mem::replace(&mut hands.address, address.clone());
    let is_new =
        std::mem::take(&mut hands.is_new) && !before.is_empty() && picture(&before) != picture(&address);
    if !model.chosen {
        return;
    }
    if is_new {
        hands.at += 1;
        hands.last = hands.at;
        out.push(Effect::PushAddress { before, after: address, at: hands.at });
    } else {
        out.push(Effect::WriteAddress(address));
    }
}

/// What a fragment says of the picture.
fn picture(fragment: &str) -> Address {
    Address { lang: None, figure: None, ..Address::parse(fragment) }
}

/// Takes the last change back, or does it again.
pub(super) fn travel(model: &mut Model, by: i32, out: &mut Vec<Effect>) {
    let (back, forth) = model.hands.ways();
    if (by < 0 && back) || (by > 0 && forth) {
        stop(model);
        out.push(Effect::Travel(by));
    }
}

/// The browser went to another entry. The language stays: it is the visitor's and no part of the picture.
pub(super) fn travelled(model: &mut Model, at: u32, address: Address, out: &mut Vec<Effect>) {
    stop(model);
    model.hands.is_new = false;
    model.hands.at = at;
    model.hands.last = model.hands.last.max(at);
    views::go(model, Address { lang: None, ..address }, out);
}

/// Highlights a province, or no longer; without one, none is.
pub(super) fn highlight(plates: &mut Vec<u8>, plate: Option<u8>) {
    let Some(plate) = plate else { return plates.clear() };
    match plates.iter().position(|known| *known == plate) {
        Some(at) => drop(plates.remove(at)),
        None => {
            plates.push(plate);
            plates.sort_unstable();
        }
    }
}

/// Looks at another part of the map. Steps that are not answered yet add up.
pub(super) fn zoom(now: &mut String, zoom: String) {
    if !["+", "-"].contains(&zoom.as_str()) {
        *now = zoom;
    } else if now.len() < MOST_ZOOM {
        now.push_str(&zoom);
    }
}

/// Asks what a term means, beside the view on the screen.
pub(super) fn ask_help(model: &mut Model, term: String, out: &mut Vec<Effect>) {
    let Some(view) = &model.view else { return };
    let view = ViewSpec { lang: model.lang, ..view.spec.clone() };
    model.workers.ask(Purpose::Help, |id| Request::Help { id, term, view }, out);
}

/// The explanation is here.
pub(super) fn explained(model: &mut Model, markup: String, out: &mut Vec<Effect>) {
    if !markup.is_empty() {
        model.hands.help = Some(Shared::new(markup));
        out.push(Effect::ShowHelp);
    }
}

/// The view that came with the page lacks what the hand takes hold of: it is asked for once more.
pub(super) fn complete(model: &mut Model, out: &mut Vec<Effect>) {
    let lacks = model.view.as_ref().is_some_and(|view| view.hands.tools.is_empty());
    if lacks && !model.workers.owes(Purpose::View) {
        views::ask(model, out);
    }
}
