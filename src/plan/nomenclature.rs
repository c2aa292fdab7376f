//! Which nomenclature a column of codes is written in.
//!
//! `2710` is basic iron and steel in ISIC Rev.3, electric motors in ISIC Rev.4 and petroleum oils in the
//! Harmonized System. The header may say which; the codes themselves mostly do, because a full column of one
//! nomenclature holds codes that the others lack; names beside the codes may. What is still open then is
//! asked, unless the answer would change no tier and no list of goods.

use serde::{Deserialize, Serialize};

use crate::classify::{Classifier, DefinitionId, Exclusions, Membership, Product};
use crate::data::codes::{self, LIST_IDS};
use crate::error::{Candidate, Question};
use crate::messages::fold;
use crate::types::{Code, CodeReport, Decided, Nomenclature};

use super::product::{self, Readings, digits_of};

/// How the codes of a file are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Codes {
    /// Their nomenclature.
    pub nomenclature: Nomenclature,
    /// Digits of all of them once lost zeros are back (of the longest ones in the SITC, whose basic headings
    /// have four digits or five); 0 where they have no length in common, or keep their zeros.
    pub digits: u8,
    /// Whether leading zeros were lost: nothing begins with one, and some codes are valid only with them, or
    /// are groups among nothing but classes.
    pub zeros_lost: bool,
}

impl Codes {
    /// Codes of a nomenclature as a list of distinct texts has them.
    pub fn new(nomenclature: Nomenclature, texts: &[&str]) -> Codes {
        let plain = Codes { nomenclature, digits: 0, zeros_lost: false };
        let all: Vec<String> = texts.iter().filter_map(|text| digits_of(text.trim())).collect();
        // A single 0 may be what is left of 00.
        if all.iter().any(|digits| digits.len() > 1 && digits.starts_with('0')) {
            return plain;
        }
        let read: Vec<(&str, Readings)> = all
            .iter()
            .map(|digits| (digits.as_str(), Readings::new(digits, nomenclature)))
            .filter(|(_, readings)| !readings.is_empty())
            .collect();
        let longest = read.iter().map(|(digits, _)| digits.len()).max().unwrap_or(0);
        let lost = |most: usize| read.iter().any(|(_, readings)| readings.need_zeros(most));
        if matches!(nomenclature, Nomenclature::Sitc3 | Nomenclature::Sitc4) && longest > 3 {
            let headings = read.iter().all(|(_, readings)| readings.has_finest(nomenclature));
            let zeros_lost = lost(longest) || headings && read.len() >= MANY_HEADINGS;
            return Codes {
                digits: if headings && zeros_lost { longest as u8 } else { 0 },
                zeros_lost,
                ..plain
            };
        }
        // Perhaps every one of them has lost a zero.
        let is_level = |digits: &usize| read.iter().all(|(_, readings)| readings.of(*digits).is_some());
        match [longest, longest + 1].into_iter().find(is_level) {
            Some(level) => {
                let digits = level.min(Code::MOST_DIGITS) as u8;
                // A group above one of the classes may be meant.
                let is_above = |(above, _): &(&str, Readings)| {
                    all.iter().any(|digits| digits.len() > above.len() && digits.starts_with(above))
                };
                let classes = level == CLASS_DIGITS && !read.iter().any(is_above);
                Codes { digits, zeros_lost: classes || lost(level), ..plain }
            }
            None => Codes { zeros_lost: lost(longest), ..plain },
        }
    }
}

/// Every ninth heading of the SITC is food and begins with a zero: so many headings without one have lost it
/// more likely than not, and what can be two headings is then neither.
const MANY_HEADINGS: usize = 20;

/// Digits of a class of the activity nomenclatures.
const CLASS_DIGITS: usize = 4;

/// What is known of the codes before they are looked at.
pub(super) struct Clues<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// Header of the column of codes.
    pub header: &'a str,
    /// What headers name: none, or some.
    pub named: Vec<Nomenclature>,
    /// Codes of the sample and the names beside them, where there are any.
    pub cells: Vec<(&'a str, Option<&'a str>)>,
    /// The latest year of the sample.
    pub latest_year: Option<u16>,
    /// What the visitor answered.
    pub told: Option<Nomenclature>,
}

/// Codes that fit at least so well are those of the nomenclature: some may be misspelt.
const FITS_PERCENT: usize = 90;

/// Codes of which fewer fit are perhaps those of no nomenclature, and are never taken for granted.
const DOUBTFUL_PERCENT: usize = 50;

