//! Shapes as SVG, for the page in the colours of its theme and for a file in those of light paper.

use std::fmt::Write;

use crate::data::Tier;
use crate::publish::escape::escape;
use crate::view::{Anchor, LETTER, Line, Look, Mark, Paint, Scene, Shape, Words, palette};

/// Where a picture is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Skin {
    /// On the page: names of colours, which its style sheet knows.
    Page,
    /// In a file: the colours themselves.
    File,
}

/// What a scene holds, without the `<svg>` around it.
pub(super) fn scene(out: &mut String, scene: &Scene, skin: Skin) {
    out.push_str("<g aria-hidden=\"true\">");
    scene.back.iter().for_each(|part| shape(out, part, skin));
    out.push_str("</g>");
    // The keyboard comes in at the chosen one, or at the first.
    let stop = scene.marks.iter().position(|mark| mark.chosen).unwrap_or(0);
    for (at, part) in scene.marks.iter().enumerate() {
        mark(out, part, at == stop, skin);
    }
    out.push_str("<g aria-hidden=\"true\" class=\"front\">");
    scene.front.iter().for_each(|part| shape(out, part, skin));
    out.push_str("</g>");
}

fn mark(out: &mut String, mark: &Mark, is_stop: bool, skin: Skin) {
    let (id, label) = (escape(&mark.id), escape(&mark.label));
    let chosen = if mark.chosen { " data-chosen=\"\"" } else { "" };
    // Writing into a string cannot fail.
    let _ = match skin {
        Skin::Page => {
            let stop = if is_stop { 0 } else { -1 };
            write!(
                out,
                "<g data-mark=\"{id}\"{chosen} role=\"img\" aria-label=\"{label}\" tabindex=\"{stop}\">"
            )
        }
        Skin::File => write!(out, "<g data-mark=\"{id}\"{chosen}><title>{label}</title>"),
    };
    mark.shapes.iter().for_each(|part| shape(out, part, skin));
    out.push_str("</g>");
}

fn shape(out: &mut String, shape: &Shape, skin: Skin) {
    // What shows only when it is looked at is not looked at in a file.
    let is_hidden = |look: &Look| (look.is_guide || look.is_unseen) && skin == Skin::File;
    let _ = match shape {
        Shape::Rect(_, look) | Shape::Path(_, look) | Shape::Circle(_, look) if is_hidden(look) => Ok(()),
        Shape::Rect([x, y, width, height], look) => write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"{}/>",
            looks(look, skin)
        ),
        Shape::Path(d, look) => write!(out, "<path d=\"{}\"{}/>", escape(d), looks(look, skin)),
        Shape::Circle([x, y, r], look) => {
            write!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\"{}/>", looks(look, skin))
        }
        Shape::Text(words) => {
            text(out, words, skin);
            Ok(())
        }
    };
}

fn looks(look: &Look, skin: Skin) -> String {
    let mut out = String::new();
    let width = |line: &Line| {
        let dash = if line.is_dashed { " stroke-dasharray=\"4 3\"" } else { "" };
        format!(" stroke-width=\"{}\"{dash}", line.width)
    };
    match skin {
        Skin::Page => {
            let fill = look
                .fill
                .map_or("f-none", |paint| name(paint, ["f-tier", "f-step"]).unwrap_or(paint_class(paint)));
            let line = look.line.map_or("", |line| line_class(line.paint));
            let guide = match look {
                Look { is_guide: true, .. } => " guide",
                Look { is_unseen: true, .. } => " reach",
                _ => "",
            };
            let gap = if line.is_empty() { "" } else { " " };
            let _ = write!(out, " class=\"{fill}{gap}{line}{guide}\"");
            let data = look.fill.map(data).filter(|data| !data.is_empty());
            out.push_str(&data.or(look.line.map(|line| self::data(line.paint))).unwrap_or_default());
            out.extend(look.line.as_ref().map(width));
        }
        Skin::File => {
            let fill = look.fill.map_or("none", colour);
            let _ = write!(out, " fill=\"{fill}\"");
            if let Some(line) = &look.line {
                let _ = write!(out, " stroke=\"{}\"{}", colour(line.paint), width(line));
                if line.paint == Paint::Edge {
                    out.push_str(" stroke-opacity=\"0.25\"");
                }
            }
        }
    }
    out
}

/// The class of tiers and of steps, whose colour an attribute says.
fn name(paint: Paint, [tier, step]: [&'static str; 2]) -> Option<&'static str> {
    match paint {
        Paint::Tier(_) | Paint::Open => Some(tier),
        Paint::Step(_) => Some(step),
        _ => None,
    }
}

fn paint_class(paint: Paint) -> &'static str {
    match paint {
        Paint::Ink => "f-ink",
        Paint::Muted => "f-muted",
        Paint::Hair => "f-hair",
        Paint::Edge => "f-edge",
        Paint::Soft => "f-soft",
        Paint::Paper => "f-paper",
        Paint::Accent => "f-accent",
        Paint::Below => "f-below",
        Paint::Tier(_) | Paint::Open => "f-tier",
        Paint::Step(_) => "f-step",
    }
}

fn line_class(paint: Paint) -> &'static str {
    match paint {
        Paint::Ink => "l-ink",
        Paint::Muted => "l-muted",
        Paint::Hair => "l-hair",
        Paint::Edge => "l-edge",
        Paint::Soft => "l-soft",
        Paint::Paper => "l-paper",
        Paint::Accent => "l-accent",
        Paint::Below => "l-below",
        Paint::Tier(_) | Paint::Open => "l-tier",
        Paint::Step(_) => "l-step",
    }
}

