use crate::classify::DefinitionId;
use crate::error::{Error, Lacks};
use crate::indicators::{
    Answer, Area, CATALOGUE, Cell, Column, Entry, Group, Kind, Mark, Matched, Need, Over, Row, Scatter,
    Tables, TierKey,
};
use crate::messages::{
    BesideText, FigureText, Lang, RegionText, Whole, definition_name, error_text, flow_option, fold,
    money_short, passport_short, period_label, unit_million,
};
use crate::types::{E4, Flow, Level, Passport, Period, sort_few};

use super::beside::beside_view;
use super::cell::{Key, key, text, tier_name};
use super::regions::region_edits;
use super::scatter::scatter_view;
use super::spec::OWN;
use super::{BesideFile, Control, FigureRow, FigureSpec, FigureView, Head};
use crate::view::{Choice, Indicator};

/// Rows that are shown unless all are asked for.
const ROWS: usize = 100;

/// What a table is made from.
pub struct FigureInput<'a> {
    /// What was asked for.
    pub spec: FigureSpec,
    /// What came of it.
    pub answer: Result<Answer, Lacks>,
    /// The visitor's file of provinces and numbers.
    pub beside: Option<BesideFile>,
    /// How its places and those of the data meet.
    pub matched: Option<Matched>,
    /// The points that it makes.
    pub scatter: Option<Scatter>,
    /// The sums of the data set.
    pub tables: &'a Tables,
    /// What it says about itself.
    pub passport: Passport,
    /// Direction of the map.
    pub flow: Flow,
    /// Period of the map.
    pub period: Option<Period>,
    /// Name of the province that is chosen on the map.
    pub province: Option<String>,
    /// Language.
    pub lang: Lang,
}

/// Builds the view of an indicator.
pub fn figure_view(input: &FigureInput<'_>) -> FigureView {
    let (entry, lang) = (input.spec.entry, input.lang);
    let regions = &input.spec.regions;
    let mut view = FigureView {
        spec: input.spec.to_string(),
        groups: groups(entry, lang),
        title: entry.title.text(lang).to_string(),
        meaning: entry.meaning.text(lang).to_string(),
        about: about(entry, lang),
        controls: controls(input),
        regions: input.spec.is_own.then(|| region_edits(regions, input.tables.level, lang)),
        beside: beside_view(input),
        scatter: scatter_view(input),
        ..FigureView::default()
    };
    match &input.answer {
        Ok(answer) => fill(&mut view, answer, input),
        // What is said of the file says why.
        Err(Lacks::Index) if input.matched.is_none() => {}
        Err(Lacks::Index) => {
            let words =
                [BesideText::NoMatch, BesideText::NoMatchTodo].map(|text| text.text(lang).to_string());
            view.refusal = Some(words.into());
        }
        Err(lacks) => {
            let words = error_text(&Error::from(*lacks), lang);
            view.refusal = Some((format!("{}. {}", words.title, words.body), words.todo));
        }
    }
    view
}

fn groups(chosen: &Entry, lang: Lang) -> Vec<(String, Vec<Choice>)> {
    let of = |group: Group| -> Vec<Choice> {
        let entries = CATALOGUE.iter().filter(|entry| entry.group == group);
        let choice = |entry: &&Entry| Choice::new(entry.id, entry.title.text(lang), entry.id == chosen.id);
        entries.map(choice).collect()
    };
    Group::ALL.into_iter().map(|group| (group.name().text(lang).to_string(), of(group))).collect()
}

fn about(entry: &Entry, lang: Lang) -> Vec<(String, String)> {
    let texts = [
        (FigureText::Formula, entry.formula.text(lang)),
        (FigureText::Unit, entry.unit.text(lang)),
        (FigureText::Denominator, entry.denominator.text(lang)),
        (FigureText::Undefined, entry.undefined.text(lang)),
        (FigureText::Intervals, entry.intervals.text(lang)),
        (FigureText::Example, entry.example.text(lang)),
        (FigureText::Source, entry.source),
    ];
    texts.into_iter().map(|(label, text)| (label.text(lang).to_string(), text.to_string())).collect()
}

/// A list of ways; the first is the default, whose value is empty.
fn control(name: &str, label: FigureText, chosen: &str, ways: Vec<(String, String)>, lang: Lang) -> Control {
    let choice = |(value, label): (String, String)| Choice::new(value.as_str(), label, value == chosen);
    let choices = ways.into_iter().map(choice).collect();
    Control { name: name.to_string(), label: label.text(lang).to_string(), choices }
}

