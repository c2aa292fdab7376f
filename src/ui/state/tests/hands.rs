use super::*;
use crate::types::Level;
use crate::view::Choice;

/// The view of a spec with years to play through.
fn with_years(spec: &ViewSpec) -> PageView {
    let view = view_of(spec);
    let shown = view.spec.period.map(|period| period.to_string());
    let year = |year: u16| {
        let id = year.to_string();
        Choice::new(id.clone(), id.clone(), Some(&id) == shown.as_ref())
    };
    PageView { timeline: (2021..=2024).map(year).collect(), ..view }
}

impl Desk {
    /// Answers what the worker was asked last for a view, and says which that was.
    fn answer_years(&mut self) -> Option<ViewSpec> {
        let mut last = None;
        for (to, request) in std::mem::take(&mut self.requests) {
            match request {
                Request::View { id, spec } => {
                    self.hear(to, Event::View { id, view: Box::new(with_years(&spec)) });
                    last = Some(spec);
                }
                other => self.requests.push((to, other)),
            }
        }
        last
    }

    /// The same until nothing is asked any more.
    fn settle(&mut self) {
        while self.answer_years().is_some() {}
        self.answer_made();
    }

    fn with_years() -> Desk {
        let mut desk = Desk::ready();
        desk.send(Msg::Choose(Pick::Province(None)));
        desk.settle();
        desk.effects.clear();
        desk
    }

    fn shown(&self) -> String {
        self.model
            .view
            .as_ref()
            .and_then(|view| view.spec.period)
            .map(|at| at.to_string())
            .unwrap_or_default()
    }

    fn views(&self) -> usize {
        self.requests.iter().filter(|(_, request)| matches!(request, Request::View { .. })).count()
    }

    /// The last beat that was asked for.
    fn beat(&mut self) -> Option<u32> {
        let found = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Beat(run) => Some(*run),
            _ => None,
        });
        self.effects.retain(|effect| !matches!(effect, Effect::Beat(_)));
        found
    }

    fn pushed(&self) -> Vec<(u32, &str)> {
        let pushed = self.effects.iter().filter_map(|effect| match effect {
            Effect::PushAddress { after, at, .. } => Some((*at, after.as_str())),
            _ => None,
        });
        pushed.collect()
    }
}

fn year(year: u16) -> Pick {
    Pick::Period(Period::year(year).unwrap())
}

#[test]
fn play_begins_anew_at_the_end_and_waits_for_every_view() {
    let mut desk = Desk::with_years();
    desk.send(Msg::Play { still: false });
    assert!(desk.model.hands.is_playing());
    assert_eq!(desk.beat(), None, "nothing is played before its view is there");
    let mut seen = Vec::new();
    while desk.answer_years().is_some() {
        seen.push(desk.shown());
        if let Some(run) = desk.beat() {
            desk.send(Msg::Beat { run, visible: true });
        }
    }
    assert_eq!(seen, ["2021", "2022", "2023", "2024"]);
    assert!(!desk.model.hands.is_playing());
}

#[test]
fn play_is_stopped_by_a_press_another_choice_and_a_hidden_page() {
    for stop in [
        Msg::Play { still: false },
        Msg::Choose(Pick::Flow(Flow::Import)),
        Msg::Tick { visible: false },
        Msg::Go(Address { province: Some(6), ..Address::default() }),
        Msg::Slide { pick: year(2022), begins: true },
    ] {
        let mut desk = Desk::with_years();
        desk.send(Msg::Play { still: false });
        desk.answer_years();
        let run = desk.beat().unwrap();
        desk.send(stop.clone());
        desk.settle();
        let before = desk.shown();
        desk.send(Msg::Beat { run, visible: true });
        desk.settle();
        assert_eq!(desk.shown(), before, "{stop:?}");
        assert!(!desk.model.hands.is_playing(), "{stop:?}");
    }
    let mut desk = Desk::with_years();
    desk.send(Msg::Play { still: false });
    desk.answer_years();
    let run = desk.beat().unwrap();
    desk.send(Msg::Beat { run, visible: false });
    assert_eq!(desk.views(), 0);
}

#[test]
fn who_wants_no_motion_takes_one_step_a_press() {
    let mut desk = Desk::with_years();
    for expected in ["2021", "2022", "2023", "2024", "2021"] {
        desk.send(Msg::Play { still: true });
        desk.settle();
        assert_eq!((desk.shown().as_str(), desk.beat()), (expected, None));
    }
}

#[test]
fn rapid_sliding_asks_for_the_last_position_alone() {
    let mut desk = Desk::with_years();
    desk.send(Msg::Slide { pick: year(2021), begins: true });
    for at in [2022, 2023, 2021, 2022] {
        desk.send(Msg::Slide { pick: year(at), begins: false });
    }
    assert_eq!(desk.views(), 1);
    desk.answer_years();
    assert_eq!((desk.shown().as_str(), desk.views()), ("2021", 1));
    desk.settle();
    assert_eq!(desk.shown(), "2022");
}

