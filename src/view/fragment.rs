//! A view as the page's address names it.

use super::{DefinitionId, ShowCircles, ViewSpec};
use crate::types::Level;

impl ViewSpec {
    /// The fragment of the page's address, without its `#`: `data=annex&indicator=high&lang=tr`. What the data set
    /// shows by default needs no saying. There are letters, digits and `=&.-_` in it, and nothing else.
    pub fn fragment(&self) -> String {
        let mut text = format!("data={}&indicator={}", self.data_set.id(), self.indicator.id());
        if let Some(period) = self.period {
            text.push_str("&period=");
            text.push_str(&period.to_string());
        }
        if let Some(flow) = self.flow {
            text.push_str("&flow=");
            text.push_str(flow.id());
        }
        if self.definition != DefinitionId::default() {
            text.push_str("&definition=");
            text.push_str(self.definition.id());
        }
        if !self.exclude.is_empty() {
            text.push_str("&without=");
            text.push_str(&self.exclude.join("."));
        }
        if let Some(compare) = self.compare {
            text.push_str("&compare=");
            text.push_str(compare.id());
        }
        if !self.classes.is_empty() {
            text.push_str("&classes=");
            text.push_str(&self.classes);
        }
        if self.circles != ShowCircles::Auto {
            text.push_str("&volume=");
            text.push_str(self.circles.id());
        }
        if self.borders != Level::Province {
            text.push_str("&borders=");
            text.push_str(self.borders.id());
        }
        if !self.highlight.is_empty() {
            let plates: Vec<String> = self.highlight.iter().map(u8::to_string).collect();
            text.push_str("&highlight=");
            text.push_str(&plates.join("."));
        }
        if !self.zoom.is_empty() {
            text.push_str("&zoom=");
            text.push_str(&self.zoom);
        }
        text.push_str("&lang=");
        text.push_str(self.lang.tag());
        if let Some(province) = self.province {
            text.push_str("&province=");
            text.push_str(&province.to_string());
        }
        text
    }
}
