//! What is looked at.

use super::workers::Purpose;
use super::{
    DataSetId, Effect, Hint, Lock, Model, Pick, Section, Shared, Spot, ViewSpec, define, edit, fail, figures,
    hands, kept, reading, recovery, workers,
};
use crate::data::codes::LIST_IDS;
use crate::error::{Error, Lacks};
use crate::messages::ErrorWords;
use crate::protocol::{AccountFile, Event, Request};
use crate::ui::address::Address;
use crate::view::{Indicator, PageView};

/// Shows the default view that came with the page where the address asks for nothing else; no worker is
/// needed for it.
pub(super) fn begin(
    model: &mut Model,
    address: Address,
    first: Option<Box<PageView>>,
    out: &mut Vec<Effect>,
) {
    if let Some(lang) = address.lang {
        set_lang(model, lang, out);
    }
    let asks_for_no_view = Address { lang: None, ..address.clone() }.is_empty();
    match first.filter(|first| asks_for_no_view && first.spec.lang == model.lang) {
        // The worker is loaded when the view is drawn, so that it does not hold up the first screen.
        Some(first) => arrived(model, *first, out),
        None => {
            workers::start(model, out);
            go(model, address, out);
        }
    }
}

/// Looks at what an address says. What it leaves out stays, except the province and by which rules the tiers
/// come about: an address is silent on those where they are the usual ones.
pub(super) fn go(model: &mut Model, address: Address, out: &mut Vec<Effect>) {
    model.hint = None;
    if let Some(lang) = address.lang {
        set_lang(model, lang, out);
    }
    if let Some(data_set) = address.data_set {
        set_data_set(model, data_set);
    }
    let wanted = &mut model.wanted;
    wanted.indicator = address.indicator.unwrap_or(wanted.indicator);
    wanted.period = address.period.or(wanted.period);
    wanted.flow = address.flow.or(wanted.flow);
    wanted.definition = address.definition.unwrap_or_default();
    wanted.exclude = address.exclude;
    wanted.compare = address.compare;
    wanted.classes = address.classes;
    wanted.circles = address.circles;
    wanted.province = address.province;
    wanted.borders = address.borders;
    wanted.highlight = address.highlight;
    wanted.zoom = address.zoom;
    if address.figure.is_some() {
        model.figures.shown = address.figure;
    }
    if address.chart.is_some() {
        model.charts.shown = address.chart;
    }
    ask(model, out);
}

/// Looks at something else in one respect.
pub(super) fn choose(model: &mut Model, pick: Pick, out: &mut Vec<Effect>) {
    model.hint = None;
    model.chosen = true;
    match pick {
        Pick::DataSet(data_set) => {
            forget_bounds(model);
            set_data_set(model, data_set);
        }
        Pick::Indicator(indicator) => {
            forget_bounds(model);
            model.wanted.indicator = indicator;
        }
        Pick::Classes(classes) => model.wanted.classes = classes,
        Pick::Circles(circles) => model.wanted.circles = circles,
        Pick::Period(period) => model.wanted.period = Some(period),
        Pick::Flow(flow) => model.wanted.flow = Some(flow),
        Pick::Definition(definition) => model.wanted.definition = definition,
        Pick::Compare(compare) => model.wanted.compare = compare,
        Pick::Exclude(list, out) => exclude(&mut model.wanted.exclude, &list, out),
        Pick::Province(province) => model.wanted.province = province,
        Pick::Borders(level) => model.wanted.borders = level,
        Pick::Highlight(plate) => hands::highlight(&mut model.wanted.highlight, plate),
        Pick::Zoom(zoom) => hands::zoom(&mut model.wanted.zoom, zoom),
        Pick::Lang(lang) => set_lang(model, lang, out),
    }
    ask(model, out);
}

/// Bounds of the reader's own are of the numbers that are looked at, and of no others.
fn forget_bounds(model: &mut Model) {
    if model.wanted.classes.starts_with("custom") {
        model.wanted.classes.clear();
    }
}

/// In the order of the lists, so that the same choice always reads the same.
fn exclude(lists: &mut Vec<String>, list: &str, out: bool) {
    let is_out = |id: &&str| if *id == list { out } else { lists.iter().any(|known| known == id) };
    *lists = LIST_IDS.into_iter().filter(is_out).map(str::to_owned).collect();
}

fn set_lang(model: &mut Model, lang: crate::messages::Lang, out: &mut Vec<Effect>) {
    let other = model.lang != lang;
    model.lang = lang;
    model.wanted.lang = lang;
    if other {
        super::account::ask(model, out);
    }
}

