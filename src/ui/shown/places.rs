use crate::data::provinces;
use crate::markup::Markup;
use crate::messages::{AskText, Lang};

/// All provinces as options, the first one empty.
pub fn place_options(lang: Lang) -> String {
    let mut out = Markup::default();
    out.option("", AskText::OtherPlace.text(lang), true);
    for (name, plate) in provinces::by_name() {
        out.option(&plate.to_string(), name, false);
    }
    out.done()
}
