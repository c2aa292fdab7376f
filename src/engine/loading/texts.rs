//! Texts that are new in a file: their numbers in the data set, and what they mean under its plan.

use crate::classify::{Classifier, DefinitionId, Exclusions, Product};
use crate::cube::{Class, Key, Kind};
use crate::error::{Error, Limit};
use crate::plan::{Plan, may_be_sum, resolve_product};
use crate::resolve::{
    FreshText, ProvinceText, RowResolver, Texts, number_of, resolve_partner, resolve_province, shorten,
};
use crate::types::{Flow, Place, RepairExample, RepairKind};

use super::file::Rows;
use super::{Loading, UNKNOWN, cube_error, limit};

/// The text of all partners that are read as one.
const MERGED_PARTNERS: &str = "*1";

impl Loading {
    /// What a product text brings to a key.
    pub(super) fn product_part(
        &mut self,
        text: &str,
        meaning: Product,
        file: &str,
        line: u64,
    ) -> Result<u64, Error> {
        let number = self.products.number(text, |_| meaning);
        let meaning = self.products.meaning(number).unwrap_or(Product::Unknown);
        let mark = if meaning == Product::Unknown { UNKNOWN } else { 0 };
        let report = Classifier::new(DefinitionId::default());
        let kind = self.kinds.number(Kind::of(meaning, &report, Exclusions::NONE));
        let class = u64::from(Class::product_part(kind));
        let room = self.builder.classes(self.kinds.classes());
        room.map_err(|error| cube_error(file, error, self.budget, line))?;
        Ok(Key::product_part(number) + class + mark)
    }

    /// Gives the texts and periods that are new in the file their numbers in the data set.
    pub(super) fn new_texts(&mut self, reading: &mut Rows<'_>, line: u64) -> Result<(), Error> {
        let (rows, parts) = (&mut *reading.rows, &mut *reading.parts);
        for period in &rows.periods()[parts.blocks.len()..] {
            parts.blocks.push(Key::block(Flow::Export, number_of(&mut self.periods, *period)) as u32);
            self.builder.periods(self.periods.len());
            if let Some(weighing) = self.weighing.as_mut() {
                weighing.periods(self.periods.len());
            }
        }
        if !rows.has_new_texts() {
            return Ok(());
        }
        let fresh = rows.take_new_texts(&mut |told| self.problems.tell(told));
        for FreshText { texts, text, line, column } in fresh {
            match texts {
                Texts::Provinces => {
                    let meaning = province_meaning(&text, rows.plan());
                    self.note_total(meaning == ProvinceText::Total, &text, (line, column), rows);
                    let number = self.provinces.number(&text, |_| meaning);
                    let meaning = self.provinces.meaning(number).unwrap_or(ProvinceText::Unknown);
                    let mark = if meaning == ProvinceText::Unknown { UNKNOWN } else { 0 };
                    let class = u64::from(Class::province_part(meaning));
                    parts.provinces.push(Key::province_part(number) + class + mark);
                }
                Texts::Products => {
                    let meaning = self.product_meaning(&text, (line, column), rows);
                    self.note_total(meaning == Product::Total, &text, (line, column), rows);
                    parts.products.push(self.product_part(&text, meaning, reading.name, line)?);
                }
                Texts::Partners => {
                    let may_be_sum = may_be_sum(&text);
                    if may_be_sum {
                        let (file, before) = (rows.file(), text.clone());
                        let place = RepairExample { file, line, column, before, after: String::new() };
                        self.sum_partners.push(place);
                    }
                    // Nobody asks for the others by their names.
                    let merges = rows.plan().merges_partners && !may_be_sum;
                    let kept = if merges { MERGED_PARTNERS } else { text.as_str() };
                    parts.partners.push(Key::partner_part(self.partners.number(kept, resolve_partner)));
                }
            }
        }
        // The texts of each file are bounded, and so must be those of all files together.
        let bounds = [
            (self.provinces.len(), Key::PROVINCES),
            (self.products.len(), Key::PRODUCTS),
            (self.partners.len(), Key::PARTNERS),
        ];
        match bounds.into_iter().find(|(texts, most)| texts > most) {
            Some((_, most)) => Err(limit(reading.name, Limit::DistinctTexts, most as u64, line)),
            None => Ok(()),
        }
    }

    /// What a product text means under the plan; zeros that came back are told.
    fn product_meaning(&mut self, text: &str, (line, column): (u64, u32), rows: &RowResolver) -> Product {
        let meaning = resolve_product(text, &rows.codes());
        let plan = rows.plan();
        match meaning {
            Product::Total if !plan.repairs(RepairKind::Totals) => Product::Unknown,
            Product::Code(_, code) => {
                let digits = text.chars().filter(char::is_ascii_digit).count();
                let head = text.split(|letter: char| letter.is_alphabetic()).next().unwrap_or(text);
                let written = head.chars().filter(char::is_ascii_digit).count().min(digits);
                if code.len() <= written || written == 0 {
                    return meaning;
                }
                if !plan.repairs(RepairKind::LostZeros) {
                    return Product::Unknown;
                }
                let file = rows.file();
                let (before, after) = (shorten(text), code.to_string());
                let example = RepairExample { file, line, column, before, after };
                self.problems.repairs.add(RepairKind::LostZeros, example);
                meaning
            }
            meaning => meaning,
        }
    }

    /// Notes the first place of a text that stands for a total.
    fn note_total(&mut self, is_total: bool, text: &str, (line, column): (u64, u32), rows: &RowResolver) {
        if is_total {
            let file = rows.file();
            let example = RepairExample { file, line, column, before: shorten(text), after: String::new() };
            self.problems.repairs.add(RepairKind::Totals, example);
        }
    }
}

/// What a province text means under the plan: what the visitor says, else what it is.
pub(in crate::engine) fn province_meaning(text: &str, plan: &Plan) -> ProvinceText {
    if let Some((_, number)) = plan.assign.iter().find(|(known, _)| known == text) {
        let place = Place::all().find(|place| place.number() == *number);
        return place.map_or(ProvinceText::Unknown, ProvinceText::Place);
    }
    match resolve_province(text) {
        ProvinceText::Total if !plan.repairs(RepairKind::Totals) => ProvinceText::Unknown,
        meaning => meaning,
    }
}
