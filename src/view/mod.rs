//! Tables to view models: plain values that say all that a picture needs. No browser in here.

mod axis;
mod build;
mod card;
mod charts;
mod choices;
mod choropleth;
mod circles;
pub mod classes;
mod figures;
mod fragment;
mod gap;
mod help;
mod histogram;
mod indicator;
mod labels;
mod legend;
pub mod letters;
mod notes;
mod numbers;
pub mod outlines;
mod page;
pub mod palette;
mod panel;
mod panel_tables;
mod places;
pub mod projection;
mod publication;
mod scale;
pub mod shapes;
pub mod sheet;
mod spec;
mod summary;
mod table;
mod timeline;
mod trend;
pub mod window;
mod withheld;

pub use crate::classify::DefinitionId;
pub use build::{ViewInput, page_view};
pub use charts::{
    Anchor, ChartGroup, ChartKind, ChartSpec, ChartView, LETTER, Line, Look, Mark, Paint, Picture, Scene,
    Shape, Words, chart_view, maps, touch,
};
pub use choices::reasons;
pub use circles::{
    Circle, CircleKey, Circles, SMALL_PART, SMALL_USD, ShowCircles, is_small_volume, tenths_text,
};
pub use figures::{
    BesideFile, BesideView, Control, Dot, DotLabel, FigureInput, FigureRow, FigureSpec, FigureView, Head,
    OwnRegions, PlaceChoice, Plot, Points, RegionEdit, ScatterView, Sort, figure_view,
};
pub use gap::Gap;
pub use help::{Help, HelpInput, HelpList, HelpTerm, help};
pub use histogram::{
    BARS as HISTOGRAM_BARS, Histogram, HistogramBar, HistogramBound, WIDTH as HISTOGRAM_WIDTH,
};
pub use indicator::Indicator;
pub use legend::{Gradient, Legend, LegendClass};
pub use numbers::{PlaceNumbers, ViewNumbers, view_numbers};
pub use page::{
    CardLine, Cell, Choice, Choropleth, Column, Figure, Hands, MapProvince, MapRegion, MethodCard, NO_POINT,
    PageView, PanelTable, ProvincePanel, ProvinceTable, TableRow, TierPart, TrendPoint,
};
pub use publication::{
    CardForm, Interactive, LATEST, MOST_LETTERS as MOST_TEXT_LETTERS, PictureShape, PublishSettings,
    PublishTexts, Stamp, Theme, ViewWords,
};
pub use spec::{ChartForm, DataSetId, MadeFile, PublishForm, ViewSpec};
