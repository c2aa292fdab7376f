//! The check that stands before anything of the visitor's becomes public.

use crate::classify::Exclusions;
use crate::cube::{DataSet, Kind, Labelling};
use crate::error::{Error, SecrecyError};
use crate::indicators::{Ask, Choice, Entry, Facts, Need, tier_key};
use crate::messages::{Lang, SecrecyText, secrecy_line};
use crate::protocol::{DataSetId, MadeFile, PublishForm, ViewSpec};
use crate::publish;
use crate::secrecy::{
    Asked, Checked, Publication, Rule, SecrecyReport, Withheld, any_sensitive, check, proxies,
};
use crate::types::{Level, SecrecySettings, sort_few};
use crate::view::{CardLine, ChartKind, ChartSpec, PageView, PublishSettings, Stamp, ViewNumbers, page_view};

use super::{Engine, Own};

/// A view as it may become public, with its numbers.
pub(super) struct PublicView {
    pub parts: (PageView, ViewNumbers),
    /// What it has no numbers of, and what the rule came to; `None` where it was not applied.
    pub withheld: Option<(Withheld, SecrecyReport)>,
}

impl Engine {
    /// Under what the requests that follow make files, until other files are read or [`Request::Step`] says otherwise;
    /// without it, under the rule by default.
    ///
    /// [`Request::Step`]: crate::protocol::Request::Step
    pub fn set_secrecy(&mut self, settings: SecrecySettings) {
        self.secrecy = Some(settings);
    }

    /// Under what requests make files now.
    pub(super) fn rule(&self) -> SecrecySettings {
        self.secrecy.unwrap_or_default()
    }

    /// A view as it may become public, which it is from now on: this writes down what it says.
    ///
    /// # Errors
    ///
    /// As [`Engine::publish_under`].
    pub fn public_view(&self, spec: &ViewSpec, settings: &SecrecySettings) -> Result<PageView, Error> {
        Ok(self.public_parts(spec, settings, true)?.parts.0)
    }

    /// A view as a file, under settings of its own.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`], and [`Error::Secrecy`] where there are more firms than are counted.
    pub fn publish_under(
        &self,
        spec: &ViewSpec,
        form: &PublishForm,
        settings: &SecrecySettings,
    ) -> Result<MadeFile, Error> {
        let settings = PublishSettings { secrecy: *settings, ..PublishSettings::default() };
        self.publish_with(spec, &settings, &Stamp::default(), form)
    }

    /// A view as it may become public, with its numbers. Of the visitor's data with firms it has no numbers that the
    /// rule withholds. Where it is `recorded`, it is public from now on: later files of this visit are checked together
    /// with it.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`], and [`Error::Secrecy`] where there are more firms than are counted.
    pub(super) fn public_parts(
        &self,
        spec: &ViewSpec,
        settings: &SecrecySettings,
        recorded: bool,
    ) -> Result<PublicView, Error> {
        let Some(own) = self.with_firms(spec.data_set) else {
            return Ok(PublicView { parts: self.view_and_numbers(spec, None)?, withheld: None });
        };
        let (mut parts, withheld, line, publication) = match settings.off {
            true => {
                let mut parts = self.view_and_numbers(spec, None)?;
                let publication = self.made_public(own, &parts.0.spec)?;
                let line = SecrecyText::Off.text(spec.lang).to_string();
                parts.0.notes.push(line.clone());
                (parts, None, line, publication)
            }
            false => {
                let checked = self.checked(own, spec, &settings.rule)?;
                let withheld = withheld(&checked);
                let parts = self.view_and_numbers(spec, Some(&withheld))?;
                let line = secrecy_line(&settings.rule, withheld.places.len(), spec.lang);
                let report = report(&checked, &withheld);
                (parts, Some((withheld, report)), line, checked.publication)
            }
        };
        if recorded {
            own.visit.borrow_mut().record(&publication);
        }
        let label = SecrecyText::Title.text(spec.lang).to_string();
        parts.0.card.lines.push(CardLine { label, value: line });
        Ok(PublicView { parts, withheld })
    }

