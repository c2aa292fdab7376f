//! One pass from bytes to cube over the visitor's files.

use crate::cube::DataSet;
use crate::error::{Error, Limit, Problem, Question};
use crate::ingest::{MAX_RECORD_BYTES, Source};
use crate::plan::{Plan, SAMPLE_BYTES, make_plan};
use crate::protocol::{Answers, LoadReport};
use crate::types::Passport;

use super::loading::Loading;
use super::problems::Problems;

/// The visitor's files, read.
pub struct Loaded {
    /// The facts.
    pub data_set: DataSet,
    /// What became of the files; its problems are all that were kept.
    pub report: LoadReport,
}

/// Told after every piece: bytes and records so far, of all files.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Reads files as one data set.
///
/// # Errors
///
/// [`Error`] where a file cannot be used, a question is open, or the passports differ.
pub fn load(
    sources: &mut [Box<dyn Source>],
    answers: &Answers,
    progress: Progress<'_>,
) -> Result<Loaded, Error> {
    load_with(sources, answers, progress, None)
}

/// As [`load`], and hands every problem on.
pub(super) fn load_with(
    sources: &mut [Box<dyn Source>],
    answers: &Answers,
    progress: Progress<'_>,
    each_problem: Option<&mut dyn FnMut(&Problem)>,
) -> Result<Loaded, Error> {
    let plans = make_plans(sources, answers)?;
    let passport = common_passport(sources, &plans)?;
    let mut loading = Loading::new(passport, Problems::new(each_problem));
    let mut files = Vec::new();
    for (number, (source, plan)) in sources.iter_mut().zip(plans).enumerate() {
        files.push(loading.file(source.as_mut(), plan, number as u32, progress)?);
    }
    loading.finish(sources, files)
}

/// Plans of all files, or every question that any of them leaves open.
fn make_plans(sources: &mut [Box<dyn Source>], answers: &Answers) -> Result<Vec<Plan>, Error> {
    let mut plans = Vec::new();
    let mut open: Vec<Question> = Vec::new();
    for source in sources.iter_mut() {
        match plan_of(source.as_mut(), answers) {
            Ok(plan) => plans.push(plan),
            Err(Error::NeedsAnswer { questions }) => open.extend(questions),
            Err(error) => return Err(error),
        }
    }
    if open.is_empty() { Ok(plans) } else { Err(Error::NeedsAnswer { questions: open }) }
}

fn plan_of(source: &mut dyn Source, answers: &Answers) -> Result<Plan, Error> {
    // A header longer than the usual sample gets one as long as a record may be.
    for bytes in [SAMPLE_BYTES, MAX_RECORD_BYTES + SAMPLE_BYTES] {
        let sample = read_sample(source, bytes)?;
        let whole = sample.len() as u64 >= source.len();
        let name = source.name().to_string();
        match make_plan(&name, &sample, whole, answers) {
            Err(Error::LimitExceeded { which: Limit::RecordBytes, .. }) if bytes == SAMPLE_BYTES => {}
            plan => return plan,
        }
    }
    Err(Error::NothingLoaded)
}

fn read_sample(source: &mut dyn Source, bytes: usize) -> Result<Vec<u8>, Error> {
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

fn common_passport(sources: &[Box<dyn Source>], plans: &[Plan]) -> Result<Passport, Error> {
    let of = |plan: &Plan| Passport { synthetic: plan.columns.sample_mark.is_some(), ..Passport::unknown() };
    let Some((first, rest)) = plans.split_first() else {
        return Err(Error::NothingLoaded);
    };
    for (plan, source) in rest.iter().zip(&sources[1..]) {
        if of(plan) != of(first) {
            let files = [sources[0].name().to_string(), source.name().to_string()];
            return Err(Error::PassportsDiffer { files });
        }
    }
    Ok(of(first))
}
