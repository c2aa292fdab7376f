//! What becomes public: a view with its author's texts and its method card.

mod charted;
mod kept;
mod verify;

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::background::hexadecimal;
use super::index::read_whole;
use super::{Engine, keep};
use crate::classify::Exclusions;
use crate::error::{Error, PlanError};
use crate::indicators::Entry;
use crate::ingest::Source;
use crate::messages::{Lang, StepText, error_text};
use crate::protocol::{DataSetId, Event, MadeFile, PublishForm, RequestId, ViewSpec};
use crate::publish::{
    CardInput, Checked, Publication, StepInput, card_value, secrecy_markup, secrecy_off_markup, step_markup,
};
use crate::secrecy::Withheld;
use crate::types::Place;
use crate::view::{CardForm, DefinitionId, Indicator, PageView, PublishSettings, Stamp};

pub use crate::publish::Difference;
pub use crate::secrecy::SecrecyReport;
pub use kept::{KeptPublication, read_publication};
pub use verify::{CheckedCard, read_card};

/// A publication that is being prepared: the parts of [`crate::protocol::Request::Step`].
pub(super) struct Preparing {
    pub view: ViewSpec,
    pub settings: String,
    pub changes: Vec<(String, String)>,
    pub base: String,
    pub stamp: Stamp,
    pub form: Option<String>,
}

impl Engine {
    /// The step before something becomes public, as markup or as one of its files. Charts and tables become files under the
    /// same rule from then on.
    pub(super) fn prepare(
        &mut self,
        id: RequestId,
        it: &Preparing,
        card: Option<Box<dyn Source>>,
    ) -> Result<Event, Error> {
        let mut settings = PublishSettings::parse(&it.settings);
        // What was decided for the firms of other files says nothing of these.
        settings.secrecy = self.secrecy.map_or_else(Default::default, |_| settings.secrecy);
        it.changes.iter().for_each(|(name, value)| settings.set(name, value));
        let event = self.step_of(id, it, &settings, card)?;
        self.secrecy = Some(settings.secrecy);
        Ok(event)
    }

    fn step_of(
        &self,
        id: RequestId,
        it: &Preparing,
        settings: &PublishSettings,
        card: Option<Box<dyn Source>>,
    ) -> Result<Event, Error> {
        // What is shown of data with firms is a preview; asking for a file or for the code is publishing.
        let wants_code = it.changes.iter().any(|(name, _)| name == "code");
        let recorded = it.form.as_deref().is_some_and(|form| form != "spec") || wants_code;
        // While the step is folded nobody sees a card, and it follows every change of the view.
        let with_card = settings.open || it.form.is_some();
        let (publication, report) = self.prepared(&it.view, settings, &it.stamp, (recorded, with_card))?;
        let file = match it.form.as_deref() {
            None => {
                let has_firms = self.names_firms(it.view.data_set);
                let (lang, rule) = (it.view.lang, &settings.secrecy.rule);
                let is_own = it.view.data_set == DataSetId::Own;
                let withholds_country = report.as_ref().is_some_and(|report| report.country);
                let secrecy = match report {
                    Some(report) => secrecy_markup(&report, rule, lang),
                    None if is_own && !has_firms && settings.open => {
                        self.secrecy_markup(&it.view, rule, lang)?
                    }
                    None if has_firms => secrecy_off_markup(lang),
                    None => String::new(),
                };
                let card = card.filter(|_| settings.open);
                let checked = card.map(|mut card| self.check(&mut *card, lang));
                let shown = StepInput {
                    base: &it.base,
                    checked: checked.as_ref(),
                    secrecy,
                    has_firms,
                    withholds_country,
                    with_code: wants_code || !has_firms,
                };
                let markup = step_markup(&publication, &shown);
                return Ok(Event::Step { id, settings: settings.text(), markup });
            }
            Some("spec") => self.kept(&publication.view, settings, &it.base),
            Some(form) => {
                let form = PublishForm::from_id(form, &it.base).ok_or(Error::NothingLoaded)?;
                publication.file(&form)?
            }
        };
        Ok(Event::Made { id, file })
    }