    /// What the rule means for a view, before anything of it is public: nothing is written down. `spec` is asked as it is
    /// published, and the answer is of the visit as it is now.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn secrecy(&self, spec: &ViewSpec, rule: &Rule) -> Result<SecrecyReport, Error> {
        let Some(own) = self.with_firms(spec.data_set) else {
            return Ok(SecrecyReport { proxies: self.proxies(spec)?, ..SecrecyReport::default() });
        };
        let checked = match self.checked(own, spec, rule) {
            Ok(checked) => checked,
            Err(Error::Secrecy { .. }) => {
                return Ok(SecrecyReport { has_firms: true, uncounted: true, ..SecrecyReport::default() });
            }
            Err(error) => return Err(error),
        };
        Ok(report(&checked, &withheld(&checked)))
    }

    /// The same as markup, in which every text is escaped.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn secrecy_markup(&self, spec: &ViewSpec, rule: &Rule, lang: Lang) -> Result<String, Error> {
        Ok(publish::secrecy_markup(&self.secrecy(spec, rule)?, rule, lang))
    }

    /// Whether a chart may become a file.
    ///
    /// # Errors
    ///
    /// [`Error::Secrecy`] where it shows data with firms some of which its numbers could tell of. Only maps are checked
    /// number by number.
    pub fn may_be_chart(
        &self,
        data_set: DataSetId,
        chart: &str,
        settings: &SecrecySettings,
    ) -> Result<(), Error> {
        // Beside a view of other data a comparison shows the visitor's.
        let is_compared = ChartSpec::parse(chart).kind == ChartKind::Compare;
        let data_set = if is_compared { DataSetId::Own } else { data_set };
        self.may_be_file(data_set, false, SecrecyError::Chart, settings)
    }

    /// The same of the table of an indicator.
    ///
    /// # Errors
    ///
    /// As [`Engine::may_be_chart`]; also where it is one of partners or weights, by which firms are not counted.
    pub fn may_be_table(
        &self,
        data_set: DataSetId,
        entry: &Entry,
        settings: &SecrecySettings,
    ) -> Result<(), Error> {
        let is_finer = [Need::Partners, Need::Weight].iter().any(|need| entry.needs.contains(need));
        self.may_be_file(data_set, is_finer, SecrecyError::Table, settings)
    }

    fn may_be_file(
        &self,
        data_set: DataSetId,
        is_finer: bool,
        why: SecrecyError,
        settings: &SecrecySettings,
    ) -> Result<(), Error> {
        let Some(own) = self.with_firms(data_set).filter(|_| !settings.off) else { return Ok(()) };
        let kinds = || Labelling::default().kinds(&own.data_set);
        if is_finer || is_uncounted(&own.data_set) || any_sensitive(&own.data_set, &kinds(), &settings.rule) {
            return Err(Error::Secrecy { why });
        }
        Ok(())
    }

    /// Whether a data set names firms.
    pub(super) fn names_firms(&self, data_set: DataSetId) -> bool {
        self.with_firms(data_set).is_some()
    }

    /// The visitor's data, where they are meant and name firms.
    fn with_firms(&self, data_set: DataSetId) -> Option<&Own> {
        let own = self.own.as_ref().filter(|_| data_set == DataSetId::Own)?;
        let firms = own.data_set.firms.as_ref()?;
        (firms.overflowed() || !firms.facts().is_empty()).then_some(own)
    }

    /// What is withheld of a view.
    fn checked(&self, own: &Own, spec: &ViewSpec, rule: &Rule) -> Result<Checked, Error> {
        if is_uncounted(&own.data_set) {
            return Err(Error::Secrecy { why: SecrecyError::TooManyFirms });
        }
        // The view says what it shows where the spec leaves it open.
        let resolved = self.with_input(spec, (false, None), page_view)?.spec;
        let publication = self.made_public(own, &resolved)?;
        Ok(check(&own.data_set, rule, own.visit.borrow().publications(), &publication))
    }

    /// All that a view whose spec leaves nothing open would make public.
    fn made_public(&self, own: &Own, spec: &ViewSpec) -> Result<Publication, Error> {
        let (definition, exclusions, kinds) = self.kinds(own, spec);
        let shelf = self.shelf(spec.data_set, definition, exclusions)?;
        let (Some(period), Some(flow)) = (spec.period, spec.flow) else { return Err(Error::NothingLoaded) };
        Ok(Publication::new(&Asked {
            data_set: &own.data_set,
            tables: &shelf.tables,
            kinds: &kinds,
            tiers: spec.indicator.tiers(),
            definition,
            period,
            flow,
            with_excluded: !spec.exclude.is_empty(),
            level: Level::Province,
        }))
    }

    fn kinds(&self, own: &Own, spec: &ViewSpec) -> (crate::classify::DefinitionId, Exclusions, Vec<Kind>) {
        let (definition, exclude) = self.labels(spec);
        let exclusions = Exclusions::from_ids(exclude.iter().map(String::as_str)).unwrap_or_default();
        let labelling = Labelling { definition, own: self.definition.as_ref(), exclusions };
        (definition, exclusions, labelling.kinds(&own.data_set))
    }

    /// Where the data name no firms: places of whose amount one product is nearly all.
    fn proxies(&self, spec: &ViewSpec) -> Result<Vec<crate::secrecy::Proxy>, Error> {
        let spec = self.with_input(spec, (false, None), page_view)?.spec;
        let (definition, exclude) = self.labels(&spec);
        let exclusions = Exclusions::from_ids(exclude.iter().map(String::as_str)).unwrap_or_default();
        let shelf = self.shelf(spec.data_set, definition, exclusions)?;
        let own = self.data_set().filter(|_| spec.data_set == DataSetId::Own);
        let labelling = Labelling { definition, own: self.definition.as_ref(), exclusions };
        let facts = own.map(|data_set| Facts::new(data_set, labelling));
        let ask = Ask { tables: &shelf.tables, facts: facts.as_ref(), choice: &Choice::default() };
        let (Some(key), Some(tier)) = (spec.period.zip(spec.flow), tier_key(spec.indicator.id())) else {
            return Ok(Vec::new());
        };
        // Data without products have none.
        Ok(proxies(&ask, key, tier).unwrap_or_default())
    }
}

fn is_uncounted(data_set: &DataSet) -> bool {
    data_set.firms.as_ref().is_some_and(|firms| firms.overflowed())
}

/// What a check came to, in numbers.
fn report(checked: &Checked, withheld: &Withheld) -> SecrecyReport {
    SecrecyReport {
        has_firms: true,
        uncounted: false,
        sensitive: checked.sensitive.len(),
        withheld: withheld.places.clone(),
        companions: checked.companions.clone(),
        country: withheld.country,
        known_before: checked.known_before,
        proxies: Vec::new(),
    }
}

fn withheld(checked: &Checked) -> Withheld {
    let mut places: Vec<_> = checked.publication.withheld().collect();
    sort_few(&mut places, |place| *place);
    Withheld { places, country: checked.publication.withholds_country() }
}
