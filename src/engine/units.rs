//! What is read of the visitor's files: each text is one table, and so is each sheet of a workbook.

#[cfg(feature = "workbooks")]
use crate::error::FileKind;
use crate::error::{Answers, Error, Limit, Question};
#[cfg(feature = "workbooks")]
use crate::ingest::detect_kind;
use crate::ingest::{MAX_RECORD_BYTES, Source};
use crate::plan::{Plan, SAMPLE_BYTES, make_plan};
use crate::types::Passport;

use super::repairs::Repairs;

/// One table.
pub(super) struct Unit {
    /// Position of its file.
    pub file: usize,
    /// How it is read.
    pub plan: Plan,
    /// Name of its sheet, and its rows as observations, where it is one of a workbook.
    pub sheet: Option<Sheet>,
}

/// A sheet of a workbook whose rows were made observations; without the feature `workbooks` there is none.
#[cfg_attr(not(feature = "workbooks"), allow(dead_code))]
pub(super) struct Sheet {
    pub name: String,
    /// All sheets of the workbook.
    pub all: Vec<String>,
    /// Rows of one observation each.
    pub rows: Vec<u8>,
    /// Rows of the sheet that held amounts.
    pub records: u64,
    /// What was repaired while they were made.
    pub repairs: Repairs,
}

/// The tables of all files, or every question that any of them leaves open.
pub(super) fn make_units(
    sources: &mut [Box<dyn Source>],
    samples: &[Vec<u8>],
    answers: &Answers,
) -> Result<Vec<Unit>, Error> {
    let mut units = Vec::new();
    let mut open: Vec<Question> = Vec::new();
    for (file, (source, sample)) in sources.iter_mut().zip(samples).enumerate() {
        match units_of(file, source.as_mut(), sample, answers) {
            Ok(found) => units.extend(found),
            Err(Error::NeedsAnswer { questions }) => open.extend(questions),
            Err(error) => return Err(error),
        }
    }
    if open.is_empty() { Ok(units) } else { Err(Error::NeedsAnswer { questions: open }) }
}

fn units_of(
    file: usize,
    source: &mut dyn Source,
    sample: &[u8],
    answers: &Answers,
) -> Result<Vec<Unit>, Error> {
    #[cfg(feature = "workbooks")]
    if is_workbook(sample) {
        return super::sheets::sheets(file, source, answers);
    }
    let plan = plan_of(source, sample, answers)?;
    Ok(vec![Unit { file, plan, sheet: None }])
}

/// Whether a file is a workbook by its first bytes.
#[cfg(feature = "workbooks")]
fn is_workbook(sample: &[u8]) -> bool {
    detect_kind(sample) == Ok(Some(FileKind::Workbook))
}

fn plan_of(source: &mut dyn Source, sample: &[u8], answers: &Answers) -> Result<Plan, Error> {
    let name = source.name().to_string();
    let whole = |sample: &[u8]| sample.len() as u64 >= source.len();
    match make_plan(&name, sample, whole(sample), answers) {
        Err(Error::LimitExceeded { which: Limit::RecordBytes, .. }) if !whole(sample) => {
            // A header longer than the usual sample gets one as long as a record may be.
            let sample = read_sample(source, MAX_RECORD_BYTES + SAMPLE_BYTES)?;
            let whole = sample.len() as u64 >= source.len();
            make_plan(&name, &sample, whole, answers)
        }
        plan => plan,
    }
}

/// The beginnings of files, [`SAMPLE_BYTES`] of each.
pub(super) fn read_samples(sources: &mut [Box<dyn Source>]) -> Result<Vec<Vec<u8>>, Error> {
    sources.iter_mut().map(|source| read_sample(source.as_mut(), SAMPLE_BYTES)).collect()
}

pub(super) fn read_sample(source: &mut dyn Source, bytes: usize) -> Result<Vec<u8>, Error> {
    let wanted = bytes.min(usize::try_from(source.len()).unwrap_or(usize::MAX));
    let mut sample = vec![0; wanted];
    let mut filled = 0;
    while filled < wanted {
        let count = source.read_at(filled as u64, &mut sample[filled..])?;
        if count == 0 {
            return Err(Error::SourceChanged { file: source.name().to_string() });
        }
        filled += count;
    }
    Ok(sample)
}

/// The passport of all tables together.
///
/// # Errors
///
/// [`Error::PassportsDiffer`] where they are not of one kind, or their codes are of unlike nomenclatures.
pub(super) fn common_passport(sources: &[Box<dyn Source>], units: &[Unit]) -> Result<Passport, Error> {
    let Some((first, rest)) = units.split_first() else {
        return Err(Error::NothingLoaded);
    };
    let mut passport = first.plan.passport;
    for unit in rest {
        let has_codes = |unit: &Unit| unit.plan.columns.product.is_some();
        let codes = unit.plan.codes.nomenclature == first.plan.codes.nomenclature;
        if !unit.plan.passport.is_like(&passport) || has_codes(first) && has_codes(unit) && !codes {
            let name = |unit: &Unit| {
                sources.get(unit.file).map_or_else(String::new, |source| source.name().to_string())
            };
            return Err(Error::PassportsDiffer { files: [name(first), name(unit)] });
        }
        // The latest status and day speak for all.
        if unit.plan.passport.retrieved > passport.retrieved {
            passport.retrieved = unit.plan.passport.retrieved;
        }
        if unit.plan.passport.status != passport.status {
            passport.status = crate::types::Status::Unknown;
        }
    }
    Ok(passport)
}
