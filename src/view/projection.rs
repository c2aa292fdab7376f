//! From degrees to places in the picture.

use libm::{atan, atan2, cos, log, pow, sin, sqrt, tan};
use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

/// Width of the map in units of the picture.
pub const WIDTH: u32 = 960;

/// Height of the map in units of the picture: what the country needs at [`WIDTH`].
pub const HEIGHT: u32 = 430;

/// Free space around the country, in units of the picture.
pub const MARGIN: u32 = 8;

/// Lambert's conformal conic projection of the sphere, fitted to a picture of Türkiye.
///
/// Angles are kept, and the scale is true on both standard parallels, 37° N and 41° N (a sixth of
/// the country's height inside its edges), and within 0.1 % everywhere in the country. The
/// meridian 35.2° E is upright. Taking the earth for a sphere stretches the country from south to
/// north by 0.4 % (e² cos² φ) at most, less than two units of this picture.
///
/// With φ latitude, λ longitude and the radius 1:
///
/// ```text
/// n  = ln(cos φ1 / cos φ2) / ln(tan(π/4 + φ2/2) / tan(π/4 + φ1/2))
/// F  = cos φ1 · tanⁿ(π/4 + φ1/2) / n
/// ρ  = F / tanⁿ(π/4 + φ/2)          ρ0 the same at φ0
/// θ  = n (λ - λ0)
/// x  = ρ sin θ                      y = ρ0 - ρ cos θ
/// ```
///
/// In the picture x grows to the right and y downwards. Longitudes and latitudes are in degrees,
/// places in units of the picture.
///
/// Source: J. P. Snyder, *Map projections: a working manual*, USGS Professional Paper 1395 (1987),
/// pages 104-107, [DOI 10.3133/pp1395](https://doi.org/10.3133/pp1395); his worked example is a
/// test below.
///
/// ```
/// use teknoharita::view::projection::Projection;
/// let map = Projection::country();
/// let (ankara_x, ankara_y) = map.forward(32.86, 39.93);
/// let (van_x, van_y) = map.forward(43.38, 38.50);
/// assert!(ankara_x < van_x && ankara_y < van_y); // Ankara lies to the north-west of Van.
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Projection {
    n: f64,
    f: f64,
    rho_origin: f64,
    lon_origin: f64,
    scale: f64,
    x_origin: f64,
    y_origin: f64,
}

impl Projection {
    /// The one that fits the country into [`WIDTH`] by [`HEIGHT`], [`MARGIN`] included.
    pub fn country() -> Projection {
        // Scale and origin follow from the extent of the boundaries; a test holds them to it.
        Projection::new(37.0, 41.0, 39.0, 35.2).placed(3630.0, 468.95, 220.7)
    }

    fn new(lat_1: f64, lat_2: f64, lat_origin: f64, lon_origin: f64) -> Projection {
        let (lat_1, lat_2) = (lat_1.to_radians(), lat_2.to_radians());
        let n = log(cos(lat_1) / cos(lat_2)) / log(cot_half_colatitude(lat_2) / cot_half_colatitude(lat_1));
        let f = cos(lat_1) * pow(cot_half_colatitude(lat_1), n) / n;
        Projection {
            n,
            f,
            rho_origin: f / pow(cot_half_colatitude(lat_origin.to_radians()), n),
            lon_origin: lon_origin.to_radians(),
            scale: 1.0,
            x_origin: 0.0,
            y_origin: 0.0,
        }
    }

    fn placed(self, scale: f64, x_origin: f64, y_origin: f64) -> Projection {
        Projection { scale, x_origin, y_origin, ..self }
    }

    /// The place in the picture of a longitude and latitude.
    pub fn forward(&self, lon_deg: f64, lat_deg: f64) -> (f64, f64) {
        let rho = self.f / pow(cot_half_colatitude(lat_deg.to_radians()), self.n);
        let theta = self.n * (lon_deg.to_radians() - self.lon_origin);
        let (x, y) = (rho * sin(theta), self.rho_origin - rho * cos(theta));
        (self.x_origin + x * self.scale, self.y_origin - y * self.scale)
    }

    /// The longitude and latitude of a place in the picture.
    pub fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        let east = (x - self.x_origin) / self.scale;
        let south = self.rho_origin - (self.y_origin - y) / self.scale;
        let rho = sqrt(east * east + south * south);
        let lon = atan2(east, south) / self.n + self.lon_origin;
        let lat = 2.0 * atan(pow(self.f / rho, 1.0 / self.n)) - FRAC_PI_2;
        (lon * 180.0 / PI, lat * 180.0 / PI)
    }
}

/// tan(π/4 + φ/2), the cotangent of half the distance from the pole.
fn cot_half_colatitude(lat: f64) -> f64 {
    tan(FRAC_PI_4 + lat / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::boundaries;

    /// Snyder, page 295: 35° N 75° W with parallels 33° and 45° about 23° N 96° W.
    #[test]
    fn the_worked_example_comes_out() {
        let map = Projection::new(33.0, 45.0, 23.0, -96.0);
        let (x, y) = map.forward(-75.0, 35.0);
        assert!((map.n - 0.630_477_7).abs() < 5e-8, "{}", map.n);
        assert!((x - 0.296_678_5).abs() < 5e-8, "{x}");
        // The picture's y grows downwards.
        assert!((-y - 0.246_211_2).abs() < 5e-8, "{y}");
    }

    #[test]
    fn the_scale_is_nearly_one_in_the_whole_country() {
        let map = Projection::country();
        for lat_deg in [35.8, 37.0, 39.0, 41.0, 42.1_f64] {
            let lat = lat_deg.to_radians();
            let scale = map.n * map.f / pow(cot_half_colatitude(lat), map.n) / cos(lat);
            assert!((scale - 1.0).abs() < 0.001, "{lat_deg}: {scale}");
        }
    }

    #[test]
    fn every_boundary_point_comes_back() {
        let map = Projection::country();
        for &(lon, lat) in boundaries::shapes().iter().flat_map(|s| s.rings.iter().flatten()) {
            let (x, y) = map.forward(lon, lat);
            let (lon_back, lat_back) = map.inverse(x, y);
            assert!((lon - lon_back).abs() < 1e-10 && (lat - lat_back).abs() < 1e-10);
        }
    }

    #[test]
    fn the_country_fills_the_picture_but_for_the_margin() {
        let map = Projection::country();
        let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        for &(lon, lat) in boundaries::shapes().iter().flat_map(|s| s.rings.iter().flatten()) {
            let (x, y) = map.forward(lon, lat);
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        let gaps = [low.0, low.1, f64::from(WIDTH) - high.0, f64::from(HEIGHT) - high.1];
        let margin = f64::from(MARGIN);
        assert!(gaps.iter().all(|gap| (margin - 0.05..margin + 0.3).contains(gap)), "{gaps:?}");
    }
}
