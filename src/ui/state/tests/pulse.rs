//! The heartbeat.

use super::*;
use crate::messages::Work;

#[test]
fn a_slow_network_is_no_lost_worker() {
    let mut desk = Desk::with_first_view();
    desk.send(Msg::Drawn);
    desk.ticks(100);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Ready, vec![1]));
    desk.send(Msg::KitReady);
    desk.ticks(39);
    assert_eq!(desk.alive, [1], "to start may take a while");
    desk.ticks(2);
    assert_eq!(desk.alive, [2], "one that is here and says nothing is lost");
}

#[test]
fn a_worker_that_owes_an_answer_is_lost_after_two_seconds_of_silence() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.ticks(7);
    assert_eq!((desk.alive.clone(), desk.pings(2)), (vec![2, 3], 7));
    desk.ticks(1);
    assert_eq!(desk.alive, [3, 4], "the one in reserve answers from now on, and is replaced");
    assert!(desk.requests.iter().any(|(to, request)| *to == 3 && matches!(request, Request::View { .. })));
}

#[test]
fn a_pong_is_a_sign_of_life_however_long_the_work_takes() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    for _ in 0..100 {
        desk.ticks(1);
        desk.pong_all_but(0);
    }
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Reading, vec![2, 3]));
}

#[test]
fn a_reader_that_says_nothing_is_lost_and_any_word_counts() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    desk.ticks(8);
    desk.hear(3, Event::Progress { id, bytes_read: 1, bytes_total: 100, rows: 0 });
    desk.ticks(8);
    assert_eq!(desk.model.stage(), Stage::Reading);
    desk.ticks(1);
    assert_eq!(desk.model.stage(), Stage::Failed);
    let work = Work::Reading { times: 1 };
    assert_eq!(desk.cause(), Some(Cause::Lost { loss: Loss::Silent, work }));
}

#[test]
fn a_throttled_tab_and_a_laptop_that_slept_lose_no_worker() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    // Once a minute: nothing was seen in between, so nothing counts.
    for _ in 0..10 {
        desk.tick_after(60_000.0);
    }
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Reading, vec![2, 3]));
    // A sleep in the midst of a count begins it anew.
    desk.ticks(6);
    desk.tick_after(3_600_000.0);
    desk.ticks(7);
    assert_eq!(desk.model.stage(), Stage::Reading);
    desk.ticks(1);
    assert_eq!(desk.model.stage(), Stage::Failed);
}

#[test]
fn ticks_that_came_too_fast_are_not_enough() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    for _ in 0..20 {
        desk.tick_after(90.0);
    }
    assert_eq!(desk.model.stage(), Stage::Reading, "the clock counts too");
}

#[test]
fn who_owes_nothing_is_asked_now_and_then_while_the_page_is_seen() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.answer_views();
    desk.answer_made();
    desk.requests.clear();
    for _ in 0..40 {
        desk.model.now_ms += 250.0;
        desk.send(Msg::Tick { visible: false });
    }
    assert_eq!(desk.requests.len(), 0, "nobody looks");
    for _ in 0..20 {
        desk.ticks(1);
        desk.pong_all_but(0);
    }
    assert_eq!(desk.alive, [2, 3]);
    for _ in 0..40 {
        desk.ticks(1);
        desk.pong_all_but(3);
    }
    assert_eq!(desk.alive, [2, 4], "the spare one was ended without a word; another waits");
}

#[test]
fn a_page_that_comes_back_asks_at_once_and_begins_to_count() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.answer_views();
    desk.answer_made();
    desk.model.now_ms += 600_000.0;
    desk.send(Msg::Woke);
    assert_eq!((desk.pings(2), desk.pings(3)), (1, 1));
    desk.pong_all_but(2);
    for _ in 0..8 {
        desk.ticks(1);
        desk.pong_all_but(2);
    }
    assert_eq!(desk.alive, [3, 4], "the cache of pages kept the page and not its worker");
    assert_eq!(desk.model.hint, Some(Hint::Restarted(Loss::Silent)));
}

/// A page that reads a file of this name.
fn reading(name: &str) -> Desk {
    let mut desk = Desk::locked();
    let files = vec![FileInfo { name: name.into(), bytes: 100 }];
    desk.send(Msg::Files { files: FileSet { id: 1, files }, added: false });
    desk.worker_ready(3);
    desk
}

#[test]
fn who_opens_a_workbook_may_be_silent_for_a_minute() {
    for name in ["a.xlsx", "a.XLSM", "b.c.xls", "a.ods"] {
        let mut desk = reading(name);
        for _ in 0..239 {
            desk.ticks(1);
            desk.pong_all_but(3);
        }
        assert_eq!(desk.model.stage(), Stage::Reading, "{name}");
        for _ in 0..3 {
            desk.ticks(1);
            desk.pong_all_but(3);
        }
        assert_eq!(desk.model.stage(), Stage::Failed, "{name}");
    }
}

#[test]
fn who_said_something_of_the_workbook_is_watched_as_anybody() {
    let mut desk = reading("a.xlsx");
    for _ in 0..40 {
        desk.ticks(1);
        desk.pong_all_but(3);
    }
    // An answer to an earlier ping is no word of the reading.
    desk.hear(3, Event::Pong { id: 0 });
    for _ in 0..40 {
        desk.ticks(1);
        desk.pong_all_but(3);
    }
    assert_eq!(desk.model.stage(), Stage::Reading);
    let id = desk.read_request();
    desk.hear(3, Event::Progress { id, bytes_read: 1, bytes_total: 100, rows: 0 });
    for _ in 0..9 {
        desk.ticks(1);
        desk.pong_all_but(3);
    }
    assert_eq!(desk.model.stage(), Stage::Failed);
}

#[test]
fn an_answer_opens_the_workbook_anew() {
    let mut desk = reading("a.xlsx");
    let id = desk.read_request();
    desk.hear(
        3,
        Event::Asking {
            id,
            questions: vec![Question::Flow { file: "a.xlsx".into() }],
            fields: Default::default(),
        },
    );
    desk.send(Msg::Answer(Answers { flow: Some(Flow::Export), ..Answers::default() }));
    for _ in 0..100 {
        desk.ticks(1);
        desk.pong_all_but(3);
    }
    assert_eq!(desk.model.stage(), Stage::Reading);
}