    /// What a method card comes to, in words where it cannot be checked.
    fn check(&self, source: &mut dyn Source, lang: Lang) -> Checked {
        let card = read_text(source).and_then(|text| read_card(&text));
        let is_own = card.as_ref().is_ok_and(|card| card.spec.definition == DefinitionId::Own);
        match card.and_then(|card| self.verify(&card)) {
            Ok(differences) if differences.is_empty() => Checked::Same,
            Ok(differences) => Checked::Differs(differences, is_own),
            Err(Error::NothingLoaded) => Checked::Refused(StepText::OtherData.text(lang).to_string()),
            Err(error) => Checked::Refused(error_text(&error, lang).joined(" ")),
        }
    }

    /// The publication as a file, for next month.
    fn kept(&self, view: &PageView, settings: &PublishSettings, base: &str) -> MadeFile {
        let spec = &view.spec;
        let own = self.own.as_ref().filter(|_| spec.data_set == DataSetId::Own);
        let plan = own.map(|own| keep::plan_of(&own.answers, &own.report, false));
        let latest = self
            .shelf(spec.data_set, spec.definition, Exclusions::NONE)
            .ok()
            .zip(spec.flow)
            .and_then(|(shelf, flow)| shelf.tables.default_period(flow));
        let kept = KeptPublication::of(spec, spec.period == latest, settings, base, plan);
        MadeFile {
            name: "teknoharita-publication.json".to_string(),
            mime: "application/json".to_string(),
            bytes: kept.text().into_bytes(),
        }
    }