fn set_data_set(model: &mut Model, data_set: DataSetId) {
    if data_set == model.wanted.data_set {
        return;
    }
    if data_set == DataSetId::Own && model.own.is_none() {
        model.hint = Some(Hint::LinkOwn);
        model.wanted.data_set = DataSetId::Annex;
    } else {
        model.wanted.data_set = data_set;
    }
    // Another source has other years and flows: its own defaults are better than a miss.
    model.wanted.period = None;
    model.wanted.flow = None;
}

/// Asks for what is wanted, or says why there is nobody to ask.
pub(super) fn ask(model: &mut Model, out: &mut Vec<Effect>) {
    if model.dead.is_some() {
        return say_dead(model, out);
    }
    if model.wanted.data_set == DataSetId::Own && model.gone.is_some() {
        return say_gone(model, out);
    }
    let spec = model.wanted.clone();
    model.workers.ask(Purpose::View, |id| Request::View { id, spec }, out);
}

/// Nothing can be computed; what is on the screen stays.
pub(super) fn say_dead(model: &mut Model, out: &mut Vec<Effect>) {
    keep_view(model);
    model.failure = model.dead.clone();
    out.push(Effect::Show(Spot::Failure));
}

/// The visitor's data are gone; the last view of them stays. A reading under way brings them back.
pub(super) fn say_gone(model: &mut Model, out: &mut Vec<Effect>) {
    keep_view(model);
    if model.reading.is_none() {
        model.failure = recovery::lost_data(model);
        out.push(Effect::Show(Spot::Failure));
    }
}

/// The view on the screen is what is wanted; the controls are drawn again, since they were moved.
pub(super) fn keep_view(model: &mut Model) {
    if let Some(view) = &model.view {
        model.wanted = ViewSpec { lang: model.lang, ..view.spec.clone() };
        model.view = Some(Shared::new(PageView::clone(view)));
    }
}

/// The worker that answers views says something.
pub(super) fn heard(model: &mut Model, event: Event, out: &mut Vec<Effect>) {
    match event {
        Event::View { id, view } => {
            if model.workers.answered(id).is_some() {
                arrived(model, *view, out);
            }
        }
        Event::Made { id, file } => match model.workers.answered(id) {
            // A picture of pixels comes as an SVG that says how many.
            Some(_) if file.name.ends_with(".png") => out.push(Effect::SavePng(file)),
            Some(_) => out.push(Effect::Save(file)),
            None => {}
        },
        Event::Figure { id, figure, markup } => {
            if model.workers.answered(id).is_some() {
                figures::arrived(model, Section::Figures, figure, markup, out);
            }
        }
        Event::Chart { id, chart, markup } => {
            if model.workers.answered(id).is_some() {
                figures::arrived(model, Section::Charts, chart, markup, out);
            }
        }
        Event::Step { id, settings, markup } => {
            if model.workers.answered(id).is_some() {
                figures::arrived(model, Section::Publish, settings, markup, out);
            }
        }
        Event::Help { id, markup } => {
            if model.workers.answered(id).is_some() {
                hands::explained(model, markup, out);
            }
        }
        Event::AccountMarkup { id, markup } => {
            if let Some(asked) = model.workers.take(id) {
                super::account::arrived(model, asked.request, markup);
            }
        }
        Event::Hashed { id, sha256 } => {
            if model.workers.answered(id).is_some() {
                reading::hashed(model, sha256, out);
            }
        }
        Event::DetailReady { id, laps, .. } if model.workers.detail_owed == Some(id) => {
            model.workers.detail_owed = None;
            model.detail = true;
            // The timeline is another reading's once one began.
            if model.has_detail() {
                out.extend([Effect::MeasureLaps(laps), Effect::MarkDetailReady]);
            }
            count_codes(model, out);
        }
        Event::Defined { id, rules } => {
            if let Some(asked) = model.workers.take(id) {
                define::known(model, asked.request, rules, out);
            }
        }
        // The map stands without partners.
        Event::Failed { id, .. } if model.workers.detail_owed == Some(id) => {
            model.workers.detail_owed = None;
        }
        Event::Failed { id, error, words } => match model.workers.answered(id) {
            Some(Purpose::View) => failed(model, error, words, out),
            Some(Purpose::Hash) => reading::hashed(model, Vec::new(), out),
            Some(Purpose::Define) => model.definition.refused(error, words),
            Some(purpose @ (Purpose::Figure | Purpose::Chart | Purpose::Step)) => {
                let section = match purpose {
                    Purpose::Figure => Section::Figures,
                    Purpose::Chart => Section::Charts,
                    _ => Section::Publish,
                };
                figures::failed(model, section);
                fail(model, (error, words).into(), None, false, out);
            }
            Some(Purpose::Relabel) => {
                edit::redraw(model);
                fail(model, (error, words).into(), None, false, out);
            }
            Some(Purpose::Help) => {}
            Some(Purpose::Account) => fail(model, (error, words).into(), None, false, out),
            Some(Purpose::Plan) => kept::refused(model, error, words, out),
            Some(Purpose::Save) => fail(model, (error, words).into(), None, false, out),
            None => {}
        },
        Event::Relabelled { id, report } => {
            if model.workers.answered(id).is_some() {
                edit::relabelled(model, *report, out);
            }
        }
        Event::Planned { id, answers } => {
            if model.workers.answered(id).is_some() {
                kept::planned(model, answers, out);
            }
        }
        Event::Ready { .. }
        | Event::Progress { .. }
        | Event::Asking { .. }
        | Event::CubeReady { .. }
        | Event::DetailReady { .. }
        | Event::Pong { .. } => {}
    }
}

