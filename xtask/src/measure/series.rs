//! The points of the growth, and their file: one line a measurement, kept between runs.

use std::fs;
use std::path::Path;

const HEADER: &str = "series,by,x,mb,rows,seconds,memory_mb";

/// What grows from one point of a series to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    Megabytes,
    Facts,
}

impl By {
    fn id(self) -> &'static str {
        match self {
            Self::Megabytes => "megabytes",
            Self::Facts => "facts",
        }
    }
}

/// One measurement; what could not be measured is missing.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The program, and what of it: "command line, answer".
    pub series: String,
    pub by: By,
    pub x: f64,
    pub mb: f64,
    pub rows: u64,
    pub seconds: Option<f64>,
    pub memory_mb: Option<f64>,
}

impl Point {
    /// The fields as texts, for the file and for people.
    pub fn fields(&self) -> [String; 7] {
        let number = |number: Option<f64>, places: usize| {
            number.map(|number| format!("{number:.places$}")).unwrap_or_default()
        };
        [
            self.series.replace(',', " -"),
            self.by.id().to_string(),
            format!("{:.0}", self.x),
            format!("{:.1}", self.mb),
            self.rows.to_string(),
            number(self.seconds, 3),
            number(self.memory_mb, 1),
        ]
    }

    fn is_again(&self, before: &Self) -> bool {
        (&self.series, self.by, self.x) == (&before.series, before.by, before.x)
    }

    fn parse(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split(',').collect();
        let &[series, by, x, mb, rows, seconds, memory_mb] = fields.as_slice() else { return None };
        Some(Self {
            series: series.replace(" -", ","),
            by: [By::Megabytes, By::Facts].into_iter().find(|known| known.id() == by)?,
            x: x.parse().ok()?,
            mb: mb.parse().ok()?,
            rows: rows.parse().ok()?,
            seconds: seconds.parse().ok(),
            memory_mb: memory_mb.parse().ok(),
        })
    }
}

/// Writes new points; those of the file that were not measured again stay. Gives back all of them.
pub fn replace(path: &Path, new: Vec<Point>) -> Result<Vec<Point>, String> {
    let before = fs::read_to_string(path).unwrap_or_default();
    let mut points: Vec<Point> = before.lines().filter_map(Point::parse).collect();
    points.retain(|point| !new.iter().any(|again| again.is_again(point)));
    points.extend(new);
    // The command line before the page.
    points.sort_by(|a, b| a.series.cmp(&b.series).then(a.x.total_cmp(&b.x)));
    let lines: Vec<String> = points.iter().map(|point| point.fields().join(",")).collect();
    fs::write(path, format!("{HEADER}\n{}\n", lines.join("\n")))
        .map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
    Ok(points)
}

/// The points as a table in Markdown.
pub fn markdown(points: &[Point]) -> String {
    let mut text = "| series | by | x | MB | rows | s | MB/s | memory MB |\n".to_string();
    text.push_str("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for point in points {
        let [series, by, x, mb, rows, seconds, memory] = point.fields();
        let speed = point.seconds.map(|seconds| format!("{:.0}", point.mb / seconds)).unwrap_or_default();
        text.push_str(&format!(
            "| {series} | {by} | {x} | {mb} | {rows} | {seconds} | {speed} | {memory} |\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_comes_back_from_its_line() {
        let point = Point {
            series: "page, cube-ready".to_string(),
            by: By::Facts,
            x: 1000.0,
            mb: 600.5,
            rows: 7,
            seconds: Some(0.25),
            memory_mb: None,
        };
        assert_eq!(Point::parse(&point.fields().join(",")), Some(point));
        assert_eq!(Point::parse(HEADER), None);
    }
}
