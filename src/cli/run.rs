use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use clap::Parser;

use crate::engine::{Engine, SecrecyReport, Shelf, read_index, read_plan};
use crate::error::{Error, Lacks};
use crate::indicators::{CATALOGUE, Choice, Entry, Index, Need};
use crate::ingest::Source;
use crate::messages::{Lang, SecrecyText, Whole, error_text, repair_label};
use crate::protocol::{
    AccountFile, Answers, ChartForm, DataSetId, Event, FileInfo, PublishForm, Request, ViewSpec,
};
use crate::publish;
use crate::types::{Bucket, Place, RepairKind, SecrecyRule};
use crate::view::classes::Classing;
use crate::view::sheet::{Sheet, sheet_of};
use crate::view::{CardForm, ChartKind, Indicator, PublishSettings, Stamp};

use super::options::{
    ChartFormat, Choices, Command, Dimension, Format, Input, Labels, MapFormat, Options, OwnDefinition,
};
use super::png::pixels;
use super::source::FileSource;
use super::{facts, threads};

/// Why a run ends without a result; the exit code is 1 for input, 2 for usage.
pub(super) enum Stop {
    Input(Error, Lang),
    Io(PathBuf, std::io::Error, Lang),
    Usage(String),
    /// What the data lack, in words.
    Refused(String),
}

/// Runs the command line; 0 is success, 1 input that cannot be used or an open question, 2 wrong usage.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let options = match Options::try_parse_from(arguments) {
        Ok(options) => options,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match command(options.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            let (text, code) = words(&stop);
            let _ = writeln!(std::io::stderr(), "{text}");
            ExitCode::from(code)
        }
    }
}

fn words(stop: &Stop) -> (String, u8) {
    match stop {
        Stop::Input(error, lang) => (format!("teknoharita: {}", error_text(error, *lang).joined("\n  ")), 1),
        Stop::Io(path, error, lang) => {
            let what = lang.pick("açılamadı ya da yazılamadı", "could not be opened or written");
            (format!("teknoharita: {}: {what}: {error}", path.display()), 1)
        }
        Stop::Refused(text) => (format!("teknoharita: {text}"), 1),
        Stop::Usage(text) => (format!("teknoharita: {text}"), 2),
    }
}

