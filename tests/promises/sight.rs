//! How colours look: to readers with and without colour blindness, beside one another, and as words on a ground.

/// Three parts of a colour.
pub type Three = [f64; 3];

fn times(matrix: [Three; 3], vector: Three) -> Three {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// Linear light of `#rrggbb` (IEC 61966-2-1).
pub fn linear(colour: &str) -> Three {
    [1, 3, 5].map(|at| {
        let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// CIE 1976 L*a*b* under D65.
pub fn lab(linear: Three) -> Three {
    const XYZ: [Three; 3] = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let white = [0.95047, 1.0, 1.08883];
    let xyz = times(XYZ, linear);
    let f = [0, 1, 2].map(|at| {
        let part: f64 = xyz[at] / white[at];
        let delta: f64 = 6.0 / 29.0;
        if part > delta.powi(3) { part.cbrt() } else { part / (3.0 * delta.powi(2)) + 4.0 / 29.0 }
    });
    [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
}

/// Normal sight, and full protanopia, deuteranopia and tritanopia after Machado, Oliveira and Fernandes (2009,
/// doi:10.1109/TVCG.2009.113), which are matrices of linear light.
pub const EYES: [(&str, [Three; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "deutan",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "tritan",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

pub fn seen(colour: &str, eye: [Three; 3]) -> Three {
    lab(times(eye, linear(colour)).map(|part| part.clamp(0.0, 1.0)))
}

/// The difference of two colours after Luo, Cui and Rigg (2001), as Sharma, Wu and Dalal write it (2005,
/// doi:10.1002/col.20070).
pub fn ciede2000([l1, a1, b1]: Three, [l2, a2, b2]: Three) -> f64 {
    let chroma = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let g = 0.5 * (1.0 - (chroma.powi(7) / (chroma.powi(7) + 25f64.powi(7))).sqrt());
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn.to_radians() / 2.0).sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.2 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let turned = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt() * turned.to_radians().sin();
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh / sh).powi(2) + rt * (dc / sc) * (dh / sh)).sqrt()
}

/// Contrast after WCAG 2.2.
pub fn contrast(a: &str, b: &str) -> f64 {
    let light = |colour: &str| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[test]
fn the_measure_is_that_of_its_paper() {
    // From the table of Sharma, Wu and Dalal.
    let rows: [(Three, Three, f64); 11] = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
        ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
    ];
    for (a, b, expected) in rows {
        assert!((ciede2000(a, b) - expected).abs() < 1e-4, "{expected}: {}", ciede2000(a, b));
        assert!((ciede2000(b, a) - expected).abs() < 1e-4, "{expected}: {}", ciede2000(b, a));
    }
    // White and a saturated colour as published for sRGB under D65.
    for (hex, expected) in [("#ffffff", [100.0, 0.0, 0.0]), ("#ff0000", [53.24, 80.09, 67.20])] {
        let found = lab(linear(hex));
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.05), "{hex} {found:?}");
    }
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
}
