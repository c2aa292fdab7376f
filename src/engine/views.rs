//! Views, files and lists from the shelves.

use std::rc::Rc;

use crate::classify::{Classifier, DefinitionId, Exclusions};
use crate::cube::Labelling;
use crate::data::regions;
use crate::error::{Error, Lacks};
use crate::indicators::{Answer, Ask, Choice, Entry, Facts, Matched, Scatter};
use crate::messages::{Lang, Whole, place_name};
use crate::protocol::{DataSetId, MadeFile, ViewSpec};
use crate::publish;
use crate::secrecy::Withheld;
use crate::types::{Basis, Flow, Period, Place};
use crate::view::maps::{Other, With};
use crate::view::sheet::sheet_of;
use crate::view::{
    BesideFile, ChartKind, ChartSpec, ChartView, FigureInput, FigureSpec, HelpInput, HelpTerm, PageView,
    ViewInput, ViewNumbers, chart_view, figure_view, help, page_view, view_numbers,
};

use super::{Engine, Shelf};

impl Engine {
    /// What to draw. A definition or a list that is not there, or that the data lack codes for, becomes the
    /// default; the view says in its own spec what it shows.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the data set is not there.
    pub fn view(&self, spec: &ViewSpec) -> Result<PageView, Error> {
        // Only the panel of a province asks for products and partners.
        let mut view = self.with_input(spec, (spec.province.is_some(), None), page_view)?;
        view.hands = publish::hands(&view);
        Ok(view)
    }

