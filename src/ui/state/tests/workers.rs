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
fn a_slow_network_is_no_lost_worker() {
    let mut desk = Desk::with_first_view();
    desk.send(Msg::Drawn);
    for _ in 0..100 {
        desk.send(Msg::Tick);
    }
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Ready, vec![1]));
    desk.send(Msg::KitReady);
    for _ in 0..7 {
        desk.send(Msg::Tick);
    }
    assert_eq!(desk.alive, [2], "one that is here and says nothing is lost");
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
fn a_broken_reader_is_a_failure_and_the_page_goes_on() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    desk.send(Msg::Broke { from: 3 });
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Failed, vec![2, 4]));
    assert_eq!(desk.model.failure.as_ref().map(|failure| failure.error.clone()), Some(Error::WorkerLost));
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Ready);
}

#[test]
fn a_silent_reader_counts_as_lost() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    for _ in 0..5 {
        desk.send(Msg::Tick);
    }
    desk.hear(3, Event::Progress { id, bytes_read: 1, bytes_total: 100, rows: 0 });
    for _ in 0..6 {
        desk.send(Msg::Tick);
    }
    assert_eq!(desk.model.stage(), Stage::Reading);
    desk.send(Msg::Tick);
    assert_eq!(desk.model.stage(), Stage::Failed);
}

#[test]
fn a_broken_worker_is_replaced_and_asked_again() {
    let mut desk = Desk::ready();
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.requests.clear();
    desk.send(Msg::Broke { from: 1 });
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Ready, vec![2]));
    desk.worker_ready(2);
    desk.answer_views();
    assert_eq!(desk.model.view.as_ref().map(|view| view.spec.indicator), Some(Indicator::Total));
}

#[test]
fn workers_that_keep_breaking_end_the_page() {
    let mut desk = Desk::new();
    for id in 1..=3 {
        assert_eq!(desk.model.stage(), Stage::Starting);
        desk.send(Msg::Broke { from: id });
    }
    assert!(desk.model.failure.as_ref().is_some_and(|failure| failure.fatal));
    desk.send(Msg::Retry);
    assert_eq!(desk.effects.last(), Some(&Effect::Reload));
}

#[test]
fn the_visitors_data_goes_with_its_worker_and_can_be_read_again() {
    let mut desk = Desk::done();
    desk.send(Msg::Broke { from: 3 });
    assert_eq!(desk.model.stage(), Stage::Failed);
    desk.worker_ready(4);
    desk.answer_views();
    assert_eq!(desk.model.wanted.data_set, DataSetId::Annex);
    desk.send(Msg::Retry);
    assert_eq!(desk.model.stage(), Stage::Reading);
}

#[test]
fn another_version_is_refused() {
    let mut desk = Desk::new();
    desk.hear(1, Event::Ready { version: PROTOCOL_VERSION + 1 });
    assert_eq!((desk.model.stage(), desk.alive.len()), (Stage::Failed, 0));
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Failed, "only loading the page again helps");
}
