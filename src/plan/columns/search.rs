//! The column of a role, by the words of its head and by its cells.

use crate::classify::Product;
use crate::error::{Question, Role};
use crate::types::{ColumnReport, Nomenclature, Why, YearPart};

use super::super::facets::{Facets, is_place};
use super::super::grid::{GridRow, is_figure, is_number};
use super::super::{
    Codes, ProvinceText, parse_flow, parse_part, parse_period, parse_year, product, resolve_province,
};
use super::Table;

pub(super) struct Search<'a> {
    pub table: &'a Table<'a>,
    pub questions: &'a mut Vec<Question>,
    pub taken: Vec<usize>,
    whys: Vec<Why>,
    /// The rows without the notes below the table: found once, since every column is looked at many times.
    rows: Vec<&'a GridRow>,
}

/// What stands across, over columns of amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Across {
    pub periods: bool,
    pub provinces: bool,
}

impl<'a> Search<'a> {
    pub fn new(table: &'a Table<'a>, questions: &'a mut Vec<Question>) -> Search<'a> {
        let rows = table.rows.iter().filter(|row| row.cells.len() < 3 || row.holds(2)).collect();
        Search { table, questions, taken: Vec::new(), whys: vec![Why::Nothing; table.heads.len()], rows }
    }

    /// Whether the visitor said which column has a role.
    pub fn is_told(&self, role: Role) -> bool {
        self.table.answers.columns.iter().any(|(told, _)| *told == role)
    }

    /// The column that the visitor gave a role.
    pub fn told(&self, role: Role) -> Option<usize> {
        let (_, told) = self.table.answers.columns.iter().find(|(told, _)| *told == role)?;
        self.table.heads.iter().position(|head| head.text == *told)
    }

    /// Whether exactly one head names a role clearly, and no column is told for a period.
    pub fn is_clear(&self, role: Role) -> bool {
        let clear =
            |at: &usize| self.is_free(*at) && !self.is_value_column(*at) && self.score(role, *at) >= 9;
        !self.is_told(Role::Period) && (0..self.table.heads.len()).filter(clear).count() == 1
    }

    /// How well a head fits a role. A column of periods whose cells are but parts of a year (`Dönem`: 1, 2, 3)
    /// is one of months, and a column of months whose cells are whole periods (`Ay`: 2024/3) one of periods.
    fn score(&self, role: Role, at: usize) -> u32 {
        let header = &self.table.heads[at].header;
        let (periods, months) = (header.score(Role::Period), header.score(Role::Month));
        let is_part = || periods > 0 && self.are_all(at, |cell| parse_part(cell, YearPart::Month).is_some());
        let is_whole = |cell: &str| parse_period(cell, Some(true)).is_some_and(|period| !period.is_year());
        let is_period = || months > 0 && self.are_all(at, is_whole);
        match role {
            Role::Period if is_part() => 0,
            Role::Period if is_period() => periods.max(9),
            Role::Month if is_part() => 9,
            Role::Month if is_period() => 0,
            Role::Period => periods,
            Role::Month => months,
            _ => header.score(role),
        }
    }

    /// Whether a column has cells and all of them pass, totals left out.
    fn are_all(&self, at: usize, test: impl Fn(&str) -> bool) -> bool {
        let is_total = |cell: &str| resolve_province(cell) == ProvinceText::Total;
        let mut cells = self.cells(at).filter(|cell| !is_total(cell)).peekable();
        cells.peek().is_some() && cells.all(test)
    }

    /// The column that heads give a role.
    pub fn best(&mut self, role: Role) -> Option<usize> {
        if self.is_told(role) {
            let index = self.told(role)?;
            self.take(index, Why::Told);
            return Some(index);
        }
        let free: Vec<usize> = (0..self.table.heads.len()).filter(|at| self.is_free(*at)).collect();
        let score = |at: &usize| (*at, self.score(role, *at));
        let named: Vec<(usize, u32)> = free
            .iter()
            .map(score)
            .filter(|&(_, score)| score > 0)
            .filter(|(at, _)| role == Role::Amount || !self.is_value_column(*at))
            .filter(|(at, _)| role != Role::Product || !self.holds_nuts(*at))
            // Weights are looked for beside the amounts.
            .filter(|(at, _)| role != Role::Quantity || self.score(Role::Weight, *at) == 0)
            // "Firma Merkezi İl" says where firms sit, and not who they are.
            .filter(|(at, _)| role != Role::Firm || !self.holds_names(*at))
            .collect();
        let fitting: Vec<(usize, u32)> =
            named.iter().copied().filter(|&(index, _)| self.content_fits(role, index)).collect();
        // A column whose name is clear and whose cells are not is taken, so that the rows can say why.
        let clear = |&(_, score): &(usize, u32)| score >= 6;
        let scores = if fitting.is_empty() { named.into_iter().filter(clear).collect() } else { fitting };
        let top = scores.iter().map(|&(_, score)| score).max()?;
        let mut best: Vec<usize> =
            scores.iter().filter(|&&(_, score)| score == top).map(|&(index, _)| index).collect();
        // Of two columns of provinces, one of codes and one of names, either does.
        if role == Role::Province && best.len() > 1 {
            // Numbers are held against the names afterwards.
            if best.iter().any(|at| !self.holds_numbers(*at)) {
                best.retain(|at| !self.holds_numbers(*at));
            }
            best = self.alike_provinces(best);
        }
        let asks = matches!(role, Role::Amount | Role::Province | Role::Product | Role::Flow | Role::Period);
        if best.len() > 1 && asks {
            self.questions.push(Question::Column {
                file: self.table.file.to_string(),
                role,
                candidates: best.iter().map(|&index| self.table.heads[index].text.clone()).collect(),
            });
        }
        let index = *best.first()?;
        self.take(index, Why::Header);
        Some(index)
    }

    /// Columns that name the same place in every row are one to us; the first one stands for them.
    fn alike_provinces(&self, best: Vec<usize>) -> Vec<usize> {
        let Some(first) = best.first().copied() else { return best };
        // A code says more than a name: Ankara is a province and a region, TR51 is one of them.
        if let Some(codes) = best.iter().find(|at| self.holds_nuts(**at)) {
            return vec![*codes];
        }
        let same = |other: &usize| {
            self.table.rows.iter().all(|row| {
                let (a, b) = (row.text(first), row.text(*other));
                a.is_empty() || b.is_empty() || resolve_province(a) == resolve_province(b)
            })
        };
        if best.iter().all(same) { vec![first] } else { best }
    }

    /// Whether all cells are NUTS codes, with or without a name behind them.
    fn holds_nuts(&self, at: usize) -> bool {
        let is_nuts = |cell: &str| {
            let code = cell.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
            code.starts_with("TR")
                && (3..=5).contains(&code.len())
                && matches!(resolve_province(code), ProvinceText::Region(_) | ProvinceText::Place(_))
        };
        let mut cells = self.cells(at).peekable();
        let known = |cell: &str| resolve_province(cell) != ProvinceText::Unknown;
        cells.peek().is_some()
            && self.cells(at).any(is_nuts)
            && cells.all(|cell| is_nuts(cell) || !cell.starts_with("TR") && known(cell) && !is_number(cell))
            && self.cells(at).filter(|cell| is_nuts(cell)).count() * 10 >= self.cells(at).count() * 8
    }

    /// The column of NUTS codes, which say more than any name.
    pub fn by_nuts(&mut self) -> Option<usize> {
        if self.is_told(Role::Province) {
            return None;
        }
        let free = |at: &usize| self.is_free(*at);
        let found = (0..self.table.heads.len()).filter(free).find(|at| self.holds_nuts(*at))?;
        // A region beside the name of a province is where that lies.
        let has_nuts3 =
            self.cells(found).any(|cell| cell.split(' ').next().is_some_and(|code| code.len() == 5));
        let by_name = |at: usize| {
            let named = |cell: &str| {
                let is_province =
                    matches!(resolve_province(cell), ProvinceText::Place(place) if place.plate().is_some());
                is_province && cell.chars().any(char::is_alphabetic)
            };
            let (named, all) =
                self.cells(at).fold((0, 0), |(count, all), cell| (count + usize::from(named(cell)), all + 1));
            all > 0 && named * 10 >= all * 6
        };
        let other = (0..self.table.heads.len()).filter(free).any(|at| at != found && by_name(at));
        if other && !has_nuts3 {
            return None;
        }
        self.take(found, Why::Cells);
        Some(found)
    }

    /// The column whose cells speak for a role that no head names.
    pub fn by_cells(&mut self, role: Role) -> Option<usize> {
        // What the visitor says goes before what cells say.
        if self.is_told(role) {
            return None;
        }
        let test: fn(&str) -> bool = match role {
            Role::Province => |cell| {
                is_place(cell) && cell.chars().any(char::is_alphabetic)
                    || resolve_province(cell) == ProvinceText::Total
            },
            Role::Flow => |cell| cell.chars().count() > 2 && parse_flow(cell).is_some(),
            Role::Year => |cell| cell.len() == 4 && parse_year(cell).is_some(),
            _ => return None,
        };
        let places = |at: usize| {
            let (mut passed, mut cells) = (0usize, 0usize);
            for row in self.rows.iter().filter(|row| row.holds(2)) {
                let cell = row.text(at);
                if !cell.is_empty() {
                    cells += 1;
                    passed += usize::from(test(cell));
                }
            }
            (passed, cells)
        };
        let free = (0..self.table.heads.len()).filter(|at| self.is_free(*at));
        let mut best: Option<(usize, usize)> = None;
        for at in free {
            let (passed, cells) = places(at);
            if cells > 0 && passed * 10 >= cells * 6 && best.is_none_or(|(_, most)| passed > most) {
                best = Some((at, passed));
            }
        }
        let (at, _) = best?;
        self.take(at, Why::Cells);
        Some(at)
    }

    /// Whether a column that is taken holds years.
    pub fn has_years(&self) -> bool {
        self.taken.iter().any(|at| {
            let header = &self.table.heads[*at].header;
            header.score(Role::Year) > 0 || header.score(Role::Period) > 0
        })
    }

    /// What stands across, over columns of amounts.
    pub fn across(&self) -> Across {
        let facets = |test: fn(&Facets) -> bool| {
            let over = (0..self.table.heads.len()).filter(|at| self.is_free(*at) && self.holds_figures(*at));
            over.filter(|at| test(&self.table.heads[*at].facets)).count()
        };
        Across {
            periods: facets(|facets| facets.period.is_some()) > 0,
            provinces: facets(|facets| facets.province.is_some()) >= 2,
        }
    }

    /// The column of names beside the codes: one that speaks of products, is taken for nothing else, and
    /// holds words.
    pub fn product_name(&mut self, product: usize) -> Option<usize> {
        let told = self.table.answers.columns.iter().find(|(role, _)| *role == Role::ProductName);
        let holds_words = |index: &usize| {
            let filled = self.cells(*index);
            let (words, all) = filled.fold((0, 0), |(words, all), cell| {
                (words + usize::from(cell.chars().any(char::is_alphabetic)), all + 1)
            });
            all > 0 && words * 2 >= all
        };
        let found = match told {
            Some((_, told)) => self.table.heads.iter().position(|head| head.text == *told),
            None => (0..self.table.heads.len())
                .filter(|at| *at != product && self.is_free(*at))
                .filter(|at| self.table.heads[*at].header.names_products())
                .find(holds_words),
        };
        if let Some(at) = found {
            self.take(at, Why::Header);
        }
        found
    }

    /// How every column was taken, so far.
    pub fn reports(&self) -> Vec<ColumnReport> {
        let report = |(at, why): (usize, &Why)| ColumnReport {
            header: self.table.heads[at].text.clone(),
            role: None,
            why: match self.table.heads[at].facets.derived {
                Some(_) if *why == Why::Nothing => Why::Derived,
                _ => *why,
            },
        };
        self.whys.iter().enumerate().map(report).collect()
    }

    pub fn take(&mut self, index: usize, why: Why) {
        self.taken.push(index);
        self.whys[index] = why;
    }

    /// Whether it has no role yet, and the visitor gave it none.
    pub fn is_free(&self, index: usize) -> bool {
        let told = |(_, header): &(Role, String)| *header == self.table.heads[index].text;
        !self.taken.contains(&index) && !self.table.answers.columns.iter().any(told)
    }

    /// Whether a column of amounts stands under a head that says when or of what; such a head is no label.
    fn is_value_column(&self, at: usize) -> bool {
        let facets = &self.table.heads[at].facets;
        let across = facets.period.is_some() || facets.product.is_some() || facets.province.is_some();
        across && self.holds_figures(at)
    }

    /// Whether at least half of the filled cells are figures; an empty column passes.
    pub fn holds_figures(&self, index: usize) -> bool {
        self.is_mostly(index, is_figure)
    }

    /// "Ürün" alone may be a name or a code: the content decides.
    fn content_fits(&self, role: Role, index: usize) -> bool {
        match role {
            Role::Product => self.is_mostly(index, is_code),
            Role::Quantity => self.is_mostly(index, is_number),
            Role::Amount => self.holds_figures(index),
            // "İlçe" and the like have a word in common with provinces, and other cells.
            Role::Province => self.is_mostly(index, |cell| !is_number(cell) || cell.len() <= 3),
            _ => true,
        }
    }

    /// Whether at least half of the filled cells pass; an empty column passes, its header is all there is.
    pub fn is_mostly(&self, index: usize, test: fn(&str) -> bool) -> bool {
        let (mut passed, mut cells) = (0, 0);
        for cell in self.cells(index) {
            cells += 1;
            passed += usize::from(test(cell));
        }
        passed * 2 >= cells
    }

    /// The filled cells of a column, notes below the table left out.
    pub fn cells(&self, index: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.text(index)).filter(|cell| !cell.is_empty())
    }
}

/// A code, alone or with its name behind it, or the name of a sector or a tier.
fn is_code(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    // "TR10" is no code of goods.
    let begins = cell.starts_with(|letter: char| letter.is_ascii_digit());
    begins && digits * 2 >= cell.len()
        || product::digits_of(cell).is_some_and(|digits| digits.len() >= 2)
        || [Nomenclature::Tim, Nomenclature::Tiers].into_iter().any(|nomenclature| {
            let names = Codes { nomenclature, digits: 0, zeros_lost: false };
            product::resolve_product(cell, &names) != Product::Unknown
        })
}
