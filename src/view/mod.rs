//! Tables to view models: plain values that say all that a picture needs. No browser in here.

mod build;
mod card;
mod choices;
mod choropleth;
pub mod classes;
mod figures;
mod indicator;
pub mod outlines;
mod page;
pub mod palette;
mod panel;
mod panel_tables;
mod places;
pub mod projection;
pub mod shapes;
pub mod sheet;
mod spec;
mod summary;
mod table;

pub use crate::classify::DefinitionId;
pub use build::{ViewInput, page_view};
pub use choices::reasons;
pub use figures::{
    BesideFile, BesideView, Control, Dot, DotLabel, FigureInput, FigureRow, FigureSpec, FigureView, Head,
    OwnRegions, PlaceChoice, Plot, Points, RegionEdit, ScatterView, Sort, figure_view,
};
pub use indicator::Indicator;
pub use page::{
    CardLine, Cell, Choice, Choropleth, Column, Figure, Legend, LegendClass, MapProvince, MapRegion,
    MethodCard, PageView, PanelTable, ProvincePanel, ProvinceTable, TableRow, TierPart, TrendPoint,
};
pub use spec::{DataSetId, MadeFile, PublishForm, ViewSpec};
