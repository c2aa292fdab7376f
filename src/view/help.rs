//! What a term means: which classes are in a tier under the definition in use, and why.

use super::Indicator;
use super::classes::Classing;
use crate::classify::{Classifier, DefinitionId, Product};
use crate::data::{Tier, codes};
use crate::messages::{
    HelpText, Lang, class_method_name, definition_name, definition_note, indicator_label, nomenclature_name,
    tier_label, weapons_text,
};
use crate::types::{Basis, Code, Nomenclature};

/// A term that can be asked about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HelpTerm {
    /// The indicator that is shown, and the classes in its tiers.
    Tier,
    /// What ties trade to a province.
    Basis,
    /// Numbers that are ranges.
    Range,
    /// The classes of the map.
    Classes,
}

impl HelpTerm {
    /// All of them.
    pub const ALL: [HelpTerm; 4] = [HelpTerm::Tier, HelpTerm::Basis, HelpTerm::Range, HelpTerm::Classes];

    /// The word by which the page asks.
    pub fn id(self) -> &'static str {
        match self {
            HelpTerm::Tier => "tier",
            HelpTerm::Basis => "basis",
            HelpTerm::Range => "range",
            HelpTerm::Classes => "classes",
        }
    }

    /// The term of an [`id`](HelpTerm::id).
    pub fn from_id(id: &str) -> Option<HelpTerm> {
        HelpTerm::ALL.into_iter().find(|term| term.id() == id)
    }
}

/// What an explanation depends on.
#[derive(Clone, Copy, Debug)]
pub struct HelpInput<'a> {
    /// What is asked.
    pub term: HelpTerm,
    /// What is shown.
    pub indicator: Indicator,
    /// By which definition, and the visitor's own where it is that.
    pub classifier: Classifier<'a>,
    /// What ties the figures to provinces.
    pub basis: Basis,
    /// How values are put into classes.
    pub classes: &'a str,
    /// Language of the texts.
    pub lang: Lang,
}

/// An explanation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Help {
    /// The term.
    pub title: String,
    /// What it means.
    pub paragraphs: Vec<String>,
    /// What is in it.
    pub lists: Vec<HelpList>,
    /// Where this stands.
    pub source: String,
}

/// The classes of a tier: codes and names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HelpList {
    /// The tier.
    pub title: String,
    /// Codes and names, in the order of the codes.
    pub entries: Vec<(String, String)>,
}

/// The explanation of a term.
pub fn help(input: &HelpInput<'_>) -> Help {
    let lang = input.lang;
    let definition = input.classifier.definition;
    let say = |text: HelpText| text.text(lang).to_string();
    match input.term {
        HelpTerm::Tier => tier(input),
        HelpTerm::Basis => Help {
            title: say(HelpText::BasisTitle),
            paragraphs: vec![
                say(HelpText::BasisWhat),
                say(match input.basis {
                    Basis::HeadOffice => HelpText::BasisHeadOffice,
                    Basis::Activity => HelpText::BasisActivity,
                    Basis::Unknown => HelpText::BasisUnknown,
                }),
                say(HelpText::BasisCare),
            ],
            source: say(HelpText::BasisSource),
            ..Help::default()
        },
        HelpTerm::Range => Help {
            title: say(HelpText::RangeTitle),
            paragraphs: vec![say(HelpText::RangeWhat), say(HelpText::RangeMap), say(HelpText::RangeNarrow)],
            source: definition_name(definition.id(), lang).to_string(),
            ..Help::default()
        },
        HelpTerm::Classes => {
            let classing: Classing = input.classes.parse().unwrap_or_default();
            let now = class_method_name(classing.method.id(), lang);
            Help {
                title: say(HelpText::ClassesTitle),
                paragraphs: vec![
                    say(HelpText::ClassesWhat),
                    format!("{} {now}.", HelpText::ClassesNow.text(lang)),
                    say(HelpText::ClassesMethods),
                    say(HelpText::ClassesOwn),
                ],
                source: say(HelpText::ClassesSource),
                ..Help::default()
            }
        }
    }
}

fn tier(input: &HelpInput<'_>) -> Help {
    let lang = input.lang;
    let definition = input.classifier.definition;
    let mut help = Help { title: indicator_label(input.indicator, lang).to_string(), ..Help::default() };
    let Some(tiers) = input.indicator.tiers() else {
        help.paragraphs.push(HelpText::TotalWhat.text(lang).to_string());
        return help;
    };
    let mut say = |text: &str| help.paragraphs.push(text.to_string());
    say(HelpText::TierWhat.text(lang));
    say(&format!("{}: {}", definition_name(definition.id(), lang), definition_note(definition.id(), lang)));
    if let Some((tier, code)) = weapons(input).filter(|(tier, _)| tiers.contains(tier)) {
        say(&weapons_text(definition.id(), tier_label(tier, lang), code, lang));
    }
    let lists = tiers.iter().filter(|tier| **tier != Tier::NotClassified);
    help.lists = lists.filter_map(|tier| list(input, *tier)).collect();
    if tiers.contains(&Tier::NotClassified) {
        help.paragraphs.push(HelpText::NotClassifiedWhat.text(lang).to_string());
    }
    help.source = match definition {
        DefinitionId::Report => HelpText::SourceReport,
        DefinitionId::OecdIsic3 => HelpText::SourceOecd2011,
        DefinitionId::TuikNace2 => HelpText::SourceEurostat,
        DefinitionId::Oecd2016 => HelpText::SourceOecd2016,
        DefinitionId::Lall2000 => HelpText::SourceLall,
        DefinitionId::Own => HelpText::SourceOwn,
    }
    .text(lang)
    .to_string();
    help
}

