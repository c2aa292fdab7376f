//! What becomes public, made again from a file: maps of a publication, and the check of a method card.

use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::options::{Fonts, Input, OwnDefinition};
use super::png::pixels;
use super::run::{Stop, define, print, read_under, tell_secrecy};
use crate::engine::{Engine, read_card, read_publication};
use crate::error::{Error, PlanError};
use crate::messages::{Lang, StepText};
use crate::protocol::Request;
use crate::publish::Publication;
use crate::view::{DefinitionId, MadeFile, PublishForm, Stamp};

/// Makes the files of a publication.
pub(super) fn publish(
    spec: &Path,
    input: &Input,
    (own, fonts): (&OwnDefinition, &Fonts),
    folder: &Path,
) -> Result<(), Stop> {
    let lang = input.lang;
    let failed = |error| Stop::Input(error, lang);
    let kept = read_publication(&text_of(spec, lang)?).map_err(failed)?;
    let forms = kept.forms.iter().map(|word| form(word, &kept.base));
    let forms: Vec<(&str, PublishForm)> = forms.collect::<Result<_, _>>().map_err(failed)?;
    fonts.are_for(forms.iter().any(|(_, form)| *form == PublishForm::Png)).map_err(Stop::Usage)?;
    let (mut engine, data_set) = read_under(input, kept.answers().map_err(failed)?, true)?;
    finish(&mut engine);
    let view = kept.view.spec().map_err(|(name, word)| failed(wrong(name, &word)))?;
    if view.data_set != data_set {
        return Err(failed(wrong("data", &kept.view.data)));
    }
    define(&mut engine, own, lang)?;
    engine.reachable(data_set, view.definition).map_err(failed)?;
    if let Some(period) = view.period {
        let shown = engine.view(&view).map_err(failed)?;
        if shown.spec.period != Some(period) {
            return Err(failed(Error::NoSuchPeriod { period: period.to_string() }));
        }
    }
    let (publication, report) = engine.published(&view, &kept.settings, &stamp()).map_err(failed)?;
    tell_secrecy(report.as_ref(), &kept.settings.secrecy.rule, lang);
    // What cannot be made is said before anything is written.
    let files = forms.iter().map(|(_, form)| made(&publication, form, fonts, lang));
    let files: Vec<MadeFile> = files.collect::<Result<_, _>>()?;
    std::fs::create_dir_all(folder).map_err(|error| Stop::Io(folder.to_path_buf(), error, lang))?;
    for file in &files {
        let path = folder.join(&file.name);
        std::fs::write(&path, &file.bytes).map_err(|error| Stop::Io(path.clone(), error, lang))?;
        let _ = writeln!(std::io::stderr(), "{}", path.display());
    }
    Ok(())
}

/// A file of a publication; pixels are drawn here, as a browser draws them on the page.
pub(super) fn made(
    publication: &Publication,
    form: &PublishForm,
    fonts: &Fonts,
    lang: Lang,
) -> Result<MadeFile, Stop> {
    let mut file = publication.file(form).map_err(|error| Stop::Input(error, lang))?;
    if *form == PublishForm::Png {
        file.bytes = pixels(&file.bytes, 1, &fonts.font, lang)?;
    }
    Ok(file)
}

/// A form by its word.
fn form<'a>(word: &'a str, base: &str) -> Result<(&'a str, PublishForm), Error> {
    match PublishForm::from_id(word, base) {
        None => Err(wrong("forms", word)),
        Some(PublishForm::EmbedCode { base }) if !base.ends_with('/') => Err(wrong("base", &base)),
        Some(form) => Ok((word, form)),
    }
}

fn wrong(name: &str, word: &str) -> Error {
    Error::BadPublication { why: PlanError::BadValue { what: format!("{name}: {word}") } }
}

/// Checks a card against its files.
pub(super) fn verify(card: &Path, input: &Input, own: &OwnDefinition) -> Result<(), Stop> {
    let lang = input.lang;
    let failed = |error| Stop::Input(error, lang);
    let card = read_card(&text_of(card, lang)?).map_err(failed)?;
    let (mut engine, data_set) = read_under(input, card.answers.clone(), true)?;
    if card.spec.data_set != data_set {
        return Err(Stop::Refused(StepText::OtherData.text(lang).to_string()));
    }
    let is_own = card.spec.definition == DefinitionId::Own;
    if own.definition_file.is_some() && !is_own {
        let what = lang.pick("kart yerleşik bir tanımladır", "the card is under a built-in definition");
        return Err(Stop::Usage(format!("--definition-file: {what}: {}", card.spec.definition.id())));
    }
    define(&mut engine, own, lang)?;
    finish(&mut engine);
    let differences = engine.verify(&card).map_err(failed)?;
    if differences.is_empty() {
        return print(&format!("{}\n", StepText::Same.text(lang)));
    }
    let found = StepText::Found.text(lang);
    let on_card = StepText::OnCard.text(lang);
    let one = |it: &crate::engine::Difference| {
        format!("  {}\n    {on_card}: {}\n    {found}: {}", it.part, it.card, it.found)
    };
    let mut all: Vec<String> = differences.iter().map(one).collect();
    // The card does not hold the definition: another one may be all that differs.
    all.extend(is_own.then(|| format!("  {}", StepText::SameDefinition.text(lang))));
    Err(Stop::Refused(format!("{}\n{}", StepText::Differs.text(lang), all.join("\n"))))
}

/// Lets work that waits be done: cards count how codes were classified, and may name the hashes of files.
fn finish(engine: &mut Engine) {
    engine.handle(Request::Hash { id: 2 }, Vec::new(), &mut |_| {});
    while engine.step(&mut |_| {}) {}
}

fn text_of(path: &Path, lang: Lang) -> Result<String, Stop> {
    let bytes = std::fs::read(path).map_err(|error| Stop::Io(path.to_path_buf(), error, lang))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Today, or the day that `SOURCE_DATE_EPOCH` says (<https://reproducible-builds.org/specs/source-date-epoch/>); and the
/// commit that the build was told.
fn stamp() -> Stamp {
    let told = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let seconds: u64 = told.unwrap_or_else(now);
    let commit = option_env!("TEKNOHARITA_COMMIT").unwrap_or_default().to_string();
    Stamp { day: day(seconds / 86_400), commit }
}

/// The date of a number of days after 1970-01-01 in the Gregorian calendar.
fn day(days: u64) -> String {
    let mut left = days.min(3_000_000);
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while left >= 365 + u64::from(is_leap(year)) {
        left -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_have_dates() {
        let known = [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (20_784, "2026-11-27"),
        ];
        for (days, date) in known {
            assert_eq!(day(days), date);
        }
    }
}
