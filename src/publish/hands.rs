//! What the hand takes hold of, as markup: the tools of the map and the histogram with its bounds. The page puts
//! it in place and listens: `data-hand` says what a control does, `data-help` which term is explained.

use super::field;
use crate::markup::Markup;
use crate::messages::{HandText, Lang, Ui, bound_name, place_name};
use crate::types::{Level, Place};
use crate::view::{Choice, HISTOGRAM_BARS, HISTOGRAM_WIDTH, Hands, Histogram, HistogramBound, PageView};

/// Height of the bars, where the knobs of the bounds hang, and how far below one that is near another hangs, in pixels.
const HEIGHT: i64 = 40;
const KNOB: i64 = 49;
const LOWER: i64 = 12;

/// Knobs that lie nearer than so many hundredths of the width would touch on a phone.
const NEAR: i64 = 4;

const PLAY: &str = "M4.5 2.5v11l9-5.5z";
const PAUSE: &str = "M4 3h3v10H4zM9 3h3v10H9z";
const UNDO: &str = "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7";
const REDO: &str = "M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9";
const CLOSER: &str = "M8 3v10M3 8h10";
const FURTHER: &str = "M3 8h10";
const WHOLE: &str = "M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10";

/// Both, for the living page.
pub fn hands(view: &PageView) -> Hands {
    Hands { time: time(view, true), tools: tools(view, true), histogram: histogram(view, true) }
}