/// Decides; what stays open becomes a question.
pub(super) fn decide(clues: &Clues<'_>, questions: &mut Vec<Question>) -> (Codes, CodeReport) {
    let mut texts: Vec<&str> = clues.cells.iter().map(|(code, _)| *code).collect();
    texts.sort_unstable();
    texts.dedup();
    texts.retain(|text| !product::is_aside(text));
    let fits = |nomenclature| fit(nomenclature, &texts);
    let report = |nomenclature, decided, fits: &[(Nomenclature, usize)]| CodeReport {
        nomenclature,
        decided,
        distinct: texts.len() as u32,
        fits: fits.iter().map(|(nomenclature, count)| (*nomenclature, *count as u32)).collect(),
    };
    if let Some(told) = clues.told {
        return (Codes::new(told, &texts), report(told, Decided::Told, &[(told, fits(told))]));
    }
    let numeric = texts.iter().filter(|text| digits_of(text).is_some()).count() * 2 >= texts.len();
    let all = Nomenclature::ALL.into_iter().filter(|known| known.has_digits() == numeric);
    let counted: Vec<(Nomenclature, usize)> = all.map(|known| (known, fits(known))).collect();
    let is_named = |known: &Nomenclature| clues.named.is_empty() || clues.named.contains(known);
    let rivals = rivals(&counted, is_named, clues.latest_year);
    let reaches = |count: usize, percent: usize| count * 100 >= texts.len() * percent;
    // The header says one thing and the codes another.
    let best = rivals.first().map_or(0, |(_, count)| *count);
    let elsewhere: Vec<(Nomenclature, usize)> = counted
        .iter()
        .copied()
        .filter(|(known, count)| !is_named(known) && *count > 0 && reaches(*count, FITS_PERCENT))
        .collect();
    // Two codes or one that are wrong prove nothing, and are told as wrong.
    let proves = best > 0 || texts.len() > 2;
    if !clues.named.is_empty() && proves && !reaches(best, FITS_PERCENT) && !elsewhere.is_empty() {
        let named = counted.iter().copied().find(|(known, _)| is_named(known));
        let taken = rivals.first().copied().or(named);
        let open: Vec<(Nomenclature, usize)> = match rivals.is_empty() {
            true => elsewhere.into_iter().chain(taken).collect(),
            false => rivals.iter().copied().chain(elsewhere).collect(),
        };
        questions.push(question(clues, &open, &texts));
        let taken = taken.map_or(Nomenclature::Isic3, |(known, _)| known);
        return (Codes::new(taken, &texts), report(taken, Decided::Header, &counted));
    }
    let Some((first, _)) = rivals.first().copied() else {
        // Nothing fits: what the header says stands, so that the rows can say why.
        let decided = if clues.named.is_empty() { Decided::Codes } else { Decided::Header };
        let taken = clues.named.first().copied().unwrap_or(Nomenclature::Isic3);
        return (Codes::new(taken, &texts), report(taken, decided, &counted));
    };
    if clues.named.is_empty() && !reaches(best, DOUBTFUL_PERCENT) {
        let mut open = counted.clone();
        open.retain(|(_, count)| *count * 2 >= best);
        open.sort_by_key(|(known, count)| (std::cmp::Reverse(*count), *known));
        questions.push(question(clues, &open, &texts));
        return (Codes::new(first, &texts), report(first, Decided::Codes, &counted));
    }
    let (chosen, decided) = match rivals.as_slice() {
        [(only, _)] if clues.named.is_empty() => (*only, Decided::Codes),
        [(only, _)] => (*only, Decided::Header),
        several => {
            let likely = by_names(several, &clues.cells);
            match likely.as_slice() {
                [only] => (*only, Decided::Names),
                [likeliest, ..] if same_meaning(&likely, &texts) => (*likeliest, Decided::Names),
                _ if same_meaning(&several.iter().map(|(known, _)| *known).collect::<Vec<_>>(), &texts) => {
                    (first, Decided::Equal)
                }
                _ => {
                    questions.push(question(clues, several, &texts));
                    (first, Decided::Equal)
                }
            }
        }
    };
    (Codes::new(chosen, &texts), report(chosen, decided, &counted))
}

/// How products are read where there are none.
pub(super) fn none() -> (Codes, CodeReport) {
    let codes = Codes { nomenclature: Nomenclature::Tiers, digits: 0, zeros_lost: false };
    let report = CodeReport {
        nomenclature: Nomenclature::Tiers,
        decided: Decided::Header,
        distinct: 0,
        fits: Vec::new(),
    };
    (codes, report)
}