fn controls(input: &FigureInput<'_>) -> Vec<Control> {
    let (spec, lang, tables) = (&input.spec, input.lang, input.tables);
    let entry = spec.entry;
    let word = |text: FigureText| text.text(lang).to_string();
    let usual = |text: FigureText| (String::new(), word(text));
    let mut controls = Vec::new();
    if entry.is_series() && tables.own_periods(input.flow).len() > 1 {
        let chosen = if spec.all_periods { "all" } else { "" };
        let map = input.period.map_or_else(String::new, |period| period_label(period, lang));
        let ways = vec![(String::new(), map), ("all".to_string(), word(FigureText::AllPeriods))];
        controls.push(control("periods", FigureText::Periods, chosen, ways, lang));
    }
    if entry.compares() {
        let mut ways = vec![usual(if entry.id == "compound-growth" || entry.id == "index" {
            FigureText::FirstYear
        } else {
            FigureText::YearBefore
        })];
        let mut periods: Vec<Period> =
            tables.years(input.flow).iter().filter_map(|(year, _)| Period::year(*year)).collect();
        periods.retain(|period| Some(*period) != input.period);
        ways.extend(periods.into_iter().map(|period| (period.to_string(), period_label(period, lang))));
        let chosen = spec.base.map(|base| base.to_string()).unwrap_or_default();
        controls.push(control("base", FigureText::Base, &chosen, ways, lang));
    }
    controls.push(geographies(input));
    if let (Some(province), None, false) = (&input.province, spec.by, spec.is_own) {
        let ways = vec![usual(FigureText::Everywhere), ("yes".to_string(), province.clone())];
        controls.push(control("here", FigureText::Where, if spec.here { "yes" } else { "" }, ways, lang));
    }
    if tables.has_tiers && entry.has_tiers() {
        // Beside an index stands one value: that of all goods, unless a tier is chosen.
        let is_one = entry.group == Group::Beside;
        let mut ways = vec![usual(if is_one { FigureText::AllGoods } else { FigureText::AllTiers })];
        let mut tiers: Vec<TierKey> = tables.definition.tiers().iter().copied().map(TierKey::One).collect();
        if Indicator::of(tables.definition).contains(&Indicator::HighAndMediumHigh) {
            tiers.push(TierKey::HighAndMediumHigh);
        }
        if !entry.needs.contains(&Need::Tiers) && !is_one {
            tiers.push(TierKey::Total);
        }
        let tiers = tiers.into_iter();
        ways.extend(tiers.map(|tier| (tier.id().to_string(), tier_name(tier, lang))));
        let chosen = spec.tier.filter(|tier| !is_one || *tier != TierKey::Total).map_or("", TierKey::id);
        controls.push(control("tier", FigureText::Tier, chosen, ways, lang));
    }
    let has_share = entry.group == Group::Beside && spec.tier.is_some() && entry.scatter() == Some(false);
    let has_weight = entry.needs.contains(&Need::Weight);
    if tables.has_tiers && (entry.needs.contains(&Need::Tiers) || has_weight || has_share) {
        let mut ways = vec![usual(FigureText::AsDefined)];
        ways.extend(Over::ALL.map(|over| (over.id().to_string(), over_name(over, lang))));
        let chosen = spec.over.map_or("", Over::id);
        controls.push(control("over", FigureText::Denominator, chosen, ways, lang));
    }
    let millions = |values: &[u32], usual: u32| -> Vec<(String, String)> {
        let value = |million: &u32| if *million == usual { String::new() } else { million.to_string() };
        values.iter().map(|million| (value(million), FigureText::millions(*million, lang))).collect()
    };
    let plain = FigureSpec::default();
    let chosen = |value: u32, usual: u32| if value == usual { String::new() } else { value.to_string() };
    if entry.has_top() {
        let ways = [10u32, 3, 5, 20, 30, 50, 100].map(|top| (chosen(top, plain.top as u32), top.to_string()));
        let top = chosen(spec.top as u32, plain.top as u32);
        controls.push(control("top", FigureText::Top, &top, ways.to_vec(), lang));
    }
    if entry.id == "thresholds" {
        let ways = millions(&[1_000, 100, 500, 5_000, 10_000], plain.threshold);
        let threshold = chosen(spec.threshold, plain.threshold);
        controls.push(control("threshold", FigureText::Threshold, &threshold, ways, lang));
    } else {
        let ways = millions(&[25, 1, 5, 10, 50, 100, 0], plain.limit);
        let limit = chosen(spec.limit, plain.limit);
        controls.push(control("limit", FigureText::Limit, &limit, ways, lang));
    }
    controls
}

