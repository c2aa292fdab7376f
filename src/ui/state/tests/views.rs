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
    let is_written =
        |effect: &&Effect| matches!(effect, Effect::WriteAddress(_) | Effect::PushAddress { .. });
    let written: Vec<&Effect> = desk.effects.iter().filter(is_written).collect();
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
        desk.hear(1, Event::failed(id, Error::NotInData { lacks: Lacks::Product }));
    };
    lacking(&mut desk);
    assert_eq!((desk.model.wanted.indicator, desk.model.hint), (Indicator::Total, Some(Hint::Adjusted)));
    // It does not turn in circles.
    lacking(&mut desk);
    assert_eq!(desk.model.stage(), Stage::Failed);
    assert_eq!(desk.model.wanted.data_set, DataSetId::Annex);
}

/// What was shown, what was chosen anew, and whether as a file.
type Asked = (String, Vec<(String, String)>, bool);

/// The figures that were asked for.
fn figures(desk: &Desk) -> Vec<Asked> {
    let figure = |(_, request): &(WorkerId, Request)| match request {
        Request::Figure { figure, changes, file, .. } => Some((figure.clone(), changes.clone(), *file)),
        _ => None,
    };
    desk.requests.iter().filter_map(figure).collect()
}

#[test]
fn a_table_is_asked_for_while_it_is_unfolded_and_follows_the_map() {
    let mut desk = Desk::locked();
    assert!(figures(&desk).is_empty(), "what is folded costs nothing");
    desk.send(Msg::Figure(FigureEdit::Open));
    let id = desk.requests.last().map(|(_, request)| request.id()).unwrap();
    let to = desk.requests.last().unwrap().0;
    desk.hear(to, Event::Figure { id, figure: "tier-shares".into(), markup: "<p>".into() });
    assert_eq!(desk.model.figures.markup.as_ref().map(|markup| markup.as_str()), Some("<p>"));
    let change = ("id".to_owned(), "growth".to_owned());
    desk.send(Msg::Figure(FigureEdit::Choose(change.0.clone(), change.1.clone())));
    assert_eq!(figures(&desk).last(), Some(&("tier-shares".into(), vec![change], false)));
    let id = desk.requests.last().map(|(_, request)| request.id()).unwrap();
    desk.effects.clear();
    desk.hear(to, Event::Figure { id, figure: "growth;by=nuts2".into(), markup: "<b>".into() });
    let written = desk.effects.iter().find_map(|effect| match effect {
        Effect::WriteAddress(text) => Some(text.clone()),
        _ => None,
    });
    let written = written.unwrap();
    assert!(written.ends_with("&figure=growth;by=nuts2"), "{written}");
    assert_eq!(Address::parse(&written).figure.as_deref(), Some("growth;by=nuts2"));
    // Another view brings another table.
    desk.send(Msg::Choose(Pick::Flow(Flow::Import)));
    desk.answer_views();
    assert_eq!(figures(&desk).last(), Some(&("growth;by=nuts2".into(), Vec::new(), false)));
    desk.send(Msg::Figure(FigureEdit::Make("csv".into())));
    assert_eq!(figures(&desk).last(), Some(&("growth;by=nuts2".into(), Vec::new(), true)));
    desk.send(Msg::Figure(FigureEdit::Close));
    assert_eq!(desk.model.figures, Figures::default());
    desk.send(Msg::Figure(FigureEdit::Close));
    desk.send(Msg::Choose(Pick::Flow(Flow::Export)));
    let before = figures(&desk).len();
    desk.answer_views();
    assert_eq!(figures(&desk).len(), before);
}

