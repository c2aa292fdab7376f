//! Under a header that says nothing, the codes decide rightly, or the visitor is asked.

use teknoharita::classify::{Classifier, DefinitionId, Product};
use teknoharita::data::codes;
use teknoharita::error::{Answers, Error, Question};
use teknoharita::plan::{Codes, make_plan, resolve_product};
use teknoharita::types::Nomenclature;

use super::{LEVELS, all_codes};

/// A generator of numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// A random list of distinct texts.
    fn some(&mut self, pool: &[String], size: usize) -> Vec<String> {
        let mut texts: Vec<String> = (0..size).map(|_| pool[self.below(pool.len())].clone()).collect();
        texts.sort();
        texts.dedup();
        texts
    }
}

fn pool(nomenclature: Nomenclature, digits: usize) -> Vec<String> {
    all_codes(nomenclature, digits).iter().map(ToString::to_string).collect()
}

/// What is made of a column of codes under a header that says nothing.
fn detect(texts: &[String], names: Option<&[&str]>) -> Result<Codes, Vec<Nomenclature>> {
    let mut csv = String::from("il;yıl;akış;kod;değer usd;ürün adı\n");
    for (at, text) in texts.iter().enumerate() {
        let name = names.map_or("", |names| names[at]);
        csv.push_str(&format!("Ankara;2025;İhracat;{text};1;\"{name}\"\n"));
    }
    match make_plan("file.csv", csv.as_bytes(), true, &Answers::default()) {
        Ok(plan) => Ok(plan.codes),
        Err(Error::NeedsAnswer { questions }) => match questions.as_slice() {
            [Question::Nomenclature { candidates, .. }] => {
                Err(candidates.iter().map(|candidate| candidate.nomenclature).collect())
            }
            other => panic!("{other:?}"),
        },
        Err(other) => panic!("{other:?}"),
    }
}

/// The codes with their zeros.
fn plain(nomenclature: Nomenclature) -> Codes {
    Codes { nomenclature, digits: 0, zeros_lost: false }
}

/// Whether texts get the tiers that their codes have in truth; a text that is taken for no code gets none.
fn has_true_tiers(texts: &[String], read: &Codes, codes: &[String], truth: Nomenclature) -> bool {
    [DefinitionId::Report, DefinitionId::TuikNace2].into_iter().all(|definition| {
        let classifier = Classifier::new(definition);
        texts.iter().zip(codes).all(|(text, code)| {
            let found = resolve_product(text, read);
            let expected = classifier.tiers(resolve_product(code, &plain(truth)));
            found == Product::Unknown || classifier.tiers(found) == expected
        })
    })
}

/// ISIC Rev.3.1 is taken for Rev.3, with which it shares all classes but four: no producer of Turkish figures
/// uses it, and a header can name it.
fn is_rev_3_for_rev_3_1(truth: Nomenclature, taken: Nomenclature) -> bool {
    (truth, taken) == (Nomenclature::Isic31, Nomenclature::Isic3)
}

#[test]
fn no_list_of_codes_is_silently_taken_for_another() {
    let mut dice = Dice(1);
    let (mut right, mut asked, mut equal) = (0, 0, 0);
    for (truth, levels) in LEVELS {
        for &level in levels {
            let pool = pool(truth, level);
            for size in (1..=12).chain([1, 1, 1, 2, 2, 3, 3, 4, 5]).chain((15..=60).step_by(5)) {
                let texts = dice.some(&pool, size);
                match detect(&texts, None) {
                    Ok(read) if read.nomenclature == truth => {
                        right += 1;
                        for text in &texts {
                            let found = resolve_product(text, &read);
                            assert_eq!(found, resolve_product(text, &plain(truth)), "{truth:?} {texts:?}");
                        }
                    }
                    Ok(read) if is_rev_3_for_rev_3_1(truth, read.nomenclature) => equal += 1,
                    Ok(read) => {
                        equal += 1;
                        assert!(has_true_tiers(&texts, &read, &texts, truth), "{truth:?} {read:?} {texts:?}");
                    }
                    Err(candidates) => {
                        asked += 1;
                        let offered = candidates.contains(&truth) || truth == Nomenclature::Isic31;
                        assert!(offered && candidates.len() > 1, "{truth:?} {candidates:?} {texts:?}");
                    }
                }
            }
        }
    }
    eprintln!("right {right}, asked {asked}, equal {equal}");
    assert!(right > 200);
}