    /// A chart of a view, and which it is, with what was chosen anew. What an address asks for and the data lack
    /// is said in the chart's place.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn chart(
        &self,
        view: &ViewSpec,
        chart: &str,
        changes: &[(String, String)],
    ) -> Result<ChartView, Error> {
        let mut spec = ChartSpec::parse(chart);
        changes.iter().for_each(|(name, value)| spec.set(name, value));
        let beside = self.beside(view, &spec);
        self.with_input(view, (true, None), |input| {
            let others = beside.iter().map(|(data_set, shelf)| Other {
                data_set: *data_set,
                tables: &shelf.tables,
                passport: shelf.passport,
            });
            let others: Vec<Other<'_>> = others.collect();
            chart_view(input, spec, &others)
        })
    }

    /// The sums that a comparison of maps can have beside the view's: of every other data set that is there, and
    /// of the visitor's own under the definition that was asked for.
    fn beside(&self, view: &ViewSpec, spec: &ChartSpec) -> Vec<(DataSetId, Rc<Shelf>)> {
        if spec.kind != ChartKind::Compare {
            return Vec::new();
        }
        let (definition, exclude) = self.labels(view);
        let exclusions = Exclusions::from_ids(exclude.iter().map(String::as_str)).unwrap_or_default();
        let others = DataSetId::ALL.into_iter().filter(|known| *known != view.data_set);
        let others = others.map(|known| (known, definition));
        let asked = match spec.get("with").parse() {
            Ok(With::Definition(asked))
                if view.data_set == DataSetId::Own && self.has(DataSetId::Own, asked) =>
            {
                Some((DataSetId::Own, asked))
            }
            _ => None,
        };
        let shelf =
            |(data_set, definition)| Some((data_set, self.shelf(data_set, definition, exclusions).ok()?));
        others.chain(asked).filter_map(shelf).collect()
    }

    /// Gathers what a view is made from: with products and partners where they are needed, and without what is
    /// withheld where it is for the public.
    pub(super) fn with_input<T>(
        &self,
        spec: &ViewSpec,
        (has_facts, withheld): (bool, Option<&Withheld>),
        make: impl FnOnce(&ViewInput<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let is_own = spec.data_set == DataSetId::Own;
        let (definition, exclude) = self.labels(spec);
        let exclusions = Exclusions::from_ids(exclude.iter().map(String::as_str)).unwrap_or_default();
        let has = |definition: DefinitionId| self.has(spec.data_set, definition);
        let shelf = self.shelf(spec.data_set, definition, exclusions)?;
        let compare = match spec.compare.filter(|other| is_own && has(*other)) {
            Some(other) => Some(self.shelf(spec.data_set, other, exclusions)?),
            None => None,
        };
        let ministry = self.shelf(DataSetId::Ministry, definition, exclusions)?;
        let spec = ViewSpec { exclude, ..spec.clone() };
        let labelling = Labelling { definition, own: self.definition.as_ref(), exclusions };
        let own = self.data_set().filter(|_| is_own && has_facts);
        let facts = own.map(|data_set| Facts::knowing(data_set, labelling, &shelf.known));
        make(&ViewInput {
            facts: facts.as_ref(),
            spec: &spec,
            passport: shelf.passport,
            tables: &shelf.tables,
            activity: Some(&ministry.tables),
            has_own: self.own.is_some(),
            // Sums of single products are checked by nobody.
            method: shelf.method.as_ref().filter(|_| withheld.is_none()),
            is_own,
            codes: self.codes().filter(|_| is_own),
            compare: compare.as_ref().map(|shelf| &shelf.tables),
            has_definition: self.definition.is_some(),
            withheld,
        })
    }

    /// The explanation of a term beside a view, as markup; nothing where nobody knows the term.
    pub fn help(&self, term: &str, spec: &ViewSpec) -> String {
        let Some(term) = HelpTerm::from_id(term) else { return String::new() };
        let (definition, _) = self.labels(spec);
        let own = self.definition.as_ref().filter(|_| definition == DefinitionId::Own);
        let classifier = Classifier { own, ..Classifier::new(definition) };
        let passport = self.shelf(spec.data_set, definition, Exclusions::NONE).map(|shelf| shelf.passport);
        let basis = passport.map_or(Basis::Unknown, |passport| passport.basis);
        let input = HelpInput {
            term,
            indicator: spec.indicator,
            classifier,
            basis,
            classes: &spec.classes,
            lang: spec.lang,
        };
        publish::help_markup(&help(&input), spec.lang)
    }

    /// Whether a definition is there and can be applied to a data set.
    fn has(&self, data_set: DataSetId, definition: DefinitionId) -> bool {
        self.reachable(data_set, definition).is_ok()
    }

    /// The definition and the lists of a view, as far as they are there; else those by default.
    pub(super) fn labels(&self, spec: &ViewSpec) -> (DefinitionId, Vec<String>) {
        let is_known = |id: &&String| crate::data::codes::list(id).is_some();
        let own = spec.data_set == DataSetId::Own;
        let exclude = spec.exclude.iter().filter(|_| own).filter(is_known).cloned().collect();
        let has = self.has(spec.data_set, spec.definition);
        (if has { spec.definition } else { DefinitionId::default() }, exclude)
    }

    /// What an indicator says of a data set under a definition and with some goods left out.
    ///
    /// # Errors
    ///
    /// As [`Engine::shelf`], and [`Error::NotInData`] where the data lack what the indicator needs.
    pub fn answer(
        &self,
        data_set: DataSetId,
        (definition, exclusions): (DefinitionId, Exclusions),
        entry: &Entry,
        choice: &Choice,
    ) -> Result<Answer, Error> {
        let shelf = self.shelf(data_set, definition, exclusions)?;
        let labelling = Labelling { definition, own: self.definition.as_ref(), exclusions };
        // Published shares are of tiers: there is nothing behind them.
        let own = self.data_set().filter(|_| data_set == DataSetId::Own);
        let facts = own.map(|data_set| Facts::knowing(data_set, labelling, &shelf.known));
        let ask = Ask { tables: &shelf.tables, facts: facts.as_ref(), choice };
        (entry.answer)(&ask).map_err(Error::from)
    }

    /// The table of an indicator beside a view, as markup or as a file; and which it is, with what was chosen
    /// anew. What an address asks for and the data lack is said in the table's place; so is what is wrong with
    /// the visitor's number of every province.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn figure(
        &self,
        view: &ViewSpec,
        figure: &str,
        changes: &[(String, String)],
        beside: Option<BesideFile>,
    ) -> Result<Figure, Error> {
        let mut spec = FigureSpec::parse(figure);
        changes.iter().for_each(|(name, value)| spec.set(name, value));
        let (definition, exclude) = self.labels(view);
        let exclusions = Exclusions::from_ids(exclude.iter().map(String::as_str)).unwrap_or_default();
        let shelf = self.shelf(view.data_set, definition, exclusions)?;
        let flow = view.flow.or(shelf.tables.flows().first().copied()).unwrap_or(Flow::Export);
        let period = view.period.or_else(|| shelf.tables.default_period(flow));
        let province = view.province.and_then(|plate| regions::at(plate, shelf.tables.level));
        let index = beside.as_ref().and_then(|beside| beside.index.as_ref().ok().cloned());
        let choice = Choice { index, ..spec.choice(flow, period, province) };
        let labelling = Labelling { definition, own: self.definition.as_ref(), exclusions };
        // Published shares are of tiers: there is nothing behind them.
        let own = self.data_set().filter(|_| view.data_set == DataSetId::Own);
        let facts = own.map(|data_set| Facts::new(data_set, labelling));
        let ask = Ask { tables: &shelf.tables, facts: facts.as_ref(), choice: &choice };
        let answer = (spec.entry.answer)(&ask);
        let matched = Matched::new(&ask).ok();
        let scatter = spec.entry.scatter().and_then(|amounts| Scatter::new(&ask, amounts).ok());
        let found = Found { beside, matched, scatter };
        Ok(Figure { spec, answer, found, shelf, flow, period, province, lang: view.lang })
    }

    /// A view with the numbers behind it, for files: without what can be pressed, and without the numbers of some places
    /// where they are withheld.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn view_and_numbers(
        &self,
        spec: &ViewSpec,
        withheld: Option<&Withheld>,
    ) -> Result<(PageView, ViewNumbers), Error> {
        let has_facts = spec.province.is_some() && withheld.is_none();
        self.with_input(spec, (has_facts, withheld), |input| Ok((page_view(input)?, view_numbers(input)?)))
    }
}

