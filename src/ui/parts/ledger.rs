//! The account of the visitor's file: where every row and every dollar went.

use leptos::prelude::*;

use super::problems::problems;
use crate::messages::{Lang, Ui, bucket_label, grouped, percent_1, role_label};
use crate::protocol::{FileReport, LoadReport};
use crate::types::{Bucket, Count, round_ratio};
use crate::ui::shell::Store;

/// The account, once a file was read.
#[component]
pub fn Account(store: Store) -> impl IntoView {
    move || store.own.get().map(|own| account(store, &own.report))
}

fn account(store: Store, report: &LoadReport) -> AnyView {
    let lang = store.lang.get();
    let files: Vec<AnyView> = report.files.iter().map(|file| file_card(file, lang)).collect();
    let total = report.ledger.total();
    let mut rows: Vec<AnyView> = Bucket::ALL
        .into_iter()
        .rev()
        .map(|bucket| (bucket, report.ledger.get(bucket)))
        .filter(|(bucket, count)| count.rows > 0 || *bucket == Bucket::Mapped)
        .map(|(bucket, count)| line(bucket.id(), bucket_label(bucket, lang), count, total, lang))
        .collect();
    rows.push(line("total", Ui::Total.text(lang), total, total, lang));
    view! {
        <section class="ledger" id="ledger" tabindex="-1" data-testid="ledger" aria-labelledby="ledger-title">
            <h3 id="ledger-title">{Ui::LedgerTitle.text(lang)}</h3>
            <div class="files">{files}</div>
            <p class="quiet">{Ui::LedgerLead.text(lang)}</p>
            <div class="wide">
                <table class="buckets">
                    <thead><tr>
                        <th scope="col" class="words">{Ui::Bucket.text(lang)}</th>
                        <th scope="col" class="number">{Ui::Rows.text(lang)}</th>
                        <th scope="col" class="number">{Ui::Amount.text(lang)}</th>
                        <th scope="col" class="number">{Ui::ShareOfFile.text(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {problems(store, report)}
        </section>
    }
    .into_any()
}

fn line(id: &'static str, label: &'static str, count: Count, total: Count, lang: Lang) -> AnyView {
    let dollars = round_ratio(count.amount_e4, 10_000, 1).unwrap_or_default();
    view! {
        <tr data-bucket=id>
            <th scope="row" class="words">{label}</th>
            <td class="number">{grouped(i128::from(count.rows), lang)}</td>
            <td class="number">{grouped(dollars, lang)}</td>
            <td class="number">{percent_1(count.amount_e4, total.amount_e4, lang).unwrap_or_else(|| "–".into())}</td>
        </tr>
    }
    .into_any()
}

fn file_card(file: &FileReport, lang: Lang) -> AnyView {
    let rows = grouped(i128::from(file.records), lang);
    let facts = Ui::file_facts(&file.encoding, file.delimiter, &rows, lang);
    let columns: Vec<AnyView> = file
        .columns
        .iter()
        .map(|(role, header)| {
            view! { <li><span class="quiet">{role_label(*role, lang)}</span> " " <span>{header.clone()}</span></li> }.into_any()
        })
        .collect();
    let unit = match file.unit_usd {
        1_000 => Some(Ui::UnitThousand),
        1_000_000 => Some(Ui::UnitMillion),
        _ => None,
    };
    let fingerprint = match file.sha256.as_deref() {
        None => format!("pending ({})", Ui::Pending.text(lang)),
        Some("") => "–".to_owned(),
        Some(sha256) => sha256.to_owned(),
    };
    view! {
        <div class="file">
            <p><strong>{file.name.clone()}</strong> " " <span class="quiet">{Ui::size(file.bytes, lang)} " · " {facts}</span></p>
            <p class="field-label">{Ui::ColumnsUnderstood.text(lang)}</p>
            <ul class="columns">{columns}</ul>
            {unit.map(|unit| view! { <p class="hint">{unit.text(lang)}</p> })}
            <p class="fingerprint"><span class="quiet">{Ui::Fingerprint.text(lang)}</span> " " <code data-testid="sha256">{fingerprint}</code></p>
        </div>
    }
    .into_any()
}