/// What places can be added up to.
fn geographies(input: &FigureInput<'_>) -> Control {
    let (spec, lang) = (&input.spec, input.lang);
    let word = |text: FigureText| text.text(lang).to_string();
    let is_of_provinces = input.tables.level == Level::Province;
    let own = if is_of_provinces { FigureText::Provinces } else { FigureText::OwnLevel };
    let mut ways = vec![(String::new(), word(own))];
    if is_of_provinces {
        ways.push((Level::Nuts2.id().to_string(), word(FigureText::Nuts2)));
        ways.push((Level::Nuts1.id().to_string(), word(FigureText::Nuts1)));
    }
    ways.push((OWN.to_string(), RegionText::Way.text(lang).to_string()));
    let chosen = if spec.is_own { OWN } else { spec.by.map_or("", Level::id) };
    control("by", FigureText::By, chosen, ways, lang)
}

/// The name of a denominator.
pub fn over_name(over: Over, lang: Lang) -> String {
    let text = match over {
        Over::All => FigureText::AllGoods,
        Over::Manufacturing => FigureText::Manufacturing,
        Over::WithoutConfidential => FigureText::WithoutConfidential,
    };
    text.text(lang).to_string()
}

impl Entry {
    /// Whether it has rows of many periods.
    fn is_series(&self) -> bool {
        let is_one = matches!(self.group, Group::Concentration | Group::Specialisation | Group::Beside);
        !self.compares() && (!is_one || self.needs.contains(&Need::Weight))
    }

    /// Whether it sets a period against another.
    fn compares(&self) -> bool {
        self.group == Group::Time || self.needs.contains(&Need::TwoPeriods)
    }

    /// Whether one of its tiers can be chosen.
    fn has_tiers(&self) -> bool {
        !matches!(
            self.id,
            "totals"
                | "high-and-medium-high"
                | "krugman"
                | "diversity"
                | "ubiquity"
                | "location-quotient-products"
        )
    }

    /// Whether it lists the largest.
    fn has_top(&self) -> bool {
        self.id == "gains"
            || ["top-", "tier-structure", "location-quotient-products", "ubiquity"]
                .iter()
                .any(|begin| self.id.starts_with(begin))
    }
}

