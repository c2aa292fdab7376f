//! The downloadable sample, read as a stranger's file, gives the published shares of 2024.

use teknoharita::classify::DefinitionId;
use teknoharita::data::{Tier, annex, sample};
use teknoharita::indicators::share;
use teknoharita::messages::{Lang, percent_1};
use teknoharita::protocol::{Answers, DataSetId, PublishForm, ViewSpec};
use teknoharita::types::{Bucket, E4, Flow, Period, Place};
use teknoharita::view::Indicator;

use super::support::{own, read, read_files};

#[test]
fn the_sample_gives_the_published_shares_of_all_82_rows() {
    let (engine, report) = read(&sample::csv()).unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems.first());
    let year = own(&engine).at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    let mut rows = 0;
    for row in annex::rows().iter().filter(|row| row.year == 2024) {
        let place = Place::province(row.plate).unwrap_or(Place::UNSPECIFIED);
        let slice = year.get(place).unwrap();
        assert_eq!(slice.total_e4, i128::from(row.total_usd) * E4);
        for (tier, tenths) in Tier::OECD.into_iter().zip(row.share_tenths) {
            let share = share(slice, &[tier], DefinitionId::Report).unwrap();
            let printed = percent_1(share.value.0, share.value.1, Lang::En).unwrap();
            assert_eq!(printed, format!("{}.{}", tenths / 10, tenths % 10), "{row:?}");
        }
        rows += 1;
    }
    assert_eq!(rows, 82);
    assert_eq!(year.national.total_e4, 237_558_794_523 * E4);
    assert_eq!(
        report.ledger.get(Bucket::Mapped).rows + report.ledger.get(Bucket::UnspecifiedProvince).rows,
        report.ledger.total().rows
    );
}

#[test]
fn everything_made_from_the_sample_says_so() {
    let (engine, report) = read(&sample::csv()).unwrap();
    assert!(report.passport.synthetic);
    for lang in Lang::ALL {
        let spec = ViewSpec::new(DataSetId::Own, Indicator::Share(Tier::High), lang);
        let view = engine.view(&spec).unwrap();
        assert_eq!(view.mark.as_deref(), Some(sample::MARK));
        assert_eq!(view.spec.period.map(|period| period.to_string()).as_deref(), Some("2024"));
        for form in [PublishForm::Html, PublishForm::Svg, PublishForm::Csv] {
            let file = engine.publish(&spec, &form).unwrap();
            let text = String::from_utf8(file.bytes).unwrap();
            assert!(text.contains(sample::MARK), "{form:?}");
            assert!(file.name.contains("synthetic-sample"), "{}", file.name);
        }
    }
}

#[test]
fn the_sample_is_not_mixed_with_other_data() {
    let other = "yıl;akış;il;isic_rev3;değer_usd\n2024;İhracat;Ankara;3530;1\n";
    let files: [(&str, &[u8]); 2] = [("sample.csv", &sample::csv()), ("mine.csv", other.as_bytes())];
    let Err(error) = read_files(&files, Answers::default()) else { panic!("the sample was mixed in") };
    assert!(matches!(error, teknoharita::error::Error::PassportsDiffer { .. }), "{error:?}");
}
