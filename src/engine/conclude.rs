//! What was read, of all files, into one data set and its account.

use std::collections::BTreeSet;

use crate::classify::Product;
use crate::cube::{DataSet, Labelling, Rollup};
use crate::data::Tier;
use crate::error::{Answers, Error, Question, Role};
use crate::plan::{named_provinces, nearest_provinces, reconsider};
use crate::protocol::{FileReport, LoadReport};
use crate::resolve::{PartnerText, ProvinceText, resolve_province};
use crate::types::{
    Bucket, FirmReport, Level, PartnerReport, Place, RepairExample, RepairKind, Revision, Unmatched,
};

use super::load::Loaded;
use super::loading::{Finished, too_large};
use super::{checks, coarse, overlap, partners};

/// One table that was read.
pub(super) struct Read {
    /// Position of its file.
    pub file: usize,
    pub finished: Finished,
    pub report: FileReport,
}

/// All tables as one data set, if anything of them can be shown.
pub(super) fn conclude(read: Vec<Read>, names: &[String], answers: &Answers) -> Result<Loaded, Error> {
    let sheets = one_a_file(read)?;
    let (mut finished, reports): (Vec<Finished>, Vec<FileReport>) = sheets.into_iter().unzip();
    for (finished, report) in finished.iter_mut().zip(&reports) {
        partners::settle(finished, &report.name, answers)?;
    }
    // Files of regions are read as such before they are compared.
    let levels: Vec<_> = finished.iter().map(|finished| finished.data_set.likely_level()).collect();
    if levels.len() > 1 && levels[0] != Level::Province && levels.iter().all(|level| *level == levels[0]) {
        for finished in &mut finished {
            finished.data_set.decide_level();
        }
    }
    let revisions =
        if finished.len() > 1 { overlap::settle(&mut finished, names, answers)? } else { Vec::new() };
    let mut all = finished.into_iter();
    let mut joined = all.next().ok_or(Error::NothingLoaded)?;
    for other in all {
        joined.absorb(other, 0).ok_or_else(|| too_large(names.first().map_or("", String::as_str)))?;
    }
    whole(joined, reports, revisions, names, answers)
}

/// The same of one file that was read in parts.
pub(super) fn conclude_joined(
    mut finished: Finished,
    reports: Vec<FileReport>,
    names: &[String],
    answers: &Answers,
) -> Result<Loaded, Error> {
    partners::settle(&mut finished, names.first().map_or("", String::as_str), answers)?;
    whole(finished, reports, Vec::new(), names, answers)
}

/// The sheets of each file together. Sheets that say the same period twice are not of one table.
fn one_a_file(read: Vec<Read>) -> Result<Vec<(Finished, FileReport)>, Error> {
    let mut files: Vec<(usize, Finished, FileReport)> = Vec::new();
    for Read { file, finished, report } in read {
        match files.last_mut().filter(|(known, ..)| *known == file) {
            Some((_, known, known_report)) => {
                if overlap::clash(&known.data_set, &finished.data_set) {
                    let candidates = known_report.sheets.iter().chain(&report.sheets).cloned().collect();
                    let file = report.name.clone();
                    return Err(Error::NeedsAnswer { questions: vec![Question::Sheet { file, candidates }] });
                }
                known.absorb(finished, 0).ok_or_else(|| too_large(&report.name))?;
                known_report.records += report.records;
                known_report.sheets.extend(report.sheets);
            }
            None => files.push((file, finished, report)),
        }
    }
    Ok(files.into_iter().map(|(_, finished, report)| (finished, report)).collect())
}

fn whole(
    mut finished: Finished,
    files: Vec<FileReport>,
    revisions: Vec<Revision>,
    names: &[String],
    answers: &Answers,
) -> Result<Loaded, Error> {
    let name = names.first().map_or("", String::as_str);
    let relabelled = finished.data_set.decide_level() | undo_regions(&mut finished.data_set, answers);
    let (parts, families) = subtotals(&mut finished, answers);
    let reduced = coarse::settle(&mut finished.data_set, &families, name, answers)?;
    let rollup = match relabelled || reduced || !parts.is_empty() {
        true => Rollup::new(&finished.data_set, &Labelling::default()),
        false => Rollup::first(&mut finished.data_set),
    };
    let rollup = rollup.ok_or_else(|| too_large(name))?;
    let ledger = rollup.ledger();
    finished.check(&ledger, name)?;
    ask_about_codes(&files, &finished.data_set)?;
    ask_about_provinces(&finished.data_set, name, &finished.unknown_provinces, answers)?;
    let checks = checks::checks(&finished.data_set, &finished.totals, &parts);
    let unmatched = unmatched(&finished.data_set, answers);
    let repairs = &mut finished.problems.repairs;
    repairs.set(
        RepairKind::Totals,
        ledger.get(Bucket::TotalsSetAside).rows - repairs.number(RepairKind::Subtotals),
    );
    repairs.set(RepairKind::Replaced, ledger.get(Bucket::Replaced).rows);
    for (at, file) in files.iter().enumerate() {
        note_file(repairs, at as u32, file);
    }
    let partners = partner_report(&finished.data_set);
    let firms = firms(&finished.data_set);
    let Finished { data_set, problems, laps, .. } = finished;
    let report = LoadReport {
        partners,
        firms,
        files,
        ledger,
        problem_counts: problems.counts(),
        repairs: problems.repairs.list(answers),
        problems: problems.kept,
        checks,
        unmatched,
        revisions,
        passport: data_set.passport,
    };
    Ok(Loaded { data_set, rollup, report, laps })
}