fn fill(view: &mut FigureView, answer: &Answer, input: &FigureInput<'_>) {
    let (spec, lang) = (&input.spec, input.lang);
    let columns: Vec<(usize, &Column)> = answer.columns.iter().enumerate().collect();
    // What all rows say alike is said once.
    let common = |at: usize| {
        let first = answer.rows.first()?.cells.get(at)?;
        let says = matches!(first, Cell::Period(_) | Cell::Flow(_) | Cell::Tier(_));
        (says && answer.rows.iter().all(|row| row.cells.get(at) == Some(first))).then_some(first)
    };
    let (said, mut shown): (Vec<_>, Vec<_>) = columns.into_iter().partition(|(at, _)| common(*at).is_some());
    // What a table is about stands behind the names, before the amounts that it comes from: on a phone it is seen.
    if shown.iter().any(|(_, column)| leads(column)) {
        let place = |column: &Column| match column.kind {
            Kind::Key | Kind::Words | Kind::Rank => 0,
            _ if leads(column) => 1,
            _ => 2,
        };
        sort_few(&mut shown, |(_, column)| place(column));
    }
    view.caption = caption(&said, &common, input);
    view.columns = shown.iter().map(|(at, column)| head(*at, column, input)).collect();
    let mut rows: Vec<&Row> = answer.rows.iter().collect();
    let whole = Whole::of(input.passport);
    if let Some(sort) = spec.sort {
        let mut keyed: Vec<(Key, &Row)> = rows
            .into_iter()
            .map(|row| {
                (row.cells.get(usize::from(sort.column)).map_or(Key::Nothing, |cell| key(cell, lang)), row)
            })
            .collect();
        keyed.sort_by(|(a, _), (b, _)| a.order(b, sort.falling));
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    // Of a long list the country comes first, and what lies in no province last; who sorts wants another order.
    if spec.sort.is_none() {
        let place = |row: &&Row| {
            let areas = row.cells.iter().filter_map(|cell| match cell {
                Cell::Area(Area::Country) => Some(0),
                Cell::Area(area) if !area.is_ranked() => Some(2),
                _ => None,
            });
            areas.min().unwrap_or(1)
        };
        rows.sort_by_key(place);
    }
    view.row_count = rows.len() as u32;
    let most = if spec.all_rows { usize::MAX } else { ROWS };
    let mut found: Vec<Mark> = rows.iter().take(most).flat_map(|row| row.marks.iter().copied()).collect();
    found.sort_unstable();
    found.dedup();
    let sign =
        |mark: Mark| found.iter().position(|known| *known == mark).map_or("", |at| SIGNS[at % SIGNS.len()]);
    let limit = money_short(i128::from(spec.limit) * 1_000_000 * E4, input.passport.currency, lang);
    let reason = |mark: Mark| match mark.is_of_limit() {
        true => format!("{} ({limit})", mark.reason().text(lang)),
        false => mark.reason().text(lang).to_string(),
    };
    view.marks = found.iter().map(|mark| (sign(*mark).to_string(), reason(*mark))).collect();
    view.rows = rows
        .into_iter()
        .take(most)
        .map(|row| {
            let cells: Vec<String> = shown
                .iter()
                .map(|(at, column)| text(column, row.cells.get(*at).unwrap_or(&Cell::None), (whole, lang)))
                .collect();
            let names = shown.iter().zip(&cells).filter(|((_, column), _)| column.kind == Kind::Key);
            let search = names.map(|(_, text)| fold(text)).collect::<Vec<_>>().join(" ");
            FigureRow {
                search,
                marks: row.marks.iter().map(|mark| sign(*mark)).collect::<Vec<_>>().join(" "),
                is_total: row.cells.contains(&Cell::Area(Area::Country)),
                cells,
            }
        })
        .collect();
}

/// Whether a column is what a table of changes is about.
fn leads(column: &Column) -> bool {
    matches!(column.id, "growth_pct" | "change_points" | "index_pct")
}

/// Signs of marks, in the order in which they occur.
const SIGNS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

fn caption<'a>(
    said: &[(usize, &Column)],
    common: &impl Fn(usize) -> Option<&'a Cell>,
    input: &FigureInput<'_>,
) -> String {
    let lang = input.lang;
    let mut parts: Vec<String> = Vec::new();
    for (at, column) in said {
        let Some(cell) = common(*at) else { continue };
        let text = text(column, cell, (Whole::of(input.passport), lang));
        parts.push(if column.id == "base_period" { FigureText::against(&text, lang) } else { text });
    }
    if !said.iter().any(|(_, column)| column.id == "flow") && input.spec.entry.group != Group::Flows {
        parts.push(flow_option(input.flow, lang).to_string());
    }
    if let Some(over) = input.spec.over {
        parts.push(FigureText::of(&over_name(over, lang), lang));
    }
    if input.tables.has_tiers && input.tables.definition != DefinitionId::default() {
        parts.push(definition_name(input.tables.definition.id(), lang).to_string());
    }
    parts.push(passport_short(input.passport, lang));
    parts.join(" · ")
}

fn head(at: usize, column: &Column, input: &FigureInput<'_>) -> Head {
    let lang = input.lang;
    let level = input.spec.by.unwrap_or(input.tables.level);
    let label = match column.id {
        "plate" if level != Level::Province || input.spec.is_own => FigureText::Region.text(lang).to_string(),
        _ => column.label.text(lang).to_string(),
    };
    let unit = match column.kind {
        Kind::Money => unit_million(input.passport.currency, lang),
        Kind::Percent if column.id.ends_with("_points") => FigureText::Points.text(lang).to_string(),
        Kind::Percent if column.id == "index_pct" => String::new(),
        Kind::Percent => "%".to_string(),
        Kind::Points => FigureText::Points.text(lang).to_string(),
        Kind::Weight => "kg".to_string(),
        Kind::UnitValue => format!("{}/kg", input.passport.currency.id().to_uppercase()),
        _ => String::new(),
    };
    let sorted = input.spec.sort.filter(|sort| usize::from(sort.column) == at).map(|sort| sort.falling);
    Head { id: at.to_string(), label, unit, numeric: !matches!(column.kind, Kind::Key | Kind::Words), sorted }
}
