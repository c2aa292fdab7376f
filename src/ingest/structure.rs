//! Where the bytes that shape a table stand, 64 bytes at a time, as bits.

/// One bit a byte; bit 0 is the first byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Masks {
    /// Delimiters and line feeds.
    pub stops: u64,
    /// Line feeds.
    pub line_feeds: u64,
    /// Quotes.
    pub quotes: u64,
    /// Carriage returns.
    pub returns: u64,
}

/// Bytes of a block.
pub(super) const BLOCK: usize = 64;

/// The masks of a block.
#[cfg(target_arch = "x86_64")]
#[inline]
#[allow(unsafe_code)]
pub(super) fn masks(block: &[u8; BLOCK], delimiter: u8) -> Masks {
    // SAFETY: SSE2 belongs to every processor of the x86-64 architecture.
    unsafe { by_sse2(block, delimiter) }
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "sse2")]
fn by_sse2(block: &[u8; BLOCK], delimiter: u8) -> Masks {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8,
    };
    let is = |bytes: __m128i, byte: u8| _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte.cast_signed()));
    let bits = |bytes: __m128i| u64::from(_mm_movemask_epi8(bytes).cast_unsigned());
    let mut masks = Masks::default();
    for (at, [low, high]) in words(block).into_iter().enumerate() {
        let bytes = _mm_set_epi64x(high.cast_signed(), low.cast_signed());
        let line_feeds = is(bytes, b'\n');
        masks.stops |= bits(_mm_or_si128(is(bytes, delimiter), line_feeds)) << (16 * at);
        masks.line_feeds |= bits(line_feeds) << (16 * at);
        masks.quotes |= bits(is(bytes, b'"')) << (16 * at);
        masks.returns |= bits(is(bytes, b'\r')) << (16 * at);
    }
    masks
}

/// The masks of a block.
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
#[target_feature(enable = "simd128")]
#[inline]
#[allow(unsafe_code)]
pub(super) fn masks(block: &[u8; BLOCK], delimiter: u8) -> Masks {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128, v128_any_true, v128_load, v128_or};
    let is = |bytes: v128, byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
    let (quarters, _) = block.as_chunks::<16>();
    // SAFETY: each pointer is that of sixteen bytes that are there; any alignment will do.
    let quarters: [v128; 4] = std::array::from_fn(|at| unsafe { v128_load(quarters[at].as_ptr().cast()) });
    let bits = |of: &dyn Fn(v128) -> v128| {
        quarters
            .iter()
            .enumerate()
            .fold(0, |bits, (at, bytes)| bits | u64::from(u8x16_bitmask(of(*bytes))) << (16 * at))
    };
    let rare = |bytes: v128| v128_or(is(bytes, b'"'), is(bytes, b'\r'));
    let [a, b, c, d] = quarters.map(rare);
    let mut masks = Masks {
        stops: bits(&|bytes| v128_or(is(bytes, delimiter), is(bytes, b'\n'))),
        line_feeds: bits(&|bytes| is(bytes, b'\n')),
        ..Masks::default()
    };
    if v128_any_true(v128_or(v128_or(a, b), v128_or(c, d))) {
        masks.quotes = bits(&|bytes| is(bytes, b'"'));
        masks.returns = bits(&|bytes| is(bytes, b'\r'));
    }
    masks
}

/// The masks of a block.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", feature = "worker"))))]
#[inline]
pub(super) fn masks(block: &[u8; BLOCK], delimiter: u8) -> Masks {
    by_words(block, delimiter)
}

/// A block as pairs of words of eight bytes.
#[inline]
#[cfg(target_arch = "x86_64")]
fn words(block: &[u8; BLOCK]) -> [[u64; 2]; 4] {
    let (quarters, _) = block.as_chunks::<16>();
    std::array::from_fn(|at| {
        let quarter = &quarters[at];
        let (halves, _) = quarter.as_chunks::<8>();
        [u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]
    })
}

/// The same with plain arithmetic: for processors without a way of their own above, and for the test.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", feature = "worker")))))]
fn by_words(block: &[u8; BLOCK], delimiter: u8) -> Masks {
    let (words, _) = block.as_chunks::<8>();
    let mut masks = Masks::default();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let line_feeds = equal(word, b'\n');
        masks.stops |= (equal(word, delimiter) | line_feeds) << (8 * at);
        masks.line_feeds |= line_feeds << (8 * at);
        masks.quotes |= equal(word, b'"') << (8 * at);
        masks.returns |= equal(word, b'\r') << (8 * at);
    }
    masks
}

/// One bit for each of the eight bytes that equals `byte`.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", feature = "worker")))))]
fn equal(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let difference = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    // The high bit of each byte: set where the byte is zero, exactly.
    let zero = !(((difference & LOW) + LOW) | difference | LOW);
    ((zero >> 7).wrapping_mul(0x0102_0408_1020_4080)) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_found_where_it_stands() {
        let mut state = 1u64;
        for _ in 0..2_000 {
            let block: [u8; BLOCK] = std::array::from_fn(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let random = (state >> 40) as u8;
                if random < 160 { b",;\n\r\"\t|a"[usize::from(random % 8)] } else { random }
            });
            for delimiter in *b",;\t|" {
                let bits = |test: &dyn Fn(u8) -> bool| {
                    block
                        .iter()
                        .enumerate()
                        .fold(0u64, |bits, (at, byte)| bits | u64::from(test(*byte)) << at)
                };
                let expected = Masks {
                    stops: bits(&|byte| byte == delimiter || byte == b'\n'),
                    line_feeds: bits(&|byte| byte == b'\n'),
                    quotes: bits(&|byte| byte == b'"'),
                    returns: bits(&|byte| byte == b'\r'),
                };
                assert_eq!(masks(&block, delimiter), expected);
                assert_eq!(by_words(&block, delimiter), expected);
            }
        }
    }
}
