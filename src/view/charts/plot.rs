//! Axes of pictures.

use super::scene::{Look, Paint, Scene, Shape, Words, cut, width};

/// Marks along an axis: where, and what stands there.
pub type Ticks = Vec<(f64, String)>;

/// Horizontal lines of a grid with their numbers to the left of it.
pub fn rows(scene: &mut Scene, ticks: &Ticks, [left, right]: [f64; 2]) {
    for (y, text) in ticks {
        scene.back.push(Shape::line((left, *y), (right, *y), Look::line(Paint::Hair, 1.0)));
        scene.back.push(Shape::Text(Words::new(left - 6.0, y + 4.0, text.as_str()).end().muted()));
    }
}

/// Texts below a field; where the texts of all would touch, every second one stands there, or every third, and the
/// last one always.
pub fn columns(scene: &mut Scene, ticks: &Ticks, base: f64) {
    let widest = ticks.iter().map(|(_, text)| width(text, false)).fold(0.0, f64::max) + 8.0;
    let room = match ticks {
        ticks if ticks.len() > 1 => (ticks[ticks.len() - 1].0 - ticks[0].0).abs() / (ticks.len() - 1) as f64,
        _ => widest,
    };
    let every = if room > 0.0 { libm::ceil(widest / room).max(1.0) as usize } else { 1 };
    for (at, (x, text)) in ticks.iter().enumerate() {
        if (ticks.len() - 1 - at).is_multiple_of(every) {
            // With a little more than letters are estimated to take: what leaves the picture is cut.
            let half = width(text, false) * 0.6;
            let x = x.clamp(half, (scene.width - half).max(half));
            scene.back.push(Shape::Text(Words::new(x, base, text.as_str()).middle().muted()));
        }
    }
}

/// Powers of ten, and 2 and 5 times those, between two numbers above zero.
pub fn log_ticks(low: f64, high: f64, parts: &[f64]) -> Vec<f64> {
    if !(low > 0.0 && high.is_finite() && low <= high) {
        return Vec::new();
    }
    let (first, last) = (libm::floor(libm::log10(low)) as i32, libm::ceil(libm::log10(high)) as i32);
    let all = (first..=last.min(first + 30)).flat_map(|power| {
        let ten = libm::pow(10.0, f64::from(power));
        parts.iter().map(move |part| part * ten)
    });
    all.filter(|tick| *tick >= low * 0.999_999 && *tick <= high * 1.000_001).collect()
}

/// A text broken between words into lines of some width, the last one cut where more would follow.
pub fn wrapped(text: &str, most: f64, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text.split_whitespace().peekable();
    while found.len() < lines {
        let Some(first) = rest.next() else { break };
        let mut line = first.to_string();
        let is_last = found.len() + 1 == lines;
        while let Some(word) = rest.peek() {
            let longer = format!("{line} {word}");
            if width(&longer, false) > most && !is_last {
                break;
            }
            line = longer;
            rest.next();
        }
        found.push(cut(&line, most));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_of_a_logarithm_are_round() {
        assert_eq!(log_ticks(3.0, 300.0, &[1.0]), [10.0, 100.0]);
        assert_eq!(log_ticks(10.0, 100.0, &[1.0, 2.0, 5.0]), [10.0, 20.0, 50.0, 100.0]);
        assert!(log_ticks(0.0, 1.0, &[1.0]).is_empty() && log_ticks(f64::NAN, 1.0, &[1.0]).is_empty());
        assert!(log_ticks(1e-300, 1e300, &[1.0]).len() < 40);
    }

    #[test]
    fn words_are_kept_whole_while_there_are_lines() {
        assert_eq!(wrapped("Orta-yüksek teknoloji", 80.0, 2), ["Orta-yüksek", "teknoloji"]);
        let cut = wrapped("Resource-based: agro and much more", 80.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'), "{cut:?}");
    }
}
