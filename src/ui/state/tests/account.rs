//! The account is written by whoever answers views.

use super::edit::full_report;
use super::*;
use crate::messages::Work;

/// A page whose reading ended well and whose view is not there yet, under the file set `id`.
fn loaded(id: FileSetId) -> Desk {
    let mut desk = Desk::locked();
    desk.choose_file(id);
    desk.worker_ready(3);
    let request = desk.read_request();
    desk.requests.clear();
    let mut report = full_report();
    report.files[0].sha256 = None;
    desk.hear(3, Event::CubeReady { id: request, report: Box::new(report) });
    desk
}

/// The last question for the account: to whom, in which language, and the fingerprint that is known.
fn asked(desk: &Desk) -> Option<(WorkerId, Lang, Option<String>)> {
    desk.requests.iter().rev().find_map(|(to, request)| match request {
        Request::AccountMarkup { report, lang, .. } => Some((*to, *lang, report.files[0].sha256.clone())),
        _ => None,
    })
}

fn hash(desk: &mut Desk) {
    let hash = desk.requests.iter().find_map(|(to, request)| match request {
        Request::Hash { id } => Some((*to, *id)),
        _ => None,
    });
    let (to, id) = hash.expect("the fingerprint is asked for");
    desk.hear(to, Event::Hashed { id, sha256: vec!["ab".into()] });
}

#[test]
fn it_is_written_before_the_view_and_again_when_the_fingerprint_is_there() {
    let mut desk = loaded(1);
    let order: Vec<bool> = desk
        .requests
        .iter()
        .filter_map(|(_, request)| match request {
            Request::AccountMarkup { .. } => Some(true),
            Request::View { .. } => Some(false),
            _ => None,
        })
        .collect();
    assert_eq!(order, [true, false]);
    assert_eq!((asked(&desk), desk.account()), (Some((3, Lang::Tr, None)), None));
    desk.answer_accounts();
    assert_eq!((desk.account(), desk.model.stage()), (Some("tr ?"), Stage::Reading));
    desk.answer_views();
    hash(&mut desk);
    assert_eq!(desk.account(), Some("tr ?"), "it stands until the next one is there");
    desk.answer_accounts();
    assert_eq!((desk.account(), desk.model.stage()), (Some("tr ab"), Stage::Done));
}

#[test]
fn it_is_asked_for_anew_in_the_other_language_and_only_the_last_answer_counts() {
    let mut desk = loaded(1);
    let id = desk.requests.iter().find_map(|(_, request)| match request {
        Request::AccountMarkup { id, .. } => Some(*id),
        _ => None,
    });
    desk.send(Msg::Choose(Pick::Lang(Lang::En)));
    assert_eq!(asked(&desk), Some((3, Lang::En, None)));
    desk.hear(3, Event::AccountMarkup { id: id.expect("asked"), markup: "tr".into() });
    assert_eq!(desk.account(), None);
    desk.answer_views();
    assert_eq!(desk.account(), Some("en ?"));
    // The same language is no question.
    desk.requests.clear();
    desk.send(Msg::Choose(Pick::Lang(Lang::En)));
    assert_eq!(asked(&desk), None);
}

#[test]
fn another_worker_writes_it_when_the_one_with_the_data_is_lost() {
    let mut desk = loaded(1);
    desk.answer_views();
    desk.worker_ready(4);
    desk.requests.clear();
    desk.broke(3);
    assert!(desk.model.has_lost_data());
    // The fingerprint will not come, and the account says so.
    assert_eq!(asked(&desk), Some((4, Lang::Tr, Some(String::new()))));
    desk.answer_accounts();
    assert_eq!(desk.account(), Some("tr "));
    desk.send(Msg::Dismiss);
    desk.send(Msg::Choose(Pick::Lang(Lang::En)));
    desk.answer_accounts();
    assert_eq!(desk.account(), Some("en "));
}

#[test]
fn what_was_not_written_yet_is_asked_of_the_next_worker_and_given_up_with_the_second() {
    let mut desk = loaded(1);
    desk.answer_views();
    hash(&mut desk);
    desk.worker_ready(4);
    desk.requests.clear();
    desk.broke(3);
    assert_eq!(asked(&desk), Some((4, Lang::Tr, Some("ab".into()))));
    desk.worker_ready(5);
    desk.requests.clear();
    desk.broke(4);
    assert_eq!((asked(&desk), desk.account()), (None, Some("tr ?")), "what stands there stays");
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work: Work::View }));
}

#[test]
fn a_page_without_workers_writes_it_once_there_is_one() {
    let mut desk = loaded(1);
    desk.answer_views();
    for id in [3, 4, 5] {
        desk.broke(id);
    }
    assert_eq!((desk.model.stage(), desk.alive.len()), (Stage::Failed, 0));
    desk.send(Msg::Dismiss);
    desk.requests.clear();
    desk.send(Msg::Choose(Pick::Lang(Lang::En)));
    assert_eq!((asked(&desk), desk.account()), (None, Some("tr ?")));
    desk.send(Msg::Retry);
    let next = desk.alive[0];
    desk.worker_ready(next);
    desk.answer_accounts();
    assert_eq!(desk.account(), Some("en "));
}

#[test]
fn controls_of_an_earlier_account_change_nothing_of_other_files() {
    let mut desk = loaded(1);
    desk.answer_views();
    desk.worker_ready(4);
    desk.choose_file(2);
    let request = desk.read_request();
    desk.requests.clear();
    desk.hear(4, Event::CubeReady { id: request, report: Box::new(full_report()) });
    // The account on the screen is still that of the first file.
    desk.requests.clear();
    desk.send(Msg::Edit(Edit::Assign { text: "Lefkoşa".into(), place: Some(6) }));
    assert!(desk.requests.is_empty() && desk.model.edited.is_none());
}

#[test]
fn a_control_speaks_of_the_account_that_it_stands_in() {
    let mut desk = loaded(1);
    desk.answer_views();
    desk.answer_made();
    // Another order of columns is there, and the account that shows it is not.
    let id = desk.model.workers.new_request();
    desk.model.workers.asked.push(crate::ui::state::workers::Asked {
        request: Request::Relabel { id, answers: Answers::default() },
        purpose: Purpose::Relabel,
        again: false,
    });
    let mut report = full_report();
    report.files[0].columns.reverse();
    desk.hear(3, Event::Relabelled { id, report: Box::new(report) });
    desk.send(Msg::Edit(Edit::Column { file: 0, column: 1, role: Some(Role::Partner) }));
    let answers = desk.model.reading.as_ref().map(|reading| reading.answers.columns.clone());
    assert_eq!(answers, Some(vec![(Role::Partner, "İl".to_owned())]));
}
