//! The growth as a picture: time and memory, by megabytes and by facts, on logarithmic axes.
//!
//! Middling colours on no ground, so that it can be read on light and on dark pages.

use super::series::{By, Point};
use std::fmt::Write;

const WIDTH: f64 = 920.0;
const HEIGHT: f64 = 640.0;
/// A panel's plot: its place in the grid is multiplied by the step.
const LEFT: f64 = 70.0;
const TOP: f64 = 70.0;
const STEP: (f64, f64) = (455.0, 280.0);
const PLOT: (f64, f64) = (370.0, 210.0);

const INK: &str = "#737b85";
/// Colour and dashes: told apart without colours too.
const PENS: [(&str, &str); 6] = [
    ("#3b82c4", "none"),
    ("#d9822b", "8 4"),
    ("#2a9d6f", "2 4"),
    ("#b0579b", "12 4 2 4"),
    ("#8a7a2f", "4 4"),
    ("#5f6fd0", "1 3"),
];

/// A panel's figures: by what, which figure of a point, and its title.
type Panel = (By, fn(&Point) -> Option<f64>, &'static str, &'static str);

const PANELS: [Panel; 4] = [
    (By::Megabytes, |point| point.seconds, "Seconds by megabytes (100,000 facts)", "megabytes"),
    (By::Facts, |point| point.seconds, "Seconds by distinct facts (600 MB)", "facts"),
    (By::Megabytes, |point| point.memory_mb, "Memory in MB by megabytes (100,000 facts)", "megabytes"),
    (By::Facts, |point| point.memory_mb, "Memory in MB by distinct facts (600 MB)", "facts"),
];

/// The picture of all points, as SVG.
pub fn draw(points: &[Point]) -> String {
    let mut names: Vec<&str> = points.iter().map(|point| point.series.as_str()).collect();
    names.dedup();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"12\" fill=\"{INK}\">\n\
         <title>Time and memory by megabytes and by distinct facts</title>\n"
    );
    for (at, name) in names.iter().enumerate() {
        let (x, y) = (LEFT + (at % 3) as f64 * 285.0, 16.0 + (at / 3) as f64 * 18.0);
        let pen = pen(at);
        line(&mut svg, &format!("M{x} {y}h34"), pen);
        text(&mut svg, (x + 40.0, y + 4.0), "start", name);
    }
    for (at, panel) in PANELS.into_iter().enumerate() {
        let corner = (LEFT + (at % 2) as f64 * STEP.0, TOP + (at / 2) as f64 * STEP.1);
        draw_panel(&mut svg, corner, panel, &names, points);
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_panel(
    svg: &mut String,
    (left, top): (f64, f64),
    (by, figure, title, unit): Panel,
    names: &[&str],
    points: &[Point],
) {
    let shown: Vec<(&str, f64, f64)> = points
        .iter()
        .filter(|point| point.by == by)
        .filter_map(|point| Some((point.series.as_str(), point.x, figure(point).filter(|y| *y > 0.0)?)))
        .collect();
    text(svg, (left, top - 8.0), "start", title);
    let (Some(x_axis), Some(y_axis)) =
        (Axis::over(shown.iter().map(|point| point.1)), Axis::over(shown.iter().map(|point| point.2)))
    else {
        return text(svg, (left + 10.0, top + 24.0), "start", "not measured");
    };
    let x_of = |x: f64| left + x_axis.place(x) * PLOT.0;
    let y_of = |y: f64| top + (1.0 - y_axis.place(y)) * PLOT.1;
    for decade in x_axis.decades() {
        grid(svg, &format!("M{:.1} {top}v{}", x_of(decade), PLOT.1));
        text(svg, (x_of(decade), top + PLOT.1 + 16.0), "middle", &label(decade));
    }
    text(svg, (left + PLOT.0, top + PLOT.1 + 32.0), "end", unit);
    for decade in y_axis.decades() {
        grid(svg, &format!("M{left} {:.1}h{}", y_of(decade), PLOT.0));
        text(svg, (left - 6.0, y_of(decade) + 4.0), "end", &label(decade));
    }
    for (at, name) in names.iter().enumerate() {
        let own = shown.iter().filter(|point| point.0 == *name);
        let places: Vec<(f64, f64)> = own.map(|&(_, x, y)| (x_of(x), y_of(y))).collect();
        let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        if !path.is_empty() {
            line(svg, &format!("M{}", path.join("L")), pen(at));
        }
        for (x, y) in places {
            let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{}\"/>", pen(at).0);
        }
    }
}

/// A logarithmic axis over whole decades.
struct Axis {
    first: i32,
    last: i32,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64> + Clone) -> Option<Self> {
        let logs = values.map(f64::log10);
        let least = logs.clone().reduce(f64::min)?.floor() as i32;
        let most = logs.reduce(f64::max)?.ceil() as i32;
        Some(Self { first: least, last: most.max(least + 1) })
    }

    /// 0 at its beginning, 1 at its end.
    fn place(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
    }

    fn decades(&self) -> impl Iterator<Item = f64> + use<> {
        (self.first..=self.last).map(|power| 10f64.powi(power))
    }
}

/// 0.01, 1, 1,000, 10 M
fn label(value: f64) -> String {
    if value >= 1e6 {
        format!("{:.0} M", value / 1e6)
    } else if value >= 1e3 {
        format!("{:.0},000", value / 1e3)
    } else {
        // Powers of ten: as many decimals as the power says.
        format!("{value:.*}", (-value.log10()).ceil().max(0.0) as usize)
    }
}

fn pen(at: usize) -> (&'static str, &'static str) {
    PENS[at % PENS.len()]
}

fn line(svg: &mut String, path: &str, (colour, dashes): (&str, &str)) {
    // Writing into a string cannot fail.
    let _ = writeln!(
        svg,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>"
    );
}

fn grid(svg: &mut String, path: &str) {
    let _ =
        writeln!(svg, "<path d=\"{path}\" stroke=\"{INK}\" stroke-width=\"0.5\" stroke-opacity=\"0.5\"/>");
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, words: &str) {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_spans_whole_decades() {
        let axis = Axis::over([10.0, 4_400.0].into_iter()).unwrap();
        assert_eq!((axis.place(10.0), axis.place(10_000.0)), (0.0, 1.0));
        assert_eq!(axis.decades().map(label).collect::<Vec<_>>(), ["10", "100", "1,000", "10,000"]);
        assert_eq!([0.001, 0.1, 1.0, 1e7].map(label), ["0.001", "0.1", "1", "10 M"]);
        assert!(Axis::over([].into_iter()).is_none());
    }

    #[test]
    fn a_missing_figure_is_a_gap_and_not_a_zero() {
        let point = |x, seconds| Point {
            series: "ours".to_string(),
            by: By::Megabytes,
            x,
            mb: x,
            rows: 1,
            seconds,
            memory_mb: None,
        };
        let svg = draw(&[point(10.0, Some(0.1)), point(100.0, None), point(1_000.0, Some(5.0))]);
        assert_eq!(svg.matches("<circle").count(), 2);
        assert_eq!(svg.matches("not measured").count(), 3);
        assert!(!svg.contains("NaN"));
    }
}
