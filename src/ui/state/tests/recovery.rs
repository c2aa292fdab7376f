//! Workers are lost, and the page goes on.

use super::*;
use crate::messages::{Refusal, Work};

#[test]
fn a_broken_reader_is_a_failure_and_the_page_goes_on() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    desk.broke(3);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Failed, vec![2, 4]));
    let work = Work::Reading { times: 1 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work }));
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Ready);
}

#[test]
fn what_breaks_again_over_the_same_files_is_counted() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    desk.hear(3, Event::failed(id, Error::OutOfMemory));
    let work = Work::Reading { times: 1 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Memory, work }));
    desk.worker_ready(4);
    desk.send(Msg::Retry);
    assert_eq!(desk.reads(), 2, "the file is still in hand");
    desk.broke(4);
    let work = Work::Reading { times: 2 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work }));
    desk.choose_file(2);
    desk.broke(5);
    let work = Work::Reading { times: 1 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work }), "another file");
}

#[test]
fn a_broken_worker_is_replaced_and_asked_again() {
    let mut desk = Desk::ready();
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.requests.clear();
    desk.broke(1);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Ready, vec![2]));
    assert_eq!(desk.model.hint, Some(Hint::Restarted(Loss::Trapped)));
    desk.worker_ready(2);
    desk.answer_views();
    assert_eq!(desk.model.view.as_ref().map(|view| view.spec.indicator), Some(Indicator::Total));
}

#[test]
fn a_view_that_took_two_workers_is_given_up() {
    let mut desk = Desk::ready();
    let shown = desk.model.wanted.clone();
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.broke(1);
    desk.worker_ready(2);
    desk.broke(2);
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work: Work::View }));
    assert_eq!(desk.model.wanted.indicator, shown.indicator, "what is on the screen stays");
    desk.requests.clear();
    desk.worker_ready(3);
    assert_eq!(desk.requests.len(), 0, "it is not asked a third time");
    desk.send(Msg::Dismiss);
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Share(Tier::Low))));
    desk.answer_views();
    assert_eq!(desk.model.stage(), Stage::Ready);
}

#[test]
fn a_file_that_was_being_made_fails_with_a_reason_and_can_be_made_again() {
    let mut desk = Desk::ready();
    desk.send(Msg::Step(FigureEdit::Make("png".into())));
    desk.broke(1);
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work: Work::File }));
    desk.worker_ready(2);
    desk.requests.clear();
    desk.send(Msg::Retry);
    let made = |request: &Request| matches!(request, Request::Step { form: Some(form), .. } if form == "png");
    assert!(desk.requests.iter().any(|(to, request)| *to == 2 && made(request)));
}

#[test]
fn workers_that_keep_breaking_stop_until_the_visitor_says_so() {
    let mut desk = Desk::ready();
    for id in 1..=3 {
        assert_ne!(desk.model.stage(), Stage::Failed);
        desk.broke(id);
    }
    assert_eq!((desk.model.stage(), desk.alive.len()), (Stage::Failed, 0));
    assert!(desk.model.failure.as_ref().is_some_and(|failure| failure.fatal));
    // What is on the screen can still be looked at; what needs a worker says why not.
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Ready);
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    assert_eq!(desk.model.stage(), Stage::Failed);
    desk.send(Msg::Retry);
    let next = desk.alive[0];
    desk.worker_ready(next);
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.answer_views();
    assert_eq!(desk.model.view.as_ref().map(|view| view.spec.indicator), Some(Indicator::Total));
}

#[test]
fn a_program_that_does_not_start_is_loaded_past_the_caches_once() {
    let mut desk = Desk::new();
    desk.broke(1);
    assert!(desk.effects.contains(&Effect::ReloadKit));
    assert_eq!(desk.alive, [2]);
    desk.effects.clear();
    desk.broke(2);
    desk.broke(3);
    assert!(!desk.effects.contains(&Effect::ReloadKit));
    assert_eq!((desk.model.stage(), desk.alive.len()), (Stage::Failed, 0));
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Failed, "there is no view to go back to");
}

