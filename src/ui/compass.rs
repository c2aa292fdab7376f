//! Which province an arrow key leads to.

/// A direction on the map; north is up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Arrow up.
    North,
    /// Arrow right.
    East,
    /// Arrow down.
    South,
    /// Arrow left.
    West,
}

impl Direction {
    /// The direction of a key's name (`KeyboardEvent.key`).
    pub fn from_key(key: &str) -> Option<Direction> {
        match key {
            "ArrowUp" => Some(Direction::North),
            "ArrowRight" => Some(Direction::East),
            "ArrowDown" => Some(Direction::South),
            "ArrowLeft" => Some(Direction::West),
            _ => None,
        }
    }
}

/// A place that can be stepped to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop {
    /// Plate of the province.
    pub plate: u8,
    /// From the left, in tenths.
    pub x: i32,
    /// From the top, in tenths.
    pub y: i32,
}

/// The nearest stop in a direction: what lies aside counts twice, and what lies more aside than
/// ahead does not count. `None` at the edge of the country.
pub fn step(stops: &[Stop], from: u8, direction: Direction) -> Option<u8> {
    let start = stops.iter().find(|stop| stop.plate == from)?;
    let mut best: Option<(i32, u8)> = None;
    for stop in stops {
        let (east, south) = (stop.x - start.x, stop.y - start.y);
        let (ahead, aside) = match direction {
            Direction::North => (-south, east),
            Direction::South => (south, east),
            Direction::East => (east, south),
            Direction::West => (-east, south),
        };
        let aside = aside.abs();
        if ahead <= 0 || aside > ahead {
            continue;
        }
        let cost = ahead + 2 * aside;
        // Ties go to the smaller plate, which comes first.
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, stop.plate));
        }
    }
    best.map(|(_, plate)| plate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::shapes;

    fn stops() -> Vec<Stop> {
        shapes::paths()
            .iter()
            .map(|path| Stop {
                plate: path.plate,
                x: (path.label_x * 10.0) as i32,
                y: (path.label_y * 10.0) as i32,
            })
            .collect()
    }

    #[test]
    fn ankara_has_neighbours_on_all_sides() {
        let stops = stops();
        assert_eq!(step(&stops, 6, Direction::West), Some(26)); // Eskişehir
        assert!(step(&stops, 6, Direction::North).is_some());
        assert!(step(&stops, 6, Direction::East).is_some());
        assert!(step(&stops, 6, Direction::South).is_some());
    }

    #[test]
    fn the_country_ends() {
        assert_eq!(step(&stops(), 22, Direction::West), None); // Edirne
        assert_eq!(step(&[], 6, Direction::West), None);
    }

    #[test]
    fn every_province_can_be_reached_from_ankara() {
        let stops = stops();
        let mut reached = vec![6u8];
        let mut next = 0;
        while next < reached.len() {
            for direction in [Direction::North, Direction::East, Direction::South, Direction::West] {
                if let Some(plate) = step(&stops, reached[next], direction)
                    && !reached.contains(&plate)
                {
                    reached.push(plate);
                }
            }
            next += 1;
        }
        assert_eq!(reached.len(), 81);
    }
}