#[test]
fn codes_that_lost_their_zeros_are_read_rightly_or_not_at_all() {
    let mut dice = Dice(2);
    for (truth, levels) in LEVELS {
        for &level in levels {
            let pool = pool(truth, level);
            let sitc = matches!(truth, Nomenclature::Sitc3 | Nomenclature::Sitc4);
            for size in (1..=60).step_by(6).chain([150]) {
                let codes = dice.some(&pool, size);
                let texts: Vec<String> =
                    codes.iter().map(|code| code.trim_start_matches('0').to_string()).collect();
                if texts.iter().any(String::is_empty) {
                    continue;
                }
                // Where nothing in a list shows that zeros were lost, that is beyond telling.
                let shown =
                    texts.iter().zip(&codes).any(|(text, code)| text != code && !is_code(text, truth));
                let Ok(read) = detect(&texts, None) else { continue };
                if is_rev_3_for_rev_3_1(truth, read.nomenclature) || !shown && (sitc || level < 4) {
                    continue;
                }
                assert!(has_true_tiers(&texts, &read, &codes, truth), "{truth:?} {read:?} {texts:?}");
            }
        }
    }
}

/// Whether a text is a code as it stands.
fn is_code(text: &str, nomenclature: Nomenclature) -> bool {
    codes::is_valid(nomenclature, super::code(text)) && codes::is_goods(nomenclature, super::code(text))
}

#[test]
fn one_misspelt_code_does_not_lead_to_another_family() {
    let mut dice = Dice(3);
    for (truth, levels) in LEVELS {
        for &level in levels {
            let pool = pool(truth, level);
            for size in (4..=12).chain([4, 4, 5, 5, 6, 6]).chain((15..=60).step_by(5)) {
                let mut texts = dice.some(&pool, size);
                if texts.len() < 4 {
                    continue;
                }
                let (at, digit) = (dice.below(texts.len()), dice.below(10));
                let place = dice.below(texts[at].len());
                texts[at].replace_range(place..=place, &digit.to_string());
                if let Ok(read) = detect(&texts, None) {
                    assert!(is_kin(truth, read.nomenclature), "{truth:?} {read:?} {texts:?}");
                }
            }
        }
    }
}

fn is_kin(one: Nomenclature, other: Nomenclature) -> bool {
    use Nomenclature::{Hs, Isic3, Isic4, Isic31, Nace2, Nace21, Sitc3, Sitc4};
    let families: [&[Nomenclature]; 4] = [&[Hs], &[Isic3, Isic31], &[Isic4, Nace2, Nace21], &[Sitc3, Sitc4]];
    families.iter().any(|family| family.contains(&one) && family.contains(&other))
}

#[test]
fn names_beside_the_codes_never_decide_wrongly() {
    let mut dice = Dice(4);
    let (mut right, mut asked) = (0, 0);
    for (truth, levels) in LEVELS {
        for &level in levels {
            let pool = pool(truth, level);
            for size in (1..=12).chain([1; 40]) {
                let texts = dice.some(&pool, size);
                for language in 0..2 {
                    let name = |text: &String| {
                        codes::label(truth, super::code(text)).map_or("", |(_, names)| names[language])
                    };
                    let names: Vec<&str> = texts.iter().map(name).collect();
                    match detect(&texts, Some(&names)) {
                        Ok(read) if is_rev_3_for_rev_3_1(truth, read.nomenclature) => {}
                        Ok(read) => {
                            right += 1;
                            let sound = has_true_tiers(&texts, &read, &texts, truth);
                            assert!(sound, "{truth:?} {read:?} {texts:?} {names:?}");
                        }
                        Err(_) => asked += 1,
                    }
                }
            }
        }
    }
    eprintln!("right {right}, asked {asked}");
    assert!(right > asked);
}