/// The attribute that says which tier or step a colour is.
fn data(paint: Paint) -> String {
    match paint {
        Paint::Tier(tier) => format!(" data-tier=\"{}\"", tier.id()),
        Paint::Open => " data-tier=\"open\"".to_string(),
        Paint::Step(step) => format!(" data-step=\"{step}\""),
        _ => String::new(),
    }
}

fn text(out: &mut String, words: &Words, skin: Skin) {
    let Words { x, y, anchor, size, bold, paint, is_on, halo, text } = words;
    let _ = write!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\"");
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if *size != LETTER {
        let _ = write!(out, " font-size=\"{size}\"");
    }
    if *bold {
        out.push_str(" font-weight=\"600\"");
    }
    let _ = match (skin, *is_on) {
        (Skin::Page, _) => {
            let mut classes: Vec<&str> = Vec::new();
            if *is_on {
                classes.push("on");
            } else if *paint == Paint::Muted {
                classes.push("f-muted");
            }
            if *halo {
                classes.push("halo");
            }
            let data = if *is_on { data(*paint) } else { String::new() };
            match classes.is_empty() {
                true => Ok(()),
                false => write!(out, " class=\"{}\"{data}", classes.join(" ")),
            }
        }
        (Skin::File, true) => write!(out, " fill=\"{}\"", on(*paint)),
        (Skin::File, false) => {
            let halo = if *halo {
                format!(" stroke=\"{}\" stroke-width=\"3\" paint-order=\"stroke\"", palette::PAPER)
            } else {
                String::new()
            };
            write!(out, " fill=\"{}\"{halo}", colour(*paint))
        }
    };
    let _ = write!(out, ">{}</text>", escape(text));
}

/// The colours of light paper, as the style sheet has them.
pub(super) fn colour(paint: Paint) -> &'static str {
    match paint {
        Paint::Ink | Paint::Edge => palette::INK,
        Paint::Muted => palette::MUTED,
        Paint::Hair => "#dcdad3",
        Paint::Soft => "#f1efe9",
        Paint::Paper => palette::PAPER,
        Paint::Accent => "#0b5cad",
        Paint::Below => "#8a5a00",
        Paint::Open => "#6b7280",
        Paint::Tier(tier) => tier_colour(tier),
        Paint::Step(step) => palette::RAMP_LIGHT[usize::from(step).min(palette::RAMP_LIGHT.len() - 1)],
    }
}

fn tier_colour(tier: Tier) -> &'static str {
    const OTHERS: [&str; 11] = [
        "#93a7c5", "#331242", "#461da5", "#246f8f", "#487ff5", "#22b791", "#efc124", "#f6ebb6", "#5d4221",
        "#a37731", "#687865",
    ];
    let all = palette::TIERS_LIGHT.iter().chain(&OTHERS);
    all.copied().nth(tier.index()).unwrap_or(palette::MUTED)
}

/// Dark letters on colours: darker than ink, which some of them need.
const DARK: &str = "#0a0c10";

/// A colour for a text that stands on another colour: that of the two that is seen better.
fn on(paint: Paint) -> &'static str {
    let ground = colour(paint);
    let better = contrast(ground, DARK) > contrast(ground, "#ffffff");
    if better { DARK } else { "#ffffff" }
}

/// The contrast of two colours as WCAG 2 counts it, 1-21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
fn contrast(a: &str, b: &str) -> f64 {
    let [a, b] = [a, b].map(luminance);
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let byte = colour.get(at..at + 2).and_then(|text| u8::from_str_radix(text, 16).ok()).unwrap_or(0);
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../ui/style.css");

    /// The style sheet cannot import the colours, so a test holds the two together.
    #[test]
    fn the_style_sheet_has_the_colours_of_files() {
        let tiers = Tier::ALL.map(Paint::Tier);
        let others = [Paint::Hair, Paint::Soft, Paint::Accent, Paint::Below, Paint::Open];
        for paint in tiers.into_iter().chain(others) {
            assert!(CSS.contains(colour(paint)), "{paint:?}");
        }
        for tier in Tier::ALL {
            let id = tier.id().replace('_', "-");
            let named = format!("--tier-{id}: {};", tier_colour(tier));
            assert!(CSS.contains(&named), "{named}");
        }
    }

    /// What stands in the style sheet of a theme under a name.
    fn variable(theme: &str, name: &str) -> String {
        let rules = CSS.split(theme).nth(1).unwrap();
        let value = rules.split(&format!("--{name}: ")).nth(1).unwrap();
        value.split(';').next().unwrap().to_string()
    }

    #[test]
    fn texts_on_colours_can_be_read_in_both_themes() {
        for theme in [":root {", "[data-theme=\"dark\"] {"] {
            let steps =
                (0..palette::STEPS).map(|step| (format!("ramp-{step}"), format!("[data-step=\"{step}\"]")));
            let open = [("tier-open".to_string(), "[data-tier=\"open\"]".to_string())];
            let tiers = Tier::ALL.into_iter().map(|tier| {
                (format!("tier-{}", tier.id().replace('_', "-")), format!("[data-tier=\"{}\"]", tier.id()))
            });
            for (name, selector) in steps.chain(tiers).chain(open) {
                let ground = variable(theme, &name);
                let is_listed = |comment: &str| {
                    let list = CSS.split(comment).nth(1).unwrap().split('{').next().unwrap();
                    list.contains(&selector)
                };
                let own = if theme.starts_with(':') {
                    "light in the light theme, */"
                } else {
                    "/* in the dark theme, */"
                };
                let is_light = is_listed(own) || is_listed("/* in both; on all others they are dark. */");
                let on = if is_light { "#ffffff" } else { DARK };
                let found = contrast(&ground, on);
                assert!(found >= 4.5, "{theme} {name} {ground} {on}: {found:.2}");
            }
        }
    }
}