/// How many firms there are, and behind how many cells of a place and a tier they could be told.
fn firms(data_set: &DataSet) -> Option<FirmReport> {
    let firms = data_set.firms.as_ref().filter(|firms| !firms.overflowed())?;
    let mut report = FirmReport { firms: firms.count(), ..FirmReport::default() };
    let labelling = Labelling::default();
    let classifier = labelling.classifier(data_set);
    let blocks = data_set.cube.blocks().filter(|(_, _, block)| block.facts().next().is_some());
    for (flow, period, _) in blocks {
        let Some(period) = data_set.periods.get(period as usize) else { continue };
        for tier in Tier::OECD {
            let is_of = |product: Product| classifier.tiers(product).only() == Some(tier);
            for (_, cell) in data_set.dominance(flow, *period, is_of).unwrap_or_default() {
                report.cells += 1;
                report.sensitive += u64::from(cell.is_sensitive());
            }
        }
    }
    Some(report)
}

/// What the partner texts stand for.
fn partner_report(data_set: &DataSet) -> PartnerReport {
    const MOST: usize = 20;
    let mut report = PartnerReport::default();
    let mut countries: BTreeSet<u16> = BTreeSet::new();
    for (text, meaning) in data_set.partners.texts().iter().zip(data_set.partners.meanings()) {
        match meaning {
            PartnerText::Country(country) => {
                countries.insert(*country);
            }
            PartnerText::Zone(_) => report.zones += 1,
            PartnerText::Unknown if !text.is_empty() => {
                report.unknown += 1;
                if report.unknown_texts.len() < MOST {
                    report.unknown_texts.push(text.clone());
                }
            }
            _ => {}
        }
    }
    report.countries = countries.len() as u32;
    report
}

/// Where totals are not to be set aside, regions beside provinces are no provinces; says whether any changed.
fn undo_regions(data_set: &mut DataSet, answers: &Answers) -> bool {
    let mut changed = false;
    for number in 0..data_set.provinces.len() as u32 {
        let is_region = matches!(data_set.provinces.meaning(number), Some(ProvinceText::Region(_)));
        if is_region && !answers.repairs(RepairKind::Totals) {
            data_set.provinces.assign(number, ProvinceText::Unknown);
            changed = true;
        }
    }
    changed
}

/// Sets subtotals aside that are known by their sum; gives the numbers of their parts, and the other codes that
/// have finer ones beside them.
fn subtotals(finished: &mut Finished, answers: &Answers) -> (checks::Parts, checks::Families) {
    if !answers.repairs(RepairKind::Subtotals) {
        return (checks::Parts::new(), checks::Families::default());
    }
    let (found, families) = checks::subtotals(&finished.data_set);
    if found.is_empty() {
        return (found, families);
    }
    let products: Vec<u32> = found.keys().copied().collect();
    let rows = checks::rows_of(&finished.data_set, &products);
    for product in &products {
        let text = finished.data_set.products.text(*product).to_string();
        let example = RepairExample { file: 0, line: 0, column: 0, before: text, after: String::new() };
        finished.problems.repairs.add(RepairKind::Subtotals, example);
        finished.data_set.products.assign(*product, Product::Total);
    }
    finished.problems.repairs.set(RepairKind::Subtotals, rows);
    (found, families)
}

/// What a file's plan did to all of it.
fn note_file(repairs: &mut super::repairs::Repairs, file: u32, report: &FileReport) {
    use crate::types::Why;
    let example = |before: &str, after: &str| RepairExample {
        file,
        line: 0,
        column: 0,
        before: before.to_string(),
        after: after.to_string(),
    };
    // A unit that the visitor told is no repair.
    if report.unit > 1 && !report.unit_evidence.is_empty() {
        repairs.add(RepairKind::Unit, example(&report.unit_evidence, &report.unit.to_string()));
    }
    if !report.part.is_empty() {
        repairs.add(RepairKind::PartOfTrade, example(&report.part, ""));
    }
    for (at, column) in report.columns.iter().enumerate() {
        let place = RepairExample { column: at as u32 + 1, ..example(&column.header, "") };
        // What was not understood and holds figures is told too.
        let holds_figures = || {
            let below = report.preview.iter().filter(|row| !row.is_head);
            below
                .filter_map(|row| row.cells.get(at))
                .any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()))
        };
        match (column.role, column.why) {
            (None, Why::Nothing) if holds_figures() => repairs.add(RepairKind::IgnoredColumns, place),
            (None, Why::Derived) => repairs.add(RepairKind::IgnoredColumns, place),
            (_, Why::Plates) => repairs.add(RepairKind::Plates, place),
            (_, Why::NotPlates) => repairs.add(RepairKind::NotPlates, place),
            (Some(Role::Quantity), _) => repairs.add(RepairKind::IgnoredColumns, place),
            (Some(Role::Firm), _) => repairs.add(RepairKind::Firm, place),
            _ => {}
        }
    }
}