/// The slider through the periods with a button that plays. The page reads in `data-periods` what the places are
/// and in `data-labels` how they are called, and moves the slider itself, so that it stays while it is dragged.
pub fn time(view: &PageView, live: bool) -> String {
    let (Some(first), Some(last)) = (view.timeline.first(), view.timeline.last()) else {
        return String::new();
    };
    let say = |text: HandText| text.text(view.spec.lang);
    let join = |part: fn(&Choice) -> &str| view.timeline.iter().map(part).collect::<Vec<_>>();
    let mut out = Markup::default();
    out.raw("<button type=\"button\" class=\"tool play\" data-hand=\"play\"");
    out.attr("aria-label", say(HandText::Play)).attr("data-play", say(HandText::Play));
    out.attr("data-pause", say(HandText::Pause)).attr("data-step", say(HandText::Step));
    out.raw(if live { ">" } else { " disabled>" }).raw("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
    out.raw("<path class=\"icon-play\"").attr("d", PLAY).raw("/><path class=\"icon-pause\"").attr("d", PAUSE);
    out.raw("/></svg></button><span class=\"time-end\" aria-hidden=\"true\">").text(&first.label);
    out.raw("</span><input type=\"range\" min=\"0\" data-testid=\"time\"");
    out.number("max", view.timeline.len() as i64 - 1).attr("aria-label", say(HandText::Position));
    if live {
        out.attr("data-periods", &join(|choice| &choice.id).join(" "));
        out.attr("data-labels", &join(|choice| &choice.label).join("|"));
    } else {
        let at = view.timeline.iter().position(|choice| choice.selected).unwrap_or(0);
        out.number("value", at as i64).attr("aria-valuetext", &view.timeline[at].label).raw(" disabled");
    }
    out.raw("><span class=\"time-end\" aria-hidden=\"true\">").text(&last.label).raw("</span>").done()
}

/// The tools of the map. Before the page lives nothing can be pressed, and one region stands for all.
pub fn tools(view: &PageView, live: bool) -> String {
    let lang = view.spec.lang;
    let say = |text: HandText| text.text(lang);
    let mut out = Markup::default();
    // What cannot be done now keeps its place among the stops of the keyboard.
    let never = if live { " aria-disabled=\"true\">" } else { " disabled>" };
    let now = |can: bool| if live && can { ">" } else { never };
    let further = now(view.map.window.is_part());
    out.raw("<div class=\"tool-row\" role=\"group\"").attr("aria-label", say(HandText::Tools));
    out.raw("><span class=\"tool-group\">");
    tool(&mut out, ("undo", "", never), say(HandText::Undo), UNDO);
    tool(&mut out, ("redo", "", never), say(HandText::Redo), REDO);
    out.raw("</span><span class=\"tool-group\">");
    tool(&mut out, ("zoom", "+", now(true)), say(HandText::Closer), CLOSER);
    tool(&mut out, ("zoom", "-", further), say(HandText::Further), FURTHER);
    tool(&mut out, ("zoom", "0", further), say(HandText::Whole), WHOLE);
    out.raw("</span>");
    select(&mut out, "zoom", say(HandText::ZoomTo), live, |out| {
        let zoom = view.spec.zoom.as_str();
        out.option("0", say(HandText::AllTurkey), zoom.is_empty());
        if !live {
            return;
        }
        if view.map.window.is_part() && Place::from_nuts(zoom).is_none() {
            let place = zoom.parse().ok().and_then(Place::province);
            let factor = format!("× {}", view.map.window.factor());
            out.option(zoom, place.map_or(&factor, |place| place_name(place, lang)), true);
        }
        for (level, label) in [(Level::Nuts1, HandText::Nuts1), (Level::Nuts2, HandText::Nuts2)] {
            out.raw("<optgroup").attr("label", say(label)).raw(">");
            for place in level.places() {
                out.option(&place.id(), place_name(place, lang), zoom == place.id());
            }
            out.raw("</optgroup>");
        }
    });
    if view.map.legend.level == Level::Province {
        select(&mut out, "borders", say(HandText::Borders), live, |out| {
            for (level, label) in [
                (Level::Province, HandText::NoBorders),
                (Level::Nuts2, HandText::Nuts2),
                (Level::Nuts1, HandText::Nuts1),
            ] {
                out.option(level.id(), say(label), level == view.spec.borders);
            }
        });
    }
    if !view.spec.highlight.is_empty() {
        out.raw("<button type=\"button\" data-hand=\"highlight\" value=\"\">");
        out.text(say(HandText::ClearHighlight)).raw("</button>");
    }
    // How it is coloured stands in a row of its own, above the histogram.
    out.raw("<span class=\"tool-break\"></span>");
    select(&mut out, "classes", Ui::Classes.text(lang), live, |out| {
        // Before the page lives the chosen one stands for all.
        let chosen = view.classes.iter().find(|choice| choice.selected);
        let shown = if live { view.classes.as_slice() } else { chosen.map_or(&[][..], std::slice::from_ref) };
        out.part(field::options(shown));
    });
    out.raw("<label class=\"option\"><input type=\"checkbox\" data-hand=\"circles\" data-testid=\"circles\"");
    out.attr("value", &view.circles.id).raw(if view.circles.selected { " checked" } else { "" });
    out.raw(if live { ">" } else { " disabled>" })
        .raw("<span>")
        .text(&view.circles.label)
        .raw("</span></label>");
    out.raw("</div>").done()
}

fn tool(out: &mut Markup, (hand, value, end): (&'static str, &str, &'static str), label: &str, icon: &str) {
    out.raw("<button type=\"button\" class=\"tool\"").attr("data-hand", hand).attr("value", value);
    out.attr("aria-label", label).attr("title", label).raw(end);
    out.raw("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path").attr("d", icon).raw("/></svg></button>");
}

fn select(out: &mut Markup, hand: &'static str, label: &str, live: bool, options: impl FnOnce(&mut Markup)) {
    out.raw("<label class=\"tool-field\"><span>").text(label).raw("</span><select");
    out.attr("data-hand", hand).attr("data-testid", hand).raw(if live { ">" } else { " disabled>" });
    options(out);
    out.raw("</select></label>");
}

/// The histogram of the values with its bounds, and what explains it; nothing where values do not differ. The
/// page reads in `data-stops` what bound each place from the left to the right means, and in `data-bounds` the
/// bounds as they are.
pub fn histogram(view: &PageView, live: bool) -> String {
    let lang = view.spec.lang;
    let Some(histogram) = &view.histogram else { return String::new() };
    let mut out = Markup::default();
    out.raw("<p class=\"spread-title\"><span aria-hidden=\"true\">")
        .text(HandText::Spread.text(lang))
        .raw("</span>");
    for (term, label) in [("classes", HandText::AboutClasses), ("range", HandText::AboutRange)] {
        help_button(&mut out, term, label.text(lang), live);
    }
    out.raw("</p><svg class=\"spread\" role=\"group\" width=\"100%\"");
    out.attr("aria-label", HandText::Spread.text(lang)).number("height", KNOB + LOWER + 9);
    if live {
        let words = |values: &mut dyn Iterator<Item = i64>| {
            values.map(|value| value.to_string()).collect::<Vec<_>>().join(" ")
        };
        out.attr("data-stops", &words(&mut histogram.stops.iter().copied()));
        out.attr("data-bounds", &words(&mut histogram.bounds.iter().map(|bound| bound.value)));
    }
    out.raw("><g aria-hidden=\"true\">");
    bars(&mut out, histogram);
    out.raw("<rect class=\"spread-line\" width=\"100%\" height=\"1\"").number("y", HEIGHT).raw("/></g>");
    let mut before = None;
    for (at, bound) in histogram.bounds.iter().enumerate() {
        let is_near = |last: i64| (bound.at - last) * 100 < NEAR * HISTOGRAM_WIDTH;
        let is_lower = before.is_some_and(|(last, lower): (i64, bool)| is_near(last) && !lower);
        handle(&mut out, at, bound, KNOB + if is_lower { LOWER } else { 0 }, lang, live);
        before = Some((bound.at, is_lower));
    }
    out.raw("</svg>").done()
}

/// A share of the width in tenths of a percent.
fn percent(at: i64, of: i64) -> String {
    let tenths = at * 1_000 / of;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

fn bars(out: &mut Markup, histogram: &Histogram) {
    let most = i64::from(histogram.most.max(1));
    let bars = HISTOGRAM_BARS as i64;
    for bar in &histogram.bars {
        let mut below = 0;
        for (step, count) in &bar.parts {
            // Whole places stand on each other, so that no rounding opens a gap.
            let (from, to) = (below, below + i64::from(*count));
            below = to;
            let height = |places: i64| (places * (HEIGHT - 2) + most - 1) / most;
            out.raw("<rect").attr("x", &percent(bar.at as i64, bars)).attr("width", &percent(9, bars * 10));
            out.number("y", HEIGHT - height(to)).number("height", height(to) - height(from));
            out.attr("data-step", &step.to_string()).raw("/>");
        }
    }
}

fn handle(out: &mut Markup, at: usize, bound: &HistogramBound, knob: i64, lang: Lang, live: bool) {
    out.raw("<svg class=\"bound\" overflow=\"visible\"").attr("x", &percent(bound.at, HISTOGRAM_WIDTH));
    out.raw("><g role=\"slider\"").raw(if live { " tabindex=\"0\"" } else { " aria-disabled=\"true\"" });
    out.number("data-bound", at as i64).attr("aria-label", &bound_name(at + 1, lang));
    out.number("aria-valuemin", bound.reach.0 as i64).number("aria-valuemax", bound.reach.1 as i64);
    out.number("aria-valuenow", bound.stop as i64).attr("aria-valuetext", &bound.words);
    out.raw("><title>")
        .text(&bound.words)
        .raw("</title><rect x=\"-12\" width=\"24\"")
        .number("height", knob + 9);
    out.raw("/><path").attr("d", &format!("M0 0V{}", knob - 5)).raw("/><circle r=\"5.5\"");
    out.number("cy", knob).raw("/></g></svg>");
}

/// A button that explains a term.
pub fn help_button(out: &mut Markup, term: &'static str, label: &str, live: bool) {
    out.raw("<button type=\"button\" class=\"help\"").attr("data-help", term).attr("aria-label", label);
    out.attr("title", label).raw(if live { ">?</button>" } else { " disabled>?</button>" });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::regions;

    #[test]
    fn every_region_can_be_chosen() {
        let all = [Level::Nuts1, Level::Nuts2].into_iter().flat_map(Level::places);
        assert_eq!(all.filter(|place| regions::get(*place).is_some()).count(), 38);
    }

    #[test]
    fn shares_of_the_width_are_exact_to_a_tenth_of_a_percent() {
        assert_eq!([percent(0, 40), percent(1, 40), percent(39, 40)], ["0.0%", "2.5%", "97.5%"]);
        assert_eq!(percent(9, 400), "2.2%");
    }
}
