mod account;
mod define;
mod edit;
mod hands;
mod kept;
mod pulse;
mod reading;
mod recovery;
mod views;
mod workers;

use super::*;
use crate::error::{Error, Lacks, Role, Unreadable};
use crate::messages::ErrorWords;
use crate::protocol::{ChartForm, Event, MadeFile, PROTOCOL_VERSION, Request};
use crate::types::{Flow, Laps, Ledger, Level, Passport, Period};
use crate::ui::address::Address;
use crate::view::palette::Scheme;
use crate::view::window::Window;
use crate::view::{
    Choice, Choropleth, DefinitionId, Figure, Hands, Legend, MethodCard, ProvinceTable, Stamp, TableRow,
};

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
        data_bounds: None,
        whole: None,
    };
    let legend = Legend {
        title: String::new(),
        level: Level::Province,
        scheme: Scheme::default(),
        classes: Vec::new(),
        gradient: None,
        missing: None,
        undefined: None,
        confidential: None,
        hatched: None,
    };
    let map = Choropleth {
        title: String::new(),
        description: String::new(),
        provinces: Vec::new(),
        regions: Vec::new(),
        circles: None,
        window: Window::default(),
        legend,
    };
    let table = ProvinceTable { caption: String::new(), columns: Vec::new(), rows: Vec::new(), total: row() };
    let period = spec.period.or_else(|| Period::year(2024));
    PageView {
        spec: ViewSpec { period, flow: spec.flow.or(Some(Flow::Export)), ..spec.clone() },
        title: String::new(),
        headline: String::new(),
        summary: Vec::new(),
        passport: String::new(),
        source: String::new(),
        mark: None,
        notes: Vec::new(),
        data_sets: Vec::new(),
        indicators: Vec::new(),
        periods: Vec::new(),
        flows: Vec::new(),
        definitions: Vec::new(),
        exclusions: Vec::new(),
        comparisons: Vec::new(),
        classes: Vec::new(),
        circles: Choice::new("circles", "", false),
        timeline: Vec::new(),
        histogram: None,
        hands: Hands::default(),
        card: MethodCard::default(),
        national: figure,
        map,
        table,
        panel: None,
    }
}

fn report() -> LoadReport {
    LoadReport::bare(Ledger::default(), Passport::unknown())
}

/// A page with workers that do as they are told.
struct Desk {
    model: Model,
    effects: Vec<Effect>,
    alive: Vec<WorkerId>,
    requests: Vec<(WorkerId, Request)>,
}