fn command(command: Command) -> Result<(), Stop> {
    match command {
        Command::Tables { lang, format } => print(&formatted(&catalogue(lang), format)),
        Command::Table { id, input, format, choice, labels } => {
            let entry = Entry::from_id(&id).ok_or_else(|| {
                let known: Vec<&str> = CATALOGUE.iter().map(|entry| entry.id).collect();
                Stop::Usage(format!("{id}: {}", known.join(" / ")))
            })?;
            let choice = Choice { index: index(entry, &choice, input.lang)?, ..choice.choice() };
            let (mut engine, data_set) = read(&input)?;
            let failed = |error| Stop::Input(error, input.lang);
            labelled(&mut engine, data_set, &labels, input.lang)?;
            let exclusions = engine.exclusions(&labels.exclude).map_err(failed)?;
            let answer = engine.answer(data_set, (labels.id(), exclusions), entry, &choice);
            let shelf = engine.shelf(data_set, labels.id(), exclusions).map_err(failed)?;
            let whole = Whole::of(shelf.passport);
            print(&formatted(&sheet_of(&answer.map_err(failed)?, (whole, input.lang)), format))
        }
        Command::Card { input, format, labels } => {
            let (mut engine, data_set) = read(&input)?;
            while engine.step(&mut |_| {}) {}
            labelled(&mut engine, data_set, &labels, input.lang)?;
            let spec = spec(data_set, Indicator::Total, &labels, input.lang);
            let view = engine.view(&spec).map_err(|error| Stop::Input(error, input.lang))?;
            print(&match format {
                Format::Csv => publish::sheet_csv(&publish::card_sheet(&view.card)),
                Format::Json => {
                    let card = engine.card(&view, CardForm::Internal, &Stamp::default());
                    publish::card_text_of(&card.map_err(|error| Stop::Input(error, input.lang))?)
                }
            })
        }
        Command::Cube { input, by, out } => {
            let (engine, data_set) = read_with(&input, by.contains(&Dimension::Partner))?;
            let Some(facts) = engine.data_set().filter(|_| data_set == DataSetId::Own) else {
                let text = input.lang.pick("yerleşik verinin olguları yoktur", "built-in data hold no facts");
                return Err(Stop::Usage(text.to_string()));
            };
            facts::write(facts, &by, input.threads(), &out)
                .map_err(|error| Stop::Io(out.clone(), error, input.lang))?;
            let report = engine.report(data_set).map_err(|error| Stop::Input(error, input.lang))?;
            let totals = report.ledger.get(Bucket::TotalsSetAside).rows;
            if totals > 0 {
                let words = input.lang.pick("toplam satırı yazılmadı", "rows of totals were not written");
                let _ = writeln!(std::io::stderr(), "teknoharita: {totals} {words}");
            }
            Ok(())
        }
        Command::Ledger { input, format } => {
            let (mut engine, data_set) = read(&input)?;
            engine.handle(Request::Hash { id: 2 }, Vec::new(), &mut |_| {});
            while engine.step(&mut |_| {}) {}
            let report = &engine.report(data_set).map_err(|error| Stop::Input(error, input.lang))?;
            print(&match format {
                Format::Csv => publish::ledger_csv(report, input.lang),
                Format::Json => publish::ledger_json(report, input.lang),
            })
        }
        Command::Plan { input } => account(&input, AccountFile::Plan),
        Command::Revisions { input } => account(&input, AccountFile::Revisions),
        Command::Repairs { input } => account(&input, AccountFile::Repairs),
        Command::Publish { spec, input, output, own, fonts } => {
            super::publish::publish(&spec, &input, (&own, &fonts), &output)
        }
        Command::Verify { card, input, own } => super::publish::verify(&card, &input, &own),
        Command::Chart {
            kind,
            input,
            indicator,
            period,
            flow,
            province,
            format,
            fonts,
            secrecy,
            output,
            labels,
        } => {
            fonts.are_for(format == ChartFormat::Png).map_err(Stop::Usage)?;
            let id = kind.split(';').next().unwrap_or_default();
            if ChartKind::from_id(id).is_none() {
                let known: Vec<&str> = ChartKind::ALL.into_iter().map(ChartKind::id).collect();
                return Err(Stop::Usage(format!("{id}: {}", known.join(" / "))));
            }
            let (mut engine, data_set) = read(&input)?;
            labelled(&mut engine, data_set, &labels, input.lang)?;
            let province = province.and_then(Place::plate);
            let spec = ViewSpec { period, flow, province, ..spec(data_set, indicator, &labels, input.lang) };
            let failed = |error| Stop::Input(error, input.lang);
            let chart = engine.chart(&spec, &kind, &[]).map_err(failed)?;
            if let Some((what, todo)) = &chart.refusal {
                return Err(Stop::Refused(format!("{what}\n  {todo}").trim_end().to_string()));
            }
            let form = match format {
                ChartFormat::Svg | ChartFormat::Png => ChartForm::Svg,
                ChartFormat::Csv => ChartForm::Csv,
            };
            let file = engine.chart_file(&spec, &chart, form, &secrecy.settings()).map_err(failed)?;
            let bytes = match format {
                ChartFormat::Png => pixels(&file.bytes, 2, &fonts.font, input.lang)?,
                ChartFormat::Svg | ChartFormat::Csv => file.bytes,
            };
            write(&output, &bytes, input.lang)
        }
        Command::Map {
            indicator,
            input,
            period,
            flow,
            secrecy,
            output,
            labels,
            classes,
            bounds,
            circles,
            format,
            fonts,
            embed,
        } => {
            fonts.are_for(format == MapFormat::Png && embed.is_none()).map_err(Stop::Usage)?;
            let (mut engine, data_set) = read(&input)?;
            let failed = |error| Stop::Input(error, input.lang);
            let shelf = labelled(&mut engine, data_set, &labels, input.lang)?;
            let flow = flow.or(shelf.tables.flows().first().copied());
            let flow = flow.ok_or_else(|| failed(Error::NothingLoaded))?;
            if !shelf.tables.flows().contains(&flow) {
                return Err(failed(Error::NotInData { lacks: Lacks::Flow(flow) }));
            }
            if shelf.tables.at(period, flow).is_none() {
                return Err(failed(Error::NoSuchPeriod { period: period.to_string() }));
            }
            if indicator.tiers().is_some() && !shelf.tables.has_tiers {
                return Err(failed(Error::NotInData { lacks: Lacks::Product }));
            }
            if !Indicator::of(shelf.tables.definition).contains(&indicator) {
                let known: Vec<&str> =
                    Indicator::of(shelf.tables.definition).into_iter().map(Indicator::id).collect();
                return Err(Stop::Usage(format!("{}: {}", indicator.id(), known.join(" / "))));
            }
            let classes = match bounds.is_empty() {
                true => classes.unwrap_or_default(),
                // Millions are a millionth of a million each, as percents are of a percent.
                false => Classing::custom(bounds).ok_or_else(|| Stop::Usage("--bounds: 1-8".to_string()))?,
            };
            let spec = ViewSpec {
                period: Some(period),
                flow: Some(flow),
                classes: classes.text(),
                circles,
                ..spec(data_set, indicator, &labels, input.lang)
            };
            let form = match embed {
                Some(base) => PublishForm::EmbedCode { base: format!("{}/", base.trim_end_matches('/')) },
                None => format.form(),
            };
            let settings = PublishSettings { secrecy: secrecy.settings(), ..PublishSettings::default() };
            let (publication, report) =
                engine.published(&spec, &settings, &Stamp::default()).map_err(failed)?;
            tell_secrecy(report.as_ref(), &settings.secrecy.rule, input.lang);
            let file = super::publish::made(&publication, &form, &fonts, input.lang)?;
            write(&output, &file.bytes, input.lang)
        }
    }
}