fn ask_about_codes(files: &[FileReport], data_set: &DataSet) -> Result<(), Error> {
    let texts: Vec<&str> = data_set.products.texts().iter().map(String::as_str).collect();
    for report in files.iter().filter(|report| report.codes.distinct > 0) {
        let header = report.header(Role::Product).unwrap_or_default();
        if let Some(question) = reconsider(&report.codes, &report.name, header, &texts) {
            return Err(Error::NeedsAnswer { questions: vec![question] });
        }
    }
    Ok(())
}

/// Names that are several provinces, or half of one, are not guessed.
fn ask_about_provinces(
    data_set: &DataSet,
    file: &str,
    seen: &[(String, u64)],
    answers: &Answers,
) -> Result<(), Error> {
    let texts = data_set.provinces.texts().iter().zip(data_set.provinces.meanings());
    let mut questions = Vec::new();
    for (text, _) in texts.filter(|(_, meaning)| **meaning == ProvinceText::Unknown) {
        let is_told = answers.assign.iter().any(|(known, _)| known == text);
        let candidates = if is_told { Vec::new() } else { named_provinces(text) };
        if !candidates.is_empty() {
            let line = seen.iter().find(|(known, _)| known == text).map_or(0, |(_, line)| *line);
            questions.push(Question::Province {
                file: file.to_string(),
                text: text.clone(),
                line,
                candidates,
            });
        }
    }
    if questions.is_empty() { Ok(()) } else { Err(Error::NeedsAnswer { questions }) }
}

/// Gives province texts the places that the visitor chose, and back what they mean by themselves.
pub(super) fn assign(data_set: &mut DataSet, before: &Answers, now: &Answers) {
    for number in 0..data_set.provinces.len() as u32 {
        let text = data_set.provinces.text(number).to_string();
        let find = |answers: &Answers| {
            answers.assign.iter().find(|(known, _)| *known == text).map(|(_, place)| *place)
        };
        let meaning = match (find(before), find(now)) {
            (_, Some(place)) => Place::from_number(place).map_or(ProvinceText::Unknown, ProvinceText::Place),
            (Some(_), None) => match resolve_province(&text) {
                ProvinceText::Total if !now.repairs(RepairKind::Totals) => ProvinceText::Unknown,
                meaning => meaning,
            },
            (None, None) => continue,
        };
        data_set.provinces.assign(number, meaning);
    }
}

/// Province texts that are no province, the largest first, and those that the visitor assigned.
pub(super) fn unmatched(data_set: &DataSet, answers: &Answers) -> Vec<Unmatched> {
    const MOST: usize = 200;
    let assigned =
        |text: &str| answers.assign.iter().find(|(known, _)| known == text).map(|(_, place)| *place);
    let numbers: Vec<u32> = (0..data_set.provinces.len() as u32)
        .filter(|number| {
            data_set.provinces.meaning(*number) == Some(ProvinceText::Unknown)
                || assigned(data_set.provinces.text(*number)).is_some()
        })
        .collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let mut sums = vec![(0u64, 0i128); data_set.provinces.len()];
    for (_, _, block) in data_set.cube.blocks() {
        for fact in block.facts().flatten() {
            let sum = &mut sums[fact.province() as usize];
            *sum = (sum.0 + u64::from(fact.rows()), sum.1 + i128::from(fact.amount_e4));
        }
    }
    let mut found: Vec<Unmatched> = numbers
        .into_iter()
        .map(|number| {
            let text = data_set.provinces.text(number).to_string();
            let (rows, amount_e4) = sums[number as usize];
            Unmatched { candidates: Vec::new(), assigned: assigned(&text), rows, amount_e4, text }
        })
        .filter(|unmatched| unmatched.rows > 0 || unmatched.assigned.is_some())
        .collect();
    found.sort_by(|a, b| (b.amount_e4.abs(), &a.text).cmp(&(a.amount_e4.abs(), &b.text)));
    found.truncate(MOST);
    for unmatched in &mut found {
        unmatched.candidates = nearest_provinces(&unmatched.text);
    }
    found
}