    /// A view as a file, with what its author decided.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn publish_with(
        &self,
        spec: &ViewSpec,
        settings: &PublishSettings,
        stamp: &Stamp,
        form: &PublishForm,
    ) -> Result<MadeFile, Error> {
        self.publication(spec, settings, stamp, true)?.file(form)
    }

    /// A view as a file, as it is where its author decides nothing.
    ///
    /// # Errors
    ///
    /// As [`Engine::publish_with`].
    pub fn publish(&self, spec: &ViewSpec, form: &PublishForm) -> Result<MadeFile, Error> {
        self.publish_under(spec, form, &self.rule())
    }

    /// A view that becomes public, with its method card. Where it is `recorded`, later ones of this visit are checked
    /// together with it; else it is a preview for the visitor's eyes.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`], and [`Error::Secrecy`] where there are more firms than are counted.
    pub fn publication(
        &self,
        spec: &ViewSpec,
        settings: &PublishSettings,
        stamp: &Stamp,
        recorded: bool,
    ) -> Result<Publication, Error> {
        Ok(self.prepared(spec, settings, stamp, (recorded, true))?.0)
    }

    /// A view that is public from now on, and what the rule of secrecy came to: of the visitor's data that name no
    /// firms, proxies. `None` where it is not applied.
    ///
    /// # Errors
    ///
    /// As [`Engine::publication`].
    pub fn published(
        &self,
        spec: &ViewSpec,
        settings: &PublishSettings,
        stamp: &Stamp,
    ) -> Result<(Publication, Option<SecrecyReport>), Error> {
        let (publication, report) = self.prepared(spec, settings, stamp, (true, true))?;
        let is_asked = spec.data_set == DataSetId::Own && !settings.secrecy.off;
        let report = match report {
            None if is_asked => Some(self.secrecy(spec, &settings.secrecy.rule)?),
            report => report,
        };
        Ok((publication, report))
    }

    /// A publication with what the rule of secrecy came to, where it was applied; without a card where nobody sees it.
    fn prepared(
        &self,
        spec: &ViewSpec,
        settings: &PublishSettings,
        stamp: &Stamp,
        (recorded, with_card): (bool, bool),
    ) -> Result<(Publication, Option<SecrecyReport>), Error> {
        // What is published shows all of the map.
        let spec = ViewSpec { zoom: String::new(), ..spec.clone() };
        let public = self.public_parts(&spec, &settings.secrecy, recorded)?;
        let (view, withheld) = (&public.parts.0, public.withheld.as_ref().map(|(withheld, _)| withheld));
        let card = match with_card {
            true => self.card_of(view, settings.card, stamp, withheld)?,
            false => Value::Null,
        };
        let publication = Publication::new(public.parts, settings.clone(), stamp.clone(), card);
        Ok((publication, public.withheld.map(|(_, report)| report)))
    }

    /// The method card of a view, for programs.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the data set is not there.
    pub fn card(&self, view: &PageView, form: CardForm, stamp: &Stamp) -> Result<Value, Error> {
        self.card_of(view, form, stamp, None)
    }

    /// The same of a view that has no numbers of some places.
    fn card_of(
        &self,
        view: &PageView,
        form: CardForm,
        stamp: &Stamp,
        withheld: Option<&Withheld>,
    ) -> Result<Value, Error> {
        let data_set = view.spec.data_set;
        let report = self.report(data_set)?;
        let own = self.own.as_ref().filter(|_| data_set == DataSetId::Own);
        let plan = own.map(|own| keep::plan_of(&own.answers, &report, form == CardForm::Internal));
        let exact = self.exact(view)?;
        let entry = Entry::from_id(match view.spec.indicator {
            Indicator::Total => "totals",
            Indicator::HighAndMediumHigh => "high-and-medium-high",
            Indicator::Share(_) => "tier-shares",
        });
        let lang = view.spec.lang;
        let input = CardInput {
            report: &report,
            plan: plan.as_ref(),
            exact: &exact,
            denominator: entry.map(|entry| entry.denominator.text(lang)),
            formula: entry.map(|entry| entry.formula.text(lang)),
            withheld,
            stamp,
            form,
        };
        Ok(card_value(view, &input))
    }

    /// The SHA-256 of the exact amounts that a view prints rounded: of every place with a number and of the country
    /// the least, the most and the total, in 1/10,000 of the currency. Whoever has the data can compute it; nobody
    /// can read an amount out of it.
    fn exact(&self, view: &PageView) -> Result<String, Error> {
        let spec = &view.spec;
        let exclusions = self.exclusions(&spec.exclude)?;
        let shelf = self.shelf(spec.data_set, spec.definition, exclusions)?;
        let table = spec.period.zip(spec.flow).and_then(|(period, flow)| shelf.tables.at(period, flow));
        let Some(table) = table else { return Ok(String::new()) };
        let tiers = spec.indicator.tiers();
        let shown = |place: &Place| {
            view.map.provinces.iter().any(|it| it.place == place.number() && it.class.is_some())
        };
        let mut text = String::new();
        let places = table.iter().filter(|(place, _)| shown(place));
        let places = places.map(|(place, slice)| (place.number().to_string(), slice));
        let national = &view.national;
        let has_country = national.data_value.is_some() || national.data_bounds.is_some();
        let country = has_country.then(|| ("country".to_string(), &table.national));
        for (name, slice) in places.chain(country) {
            let total = slice.total_e4;
            let (least, most) = tiers.map_or((total, total), |tiers| slice.bounds(tiers));
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{name} {least} {most} {total}");
        }
        Ok(hexadecimal(&Sha256::digest(text.as_bytes())))
    }
}

/// Most bytes of a file that carries a method card: a picture with its shapes is a fifth of a megabyte.
const MOST_CARD_BYTES: u64 = 8 << 20;

fn read_text(source: &mut dyn Source) -> Result<String, Error> {
    if source.len() > MOST_CARD_BYTES {
        let what = format!("> {MOST_CARD_BYTES}");
        return Err(Error::BadCard { why: PlanError::BadValue { what } });
    }
    Ok(String::from_utf8_lossy(&read_whole(source)?).into_owned())
}
