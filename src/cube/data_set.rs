use rustc_hash::FxHashMap;

use crate::classify::Product;
use crate::resolve::{PartnerText, ProvinceText};
use crate::types::{Flow, HsVersions, Ledger, Passport, Period};

use super::cube::Cube;
use super::firms::Firms;
use super::key::{Joint, Key};
use super::weights::Weights;

/// The facts of one passport: a cube of text numbers, and what those texts mean.
///
/// Assigning a province or changing the definition changes the small tables and not the cube; a new
/// [`super::Rollup`] then says what follows.
pub struct DataSet {
    /// What the data set says about itself.
    pub passport: Passport,
    /// The facts.
    pub cube: Cube,
    /// What they weigh, where a file says it.
    pub weights: Option<Box<Weights>>,
    /// What each period number is.
    pub periods: Vec<Period>,
    /// What each province number is.
    pub provinces: Dictionary<ProvinceText>,
    /// What each product number is.
    pub products: Dictionary<Product>,
    /// The texts of the partner numbers.
    pub partners: Dictionary<PartnerText>,
    /// Rows that became no fact.
    pub set_aside: Ledger,
    /// The firms behind the facts, where the files name them.
    pub firms: Option<Firms>,
    /// Half-width of a printed share in 1/1,000,000 of the row's total; 0 where amounts are exact.
    pub half_width_ppm: i128,
}

impl DataSet {
    /// The versions of the Harmonized System that were in force in the years of the facts.
    pub fn versions(&self) -> HsVersions {
        let years = self.periods.iter().map(|period| HsVersions::of_year(period.calendar_year()));
        let all = years.fold(HsVersions::NONE, HsVersions::either);
        if all.is_empty() { HsVersions::ALL } else { all }
    }

    /// Of each province number and each product number, whether its text stands for a total, so that its
    /// facts repeat others.
    pub fn totals(&self) -> [Vec<bool>; 2] {
        let province =
            |meaning: &ProvinceText| matches!(meaning, ProvinceText::Total | ProvinceText::Region(_));
        let provinces = self.provinces.meanings().iter().map(province).collect();
        let products = self.products.meanings().iter().map(|product| *product == Product::Total).collect();
        [provinces, products]
    }

    /// Takes the facts of a flow and period out.
    pub(crate) fn clear_block(&mut self, flow: Flow, period: Period) {
        if let Some(number) = self.periods.iter().position(|known| *known == period) {
            let block = Key::block(flow, number as u32);
            self.cube.clear_block(block);
            if let Some(firms) = self.firms.as_mut() {
                firms.clear_block(block);
            }
            for cube in self.weights.iter_mut().flat_map(|weights| weights.cubes_mut()) {
                cube.clear_block(block);
            }
        }
    }

    /// Takes facts of a block out, by its place among [`Cube::blocks`], and what they weigh.
    pub(crate) fn take_out(&mut self, block: usize, is_out: impl Fn(&Joint) -> bool) {
        self.cube.take_out(block, &is_out);
        if let Some(weights) = self.weights.as_mut() {
            weights.take_out(block, &is_out);
        }
    }

    /// Does a piece of the second stage, and says whether there is more.
    pub fn detail(&mut self) -> bool {
        self.cube.detail() || self.weights.as_mut().is_some_and(|weights| weights.detail())
    }
}

/// The distinct texts of a column, by number, and what each means.
#[derive(Clone, Debug)]
pub struct Dictionary<T> {
    texts: Vec<String>,
    meanings: Vec<T>,
    numbers: FxHashMap<String, u32>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Dictionary<T> {
        Dictionary { texts: Vec::new(), meanings: Vec::new(), numbers: FxHashMap::default() }
    }
}

impl<T: Copy> Dictionary<T> {
    /// The number of a text; one that is not there yet gets the next number and the meaning.
    pub fn number(&mut self, text: &str, meaning: impl FnOnce(&str) -> T) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.numbers.insert(text.to_string(), number);
        self.texts.push(text.to_string());
        self.meanings.push(meaning(text));
        number
    }

    /// Takes over texts of another column that are not there yet; returns the number here of each number
    /// there.
    pub(super) fn absorb(&mut self, other: &Dictionary<T>) -> Vec<u32> {
        let texts = other.texts.iter().zip(&other.meanings);
        texts.map(|(text, meaning)| self.number(text, |_| *meaning)).collect()
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text of a number.
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }

    /// All texts, by number.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// What a number means.
    pub fn meaning(&self, number: u32) -> Option<T> {
        self.meanings.get(number as usize).copied()
    }

    /// What a text means; `None` where it does not occur.
    pub fn meaning_of(&self, text: &str) -> Option<T> {
        self.meaning(*self.numbers.get(text)?)
    }

    /// What each number means.
    pub fn meanings(&self) -> &[T] {
        &self.meanings
    }

    /// Gives a text another meaning and returns the one it had; `None` where there is no such number.
    pub fn assign(&mut self, number: u32, meaning: T) -> Option<T> {
        self.meanings.get_mut(number as usize).map(|place| std::mem::replace(place, meaning))
    }
}
