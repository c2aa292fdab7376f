//! What titles and notes say of a whole table: which way, when, by whom, on what basis.

use crate::messages::fold;
use crate::types::{Basis, Day, Flow, Passport, Period, Producer, Status, TradeSystem, Valuation};

use super::facets;
use super::headers::Header;
use super::layout::PeriodPart;
use super::scope;

/// The flow that the titles name: one of the two, and not both.
pub(super) fn flow(titles: &[String]) -> Option<Flow> {
    // A title of counts names exports that the table does not hold.
    let of_amounts = titles.iter().filter(|title| !scope::counts(title));
    let mut named: Vec<Flow> = of_amounts.filter_map(|title| Header::new(title).flow()).collect();
    named.sort_unstable();
    named.dedup();
    match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The period that the titles name, where they name one.
pub(super) fn period(titles: &[String]) -> Option<Period> {
    let named = titles.iter().filter_map(|title| match facets::period(std::slice::from_ref(title)) {
        // A date stands for the day of a report more likely than for a month of trade.
        Some(PeriodPart::Whole(period)) if date(title).is_none() => Some(period),
        _ => None,
    });
    let mut named: Vec<Period> = named.collect();
    named.sort_unstable();
    named.dedup();
    match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// What titles, heads and notes say of the figures; of the basis of its provinces the head over these says most.
pub(super) fn passport(texts: &[String], place_head: &str) -> Passport {
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let says = |words: &[&str]| folded.iter().any(|text| words.iter().any(|word| text.contains(word)));
    let mut passport = Passport::unknown();
    let (tuik, ministry, tim) = (
        says(&["tuik", "turkiyeistatistikkurumu", "turkstat", "turkishstatisticalinstitute"]),
        says(&["ticaretbakanligi", "ministryoftrade"]),
        says(&["turkiyeihracatcilarmeclisi", "exportersassembly"])
            || folded.iter().any(|text| names_tim(text)),
    );
    passport.producer = match (tuik, ministry, tim) {
        (true, false, false) => Producer::Tuik,
        (false, true, false) => Producer::Ministry,
        (false, false, true) => Producer::Tim,
        _ => Producer::Visitor,
    };
    passport.basis = match basis(&[fold(place_head)]) {
        Basis::Unknown => basis(&folded),
        said => said,
    };
    let special = says(&["ozelticaretsistem", "specialtradesystem", "ozelticaret", "specialtrade"]);
    let general = says(&["genelticaretsistem", "generaltradesystem", "genelticaret", "generaltrade"]);
    passport.system = match (special, general) {
        (true, false) => TradeSystem::Special,
        (false, true) => TradeSystem::General,
        _ => TradeSystem::Unknown,
    };
    let word =
        |wanted: &str| texts.iter().any(|text| Header::new(text).words.iter().any(|word| word == wanted));
    passport.valuation = match (word("fob"), word("cif")) {
        (true, false) => Valuation::Fob,
        (false, true) => Valuation::Cif,
        _ => Valuation::Unknown,
    };
    let provisional = says(&["gecici", "provisional"]);
    let revised = says(&["revize", "revised", "guncellenmis"]);
    let closed = says(&["kesinlesmis", "kesinveri", "finaldata"]);
    passport.status = match (provisional, revised, closed) {
        (true, false, false) => Status::Provisional,
        (false, true, false) => Status::Revised,
        (false, false, true) => Status::Final,
        _ => Status::Unknown,
    };
    let retrieved = texts.iter().zip(&folded).find(|(_, folded)| {
        ["erisim", "indirilme", "retrieved", "accessed", "downloaded", "veritarihi", "raportarihi", "alinma"]
            .iter()
            .any(|word| folded.contains(word))
    });
    passport.retrieved = retrieved.and_then(|(text, _)| date(text));
    passport
}

/// Whether folded texts speak of provinces of activity or of head offices.
fn basis(folded: &[String]) -> Basis {
    let says = |words: &[&str]| folded.iter().any(|text| words.iter().any(|word| text.contains(word)));
    let activity = says(&[
        "faaliyetil",
        "faaliyetyeri",
        "uretimil",
        "uretimyeri",
        "uretildigi",
        "provinceofactivity",
        "provinceofproduction",
        "activityprovince",
        "productionprovince",
    ]);
    let office = says(&[
        "firmamerkez",
        "merkezil",
        "sirketmerkez",
        "headoffice",
        "headquarter",
        "firmalarinmerkez",
        "firmaninmerkez",
        "merkezadres",
        "kanunimerkez",
    ]);
    match (activity, office) {
        (true, false) => Basis::Activity,
        (false, true) => Basis::HeadOffice,
        _ => Basis::Unknown,
    }
}

fn names_tim(folded: &str) -> bool {
    folded == "tim"
        || ["kaynaktim", "sourcetim", "timverileri", "timkayit"].iter().any(|word| folded.contains(word))
}

/// A day that a text names: `15.03.2024`, `2024-03-15`.
fn date(text: &str) -> Option<Day> {
    text.split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | '-' | '/'))).find_map(
        |word| {
            let parts: Vec<u16> = word
                .trim_matches(['.', '-', '/'])
                .split(['.', '-', '/'])
                .map(|part| part.parse().ok())
                .collect::<Option<_>>()?;
            let (year, month, day) = match parts.as_slice() {
                [year @ 1900..=2100, month, day] => (*year, *month, *day),
                [day, month, year @ 1900..=2100] => (*year, *month, *day),
                _ => return None,
            };
            let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
            fits.then_some(Day { year, month: month as u8, day: day as u8 })
        },
    )
}
