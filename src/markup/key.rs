//! The parts of a map's key beside its classes, as the page and files have them: shades and circles.

use super::Markup;

/// The shades of a map without classes: a bar, which has its colours by the style sheet, with its ends below it and
/// the country's value, in words and as the part of `levels` where it stands.
pub fn shades(low: &str, high: &str, mark: Option<(&str, u8)>, levels: u8) -> String {
    let mut out = Markup::default();
    out.raw("<div class=\"shades\">");
    if let Some((_, shade)) = mark {
        let (view, line) = (format!("0 0 {levels} 1"), format!("M{shade} 0V1"));
        out.raw("<svg")
            .attr("viewBox", &view)
            .raw(" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path");
        out.attr("d", &line).raw("></path></svg>");
    }
    out.raw("</div>");
    if let Some((words, shade)) = mark {
        // Under its line: a picture without a view of its own takes places in percent, and letters keep their size.
        let tenths = u32::from(shade) * 1_000 / u32::from(levels.max(1));
        let anchor = ["start", "middle", "end"][usize::from(tenths > 200) + usize::from(tenths > 800)];
        out.raw("<svg class=\"mark-name\" width=\"100%\" height=\"16\" fill=\"currentColor\"><text y=\"12\"");
        out.attr("x", &format!("{}.{}%", tenths / 10, tenths % 10)).attr("text-anchor", anchor);
        out.raw(">").text(words).raw("</text></svg>");
    }
    out.raw("<p class=\"ends\"><span>").text(low).raw("</span><span>").text(high).raw("</span></p>").done()
}

/// Amounts and their circles, whose radius is in tenths of a map's unit: as wide as on a map that is as wide as the
/// key, `map_width` units.
pub fn circles<'a>(title: &str, entries: impl IntoIterator<Item = (u16, &'a str)>, map_width: u32) -> String {
    let mut out = Markup::default();
    out.raw("<span class=\"circle-title\">").text(title).raw("</span>");
    for (radius, label) in entries {
        // With room for the line around the circle.
        let half = u32::from(radius) + 10;
        let hundredths = half * 2 * 1_000 / map_width.max(1);
        let width = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
        let (view, half) = (format!("0 0 {0} {0}", half * 2), half.to_string());
        out.raw("<svg").attr("width", &width).attr("viewBox", &view).raw(" aria-hidden=\"true\"><circle");
        out.attr("cx", &half).attr("cy", &half).number("r", i64::from(radius));
        out.raw("></circle></svg><span>").text(label).raw("</span>");
    }
    out.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_as_wide_as_on_the_map() {
        // A radius of 23 units and the line: 48 units of 960 are 5%.
        let markup = circles("<b>", [(230, "5 & more")], 960);
        assert!(markup.contains("width=\"5.00%\" viewBox=\"0 0 480 480\""), "{markup}");
        assert!(markup.contains("cx=\"240\" cy=\"240\" r=\"230\"") && !markup.contains("<b>"));
        assert!(markup.ends_with("<span>5 &amp; more</span>"));
    }

    #[test]
    fn a_country_stands_where_its_shade_is() {
        let markup = shades("0", "34.4", Some(("Türkiye 3.6%", 7)), 64);
        assert!(markup.contains("viewBox=\"0 0 64 1\"") && markup.contains("d=\"M7 0V1\""));
        assert!(markup.contains("x=\"10.9%\" text-anchor=\"start\""), "{markup}");
        assert_eq!(shades("0", "1", None, 64).matches("svg").count(), 0);
    }
}
