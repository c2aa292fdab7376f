//! From chosen files to the data set.

use super::*;

#[test]
fn a_file_is_held_unread_until_the_page_is_locked() {
    let mut desk = Desk::ready();
    desk.choose_file(1);
    assert_eq!((desk.model.stage(), desk.model.lock), (Stage::Reading, Lock::Arming));
    assert!(desk.effects.contains(&Effect::Arm));
    assert_eq!(desk.alive, [1]);
    desk.send(Msg::Armed);
    // Armed is not locked: the worker from before the policy still stands.
    assert_eq!((desk.model.lock, desk.reads()), (Lock::Arming, 0));
    desk.worker_ready(2);
    assert_eq!((desk.model.lock, desk.alive.clone()), (Lock::Locked, vec![2, 3]));
    desk.worker_ready(3);
    assert_eq!(desk.reads(), 1);
}

#[test]
fn an_early_intent_is_not_forgotten() {
    let mut desk = Desk::new();
    desk.choose_file(1);
    assert_eq!((desk.model.stage(), desk.model.lock), (Stage::Reading, Lock::Open));
    desk.worker_ready(1);
    desk.answer_views();
    assert_eq!(desk.model.lock, Lock::Arming);
}

#[test]
fn a_reading_replaces_the_worker_and_counts_as_a_run() {
    let desk = Desk::done();
    assert_eq!((desk.model.runs, desk.alive.clone()), (1, vec![3, 4]), "one holds the data, one waits");
    assert_eq!(desk.model.wanted.data_set, DataSetId::Own);
    let cube = desk.effects.iter().position(|effect| *effect == Effect::MarkCubeReady);
    let hash = desk
        .effects
        .iter()
        .position(|effect| matches!(effect, Effect::Send { request: Request::Hash { .. }, .. }));
    assert!(cube < hash, "the fingerprint waits for the results");
}

#[test]
fn a_cancel_goes_back_to_the_state_before() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    desk.send(Msg::Cancel);
    // The visitor's next press comes before a worker that starts.
    assert_eq!((desk.model.stage(), desk.model.runs, desk.alive.clone()), (Stage::Ready, 0, vec![2]));
    desk.ticks(2);
    assert_eq!(desk.alive, [2, 4]);

    let mut desk = Desk::done();
    desk.choose_file(2);
    desk.worker_ready(4);
    desk.send(Msg::Cancel);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Done, vec![3]));
    // Files that are chosen at once do not wait for it.
    desk.choose_file(3);
    assert_eq!(desk.alive, [3, 5]);
    desk.send(Msg::Cancel);
    desk.ticks(2);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Done, vec![3, 6]));
    assert_eq!(desk.model.own.as_ref().map(|own| own.files.id), Some(1));
}

#[test]
fn a_failure_keeps_the_earlier_data_and_can_be_tried_again() {
    let mut desk = Desk::done();
    desk.choose_file(2);
    desk.worker_ready(4);
    let id = desk.read_request();
    let error = Error::Unreadable { file: "2.csv".into(), why: Unreadable::Empty };
    desk.hear(4, Event::failed(id, error));
    assert_eq!((desk.model.stage(), desk.model.runs, desk.alive.clone()), (Stage::Failed, 2, vec![3, 5]));
    desk.send(Msg::Retry);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Reading, vec![3, 5]));
    desk.send(Msg::Cancel);
    assert_eq!(desk.model.stage(), Stage::Done);
}

#[test]
fn a_file_chosen_while_another_is_read_takes_its_place_and_the_page_says_so() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    desk.choose_file(2);
    assert_eq!(desk.alive, [2, 4], "the first reading's worker is gone");
    assert_eq!(desk.model.reading.as_ref().map(|reading| reading.instead_of.as_str()), Some("1.csv"));
    desk.worker_ready(4);
    let id = desk.read_request();
    desk.hear(4, Event::CubeReady { id, report: Box::new(report()) });
    // One whose tables are there is no reading any more that could be given up.
    desk.choose_file(3);
    assert_eq!(desk.model.reading.as_ref().map(|reading| reading.instead_of.as_str()), Some(""));
    assert_eq!((desk.model.runs, desk.model.own.as_ref().map(|own| own.files.id)), (1, Some(2)));
}

#[test]
fn a_worker_waits_for_the_next_file_and_a_broken_one_is_not_used() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.choose_file(1);
    assert_eq!((desk.reads(), desk.alive.clone()), (1, vec![2, 3]), "it was ready, so it reads at once");

    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.broke(3);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Ready, vec![2, 4]));
    desk.choose_file(1);
    assert_eq!((desk.reads(), desk.alive.clone()), (0, vec![2, 4]), "the next one is not ready yet");
    desk.worker_ready(4);
    assert_eq!(desk.reads(), 1);
}

#[test]
fn an_answer_reads_again_with_the_same_worker() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    desk.hear(
        3,
        Event::Asking {
            id,
            questions: vec![Question::Flow { file: "1.csv".into() }],
            fields: Default::default(),
        },
    );
    assert_eq!(desk.model.stage(), Stage::Asking);
    let answers = Answers { flow: Some(Flow::Import), ..Answers::default() };
    desk.send(Msg::Answer(answers));
    assert_eq!((desk.model.stage(), desk.reads(), desk.alive.clone()), (Stage::Reading, 2, vec![2, 3]));
    // A second round of questions keeps the first answer.
    let id = desk.read_request();
    let candidates = vec!["a".to_owned(), "b".to_owned()];
    desk.hear(
        3,
        Event::Asking {
            id,
            questions: vec![Question::Column { file: "1.csv".into(), role: Role::Amount, candidates }],
            fields: Default::default(),
        },
    );
    let answers = Answers { columns: vec![(Role::Amount, "b".into())], ..Answers::default() };
    desk.send(Msg::Answer(answers));
    match desk.requests.last() {
        Some((3, Request::Read { answers, .. })) => {
            assert_eq!(answers.flow, Some(Flow::Import));
            assert_eq!(answers.columns, [(Role::Amount, "b".to_owned())]);
        }
        other => panic!("{other:?}"),
    }
}