/// The cause that an error comes to be.
fn told(error: &Error) -> Cause {
    Cause::Error(error.clone(), ErrorWords::of(error))
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
            stamp: Stamp::default(),
            first: None,
        });
        desk
    }

    /// A page whose build wrote the default view into it.
    fn with_first_view() -> Desk {
        let mut desk = Desk::new();
        desk = Desk { model: Model::new(Lang::Tr), effects: Vec::new(), alive: Vec::new(), ..desk };
        let spec = desk.model.wanted.clone();
        desk.send(Msg::Start {
            address: Address::default(),
            base: "https://example.org/".into(),
            stamp: Stamp::default(),
            first: Some(Box::new(view_of(&spec))),
        });
        desk
    }

    /// A page that drew its first view.
    fn ready() -> Desk {
        let mut desk = Desk::new();
        desk.send(Msg::KitReady);
        desk.worker_ready(1);
        desk.answer_views();
        desk.answer_made();
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

    /// A page with a file's tables there, and its partners still to come; the number of the reading.
    fn mapped() -> (Desk, RequestId) {
        let mut desk = Desk::locked();
        desk.choose_file(1);
        desk.worker_ready(3);
        let id = desk.read_request();
        desk.hear(3, Event::CubeReady { id, report: Box::new(report()) });
        desk.answer_views();
        desk.answer_made();
        (desk, id)
    }

    /// A page with a file read by worker 3.
    fn done() -> Desk {
        let (mut desk, id) = Desk::mapped();
        desk.hear(3, Event::DetailReady { id, facts: 1, laps: Laps::default() });
        // What is said of the method comes with a second view.
        desk.answer_views();
        desk.worker_ready(4);
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

    /// Ticks of a quarter of a second in a visible page.
    fn ticks(&mut self, count: u32) {
        for _ in 0..count {
            self.tick_after(250.0);
        }
    }

    fn tick_after(&mut self, ms: f64) {
        self.model.now_ms += ms;
        self.send(Msg::Tick { visible: true });
    }

    fn broke(&mut self, from: WorkerId) {
        self.send(Msg::Broke { from, loss: Loss::Trapped });
    }

    /// Answers the pings of all workers but one.
    fn pong_all_but(&mut self, silent: WorkerId) {
        for (to, request) in std::mem::take(&mut self.requests) {
            match request {
                Request::Ping { id } if to != silent => self.hear(to, Event::Pong { id }),
                Request::Ping { .. } => {}
                other => self.requests.push((to, other)),
            }
        }
    }

    fn pings(&self, to: WorkerId) -> usize {
        self.requests
            .iter()
            .filter(|(other, request)| *other == to && matches!(request, Request::Ping { .. }))
            .count()
    }

    fn cause(&self) -> Option<Cause> {
        self.model.failure.as_ref().map(|failure| failure.cause.clone())
    }

    fn hear(&mut self, from: WorkerId, event: Event) {
        self.send(Msg::Worker { from, event });
    }

    fn worker_ready(&mut self, from: WorkerId) {
        self.hear(from, Event::Ready { version: PROTOCOL_VERSION });
    }

    fn choose_file(&mut self, id: FileSetId) {
        let files = vec![FileInfo { name: format!("{id}.csv"), bytes: 100 }];
        self.send(Msg::Files { files: FileSet { id, files }, added: false });
    }

    fn answer_views(&mut self) {
        self.answer_accounts();
        for (to, request) in std::mem::take(&mut self.requests) {
            match request {
                Request::View { id, spec } => {
                    self.hear(to, Event::View { id, view: Box::new(view_of(&spec)) })
                }
                other => self.requests.push((to, other)),
            }
        }
    }

    fn answer_made(&mut self) {
        for (to, request) in std::mem::take(&mut self.requests) {
            let file = MadeFile { name: String::new(), mime: String::new(), bytes: Vec::new() };
            match request {
                Request::Step { id, form: Some(_), .. } => self.hear(to, Event::Made { id, file }),
                Request::Step { id, settings, .. } => {
                    self.hear(to, Event::Step { id, settings, markup: String::new() })
                }
                Request::Hash { id } => self.hear(to, Event::Hashed { id, sha256: Vec::new() }),
                other => self.requests.push((to, other)),
            }
        }
        self.answer_accounts();
    }

    /// Writes every account that is asked for, in the language and with the fingerprints of the question.
    fn answer_accounts(&mut self) {
        for (to, request) in std::mem::take(&mut self.requests) {
            match request {
                Request::AccountMarkup { id, report, lang } => {
                    let hashes = report.files.iter().map(|file| file.sha256.clone().unwrap_or("?".into()));
                    let hashes = hashes.collect::<Vec<_>>().join(" ");
                    let markup = format!("{} {hashes}", lang.tag());
                    self.hear(to, Event::AccountMarkup { id, markup });
                }
                other => self.requests.push((to, other)),
            }
        }
    }

    fn account(&self) -> Option<&str> {
        self.model.account.as_ref().map(|account| account.markup.as_str())
    }

    fn read_request(&self) -> RequestId {
        let read = self.requests.iter().rev().find(|(_, request)| matches!(request, Request::Read { .. }));
        read.map(|(_, request)| request.id()).expect("a file was to be read")
    }

    fn reads(&self) -> usize {
        self.requests.iter().filter(|(_, request)| matches!(request, Request::Read { .. })).count()
    }
}
