//! What is looked at.

use super::*;

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut desk = Desk::ready();
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Share(Tier::Low))));
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    let views: Vec<Request> = desk.requests.iter().map(|(_, request)| request.clone()).collect();
    for request in views {
        if let Request::View { id, spec } = request {
            desk.hear(1, Event::View { id, view: Box::new(view_of(&spec)) });
        }
    }
    assert_eq!(desk.model.wanted.indicator, Indicator::Total);
    let written: Vec<&Effect> =
        desk.effects.iter().filter(|effect| matches!(effect, Effect::WriteAddress(_))).collect();
    assert_eq!(written.len(), 1);
}

#[test]
fn a_link_to_somebody_elses_file_shows_the_published_data() {
    let mut desk = Desk::ready();
    desk.send(Msg::Go(Address::parse("#data=own&indicator=low&lang=en")));
    assert_eq!(desk.model.hint, Some(Hint::LinkOwn));
    assert_eq!(desk.model.wanted.data_set, DataSetId::Annex);
    assert_eq!((desk.model.lang, desk.model.wanted.indicator), (Lang::En, Indicator::Share(Tier::Low)));
}

#[test]
fn a_view_that_does_not_exist_gives_way_to_the_nearest() {
    let mut desk = Desk::ready();
    desk.send(Msg::Go(Address::parse("#data=ministry&indicator=high")));
    let lacking = |desk: &mut Desk| {
        let id = desk.requests.last().map(|(_, request)| request.id()).unwrap_or_default();
        desk.hear(1, Event::Failed { id, error: Error::NotInData { lacks: Lacks::Product } });
    };
    lacking(&mut desk);
    assert_eq!((desk.model.wanted.indicator, desk.model.hint), (Indicator::Total, Some(Hint::Adjusted)));
    // It does not turn in circles.
    lacking(&mut desk);
    assert_eq!(desk.model.stage(), Stage::Failed);
    assert_eq!(desk.model.wanted.data_set, DataSetId::Annex);
}
