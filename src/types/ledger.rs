use serde::{Deserialize, Serialize};

use super::Flow;

/// Where an observation went. The order is the order of precedence: an observation that could stand
/// in two buckets stands in the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Bucket {
    /// The row could not be read: wrong number of fields, no amount, no period, no flow.
    Rejected,
    /// A totals row, which repeats what other rows say.
    TotalsSetAside,
    /// An older figure that another file of the data set replaces.
    Replaced,
    /// A province text that is no province.
    UnmatchedProvince,
    /// A product code that is not valid in the file's nomenclature.
    UnmatchedProduct,
    /// Product or province is hidden by the producer ("Gizli Veri").
    Confidential,
    /// The producer does not know the province ("Belirsiz"), or sums provinces it does not list ("Diğer").
    UnspecifiedProvince,
    /// On the map.
    Mapped,
}

impl Bucket {
    /// All buckets in the order of precedence.
    pub const ALL: [Bucket; 8] = [
        Bucket::Rejected,
        Bucket::TotalsSetAside,
        Bucket::Replaced,
        Bucket::UnmatchedProvince,
        Bucket::UnmatchedProduct,
        Bucket::Confidential,
        Bucket::UnspecifiedProvince,
        Bucket::Mapped,
    ];

    /// The key in JSON and CSV.
    pub fn id(self) -> &'static str {
        match self {
            Bucket::Rejected => "rejected",
            Bucket::TotalsSetAside => "totals_set_aside",
            Bucket::Replaced => "replaced",
            Bucket::UnmatchedProvince => "unmatched_province",
            Bucket::UnmatchedProduct => "unmatched_product",
            Bucket::Confidential => "confidential",
            Bucket::UnspecifiedProvince => "unspecified_province",
            Bucket::Mapped => "mapped",
        }
    }
}

/// Observations and their summed amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Count {
    /// Observations.
    pub rows: u64,
    /// Sum of the parsed amounts, in 1/10,000 of the currency.
    pub amount_e4: i128,
}

impl Count {
    /// Adds some observations.
    pub fn add(&mut self, rows: u64, amount_e4: i128) {
        self.rows += rows;
        self.amount_e4 += amount_e4;
    }
}

/// Where every observation and every unit of money went: a partition, so it always adds up to the
/// file. Kept for exports, imports, and rows whose flow could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ledger {
    cells: [[Count; 8]; 3],
}

impl Ledger {
    /// Books observations; `flow` is `None` where it could not be read.
    pub fn add(&mut self, flow: Option<Flow>, bucket: Bucket, rows: u64, amount_e4: i128) {
        self.cells[flow_index(flow)][bucket as usize].add(rows, amount_e4);
    }

    /// What one bucket holds, in all.
    pub fn get(&self, bucket: Bucket) -> Count {
        let mut sum = Count::default();
        for flow in &self.cells {
            sum.add(flow[bucket as usize].rows, flow[bucket as usize].amount_e4);
        }
        sum
    }

    /// What one bucket holds for one flow (`None`: rows whose flow could not be read).
    pub fn get_flow(&self, flow: Option<Flow>, bucket: Bucket) -> Count {
        self.cells[flow_index(flow)][bucket as usize]
    }

    /// The sum of all buckets, which is the file.
    pub fn total(&self) -> Count {
        let mut sum = Count::default();
        for bucket in Bucket::ALL {
            let count = self.get(bucket);
            sum.add(count.rows, count.amount_e4);
        }
        sum
    }

    /// Adds another ledger to this one.
    pub fn merge(&mut self, other: &Ledger) {
        for (mine, theirs) in self.cells.iter_mut().zip(&other.cells) {
            for (a, b) in mine.iter_mut().zip(theirs) {
                a.add(b.rows, b.amount_e4);
            }
        }
    }
}

fn flow_index(flow: Option<Flow>) -> usize {
    match flow {
        Some(Flow::Export) => 0,
        Some(Flow::Import) => 1,
        None => 2,
    }
}
