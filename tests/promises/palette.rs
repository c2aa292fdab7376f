//! The colours of maps, measured: order of lightness, differences that colour-blind readers see, contrast of words.

use super::sight::{EYES, ciede2000, contrast, lab, linear, seen};
use teknoharita::view::palette::{self, Ramp, Scheme, colour, steps};

/// Smallest difference (CIEDE2000) of neighbouring steps of a sequential scheme, whoever looks.
const SEQUENTIAL: f64 = 6.9;
/// The same of the diverging one.
const DIVERGING: f64 = 11.5;

/// Every ramp with its paper and ink, and whether more is lighter.
fn ramps() -> Vec<(Scheme, &'static Ramp, [&'static str; 2], bool)> {
    let light = Scheme::ALL.map(|scheme| (scheme, scheme.light(), [palette::PAPER, palette::INK], false));
    let dark = Scheme::ALL.map(|scheme| (scheme, scheme.dark(), ["#14171c", "#e8eaed"], true));
    light.into_iter().chain(dark).collect()
}

#[test]
fn more_is_darker_on_light_paper_and_brighter_on_dark_paper() {
    for (scheme, ramp, [paper, _], more_is_lighter) in ramps() {
        let lightness: Vec<f64> = ramp.iter().map(|colour| lab(linear(colour))[0]).collect();
        let from_paper = |at: usize| (lightness[at] - lab(linear(paper))[0]).abs();
        for at in 1..ramp.len() {
            let rises = match scheme {
                // Away from the middle, on both sides.
                Scheme::Diverging => (at > 4) == (from_paper(at) > from_paper(at - 1)),
                _ => more_is_lighter == (lightness[at] > lightness[at - 1]),
            };
            assert!(rises, "{scheme:?} {at}: {lightness:?}");
        }
    }
}

#[test]
fn neighbouring_classes_differ_for_every_reader() {
    for (scheme, ramp, ..) in ramps() {
        let least = if scheme == Scheme::Diverging { DIVERGING } else { SEQUENTIAL };
        for (eye, matrix) in EYES {
            for classes in 2..=palette::STEPS {
                let classes = steps(classes);
                for two in classes.windows(2) {
                    let [a, b] = [two[0], two[1]].map(|step| seen(ramp[usize::from(step)], matrix));
                    let found = ciede2000(a, b);
                    assert!(found >= least, "{scheme:?} {eye} {classes:?}: {two:?} differ by {found:.1}");
                }
            }
        }
    }
}

#[test]
fn words_can_be_read_on_every_colour() {
    for (scheme, ramp, papers, _) in ramps() {
        for colour in ramp {
            let best = papers.iter().map(|words| contrast(words, colour)).fold(0.0, f64::max);
            assert!(best >= 3.9, "{scheme:?} {colour}: {best:.2}");
        }
    }
}

#[test]
fn schemes_are_told_apart_and_steps_are_spread() {
    // In the middle of their ramps, where most provinces are.
    for (at, one) in Scheme::ALL.iter().enumerate() {
        assert_eq!(Scheme::from_id(one.id()), Some(*one));
        for other in &Scheme::ALL[at + 1..] {
            let far = ciede2000(lab(linear(one.light()[5])), lab(linear(other.light()[5])));
            assert!(far >= 6.0, "{one:?} and {other:?}: {far:.1}");
        }
    }
    for classes in 3..=palette::STEPS {
        let steps = steps(classes);
        assert_eq!((steps.len(), steps[0], steps[classes - 1]), (classes, 0, 8));
        assert!(steps.windows(2).all(|two| two[0] < two[1]), "{steps:?}");
        assert!(steps.iter().rev().map(|step| 8 - step).eq(steps.iter().copied()) || classes % 2 == 0);
    }
}

#[test]
fn shades_are_steps_and_what_lies_between_them() {
    let ramp = Scheme::High.light();
    for (step, own) in ramp.iter().enumerate() {
        assert_eq!(colour(ramp, step as u8 * 8), *own);
        assert_eq!(palette::step_text(step as u8 * 8), step.to_string());
    }
    assert_eq!(palette::step_text(29), "3.5");
    // Half way from #f4ebf7 to #e2ccec.
    assert_eq!(colour(ramp, 4), "#ebdcf2");
    assert_eq!(colour(ramp, 200), ramp[8]);
}