#[test]
fn the_visitors_data_goes_with_its_worker_and_its_last_view_stays() {
    let mut desk = Desk::done();
    desk.broke(3);
    let work = Work::Holding { times: 1 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work }));
    assert_eq!(desk.alive, [4, 5], "the one in reserve took over");
    let shown = |desk: &Desk| desk.model.view.as_ref().map(|view| view.spec.data_set);
    assert_eq!((shown(&desk), desk.model.wanted.data_set), (Some(DataSetId::Own), DataSetId::Own));
    assert!(desk.model.own.is_some() && !desk.model.has_detail());
    assert_eq!(desk.reads(), 1, "nothing is read unasked");
    // Another view of them needs them; other data do not.
    desk.send(Msg::Dismiss);
    assert!(desk.model.has_lost_data());
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    assert_eq!((desk.model.stage(), shown(&desk)), (Stage::Failed, Some(DataSetId::Own)));
    desk.send(Msg::Dismiss);
    desk.send(Msg::Step(FigureEdit::Make("csv".into())));
    assert_eq!(desk.model.stage(), Stage::Failed);
    desk.send(Msg::Choose(Pick::DataSet(DataSetId::Ministry)));
    desk.answer_views();
    assert_eq!(shown(&desk), Some(DataSetId::Ministry));
    // One press brings them back, wherever it is offered.
    desk.send(Msg::Dismiss);
    desk.send(Msg::Retry);
    assert_eq!(desk.model.stage(), Stage::Reading);
    desk.send(Msg::Cancel);
    assert!(desk.model.has_lost_data());
    desk.send(Msg::Retry);
    let reader = desk.alive[1];
    desk.worker_ready(reader);
    let id = desk.read_request();
    desk.hear(reader, Event::CubeReady { id, report: Box::new(report()) });
    desk.answer_views();
    assert_eq!((desk.model.stage(), desk.model.has_lost_data()), (Stage::Done, false));
    desk.broke(reader);
    let work = Work::Holding { times: 2 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Trapped, work }));
}

#[test]
fn data_that_are_lost_while_a_file_is_read_do_not_stop_the_reading() {
    let mut desk = Desk::done();
    desk.choose_file(2);
    desk.broke(3);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Reading, vec![4, 5]));
    desk.send(Msg::Cancel);
    assert!(desk.model.has_lost_data(), "the earlier data cannot stand any more, and the page says so");
}

#[test]
fn a_program_that_cannot_be_had_leaves_the_first_map_and_says_why() {
    for (refusal, another) in [(Refusal::Unreachable, true), (Refusal::OldBrowser, false)] {
        let mut desk = Desk::with_first_view();
        desk.send(Msg::Drawn);
        desk.choose_file(1);
        desk.send(Msg::Refused(refusal));
        assert_eq!(desk.cause(), Some(Cause::Refused(refusal)));
        assert_eq!(desk.model.lock, Lock::Open, "it does not pretend to lock");
        assert!(desk.model.view.is_some());
        desk.send(Msg::Retry);
        assert_eq!(desk.effects.contains(&Effect::Reload), !another);
        if another {
            desk.send(Msg::KitReady);
            let next = desk.alive[0];
            desk.worker_ready(next);
            assert!(desk.effects.contains(&Effect::Arm), "the file waited for it");
        }
    }
}

#[test]
fn a_file_does_not_wait_for_a_lock_that_will_not_come() {
    let mut desk = Desk::with_first_view();
    desk.send(Msg::Drawn);
    desk.choose_file(1);
    desk.send(Msg::Refused(Refusal::Forbidden));
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Ready);
    desk.choose_file(2);
    assert_eq!(desk.model.stage(), Stage::Failed, "it is said again");
}

#[test]
fn an_old_worker_is_loaded_past_the_caches_once_and_then_refused() {
    let mut desk = Desk::with_first_view();
    desk.send(Msg::Drawn);
    desk.hear(1, Event::Ready { version: PROTOCOL_VERSION + 1 });
    assert!(desk.effects.contains(&Effect::ReloadKit));
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Ready, vec![2]));
    desk.hear(2, Event::Ready { version: PROTOCOL_VERSION + 1 });
    assert_eq!((desk.model.stage(), desk.alive.len()), (Stage::Failed, 0));
    let error = Error::Version { expected: PROTOCOL_VERSION, found: PROTOCOL_VERSION + 1 };
    assert_eq!(desk.cause(), Some(told(&error)));
    desk.send(Msg::Retry);
    assert_eq!(desk.effects.last(), Some(&Effect::Reload));
}