/// Checks a decision that a sample made against all texts of the file: another nomenclature that fits at
/// least as well and would give other tiers is a question after all.
pub fn reconsider(report: &CodeReport, file: &str, header: &str, texts: &[&str]) -> Option<Question> {
    let chosen = report.nomenclature;
    if matches!(report.decided, Decided::Told | Decided::Names) || !chosen.has_digits() {
        return None;
    }
    let texts: Vec<&str> = texts.iter().copied().filter(|text| !product::is_aside(text)).collect();
    let own = fit(chosen, &texts);
    // What the sample holds the file holds too: who lacks more there than the chosen one lacks in all cannot
    // fit as well.
    let can_fit = |count: u32| report.distinct.saturating_sub(count) as usize <= texts.len() - own;
    let others = report.fits.iter().filter(|(_, count)| can_fit(*count)).map(|(known, _)| *known);
    let others = others.filter(|known| {
        *known != chosen && (report.decided != Decided::Header || own * 100 < texts.len() * FITS_PERCENT)
    });
    let better: Vec<(Nomenclature, usize)> = others
        .map(|known| (known, fit(known, &texts)))
        .filter(|(_, count)| *count >= own && *count * 100 >= texts.len() * FITS_PERCENT)
        .filter(|(known, count)| *count > own || !is_elder(chosen, *known))
        .collect();
    let mut open = vec![(chosen, own)];
    open.extend(better);
    let known: Vec<Nomenclature> = open.iter().map(|(known, _)| *known).collect();
    if open.len() < 2 || same_meaning(&known, &texts) {
        return None;
    }
    let clues = Clues { file, header, named: Vec::new(), cells: Vec::new(), latest_year: None, told: None };
    Some(question(&clues, &open, &texts))
}

/// Number of texts that are valid codes (or names) of a nomenclature.
fn fit(nomenclature: Nomenclature, texts: &[&str]) -> usize {
    let codes = Codes::new(nomenclature, texts);
    texts.iter().filter(|text| product::fits(text, &codes)).count()
}

/// The nomenclatures that fit about as well as the best one, the best first.
fn rivals(
    counted: &[(Nomenclature, usize)],
    is_named: impl Fn(&Nomenclature) -> bool,
    latest_year: Option<u16>,
) -> Vec<(Nomenclature, usize)> {
    let named = |nomenclature: Nomenclature| {
        counted.iter().any(|(known, _)| *known == nomenclature && is_named(known))
    };
    let mut rivals: Vec<(Nomenclature, usize)> =
        counted.iter().copied().filter(|(known, count)| is_named(known) && *count > 0).collect();
    rivals.sort_by_key(|(known, count)| (std::cmp::Reverse(*count), *known));
    let best = rivals.first().map_or(0, |(_, count)| *count);
    // NACE Rev.2.1 came into force in 2025.
    let too_early = |known: Nomenclature| {
        known == Nomenclature::Nace21
            && latest_year.is_some_and(|year| year < 2025)
            && named(Nomenclature::Nace2)
    };
    // One of a few codes may be misspelt, or unknown here; for revisions of one another it is what tells them
    // apart.
    let spare = if best < 3 { 0 } else { best.div_ceil(10) };
    let first = rivals.first().map(|(known, _)| *known);
    let is_near = |known: Nomenclature, count: usize| {
        let kin = first.is_some_and(|first| is_kin(first, known));
        count * 100 >= best * 98 || !kin && count + spare >= best
    };
    rivals.retain(|(known, count)| is_near(*known, *count) && !too_early(*known));
    let has = |rivals: &[(Nomenclature, usize)], wanted| {
        rivals.iter().find(|(known, _)| *known == wanted).map(|(_, count)| *count)
    };
    // Rev.3.1 shares all classes but four with Rev.3, and no producer of Turkish trade data uses it: it is
    // taken where it is named or fits better.
    if let (Some(third), Some(later)) =
        (has(&rivals, Nomenclature::Isic3), has(&rivals, Nomenclature::Isic31))
    {
        let gone = if third >= later { Nomenclature::Isic31 } else { Nomenclature::Isic3 };
        rivals.retain(|(known, _)| *known != gone);
    }
    rivals
}

/// Whether a nomenclature goes before another one that fits no better: ISIC Rev.3 before Rev.3.1, and NACE
/// Rev.2 before the Rev.2.1 of 2025, on whose account the sample's years were asked already.
fn is_elder(elder: Nomenclature, other: Nomenclature) -> bool {
    use Nomenclature::{Isic3, Isic31, Nace2, Nace21};
    matches!((elder, other), (Isic3, Isic31) | (Nace2, Nace21))
}

/// Whether two nomenclatures are revisions of one another.
fn is_kin(one: Nomenclature, other: Nomenclature) -> bool {
    use Nomenclature::{Isic3, Isic4, Isic31, Nace2, Nace21, Sitc3, Sitc4};
    let family = |known| match known {
        Isic3 | Isic31 => 1,
        Isic4 | Nace2 | Nace21 => 2,
        Sitc3 | Sitc4 => 3,
        _ => 0,
    };
    family(one) == family(other) && (family(one) > 0 || one == other)
}