/// Prints a file of the account.
fn account(input: &Input, what: AccountFile) -> Result<(), Stop> {
    let (engine, _) = read(input)?;
    let file = engine.account(what, input.lang).map_err(|error| Stop::Input(error, input.lang))?;
    print(&String::from_utf8_lossy(&file.bytes))
}

/// A view under the labels that were asked for.
fn spec(data_set: DataSetId, indicator: Indicator, labels: &Labels, lang: Lang) -> ViewSpec {
    ViewSpec {
        definition: labels.id(),
        exclude: labels.exclude.clone(),
        ..ViewSpec::new(data_set, indicator, lang)
    }
}

/// Reads the visitor's own definition, where one was given.
pub(super) fn define(engine: &mut Engine, own: &OwnDefinition, lang: Lang) -> Result<(), Stop> {
    let Some(path) = &own.definition_file else { return Ok(()) };
    let bytes = std::fs::read(path).map_err(|error| Stop::Io(path.clone(), error, lang))?;
    engine.define(&String::from_utf8_lossy(&bytes)).map_err(|error| Stop::Input(error, lang))?;
    Ok(())
}

/// The data set under the labels that were asked for, the visitor's own definition read from its file.
fn labelled(
    engine: &mut Engine,
    data_set: DataSetId,
    labels: &Labels,
    lang: Lang,
) -> Result<Rc<Shelf>, Stop> {
    define(engine, &labels.own, lang)?;
    let exclusions = engine.exclusions(&labels.exclude).map_err(|error| Stop::Input(error, lang))?;
    engine.reachable(data_set, labels.id()).map_err(|error| Stop::Input(error, lang))?;
    engine.shelf(data_set, labels.id(), exclusions).map_err(|error| Stop::Input(error, lang))
}

/// The visitor's number of every province, for the indicators that stand beside one.
fn index(entry: &Entry, choices: &Choices, lang: Lang) -> Result<Option<Arc<Index>>, Stop> {
    let Some(path) = &choices.index else { return Ok(None) };
    if !entry.needs.contains(&Need::Index) {
        let takes = CATALOGUE.iter().filter(|entry| entry.needs.contains(&Need::Index));
        let takes: Vec<&str> = takes.map(|entry| entry.id).collect();
        return Err(Stop::Usage(format!("--index: {}", takes.join(" / "))));
    }
    let bytes = std::fs::read(path).map_err(|error| Stop::Io(path.clone(), error, lang))?;
    read_index(&bytes).map(Some).map_err(|error| Stop::Input(error, lang))
}

/// Everything that the catalogue says, an indicator a row.
fn catalogue(lang: Lang) -> Sheet {
    let columns = [
        "id",
        "group",
        "title",
        "meaning",
        "formula",
        "unit",
        "denominator",
        "undefined",
        "intervals",
        "needs",
        "source",
        "example",
    ];
    let row = |entry: &&Entry| {
        let needs: Vec<&str> = entry.needs.iter().map(|need| need.name().text(lang)).collect();
        let texts = [
            entry.id,
            entry.group.id(),
            entry.title.text(lang),
            entry.meaning.text(lang),
            entry.formula.text(lang),
            entry.unit.text(lang),
            entry.denominator.text(lang),
            entry.undefined.text(lang),
            entry.intervals.text(lang),
            &needs.join("; "),
            entry.source,
            entry.example.text(lang),
        ];
        texts.map(str::to_string).to_vec()
    };
    Sheet { columns: columns.map(str::to_string).to_vec(), rows: CATALOGUE.iter().map(row).collect() }
}

/// Reads the input as the page does, with several threads.
fn read(input: &Input) -> Result<(Engine, DataSetId), Stop> {
    read_with(input, true)
}

fn read_with(input: &Input, partners: bool) -> Result<(Engine, DataSetId), Stop> {
    read_under(input, Answers::default(), partners)
}