/// What the visitor's file gives beside a table.
struct Found {
    beside: Option<BesideFile>,
    matched: Option<Matched>,
    scatter: Option<Scatter>,
}

/// The table of an indicator, before it is written.
pub struct Figure {
    /// Which.
    pub spec: FigureSpec,
    answer: Result<Answer, Lacks>,
    found: Found,
    shelf: Rc<Shelf>,
    flow: Flow,
    period: Option<Period>,
    province: Option<Place>,
    lang: Lang,
}

impl Figure {
    /// As markup for the page.
    pub fn markup(self) -> String {
        let lang = self.lang;
        let view = figure_view(&FigureInput {
            spec: self.spec,
            answer: self.answer,
            beside: self.found.beside,
            matched: self.found.matched,
            scatter: self.found.scatter,
            tables: &self.shelf.tables,
            passport: self.shelf.passport,
            flow: self.flow,
            period: self.period,
            province: self.province.map(|place| place_name(place, lang).to_string()),
            lang,
        });
        publish::figure_markup(&view, lang)
    }

    /// As a CSV file for programs.
    ///
    /// # Errors
    ///
    /// [`Error::NotInData`] where the data lack what the indicator needs.
    pub fn file(self) -> Result<MadeFile, Error> {
        let sheet = sheet_of(&self.answer?, (Whole::of(self.shelf.passport), self.lang));
        let name = format!("teknoharita-{}.csv", self.spec.entry.id);
        let mime = "text/csv;charset=utf-8".to_string();
        Ok(MadeFile { name, mime, bytes: publish::sheet_csv(&sheet).into_bytes() })
    }
}
