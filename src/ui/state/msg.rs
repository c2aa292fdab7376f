//! What happens to the page, and what follows from it.

use super::{Edit, FigureEdit, FileSet, FileSetId, NoText, WorkerId};
use crate::messages::{Lang, Loss, Refusal};
use crate::protocol::{AccountFile, Answers, DataSetId, Event, Laps, MadeFile, Request};
use crate::types::{Flow, Level, Period};
use crate::ui::address::Address;
use crate::view::{DefinitionId, Indicator, PageView, ShowCircles, Stamp};

/// A choice in the controls.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pick {
    /// Another data set.
    DataSet(DataSetId),
    /// Another indicator.
    Indicator(Indicator),
    /// Another period.
    Period(Period),
    /// Another flow.
    Flow(Flow),
    /// Another definition of tiers.
    Definition(DefinitionId),
    /// Another definition whose ranks stand beside, or none.
    Compare(Option<DefinitionId>),
    /// A list of goods is left out, or counts again.
    Exclude(String, bool),
    /// Other classes.
    Classes(String),
    /// Circles that show volumes.
    Circles(ShowCircles),
    /// Another province, or none.
    Province(Option<u8>),
    /// Borders of regions of this level over the map; none for provinces.
    Borders(Level),
    /// A province is highlighted or no longer; without one, none is.
    Highlight(Option<u8>),
    /// Another part of the map, or a step closer (`+`) or further away (`-`).
    Zoom(String),
    /// Another language.
    Lang(Lang),
}

/// What happens to the page.
#[derive(Clone, PartialEq, Debug)]
pub enum Msg {
    /// The page is up.
    Start {
        /// What its address says.
        address: Address,
        /// The folder it lies in.
        base: String,
        /// When it is opened, and which build it is.
        stamp: Stamp,
        /// The default view, as the build wrote it into the page.
        first: Option<Box<PageView>>,
    },
    /// The first view is on the screen.
    Drawn,
    /// The workers' program is in memory.
    KitReady,
    /// The workers' program cannot be had.
    Refused(Refusal),
    /// A worker says something.
    Worker {
        /// Which.
        from: WorkerId,
        /// What.
        event: Event,
    },
    /// A worker broke down.
    Broke {
        /// Which.
        from: WorkerId,
        /// How.
        loss: Loss,
    },
    /// A quarter of a second went by.
    Tick {
        /// The visitor can see the page.
        visible: bool,
    },
    /// The page is there again: it was hidden, asleep or in the browser's cache of pages.
    Woke,
    /// The visitor seems about to choose a file.
    Intent,
    /// The lock policy is in place.
    Armed,
    /// The address was changed by hand or by a link.
    Go(Address),
    /// The visitor chose what to see.
    Choose(Pick),
    /// A slider is moved, by which the view is led through many of a kind: only the last one counts.
    Slide {
        /// To what.
        pick: Pick,
        /// The hand has just taken hold of it.
        begins: bool,
    },
    /// Play through the periods, or stop it.
    Play {
        /// The visitor wants nothing that moves by itself: one step is all.
        still: bool,
    },
    /// The time for the next period has come.
    Beat {
        /// Of which run.
        run: u32,
        /// The visitor can see the page.
        visible: bool,
    },
    /// Take back the last change of the view (-1), or do it again (1).
    Travel(i32),
    /// The browser went to an entry of its history.
    Travelled {
        /// Which: views are counted from the first one.
        at: u32,
        /// What its address says.
        address: Address,
    },
    /// Explain a term.
    Help(String),
    /// The visitor chose files.
    Files {
        /// Which.
        files: FileSet,
        /// They are the earlier ones and more.
        added: bool,
    },
    /// The visitor chose a kept plan.
    Plan {
        /// Its file.
        plan: FileSet,
        /// Files that were chosen with it, and whether they are the earlier ones and more.
        files: Option<(FileSet, bool)>,
    },
    /// What the file of a plan says.
    PlanText {
        /// Which.
        file: FileSetId,
        /// What.
        text: Result<String, NoText>,
    },
    /// Read the files that are open by the plan.
    UsePlan,
    /// Put the plan away.
    DropPlan,
    /// The visitor answered the questions.
    Answer(Answers),
    /// The visitor corrects what was understood.
    Edit(Edit),
    /// The visitor does something with the table of an indicator.
    Figure(FigureEdit),
    /// The visitor does something with the chart.
    Chart(FigureEdit),
    /// What becomes public is prepared.
    Step(FigureEdit),
    /// The visitor chose a definition of their own.
    Define {
        /// Name of its file.
        name: String,
        /// What it says.
        text: Result<String, NoText>,
    },
    /// The visitor wants an example of a definition.
    Template,
    /// Stop reading.
    Cancel,
    /// Try again what failed.
    Retry,
    /// The failure was read.
    Dismiss,
    /// Make a file of all problems.
    Problems,
    /// Make a file of the account.
    Account(AccountFile),
}

/// Where the visitor is led.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// The sentence on top.
    Headline,
    /// The questions.
    Questions,
    /// What failed.
    Failure,
    /// The account, unless the visitor is there or elsewhere already.
    Account,
}

/// What is to be done outside of the state.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Start a worker.
    Spawn(WorkerId),
    /// Forget the workers' program; the next start loads it past the browser's cache.
    ReloadKit,
    /// End a worker, and free its memory.
    End(WorkerId),
    /// Send a request, with files where it reads some.
    Send {
        /// To whom.
        to: WorkerId,
        /// What.
        request: Request,
        /// Which files.
        files: Option<FileSetId>,
    },
    /// Read the file of a plan, then say [`Msg::PlanText`].
    ReadPlan(FileSetId),
    /// Take into memory what may be needed, add the lock policy, then say [`Msg::Armed`].
    Arm,
    /// Show the fragment of a view in the address.
    WriteAddress(String),
    /// Show it in a new entry of the browser's history.
    PushAddress {
        /// The fragment of the view before, and the number of its entry.
        before: String,
        /// The fragment.
        after: String,
        /// The number of the new entry.
        at: u32,
    },
    /// Go back or forward in the browser's history.
    Travel(i32),
    /// Say [`Msg::Beat`] of this run when it is time for the next period.
    Beat(u32),
    /// Show the explanation.
    ShowHelp,
    /// Note in the browser's timeline that a reading begins; what was noted of an earlier one goes.
    MarkFileChosen,
    /// Note in the browser's timeline that the tables are answerable.
    MarkCubeReady,
    /// Note in the browser's timeline that partners are answerable.
    MarkDetailReady,
    /// Note in the browser's timeline how long the steps of the reading took.
    MeasureLaps(Laps),
    /// Note in the browser's timeline, when the view is drawn, how long that took.
    MeasurePaint,
    /// Give the visitor a file.
    Save(MadeFile),
    /// Draw an SVG file into pixels and give it to the visitor.
    SavePng(MadeFile),
    /// Lead the visitor to a part of the page.
    Show(Spot),
    /// Load the page again.
    Reload,
}
