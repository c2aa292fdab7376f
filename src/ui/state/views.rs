//! What is looked at.

use super::workers::Purpose;
use super::{DataSetId, Effect, Form, Hint, Lock, Model, Pick, Shared, Spot, fail, workers};
use crate::error::{Error, Lacks};
use crate::protocol::{PublishForm, Request};
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
        set_lang(model, lang);
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

/// Looks at what an address says. What it leaves out stays, except the province.
pub(super) fn go(model: &mut Model, address: Address, out: &mut Vec<Effect>) {
    model.hint = None;
    if let Some(lang) = address.lang {
        set_lang(model, lang);
    }
    if let Some(data_set) = address.data_set {
        set_data_set(model, data_set);
    }
    let wanted = &mut model.wanted;
    wanted.indicator = address.indicator.unwrap_or(wanted.indicator);
    wanted.period = address.period.or(wanted.period);
    wanted.flow = address.flow.or(wanted.flow);
    wanted.province = address.province;
    ask(model, out);
}

/// Looks at something else in one respect.
pub(super) fn choose(model: &mut Model, pick: Pick, out: &mut Vec<Effect>) {
    model.hint = None;
    model.chosen = true;
    match pick {
        Pick::DataSet(data_set) => set_data_set(model, data_set),
        Pick::Indicator(indicator) => model.wanted.indicator = indicator,
        Pick::Period(period) => model.wanted.period = Some(period),
        Pick::Flow(flow) => model.wanted.flow = Some(flow),
        Pick::Province(province) => model.wanted.province = province,
        Pick::Lang(lang) => set_lang(model, lang),
    }
    ask(model, out);
}

fn set_lang(model: &mut Model, lang: crate::messages::Lang) {
    model.lang = lang;
    model.wanted.lang = lang;
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

/// Asks for what is wanted.
pub(super) fn ask(model: &mut Model, out: &mut Vec<Effect>) {
    let spec = model.wanted.clone();
    model.workers.ask(Purpose::View, |id| Request::View { id, spec }, out);
}

/// A view is here: it is drawn.
pub(super) fn arrived(model: &mut Model, view: PageView, out: &mut Vec<Effect>) {
    let spec = view.spec.clone();
    model.wanted = spec.clone();
    model.embed_code.clear();
    model.view = Some(Shared::new(view));
    if model.chosen {
        out.push(Effect::WriteAddress(Address::of(&spec)));
    }
    let read =
        spec.data_set == DataSetId::Own && model.reading.as_ref().is_some_and(|reading| reading.loaded);
    if read {
        model.reading = None;
        model.runs += 1;
        out.push(Effect::Show(Spot::Headline));
    }
    let form = PublishForm::EmbedCode { base: model.base.clone() };
    model.workers.ask(Purpose::EmbedCode, |id| Request::Publish { id, spec, form }, out);
    if read {
        // The results are on the screen; now there is time for the fingerprint.
        model.workers.ask(Purpose::Hash, |id| Request::Hash { id }, out);
        model.workers.refill(out);
    }
    if model.intent && model.lock == Lock::Open {
        model.intent = false;
        workers::intent(model, out);
    }
}

/// A view that does not exist: the nearest one is asked for, once in each respect.
pub(super) fn failed(model: &mut Model, error: Error, out: &mut Vec<Effect>) {
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
    if let Some(view) = &model.view {
        model.wanted = view.spec.clone();
    }
    let fatal = model.view.is_none();
    fail(model, error, None, fatal, out);
}

/// Makes a file of the view on the screen.
pub(super) fn publish(model: &mut Model, form: Form, out: &mut Vec<Effect>) {
    let Some(view) = &model.view else { return };
    let spec = view.spec.clone();
    let (form, purpose) = match form {
        Form::Html => (PublishForm::Html, Purpose::Save),
        Form::Svg => (PublishForm::Svg, Purpose::Save),
        Form::Png => (PublishForm::Svg, Purpose::SavePng),
        Form::Csv => (PublishForm::Csv, Purpose::Save),
    };
    model.workers.ask(purpose, |id| Request::Publish { id, spec, form }, out);
}

/// Makes a file of all problems.
pub(super) fn problems(model: &mut Model, out: &mut Vec<Effect>) {
    let lang = model.lang;
    if model.own.is_some() {
        model.workers.ask(Purpose::Save, |id| Request::Problems { id, lang }, out);
    }
}