#[test]
fn a_change_of_the_picture_is_an_entry_to_go_back_to() {
    let mut desk = Desk::with_years();
    assert_eq!(desk.model.hands.ways(), (false, false));
    desk.send(Msg::Travel(-1));
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Travel(_))));
    desk.send(Msg::Choose(Pick::Province(Some(6))));
    desk.settle();
    desk.send(Msg::Choose(Pick::Borders(Level::Nuts1)));
    desk.settle();
    let pushed = desk.pushed();
    assert_eq!(pushed.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 2]);
    assert!(pushed[0].1.contains("province=6") && pushed[1].1.contains("borders=nuts1"), "{pushed:?}");
    assert_eq!(desk.model.hands.ways(), (true, false));
    desk.send(Msg::Travel(-1));
    assert!(desk.effects.contains(&Effect::Travel(-1)));
    // The browser goes there and says so.
    let address = Address::parse(pushed_address(&desk, 1));
    desk.effects.clear();
    desk.send(Msg::Travelled { at: 1, address });
    desk.settle();
    let spec = &desk.model.view.as_ref().unwrap().spec;
    assert_eq!((spec.province, spec.borders), (Some(6), Level::Province));
    assert_eq!((desk.model.hands.ways(), desk.pushed().len()), ((true, true), 0));
    desk.send(Msg::Travel(1));
    assert!(desk.effects.contains(&Effect::Travel(1)));
}

fn pushed_address(desk: &Desk, wanted: u32) -> &str {
    desk.pushed().into_iter().find(|(at, _)| *at == wanted).map(|(_, address)| address).unwrap()
}

#[test]
fn a_slide_is_one_change_and_a_language_is_none() {
    let mut desk = Desk::with_years();
    for (at, begins) in [(2021, true), (2022, false), (2023, false)] {
        desk.send(Msg::Slide { pick: year(at), begins });
        desk.settle();
    }
    assert_eq!(desk.pushed().len(), 1);
    desk.send(Msg::Choose(Pick::Lang(Lang::En)));
    desk.settle();
    assert_eq!(desk.pushed().len(), 1);
    // What was there already is no change.
    desk.send(Msg::Choose(year(2023)));
    desk.settle();
    assert_eq!(desk.pushed().len(), 1);
    // Going back keeps the language.
    let address = Address::parse("#data=annex&indicator=high&period=2024&flow=export&lang=tr");
    desk.send(Msg::Travelled { at: 0, address });
    desk.settle();
    assert_eq!((desk.model.lang, desk.shown().as_str()), (Lang::En, "2024"));
}

#[test]
fn highlights_are_taken_back_by_a_second_press_and_steps_of_a_zoom_add_up() {
    let mut desk = Desk::with_years();
    for plate in [26, 6, 41, 6] {
        desk.send(Msg::Choose(Pick::Highlight(Some(plate))));
    }
    assert_eq!(desk.model.wanted.highlight, [26, 41]);
    desk.send(Msg::Choose(Pick::Highlight(None)));
    assert!(desk.model.wanted.highlight.is_empty());
    for zoom in ["TR51", "+", "-", "+"] {
        desk.send(Msg::Choose(Pick::Zoom(zoom.into())));
    }
    assert_eq!(desk.model.wanted.zoom, "TR51+-+");
    for _ in 0..100 {
        desk.send(Msg::Choose(Pick::Zoom("+".into())));
    }
    assert!(desk.model.wanted.zoom.len() <= 40);
}

#[test]
fn a_view_without_what_the_hand_takes_hold_of_is_asked_for_once_more() {
    let mut desk = Desk::with_first_view();
    desk.send(Msg::Drawn);
    desk.send(Msg::KitReady);
    let worker = *desk.alive.last().unwrap();
    desk.worker_ready(worker);
    assert_eq!(desk.views(), 1);
    desk.settle();
    assert_eq!(desk.views(), 0);
    assert_eq!(desk.pushed().len(), 0);
}

#[test]
fn a_term_is_explained_beside_the_view_on_the_screen() {
    let mut desk = Desk::with_years();
    desk.send(Msg::Help("tier".into()));
    let (to, id) = desk
        .requests
        .iter()
        .find_map(|(to, request)| match request {
            Request::Help { id, term, view } if term == "tier" && view.lang == Lang::Tr => Some((*to, *id)),
            _ => None,
        })
        .unwrap();
    desk.hear(to, Event::Help { id, markup: "<p>…</p>".into() });
    assert!(desk.effects.contains(&Effect::ShowHelp));
    assert_eq!(desk.model.hands.help.as_ref().map(|help| help.as_str()), Some("<p>…</p>"));
}
