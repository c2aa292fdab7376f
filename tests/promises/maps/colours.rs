//! The colours of two numbers on one map, and which steps differences take.

use super::super::sight::{EYES, ciede2000, contrast, lab, linear, seen};
use teknoharita::view::maps::colours::{PAIR_DARK, PAIR_LIGHT, sign_steps};
use teknoharita::view::palette::{self, Scheme};

/// The least difference of any two colours, over all kinds of sight.
fn least(colours: &[&str]) -> (f64, String) {
    let mut least = (f64::INFINITY, String::new());
    for (name, sight) in EYES {
        for (at, first) in colours.iter().enumerate() {
            for second in &colours[..at] {
                let [a, b] = [first, second].map(|hex| seen(hex, sight));
                let apart = ciede2000(a, b);
                if apart < least.0 {
                    least = (apart, format!("{first} {second} {name}"));
                }
            }
        }
    }
    least
}

#[test]
fn any_two_colours_differ_for_every_reader() {
    for (name, colours) in [("light", &PAIR_LIGHT), ("dark", &PAIR_DARK)] {
        let flat: Vec<&str> = colours.iter().flatten().copied().collect();
        let (found, which) = least(&flat);
        assert!(found >= 17.0, "{name}: {found:.1} {which}");
    }
}

#[test]
fn differences_take_steps_that_lie_alike_on_both_sides() {
    for bounds in 0..=3 {
        let steps = sign_steps(bounds);
        assert_eq!(steps.len(), 2 * bounds + 1);
        let mirrored: Vec<u8> = steps.iter().rev().map(|step| 8 - step).collect();
        assert_eq!(steps, mirrored);
        assert!(steps.is_sorted_by(|a, b| a < b));
    }
}

#[test]
fn more_of_either_number_is_stronger() {
    for (name, colours, outwards) in [("light", &PAIR_LIGHT, -1.0), ("dark", &PAIR_DARK, 1.0)] {
        let lightness = |share: usize, total: usize| lab(linear(colours[share][total]))[0];
        for share in 0..3 {
            for total in 0..2 {
                let rises = (lightness(share, total + 1) - lightness(share, total)) * outwards;
                let other = (lightness(total + 1, share) - lightness(total, share)) * outwards;
                assert!(rises >= 6.5 && other >= 6.5, "{name} {share} {total}: {rises:.1} {other:.1}");
            }
        }
    }
}

/// Lines that mean something (ranges, open signs) stand out from what they lie on, and names from their rim.
#[test]
fn lines_and_names_can_be_seen() {
    let paper_dark = "#14171c";
    let ink_dark = "#e8eaed";
    for (is_dark, pair, ink, paper) in
        [(false, PAIR_LIGHT, palette::INK, palette::PAPER), (true, PAIR_DARK, ink_dark, paper_dark)]
    {
        let lined = |colour: &str, takes_ink: bool| contrast(colour, if takes_ink { ink } else { paper });
        for (share, row) in pair.iter().enumerate() {
            for (total, colour) in row.iter().enumerate() {
                assert!(lined(colour, share + total < 2) >= 3.0, "{colour}");
            }
        }
        for scheme in Scheme::ALL {
            let ramp = if is_dark { scheme.dark() } else { scheme.light() };
            for (step, colour) in (0..).zip(ramp) {
                let found = lined(colour, palette::is_light(scheme, step));
                assert!(found >= 3.0, "{scheme:?} {step} {colour}: {found:.2}");
            }
        }
        assert!(contrast(ink, paper) >= 7.0);
    }
}

#[test]
fn the_style_sheet_has_the_same_colours() {
    let css = include_str!("../../../src/ui/style.css");
    let rule = |theme: &str, name: &str, colour: &str| {
        let rule = format!("{theme}[data-{name}] {{ --step: {colour}; }}");
        assert!(css.contains(&rule), "{rule}");
    };
    for (theme, pair) in [("", PAIR_LIGHT), ("[data-theme=\"dark\"] ", PAIR_DARK)] {
        for (share, row) in pair.iter().enumerate() {
            for (total, colour) in row.iter().enumerate() {
                rule(theme, &format!("pair=\"{share}{total}\""), colour);
            }
        }
    }
}
