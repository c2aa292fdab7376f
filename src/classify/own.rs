//! The visitor's own definition: a small table of codes, or beginnings of codes, and tiers.

use crate::data::{Tier, TierSet, codes};
use crate::error::DefinitionError;
use crate::messages::fold;
use crate::types::{Code, HsVersions, Nomenclature};

use super::paths::in_force;
use super::{DefinitionId, isic3_of, isic4_of};

/// Most lines of a definition.
const MOST_LINES: usize = 20_000;

/// A definition that the visitor brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnDefinition {
    /// The nomenclature of its codes, where its first line says it (`# nomenclature: hs`); without it they
    /// are those of the file.
    pub nomenclature: Option<Nomenclature>,
    /// Beginnings of codes and their tiers, in order.
    rules: Vec<(Code, Tier)>,
}

impl OwnDefinition {
    /// Reads a definition: a line each with a code, or the beginning of one, and a tier, parted by a comma, a
    /// semicolon or a tab. Tiers: `high`, `medium_high`, `medium`, `medium_low`, `low`, `not_classified`, or
    /// their Turkish names. A line that begins with `#` is a remark, but `# nomenclature: hs` says whose
    /// codes these are; a first line of headers is passed over. Codes without a rule are not classified.
    ///
    /// ```
    /// use teknoharita::classify::OwnDefinition;
    /// let own = OwnDefinition::read("# nomenclature: hs\n88;high\n8803;Orta-yüksek\n").unwrap();
    /// assert_eq!(own.len(), 2);
    /// assert!(OwnDefinition::read("88;very high\n").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`DefinitionError`] with the line.
    pub fn read(text: &str) -> Result<OwnDefinition, DefinitionError> {
        let mut own = OwnDefinition { nomenclature: None, rules: Vec::new() };
        let mut first = true;
        for (number, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
            let at = number as u32 + 1;
            if number >= MOST_LINES {
                return Err(DefinitionError::TooLong { most: MOST_LINES as u32 });
            }
            let line = line.trim();
            if let Some(remark) = line.strip_prefix('#') {
                if let Some((word, named)) = remark.split_once(':')
                    && matches!(fold(word).as_str(), "nomenclature" | "nomenklatur" | "siniflama")
                {
                    let known = Nomenclature::from_id(&fold(named)).filter(|known| known.has_digits());
                    own.nomenclature = Some(
                        known.ok_or(DefinitionError::Nomenclature { line: at, text: named.trim().into() })?,
                    );
                }
                continue;
            }
            if line.is_empty() {
                continue;
            }
            let is_first = std::mem::take(&mut first);
            let part = |text: &str| text.trim().trim_matches('"').trim().to_string();
            let Some((code, tier)) = line.split_once(['\t', ';', ',']) else {
                return Err(DefinitionError::Line { line: at, text: shown(line) });
            };
            let (code, tier) = (part(code), part(tier.split(['\t', ';', ',']).next().unwrap_or_default()));
            if is_first && !code.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            own.rule(at, &code, &tier)?;
        }
        if own.rules.is_empty() {
            return Err(DefinitionError::Empty);
        }
        own.rules.sort_unstable();
        Ok(own)
    }

    fn rule(&mut self, line: u32, code: &str, tier: &str) -> Result<(), DefinitionError> {
        let digits: String = code.chars().filter(|letter| !matches!(letter, '.' | ' ')).collect();
        let known = Code::new(&digits).ok_or(DefinitionError::Code { line, text: shown(code) })?;
        if let Some(nomenclature) = self.nomenclature
            && !codes::is_valid(nomenclature, known)
            && codes::leaves(nomenclature, known).is_empty()
        {
            return Err(DefinitionError::NoSuchCode { line, text: shown(code) });
        }
        let tier = tier_of(tier).ok_or(DefinitionError::Tier { line, text: shown(tier) })?;
        match self.rules.iter().find(|(other, _)| *other == known) {
            Some((_, other)) if *other != tier => Err(DefinitionError::Twice { line, text: shown(code) }),
            Some(_) => Ok(()),
            None => {
                self.rules.push((known, tier));
                Ok(())
            }
        }
    }

    /// Number of rules.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// The tiers that goods of a code can be of. A definition stated in ISIC is applied to the classes that
    /// other codes lead to; one stated in another nomenclature than the file's can say nothing otherwise, and
    /// its goods can be anything.
    pub(super) fn tiers(&self, nomenclature: Nomenclature, code: Code, versions: HsVersions) -> TierSet {
        match self.nomenclature {
            None => self.of(nomenclature, code, versions),
            Some(own) if own == nomenclature => self.of(nomenclature, code, versions),
            Some(Nomenclature::Isic3) => self.of_all(isic3_of(nomenclature, code, versions)),
            Some(Nomenclature::Isic4) => self.of_all(isic4_of(nomenclature, code, versions)),
            Some(_) => DefinitionId::Own.anything(),
        }
    }

    /// The tiers of all finest codes below a code; those of the code itself where nothing is known below it.
    fn of(&self, nomenclature: Nomenclature, code: Code, versions: HsVersions) -> TierSet {
        if self.below(code).is_empty() {
            return self.of_one(code);
        }
        let finest = match nomenclature {
            Nomenclature::Hs => in_force(code, versions),
            _ => codes::leaves(nomenclature, code).to_vec(),
        };
        match finest.first() {
            Some(first) if first.len() > code.len() => self.of_all(finest),
            _ => self.of_one(code),
        }
    }

    fn of_all(&self, codes: Vec<Code>) -> TierSet {
        codes.into_iter().fold(TierSet::EMPTY, |set, code| set | self.of_one(code))
    }

    /// The longest rule that begins the code, and all rules below it.
    fn of_one(&self, code: Code) -> TierSet {
        let rule = |digits| {
            let at = self.rules.binary_search_by_key(&code.prefix(digits), |(prefix, _)| *prefix).ok()?;
            Some(self.rules[at].1)
        };
        let longest = (1..=code.len()).rev().find_map(rule).unwrap_or(Tier::NotClassified);
        self.below(code).iter().map(|(_, tier)| *tier).chain([longest]).collect()
    }

    /// The rules for finer codes than this one.
    fn below(&self, code: Code) -> &[(Code, Tier)] {
        let from = self.rules.partition_point(|(prefix, _)| *prefix <= code);
        let rest = &self.rules[from..];
        &rest[..rest.partition_point(|(prefix, _)| prefix.starts_with(code))]
    }
}

fn tier_of(text: &str) -> Option<Tier> {
    match fold(text).as_str() {
        "high" | "yuksek" | "yuksekteknoloji" | "hightechnology" => Some(Tier::High),
        "mediumhigh" | "ortayuksek" | "ortayuksekteknoloji" | "mediumhightechnology" => {
            Some(Tier::MediumHigh)
        }
        "medium" | "orta" | "ortateknoloji" | "mediumtechnology" => Some(Tier::Medium),
        "mediumlow" | "ortadusuk" | "ortadusukteknoloji" | "mediumlowtechnology" => Some(Tier::MediumLow),
        "low" | "dusuk" | "dusukteknoloji" | "lowtechnology" => Some(Tier::Low),
        "notclassified"
        | "siniflanmamis"
        | "siniflandirilmamis"
        | "siniflamadisi"
        | "siniflamayadahilolmayan" => Some(Tier::NotClassified),
        _ => None,
    }
}

fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}