/// Reads the input under answers that are known beforehand; a plan and options of the command line go before them.
pub(super) fn read_under(input: &Input, known: Answers, partners: bool) -> Result<(Engine, DataSetId), Stop> {
    let mut engine = Engine::new();
    let named: Vec<Option<DataSetId>> =
        input.files.iter().map(|file| builtin(file)).collect::<Result<_, _>>()?;
    if let [Some(builtin)] = named.as_slice() {
        return Ok((engine, *builtin));
    }
    if named.iter().any(Option::is_some) {
        let text = input.lang.pick(
            "yerleşik veri başka bir dosyayla birlikte okunmaz",
            "built-in data are not read together with another file",
        );
        return Err(Stop::Usage(text.to_string()));
    }
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    let (mut files, mut paths) = (Vec::new(), Vec::new());
    for path in &input.files {
        let source = FileSource::open(path).map_err(|error| Stop::Io(path.clone(), error, input.lang))?;
        files.push(FileInfo { name: source.name().to_string(), bytes: source.len() });
        paths.push(source.path().map(Path::to_path_buf));
        sources.push(Box::new(source));
    }
    let failed = |error| Stop::Input(error, input.lang);
    let kept = match &input.plan {
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|error| Stop::Io(path.clone(), error, input.lang))?;
            read_plan(&String::from_utf8_lossy(&bytes)).map_err(failed)?
        }
        None => known,
    };
    let (answers, threads) = (input.answers(kept), input.threads());
    let loaded = threads::load(&paths, &mut sources, &answers, threads, partners).map_err(failed)?;
    let mut failure = None;
    let mut note = |event| match event {
        Event::Asking { questions, .. } => failure = Some(Error::NeedsAnswer { questions }),
        Event::Failed { error, .. } => failure = Some(error),
        _ => {}
    };
    match loaded {
        Some(mut loaded) => {
            threads::detail(&mut loaded.data_set.cube, threads);
            if let Some(weights) = loaded.data_set.weights.as_mut() {
                threads::detail(&mut weights.kilograms, threads);
                threads::detail(&mut weights.weighed, threads);
            }
            engine.take(1, loaded, sources, answers, &mut note);
        }
        None => engine.handle(Request::Read { id: 1, files, answers }, sources, &mut note),
    }
    match failure {
        Some(error) => Err(Stop::Input(error, input.lang)),
        None => {
            tell_part(&engine, input.lang);
            Ok((engine, DataSetId::Own))
        }
    }
}

/// Says where a file's title names a part of trade alone: a table of results does not say it.
fn tell_part(engine: &Engine, lang: Lang) {
    let Ok(report) = engine.report(DataSetId::Own) else { return };
    for repair in report.repairs.iter().filter(|repair| repair.kind == RepairKind::PartOfTrade) {
        let label = repair_label(repair.kind, lang);
        for example in &repair.examples {
            let _ = writeln!(std::io::stderr(), "teknoharita: {label}: “{}”", example.before);
        }
    }
}

/// Says what a map of the files withholds, or what stands in for it where they name no firms.
pub(super) fn tell_secrecy(report: Option<&SecrecyReport>, rule: &SecrecyRule, lang: Lang) {
    let Some(report) = report else { return };
    let is_withheld = report.has_firms && !report.withheld.is_empty();
    let proxies = publish::proxy_lines(report, lang);
    let heads = [SecrecyText::ProxyTitle, SecrecyText::ProxyMeaning].map(|text| text.text(lang).to_string());
    let words = match is_withheld {
        true => publish::secrecy_words(report, rule, lang),
        false if proxies.is_empty() => Vec::new(),
        false => heads.into_iter().chain(proxies).collect(),
    };
    for line in words {
        let _ = writeln!(std::io::stderr(), "teknoharita: {line}");
    }
}

fn builtin(path: &Path) -> Result<Option<DataSetId>, Stop> {
    match path.to_str().and_then(|text| text.strip_prefix("builtin:")) {
        None => Ok(None),
        Some("annex") => Ok(Some(DataSetId::Annex)),
        Some("ministry") => Ok(Some(DataSetId::Ministry)),
        Some(_) => Err(Stop::Usage("builtin:annex / builtin:ministry".to_string())),
    }
}

fn formatted(sheet: &Sheet, format: Format) -> String {
    match format {
        Format::Csv => publish::sheet_csv(sheet),
        Format::Json => publish::sheet_json(sheet),
    }
}

pub(super) fn print(text: &str) -> Result<(), Stop> {
    print_bytes(text.as_bytes())
}

fn print_bytes(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // The reader of a pipe may stop early; that is no failure.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Stop::Io(PathBuf::from("-"), error, Lang::default()))
        }
        _ => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Stop> {
    if path == Path::new("-") {
        return print_bytes(bytes);
    }
    std::fs::write(path, bytes).map_err(|error| Stop::Io(path.to_path_buf(), error, lang))
}
