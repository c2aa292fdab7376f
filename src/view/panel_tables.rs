//! Small tables about a chosen place, from the catalogue of indicators.

use crate::indicators::{
    Answer, Ask, Cell, Choice, Column, Entry, Kind, Mark, PlaceTable, Row, Text, TierKey,
};
use crate::messages::{FigureText, period_label};
use crate::types::{Flow, Period, Place};

use super::build::Context;
use super::figures::{cell_text, tier_name};
use super::{Indicator, PanelTable};

/// Rows of products and partners.
const TOP: usize = 5;
/// Years that fit beside one another.
const YEARS: usize = 6;

/// Tiers over the years, ranks and parts of the country, coverage, largest products and partners; and what
/// makes the indicator's number fragile. What the data lack is left out.
pub(super) fn build(context: &Context<'_>, place: Place) -> (Vec<PanelTable>, Vec<Mark>) {
    let tier = match context.indicator {
        Indicator::Share(tier) => TierKey::One(tier),
        Indicator::HighAndMediumHigh => TierKey::HighAndMediumHigh,
        Indicator::Total => TierKey::Total,
    };
    let choice = Choice {
        flow: Some(context.flow),
        period: Some(context.table.period),
        added_up: true,
        place: Some(place),
        top: TOP,
        ..Choice::default()
    };
    let (products, product_marks) = largest(context, "top-products", "product", &choice, tier);
    let (partners, partner_marks) = largest(context, "top-partners", "partner", &choice, tier);
    let mut marks = product_marks;
    marks.extend(partner_marks);
    marks.sort_unstable();
    marks.dedup();
    let tables =
        [over_time(context, place), ranks(context, &choice), coverage(context, &choice), products, partners];
    (tables.into_iter().flatten().collect(), marks)
}

fn ask(context: &Context<'_>, id: &str, choice: &Choice) -> Option<Answer> {
    let ask = Ask { tables: context.tables, facts: context.input.facts, choice };
    (Entry::from_id(id)?.answer)(&ask).ok().filter(|answer| !answer.rows.is_empty())
}

/// The columns of an answer that are shown, by their ids.
fn table(context: &Context<'_>, title: &str, answer: &Answer, ids: &[&str]) -> PanelTable {
    let lang = context.lang;
    let places = ids.iter().filter_map(|id| answer.columns.iter().position(|column| column.id == *id));
    let places: Vec<(usize, &Column)> = places.filter_map(|at| Some((at, answer.columns.get(at)?))).collect();
    PanelTable {
        title: title.to_string(),
        columns: places.iter().map(|(_, column)| column.label.text(lang).to_string()).collect(),
        rows: answer
            .rows
            .iter()
            .map(|row| {
                let text = |(at, column): &(usize, &Column)| {
                    cell_text(column, row.cells.get(*at).unwrap_or(&Cell::None), (context.whole(), lang))
                };
                places.iter().map(text).collect()
            })
            .collect(),
    }
}

/// Shares of every tier, year by year.
fn over_time(context: &Context<'_>, place: Place) -> Option<PanelTable> {
    let lang = context.lang;
    let years = context.tables.years(context.flow);
    let years: Vec<_> = years
        .iter()
        .rev()
        .take(YEARS)
        .rev()
        .filter_map(|(year, _)| context.tables.at(Period::year(*year)?, context.flow))
        .collect();
    if years.len() < 2 || !context.tables.has_tiers {
        return None;
    }
    let share = Column { id: "share_pct", kind: Kind::Percent, is_bounded: true, label: Text("", "") };
    let choice = Choice::default();
    let ask = Ask { tables: context.tables, facts: None, choice: &choice };
    let rows = context.definition.tiers().iter().map(|tier| {
        let tier = TierKey::One(*tier);
        let value = |table: &PlaceTable| {
            let share_of = table.get(place).and_then(|slice| ask.share(slice, tier));
            cell_text(&share, &Cell::interval(share_of), (context.whole(), lang))
        };
        std::iter::once(tier_name(tier, lang)).chain(years.iter().map(value)).collect()
    });
    let labels = years.iter().map(|table| period_label(table.period, lang));
    Some(PanelTable {
        title: FigureText::TiersOverTime.text(lang).to_string(),
        columns: std::iter::once(FigureText::SharePercent.text(lang).to_string()).chain(labels).collect(),
        rows: rows.collect(),
    })
}

/// Ranks among all places, and the part of the country's tier beside them.
fn ranks(context: &Context<'_>, choice: &Choice) -> Option<PanelTable> {
    let ranks = ask(context, "ranks", choice)?;
    let ids = ["tier", "rank", "rank_change", "share_rank"];
    let mut table = table(context, context.whole().ranks_title(context.lang), &ranks, &ids);
    let (by_tier, whole) = (ask(context, "tier-contributions", choice), ask(context, "totals", choice)?);
    let column = |answer: &Answer, id: &str| answer.columns.iter().position(|column| column.id == id);
    let (tier, share) = (column(&ranks, "tier")?, column(&whole, "share_pct")?);
    let cell = |answer: &Answer, row: Option<&Row>| -> Option<Cell> {
        row?.cells.get(column(answer, "share_pct")?).cloned()
    };
    table.columns.push(context.whole().part_head(context.lang).to_string());
    for (row, ranked) in table.rows.iter_mut().zip(&ranks.rows) {
        let own = ranked.cells.get(tier);
        let part = match (own, &by_tier) {
            (Some(Cell::Tier(TierKey::Total)), _) => cell(&whole, whole.rows.first()),
            (_, Some(parts)) => {
                let at = column(parts, "tier");
                let same = |part: &&Row| at.and_then(|at| part.cells.get(at)) == own;
                cell(parts, parts.rows.iter().find(same))
            }
            _ => None,
        };
        row.push(cell_text(
            whole.columns.get(share)?,
            &part.unwrap_or(Cell::None),
            (context.whole(), context.lang),
        ));
    }
    Some(table)
}

fn coverage(context: &Context<'_>, choice: &Choice) -> Option<PanelTable> {
    if context.tables.flows() != Flow::ALL {
        return None;
    }
    let answer = ask(context, "coverage", choice)?;
    Some(table(
        context,
        FigureText::Coverage.text(context.lang),
        &answer,
        &["tier", "exports", "imports", "coverage_pct"],
    ))
}

/// The largest products or partners of everything, and what is said of those of the indicator's tier.
fn largest(
    context: &Context<'_>,
    id: &str,
    column: &str,
    choice: &Choice,
    tier: TierKey,
) -> (Option<PanelTable>, Vec<Mark>) {
    let title = if column == "product" { FigureText::TopProducts } else { FigureText::TopPartners };
    let all = ask(context, id, choice);
    // Of the tier the marks alone are looked at, which the first row has; everything was asked for already.
    let of_tier = match tier {
        TierKey::Total => all.clone(),
        _ => ask(context, id, &Choice { tier: Some(tier), top: 1, ..choice.clone() }),
    };
    let marks = of_tier.iter().flat_map(|answer| &answer.rows).flat_map(|row| row.marks.iter().copied());
    let marks =
        marks.filter(|mark| matches!(mark, Mark::OneProduct | Mark::OnePartner | Mark::FewFirms)).collect();
    (
        all.map(|answer| table(context, title.text(context.lang), &answer, &[column, "value", "share_pct"])),
        marks,
    )
}