#[test]
fn the_readers_bounds_are_of_the_numbers_that_are_looked_at() {
    let mut desk = Desk::locked();
    let asked = |desk: &Desk| match &desk.requests.last().unwrap().1 {
        Request::View { spec, .. } => spec.classes.clone(),
        other => panic!("{other:?}"),
    };
    for (classes, after) in [("custom.1000000.5000000", ""), ("natural.5", "natural.5")] {
        desk.send(Msg::Choose(Pick::Classes(classes.to_owned())));
        assert_eq!(asked(&desk), classes);
        desk.answer_views();
        desk.send(Msg::Choose(Pick::Flow(Flow::Export)));
        assert_eq!(asked(&desk), classes);
        desk.answer_views();
        desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
        assert_eq!(asked(&desk), after);
        desk.answer_views();
    }
}

#[test]
fn an_address_names_a_table_in_plain_letters_alone() {
    assert_eq!(Address::parse("#figure=<b>").figure, None);
    assert_eq!(Address::parse(&format!("#figure={}", "a".repeat(5_001))).figure, None);
    let mut desk = Desk::locked();
    desk.send(Msg::Go(Address::parse("#data=annex&figure=gains;top=5")));
    desk.answer_views();
    assert_eq!(figures(&desk).last(), Some(&("gains;top=5".into(), Vec::new(), false)));
}

fn file_set(id: FileSetId) -> FileSet {
    FileSet { id, files: vec![crate::protocol::FileInfo { name: "endeks.csv".into(), bytes: 9 }] }
}

/// The files that went with the last table that was asked for.
fn files_with_figures(desk: &mut Desk) -> Option<FileSetId> {
    let sent = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Send { request: Request::Figure { .. }, files, .. } => Some(*files),
        _ => None,
    });
    desk.effects.clear();
    sent.expect("a table was asked for")
}

#[test]
fn a_number_of_every_province_goes_with_every_table_until_it_is_removed() {
    let mut desk = Desk::locked();
    desk.send(Msg::Figure(FigureEdit::Open));
    assert_eq!(files_with_figures(&mut desk), None);
    desk.send(Msg::Figure(FigureEdit::Index(Some(file_set(7)))));
    assert_eq!(files_with_figures(&mut desk), Some(7));
    assert!(desk.model.needs(7), "it is kept");
    desk.send(Msg::Choose(Pick::Flow(Flow::Import)));
    desk.answer_views();
    assert_eq!(files_with_figures(&mut desk), Some(7));
    desk.send(Msg::Figure(FigureEdit::Close));
    desk.send(Msg::Figure(FigureEdit::Open));
    assert_eq!(files_with_figures(&mut desk), Some(7), "folding keeps it");
    desk.send(Msg::Figure(FigureEdit::Index(None)));
    assert_eq!(files_with_figures(&mut desk), None);
    assert!(!desk.model.needs(7), "it is forgotten");
}

#[test]
fn a_number_of_every_province_waits_for_the_lock() {
    let mut desk = Desk::ready();
    desk.send(Msg::Figure(FigureEdit::Open));
    desk.send(Msg::Figure(FigureEdit::Index(Some(file_set(7)))));
    assert!(desk.model.figures.is_held(desk.model.lock));
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Arm)), "the page locks itself");
    desk.send(Msg::Choose(Pick::Flow(Flow::Import)));
    desk.answer_views();
    assert_eq!(files_with_figures(&mut desk), None, "it is not opened before");
    desk.send(Msg::Armed);
    let next = desk.alive.last().copied().unwrap();
    desk.worker_ready(next);
    assert_eq!((desk.model.lock, files_with_figures(&mut desk)), (Lock::Locked, Some(7)));
}

#[test]
fn choices_that_are_not_answered_go_with_the_next() {
    let mut desk = Desk::locked();
    desk.send(Msg::Figure(FigureEdit::Open));
    let choose = |desk: &mut Desk, name: &str, value: &str| {
        desk.send(Msg::Figure(FigureEdit::Choose(name.into(), value.into())));
    };
    choose(&mut desk, "id", "growth");
    choose(&mut desk, "by", "nuts2");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(figures(&desk).last().unwrap().1, [pair("id", "growth"), pair("by", "nuts2")]);
    let (to, id) = desk.requests.last().map(|(to, request)| (*to, request.id())).unwrap();
    desk.hear(to, Event::Figure { id, figure: "growth;by=nuts2".into(), markup: "<b>".into() });
    choose(&mut desk, "by", "");
    assert_eq!(figures(&desk).last().unwrap().1, [pair("by", "")]);
}

