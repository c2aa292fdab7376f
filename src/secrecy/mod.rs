//! Statistical secrecy: what must not become public because it tells of single firms.
//!
//! [`Publication`] says which sums a map makes public. [`check`] withholds those that could tell of one firm
//! ([`Rule`]), and companions beside them, until by exact linear algebra no sensitive sum follows from all that was made
//! public in a [`Visit`]. The unknowns are sums of the finest groups of facts that the published sums tell apart (period and
//! flow x province x products of the same sums); each published sum is a 0/1 row over them, and a sensitive sum is given
//! away where it is in the span of the rows. A group without facts is taken as known to be zero.
//!
//! - Source: Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, chapters 4 and 5 (primary and secondary
//!   suppression of tables), [doi:10.1002/9781118348239](https://doi.org/10.1002/9781118348239).
//! - Remainders that mix: what is left of several places may be a known sum of other goods and periods in each of them. What
//!   is public is therefore also looked at as sums out of which the others are taken ([`check`]).
//! - Close guesses: what is left of the country's or a region's sum after all known places are taken away lies at least
//!   [`PROTECTION_PERCENT`] above any sensitive place in it. What it does not do: amounts are not below zero, and bounds
//!   that follow from several sums at once (the interval of a linear programme, or a part that is nearly all of a place's
//!   public total) are not looked at.
//! - Nobody knows here what was published elsewhere, in another visit or by the producer.

mod check;
mod finest;
mod guard;
mod mixed;
mod proxy;
mod publication;
mod report;
mod span;
mod targets;
mod unknowns;
mod visit;

pub use check::{Checked, PROTECTION_PERCENT, check};
pub use finest::any_sensitive;
pub use proxy::{MOST_OF_ONE_PERCENT, Proxy, proxies};
pub use publication::{Asked, Publication};
pub use report::{SecrecyReport, Withheld};
pub use visit::Visit;

pub use crate::types::SecrecyRule as Rule;
