//! By which rules the tiers come about.

use super::*;

fn define(desk: &mut Desk, text: &str) {
    desk.send(Msg::Define { name: "mine.csv".into(), text: Ok(text.into()) });
}

/// Definitions that a worker was told, in order.
fn told(desk: &Desk, worker: WorkerId) -> Vec<&str> {
    let sent = desk.requests.iter().filter(|(to, _)| *to == worker);
    sent.filter_map(|(_, request)| match request {
        Request::Define { text, .. } => Some(text.as_str()),
        _ => None,
    })
    .collect()
}

/// The number of the last definition that was sent.
fn define_request(desk: &Desk) -> RequestId {
    let found = desk.requests.iter().rev().find(|(_, request)| matches!(request, Request::Define { .. }));
    found.map(|(_, request)| request.id()).expect("a definition was to be taken")
}

/// A page whose file is shown by the visitor's own definition.
fn defined() -> Desk {
    let mut desk = Desk::done();
    define(&mut desk, "88;high");
    let id = define_request(&desk);
    desk.hear(3, Event::Defined { id, rules: 1 });
    desk.answer_views();
    desk.answer_made();
    desk
}

fn shown(desk: &Desk) -> ViewSpec {
    desk.model.view.as_ref().map(|view| view.spec.clone()).expect("there is a view")
}

#[test]
fn a_definition_that_holds_is_looked_through_at_once() {
    let desk = defined();
    assert_eq!(shown(&desk).definition, DefinitionId::Own);
    assert_eq!(desk.model.definition.known, Some(("mine.csv".into(), 1)));
    let written = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::WriteAddress(text) => Some(text.as_str()),
        _ => None,
    });
    assert!(written.is_some_and(|text| text.contains("&definition=own")), "{written:?}");
}

#[test]
fn one_that_does_not_hold_leaves_the_earlier_one() {
    let mut desk = defined();
    define(&mut desk, "nonsense");
    let id = define_request(&desk);
    let why = crate::error::DefinitionError::Line { line: 1, text: "nonsense".into() };
    let error = Error::BadDefinition { why };
    desk.hear(3, Event::failed(id, error.clone()));
    assert_eq!(
        desk.model.definition.problem,
        Some(("mine.csv".into(), Undefined::Error(error.clone(), ErrorWords::of(&error))))
    );
    assert_eq!(desk.model.definition.known, Some(("mine.csv".into(), 1)));
    assert_eq!((desk.model.stage(), shown(&desk).definition), (Stage::Done, DefinitionId::Own));
    desk.send(Msg::Define { name: "big.csv".into(), text: Err(NoText::TooLong) });
    let why = Undefined::NoText(NoText::TooLong);
    assert_eq!(desk.model.definition.problem, Some(("big.csv".into(), why)));
    define(&mut desk, "88;low");
    assert_eq!(desk.model.definition.problem, None);
}

#[test]
fn a_worker_that_takes_over_is_told_the_definition_before_any_view() {
    let mut desk = defined();
    desk.broke(3);
    assert_eq!(told(&desk, 4), ["88;high"], "the one in reserve took over");
    desk.send(Msg::Retry);
    desk.worker_ready(5);
    let id = desk.read_request();
    desk.requests.clear();
    desk.hear(5, Event::CubeReady { id, report: Box::new(report()) });
    let kinds: Vec<&Request> = desk.requests.iter().filter(|(to, _)| *to == 5).map(|(_, it)| it).collect();
    // The account of the files belongs to the reading; it needs no definition.
    let [Request::Define { .. }, Request::AccountMarkup { .. }, Request::View { .. }, ..] = kinds.as_slice()
    else {
        panic!("{kinds:?}")
    };
}

#[test]
fn a_definition_that_is_looked_at_outlives_its_worker_once() {
    let mut desk = Desk::done();
    define(&mut desk, "88;high");
    desk.requests.clear();
    desk.broke(3);
    assert_eq!(told(&desk, 4), ["88;high"]);
    desk.broke(4);
    assert_eq!(told(&desk, 5), [""; 0], "it is not tried a third time");
    assert!(desk.model.definition.problem.is_some());
}

#[test]
fn a_view_is_asked_once_more_when_the_codes_are_counted() {
    let (mut desk, id) = Desk::mapped();
    desk.requests.clear();
    desk.hear(3, Event::DetailReady { id, facts: 1, laps: Laps::default() });
    let views: Vec<&Request> = desk
        .requests
        .iter()
        .map(|(_, request)| request)
        .filter(|it| matches!(it, Request::View { .. }))
        .collect();
    assert_eq!(views.len(), 1);
    let (id, mut view) = (views[0].id(), view_of(&shown(&desk)));
    view.card.advice = Some("finer".into());
    desk.hear(3, Event::View { id, view: Box::new(view) });
    let card = desk.model.view.as_ref().map(|view| view.card.advice.clone());
    assert_eq!(card, Some(Some("finer".into())));
    let steps = desk.requests.iter().filter(|(_, request)| matches!(request, Request::Step { .. }));
    assert_eq!(steps.count(), 1, "its method card counts the codes too");
}

#[test]
fn a_view_that_is_still_owed_will_know_how_the_codes_are_counted() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    desk.hear(3, Event::CubeReady { id, report: Box::new(report()) });
    desk.requests.clear();
    desk.hear(3, Event::DetailReady { id, facts: 1, laps: Laps::default() });
    assert!(!desk.requests.iter().any(|(_, request)| matches!(request, Request::View { .. })));
}

#[test]
fn lists_that_are_left_out_stand_in_their_own_order() {
    let mut desk = Desk::done();
    for (list, out) in [("energy", true), ("gold", true), ("arms", true), ("arms", false)] {
        desk.send(Msg::Choose(Pick::Exclude(list.into(), out)));
    }
    assert_eq!(desk.model.wanted.exclude, ["gold", "energy"]);
    // An address that is silent means the usual rules.
    desk.send(Msg::Go(Address::parse("#data=own&indicator=low")));
    assert_eq!(desk.model.wanted.exclude, [""; 0]);
    desk.send(Msg::Go(Address::parse("#definition=tuik-nace2&without=ships&compare=oecd-isic3")));
    assert_eq!(desk.model.wanted.definition, DefinitionId::TuikNace2);
    assert_eq!(desk.model.wanted.exclude, ["ships"]);
    assert_eq!(desk.model.wanted.compare, Some(DefinitionId::OecdIsic3));
}
