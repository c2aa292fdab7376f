//! Workers come, break, and go.

use super::*;

#[test]
fn views_wait_for_a_ready_worker() {
    let mut desk = Desk::new();
    assert_eq!((desk.model.stage(), desk.requests.len()), (Stage::Starting, 0));
    desk.worker_ready(1);
    assert_eq!(desk.requests.len(), 1);
    desk.answer_views();
    assert_eq!(desk.model.stage(), Stage::Ready);
}

#[test]
fn the_view_that_came_with_the_page_needs_no_worker_and_the_lock_waits_for_one() {
    let mut desk = Desk::with_first_view();
    assert_eq!((desk.model.stage(), desk.alive.len()), (Stage::Ready, 0), "the first screen comes first");
    desk.send(Msg::Intent);
    assert_eq!((desk.model.lock, desk.alive.clone()), (Lock::Arming, vec![1]));
    assert!(!desk.effects.contains(&Effect::Arm), "the worker's parts could not be fetched any more");
    desk.worker_ready(1);
    assert!(desk.effects.contains(&Effect::Arm));
}

#[test]
fn the_worker_is_started_once_the_first_view_is_drawn() {
    let mut desk = Desk::with_first_view();
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.send(Msg::Drawn);
    desk.send(Msg::Drawn);
    assert_eq!(desk.alive, [1]);
    desk.worker_ready(1);
    desk.answer_views();
    assert_eq!(desk.model.view.as_ref().map(|view| view.spec.indicator), Some(Indicator::Total));
}

#[test]
fn what_was_asked_before_the_lock_is_asked_again() {
    let mut desk = Desk::ready();
    desk.send(Msg::Intent);
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.requests.clear();
    desk.send(Msg::Armed);
    desk.worker_ready(2);
    assert!(desk.requests.iter().any(|(to, request)| *to == 2 && matches!(request, Request::View { .. })));
    desk.answer_views();
    assert_eq!(desk.model.view.as_ref().map(|view| view.spec.indicator), Some(Indicator::Total));
}

#[test]
fn partners_are_told_and_taken_back_when_another_file_is_read() {
    let mut desk = Desk::done();
    assert!(desk.effects.contains(&Effect::MarkDetailReady) && desk.model.has_detail());
    desk.choose_file(2);
    assert!(!desk.model.has_detail());
    desk.send(Msg::Cancel);
    assert!(desk.model.has_detail(), "the earlier data stand, partners and all");
    desk.choose_file(2);
    desk.worker_ready(5);
    let id = desk.read_request();
    desk.hear(5, Event::CubeReady { id, report: Box::new(report()) });
    assert!(!desk.model.has_detail());
    // The word of an earlier reading is not this one's.
    desk.hear(5, Event::DetailReady { id: id + 100, facts: 1, laps: Laps::default() });
    assert!(!desk.model.has_detail());
    desk.hear(5, Event::DetailReady { id, facts: 1, laps: Laps::default() });
    assert!(desk.model.has_detail());
}

#[test]
fn files_are_kept_as_long_as_they_are_needed() {
    let mut desk = Desk::done();
    assert!(desk.model.needs(1) && !desk.model.needs(2));
    desk.choose_file(2);
    assert!(desk.model.needs(1) && desk.model.needs(2));
    desk.broke(4);
    assert!(desk.model.needs(2), "another try needs it");
    desk.send(Msg::Dismiss);
    assert!(desk.model.needs(1) && !desk.model.needs(2));
}