/// Where weapons and ammunition stand in a definition of activities: their tier and their class or group.
fn weapons(input: &HelpInput<'_>) -> Option<(Tier, &'static str)> {
    let (nomenclature, code) = match input.classifier.definition.basis()? {
        Nomenclature::Isic3 => (Nomenclature::Isic3, "2927"),
        Nomenclature::Isic4 => (Nomenclature::Isic4, "252"),
        _ => return None,
    };
    let product = Product::Code(nomenclature, Code::new(code)?);
    Some((input.classifier.tiers(product).only()?, code))
}

/// The classes of a tier, each run of classes by the code that they share; `None` for a definition of the
/// visitor's own, whose codes they know.
fn list(input: &HelpInput<'_>, tier: Tier) -> Option<HelpList> {
    let basis = input.classifier.definition.basis()?;
    let mut entries = Vec::new();
    for digit in '0'..='9' {
        let leaves = codes::leaves(basis, Code::new(&digit.to_string())?);
        let leaves = leaves.iter().copied().filter(|code| codes::is_goods(basis, *code));
        let leaves: Vec<Code> = leaves.collect();
        walk(input, basis, tier, &leaves, 2, &mut entries);
    }
    let (title, nomenclature) = (tier_label(tier, input.lang), nomenclature_name(basis, input.lang));
    Some(HelpList { title: format!("{title} ({nomenclature})"), entries })
}

/// Divisions whose goods are all of the tier, else groups, else classes.
fn walk(
    input: &HelpInput<'_>,
    basis: Nomenclature,
    tier: Tier,
    leaves: &[Code],
    digits: usize,
    entries: &mut Vec<(String, String)>,
) {
    let is_in = |code: &Code| input.classifier.tiers(Product::Code(basis, *code)).only() == Some(tier);
    for part in leaves.chunk_by(|a, b| a.prefix(digits) == b.prefix(digits)) {
        let code = part[0].prefix(digits);
        let name = codes::label(basis, code).filter(|(known, _)| *known == code || digits == part[0].len());
        match name.filter(|_| part.iter().all(is_in)) {
            Some((_, [turkish, english])) => {
                entries.push((code.to_string(), input.lang.pick(turkish, english).to_string()));
            }
            None if digits < part[0].len() => walk(input, basis, tier, part, digits + 1, entries),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(definition: DefinitionId, indicator: Indicator, lang: Lang) -> Help {
        let classifier = Classifier::new(definition);
        let basis = Basis::HeadOffice;
        help(&HelpInput { term: HelpTerm::Tier, indicator, classifier, basis, classes: "", lang })
    }

    #[test]
    fn the_list_of_a_tier_is_that_of_the_definition() {
        let help = ask(DefinitionId::Report, Indicator::Share(Tier::High), Lang::En);
        let codes: Vec<&str> = help.lists[0].entries.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["2423", "30", "32", "33", "353"]);
        let help = ask(DefinitionId::TuikNace2, Indicator::Share(Tier::High), Lang::Tr);
        let codes: Vec<&str> = help.lists[0].entries.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["21", "26", "303"]);
        for definition in DefinitionId::ALL {
            for indicator in Indicator::of(definition) {
                for lang in Lang::ALL {
                    let help = ask(definition, indicator, lang);
                    assert!(!help.title.is_empty() && !help.paragraphs.is_empty());
                    let entries = help.lists.iter().flat_map(|list| &list.entries);
                    assert!(entries.into_iter().all(|(_, name)| !name.is_empty()), "{help:?}");
                }
            }
        }
    }

    #[test]
    fn weapons_are_explained_where_they_are_counted() {
        let names = |help: Help| help.paragraphs.iter().any(|text| text.contains("2927"));
        assert!(names(ask(DefinitionId::Report, Indicator::Share(Tier::MediumHigh), Lang::Tr)));
        assert!(names(ask(DefinitionId::OecdIsic3, Indicator::HighAndMediumHigh, Lang::En)));
        assert!(!names(ask(DefinitionId::Report, Indicator::Share(Tier::High), Lang::Tr)));
        let help = ask(DefinitionId::TuikNace2, Indicator::Share(Tier::MediumHigh), Lang::En);
        assert!(help.paragraphs.iter().any(|text| text.contains("252")));
    }
}
