use crate::data::Tier;
use crate::messages::{
    Core, activity_beside, capital, millions, money_short, percent_text_1, period_label, place_name,
    rank_text, tier_label, trend_line, unit_million,
};
use crate::types::{Currency, Period, Place, round_ratio};

use super::build::{Context, figure};
use super::places::Value;
use super::summary::SMALL_VOLUME_E4;
use super::{ProvincePanel, TierPart, TrendPoint, panel_tables, trend};

pub(super) fn build(context: &Context<'_>, plate: u8) -> Option<ProvincePanel> {
    let lang = context.lang;
    let place = context.place(plate)?;
    let value = context.value(place);
    let rank = match context.rank(place) {
        Some(rank) => rank_text((rank.best, rank.worst), (context.ranks.len() as u32, context.level), lang),
        None => Core::NoRank.text(lang).to_string(),
    };
    let beside = context
        .activity_e4(place)
        .map(|total| activity_beside(&money_short(total, Currency::Usd, lang), lang));
    let (tables, marks) = panel_tables::build(context, place);
    let mut notes = notes(context, value);
    notes.extend(marks.into_iter().map(|mark| capital(mark.reason().text(lang), lang)));
    let trend = trend(context, place);
    let national = context.national.map(|value| value.text(lang)).unwrap_or_default();
    let line = trend_line(&national, context.whole(), lang);
    Some(ProvincePanel {
        plate,
        figure: figure(context, place_name(place, lang), value, context.table.get(place)),
        rank,
        facts: trend::facts(context, place),
        buttons: trend::buttons(context, plate),
        beside,
        tiers: tiers(context, place),
        tiers_unit: unit_million(context.passport.currency, lang),
        trend_note: trend.iter().any(|point| point.national_e4.is_some()).then_some(line),
        trend,
        tables,
        notes,
    })
}

fn tiers(context: &Context<'_>, place: Place) -> Vec<TierPart> {
    let lang = context.lang;
    let Some(slice) = context.table.get(place).filter(|slice| context.tables.has_tiers && slice.total_e4 > 0)
    else {
        return Vec::new();
    };
    let of = match slice.denominator(context.definition) {
        (_, most) if most > 0 => most,
        _ => return Vec::new(),
    };
    let part = |id: &str, label: &str, amount: i128| TierPart {
        tier: id.to_string(),
        label: label.to_string(),
        share: percent_text_1(amount, of, lang).unwrap_or_default(),
        volume: millions(amount, lang),
        width_e4: width(amount, of),
    };
    let is_of_all = of == slice.total_e4;
    let shown = |tier: &&Tier| is_of_all || **tier != Tier::NotClassified;
    let tiers = context.definition.tiers().iter().filter(shown);
    let mut parts: Vec<TierPart> =
        tiers.map(|tier| part(tier.id(), tier_label(*tier, lang), slice.tier(*tier))).collect();
    let confidential = slice.tier(Tier::Confidential);
    if confidential != 0 {
        parts.push(part(Tier::Confidential.id(), tier_label(Tier::Confidential, lang), confidential));
    }
    let open = slice.open_total_e4() - confidential;
    if open != 0 {
        parts.push(part("open", Core::OpenTier.text(lang), open));
    }
    parts
}

fn width(part: i128, whole: i128) -> u32 {
    let width = round_ratio(part, whole, 10_000).unwrap_or(0);
    u32::try_from(width.clamp(0, 10_000)).unwrap_or(0)
}

/// The indicator over the years; heights are on one scale for province and country.
fn trend(context: &Context<'_>, place: Place) -> Vec<TrendPoint> {
    let years = context.tables.years(context.flow);
    let points: Vec<(Period, Option<Value>, Option<Value>)> = years
        .iter()
        .filter_map(|(year, _)| {
            let table = context.tables.at(Period::year(*year)?, context.flow)?;
            let own = table.get(place).and_then(|slice| Value::of(context.indicator, slice, context.terms()));
            // A country's total would flatten every province; only shares are comparable.
            let national =
                context.indicator.tiers().and(Value::of(context.indicator, &table.national, context.terms()));
            Some((table.period, own, national))
        })
        .collect();
    let orders = points.iter().flat_map(|(_, own, national)| own.iter().chain(national).map(Value::order));
    let most = i128::from(orders.max().unwrap_or(0));
    let height = |value: &Value| width(i128::from(value.order()), most);
    let dash = Core::Undefined.text(context.lang);
    let point = |(period, own, national): &(Period, Option<Value>, Option<Value>)| TrendPoint {
        label: period_label(*period, context.lang),
        value: own.as_ref().map_or_else(|| dash.to_string(), |value| value.text(context.lang)),
        height_e4: own.as_ref().map(height),
        national_e4: national.as_ref().map(height),
    };
    points.iter().map(point).collect()
}

pub(super) fn notes(context: &Context<'_>, value: Option<&Value>) -> Vec<String> {
    let Some(value) = value else {
        return Vec::new();
    };
    let stands_out = context.national.is_some_and(|national| value.order() > 2 * national.order());
    let is_small = context.indicator.tiers().is_some() && value.volume_e4.1 < SMALL_VOLUME_E4;
    if is_small && stands_out { vec![Core::SmallVolume.text(context.lang).to_string()] } else { Vec::new() }
}