/// How many codes came to their tiers by which rule is known only now: the view is asked for once more. One
/// that is still owed will know.
fn count_codes(model: &mut Model, out: &mut Vec<Effect>) {
    let shows_own = |view: &Shared<PageView>| view.spec.data_set == DataSetId::Own;
    let shown = model.view.as_ref().is_some_and(shows_own);
    if shown && model.wanted.data_set == DataSetId::Own && !model.workers.owes(Purpose::View) {
        ask(model, out);
    }
}

/// Whether two views differ in nothing but what is said of the method.
fn same_but_for_the_card(a: &PageView, b: &PageView) -> bool {
    PageView { card: b.card.clone(), hands: b.hands.clone(), histogram: b.histogram.clone(), ..a.clone() }
        == *b
}

/// A view is here: it is drawn.
fn arrived(model: &mut Model, view: PageView, out: &mut Vec<Effect>) {
    let spec = view.spec.clone();
    model.wanted = spec.clone();
    // Its files are those that are there already or under way.
    let known = model.view.as_ref().is_some_and(|shown| same_but_for_the_card(shown, &view));
    if known && model.reading.is_none() {
        model.view = Some(Shared::new(view));
        hands::arrived(model, out);
        // Products and partners may be answerable only now.
        return figures::ask_all(model, out);
    }
    model.view = Some(Shared::new(view));
    hands::arrived(model, out);
    figures::ask_all(model, out);
    let read =
        spec.data_set == DataSetId::Own && model.reading.as_ref().is_some_and(|reading| reading.loaded);
    if read {
        let again = model.reading.take().is_some_and(|reading| reading.again);
        model.runs += 1;
        out.push(Effect::MeasurePaint);
        out.push(Effect::Show(if again { Spot::Account } else { Spot::Headline }));
    }
    if read {
        // The results are on the screen; now there is time for the fingerprint.
        ask_hash(model, out);
        model.workers.refill(out);
    }
    if model.intent && model.lock == Lock::Open {
        model.intent = false;
        workers::intent(model, out);
    }
}

/// Asks for the fingerprints of the visitor's files.
pub(super) fn ask_hash(model: &mut Model, out: &mut Vec<Effect>) {
    model.workers.ask(Purpose::Hash, |id| Request::Hash { id }, out);
}

/// A view that does not exist: the nearest one is asked for, once in each respect.
fn failed(model: &mut Model, error: Error, words: ErrorWords, out: &mut Vec<Effect>) {
    let wanted = &mut model.wanted;
    let adjusted = match &error {
        Error::NoSuchPeriod { .. } => wanted.period.take().is_some(),
        Error::NotInData { lacks: Lacks::Flow(_) } => wanted.flow.take().is_some(),
        Error::NotInData { lacks: Lacks::Product } if wanted.indicator != Indicator::Total => {
            wanted.indicator = Indicator::Total;
            true
        }
        Error::NothingLoaded if wanted.data_set == DataSetId::Own => {
            wanted.data_set = DataSetId::Annex;
            true
        }
        _ => false,
    };
    if adjusted {
        model.hint = Some(Hint::Adjusted);
        return ask(model, out);
    }
    if model.reading.take().is_some_and(|reading| reading.loaded) {
        model.runs += 1;
    }
    hands::failed(model);
    keep_view(model);
    let fatal = model.view.is_none();
    fail(model, (error, words).into(), fatal.then_some(super::Retry::Reload), fatal, out);
}

/// Makes a file of all problems.
pub(super) fn problems(model: &mut Model, out: &mut Vec<Effect>) {
    let lang = model.lang;
    if model.gone.is_some() {
        say_gone(model, out);
    } else if model.own.is_some() {
        model.workers.ask(Purpose::Save, |id| Request::Problems { id, lang }, out);
    }
}

/// Makes a file of the account.
pub(super) fn account(model: &mut Model, what: AccountFile, out: &mut Vec<Effect>) {
    let lang = model.lang;
    if model.gone.is_some() {
        say_gone(model, out);
    } else if model.own.is_some() {
        model.workers.ask(Purpose::Save, |id| Request::Account { id, what, lang }, out);
    }
}
