//! Everything that a map says, for programs.

use serde_json::{Map, Value, json};

use crate::data::boundaries;
use crate::view::{LegendClass, PageView, ViewNumbers};

use super::{About, Row, rows};

/// Name of the form, in `schema`.
const SCHEMA: &str = "teknoharita-view";

/// Version of the form. Readers of a version may expect its members to stay; further ones may come.
const VERSION: u32 = 1;

/// A view as JSON: what was asked (`spec`), what it is (`passport`), what is written (`texts`), the key (`classes`,
/// `gradient`, `gaps`), the numbers (`national`, `places`, `beside`) and the method card (`card`).
///
/// Numbers are JSON numbers in the unit of `unit`, amounts in that of `currency`: readers that keep them as doubles
/// have amounts exact to 1/10,000 up to some 500 billion. What is not known is `null`, and `gap` says why.
pub fn json(view: &PageView, numbers: &ViewNumbers, card: &Value) -> Vec<u8> {
    let rows = rows(view, numbers);
    let all = |is_of: fn(About) -> bool| -> Vec<Value> {
        rows.iter().filter(|row| is_of(row.about)).map(|row| place(row, view, numbers)).collect()
    };
    let legend = &view.map.legend;
    let gaps =
        legend.gaps().map(|(gap, label, count)| json!({ "id": gap.id(), "label": label, "count": count }));
    let gradient = legend.gradient.as_ref().map(|shades| {
        let mark = shades.mark.as_ref().map(|(label, shade)| json!({ "label": label, "shade": shade }));
        json!({ "low": shades.low, "high": shades.high, "mark": mark })
    });
    let class = |class: &LegendClass| {
        let bounds = &numbers.class_bounds;
        let from = usize::from(class.class).checked_sub(1).and_then(|below| bounds.get(below));
        let to = bounds.get(usize::from(class.class));
        json!({
            "class": class.class,
            "label": class.label,
            "from": number(from.map(String::as_str)),
            "to": number(to.map(String::as_str)),
            "count": class.provinces,
            "step": class.step,
        })
    };
    let file = json!({
        "schema": SCHEMA,
        "version": VERSION,
        "spec": spec(view, numbers),
        "passport": passport(view, numbers),
        "texts": {
            "title": view.title,
            "headline": view.headline,
            "summary": view.summary,
            "description": view.map.description,
            "source": view.source,
            "notes": view.notes,
            "mark": view.mark,
            "boundaries": boundaries::NOTICE,
        },
        "legend": {
            "title": legend.title,
            "scheme": legend.scheme.id(),
            "classes": legend.classes.iter().map(class).collect::<Vec<Value>>(),
            "gradient": gradient,
            "gaps": gaps.collect::<Vec<Value>>(),
            "hatched": legend.hatched.as_ref().map(|(label, count)| json!({ "label": label, "count": count })),
        },
        "national": all(|about| about == About::Country).pop(),
        "places": all(|about| matches!(about, About::Place(_))),
        "beside": all(|about| about == About::Bucket),
        "card": card,
    });
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// What is shown, with every default resolved.
pub(super) fn spec(view: &PageView, numbers: &ViewNumbers) -> Value {
    let spec = &view.spec;
    let currency = numbers.passport.currency.id();
    json!({
        "data_set": spec.data_set.id(),
        "indicator": spec.indicator.id(),
        "period": spec.period.map(|period| period.to_string()),
        "flow": spec.flow.map(|flow| flow.id()),
        "level": view.map.level(),
        "unit": if numbers.is_share { "percent" } else { currency },
        "currency": currency,
        "definition": spec.definition.id(),
        "definition_version": spec.definition.version(),
        "exclude": spec.exclude,
        "compare": spec.compare.map(|other| other.id()),
        "classes": spec.classes,
        "highlight": spec.highlight,
        "lang": spec.lang.tag(),
    })
}

/// What the data say about themselves: in words, and by ids.
pub(super) fn passport(view: &PageView, numbers: &ViewNumbers) -> Value {
    let mut all = Map::new();
    all.insert("text".to_string(), Value::from(view.passport.as_str()));
    if let Ok(Value::Object(ids)) = serde_json::to_value(numbers.passport) {
        all.extend(ids);
    }
    all.insert("retrieved".to_string(), Value::from(numbers.passport.retrieved.map(|day| day.to_string())));
    Value::Object(all)
}

/// The numbers of a row under the names that all files for programs use.
pub(super) fn members(row: &Row<'_>) -> Map<String, Value> {
    let known = row.numbers;
    let [low, high] = known.map_or([None; 2], |numbers| numbers.bounds.each_ref().map(Some));
    let [volume_low, volume_high] = known.map_or([None; 2], |numbers| numbers.volume.each_ref().map(Some));
    let members = [
        ("place", Value::from(row.id.as_str())),
        ("plate", Value::from(row.province.map(|province| province.plate))),
        ("iso", text_or_null(row.iso())),
        ("nuts", text_or_null(row.nuts())),
        ("name", Value::from(row.name)),
        ("value", number(known.and_then(|numbers| numbers.value.as_deref()))),
        ("low", number(low.map(String::as_str))),
        ("high", number(high.map(String::as_str))),
        ("class", Value::from(row.class)),
        ("gap", Value::from(row.gap.map(|gap| gap.id()))),
        ("hatched", Value::from(row.is_hatched())),
        ("volume", number(row.volume())),
        ("volume_low", number(volume_low.map(String::as_str))),
        ("volume_high", number(volume_high.map(String::as_str))),
        ("total", number(known.map(|numbers| numbers.total.as_str()))),
        ("marks", Value::from(known.map(|numbers| numbers.marks.clone()).unwrap_or_default())),
    ];
    members.map(|(name, value)| (name.to_string(), value)).into_iter().collect()
}

fn place(row: &Row<'_>, view: &PageView, numbers: &ViewNumbers) -> Value {
    let mut all = members(row);
    let printed = match row.about {
        About::Place(_) => row.shown.map(|place| (&place.value, &place.volume)),
        About::Country => Some((&view.national.value, &view.national.volume)),
        About::Bucket => None,
    };
    if let Some((value, volume)) = printed {
        let volume = numbers.is_share.then_some(volume);
        all.insert("printed".to_string(), json!({ "value": value, "volume": volume }));
    }
    if let Some(place) = row.shown {
        all.insert("lines".to_string(), Value::from(place.tooltip.clone()));
    }
    Value::Object(all)
}

fn text_or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}

/// The JSON number nearest to an exact decimal.
fn number(decimal: Option<&str>) -> Value {
    let Some(decimal) = decimal else { return Value::Null };
    match decimal.parse::<i64>() {
        Ok(whole) => Value::from(whole),
        Err(_) => decimal.parse::<f64>().map_or(Value::Null, Value::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_digits() {
        assert_eq!(number(Some("34.400000")).to_string(), "34.4");
        assert_eq!(number(Some("-1756262648.0199")).to_string(), "-1756262648.0199");
        assert_eq!(number(Some("237558794523")).to_string(), "237558794523");
        assert_eq!(number(Some("0")), 0);
        assert_eq!(number(None), Value::Null);
        // Rounded to four decimals, the double nearest to half a trillion is the exact amount.
        let Value::Number(large) = number(Some("499999999999.9999")) else { panic!() };
        assert_eq!(format!("{:.4}", large.as_f64().unwrap()), "499999999999.9999");
    }
}
