use super::*;
use crate::error::{Lacks, Role, Unreadable};
use crate::protocol::PROTOCOL_VERSION;
use crate::types::{Ledger, Passport};
use crate::view::{Choropleth, Figure, Legend, ProvinceTable, TableRow};

fn row() -> TableRow {
    TableRow { place: None, class: None, cells: Vec::new(), search: String::new() }
}

fn view_of(spec: &ViewSpec) -> PageView {
    let figure = Figure {
        label: String::new(),
        value: String::new(),
        volume: String::new(),
        total: String::new(),
        data_value: None,
    };
    let legend = Legend { title: String::new(), classes: Vec::new(), missing: None };
    let map = Choropleth { title: String::new(), description: String::new(), provinces: Vec::new(), legend };
    let table = ProvinceTable { caption: String::new(), columns: Vec::new(), rows: Vec::new(), total: row() };
    let period = spec.period.or_else(|| Period::year(2024));
    PageView {
        spec: ViewSpec { period, flow: spec.flow.or(Some(Flow::Export)), ..spec.clone() },
        title: String::new(),
        headline: String::new(),
        passport: String::new(),
        source: String::new(),
        mark: None,
        notes: Vec::new(),
        data_sets: Vec::new(),
        indicators: Vec::new(),
        periods: Vec::new(),
        flows: Vec::new(),
        national: figure,
        map,
        table,
        panel: None,
    }
}

fn report() -> LoadReport {
    LoadReport {
        files: Vec::new(),
        ledger: Ledger::default(),
        problem_counts: Vec::new(),
        problems: Vec::new(),
        passport: Passport::unknown(),
    }
}

/// A page with workers that do as they are told.
struct Desk {
    model: Model,
    effects: Vec<Effect>,
    alive: Vec<WorkerId>,
    requests: Vec<(WorkerId, Request)>,
}

impl Desk {
    fn new() -> Desk {
        let mut desk = Desk {
            model: Model::new(Lang::Tr),
            effects: Vec::new(),
            alive: Vec::new(),
            requests: Vec::new(),
        };
        desk.send(Msg::Start {
            address: Address::default(),
            base: "https://example.org/".into(),
            first: None,
        });
        desk
    }

    /// A page whose build wrote the default view into it.
    fn with_first_view() -> Desk {
        let mut desk = Desk::new();
        desk.model = Model::new(Lang::Tr);
        let spec = desk.model.wanted.clone();
        desk.send(Msg::Start {
            address: Address::default(),
            base: "https://example.org/".into(),
            first: Some(Box::new(view_of(&spec))),
        });
        desk
    }

    /// A page that drew its first view.
    fn ready() -> Desk {
        let mut desk = Desk::new();
        desk.worker_ready(1);
        desk.answer_views();
        assert_eq!(desk.model.stage(), Stage::Ready);
        desk
    }

    fn locked() -> Desk {
        let mut desk = Desk::ready();
        desk.send(Msg::Intent);
        desk.send(Msg::Armed);
        desk.worker_ready(2);
        assert_eq!(desk.model.lock, Lock::Locked);
        desk
    }

    /// A page with a file read by worker 3.
    fn done() -> Desk {
        let mut desk = Desk::locked();
        desk.choose_file(1);
        desk.worker_ready(3);
        let id = desk.read_request();
        desk.hear(3, Event::CubeReady { id, report: Box::new(report()) });
        desk.answer_views();
        assert_eq!(desk.model.stage(), Stage::Done);
        desk
    }

    fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        for effect in &effects {
            match effect {
                Effect::Spawn(id) => self.alive.push(*id),
                Effect::End(id) => self.alive.retain(|other| other != id),
                Effect::Send { to, request, .. } => self.requests.push((*to, request.clone())),
                _ => {}
            }
        }
        self.effects.extend(effects);
    }

    fn hear(&mut self, from: WorkerId, event: Event) {
        self.send(Msg::Worker { from, event, now_ms: 1000.0 });
    }

    fn worker_ready(&mut self, from: WorkerId) {
        self.hear(from, Event::Ready { version: PROTOCOL_VERSION });
    }

    fn choose_file(&mut self, id: FileSetId) {
        let files = vec![FileInfo { name: format!("{id}.csv"), bytes: 100 }];
        self.send(Msg::Files { files: FileSet { id, files }, added: false });
    }

    fn answer_views(&mut self) {
        for (to, request) in std::mem::take(&mut self.requests) {
            match request {
                Request::View { id, spec } => {
                    self.hear(to, Event::View { id, view: Box::new(view_of(&spec)) })
                }
                other => self.requests.push((to, other)),
            }
        }
    }

    fn read_request(&self) -> RequestId {
        let read = self.requests.iter().rev().find(|(_, request)| matches!(request, Request::Read { .. }));
        read.map(|(_, request)| request.id()).expect("a file was to be read")
    }

    fn reads(&self) -> usize {
        self.requests.iter().filter(|(_, request)| matches!(request, Request::Read { .. })).count()
    }
}

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
    assert_eq!(desk.model.stage(), Stage::Ready);
    desk.send(Msg::Intent);
    assert_eq!(desk.model.lock, Lock::Open, "the worker's parts could not be fetched any more");
    desk.worker_ready(1);
    assert_eq!(desk.model.lock, Lock::Arming);
}

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
fn a_reading_replaces_the_worker_and_counts_as_a_run() {
    let desk = Desk::done();
    assert_eq!((desk.model.runs, desk.alive.clone()), (1, vec![3]));
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
    assert_eq!((desk.model.stage(), desk.model.runs, desk.alive.clone()), (Stage::Ready, 0, vec![2]));

    let mut desk = Desk::done();
    desk.choose_file(2);
    desk.worker_ready(4);
    desk.send(Msg::Cancel);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Done, vec![3]));
    assert_eq!(desk.model.own.as_ref().map(|own| own.files.id), Some(1));
}

#[test]
fn a_failure_keeps_the_earlier_data_and_can_be_tried_again() {
    let mut desk = Desk::done();
    desk.choose_file(2);
    desk.worker_ready(4);
    let id = desk.read_request();
    let error = Error::Unreadable { file: "2.csv".into(), why: Unreadable::Empty };
    desk.hear(4, Event::Failed { id, error });
    assert_eq!((desk.model.stage(), desk.model.runs, desk.alive.clone()), (Stage::Failed, 2, vec![3]));
    desk.send(Msg::Retry);
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Reading, vec![3, 5]));
    desk.send(Msg::Cancel);
    assert_eq!(desk.model.stage(), Stage::Done);
}

#[test]
fn an_answer_reads_again_with_the_same_worker() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    desk.hear(3, Event::Asking { id, questions: vec![Question::Flow { file: "1.csv".into() }] });
    assert_eq!(desk.model.stage(), Stage::Asking);
    let answers = Answers { flow: Some(Flow::Import), ..Answers::default() };
    desk.send(Msg::Answer { answers, now_ms: 0.0 });
    assert_eq!((desk.model.stage(), desk.reads(), desk.alive.clone()), (Stage::Reading, 2, vec![2, 3]));
    // A second round of questions keeps the first answer.
    let id = desk.read_request();
    let candidates = vec!["a".to_owned(), "b".to_owned()];
    desk.hear(
        3,
        Event::Asking {
            id,
            questions: vec![Question::Column { file: "1.csv".into(), role: Role::Amount, candidates }],
        },
    );
    let answers = Answers { columns: vec![(Role::Amount, "b".into())], ..Answers::default() };
    desk.send(Msg::Answer { answers, now_ms: 0.0 });
    match desk.requests.last() {
        Some((3, Request::Read { answers, .. })) => {
            assert_eq!(answers.flow, Some(Flow::Import));
            assert_eq!(answers.columns, [(Role::Amount, "b".to_owned())]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_broken_reader_is_a_failure_and_the_page_goes_on() {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    desk.send(Msg::Broke { from: 3 });
    assert_eq!((desk.model.stage(), desk.alive.clone()), (Stage::Failed, vec![2]));
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