/// Whether every text means the same in all of them: the same tiers under every definition, and the same
/// place in or beside the lists of goods that can be left out.
fn same_meaning(rivals: &[Nomenclature], texts: &[&str]) -> bool {
    let lists: Vec<Exclusions> = LIST_IDS.iter().filter_map(|id| Exclusions::from_ids([*id])).collect();
    let read: Vec<Codes> = rivals.iter().map(|known| Codes::new(*known, texts)).collect();
    let meaning = |text: &str, codes: &Codes| {
        let product = product::resolve_product(text, codes);
        let tiers = DefinitionId::ALL.map(|definition| Classifier::new(definition).tiers(product));
        let places: Vec<_> = lists.iter().map(|list| place(list.of(product))).collect();
        (tiers, places)
    };
    texts.iter().all(|text| {
        let mut all = read.iter().map(|codes| meaning(text, codes));
        let first = all.next();
        all.all(|other| Some(other) == first)
    })
}

/// A membership without the entry that it comes from.
fn place(membership: Membership) -> u8 {
    match membership {
        Membership::Outside => 0,
        Membership::Inside => 1,
        Membership::Mixed(_) | Membership::Coarse => 2,
    }
}

/// The nomenclatures whose names are those beside the codes, where that is clear; none where it is not.
fn by_names(rivals: &[(Nomenclature, usize)], cells: &[(&str, Option<&str>)]) -> Vec<Nomenclature> {
    let mut cells = cells.to_vec();
    cells.sort_unstable();
    cells.dedup();
    let texts: Vec<&str> = cells.iter().map(|(code, _)| *code).collect();
    let mut scores: Vec<(usize, Nomenclature)> = Vec::new();
    let mut named = 0;
    for (nomenclature, _) in rivals {
        let codes = Codes::new(*nomenclature, &texts);
        let (mut score, mut count) = (0, 0);
        for (code, name) in &cells {
            let beside = name.or_else(|| product::name_behind(code));
            let (Some(beside), Product::Code(_, code)) = (beside, product::resolve_product(code, &codes))
            else {
                continue;
            };
            count += 1;
            score += codes::label(*nomenclature, code).map_or(0, |(_, names)| likeness(beside, names));
        }
        named = named.max(count);
        scores.push((score, *nomenclature));
    }
    let best = scores.iter().map(|(score, _)| *score).max().unwrap_or(0);
    if named == 0 || best < named * 25 {
        return Vec::new();
    }
    scores.into_iter().filter(|(score, _)| score * 2 > best).map(|(_, known)| known).collect()
}

/// Percent of the words of a name that one of two known names has; words count by their first letters,
/// because Turkish bends their ends.
fn likeness(name: &str, known: [&str; 2]) -> usize {
    let stems = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).map(fold);
        let mut stems: Vec<String> =
            words.filter(|word| word.len() > 2).map(|word| word.chars().take(5).collect()).collect();
        stems.retain(|stem| {
            !matches!(
                stem.as_str(),
                "diger" | "other" | "imala" | "manuf" | "the" | "and" | "urunl" | "produ"
            )
        });
        stems.sort_unstable();
        stems.dedup();
        stems
    };
    let own = stems(name);
    let best = known.map(|known| {
        let known = stems(known);
        let shared = own.iter().filter(|stem| known.contains(stem)).count();
        shared * 100 / own.len().min(known.len()).max(1)
    });
    best.into_iter().max().unwrap_or(0)
}

/// Asks, with one code that means different things.
fn question(clues: &Clues<'_>, open: &[(Nomenclature, usize)], texts: &[&str]) -> Question {
    let read: Vec<Codes> = open.iter().map(|(known, _)| Codes::new(*known, texts)).collect();
    let report = Classifier::new(DefinitionId::Report);
    let differs = |text: &&&str| {
        let mut all = read.iter().map(|codes| report.tiers(product::resolve_product(text, codes)));
        let first = all.next();
        all.any(|other| Some(other) != first)
    };
    let example = texts.iter().find(differs).or(texts.first()).copied().unwrap_or_default();
    let candidate = |((nomenclature, valid), codes): (&(Nomenclature, usize), &Codes)| {
        let names = match product::resolve_product(example, codes) {
            Product::Code(_, code) => codes::label(*nomenclature, code).map(|(_, names)| names),
            _ => None,
        };
        Candidate {
            nomenclature: *nomenclature,
            valid: *valid as u32,
            names: names.map(|names| names.map(str::to_string)),
        }
    };
    Question::Nomenclature {
        file: clues.file.to_string(),
        header: clues.header.to_string(),
        example: example.to_string(),
        distinct: texts.len() as u32,
        candidates: open.iter().zip(&read).map(candidate).collect(),
    }
}
