use serde::{Deserialize, Serialize};

/// When a cell could tell of one firm.
///
/// - Unit: firms; whole percents of the sum of the firms' amounts without their signs.
/// - Source: the threshold rule and the dominance (n, k) rule of Hundepool et al., *Statistical Disclosure Control*,
///   Wiley 2012, [doi:10.1002/9781118348239](https://doi.org/10.1002/9781118348239), with the thresholds that TÜİK
///   states for data that are confidential.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecrecyRule {
    /// Fewer firms than this are too few.
    pub fewest_firms: u32,
    /// The part of the largest firm from which it is too much.
    pub one_percent: u8,
    /// The same of the two largest together.
    pub two_percent: u8,
}

impl Default for SecrecyRule {
    fn default() -> SecrecyRule {
        SecrecyRule { fewest_firms: 3, one_percent: 80, two_percent: 90 }
    }
}

/// Under what numbers of the visitor's become public.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecrecySettings {
    /// The rule.
    pub rule: SecrecyRule,
    /// It is not applied: everything is published, which the file says.
    pub off: bool,
}

impl SecrecySettings {
    /// No rule at all.
    pub fn without() -> SecrecySettings {
        SecrecySettings { off: true, ..SecrecySettings::default() }
    }
}