/// What was shown, what was chosen anew, and as which file.
type AskedChart = (String, Vec<(String, String)>, Option<ChartForm>);

/// The charts that were asked for.
fn charts(desk: &Desk) -> Vec<AskedChart> {
    let chart = |(_, request): &(WorkerId, Request)| match request {
        Request::Chart { chart, changes, form, .. } => Some((chart.clone(), changes.clone(), *form)),
        _ => None,
    };
    desk.requests.iter().filter_map(chart).collect()
}

#[test]
fn a_chart_is_asked_for_while_it_is_unfolded_beside_the_table_and_follows_the_map() {
    let mut desk = Desk::locked();
    assert!(charts(&desk).is_empty(), "what is folded costs nothing");
    desk.send(Msg::Chart(FigureEdit::Open));
    assert_eq!(charts(&desk), [(String::new(), Vec::new(), None)]);
    assert!(figures(&desk).is_empty());
    let (to, id) = desk.requests.last().map(|(to, request)| (*to, request.id())).unwrap();
    desk.hear(to, Event::Chart { id, chart: "tiers".into(), markup: "<svg>".into() });
    let change = ("id".to_owned(), "ranking".to_owned());
    desk.send(Msg::Chart(FigureEdit::Choose(change.0.clone(), change.1.clone())));
    assert_eq!(charts(&desk).last(), Some(&("tiers".into(), vec![change], None)));
    desk.send(Msg::Figure(FigureEdit::Open));
    let id = desk.requests.iter().rev().find_map(|(_, request)| match request {
        Request::Chart { id, .. } => Some(*id),
        _ => None,
    });
    desk.effects.clear();
    desk.hear(to, Event::Chart { id: id.unwrap(), chart: "ranking".into(), markup: "<b>".into() });
    assert_eq!(desk.model.charts.markup.as_ref().map(|markup| markup.as_str()), Some("<b>"));
    assert_eq!(desk.model.figures.markup, None);
    let written = desk.effects.iter().find_map(|effect| match effect {
        Effect::WriteAddress(text) => Some(text.clone()),
        _ => None,
    });
    let written = written.unwrap();
    assert!(written.ends_with("&chart=ranking"), "{written}");
    assert_eq!(Address::parse(&written).chart.as_deref(), Some("ranking"));
    // Another view brings another chart.
    desk.send(Msg::Choose(Pick::Flow(Flow::Import)));
    desk.answer_views();
    assert_eq!(charts(&desk).last(), Some(&("ranking".into(), Vec::new(), None)));
    desk.send(Msg::Chart(FigureEdit::Make("csv".into())));
    assert_eq!(charts(&desk).last().unwrap().2, Some(ChartForm::Csv));
    desk.send(Msg::Chart(FigureEdit::Make("svg".into())));
    assert_eq!(charts(&desk).last().unwrap().2, Some(ChartForm::Svg));
    desk.send(Msg::Chart(FigureEdit::Close));
    assert_eq!(desk.model.charts, Figures::default());
    let before = charts(&desk).len();
    desk.send(Msg::Choose(Pick::Flow(Flow::Export)));
    desk.answer_views();
    assert_eq!(charts(&desk).len(), before);
    // An address names one in plain letters alone.
    assert_eq!(Address::parse("#chart=<b>").chart, None);
    desk.send(Msg::Go(Address::parse("#data=annex&chart=slope;top=5")));
    desk.answer_views();
    assert_eq!(charts(&desk).last().unwrap().0, "slope;top=5");
}
