//! How far a reading has come, how fast it goes, and how long it will take.

/// What the worker said last, with the page's clock.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Progress {
    /// Bytes read, of all files.
    pub bytes_read: u64,
    /// Bytes in all.
    pub bytes_total: u64,
    /// Records read.
    pub rows: u64,
    /// Milliseconds since the first byte was asked for.
    pub elapsed_ms: f64,
}

impl Progress {
    /// Bytes a second since the beginning; `None` before there is anything to measure.
    pub fn bytes_per_second(&self) -> Option<u64> {
        let measurable = self.elapsed_ms >= 50.0 && self.bytes_read > 0;
        measurable.then(|| (self.bytes_read as f64 * 1000.0 / self.elapsed_ms) as u64)
    }

    /// Seconds until the last byte at the speed so far.
    pub fn seconds_left(&self) -> Option<u64> {
        let rate = self.bytes_per_second().filter(|&rate| rate > 0)?;
        Some(self.bytes_total.saturating_sub(self.bytes_read).div_ceil(rate))
    }

    /// Part done, in 1/1000.
    pub fn done_e3(&self) -> u32 {
        let part = u128::from(self.bytes_read) * 1000 / u128::from(self.bytes_total.max(1));
        part.min(1000) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_way_after_a_second_means_a_second_more() {
        let half = Progress { bytes_read: 50, bytes_total: 100, rows: 3, elapsed_ms: 1000.0 };
        assert_eq!(half.bytes_per_second(), Some(50));
        assert_eq!(half.seconds_left(), Some(1));
        assert_eq!(half.done_e3(), 500);
    }

    #[test]
    fn nothing_is_claimed_before_it_was_measured() {
        let start = Progress { bytes_total: 100, ..Progress::default() };
        assert_eq!((start.bytes_per_second(), start.seconds_left(), start.done_e3()), (None, None, 0));
        assert_eq!(Progress::default().done_e3(), 0);
    }
}
