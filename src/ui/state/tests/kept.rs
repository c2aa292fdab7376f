//! A kept plan, with files and before them.

use super::*;
use crate::error::PlanError;

fn plan(id: FileSetId) -> FileSet {
    FileSet { id, files: vec![FileInfo { name: "plan.json".into(), bytes: 10 }] }
}

fn files(id: FileSetId) -> FileSet {
    FileSet { id, files: vec![FileInfo { name: format!("{id}.csv"), bytes: 100 }] }
}

fn flow() -> Answers {
    Answers { flow: Some(Flow::Import), ..Answers::default() }
}

/// The worker for views reads the plan.
fn answer_plan(desk: &mut Desk, answer: Result<Answers, Error>) {
    let asked = desk.requests.iter().rev().find(|(_, request)| matches!(request, Request::Plan { .. }));
    let (to, id) = asked.map(|(to, request)| (*to, request.id())).expect("the plan was to be read");
    desk.hear(
        to,
        match answer {
            Ok(answers) => Event::Planned { id, answers },
            Err(error) => Event::failed(id, error),
        },
    );
}

fn text(file: FileSetId) -> Msg {
    Msg::PlanText { file, text: Ok("{}".into()) }
}

fn last_answers(desk: &Desk) -> Answers {
    let read = desk.requests.iter().rev().find_map(|(_, request)| match request {
        Request::Read { answers, .. } => Some(answers.clone()),
        _ => None,
    });
    read.expect("a file was to be read")
}

#[test]
fn a_plan_and_its_files_wait_for_the_lock_and_then_for_each_other() {
    let mut desk = Desk::ready();
    desk.send(Msg::Plan { plan: plan(1), files: Some((files(2), false)) });
    assert_eq!((desk.model.stage(), desk.model.lock), (Stage::Reading, Lock::Arming));
    assert!(desk.model.needs(1) && desk.model.needs(2));
    let opened = |desk: &Desk| desk.effects.contains(&Effect::ReadPlan(1));
    assert!(!opened(&desk), "nothing is opened before the lock");
    desk.send(Msg::Armed);
    desk.worker_ready(2);
    assert!(opened(&desk));
    assert_eq!(desk.reads(), 0, "the files wait for the plan");
    desk.send(text(1));
    answer_plan(&mut desk, Ok(flow()));
    desk.worker_ready(3);
    assert_eq!(desk.reads(), 1);
    assert_eq!(last_answers(&desk), flow());
    assert_eq!(desk.model.plan, None, "it is used");
}

#[test]
fn a_plan_alone_is_kept_for_the_next_file() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.send(Msg::Plan { plan: plan(1), files: None });
    assert!(desk.effects.contains(&Effect::ReadPlan(1)));
    assert_eq!(desk.model.stage(), Stage::Ready);
    desk.send(text(1));
    answer_plan(&mut desk, Ok(flow()));
    assert!(desk.model.plan.as_ref().is_some_and(KeptPlan::is_ready));
    desk.choose_file(2);
    assert_eq!(last_answers(&desk), flow());
    assert_eq!(desk.model.plan, None);
}

#[test]
fn a_plan_answers_the_questions_that_are_open() {
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
    desk.send(Msg::Plan { plan: plan(2), files: None });
    desk.send(text(2));
    answer_plan(&mut desk, Ok(flow()));
    assert_eq!((desk.model.stage(), desk.reads()), (Stage::Reading, 2));
    assert_eq!(last_answers(&desk), flow());
}

#[test]
fn the_open_file_can_be_read_again_by_a_plan() {
    let mut desk = Desk::done();
    desk.send(Msg::Plan { plan: plan(2), files: None });
    desk.send(text(2));
    answer_plan(&mut desk, Ok(flow()));
    assert_eq!(desk.model.stage(), Stage::Done, "not unasked");
    desk.send(Msg::UsePlan);
    assert_eq!(last_answers(&desk), flow());
    assert_eq!(desk.model.plan, None);
}

#[test]
fn what_is_no_plan_is_said_and_its_files_are_not_read_without_it() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.send(Msg::Plan { plan: plan(1), files: Some((files(2), false)) });
    desk.send(text(1));
    let error = Error::BadPlan { why: PlanError::OtherSchema };
    answer_plan(&mut desk, Err(error.clone()));
    assert_eq!((desk.model.stage(), desk.reads(), desk.model.plan.clone()), (Stage::Failed, 0, None));
    assert_eq!(desk.cause(), Some(told(&error)));
    desk.send(Msg::Dismiss);
    assert_eq!(desk.model.stage(), Stage::Ready);
    // Bytes that are no text are no plan either.
    desk.send(Msg::Plan { plan: plan(3), files: None });
    desk.send(Msg::PlanText { file: 3, text: Err(NoText::Unreadable) });
    assert_eq!(desk.cause(), Some(told(&error)));
}

#[test]
fn a_plan_can_be_put_away_and_another_takes_its_place() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.send(Msg::Plan { plan: plan(1), files: None });
    desk.send(Msg::Plan { plan: plan(2), files: None });
    desk.send(text(1));
    assert!(!desk.requests.iter().any(|(_, request)| matches!(request, Request::Plan { .. })));
    desk.send(text(2));
    answer_plan(&mut desk, Ok(flow()));
    desk.send(Msg::DropPlan);
    desk.choose_file(3);
    assert_eq!(last_answers(&desk), Answers::default());
}

#[test]
fn a_worker_that_is_lost_over_a_plan_is_asked_again_once() {
    let mut desk = Desk::locked();
    desk.worker_ready(3);
    desk.send(Msg::Plan { plan: plan(1), files: None });
    desk.send(text(1));
    desk.broke(2);
    assert!(matches!(
        desk.requests.iter().rev().find(|(_, request)| matches!(request, Request::Plan { .. })),
        Some((3, _))
    ));
    desk.broke(3);
    assert_eq!((desk.model.stage(), desk.model.plan.clone()), (Stage::Failed, None));
}

#[test]
fn plans_are_known_by_their_name() {
    assert!(is_plan("plan.json") && is_plan("a.b.JSON"));
    assert!(!is_plan("json") && !is_plan("plan.json.csv"));
}
